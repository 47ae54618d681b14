"""This file runs the store's revisions on a connection that somebody else has opened."""

from __future__ import annotations

from alembic import context

from storage.migrations.comparison import compare_type, include_name, include_object, render_item
from storage.tables.published import PaperRow

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=PaperRow.metadata,
    include_name=include_name,
    include_object=include_object,
    render_item=render_item,
    compare_type=compare_type,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
