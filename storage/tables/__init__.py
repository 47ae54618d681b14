"""This package declares every table of the store, each a SQLModel named for what one row remembers."""

# All of them, whichever is asked for: a table points to others by name.
from storage.tables import marks, people, published, told, watched

__all__ = ["marks", "people", "published", "told", "watched"]
