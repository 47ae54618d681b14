"""This file shows that a form is decided by where a paper says so and what follows, never by a word in a sentence."""

from __future__ import annotations

import pytest

from scrapers.items import Block, Document, Reading
from scrapers.kinds import documents
from tests.scrapers.papers import headings, page, paper, wording

PANEL = """立法會CB(2)601/2028(03)號文件

2028年3月14日
討論文件

立法會公務員及資助機構員工事務委員會

人工智能文書助手

目的

本文件介紹人工智能文書助手的試行計劃。

背景

2. 助手可以：
(a) 草擬信件；
(b) 製作會議紀錄
(c) 翻譯文件。

徵詢意見

3. 請委員備悉本文件的內容。

數字政策辦公室
2028年3月
"""
RELEASED = "Issued at HKT 15:30"


def released(*lines: str) -> Document:
    return page(*lines, "Ends/Friday, March 3, 2028", RELEASED, title=lines[0])


def form(document: Document) -> str | None:
    return document.fields.get("form")


def test_a_paper_on_a_tool_that_writes_minutes_is_no_minutes() -> None:
    made = paper(PANEL)
    assert (made.kind, form(made)) == ("panel_paper", None)


def test_a_paper_on_a_tool_that_writes_minutes_is_none_in_english() -> None:
    made = paper(
        "LC Paper No. CB(2)601/2028(03)\n\nFor discussion on 14 March 2028\n\n"
        "Legislative Council Panel on Public Service\n\nAn AI assistant for clerks\n\nPURPOSE\n\n"
        "This paper introduces the assistant.\n\n2. It can -\n(a) draft letters;\n"
        "(b) write the minutes of a meeting; and\n(c) translate papers.\n\n"
        "3. Members are invited to note the paper.\n"
    )
    assert (made.kind, form(made)) == ("panel_paper", None)


@pytest.mark.parametrize(
    "lines",
    [
        ("Group reports progress", "Courts will use artificial intelligence.", "Agenda", "1. Opening", "2. Close", "It is open to all."),
        ("工作小組報告進展", "法院將使用人工智能。", "會議議程", "1. 開會", "2. 散會", "歡迎公眾參加。"),
        ("工作小組報告進展", "法院將使用人工智能。", "工作小組第二次會議的會議紀要已上載。", "公眾可瀏覽。"),
        ("Minutes online", "Courts will use artificial intelligence.", "Minutes of the second meeting have been put online.", "Anybody may read them."),
        ("Reply awaited", "Courts will use artificial intelligence.", "Dear Mr Chan, it began,", "Anybody may read it."),
        ("Follow-up actions", "Courts will use artificial intelligence.", "List of follow-up actions", "1. Training", "2. Rules"),
    ],
)  # fmt: skip
def test_a_release_stays_a_release_whatever_it_speaks_of(lines: tuple[str, ...]) -> None:
    made = released(*lines)
    assert (made.kind, form(made), made.unplaced) == ("plain", "release", 0.0)
    assert all("".join(line.lstrip("12. ").split()) in wording_of(made) for line in lines)


def wording_of(made: Document) -> str:
    return "".join([made.title, *headings(made), wording(made)]).replace(" ", "")


@pytest.mark.parametrize(
    "lines",
    [
        ("Government welcomes report", "The Panel will discuss the paper of the Legislative Council Panel on Housing.", "For information on AI, call us."),
        ("政府回應小組委員會報告", "政府今日向立法會房屋事務委員會提交文件，供委員討論", "本報告匯報商議工作。"),
    ],
)  # fmt: skip
def test_a_release_on_a_paper_is_not_that_paper(lines: tuple[str, ...]) -> None:
    assert form(released(*lines)) == "release"


def test_a_word_alone_on_a_line_of_a_text_makes_no_agenda() -> None:
    made = page(
        "The group met and spoke of many things that concern the courts.", "Agenda", "It was long."
    )
    assert form(made) is None


def test_an_agenda_keeps_its_introduction() -> None:
    made = paper(
        "AGENDA\n\nHarbour District Council                 2 December 2028\n\n"
        "Welcome to the meeting. The group will look at artificial intelligence in\n"
        "the offices of the district. Anybody may speak.\n\n"
        "1.   OPENING\n\n2.   COMMENTS\n     Each speaker has three minutes.\n\n3.   CLOSE\n"
    )
    assert form(made) == "agenda"
    assert "artificialintelligence" in wording(made)
    assert headings(made) == ["1. OPENING", "2. COMMENTS", "3. CLOSE"]


def test_the_word_agenda_without_a_list_is_no_agenda() -> None:
    assert form(paper("Agenda\n\nThe harbour plan has one aim, which is to plant trees.\n")) is None


def test_minutes_that_say_who_came_are_minutes() -> None:
    made = paper(
        "Minutes of the 3rd meeting of the Harbour Group\n\nDate: 3 March 2028\nTime: 2:30 pm\n\n"
        "Present: Ms A. YU\n\nThe Chairman opened the meeting.\n"
    )
    assert form(made) == "minutes"


def test_a_letter_in_the_middle_of_a_text_makes_no_letter() -> None:
    lines = [f"Line {at} speaks of the harbour at some length." for at in range(30)]
    lines[20] = "Dear Ms Fung,"
    assert form(page("The harbour", *lines)) is None


def test_a_speech_is_known_by_the_sentence_that_opens_it() -> None:
    made = page(
        "以下是海港局局長今日（三月三日）在論壇的致辭全文：",
        "各位來賓：",
        "多謝。",
        title="局長出席論壇",
    )
    assert form(made) == "speech"


def test_a_table_above_the_text_hides_no_agenda() -> None:
    made = page(
        "Harbour Council", "Agenda", Block("I. | Laying of papers", role="table"),
        "II. Questions", "III. Bills",
    )  # fmt: skip
    assert form(made) == "agenda"


@pytest.mark.parametrize(
    "title",
    [
        "Minutes of Meetings by Artificial Intelligence",
        "Agenda and Minutes Tool",
        "Corrigenda found by artificial intelligence",
        "List of follow-up actions kept by artificial intelligence",
    ],
)
def test_a_panel_paper_may_have_any_title(title: str) -> None:
    made = paper(
        "LC Paper No. CB(2)601/2028(03)\n\nFor discussion on 14 March 2028\n\n"
        f"Legislative Council Panel on Public Service\n\n{title}\n\nPurpose\n\n"
        "1. This paper introduces the assistant.\n\n2. It has been tried for one year by ten clerks.\n"
    )
    assert (made.kind, made.title) == ("panel_paper", title)


def test_a_panel_paper_on_follow_up_actions_stays_one_in_chinese() -> None:
    title = "人工智能諮詢委員會建議的跟進行動"
    made = paper(PANEL.replace("人工智能文書助手", title, 1))
    assert (made.kind, made.title) == ("panel_paper", title)


@pytest.mark.parametrize("greeting", ["Dear Chairman", "陳主席台鑒："])
def test_a_release_that_prints_a_letter_keeps_its_headline(greeting: str) -> None:
    made = released(
        "Secretary writes to the court", greeting, "Courts will use it.", "Yours sincerely"
    )
    assert (form(made), made.title) == ("release", "Secretary writes to the court")


@pytest.mark.parametrize(
    "pages",
    [
        (("Smart Court", "Harbour Office"), ("Agenda", "1. Background", "2. Plan"), ("Plan", "Courts")),
        (("智慧法院", "海港辦事處"), ("議程", "一、背景", "二、發展"), ("發展", "法院將使用")),
    ],
)  # fmt: skip
def test_an_agenda_on_the_second_page_is_not_what_the_paper_is(
    pages: tuple[tuple[str, ...], ...],
) -> None:
    blocks = [Block(text, page=no) for no, texts in enumerate(pages, 1) for text in texts]
    for media in ("pdf", "pptx"):
        (made,) = documents(Reading(tuple(blocks), media))
        assert form(made) is None
        assert made.title == pages[0][0]
