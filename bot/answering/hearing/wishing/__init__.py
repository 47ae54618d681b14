"""This package obeys who is to be followed, or no longer, where one clause asks for it and the rest only tells."""
