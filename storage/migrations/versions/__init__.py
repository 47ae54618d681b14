"""This file makes the store's revisions a package, so that they are installed with it."""
