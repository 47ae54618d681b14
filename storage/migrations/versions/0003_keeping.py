"""This file brings the store from 0002 to 0003: what readers keep, and what is told on paths beside chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql



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
    # mail: who is behind a mailbox
    op.create_table('mailbox',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('workspace_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('channel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mark', sa.String(), nullable=False),
    sa.Column('made_with', sa.String(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('stop', sa.String(), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['channel_id'], ['channel.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('channel_id'),
    sa.UniqueConstraint('mark'),
    sa.UniqueConstraint('stop')
    )
    with op.batch_alter_table('mailbox', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mailbox_workspace_id'), ['workspace_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_mailbox_made_with'), ['made_with'], unique=False)
        batch_op.create_index(batch_op.f('ix_mailbox_created_at'), ['created_at'], unique=False)

    # What is held is matched against a topic that was written since.
    with op.batch_alter_table('topic', schema=None) as batch_op:
        batch_op.add_column(sa.Column('look_below', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('looked', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('look_total', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('match', schema=None) as batch_op:
        batch_op.add_column(sa.Column('late', sa.Boolean(), nullable=False, server_default=sa.false()))
    # saved: papers that a channel keeps, with notes
    op.create_table('saved',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('workspace_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('channel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('paper_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('notes', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['channel_id'], ['channel.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('channel_id', 'paper_id')
    )
    with op.batch_alter_table('saved', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_saved_paper_id'), ['paper_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_saved_workspace_id'), ['workspace_id'], unique=False)

    # habit: the citation style of a person
    op.create_table('habit',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('workspace_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('citation_style', sa.String(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('workspace_id', 'who')
    )

    # watch_list, watch_hit: names that a channel watches for, and where they were found
    op.create_table('watch_list',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('workspace_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('channel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('instant', sa.Boolean(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('created_by', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['channel_id'], ['channel.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('watch_hit',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('workspace_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('channel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('list_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('paper_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('found_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('told', sa.Boolean(), nullable=False),
    sa.Column('delivery_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['channel_id'], ['channel.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['list_id'], ['watch_list.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('list_id', 'paper_id', 'number')
    )
    for name, columns in (
        ('watch_list', ('workspace_id', 'channel_id')),
        ('watch_hit', ('workspace_id', 'channel_id', 'paper_id')),
    ):
        with op.batch_alter_table(name, schema=None) as batch_op:
            for column in columns:
                batch_op.create_index(f'ix_{name}_{column}', [column], unique=False)


def downgrade() -> None:
    """Undo it."""
    # watch_list, watch_hit
    op.drop_table('watch_hit')
    op.drop_table('watch_list')
    # deadlines
    op.drop_table('deadline')
    # mail
    op.drop_table('mailbox')

    with op.batch_alter_table('match', schema=None) as batch_op:
        batch_op.drop_column('late')
    with op.batch_alter_table('topic', schema=None) as batch_op:
        for name in ('looked_at', 'look_total', 'looked', 'look_below'):
            batch_op.drop_column(name)
    # habit
    op.drop_table('habit')
    # saved
    op.drop_table('saved')
