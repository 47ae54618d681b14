"""This package declares every table of the store, each a SQLModel named for what one row remembers."""

# All of them, whichever is asked for: a table points to others by name.
from storage.tables import marks as marks
from storage.tables import people as people
from storage.tables import published as published
from storage.tables import told as told
from storage.tables import watched as watched
