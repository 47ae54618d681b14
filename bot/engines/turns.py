"""This file has threads take short turns, so that what is sent need not wait for what computes.

A thread that comes back from the store, as each does ten times for a round of posts, waits until the
one that computes gives way. Python lets that one go on for five milliseconds: for twenty posts.
"""

from __future__ import annotations

import sys

TURN = 0.0001  # seconds that a thread computes on while another waits


def take_short() -> None:
    """Let no thread of this process compute long while another waits."""
    sys.setswitchinterval(TURN)
