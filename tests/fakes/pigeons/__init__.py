"""This package is a fake chat platform, whole as a real one: its renderer, its client, its door, and its loft."""
