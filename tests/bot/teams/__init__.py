"""Tests of Teams: what is shown there, what sends to it, and its door."""
