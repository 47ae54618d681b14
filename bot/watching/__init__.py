"""This package holds the story of a check, from an index page to a judged paper."""
