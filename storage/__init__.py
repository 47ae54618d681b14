"""This package remembers what we know and what we said."""
