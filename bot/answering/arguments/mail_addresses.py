"""This file finds mail addresses among what is typed; whether one can be written to is said where it is used."""

from __future__ import annotations

import re

# e.g. kit@harbour.example · 電郵kit@harbour.example
ADDRESS = re.compile(r"(?<![\w.+-])\w[\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.ASCII)
