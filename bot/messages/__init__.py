"""This package holds in which words things are told, whatever the platform."""
