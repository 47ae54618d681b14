"""This file names what a person can mean of one thing that is followed: follow it otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.intents import Intent, Wishes


@dataclass(frozen=True, slots=True)
class Amend(Intent):
    """Follow the n-th thing otherwise: more often, at another hour, in another language."""

    number: int
    wishes: Wishes
