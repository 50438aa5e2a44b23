"""Computes how indicators stand: no Slack, no clock, no environment."""
