"""This file declares the tables of what was done once and of what is counted."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import (
    StoredRow,
    moment,
)


class OnceRow(StoredRow, table=True):
    """Something that is done once, by whichever process comes first: an event, an OAuth state."""

    __tablename__ = "once"
    name: str = Field(primary_key=True)
    until: datetime = moment(index=True)  # then it is forgotten


class CounterRow(StoredRow, table=True):
    """A number that has to outlive the process: tokens spent this month, alarms raised."""

    __tablename__ = "counter"
    name: str = Field(primary_key=True)
    value: int = 0
    at: datetime = moment()
