"""This file brings the store from 0002 to 0003: what readers keep, and what is told on paths beside chat."""

from __future__ import annotations


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    pass


def downgrade() -> None:
    """Undo it."""
    pass
