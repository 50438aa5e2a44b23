"""Talks: the command line and Slack. Knows `kpi_core`; nothing knows it."""
