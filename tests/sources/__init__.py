"""This package holds pages for every source, with what must be read from them."""
