"""This file runs commands of the command line inside the test's own process, and keeps what they say."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import cli, wiring
from bot.engines import worker
from tests.story.once import ReadsOnce


@dataclass(frozen=True)
class Said:
    """What a command printed, and the status with which it ended."""

    status: int
    out: str
    errors: str

    @property
    def lines(self) -> list[str]:
        """Give what it said on standard error."""
        return self.errors.splitlines()


@dataclass(frozen=True)
class Shell:
    """Runs commands; `store` is their store."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    store: str

    def run(self, *words: str | Path, store: str | None = None) -> Said:
        """Run one command to its end."""
        self.capsys.readouterr()
        self.monkeypatch.setenv("TAMAR_STORE", store or self.store)
        self.monkeypatch.setattr(sys, "argv", ["tamar", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = self.capsys.readouterr()
        code = ended.value.code
        return Said(code if isinstance(code, int) else int(bool(code)), said.out, said.err)

    def hold(self, *papers: Path) -> None:
        """Let the store hold files as if they had just been imported."""
        store = Path(self.store.removeprefix("sqlite:///"))
        if papers not in _held:
            for paper in papers:
                assert self.run("import", paper).status == 0
            assert not store.with_name(f"{store.name}-wal").exists()
            _held[papers] = store.read_bytes()
        store.write_bytes(_held[papers])


_held: dict[tuple[Path, ...], bytes] = {}


class _Here(ReadsOnce):
    """Understands in the test's own process: a command starts another, which takes longer than its work."""

    def __init__(self, **bounds: object) -> None:
        super().__init__()

    def close(self) -> None:
        """End nothing: nothing was started."""


@pytest.fixture
def shell(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """Give a shell whose store is a fresh file."""
    monkeypatch.setenv("HOME", "/nonexistent")
    for place in (wiring, worker):
        monkeypatch.setattr(place, "InWorker", _Here)
    return Shell(monkeypatch, capsys, sqlite_url)


# Every command that opens the store and ends by itself, with what it needs to get that far.
WITH_STORE: dict[str, tuple[str, ...]] = {
    "backfill": ("backfill", "--since", "2026-01-01", "--source", "hkma_press"),
    "check": ("check",),
    "citation": ("citation", "CB(2)1/2026"),
    "commitments": ("commitments",),
    "programme": ("programme", "iAM Smart"),
    "briefing": ("briefing",),
    "story": ("story", "CB(2)1292/2025"),
    "member": ("member", "Chan Man-ki"),
    "bureau": ("bureau", "Panel on Transport"),
    "digest": ("digest",),
    "export": ("export",),
    "follow": ("follow", "Panel on Transport"),
    "import": ("import", "FILE"),
    "latest": ("latest",),
    "list": ("list",),
    "meetings": ("meetings",),
    "migrate": ("migrate",),
    "month": ("month",),
    "more": ("more", "CB(2)1/2026"),
    "outbox ls": ("outbox", "ls"),
    "outbox policy": ("outbox", "policy", "console", "resend"),
    "outbox resolve": ("outbox", "resolve", "1", "sent"),
    "outbox retry": ("outbox", "retry", "1"),
    "overview": ("overview",),
    "reconcile": ("reconcile",),
    "run": ("run",),
    "sample": ("sample", "AI"),
    "saved": ("saved",),
    "say": ("say", "list"),
    "search": ("search", "ferries"),
    "serve": ("serve",),
    "show": ("show", "CB(2)1/2026"),
    "sources": ("sources",),
    "subscribe": ("subscribe", "ai"),
    "subscriptions": ("subscriptions",),
    "topics": ("topics",),
    "unsubscribe": ("unsubscribe", "ai"),
    "undo": ("undo",),
    "why": ("why", "CB(2)1/2026"),
}
WITHOUT_STORE = {"teams", "demo", "read", "match", "preview"}
BY_THEMSELVES = {"backup", "restore", "doctor", "reseal", "worker"}  # tested by name
