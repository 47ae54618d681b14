"""This package holds all of Slack: rendering, sending, and what people do there."""
