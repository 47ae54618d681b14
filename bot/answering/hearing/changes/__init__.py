"""This package reads what changes something: orders, settings, topics and lists that are dictated."""
