"""This file tests how people mark what became of commitments, star them, and take both back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.answering.conversation import answer
from bot.answering.finding.commitment_marks import _quarters
from bot.answering.finding.promisers import is_by
from bot.answering.speech import Reply, Row, at_the_console
from bot.topics import registers
from storage.database import Store
from storage.published import commitments, papers
from storage.published.commitments import Promise
from storage.records import Commitment
from tests.bot.commands.spoken import Shell, shell
from tests.storage.made import store_paper
from tests.story.stage import Stage

__all__ = ["shell"]
Say = Callable[..., Reply]
SOON = Commitment("The DPO will open the heron register by end-2026.", "firm", "end-2026",
                  date(2026, 12, 31), date(2026, 12, 31), who="The DPO", cites=("4",))  # fmt: skip
LATER = Commitment("The Judiciary plans to open court C in June 2027.", "plan", "June 2027",
                   date(2027, 6, 1), date(2027, 6, 30), who="The Judiciary", cites=("5",))  # fmt: skip


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console whose store holds a paper with two commitments, and one that came later."""
    made = Stage(sqlite_store)
    with sqlite_store.write() as session:
        paper = store_paper(session, "a", "x", topics={"ai": "substantive"})
        store_paper(session, "b", "y", listed={"title": "The register is open"})
        commitments.save(session, paper, "en", [SOON, LATER])
    return made


@pytest.fixture
def say(stage: Stage) -> Say:
    """Give what speaks on the console, or as somebody else."""

    def said(text: str, **changes: object) -> Reply:
        return answer(stage.desk, text, replace(at_the_console(), **changes))  # type: ignore[arg-type]

    return said


def mark_of(say: Say, quote: str = "heron") -> str:
    """Give what one types to mean the commitment of a quote."""
    (row,) = (row for row in say("commitments").rows if quote in row.text)
    return row.context.rpartition("`")[0].rpartition("`")[2]


def row_of(say: Say, asked: str = "commitments", quote: str = "heron") -> Row | None:
    return next((row for row in say(asked).rows if quote in row.text), None)


def test_what_was_kept_is_shown_as_kept_and_comes_last(say: Say) -> None:
    assert say(f"commitments kept {mark_of(say)}").changed
    first, last = say("commitments").rows
    assert "court C" in first.text
    assert last.context.startswith("kept · ")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("commitments moved {} to 2027-03", "moved to Wed 31 Mar 2027"),
        ("commitments moved {} 2027-03-15", "moved to Mon 15 Mar 2027"),
        ("promises moved #{} until 2027", "moved to Fri 31 Dec 2027"),
        ("承諾 押後 {} 至 2027-03", "moved to Wed 31 Mar 2027"),
        ("commitments lapsed {}", "lapsed"),
        ("承諾 未履行 {}", "lapsed"),
        ("commitments not {}", "not a commitment"),
        ("commitments not a commitment {}", "not a commitment"),
        ("承諾 已履行 {}", "kept"),
    ],
)
def test_each_state_is_typed_in_either_language(say: Say, typed: str, shown: str) -> None:
    assert say(typed.format(mark_of(say))).changed
    row = row_of(say)
    assert row is not None
    assert row.context.startswith(shown)


def test_every_button_of_a_row_does_what_it_says(say: Say) -> None:
    row = row_of(say)
    assert row is not None
    done = {one.text: say(one.value) for one in row.buttons}
    assert done["Kept"].changed
    assert done["Lapsed"].changed
    assert done["★ Remind us"].changed
    assert done["What was seen since"].headline == "One commitment"
    moved = done["Moved…"]
    assert (moved.headline, moved.changed) == ("Moved to when?", False)
    assert [one.text for one in moved.buttons] == [
        "Wed 31 Mar 2027",
        "Wed 30 Jun 2027",
        "Thu 30 Sep 2027",
    ]
    assert say(moved.buttons[0].value).changed


@pytest.mark.parametrize(
    ("after", "ends"),
    [
        (date(2026, 12, 31), ["2027-03-31", "2027-06-30", "2027-09-30"]),
        (date(2026, 11, 29), ["2026-12-31", "2027-03-31", "2027-06-30"]),
        (date(2026, 9, 30), ["2026-12-31", "2027-03-31", "2027-06-30"]),
    ],
)
def test_the_ends_of_quarters_that_follow_a_day(after: date, ends: list[str]) -> None:
    assert [day.isoformat() for day in _quarters(after)] == ends


def test_what_was_moved_is_due_on_its_new_day_and_not_on_its_old_one(say: Say) -> None:
    say(f"commitments moved {mark_of(say)} to 2027-03")
    assert row_of(say, "commitments due:2026-12") is None
    assert row_of(say, "commitments due:2027-03") is not None


def test_who_says_which_paper_shows_it_sees_it_in_the_history(say: Say, stage: Stage) -> None:
    with stage.desk.store.read() as session:
        by = papers.papers(session, [2])[0]
    mark = mark_of(say)
    assert say(f"commitments kept {mark} by paper:{by.id}").changed
    say(f"commitments open {mark}", who="U2")
    lines = say(f"commitments {mark}").lines
    assert ["kept" in lines[0], "The register is open" in lines[0], "U2" in lines[1]] == [True] * 3


def test_the_paper_that_promised_it_shows_nothing(say: Say) -> None:
    assert say(f"commitments kept {mark_of(say)} by paper:1").failed


def test_a_mark_is_undone_and_its_history_stays(say: Say) -> None:
    mark = mark_of(say)
    say(f"commitments lapsed {mark}")
    say(f"commitments kept {mark}")
    assert say("undo").changed
    row = row_of(say)
    assert row is not None
    assert row.context.startswith("lapsed")
    assert [line.split(" · ")[1] for line in say(f"commitments {mark}").lines] == [
        "lapsed", "kept", "lapsed",
    ]  # fmt: skip


def test_marks_are_undone_one_after_the_other(say: Say) -> None:
    mark = mark_of(say)
    for state in ("lapsed", "kept", "lapsed"):
        say(f"commitments {state} {mark}")
    assert [say("undo").changed for _ in range(3)] == [True] * 3
    row = row_of(say)
    assert row is not None
    assert not row.context.startswith(("kept", "lapsed"))


def test_what_was_marked_anew_since_is_not_undone(say: Say) -> None:
    mark = mark_of(say)
    say(f"commitments lapsed {mark}")
    say(f"commitments kept {mark}", who="U2")
    assert say("undo").failed
    row = row_of(say)
    assert row is not None
    assert row.context.startswith("kept")


def test_a_star_is_shown_listed_and_undone(say: Say) -> None:
    assert say("commitments mine").headline.startswith("Nothing is starred")
    assert "14 and 2 days before" in say(f"commitments star {mark_of(say)}").headline
    (row,) = say("commitments mine").rows
    assert row.title.startswith("★ ")
    assert say(f"commitments star {mark_of(say)}").headline == "It has a star here already."
    say("undo")
    assert say("commitments mine").rows == ()


def test_a_star_that_was_taken_off_comes_back(say: Say) -> None:
    mark = mark_of(say)
    say(f"commitments star {mark}")
    say(f"commitments unstar {mark}")
    assert say("commitments mine").rows == ()
    assert say("undo").changed
    assert len(say("commitments mine").rows) == 1


def test_mine_holds_what_i_marked_and_not_what_another_did(say: Say) -> None:
    say(f"commitments kept {mark_of(say)}", who="U2")
    assert say("commitments mine").rows == ()
    assert len(say("承諾 我的", who="U2").rows) == 1


@pytest.mark.parametrize(
    ("asked", "quotes"),
    [
        ("commitments due:2026-12 DPO", ["heron"]),
        ("commitments DPO", ["heron"]),
        ("commitments due:2027 Judiciary", ["court C"]),
        ("commitments ai DPO", ["heron"]),
        ("commitments 司法機構", ["court C"]),
        ("commitments due:2026-12 Judiciary", []),
    ],
)
def test_a_body_filters(say: Say, asked: str, quotes: list[str]) -> None:
    rows = say(asked).rows
    assert len(rows) == len(quotes)
    assert all(quote in row.text for quote, row in zip(quotes, rows, strict=True))


@pytest.mark.parametrize(
    ("who", "quote", "issuer", "is_its"),
    [
        ("The DPO", "The DPO will act.", None, True),
        ("The Judiciary", "The Judiciary will act.", "Digital Policy Office", False),
        ("The Government", "The Government will act.", "Digital Policy Office", True),
        (None, "We will act.", "Digital Policy Office", True),
        (None, "We will act.", "Judiciary Administration", False),
        (None, "Endpoints will act.", None, False),
        (None, "iAM Smart will be extended.", None, True),
        ("The Judiciary", "The Judiciary will use iAM Smart.", None, False),
    ],
)
def test_whose_a_commitment_is(
    who: str | None, quote: str, issuer: str | None, is_its: bool
) -> None:
    (body,) = registers.found("DPO", "bureau")
    said = Commitment(quote, "firm", who=who)
    one = Promise(1, 1, "en", said, "c", None, "t", "u", None, issuer=issuer)
    assert is_by(body, one) is is_its


def test_a_stranger_marks_nothing_and_sees_no_mark(say: Say) -> None:
    mark = mark_of(say)
    say(f"commitments kept {mark}")
    assert say(f"commitments lapsed {mark}", stranger=True).failed
    (row,) = (r for r in say("commitments", stranger=True).rows if "heron" in r.text)
    assert not row.context.startswith("kept")
    assert say(f"commitments {mark}", stranger=True).lines == ()


def test_another_workspace_sees_no_mark(say: Say, stage: Stage) -> None:
    mark = mark_of(say)
    say(f"commitments kept {mark}")
    say(f"commitments star {mark}")
    other = {"address": "slack:T2/C1", "workspace": "slack:T2", "who": "U9", "admin": False}
    (row,) = (r for r in say("commitments", **other).rows if "heron" in r.text)
    assert not row.context.startswith("kept")
    assert "★" not in row.title
    assert say(f"commitments {mark}", **other).lines == ()
    assert say("commitments mine", **other).rows == ()
    assert say("undo", **other).failed


@pytest.mark.parametrize("text", ["commitments kept ffffffff", "commitments ffffffff"])
def test_a_mark_of_no_commitment_is_said(say: Say, text: str) -> None:
    assert "No commitment is called" in say(text).headline


def test_a_day_that_is_none_changes_nothing(say: Say) -> None:
    assert say(f"commitments moved {mark_of(say)} to soonish").failed
    assert say(f"commitments kept {mark_of(say)} 2027-03").failed


@pytest.mark.parametrize(
    "text", ["commitments open data", "commitments kept", "commitments star ferries"]
)
def test_words_that_only_look_like_a_mark_are_looked_for(say: Say, text: str) -> None:
    assert not say(text).changed


def test_the_export_holds_what_was_starred_and_marked_with_its_history(
    shell: Shell, sqlite_store: Store
) -> None:
    with sqlite_store.write() as session:
        paper = store_paper(session, "a", "x")
        commitments.save(session, paper, "en", [SOON, LATER])
    assert shell.run("export", "--commitments", "console").status == 1
    listed = [json.loads(line) for line in shell.run("commitments", "--json").out.splitlines()]
    first = next(one["mark"] for one in listed if "heron" in one["quote"])
    assert shell.run("say", f"commitments moved {first} to 2027-03").status == 0
    assert shell.run("say", f"commitments star {first}").status == 0
    (row,) = map(
        json.loads,
        shell.run("export", "--commitments", "console", "--format", "jsonl").out.splitlines(),
    )
    assert (row["state"], row["moved_to"], row["starred"]) == ("moved", "2027-03-31", True)
    assert "moved to 2027-03-31" in row["history"]
    sheet = shell.run("export", "--commitments", "console").out.splitlines()
    assert len(sheet) == 2
    assert shell.run("export", "--commitments", "console", "--format", "ris").status == 2


def test_the_history_calls_a_reader_you_and_names_the_others_to_the_platform(say: Say) -> None:
    mark = mark_of(say)
    say(f"commitments kept {mark}")
    say(f"commitments lapsed {mark}", who="U07ABC")
    reply = say(f"commitments {mark}", who="U07ABC")
    assert [line.rpartition(" · ")[2] for line in reply.lines] == ["console", "you"]
    assert reply.people == ("console",)


def test_what_only_stands_in_a_paper_on_the_topic_comes_last_and_says_so(
    say: Say, stage: Stage
) -> None:
    near = replace(LATER, quote="The DPO will test artificial intelligence by May 2028.",
                   due_to=date(2028, 5, 31), due_from=date(2028, 5, 1))  # fmt: skip
    with stage.desk.store.write() as session:
        paper = store_paper(session, "c", "z", topics={"ai": "substantive"})
        commitments.save(session, paper, "en", [near])
    first, *rest = say("commitments AI").rows
    assert "artificial intelligence" in first.text
    assert [("heron" in row.text, "court C" in row.text) for row in rest] == [
        (True, False), (False, True),
    ]  # fmt: skip
    assert "elsewhere in a paper on the topic" not in first.context
    assert all("elsewhere in a paper on the topic" in row.context for row in rest)
    assert all("elsewhere" not in row.context for row in say("commitments").rows)


def test_programs_are_told_that_the_day_of_a_commitment_has_passed(
    shell: Shell, sqlite_store: Store
) -> None:
    with sqlite_store.write() as session:
        paper = store_paper(session, "a", "x")
        made = [
            replace(SOON, due_from=date(2024, 1, 1), due_to=date(2024, 6, 30)),
            replace(LATER, due_from=date(2090, 1, 1), due_to=date(2090, 6, 30)),
        ]
        commitments.save(session, paper, "en", made)
    rows = [json.loads(line) for line in shell.run("commitments", "--json").out.splitlines()]
    assert {(row["due"], row["state"], row["overdue"]) for row in rows} == {
        ("2024-06-30", "open", True), ("2090-06-30", "open", False),
    }  # fmt: skip
    moved = next(row["mark"] for row in rows if row["overdue"])
    assert shell.run("say", f"commitments moved {moved} to 2090-12").status == 0
    rows = [json.loads(line) for line in shell.run("commitments", "--json").out.splitlines()]
    assert not any(row["overdue"] for row in rows)
    assert "2090-12-31" in {row["due"] for row in rows}


@pytest.mark.parametrize("typed", ["show {}", "story {}", "note {} ask about costs", "more {}"])
def test_its_sign_means_the_paper_that_promised_it(say: Say, typed: str) -> None:
    reply = say(typed.format(mark_of(say)))
    assert not reply.failed
    assert reply.headline == say(typed.format("paper:1")).headline


def test_the_list_says_what_its_signs_are_for(say: Say) -> None:
    assert f"`commitments {mark_of(say)}`" in say("commitments").footer


def test_a_sign_that_is_nothing_held_is_no_paper(say: Say) -> None:
    assert say("show 0a0b0c0d").failed
