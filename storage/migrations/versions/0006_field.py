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
    # scans: of which texts the pictures wait to be read
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("pictures", sa.Integer(), nullable=False, server_default="0")
        )
    op.create_index("ix_rendition_pictures", "rendition", ["pictures"])


def downgrade() -> None:
    """Take it back."""
    # scans
    op.drop_index("ix_rendition_pictures", "rendition")
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.drop_column("pictures")
