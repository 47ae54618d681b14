"""This file brings the store from 0004 to 0005: what became of promises, and what holds a day's papers."""

from __future__ import annotations

import sqlalchemy as sa
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
    # commitments: what a workspace's people say became of them, and which a channel is reminded of
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "commitment_mark",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("workspace_id", number, nullable=False),
        sa.Column("paper_id", number, nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.Column("by_paper_id", number, nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("commitment_mark_by_cluster", "commitment_mark", ["workspace_id", "cluster"])
    op.create_index("ix_commitment_mark_paper_id", "commitment_mark", ["paper_id"])
    op.create_table(
        "commitment_star",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("workspace_id", number, nullable=False),
        sa.Column("channel_id", number, nullable=False),
        sa.Column("paper_id", number, nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("channel_id", "cluster"),
    )
    op.create_index("ix_commitment_star_paper_id", "commitment_star", ["paper_id"])
    op.create_index("ix_commitment_star_workspace_id", "commitment_star", ["workspace_id"])
    # look ahead: once a week, off for channels that are there already, offered to them once
    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("look_ahead", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.execute(sa.text("UPDATE channel SET offered_at = NULL"))
    # signals: what weather stopped the Council's work, and from when to when
    op.create_table(
        "signal",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "kind", "issued_at"),
    )


def downgrade() -> None:
    """Take it back."""
    # search
    op.drop_index("match_of_topic", "match")
    op.drop_index("ix_paper_kind", "paper")
    # signals
    op.drop_table("signal")
    # look ahead
    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.drop_column("look_ahead")
    # commitments
    op.drop_table("commitment_star")
    op.drop_table("commitment_mark")
