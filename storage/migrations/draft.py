"""This file drafts the next revision: `python -m storage.migrations.draft "add a colour"`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command

from storage.addresses import store_url
from storage.connections import WRITES, make_engine
from storage.schema import alembic_config


def draft(message: str, number: str) -> None:
    """Write the difference between the sum of the revisions and the tables into versions/."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(store_url(f"sqlite:///{Path(folder) / 'draft.db'}"))
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            command.upgrade(alembic_config(connection), "head")
            command.revision(alembic_config(connection), message, rev_id=number, autogenerate=True)
        engine.dispose()


if __name__ == "__main__":
    draft(sys.argv[1], sys.argv[2])
