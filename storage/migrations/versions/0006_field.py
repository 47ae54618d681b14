"""This file brings the store from 0005 to 0006."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    # scans: of which texts the pictures wait to be read
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pictures", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_rendition_pictures", "rendition", ["pictures"])
    # search: the words under which the index knows what a filter leaves
    op.add_column("rendition", sa.Column("filed", sa.String(), nullable=False, server_default=""))
    op.create_index(
        "rendition_not_filed",
        "rendition",
        ["id"],
        sqlite_where=sa.text("filed = ''"),
        postgresql_where=sa.text("filed = ''"),
    )
    op.create_index("ix_paper_committee_fold", "paper", ["committee_fold"])
    # lists: what committees wait for, by their own lists and their minutes
    op.create_table(
        "matter",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("paper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("no", sa.String(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("whom", sa.String(), nullable=True),
        sa.Column("met", sa.String(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column(
            "answered_by", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "cited", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("due_from", sa.Date(), nullable=True),
        sa.Column("due_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_matter_paper_id", "matter", ["paper_id"])
    op.create_index("ix_matter_form", "matter", ["form"])
    op.create_index("ix_matter_due_to", "matter", ["due_to"])


def downgrade() -> None:
    """Take it back."""
    # search
    op.drop_index("ix_paper_committee_fold", "paper")
    op.drop_index("rendition_not_filed", "rendition")
    op.drop_column("rendition", "filed")
    # scans
    op.drop_index("ix_rendition_pictures", "rendition")
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.drop_column("pictures")
    # lists
    op.drop_table("matter")
