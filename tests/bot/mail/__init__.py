"""Tests of e-mail: what is written, what hands it over, and how people ask for it and stop it."""
