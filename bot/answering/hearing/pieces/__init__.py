"""This package says what stands in a sentence: names, numbers, times, kinds, and the words of its subject."""
