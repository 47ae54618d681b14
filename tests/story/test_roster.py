"""This file lives with the Council's roster: who is known by it, what is reported once, and what it may not break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.care import reconciliation
from bot.topics import registers
from bot.watching import pipeline
from scrapers.replica import roster
from scrapers.replica.roster import Sitting
from scrapers.sources import legco_members
from storage.database import Store
from storage.people import channels
from storage.watched import source_runs
from tests.story.lived import lived, morning
from tests.story.stage import Stage
from tests.story.troubles import HEALTH, alarms

HUI = Sitting(499, "許美玲", "Alice HUI Mei-ling")
KNOWN = roster.members()
LAST = KNOWN[-1]


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    """A quiet morning, at ten o'clock, with the Council's roster of those who are known."""
    yield lived(sqlite_store, _quiet, places=(legco_members.KEY, "info_gov_hk"), health=HEALTH)
    registers.seat(())


def _quiet(made: Stage) -> None:
    roster.furnish(made.site)
    with made.desk.store.write() as session:
        for place in ("console", HEALTH):
            channels.set_channel(session, place, language="en")
    morning(made)


def look(stage: Stage, *sitting: Sitting) -> str:
    """Publish who sits and check the roster the next morning; give the outcome."""
    roster.seat(stage.site, sitting or KNOWN)
    stage.clock.pass_(hours=24)
    outcome = pipeline.check(stage.desk, stage.sources[legco_members.KEY]).outcome
    stage.send()
    return outcome


def reports(stage: Stage) -> list[str]:
    """Let a night pass; give what was reported of the roster so far."""
    stage.clock.pass_(hours=24)
    reconciliation.nightly(stage.desk)
    stage.send()
    return [m.text for m in stage.channel.posts(HEALTH) if "roster of Members differs" in m.text]


def keys(name: str) -> list[str]:
    return [one.key for one in registers.found(name, "member")]


def said(stage: Stage, typed: str, language: str = "en") -> str:
    reply = answer(stage.desk, typed, at_the_console(language=language))  # type: ignore[arg-type]
    return "\n".join([reply.headline, *reply.lines])


def test_the_replica_s_roster_is_the_register_s_newest_term() -> None:
    members = [one for one in registers.identities() if one.kind == "member" and 8 in one.terms]
    assert {(one.zh, one.en) for one in members} == {(one.zh, one.en) for one in KNOWN}


def test_a_roster_that_says_what_is_known_is_no_news(stage: Stage) -> None:
    assert look(stage) in ("ok", "unchanged")
    assert reports(stage) == []
    assert alarms(stage) == []


@pytest.mark.parametrize(
    "name",
    ["許美玲", "许美玲", "許美玲議員", "Alice Hui", "Alice HUI Mei-ling", "Hui Mei-ling", "the Hon Alice Hui",
     "M L Hui"],
)  # fmt: skip
def test_a_new_member_is_known_at_once_by_every_name(stage: Stage, name: str) -> None:
    assert keys(name) == []
    look(stage, *KNOWN, HUI)
    assert keys(name) == ["member-499"]


def test_a_new_member_is_answered_for_and_followed(stage: Stage) -> None:
    look(stage, *KNOWN, HUI)
    assert "Alice HUI Mei-ling" in said(stage, "member Alice Hui")
    assert "now follows Alice HUI Mei-ling" in said(stage, "follow member:許美玲")


def test_a_new_member_s_surname_alone_is_nobody(stage: Stage) -> None:
    look(stage, *KNOWN, HUI)
    assert keys("Hui") == keys("許") == []


def test_a_new_member_is_reported_once(stage: Stage) -> None:
    look(stage, *KNOWN, HUI)
    (one,) = reports(stage)
    assert "許美玲 / Alice HUI Mei-ling is new" in one
    look(stage, *KNOWN, HUI)
    assert len(reports(stage)) == 1


def test_a_member_who_left_is_marked_and_reported_once(stage: Stage) -> None:
    look(stage)
    look(stage, *KNOWN[:-1])
    assert "no longer on the Council's roster of Members, as read on Fri 9 Oct 2026" in said(
        stage, f"member {LAST.zh}"
    )
    assert "2026年10月9日（五）起不在立法會議員名單上" in said(
        stage, f"member {LAST.zh}", "zh-Hant"
    )
    (one,) = reports(stage)
    assert f"{LAST.zh} / {LAST.en} is no longer on the roster" in one
    look(stage, *KNOWN)
    assert "no longer" not in said(stage, f"member {LAST.zh}")


def test_a_member_who_is_said_not_to_sit_has_left(stage: Stage) -> None:
    look(stage, *KNOWN[:-1], replace(LAST, sits=False))
    assert "no longer on the Council's roster" in said(stage, f"member {LAST.zh}")


@pytest.mark.parametrize(
    ("changed", "other", "told"),
    [
        (
            replace(LAST, en="Wilson NG Wun-kit"),
            "Wilson NG Wun-kit",
            "the roster's English name is Wilson NG Wun-kit",
        ),
        (replace(LAST, zh="伍煥俠"), "伍煥俠", "the roster's Chinese name is 伍煥俠"),
    ],
)
def test_another_name_of_a_member_is_reported_once_and_both_find(
    stage: Stage, changed: Sitting, other: str, told: str
) -> None:
    look(stage, *KNOWN[:-1], changed)
    (one,) = reports(stage)
    assert told in one
    assert "is new" not in one
    names = (LAST.zh, LAST.en, other)
    assert [keys(name) for name in names] == [["ng-wun-kit"]] * 3
    look(stage, *KNOWN[:-1], changed)
    assert len(reports(stage)) == 1


def test_english_names_that_were_swapped_are_reported_and_find_whom_they_found(
    stage: Stage,
) -> None:
    first, second = KNOWN[-2], KNOWN[-3]
    swapped = [replace(first, en=second.en), replace(second, en=first.en)]
    look(stage, *KNOWN[:-3], *swapped, LAST)
    (one,) = reports(stage)
    assert f"the roster's English name is {second.en}" in one
    for each in (first, second):
        assert keys(each.en) == keys(each.zh)
        assert len(keys(each.zh)) == 1


def test_a_variant_letter_is_no_other_name(stage: Stage) -> None:
    look(stage, *KNOWN[:-1], replace(LAST, zh="伍煥傑"))
    assert reports(stage) == []
    assert keys("伍煥傑") == keys("伍煥杰") == ["ng-wun-kit"]


def test_a_member_of_the_same_surname_and_other_names_is_another(stage: Stage) -> None:
    look(stage, *KNOWN, Sitting(499, "伍美玲", "Alice NG Mei-ling"))
    assert keys("Alice Ng") == ["member-499"]
    assert keys("伍煥杰") == ["ng-wun-kit"]


HOSTILE = {
    "three rows": KNOWN[:3],
    "none": (),
    "five thousand rows": [Sitting(n, "許美玲", "Alice HUI Mei-ling") for n in range(1, 5001)],
    "a hundred and fifty-one rows": [*KNOWN, *(replace(HUI, number=n) for n in range(600, 667))],
    "names of one letter": [replace(one, zh=one.zh[0], en=one.en[0]) for one in KNOWN],
    "surnames alone": [replace(one, zh=one.zh[0], en="CHAN") for one in KNOWN],
    "others throughout": [
        Sitting(600 + n, "許美" + chr(0x4E00 + n), f"Alice HUI M{'a' * n}") for n in range(1, 20)
    ],
}


@pytest.mark.parametrize("sitting", HOSTILE.values(), ids=list(HOSTILE))
def test_a_roster_that_cannot_be_is_refused_aloud(stage: Stage, sitting: list[Sitting]) -> None:
    roster.seat(stage.site, sitting)
    for _ in range(3):
        stage.clock.pass_(hours=24)
        outcome = pipeline.check(stage.desk, stage.sources[legco_members.KEY]).outcome
    assert outcome not in ("ok", "unchanged", "baseline")
    assert any("roster" in text for text in alarms(stage))
    assert keys("許美玲") == []
    assert [len(keys(one.zh)) for one in KNOWN] == [1] * len(KNOWN)
    assert all("no longer" not in said(stage, f"member {one.zh}") for one in KNOWN[::20])


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("財政", "PUBLIC Finance"),
        ("人工智能", "Arti FICIAL"),
        ("立法會", "COUNCIL Legislative"),
        ("數據政策", "DATA Policy"),
    ],
)
def test_a_common_word_is_no_member_and_is_reported(stage: Stage, zh: str, en: str) -> None:
    before = registers.found(zh)
    look(stage, *KNOWN, Sitting(499, zh, en))
    assert registers.found(zh) == before
    assert registers.found(en) == ()
    (one,) = reports(stage)
    assert "not placed" in one
    assert zh in one


def test_after_an_election_a_person_lets_the_new_council_through(stage: Stage) -> None:
    others = [
        Sitting(
            600 + n, "許美" + chr(0x4E00 + n), f"Alice HUI {chr(65 + n % 26)}{'a' * (1 + n // 26)}"
        )
        for n in range(1, 80)
    ]
    assert look(stage, *others) == "MassChange"
    with stage.desk.store.write() as session:
        source_runs.release(session, legco_members.KEY, stage.clock())
    assert pipeline.check(stage.desk, stage.sources[legco_members.KEY]).outcome == "ok"
    assert keys(others[5].zh) == [f"member-{others[5].number}"]


def test_a_row_that_cannot_be_read_is_counted_and_said(stage: Stage) -> None:
    look(stage, *KNOWN, Sitting(499, "許", "HUI"))
    with stage.desk.store.read() as session:
        (run,) = source_runs.runs(session, legco_members.KEY, limit=1)
    assert run.skipped == 3


def test_the_register_is_as_the_store_has_it_when_the_program_starts_again(stage: Stage) -> None:
    look(stage, *KNOWN, HUI)
    registers.seat(())
    Stage(stage.desk.store, places=(legco_members.KEY,))
    assert keys("許美玲") == ["member-499"]
