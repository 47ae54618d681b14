"""This package holds the Starlette application."""
