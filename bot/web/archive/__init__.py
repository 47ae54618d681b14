"""This package is the archive: what was published and what we made of it, as pages that anybody may read."""
