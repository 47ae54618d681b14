"""This package answers who wants to be told of something, or no longer."""
