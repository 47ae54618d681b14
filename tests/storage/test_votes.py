"""This file tests that what came of the votes on a bill is said where the bill is looked up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from bot.contents.references import references
from bot.messages.stages import voted
from scrapers.items import Document, Language
from storage.database import Store
from storage.published import stories, votes
from tests.scrapers.test_kinds_votes import row
from tests.scrapers.test_kinds_votes import votes as ballots
from tests.storage.made import document, listing, read, remember

BILL, ITS = "Pier Lamps (Amendment) Bill 2026", "《2026年碼頭燈（修訂）條例草案》"
SITTING = date(2026, 11, 4)


def keep(session: Session, name: str, text: Document) -> int:
    """Keep a paper with what its text refers to, as the pipeline does."""
    kept = remember(session, listing(name, text.language, title=text.title))
    read(session, kept.rendition_id, text)
    stories.save(session, kept.paper_id, text.language, references(text))
    return kept.paper_id


def sitting(language: Language = "en", *extra: Any) -> Document:
    rows = [
        row(vote_number=1),
        row(vote_number=2, motion_en=f"Third Reading of the {BILL}", motion_ch=f"三讀{ITS}"),
        *extra,
    ]
    made = ballots(*rows, language=language)
    return replace(made, title="Votes of the Council", meeting_date=SITTING)


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", BILL, "Vote (Wed 4 Nov 2026 · vote 2): Third Reading of the Pier Lamps (Amendment) Bill 2026: passed;"),
        ("zh-Hant", ITS, "獲通過；出席60人，贊成42人"),
    ],
)  # fmt: skip
def test_the_vote_on_a_bill_is_given_for_the_bill_with_its_day_and_its_words(
    store: Store, language: Language, title: str, said: str
) -> None:
    with store.write() as session:
        bill = keep(session, "bill", document("Lamps.", language, title, kind="bill"))
        keep(session, "votes", sitting(language))
    with store.read() as session:
        (found,) = votes.on_bill(session, bill, language)
    assert (found.day, found.place) == (SITTING, "v2")
    assert said in voted(found, language)


def test_no_other_bill_and_no_paper_that_only_cites_one_has_its_votes(store: Store) -> None:
    with store.write() as session:
        other = keep(session, "other", document("Lamps.", "en", "Harbour Lamps Bill 2026"))
        cites = keep(session, "cites", document(f"As the {BILL} says.", "en", "A reply"))
        keep(session, "votes", sitting())
    with store.read() as session:
        assert votes.on_bill(session, other, "en") == ()
        assert votes.on_bill(session, cites, "en") == ()


def test_a_debate_that_names_a_bill_is_no_vote_on_it(store: Store) -> None:
    with store.write() as session:
        bill = keep(session, "bill", document("Lamps.", "en", BILL, kind="bill"))
        keep(
            session, "record", document(f"The {BILL} was debated.", "en", "Record", kind="hansard")
        )
    with store.read() as session:
        assert votes.on_bill(session, bill, "en") == ()


def test_votes_of_somebodys_own_file_are_on_no_public_page(store: Store) -> None:
    with store.write() as session:
        bill = keep(session, "bill", document("Lamps.", "en", BILL, kind="bill"))
        keep(session, "votes", sitting())
    with store.read() as session:
        assert votes.on_bill(session, bill, "en", public=frozenset({"legco_panels"})) == ()
        assert votes.on_bill(session, bill, "en", public=frozenset({"gazette"}))


def motions(*said: str, **also: Any) -> Document:
    rows = [row(vote_number=at, motion_en=one, **also) for at, one in enumerate(said, 1)]
    return replace(ballots(*rows), title="Votes of the Council", meeting_date=SITTING)


LONGER = "Employees' Compensation Insurance (Amendment) Bill 2026"


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Insurance (Amendment) Bill 2026", ["v1"]),
        (LONGER, ["v2"]),
        ("Administration's response to issues raised on the Bill", []),
        ("Committee Stage Amendments to the Bill", []),
        ("Government Bill", []),
    ],
)
def test_a_bill_s_votes_are_those_on_the_bill_of_its_whole_name(
    store: Store, title: str, places: list[str]
) -> None:
    said = (
        "Third Reading of the Insurance (Amendment) Bill 2026",
        f"Third Reading of the {LONGER}",
        "Committee Stage Amendment to clause 5 of the Bill",
        "Motion on regulating phone bills and Government Bill payments",
    )
    with store.write() as session:
        paper = keep(session, "paper", document("Lamps.", "en", title))
        keep(session, "votes", motions(*said))
    with store.read() as session:
        assert [one.place for one in votes.on_bill(session, paper, "en")] == places


def test_a_motion_that_only_speaks_of_a_bill_is_no_vote_on_it(store: Store) -> None:
    with store.write() as session:
        bill = keep(session, "bill", document("Lamps.", "en", BILL, kind="bill"))
        keep(session, "votes", motions(f"That this Council urges the Government to withdraw the {BILL}"))  # fmt: skip
    with store.read() as session:
        assert votes.on_bill(session, bill, "en") == ()


def test_a_committee_s_votes_are_not_the_council_s(store: Store) -> None:
    with store.write() as session:
        bill = keep(session, "bill", document("Lamps.", "en", BILL, kind="bill"))
        text = motions(f"Second Reading of the {BILL}")
        kept = remember(
            session, listing("fc", "en", title=text.title, keys=("votes:fc:2026-11-04",))
        )
        read(session, kept.rendition_id, text)
        stories.save(session, kept.paper_id, "en", references(text))
    with store.read() as session:
        assert votes.on_bill(session, bill, "en") == ()


def test_a_bill_that_is_much_talked_of_keeps_its_votes(store: Store) -> None:
    with store.write() as session:
        bill = keep(session, "bill", document("Lamps.", "en", BILL, kind="bill"))
        keep(session, "votes", sitting())
        for at in range(26):
            talk = document(f"The {BILL} was debated.", "en", f"Record {at}", kind="hansard")
            keep(session, f"talk{at}", talk)
    with store.read() as session:
        assert len(votes.on_bill(session, bill, "en")) == 1
