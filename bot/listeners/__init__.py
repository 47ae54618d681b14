"""This package holds what people say to us, one file per intention."""
