"""This file examines an installation: settings, store, topics, sources, and on request the real sites."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from bot.care.assumptions import Assumption, table, weighed
from bot.care.handshakes import Handshake, Handshakes
from bot.care.recordings import Recorder, Recording
from bot.care.sitevisits import Get, Visit, survey
from bot.contents.understanding import Understanding
from bot.settings import Settings, SettingsError, read_sources
from bot.telling import health
from bot.topics.shipped import shipped
from scrapers.fetch import Door
from scrapers.source import Source, all_sources
from storage import counters, installations, source_runs
from storage.addresses import printable, store_url
from storage.channel_addresses import CONSOLE, platform_of
from storage.database import open_store
from storage.disks import room
from storage.errors import StoreError, StoreMissing
from storage.soundness import require_sound

OFFLINE = "you seem to be offline"
LITTLE_ROOM = 200 << 20  # bytes
Grade = Literal["ok", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    grade: Grade
    said: str


def examine(settings: Settings) -> list[Finding]:
    """Look at everything that needs no network."""
    return [
        _store(settings),
        *_tokens(settings),
        _sources(settings),
        _last_round(settings),
        _contact(settings),
        *(chat(settings) for chat in CHATS.values()),
        _health_channel(settings),
        _model(settings),
        Finding("topics", "ok", ", ".join(t.key for t in shipped())),
    ]


def _store(settings: Settings) -> Finding:
    try:
        store = open_store(settings.store)
    except StoreMissing:
        where = printable(store_url(settings.store))
        return Finding("store", "note", f"{where} is made by the first `tamar run`")
    except StoreError as error:
        return Finding("store", "bad", str(error))
    try:
        with store.read() as session:
            require_sound(session, store.file)
        with store.write() as session:  # what may only be read, or has no room, says so here
            counters.raise_by(session, "doctor", 1, datetime.now(UTC))
    except StoreError as error:
        return Finding("store", "bad", str(error))
    finally:
        store.close()
    left = room(store.file) if store.file is not None else None
    if left is not None and left < LITTLE_ROOM:
        return Finding(
            "store", "note", f"{store.url}; its disk has {left >> 20} MB left: make room"
        )
    return Finding("store", "ok", store.url)


def _tokens(settings: Settings) -> list[Finding]:
    """Name every workspace whose stored token does not work; none where the store is away."""
    try:
        store = open_store(settings.store)
    except StoreError:
        return []
    try:
        with store.read() as session:
            troubled = [one for one in installations.installations(session) if one.told_at]
    except StoreError:
        return []
    finally:
        store.close()
    said = "no token that works ({}); somebody there has to install the app again, unless the log says otherwise"
    return [Finding(f"slack {one.team}", "bad", said.format(one.trouble)) for one in troubled]


def _sources(settings: Settings) -> Finding:
    try:
        options, recess = read_sources(settings.sources)
        found = all_sources(options)
    except SettingsError as error:
        return Finding("sources", "bad", str(error))
    said = f"{len(found)} sources"
    if not recess.periods:
        said += "; no recess is set, so LegCo is watched at full pace all year ([recess] in sources.toml)"
    return Finding("sources", "ok", said)


def _last_round(settings: Settings) -> Finding:
    """Say how the last check of every source went; one that reached nothing is bad, whatever is set up."""
    try:
        store = open_store(settings.store)
    except StoreMissing:
        return Finding("last round", "note", "nothing was checked yet: `tamar run` begins")
    except StoreError:
        return Finding("last round", "note", "unknown: the store does not open")
    try:
        found = all_sources(read_sources(settings.sources)[0])
        with store.read() as session:
            states = source_runs.source_states(session)
    except (StoreError, SettingsError):
        return Finding("last round", "note", "unknown: see the lines above")
    finally:
        store.close()
    whole = health.last_round(found, states, datetime.now(UTC))
    if not whole.asked:
        return Finding(
            "last round", "note", "no source was checked yet: `tamar run` or `tamar check`"
        )
    said = f"{whole.answered} of {whole.asked} sources answered"
    if whole.offline:
        return Finding(
            "last round", "bad", f"{OFFLINE} ({whole.unreachable} of {whole.asked} sources "
            "unreachable): look at this machine's line, its DNS and its proxy",
        )  # fmt: skip
    if not whole.answered:
        return Finding("last round", "bad", f"{said}; `tamar sources` names what failed")
    if whole.failing:
        return Finding("last round", "note", f"{said}; `tamar sources` names the others")
    return Finding("last round", "ok", said)


def summed_up(findings: Sequence[Finding], settings: Settings) -> str:
    """Say in one sentence how it stands: what is bad by name, else where messages go and what is open."""
    bad = [one for one in findings if one.grade == "bad"]
    if len(bad) == 1:
        return f"Tamar needs you: {bad[0].said.rstrip('.')}."
    if bad:
        names = ", ".join(one.name for one in bad)
        return f"Tamar needs you: {len(bad)} things are wrong ({names}), named below."
    names = " and ".join(name.capitalize() for name in settings.chats)
    where = f"posts to {names}" if names else "prints to the terminal, since no chat is set up"
    if any(one.name == "last round" and one.grade == "ok" for one in findings):
        return f"All is well: Tamar {where}, and every source answered when it was last asked."
    return f"Nothing is wrong with what is set up: Tamar {where}; how the sites answer is below."


def _contact(settings: Settings) -> Finding:
    if "unset" in settings.contact:
        return Finding(
            "contact", "note", "sites cannot reach you: set TAMAR_CONTACT to a mail or web address"
        )
    return Finding("contact", "ok", settings.contact)


def _slack(settings: Settings) -> Finding:
    if not settings.slack:
        said = "no tokens" + ("" if settings.chats else ": messages go to the terminal")
        return Finding("slack", "note", said)
    if settings.slack_client_id and not settings.keys:
        return Finding(
            "slack", "bad", "TAMAR_KEYS is not set, and tokens are stored only encrypted: "
            "make a key with `python -c 'from cryptography.fernet import Fernet; "
            "print(Fernet.generate_key().decode())'`",
        )  # fmt: skip
    if not (settings.slack_app_token or settings.slack_signing_secret):
        return Finding(
            "slack", "bad", "set TAMAR_SLACK_APP_TOKEN (Socket Mode) or TAMAR_SLACK_SIGNING_SECRET"
        )
    return Finding("slack", "ok", "Socket Mode" if settings.slack_app_token else "HTTP")


def _teams(settings: Settings) -> Finding:
    given = {
        "TAMAR_TEAMS_APP_ID": settings.teams_app_id,
        "TAMAR_TEAMS_SECRET": settings.teams_secret,
        "TAMAR_TEAMS_TENANT": settings.teams_tenant,
    }
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(given):
        return Finding("teams", "note", "not set up")
    if missing:
        return Finding("teams", "bad", f"set {' and '.join(missing)} too; see deploy/RUNBOOK.md")
    return Finding(
        "teams",
        "ok",
        f"{len(settings.teams_tenants)} tenant(s) may speak to it; where Teams gives no answer to a "
        "post nobody can look, so each channel's policy decides: `tamar outbox policy`",
    )


def _mail(settings: Settings) -> Finding:
    if not settings.smtp_url and not settings.mail_from:
        return Finding("mail", "note", "not set up")
    given = {
        "TAMAR_SMTP_URL": settings.smtp_url,
        "TAMAR_MAIL_FROM": settings.mail_from,
        "TAMAR_KEYS": settings.keys,
        "TAMAR_ARCHIVE=on": settings.archive_at,
    }
    if missing := [name for name, value in given.items() if not value]:
        return Finding(
            "mail", "bad", f"set {' and '.join(missing)} too: people ask for mail and stop it on "
            "the archive's pages, and addresses are stored only encrypted",
        )  # fmt: skip
    host = (settings.mail_from or "").rpartition("@")[2].rstrip(">")
    yours = (
        f"SPF, DKIM and DMARC of {host} are yours to set, at the relay and in its DNS: mailboxes "
        "refuse or hide what lacks them"
    )
    if not (settings.archive_at or "").startswith("https://"):
        return Finding(
            "mail", "note", f"{yours}; one-click stopping needs an archive under https, which "
            f"{settings.archive_at} is not",
        )  # fmt: skip
    return Finding("mail", "ok", yours)


# Each chat platform with what says how it is set up.
CHATS: dict[str, Callable[[Settings], Finding]] = {
    "slack": _slack,
    "teams": _teams,
    "mail": _mail,
}


def _health_channel(settings: Settings) -> Finding:
    where = settings.health_channel or CONSOLE
    platform = platform_of(where)
    if platform == "console" or platform in settings.chats:
        return Finding("health channel", "ok", where)
    return Finding(
        "health channel",
        "bad",
        f"{where} is on {platform}, which is not set up here: nobody is told of trouble. "
        "Set that platform up, or set TAMAR_HEALTH_CHANNEL to another channel",
    )


def _model(settings: Settings) -> Finding:
    if not settings.model_url:
        return Finding("language model", "ok", "none: every bullet is the paper's own words")
    return Finding("language model", "note", f"{settings.model_name} at the operator's address")


@dataclass(frozen=True, slots=True)
class Tour:
    """What a visit to every site came to: findings, and each assumption beside what was seen."""

    findings: tuple[Finding, ...]
    assumptions: tuple[Assumption, ...]


def examine_live(settings: Settings, save: Path | None, understanding: Understanding) -> Tour:
    """Ask every site a few pages, politely, and say what held and which settings to change.

    What they answer is kept in `save`, if it is given, for `examine_saved`.
    """
    options, _ = read_sources(settings.sources)
    user_agent = f"Tamar-doctor/1 (+{settings.contact})"
    now = datetime.now(UTC)
    with Door(user_agent=user_agent, clock=time.monotonic, sleep=time.sleep) as door:
        handshakes = Handshakes(door)
        if save is None:
            return _tour(handshakes.get, all_sources(options), now, understanding, handshakes.seen)
        recorder = Recorder(handshakes.get, save, settings.contact, now)
        tour = _tour(recorder.get, all_sources(options), now, understanding, handshakes.seen)
        seen = [asdict(one) for one in handshakes.seen()]
        recorder.finish(now, seen, table(tour.assumptions))
        return tour


def examine_saved(settings: Settings, folder: Path, understanding: Understanding) -> Tour:
    """Weigh what `examine_live` kept in a folder, without the network; raises NoRecording."""
    options, _ = read_sources(settings.sources)
    recording = Recording(folder)
    seen = [Handshake(**one) for one in recording.tls]
    return _tour(recording.get, all_sources(options), recording.at, understanding, lambda: seen)


def _tour(
    get: Get,
    sources: Sequence[Source],
    now: datetime,
    understanding: Understanding,
    handshakes: Callable[[], Sequence[Handshake]],
) -> Tour:
    visits = list(survey(get, sources, now, lambda source, page: None, understanding))
    weighed_all = [
        one for source, visit in zip(sources, visits, strict=True) for one in weighed(source, visit)
    ]
    return Tour((*map(finding, visits), *map(secured, handshakes())), tuple(weighed_all))


def finding(visit: Visit) -> Finding:
    """Say in a line what held at a source, and what to do about what did not."""
    return Finding(visit.source, "ok" if visit.held else "bad", visit.words())


def secured(handshake: Handshake) -> Finding:
    """Say in a line how a host's certificate chain did without and with completion."""
    said = handshake.words()
    if not handshake.held:
        return Finding(f"TLS {handshake.host}", "bad", said)
    return Finding(f"TLS {handshake.host}", "ok" if handshake.alone else "note", said)
