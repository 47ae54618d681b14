"""This package holds the engines: whoever runs the work, in one process or in many."""
