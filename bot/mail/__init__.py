"""This package is e-mail: all that it takes to write to people who asked for it."""
