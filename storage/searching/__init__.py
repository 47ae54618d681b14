"""This package finds papers by their words, alike on both databases."""
