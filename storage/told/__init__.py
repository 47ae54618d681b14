"""This package remembers what we said: messages, their deliveries, and what each channel has been told."""
