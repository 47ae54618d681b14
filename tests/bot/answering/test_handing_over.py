"""This file tests the table of papers that is asked for in chat, and the administrators' overview there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.arguments.naming import clients_of
from bot.answering.conversation import answer
from bot.answering.finding import find
from bot.answering.hearing.reading import meant
from bot.answering.intents import Export, ExportPapers, Search
from bot.answering.keeping import overview
from bot.answering.speech import Speaker, at_the_console
from bot.messages.spreadsheets import written
from bot.slack import replies as slack
from bot.watching.importing import import_file
from scrapers.items import Language
from storage.database import Store
from tests.story.lived import lived
from tests.story.stage import Stage

ME = at_the_console()


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store, _told)


def _told(made: Stage) -> None:
    for name in ("morning", "paper", "translation"):
        made.publish(name)
        made.check()


def test_with_words_it_is_papers_and_without_them_subscriptions(stage: Stage) -> None:
    assert isinstance(meant(stage.desk, "export lawtech", ME), ExportPapers)
    assert isinstance(meant(stage.desk, "export", ME), Export)
    assert isinstance(meant(stage.desk, "匯出 法律科技", ME), ExportPapers)


@pytest.mark.parametrize(
    "text", ["export credit insurance", "export controls on chips", "匯出 信用保險"]
)
def test_what_is_written_of_exports_is_searched_and_a_table_offered(
    stage: Stage, text: str
) -> None:
    found = meant(stage.desk, text, ME)
    assert isinstance(found, Search)
    assert found.words == text
    (line,) = found.offers
    again = meant(stage.desk, line, ME)
    assert isinstance(again, ExportPapers)
    assert again.search.words == text.partition(" ")[2]


@pytest.mark.parametrize(
    "text",
    ["export controls on chips as csv", "export: controls on chips", "export sandbox since:2026",
     "export controls on chips in a spreadsheet", "匯出 信用保險 成試算表"],
)  # fmt: skip
def test_a_table_that_is_named_is_given(stage: Stage, text: str) -> None:
    found = meant(stage.desk, text, ME)
    assert isinstance(found, ExportPapers)
    assert "csv" not in found.search.words
    assert "表" not in found.search.words


def test_without_an_archive_its_first_rows_are_shown_and_how_to_have_all(stage: Stage) -> None:
    reply = answer(stage.desk, "export lawtech", ME)
    assert reply.code.splitlines()[0].startswith("number,title")
    assert "CB(2)438/2026(03)" in reply.code
    assert '`tamar export "lawtech" --format csv`' in reply.lines[0]
    assert not reply.changed


def test_where_the_archive_is_on_its_table_is_named(stage: Stage) -> None:
    desk = replace(stage.desk, archive="https://archive.example")
    reply = answer(desk, "export legal tech since:2026", ME)
    assert reply.failed or "https://archive.example/en/search.csv?q=" in reply.lines[0]
    reply = answer(desk, "export lawtech", ME)
    assert reply.lines == ("https://archive.example/en/search.csv?q=lawtech",)


def test_what_nobody_published_is_said_so(stage: Stage) -> None:
    assert answer(stage.desk, "export zymurgy", ME).failed


def test_why_what_was_imported_is_in_no_file_is_said(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "kestrel.txt"
    file.write_text(
        "Kestrel Bay pier\n\nThe pier of Kestrel Bay will be rebuilt by the end of 2027.\n"
    )
    import_file(stage.desk, file)
    reply = answer(stage.desk, "export kestrel csv", ME)
    assert reply.failed
    assert any("imported here" in one for one in reply.lines)
    assert not answer(stage.desk, "export zymurgy csv", ME).lines


@pytest.mark.parametrize(
    "who", [replace(ME, admin=False), replace(ME, stranger=True), replace(ME, guest=True)]
)
def test_only_administrators_of_the_place_see_the_overview(stage: Stage, who: Speaker) -> None:
    reply = answer(stage.desk, "overview", who)
    assert reply.failed
    assert not reply.rows


def test_where_all_read_along_the_overview_is_not_shown(stage: Stage) -> None:
    place = replace(ME, address="teams:t/19%3Ac", workspace="teams:t")
    assert answer(stage.desk, "overview", place).failed
    assert not answer(stage.desk, "overview", replace(place, alone=True)).failed


def test_the_overview_names_each_channel_and_its_noise(stage: Stage) -> None:
    reply = answer(stage.desk, "總覽", ME)
    assert [row.title for row in reply.rows] == ["終端機"]
    assert "30日內" in reply.rows[0].context


def test_the_overview_of_one_workspace_holds_nothing_of_another(stage: Stage) -> None:
    answer(stage.desk, "subscribe AI", replace(ME, address="slack:T1/C1", workspace="slack:T1"))
    other = replace(ME, address="slack:T2/C2", workspace="slack:T2")
    assert not answer(stage.desk, "overview", other).rows


def test_of_private_channels_the_overview_gives_one_sum(stage: Stage) -> None:
    team = replace(ME, who="U0ADA", workspace="slack:T1")
    for name in ("D1", "D2"):
        answer(stage.desk, "subscribe AI", replace(team, address=f"slack:T1/{name}", private=True))
    answer(stage.desk, "subscribe AI", replace(team, address="slack:T1/C1"))
    reply = answer(stage.desk, "overview", replace(team, address="slack:T1/C1"))
    assert [row.title for row in reply.rows] == ["A channel of yours"]  # not slack:T1/C1
    assert any(line.startswith("Private channels: 2, following 2 in all") for line in reply.lines)


def test_who_changed_a_channel_is_named_as_slack_does_and_in_teams_not_at_all(stage: Stage) -> None:
    ada = replace(ME, who="U0ADA", address="slack:T1/C1", workspace="slack:T1")
    answer(stage.desk, "subscribe AI", ada)
    reply = answer(stage.desk, "overview", ada)
    assert "by <@U0ADA>" in str(slack.payload(reply))
    teams = replace(ada, address="teams:t/19%3Ac", workspace="teams:t", alone=True)
    answer(stage.desk, "subscribe AI", teams)
    reply = answer(stage.desk, "overview", teams)
    assert "last change" in reply.rows[0].context
    assert "U0ADA" not in str(reply.rows)


@pytest.mark.parametrize(
    ("language", "head"), [("zh-Hant", "編號,標題,種類"), ("zh-Hans", "编号,标题,种类")]
)
def test_a_table_names_its_columns_and_kinds_in_the_readers_language(
    stage: Stage, language: Language, head: str
) -> None:
    code = answer(stage.desk, "export lawtech", replace(ME, language=language)).code
    assert code.startswith(head)
    assert "panel_paper" not in code


def test_of_a_table_that_is_shown_whole_no_first_rows_are_said(stage: Stage) -> None:
    reply = answer(stage.desk, "export CB(2)438/2026(03)", ME)
    assert "first" not in reply.headline
    assert reply.headline.endswith("as a table:")


def test_a_chat_s_table_computes_nothing_either() -> None:
    assert written([["＝1", "＋2", "-3", None]]) == "'＝1,'＋2,'-3,\n"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("留意几个客户名:甲公司、乙公司", "客户"),
        ("留意幾個客戶名:甲公司、乙公司", "客戶"),
        ("watch two client names: Zed Ltd and Kestrel Data", "Clients"),
    ],
)
def test_a_list_is_called_clients_in_the_letters_of_the_sentence(text: str, called: str) -> None:
    assert str(clients_of(text)).startswith(f"{called}: ")


def test_a_page_of_one_paper_has_one_number(stage: Stage) -> None:
    asked = meant(stage.desk, "search since:2026", ME)
    assert isinstance(asked, Search)
    reply = find.search(stage.desk, replace(asked, limit=1, skip=1), ME)
    assert reply.headline.endswith("; number 2:")
    assert len(reply.rows) == 1


def test_what_the_overview_does_not_name_of_a_channel_it_counts(stage: Stage) -> None:
    for name in ("AJLS", "Panel on Transport", "Panel on Security", "DoJ", "DPO", "SFC", "HKMA"):
        answer(stage.desk, f"follow {name}", ME)
    (place,) = overview.looked_over(stage.desk, "en").places
    left = len(place.follows) - overview.MOST_NAMED
    assert f"{left} more" in overview.line(place, "en", stage.clock.now)
