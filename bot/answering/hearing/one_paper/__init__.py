"""This package reads what is asked of one paper, in its thread, by its number or by what it is like."""
