"""This package holds what a paper says: its sentences, summary, promises and dates."""
