"""This package remembers workspaces, their channels, and all that people there chose, wrote and kept."""
