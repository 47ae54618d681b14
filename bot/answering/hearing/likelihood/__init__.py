"""This package says which command a sentence most likely asks for, and writes that out."""
