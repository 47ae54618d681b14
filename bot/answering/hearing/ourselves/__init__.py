"""This package reads what is asked about ourselves."""
