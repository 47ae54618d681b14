"""This file keeps the app's rights in each workspace; the tokens come and go encrypted."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlmodel import Session

from storage.people.channels import ensure_workspace
from storage.sql import table, upsert
from storage.tables.people import InstallationRow, WorkspaceRow

_installation, _workspace = table(InstallationRow), table(WorkspaceRow)


@dataclass(frozen=True, slots=True)
class Installation:
    """The app's rights in one workspace."""

    id: int
    workspace_id: int
    workspace: str  # its key
    team: str
    bot_user: str
    scopes: str
    installer: str
    sealed: bytes = field(repr=False)
    expires_at: datetime | None
    revoked_at: datetime | None
    granted_at: datetime | None
    renew_after: datetime | None
    renew_failures: int | None
    trouble: str | None  # why there is no token that works, while that lasts
    told_at: datetime | None
    created_at: datetime
    updated_at: datetime


_WELL: dict[str, Any] = {
    "renew_after": None, "renew_failures": None, "trouble": None, "told_at": None
}  # fmt: skip
_COLUMNS = [
    _workspace.c.key.label("workspace")
    if column.name == "workspace"
    else _installation.c[column.name]
    for column in fields(Installation)
]


def save_installation(
    session: Session,
    *,
    workspace_key: str,
    team: str,
    name: str = "",
    bot_user: str = "",
    scopes: str = "",
    installer: str = "",
    sealed: bytes,
    expires_at: datetime | None = None,
    granted_at: datetime | None = None,
    now: datetime,
) -> Installation:
    """Store what a workspace granted; installing again replaces it and undoes a revocation.

    `granted_at` is given where somebody has just installed us, not where a token is renewed.
    """
    owner = ensure_workspace(session, workspace_key, name, now)
    connection = session.connection()
    columns = (_installation.c.created_at, _installation.c.granted_at)
    before = connection.execute(select(*columns).where(_installation.c.team == team)).one_or_none()
    row = {
        "workspace_id": owner.id,
        "team": team,
        "bot_user": bot_user,
        "scopes": scopes,
        "installer": installer,
        "sealed": sealed,
        "expires_at": expires_at,
        "revoked_at": None,
        "granted_at": granted_at or (before.granted_at if before else now),
        **_WELL,
        "created_at": before.created_at if before else now,
        "updated_at": now,
    }
    upsert(connection, _installation, [row], ["team"])
    found = installation(session, team)
    assert found is not None
    return found


def _select(session: Session, *where: Any) -> list[Installation]:
    rows = session.connection().execute(
        select(*_COLUMNS)
        .join_from(_installation, _workspace, _workspace.c.id == _installation.c.workspace_id)
        .where(*where)
        .order_by(_installation.c.id)
    )
    return [Installation(**row._asdict()) for row in rows]


def installation(session: Session, team: str) -> Installation | None:
    """Give what a team granted, unless it was revoked."""
    found = _select(session, _installation.c.team == team, _installation.c.revoked_at.is_(None))
    return found[0] if found else None


def installations(session: Session) -> list[Installation]:
    """Give every installation that is in force."""
    return _select(session, _installation.c.revoked_at.is_(None))


def reseal(session: Session, team: str, sealed: bytes, now: datetime, *, was: bytes) -> bool:
    """Seal a team's tokens anew if they are still what they were; say whether that was so."""
    done = session.connection().execute(
        update(_installation)
        .where(_installation.c.team == team, _installation.c.sealed == was)
        .values(sealed=sealed, updated_at=now)
    )
    return done.rowcount == 1


def lease(session: Session, kept: Installation, now: datetime, until: datetime) -> bool:
    """Take the renewal of a token upon this process until a moment; say whether nobody else has it."""
    free = or_(_installation.c.renew_after.is_(None), _installation.c.renew_after <= now)
    done = session.connection().execute(
        update(_installation).where(*_still(kept), free).values(renew_after=until)
    )
    return done.rowcount == 1


def renew(
    session: Session,
    kept: Installation,
    sealed: bytes,
    expires_at: datetime | None,
    now: datetime,
) -> bool:
    """Put a renewed token in the place of the one it was traded for; say whether that still stood."""
    values = {"sealed": sealed, "expires_at": expires_at, "updated_at": now, **_WELL}
    done = session.connection().execute(update(_installation).where(*_still(kept)).values(**values))
    return done.rowcount == 1


def note_trouble(
    session: Session, kept: Installation, trouble: str, again: datetime, told_at: datetime | None
) -> None:
    """Note that a token could not be renewed, why, and when somebody may try again."""
    values = {"trouble": trouble, "renew_after": again, "told_at": told_at}
    session.connection().execute(
        update(_installation)
        .where(*_still(kept))
        .values(renew_failures=(kept.renew_failures or 0) + 1, **values)
    )


def _still(kept: Installation) -> tuple[ColumnElement[bool], ...]:
    """Say that an installation is as it was read: neither renewed, nor granted anew, nor revoked."""
    return (
        _installation.c.team == kept.team,
        _installation.c.sealed == kept.sealed,
        _installation.c.revoked_at.is_(None),
    )


def revoke(session: Session, team: str, now: datetime) -> None:
    """Forget a team's tokens: it took its rights back."""
    session.connection().execute(
        update(_installation)
        .where(_installation.c.team == team)
        .values(revoked_at=now, sealed=b"", updated_at=now)
    )
