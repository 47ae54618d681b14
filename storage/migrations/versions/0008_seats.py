"""This file brings the store from 0007 to 0008."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    data = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    # members: whom the Council's own roster names
    op.create_table(
        "seat",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("names", data, nullable=False),
        sa.Column("former", data, nullable=False),
        sa.Column("pages", data, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("ix_seat_changed_at", "seat", ["changed_at"])
    # programmes: what became of them, and when
    op.create_table(
        "happening",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("paper_id", number, nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("until", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("cites", data, nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_happening_paper_id", "happening", ["paper_id"])
    op.create_index("ix_happening_programme", "happening", ["programme"])
    # months: how often a paper that a channel was told of was opened there, without who did
    op.create_table(
        "opening",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("channel_id", number, nullable=False),
        sa.Column("paper_id", number, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("channel_id", "paper_id", "what"),
    )
    op.create_index("ix_opening_paper_id", "opening", ["paper_id"])


def downgrade() -> None:
    """Take it back."""
    # months
    op.drop_index("ix_opening_paper_id", "opening")
    op.drop_table("opening")
    # programmes
    op.drop_index("ix_happening_programme", "happening")
    op.drop_index("ix_happening_paper_id", "happening")
    op.drop_table("happening")
    # members
    op.drop_index("ix_seat_changed_at", "seat")
    op.drop_table("seat")
