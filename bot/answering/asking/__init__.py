"""This package answers what is asked of one paper: a place in it, what is known of any, or where it says something."""
