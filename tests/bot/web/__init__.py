"""This package tests the web applications and the connections to them."""
