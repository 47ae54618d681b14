"""This package answers who looks after a channel or all of them: hours, pauses, undo, overview, help."""
