"""This file brings the store from 0001 to 0002: moments by which a platform's late words are weighed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NEW = (("channel", "here_at"), ("channel", "asked_at"), ("installation", "granted_at"))


def upgrade() -> None:
    """Add when we were let in, when we last asked who reads a channel, and when we were installed."""
    for table, name in _NEW:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE installation SET granted_at = created_at WHERE revoked_at IS NULL")


def downgrade() -> None:
    """Forget these moments."""
    for table, name in reversed(_NEW):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(name)
