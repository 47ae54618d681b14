"""This package decides what matters, to whom, when and in which words."""
