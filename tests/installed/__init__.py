"""This package tests what people install: the wheel, not the checkout."""
