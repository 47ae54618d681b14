"""This package holds what every chat platform is to us, and the console, which is one."""
