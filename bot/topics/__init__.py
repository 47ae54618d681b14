"""This package holds what matters: the topics, their words, and why a paper is about them."""
