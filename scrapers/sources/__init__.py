"""This package holds the sources, one file each: a file here is a source, nothing else is edited."""
