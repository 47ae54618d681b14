"""This file brings the store from 0006 to 0007."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    # meetings: the papers of a day, without reading all the others'
    op.create_index("ix_paper_meeting_date", "paper", ["meeting_date"])


def downgrade() -> None:
    """Take it back."""
    # meetings
    op.drop_index("ix_paper_meeting_date", "paper")
