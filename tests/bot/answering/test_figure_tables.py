"""This file tests a programme's figures as a table: on Slack, in Teams and on a terminal, in each script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, Table, at_the_console
from bot.answering.terminal import drawn, shown
from bot.platforms.terminal_lines import WIDTH, columns
from bot.slack import replies as slack
from bot.teams import replies as teams
from scrapers.items import Language
from storage.database import Store
from storage.published import figures
from storage.records import Figure
from tests import blocks, cards
from tests.storage.made import store_paper
from tests.story.stage import Stage
from tests.week.truths import traditional

STATED = (
    ("3400000", "名", "登記用戶", "over", "stock", "2025-04"),
    ("4100000", "名", "登記用戶", "about", "target", "2026-12-31"),
    ("270000000", "HKD", "政府預留", "exact", "allocation", None),
    ("380000", "名", "新增登記用戶", "exact", "yearly", "2025-03-31"),
    ("12", "項", "接達的服務（獲批）", "exact", "round", None),
)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give one paper that states five figures of iAM Smart, each of another kind."""
    sentence = "「智方便」的登記用戶逾340萬名。"
    with sqlite_store.write() as session:
        paper = store_paper(
            session, "report", sentence, language="zh-Hant", published=date(2025, 6, 25),
            listed={"published": date(2025, 6, 25), "title": "數碼身分報告"},
        )  # fmt: skip
        said = [_figure(one, sentence) for one in STATED]
        figures.save(session, paper, "zh-Hant", said, 99)
    return Stage(sqlite_store)


def _figure(stated: Sequence[Any], sentence: str) -> Figure:
    value, unit, counts, qualifier, span, as_of = stated
    return Figure(
        "iam-smart", Decimal(value), unit, counts, qualifier, span, as_of, sentence, ("48",)
    )


def asked(stage: Stage, language: Language = "en") -> Reply:
    return answer(stage.desk, "programme 智方便", replace(at_the_console(), language=language))


def table(reply: Reply) -> Table:
    assert reply.table is not None
    return reply.table


def test_each_kind_of_figure_stands_in_a_column_of_its_own(stage: Stage) -> None:
    found = table(asked(stage))
    assert found.heads == (
        "As of", "What is counted", "At the time", "In a year", "Target", "Money set aside",
        "Rate, round, rank, change", "Where",
    )  # fmt: skip
    amounts = {row[1]: [cell for cell in row[2:-1] if cell != "–"] for row in found.rows}
    assert all(len(cells) == 1 for cells in amounts.values())
    by_column = {
        found.heads[at]: row[at] for row in found.rows for at in range(2, 7) if row[at] != "–"
    }
    assert by_column == {
        "At the time": "over 3.4 million 名",
        "In a year": "380,000 名",
        "Target": "about 4.1 million 名",
        "Money set aside": "$270 million",
        "Rate, round, rank, change": "12 項 (in one round)",
    }


def test_a_row_says_as_of_when_what_and_where(stage: Stage) -> None:
    rows = {row[2]: row for row in table(asked(stage)).rows}
    now = rows["over 3.4 million 名"]
    assert (now[0], now[1], now[-1]) == ("Apr 2025", "登記用戶", "Wed 25 Jun 2025 ¶48")
    (due,) = [row[0] for row in table(asked(stage)).rows if row[4] != "–"]
    assert due.startswith("by ")


def test_a_kind_that_nobody_stated_has_no_column(stage: Stage) -> None:
    assert "So far" not in table(asked(stage)).heads


def test_every_figure_of_the_table_stands_below_with_its_sentence(stage: Stage) -> None:
    reply = asked(stage)
    assert len([row for row in reply.rows if "「智方便」的登記用戶" in row.text]) == len(STATED)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_platform_takes_the_table(stage: Stage, language: Language) -> None:
    reply = asked(stage, language)
    payload = slack.payload(reply)
    assert blocks.faults(payload) == []
    (shown_there,) = [block for block in payload["blocks"] if block["type"] == "table"]
    assert len(shown_there["rows"]) == 1 + len(STATED)
    sent = teams.payload(reply)
    assert cards.faults(sent) == []
    (grid,) = [element for element in sent["card"]["body"] if element["type"] == "Table"]
    assert len(grid["rows"]) == 1 + len(STATED)
    text = shown(reply)
    assert len([line for line in text.split("\n") if "│" not in line and "──" in line]) == 1


def test_a_reader_of_simplified_gets_no_other_letters_in_it(stage: Stage) -> None:
    reply = asked(stage, "zh-Hans")
    (found,) = [block for block in slack.payload(reply)["blocks"] if block["type"] == "table"]
    cells = "".join(cell["text"] for row in found["rows"] for cell in row)
    assert "登记用户" in cells
    assert traditional(cells) == ""


@pytest.mark.parametrize("width", [40, 60, WIDTH])
def test_on_a_terminal_no_line_is_longer_and_no_letter_is_lost(width: int) -> None:
    made = Table(
        ("As of", "What is counted", "So far"),
        (("Apr 2025", "政府及公私營機構服務和不同局/部門的電子表格" * 2, "over 1,100"),
         ("–", "applications · received in the first round of the scheme", "41,206")),
    )  # fmt: skip
    lines = drawn(made, width)
    assert max(map(columns, lines)) <= width
    letters = "".join("".join(lines).split())
    for row in made.rows:
        for ch in "".join(row).replace(" ", ""):
            assert ch in letters


def test_a_figure_that_nobody_gives_makes_no_table(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        store_paper(session, "named", "HKeToll is in use.", published=date(2025, 6, 1))
    reply = answer(stage.desk, "programme HKeToll", at_the_console())
    assert reply.table is None
    assert not reply.failed
