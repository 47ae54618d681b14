"""This package remembers how the sources have been: what was asked of them, when, and what is still owed."""
