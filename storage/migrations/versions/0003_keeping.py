"""This file brings the store from 0002 to 0003: what readers keep, and what is told on paths beside chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    # What is held is matched against a topic that was written since.
    with op.batch_alter_table('topic', schema=None) as batch_op:
        batch_op.add_column(sa.Column('look_below', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('looked', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('look_total', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('match', schema=None) as batch_op:
        batch_op.add_column(sa.Column('late', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Undo it."""
    with op.batch_alter_table('match', schema=None) as batch_op:
        batch_op.drop_column('late')
    with op.batch_alter_table('topic', schema=None) as batch_op:
        for name in ('looked_at', 'look_total', 'looked', 'look_below'):
            batch_op.drop_column(name)
