"""This package holds fakes of the services that Tamar talks to; each refuses what the real one would."""
