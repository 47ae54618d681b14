"""This file finds the real material beside the checkout, for tests that read it where it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def at_hand(*parts: str) -> Path | None:
    """Give a path in the real material; None where it is not here."""
    root = Path(os.environ.get("TAMAR_SHARED") or Path(__file__).parents[2] / "shared")
    path = root.joinpath(*parts)
    return path if path.exists() else None


def shared(*parts: str) -> Path:
    """Give a path in the real material, or skip the test saying that it is not here."""
    path = at_hand(*parts)
    if path is None:
        pytest.skip(f"real material is not at hand: {'/'.join(parts) or 'shared'}")
    return path
