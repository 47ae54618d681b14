"""This package remembers what was published: papers, their texts, and what they say of each other."""
