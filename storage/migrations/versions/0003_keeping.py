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
    # deadlines: until when views are taken, from when something holds
    op.create_table('deadline',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('paper_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('stated_on', sa.Date(), nullable=False),
    sa.Column('listed', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('paper_id', 'language', 'what')
    )
    op.create_index('ix_deadline_day', 'deadline', ['day'])
    op.create_index('ix_deadline_paper_id', 'deadline', ['paper_id'])
    op.create_index('ix_deadline_subject', 'deadline', ['subject'])
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
    # deadlines
    op.drop_table('deadline')
    with op.batch_alter_table('match', schema=None) as batch_op:
        batch_op.drop_column('late')
    with op.batch_alter_table('topic', schema=None) as batch_op:
        for name in ('looked_at', 'look_total', 'looked', 'look_below'):
            batch_op.drop_column(name)
