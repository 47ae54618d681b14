"""This file tests what people see of committees' own lists: beside commitments, by themselves, before meetings."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.answering.conversation import answer
from bot.answering.speech import Reply, Row, at_the_console
from bot.calendar import HONG_KONG
from bot.telling import meetings
from scrapers.items import Expectation, Language, Matter
from storage.database import Store, open_store
from storage.published import commitments, expectations, judgements, matters
from storage.records import Commitment, Evidence, Match
from tests.bot.commands.spoken import Shell, shell
from tests.storage.made import NOW, document, listing, read, remember, store_paper
from tests.story.stage import WEDNESDAY, Stage

__all__ = ["shell"]
Say = Callable[[str], Reply]
PANEL = "Panel on Administration of Justice and Legal Services"
MET, LIST_OF = date(2026, 9, 14), date(2026, 9, 28)
DRONES = Matter(
    "1", "Herons counted by drones", asked="The Bureau undertook to provide the counts.",
    of="The Bureau", met_on=MET, remark="To be provided by the end of 2026.", state="awaited",
    due_from=date(2026, 12, 31), due_to=date(2026, 12, 31),
)  # fmt: skip
EGRETS = Matter(
    "2", "Register of egrets in harbours", asked="The Administration was requested to provide the costs.",
    of="The Administration", met_on=MET, remark="Response awaited.", state="awaited",
)  # fmt: skip
DONE = Matter(
    "3", "Nests on footbridges", asked="Provide the numbers.", met_on=MET, state="answered",
    remark="Issued.", answered_by=("CB(2)9/2026(01)",),
)  # fmt: skip


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console whose store holds a panel's list with two matters that are waited for."""
    made = Stage(sqlite_store)
    listed(made, "list", DRONES, EGRETS, DONE)
    return made


def listed(
    stage: Stage, name: str, *rows: Matter, form: str = "follow_up", day: date = LIST_OF,
    language: Language = "en", **known: Any,
) -> int:  # fmt: skip
    """Let a list be held, or minutes."""
    with stage.desk.store.write() as session:
        known = {
            "committee": PANEL,
            "meeting_date": day,
            "listed": {"title": f"The {name}"},
            **known,
        }
        paper = store_paper(session, name, name, language=language, **known)
        matters.save(session, paper, language, form, rows)
    return paper


def promised(stage: Stage, name: str, *quotes: Commitment, **known: Any) -> int:
    with stage.desk.store.write() as session:
        paper = store_paper(session, name, name, **known)
        commitments.save(session, paper, "en", quotes)
    return paper


def other_language(session: Session, paper: int) -> None:
    """Let the list be there in Chinese, too."""
    one = remember(
        session, listing("list-zh", "zh-Hant", keys=("test:list",), title="跟進行動一覽表")
    )
    assert one.paper_id == paper
    read(session, one.rendition_id, document("x", "zh-Hant"))


@pytest.fixture
def say(stage: Stage) -> Say:
    """Give what speaks on the console."""
    return lambda text: answer(stage.desk, text, at_the_console())


def only(reply: Reply) -> list[Row]:
    return [row for row in reply.rows if "named only in" in row.context]


def test_what_only_a_list_names_stands_below_the_commitments(stage: Stage, say: Say) -> None:
    promised(stage, "other", Commitment("We will open court C.", "firm", cites=("4",)))
    reply = say("commitments")
    assert reply.headline == "1 commitment"
    drones, egrets = only(reply)
    assert reply.rows[-2:] == (drones, egrets)
    assert drones.title == "Herons counted by drones"
    assert f"list of follow-up actions of the {PANEL}" in drones.context
    assert (
        "asked at the meeting of Mon 14 Sep 2026 · response awaited · by Thu 31 Dec 2026"
        in drones.context
    )
    assert drones.text == "“The Bureau undertook to provide the counts.” (item 1)"


def test_where_nothing_is_promised_what_a_list_names_is_shown_all_the_same(say: Say) -> None:
    reply = say("commitments")
    assert not reply.failed
    assert reply.headline.startswith("No commitments found, but")
    assert len(only(reply)) == 2


def test_what_was_answered_is_waited_for_no_more(say: Say) -> None:
    assert "Nests on footbridges" not in [row.title for row in say("commitments").rows]


def test_what_a_list_dropped_is_waited_for_no_more(stage: Stage, say: Say) -> None:
    listed(stage, "next", EGRETS, day=LIST_OF + timedelta(days=14))
    assert [row.title for row in only(say("commitments"))] == [EGRETS.subject]


def test_the_list_of_another_committee_takes_nothing_off(stage: Stage, say: Say) -> None:
    listed(stage, "next", EGRETS, day=LIST_OF + timedelta(days=14), committee="Panel on Transport")
    assert len(only(say("commitments"))) == 3


def test_a_list_of_a_term_long_over_is_not_brought_up(sqlite_store: Store) -> None:
    made = Stage(sqlite_store)
    listed(made, "old", DRONES, day=date(2024, 1, 8))
    assert answer(made.desk, "commitments", at_the_console()).failed


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("commitments herons", [DRONES.subject]),
        ("commitments due:2026-12", [DRONES.subject]),
        ("commitments due:2027", []),
        ("commitments egrets", [EGRETS.subject]),
        ("承諾 egrets", [EGRETS.subject]),
    ],
)
def test_matters_are_asked_for_by_words_and_by_days(
    say: Say, asked: str, wanted: list[str]
) -> None:
    rows = [row.title for row in say(asked).rows]
    assert rows == wanted


def test_a_matter_is_on_a_topic_where_it_holds_the_word_for_which_its_list_matched(
    stage: Stage, say: Say
) -> None:
    paper = listed(stage, "list", DRONES, EGRETS)
    why = Match("smart-city", "mention", 3.0, (Evidence("drones", "by drones"),))
    with stage.desk.store.write() as session:
        judgements.save_matches(session, paper, [why], NOW)
    assert [row.title for row in only(say("commitments smart city"))] == [DRONES.subject]
    assert only(say("commitments AI")) == []


def test_a_word_of_the_lists_other_language_counts_for_the_same_row(stage: Stage, say: Say) -> None:
    chinese = Matter("1", "無人機點算鷺鳥", asked="提供數字。", met_on=MET, state="awaited")
    why = Match("smart-city", "mention", 3.0, (Evidence("無人機", "以無人機"),))
    with stage.desk.store.write() as session:
        paper = matters.sources(session, ["follow_up"])[0].paper_id
        matters.save(session, paper, "zh-Hant", "follow_up", [chinese])
        other_language(session, paper)
        judgements.save_matches(session, paper, [why], NOW)
    assert [row.title for row in only(say("commitments smart city"))] == [DRONES.subject]


def test_a_list_that_is_for_no_meeting_is_as_new_as_it_says(stage: Stage, say: Say) -> None:
    fields = {"form": "outstanding_items", "as_of": "2026-09-30"}
    item = Matter("1", "Smart moorings in the harbour", remark="May 2027", state="proposed")
    listed(stage, "items", item, form="outstanding_items", meeting_date=None, fields=fields)
    (row,) = [row for row in only(say("commitments")) if row.title == item.subject]
    assert row.context.endswith("to be discussed · “May 2027”")


def test_a_commitment_of_the_paper_that_a_row_cites_stands_beside_its_row(
    stage: Stage, say: Say
) -> None:
    quote = Commitment("The counts will be published.", "firm", cites=("4",))
    promised(stage, "paper", quote, listed={"keys": ("legco:CB(2)5/2026(01)",)})
    cited = Matter(
        "1", "Herons", asked="See the paper.", state="awaited", cited=("CB(2)5/2026(01)",)
    )
    listed(stage, "next", cited, day=LIST_OF + timedelta(days=14))
    (row,) = say("commitments").rows
    assert f"list of follow-up actions of the {PANEL}, item 1: response awaited" in row.context


def test_a_commitment_of_the_paper_for_the_same_item_of_the_same_meeting_is_the_same(
    stage: Stage, say: Say
) -> None:
    title = "Administration's paper on Register of egrets in harbours"
    quote = Commitment("The costs will be published.", "firm", cites=("4",))
    promised(stage, "paper", quote, committee=PANEL, meeting_date=MET, listed={"title": title})
    reply = say("commitments")
    assert "item 2: response awaited" in reply.rows[0].context
    assert [row.title for row in only(reply)] == [DRONES.subject]


@pytest.mark.parametrize(
    "known",
    [
        {"committee": PANEL, "meeting_date": date(2026, 9, 21)},
        {"committee": "Panel on Transport", "meeting_date": MET},
        {
            "committee": PANEL,
            "meeting_date": MET,
            "listed": {"title": "Register of egrets in harbour"},
        },
    ],
)
def test_likeness_alone_joins_nothing(stage: Stage, say: Say, known: dict[str, Any]) -> None:
    quote = Commitment("The Administration will provide the costs of the register.", "firm")
    promised(stage, "paper", quote, **{"listed": {"title": EGRETS.subject}, **known})
    reply = say("commitments")
    assert "item 2" not in reply.rows[0].context
    assert len(only(reply)) == 2


def test_what_minutes_of_the_same_meeting_promise_under_the_same_item_is_the_same(
    stage: Stage, say: Say
) -> None:
    paper = listed(
        stage, "minutes", Matter("7", "IV. Register of egrets in harbours", asked="x", met_on=MET),
        form="minutes", day=MET,
    )  # fmt: skip
    mine = Commitment("The Administration undertook to provide the costs.", "firm", cites=("7",))
    other = Commitment("The Judiciary will open court C.", "firm", cites=("9",))
    with stage.desk.store.write() as session:
        commitments.save(session, paper, "en", [mine, other])
    reply = say("commitments")
    by_text = {row.text: row.context for row in reply.rows}
    assert "item 2" in next(c for t, c in by_text.items() if "undertook to provide the costs" in t)
    assert "item 2" not in next(c for t, c in by_text.items() if "court C" in t)
    assert [row.title for row in only(reply)] == [DRONES.subject]


def test_a_reader_gets_a_list_in_their_language_where_it_has_one(stage: Stage) -> None:
    chinese = Matter(
        "1", "無人機點算鷺鳥", asked="政府當局承諾提供數字。", met_on=MET, state="awaited"
    )
    with stage.desk.store.write() as session:
        paper = matters.sources(session, ["follow_up"])[0].paper_id
        other_language(session, paper)
        matters.save(session, paper, "zh-Hant", "follow_up", [chinese])
    reply = answer(stage.desk, "commitments", at_the_console(language="zh-Hant"))
    assert [row.title for row in reply.rows] == ["無人機點算鷺鳥"]
    assert "只見於司法及法律事務委員會的跟進行動一覽表" in reply.rows[0].context


def test_programs_get_matters_with_the_names_that_commitments_have(
    shell: Shell, sqlite_url: str
) -> None:
    store = open_store(sqlite_url)
    made = Stage(store)
    promised(made, "paper", Commitment("We will.", "firm"))
    listed(made, "list", DRONES, day=date.today())
    store.close()
    first, second = map(json.loads, shell.run("commitments", "--json").out.splitlines())
    assert (first["named_only_in"], second["named_only_in"]) == (None, "follow_up")
    assert set(first) - set(second) == set()
    assert second["subject"] == DRONES.subject


def meeting(stage: Stage) -> None:
    """Let the panel's next meeting be announced."""
    at = datetime.combine(WEDNESDAY + timedelta(days=5), datetime.min.time(), HONG_KONG)
    one = Expectation(
        source="legco_schedule", key="meeting:777", title=f"Meeting of {PANEL}", language="en",
        starts_at=at + timedelta(hours=10), committee=PANEL,
    )  # fmt: skip
    with stage.desk.store.write() as session:
        expectations.remember(session, [one], stage.clock())
    meetings.keep(stage.desk)


def test_a_briefing_brings_up_what_the_committee_waits_for_with_its_place(
    stage: Stage, say: Say
) -> None:
    meeting(stage)
    rows = [row for row in say("briefing AJLS").rows if "list of follow-up actions" in row.context]
    assert [row.title for row in rows] == [
        "Herons counted by drones · “The Bureau undertook to provide the counts.” (item 1)",
        "Register of egrets in harbours · “The Administration was requested to provide the costs.” (item 2)",
    ]
    assert rows[0].url


def test_a_briefing_brings_up_what_the_last_minutes_say_is_to_follow(
    stage: Stage, say: Say
) -> None:
    meeting(stage)
    older = Matter("3", "Old matter of the courts", asked="Provide it.", met_on=date(2026, 7, 6))
    fresh = Matter(
        "8", "Queues at the registries", asked="The Judiciary agreed to report.", met_on=MET
    )
    again = Matter("9", "IV. Herons counted by drones", asked="Provide the counts.", met_on=MET)
    listed(stage, "older", older, form="minutes", day=date(2026, 7, 6))
    listed(stage, "minutes", fresh, again, form="minutes", day=MET)
    rows = [row for row in say("briefing AJLS").rows if "by its last minutes" in row.context]
    assert [row.title for row in rows] == [
        "Queues at the registries · “The Judiciary agreed to report.” ¶8"
    ]


def test_another_committees_matters_stand_in_no_briefing(stage: Stage, say: Say) -> None:
    meeting(stage)
    listed(stage, "other", EGRETS, DRONES, committee="Panel on Transport", form="minutes")
    assert not [row for row in say("briefing AJLS").rows if "by its last minutes" in row.context]


def test_more_than_three_matters_are_counted(stage: Stage, say: Say) -> None:
    meeting(stage)
    many = [Matter(str(n), f"Matter {n} of the courts", asked="Provide it.") for n in range(1, 7)]
    listed(stage, "many", *many, day=LIST_OF + timedelta(days=7))
    titles = [row.title for row in say("briefing AJLS").rows]
    assert "3 more on its list of follow-up actions" in titles
