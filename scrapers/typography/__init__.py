"""This file marks the package that holds Chinese typography; callers use scrapers.text."""
