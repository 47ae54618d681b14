"""This package lives through simulated weeks, with faults, and counts what was told."""
