"""This file starts a PostgreSQL that lives only as long as the tests, on a socket of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "timezone": "Asia/Hong_Kong",  # not UTC, so that a forgotten zone shows
}


def binaries() -> Path | None:
    """Give the folder with initdb and pg_ctl, the newest there is, or None."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = [path for place in _PLACES for path in Path("/").glob(place.lstrip("/"))]
    usable = [path for path in folders if (path / "initdb").exists()]
    return max(usable, default=None, key=lambda path: [int(x) for x in path.parts if x.isdigit()])


def _fastest() -> str:
    """Give a folder in memory where there is one with room: a database is hundreds of files."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 1 << 30:
        return str(memory)
    return "/tmp"


class Cluster:
    """A PostgreSQL server in a temporary folder; it refuses to run as root, so it does not."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder
        self._home = Path(tempfile.mkdtemp(prefix="tamar-pg-", dir=_fastest()))
        self._user: str | None = None
        if os.geteuid() == 0:
            self._user = next(name for name in ("postgres", "nobody") if _exists(name))
            os.chown(self._home, pwd.getpwnam(self._user).pw_uid, -1)

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command,
            user=self._user,
            group=pwd.getpwnam(self._user).pw_gid if self._user else None,
            extra_groups=[] if self._user else None,
            cwd=self._home,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stdout} {done.stderr}")

    def __enter__(self) -> Self:
        data = str(self._home / "data")
        self._run(
            str(self._bin / "initdb"),
            *("-D", data, "-U", "tamar", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"),
        )
        options = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        self._run(
            str(self._bin / "pg_ctl"),
            *("-D", data, "-w", "-s", "-l", str(self._home / "log")),
            *("-o", f"{options} -k {self._home}", "start"),
        )
        # One for all tests: to open and close one costs a third of making a database.
        self._own = self._connected()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._own.close()
        self._run(
            str(self._bin / "pg_ctl"), "-D", str(self._home / "data"), "-m", "immediate", "stop"
        )
        shutil.rmtree(self._home, ignore_errors=True)

    def _execute(self, statement: sql.Composed) -> None:
        try:
            self._own.execute(statement)
        except psycopg.OperationalError:
            if not self._own.broken:
                raise
            self._own.close()  # the server was killed and began anew, as chaos does
            self._own = self._connected()
            self._own.execute(statement)

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._home), user="tamar", dbname="postgres", autocommit=True
        )

    def url(self, name: str) -> str:
        """Give the address of a database."""
        return f"postgresql://tamar@/{name}?host={self._home}"

    def create(self, name: str, template: str = "template0") -> str:
        """Make a database, as a copy where a template is named; give its address."""
        self._execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def shut(self, name: str) -> None:
        """Throw everybody out of a database and let nobody in, as when its server is away."""
        known = sql.Identifier(name)
        self._execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(known))
        self._execute(
            sql.SQL(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}"
            ).format(sql.Literal(name))
        )

    def reopen(self, name: str) -> None:
        """Let everybody in again."""
        known = sql.Identifier(name)
        self._execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(known))


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
