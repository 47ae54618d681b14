"""This package is Microsoft Teams: what is shown there, what sends to it, and the door at which it speaks to us."""
