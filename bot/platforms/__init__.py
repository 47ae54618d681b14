"""This package holds the chat platforms, one file each: pure rendering, and asynchronous send, edit and find."""
