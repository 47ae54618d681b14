"""This package is the app as Teams is given it: its manifest, its two icons, and what zips them."""
