"""This package holds messages of our own and what they look like rendered, one file each."""
