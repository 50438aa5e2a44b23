"""Laws are about results, never about time: Hypothesis watches no clock here."""

from hypothesis import settings

settings.register_profile("no-clock", deadline=None, max_examples=4000)
settings.load_profile("no-clock")
