"""This package collects every pattern of the project and tries each on text made to slow it down."""
