"""This package answers who looks something up: papers, people, promises, meetings."""
