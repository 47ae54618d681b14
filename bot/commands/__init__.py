"""This package holds the command line's commands, grouped by what people come for."""
