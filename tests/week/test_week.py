"""This file lives through the middle of one week, with faults, and holds it to the item."""

from __future__ import annotations

from pathlib import Path

from scrapers.source import all_sources
from tests.week.ledger import Delay, closed, delays
from tests.week.simulation import KEYS, Week
from tests.week.world import MONDAY, World

# Sources that are asked all week and publish nothing of their own in it, each for a reason.
_STILL = {
    "council_agenda": "its agenda is out on the eve of the sitting; its questions are the releases",
    "hko_warnings": "states what is in force; no paper",
    "legco_bills_committees": "the reader of subcommittees; tests/story/test_bills_committees.py",
    "legco_finance": "the panels' reader and folders",
    "legco_hansard": "no text within days of a sitting; tests/story/test_proceedings.py",
    "legco_house_committee": "the panels' reader and folders",
    "legco_members": "names who sits; no paper",
    "legco_schedule": "announces meetings; no paper",
    "legco_subcommittees": "found by agendas; tests/scrapers/test_legco_subcommittees.py",
    "legco_votes": "a title of its own, without a token; tests/story/test_proceedings.py",
    "policy_address": "one day a year; tests/story/test_speeches.py",
}


def test_published_is_delivered_or_explained_to_the_item(tmp_path: Path) -> None:
    week = Week(5, f"sqlite:///{tmp_path / 'week.db'}", days=1, share=0.4, faults=8, tail_days=2)
    week.run()
    ledger = closed(week)
    assert (ledger.lost, ledger.doubled, ledger.wrong) == ([], [], [])
    assert ledger.told["console"] > 0
    assert ledger.fastest >= 1.0


def test_what_is_promised_counts_from_when_a_release_could_be_seen() -> None:
    late = [Delay(stated=80.0, shown=25.0, working=True)]
    assert "info_gov_hk, working days: goal p50 30, p95 60: met" in list(
        delays({"info_gov_hk": late}, {})
    )


def test_one_release_in_ten_that_is_late_misses_what_is_promised() -> None:
    found = [Delay(20.0, 20.0, working=True)] * 9 + [Delay(70.0, 61.0, working=True)]
    assert any("MISSED" in line for line in delays({"info_gov_hk": found}, {}))


def test_what_is_promised_is_of_working_days() -> None:
    found = {"info_gov_hk": [Delay(90.0, 90.0, working=False)]}
    assert len(list(delays(found, {}))) == 1


def test_a_paper_of_the_council_may_take_its_sources_interval() -> None:
    found = {"legco_panels": [Delay(314.0, 314.0, working=True)]}
    kept = [list(delays(found, {"legco_panels": seconds}))[1] for seconds in (300, 240)]
    assert [line.endswith(": met") for line in kept] == [True, False]


def test_every_source_that_is_on_by_default_lives_in_the_week() -> None:
    on = {one.key: one for one in all_sources() if list(one.addresses(MONDAY))}
    assert on.keys() == set(KEYS)
    publishing = {work.source for work in World(1, days=7, share=1.0).works}
    alone = {key for key, one in on.items() if not one.cross_check}  # others repeat what these tell
    assert alone - publishing == _STILL.keys(), "let it publish in tests/week, or say why it cannot"
