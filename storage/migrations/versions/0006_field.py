"""This file brings the store from 0005 to 0006."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
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


def downgrade() -> None:
    """Take it back."""
    # search
    op.drop_index("ix_paper_committee_fold", "paper")
    op.drop_index("rendition_not_filed", "rendition")
    op.drop_column("rendition", "filed")
