"""Laws are about results, never about time: Hypothesis watches no clock here."""

from hypothesis import settings

settings.register_profile("no-clock", deadline=None)
settings.load_profile("no-clock")
