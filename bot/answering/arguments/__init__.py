"""This package reads the parts of what is typed: times, names, languages, wishes; it knows no state."""
