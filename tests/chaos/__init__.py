"""This package kills workers at random and counts what was lost and what was doubled."""
