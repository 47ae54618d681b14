"""This package reads what is looked up: papers, days, bodies, and what became of something."""
