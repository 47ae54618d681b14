"""This file examines an installation: settings, store, topics, sources, and on request the real sites."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from sqlmodel import Session

from bot.care import forms
from bot.care.assumptions import Assumption, table, weighed
from bot.care.handshakes import Handshake, Handshakes
from bot.care.recordings import Recorder, Recording
from bot.care.sitevisits import Get, Visit, survey
from bot.contents.understanding import Understanding
from bot.messages.words import in_language, listed, say
from bot.platforms.findings import Finding, Grade
from bot.settings import Settings, SettingsError, read_sources, variables
from bot.telling import health
from bot.topics.vocabulary import headings
from scrapers.fetch import Door
from scrapers.items import Language
from scrapers.readers.scans import available
from scrapers.source import Source, all_sources
from storage import counters
from storage.addresses import printable, store_url
from storage.database import open_store
from storage.disks import room
from storage.errors import StoreError, StoreMissing
from storage.people import installations, workspace_pauses
from storage.people.channel_addresses import CONSOLE, platform_of
from storage.published import reindexing
from storage.soundness import require_sound
from storage.watched import source_runs

LITTLE_ROOM = 200 << 20  # bytes
T = TypeVar("T")


class ChatSetUp(Protocol):
    """What a chat platform says of how it is set up: `wiring.CHATS` holds them all by name."""

    def is_set_up(self, settings: Settings) -> bool:
        """Say whether it is set up."""
        ...

    def finding(self, settings: Settings, language: Language) -> Finding:
        """Say how it is set up, and what is missing."""
        ...


Chats = Mapping[str, ChatSetUp]


def examine(settings: Settings, chats: Chats, language: Language = "en") -> list[Finding]:
    """Look at everything that needs no network, and say it in a language."""
    return [
        _store(settings, language),
        *_index(settings, language),
        *_tokens(settings, language),
        *written(settings, variables(), language),
        *_paused(settings, language),
        _sources(settings, language),
        _last_round(settings, language),
        _contact(settings, language),
        *(chat.finding(settings, language) for chat in chats.values()),
        _health_channel(settings, chats, language),
        _model(settings, language),
        _pictures(language),
        Finding(
            "topics",
            "ok",
            listed([in_language(one.en, one.zh, language) for one in headings()], language),
        ),
    ]


def written(settings: Settings, names: Iterable[str], language: Language) -> list[Finding]:
    """Say what is written wrongly of the settings: a form, or a name, with the one that is meant."""
    found = [
        Finding(
            "settings",
            "bad",
            say("doc_form", language, name=name, form=say(f"form_{form}", language)),
        )
        for name, form in forms.wrong(settings).items()
    ]
    for name, near in forms.unknown(names).items():
        key = "doc_meant_setting" if near else "doc_no_setting"
        grade: Grade = "bad" if near else "note"
        found.append(Finding("settings", grade, say(key, language, name=name, near=near)))
    return found or [Finding("settings", "ok", say("doc_forms_well", language))]


def _pictures(language: Language) -> Finding:
    """Say whether papers that are images are read."""
    if available():
        return Finding("pictures", "ok", say("doc_pictures", language))
    return Finding("pictures", "note", say("doc_no_pictures", language))


def _store(settings: Settings, language: Language) -> Finding:
    try:
        store = open_store(settings.store)
    except StoreMissing:
        where = printable(store_url(settings.store))
        return Finding("store", "note", say("doc_made_by_run", language, where=where))
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
        said = say("doc_little_room", language, where=store.url, left=left >> 20)
        return Finding("store", "note", said)
    return Finding("store", "ok", store.url)


def _asked(settings: Settings, ask: Callable[[Session], T]) -> T | None:
    """Ask the store something; None where it is away, of which `_store` speaks."""
    try:
        store = open_store(settings.store)
        try:
            with store.read() as session:
                return ask(session)
        finally:
            store.close()
    except StoreError:
        return None


def _index(settings: Settings, language: Language) -> list[Finding]:
    """Say how far the search index is made anew; nothing where it is whole, or the store is away."""
    found = _asked(settings, reindexing.standing)
    if found is None:
        return []
    if found.unfiled:
        return [Finding("search index", "note", say("doc_unfiled", language, n=found.unfiled))]
    if found.stale:
        done, total = f"{found.done:,}", f"{found.total:,}"
        said = say("doc_reindexing", language, done=done, total=total)
        return [Finding("search index", "note", said)]
    return []


def _tokens(settings: Settings, language: Language) -> list[Finding]:
    """Name every workspace whose stored token does not work; none where the store is away."""
    known = _asked(settings, installations.installations) or ()
    return [
        Finding(f"slack {one.team}", "bad", say("doc_no_token", language, trouble=one.trouble))
        for one in known
        if one.told_at
    ]


def _paused(settings: Settings, language: Language) -> list[Finding]:
    """Name every workspace that its administrators paused; none where the store is away."""
    now = datetime.now(UTC)
    held = _asked(settings, lambda session: workspace_pauses.paused(session, now))
    if not held:
        return []
    said = say("doc_paused", language, names=listed(list(held), language))
    return [Finding("paused", "note", said)]


def _sources(settings: Settings, language: Language) -> Finding:
    try:
        options, recess = read_sources(settings.sources)
        found = all_sources(options)
    except SettingsError as error:
        return Finding("sources", "bad", str(error))
    idle = sum(health.is_idle(one, datetime.now(UTC)) for one in found)
    said = say("doc_idle" if idle else "doc_sources", language, n=len(found), idle=idle)
    if not recess.periods:
        said = say("doc_no_recess", language, said=said)
    return Finding("sources", "ok", said)


def _last_round(settings: Settings, language: Language) -> Finding:
    """Say how the last check of every source went; one that reached nothing is bad, whatever is set up."""
    name = "last round"
    try:
        store = open_store(settings.store)
    except StoreMissing:
        return Finding(name, "note", say("doc_round_none", language))
    except StoreError:
        return Finding(name, "note", say("doc_round_store", language))
    try:
        found = all_sources(read_sources(settings.sources)[0])
        with store.read() as session:
            states = source_runs.source_states(session)
    except (StoreError, SettingsError):
        return Finding(name, "note", say("doc_round_above", language))
    finally:
        store.close()
    whole = health.last_round(found, states, datetime.now(UTC))
    if not whole.asked:
        return Finding(name, "note", say("doc_round_unchecked", language))
    if whole.offline:
        said = say("doc_offline", language, n=whole.unreachable, all=whole.asked)
        return Finding(name, "bad", said)
    said = say("doc_round", language, ok=whole.answered, all=whole.asked)
    if not whole.answered:
        return Finding(name, "bad", say("doc_round_failed", language, said=said))
    if whole.failing:
        return Finding(name, "note", say("doc_round_some", language, said=said))
    return Finding(name, "ok", said)


def summed_up(
    findings: Sequence[Finding], settings: Settings, chats: Chats, language: Language = "en"
) -> str:
    """Say in one sentence how it stands: what is bad by name, else where messages go and what is open."""
    bad = [one for one in findings if one.grade == "bad"]
    if len(bad) == 1:
        return say("doc_needs_that", language, said=bad[0].said.rstrip(".。"))
    if bad:
        named = listed(list(dict.fromkeys(one.label(language) for one in bad)), language)
        return say("doc_needs", language, n=len(bad), names=named)
    names = say("doc_and", language).join(map(str.capitalize, _set_up(settings, chats)))
    where = say("doc_posts_to", language, names=names) if names else say("doc_prints", language)
    if any(one.name == "last round" and one.grade == "ok" for one in findings):
        return say("doc_well", language, where=where)
    return say("doc_set_up_well", language, where=where)


def _set_up(settings: Settings, chats: Chats) -> list[str]:
    return [name for name, chat in chats.items() if chat.is_set_up(settings)]


def _contact(settings: Settings, language: Language) -> Finding:
    if "unset" in settings.contact:
        return Finding("contact", "note", say("doc_no_contact", language))
    return Finding("contact", "ok", settings.contact)


def _health_channel(settings: Settings, chats: Chats, language: Language) -> Finding:
    where = settings.health_channel or CONSOLE
    platform = platform_of(where)
    if platform == "console" or platform in _set_up(settings, chats):
        return Finding("health channel", "ok", where)
    said = say("doc_health_nowhere", language, where=where, platform=platform)
    return Finding("health channel", "bad", said)


def _model(settings: Settings, language: Language) -> Finding:
    if not settings.model_url:
        return Finding("language model", "ok", say("doc_no_model", language))
    return Finding("language model", "note", say("doc_model", language, name=settings.model_name))


@dataclass(frozen=True, slots=True)
class Tour:
    """What a visit to every site came to: findings, and each assumption beside what was seen."""

    findings: tuple[Finding, ...]
    assumptions: tuple[Assumption, ...]


def examine_live(
    settings: Settings,
    save: Path | None,
    understanding: Understanding,
    language: Language = "en",
) -> Tour:
    """Ask every site a few pages, politely, and say what held and which settings to change, in a language.

    What they answer is kept in `save`, if it is given, for `examine_saved`.
    """
    options, _ = read_sources(settings.sources)
    user_agent = f"Tamar-doctor/1 (+{settings.contact})"
    now = datetime.now(UTC)
    with Door(
        user_agent=user_agent,
        clock=time.monotonic,
        sleep=time.sleep,
        now=lambda: datetime.now(UTC),
        chance=random.random,
    ) as door:
        handshakes = Handshakes(door)
        if save is None:
            return _tour(
                handshakes.get, all_sources(options), now, understanding, handshakes.seen, language
            )
        recorder = Recorder(handshakes.get, save, settings.contact, now)
        tour = _tour(
            recorder.get, all_sources(options), now, understanding, handshakes.seen, language
        )
        seen = [asdict(one) for one in handshakes.seen()]
        recorder.finish(now, seen, table(tour.assumptions, language))
        return tour


def examine_saved(
    settings: Settings, folder: Path, understanding: Understanding, language: Language = "en"
) -> Tour:
    """Weigh what `examine_live` kept in a folder, without the network; raises NoRecording."""
    options, _ = read_sources(settings.sources)
    recording = Recording(folder)
    seen = [Handshake(**one) for one in recording.tls]
    sources = all_sources(options)
    return _tour(recording.get, sources, recording.at, understanding, lambda: seen, language)


def _tour(
    get: Get,
    sources: Sequence[Source],
    now: datetime,
    understanding: Understanding,
    handshakes: Callable[[], Sequence[Handshake]],
    language: Language,
) -> Tour:
    visits = list(survey(get, sources, now, lambda source, page: None, understanding, language))
    weighed_all = [
        one for source, visit in zip(sources, visits, strict=True) for one in weighed(source, visit)
    ]
    chains = [secured(one, language) for one in handshakes()]
    return Tour((*map(finding, visits), *chains), tuple(weighed_all))


def finding(visit: Visit) -> Finding:
    """Say in a line what held at a source, and what to do about what did not."""
    return Finding(visit.source, "ok" if visit.held else "bad", visit.words())


def secured(handshake: Handshake, language: Language = "en") -> Finding:
    """Say in a line how a host's certificate chain did without and with completion."""
    said = handshake.words(language)
    if not handshake.held:
        return Finding(f"TLS {handshake.host}", "bad", said)
    return Finding(f"TLS {handshake.host}", "ok" if handshake.alone else "note", said)
