"""This file answers for the process: whether it can do its work, and the numbers that say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bot.desk import Desk
from bot.telling import health
from bot.watching import set_aside
from storage.errors import StoreError
from storage.told import inspection
from storage.watched import remnants, source_runs

SILENT = timedelta(minutes=5)  # a timetable that has not ticked for this long is dead


class Readiness:
    """Looks at the store, the timetable's last tick, the sources and the outbox."""

    def __init__(self, desk: Desk, last_tick: Callable[[], datetime | None]) -> None:
        self._desk = desk
        self._last_tick = last_tick

    def problems(self) -> list[str]:
        """Give what keeps the process from its work; nothing is secret here."""
        try:
            self._desk.store.check()
            tick = self._last_tick()
        except StoreError as error:
            return [str(error)]
        if self._desk.store.trouble is not None:  # it can be read, but nothing can be written
            return [str(self._desk.store.trouble)]
        if tick is None or self._desk.clock() - tick > SILENT:
            return ["the timetable has not ticked; restart the process"]
        return []

    def metrics(self) -> bytes:
        """Give the numbers as Prometheus reads them, taken now.

        `tamar_checker_alive` is absent when the checker has not ticked lately: an alert on absence is
        a dead man's switch.
        """
        registry = CollectorRegistry()
        now = self._desk.clock()
        up = Gauge(
            "tamar_store_up",
            "Whether the store answers, takes writes and is up to date",
            registry=registry,
        )
        try:
            self._desk.store.check()
            self._alive(registry, now)
            self._stored(registry, now)
            up.set(0 if self._desk.store.trouble else 1)
        except StoreError:  # numbers that need the store are absent; /readyz says why
            up.set(0)
        return generate_latest(registry)

    def _alive(self, registry: CollectorRegistry, now: datetime) -> None:
        tick = self._last_tick()
        if tick is not None and now - tick <= SILENT:
            Gauge(
                "tamar_checker_alive", "Unix time of the timetable's last tick", registry=registry
            ).set(tick.timestamp())

    def _stored(self, registry: CollectorRegistry, now: datetime) -> None:
        with self._desk.store.read() as session:
            stored = source_runs.source_states(session)
            outbox = inspection.depth(session, now)
            states = health.sources_health(self._desk, session, now)
            given_up = remnants.count_set_aside(session, set_aside.GIVEN_UP)
        self._sources(registry, now, stored)
        Gauge("tamar_sources_troubled", "Sources late, failing or held", registry=registry).set(
            len(health.troubled(states))
        )
        Gauge("tamar_texts_set_aside", "Texts that were too much work", registry=registry).set(
            given_up
        )
        waited = (now - outbox.oldest_due).total_seconds() if outbox.oldest_due else 0.0
        for name, said, value in (
            ("open", "Messages on their way", outbox.pending + outbox.attempting),
            ("oldest_seconds", "For how long the oldest message has been due", waited),
            ("held", "Posts whose fate nobody knows", outbox.held),
            ("dead", "Messages set aside", outbox.dead),
        ):
            Gauge(f"tamar_outbox_{name}", said, registry=registry).set(value)

    def _sources(
        self,
        registry: CollectorRegistry,
        now: datetime,
        states: dict[str, source_runs.SourceState],
    ) -> None:
        age = Gauge(
            "tamar_source_age_seconds", "Since the last good check", ["source"], registry=registry
        )
        failures = Gauge(
            "tamar_source_failures", "Failed checks in a row", ["source"], registry=registry
        )
        for key, state in states.items():
            failures.labels(key).set(state.failures)
            if state.last_ok_at is not None:
                age.labels(key).set((now - state.last_ok_at).total_seconds())
