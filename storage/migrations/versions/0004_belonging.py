"""This file brings the store from 0003 to 0004: what papers belong to, and what is scheduled beside alerts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    # pause all: administrators hold everything that a workspace's channels would be sent
    with op.batch_alter_table('workspace', schema=None) as batch_op:
        batch_op.add_column(sa.Column('paused_until', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Undo it."""
    # pause all
    with op.batch_alter_table('workspace', schema=None) as batch_op:
        batch_op.drop_column('paused_until')
