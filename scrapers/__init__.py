"""This package says what was published: no database, no chat, no clock."""
