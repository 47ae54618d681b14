"""This package holds the watch over the watch: what is late, missing, broken or made up for."""
