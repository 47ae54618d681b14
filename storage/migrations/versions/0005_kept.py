"""This file brings the store from 0004 to 0005: what became of promises, and what holds a day's papers."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    # search: what a filter leaves is read from an index alone
    op.create_index("ix_paper_kind", "paper", ["kind"])
    op.create_index("match_of_topic", "match", ["topic", "paper_id"])


def downgrade() -> None:
    """Take it back."""
    # search
    op.drop_index("match_of_topic", "match")
    op.drop_index("ix_paper_kind", "paper")
