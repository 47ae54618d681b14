"""This package holds what people say to us and what they are answered, on any platform."""
