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


def downgrade() -> None:
    """Undo it."""
    # deadlines
    op.drop_table('deadline')
