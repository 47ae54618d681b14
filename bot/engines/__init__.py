"""This package holds who runs the work."""
