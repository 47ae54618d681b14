"""This package is a small copy of the sites' shapes, with texts of our own."""
