"""This file brings the store from 0003 to 0004: what papers belong to, and what is scheduled beside alerts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    # month: told on the first working day, where it is asked for
    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.add_column(sa.Column("monthly", sa.Boolean(), nullable=False, server_default=sa.false()))
    # pause all: administrators hold everything that a workspace's channels would be sent
    with op.batch_alter_table('workspace', schema=None) as batch_op:
        batch_op.add_column(sa.Column('paused_until', sa.DateTime(timezone=True), nullable=True))
    # stories: what papers state of each other
    op.create_table(
        "edge",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "paper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("to_key", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("joins", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("paper_id", "language", "to_key"),
    )
    op.create_index("edge_by_target", "edge", ["to_key", "joins"])
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("referring", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    # figure: programmes in numbers, and by which rules a text was read for them
    op.create_table(
        "figure",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("paper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("qualifier", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("cites", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_figure_paper_id", "figure", ["paper_id"])
    op.create_index("ix_figure_programme", "figure", ["programme"])
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.add_column(sa.Column("figures_read", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Undo it."""
    # month
    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.drop_column("monthly")
    # pause all
    with op.batch_alter_table('workspace', schema=None) as batch_op:
        batch_op.drop_column('paused_until')
    # stories
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.drop_column("referring")
    op.drop_table("edge")
    # figure
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.drop_column("figures_read")
    op.drop_table("figure")
