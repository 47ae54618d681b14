"""This package checks what is in deploy/ without any engine to run it."""
