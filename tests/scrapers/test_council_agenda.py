"""This file tests how the agendas of Council meetings are read: their tables, lines, appendices and scripts."""

from __future__ import annotations

import pytest

from scrapers.items import Expectation
from scrapers.source import Index, LayoutChanged, Page
from scrapers.sources import council_agenda
from tests.deadlines import printed

FOLDER = "https://www.legco.gov.hk/yr2026/{}/counmtg/agenda/"
NAME = "cm20261209.htm"

ENGLISH = """
<html><body><h2>Legislative Council</h2><h3>Agenda</h3><p>Wednesday 9 December 2026 at 11:00 am</p>
<table><tr><td>I.</td><td>Laying of Papers on the Table of the Council<br>4 items of subsidiary
legislation set out in <a href="cm20261209app1.htm">Appendix 1</a></td></tr></table>
<table><tr><td>II.</td><td>Questions</td></tr></table>
<p>Members to ask 5 questions (3 for oral replies and 2 for written replies)</p>
<table>
<tr><td colspan="2">Questions for oral replies to be asked by</td><td>Public officers to reply</td></tr>
<tr><td>1.</td><td>Hon Bernice LUK<br>(Night ferries)</td><td>Secretary for Transport and Logistics</td></tr>
<tr><td>*2.</td><td>Ir Dr Hon Simon TSUI, JP<br>(Drones over
country parks)</td><td>Secretary for Innovation,<br>Technology and Industry<br>Under Secretary for Environment and Ecology</td></tr>
<tr><td>3.</td><td>Revd Canon Hon Wing FONG (Fees of notaries)</td><td>Secretary for Justice; Director of Legal Aid</td></tr>
</table>
<p>Contents of 5 questions and public officers to reply set out in <a href="cm20261209app2.htm">Appendix 2</a></p>
<table><tr><td>III.</td><td>Government Bills</td></tr></table>
<table><tr><td>1.</td><td>Ferries (Amendment) Bill 2026</td><td>:</td><td>Secretary for Transport and Logistics</td></tr></table>
<h3>Members' Motions</h3>
<table><tr><td>1.</td><td>Hon Bernice LUK<br>(Motion on ferries)</td><td>Secretary for Transport and Logistics</td></tr></table>
<p>(Amendments set out in LC Paper No. CB(3)902/2026(01) issued on 1 December 2026)</p>
</body></html>
"""
TRADITIONAL = """
<html><body><h2>立法會</h2><h3>議程</h3>
<table><tr><td>I.</td><td>提交文件<br>4項附屬法例載於<a href="cm20261209app1.htm">附錄1</a></td></tr></table>
<table><tr><td>II.</td><td>質詢</td></tr></table>
<p>議員提出5項質詢(3項要求口頭答覆，2項要求書面答覆)</p>
<table>
<tr><td colspan="2">提出口頭質詢的議員</td><td>作答官員</td></tr>
<tr><td>1.</td><td>陸以晴議員<br>(夜間渡輪)</td><td>運輸及物流局局長</td></tr>
<tr><td>2.</td><td>徐文朗議員, JP<br>(郊野公園上空的<br>無人機)</td><td>創新科技及工業局局長、環境及生態局副局長</td></tr>
<tr><td>3.</td><td>方詠恩議員(公證人的收費)</td><td>律政司司長</td></tr>
</table>
<p>5項質詢的內容及作答官員載於<a href="cm20261209app2.htm">附錄2</a></p>
<table><tr><td>III.</td><td>政府法案</td></tr></table>
<table><tr><td>1.</td><td>《2026年渡輪(修訂)條例草案》</td><td>:</td><td>運輸及物流局局長</td></tr></table>
</body></html>
"""
SIMPLIFIED = str.maketrans(
    "議質詢項覆間渡輪運輸書頭員載於錄機創業環態長證費園無陸問",
    "议质询项复间渡轮运输书头员载于录机创业环态长证费园无陆问",
)
APPENDIX = """
<html><body><h3>Appendix 2</h3><p>Questions for oral replies</p>
<p>1. Hon Bernice LUK to ask:</p><p>(Night ferries)</p><p>At what hours do the last ferries leave:</p>
<p>(1)</p><p>from the islands;</p><p>(2)</p><p>to the islands?</p>
<p>Public officer to reply: Secretary for Transport and Logistics</p>
<p>Questions for written replies</p>
<table><tr><td>4.</td><td>Hon Wing FONG to ask:<br>(Wet markets)<br>How many stalls are empty?</td></tr>
<tr><td></td><td>Public officer to reply : Secretary for Environment and Ecology</td></tr></table>
<p>Question 5 (For written reply)</p><p>(School buses)</p><p>Dr Hon Simon TSUI to ask: {long}</p>
<p>Public officers to reply: Secretary for Education; Secretary for Transport and Logistics</p>
</body></html>
"""


def read(text: str, folder: str = "english", name: str = NAME) -> Index:
    return council_agenda.read(Page(FOLDER.format(folder) + name, text.encode()))


def questions(index: Index) -> dict[str, Expectation]:
    return {
        one.keys[0].rpartition(":")[2]: one for one in index.expectations if "lcq" in one.keys[0]
    }


def people(one: Expectation) -> tuple[tuple[str, str], ...]:
    return tuple((each.role, each.name) for each in one.people)


def test_oral_questions_are_read_from_their_table() -> None:
    found = questions(read(ENGLISH))
    assert {number: one.title for number, one in found.items()} == {
        "1": "Night ferries",
        "2": "Drones over country parks",
        "3": "Fees of notaries",
    }


def test_members_and_officers_are_read_from_their_cells() -> None:
    found = questions(read(ENGLISH))
    assert people(found["2"]) == (
        ("asker", "Ir Dr Hon Simon TSUI, JP"),
        ("replier", "Secretary for Innovation, Technology and Industry"),
        ("replier", "Under Secretary for Environment and Ecology"),
    )
    assert people(found["3"])[1:] == (
        ("replier", "Secretary for Justice"),
        ("replier", "Director of Legal Aid"),
    )


@pytest.mark.parametrize(
    ("folder", "text", "titles", "asker"),
    [
        (
            "chinese",
            TRADITIONAL,
            ["夜間渡輪", "郊野公園上空的無人機", "公證人的收費"],
            "陸以晴議員",
        ),
        (
            "cn",
            TRADITIONAL.translate(SIMPLIFIED),
            ["夜间渡轮", "郊野公园上空的无人机", "公证人的收费"],
            "陆以晴议员",
        ),
    ],
)
def test_chinese_agendas_are_read_in_either_script(
    folder: str, text: str, titles: list[str], asker: str
) -> None:
    index = read(text, folder)
    found = questions(index)
    assert [one.title for one in found.values()] == titles
    assert people(found["1"])[0] == ("asker", asker)
    assert len(people(found["2"])) == 3
    assert len(index.follow) == 1


def test_languages_have_announcements_of_their_own() -> None:
    keys = [
        questions(read(text, folder))["1"].key
        for folder, text in (
            ("english", ENGLISH),
            ("chinese", TRADITIONAL),
            ("cn", TRADITIONAL.translate(SIMPLIFIED)),
        )
    ]
    assert keys == [
        "agenda:cm20261209:q1", "agenda:cm20261209:q1:zh-Hant", "agenda:cm20261209:q1:zh-Hans",
    ]  # fmt: skip


def test_bills_and_motions_are_no_questions() -> None:
    assert sorted(questions(read(ENGLISH))) == ["1", "2", "3"]


@pytest.mark.parametrize(("folder", "text"), [("english", ENGLISH), ("chinese", TRADITIONAL)])
def test_the_appendix_of_questions_is_followed_and_no_other(folder: str, text: str) -> None:
    index = read(text, folder)
    assert index.follow == (f"{FOLDER.format(folder)}cm20261209app2.htm",)
    assert any("other business" in reason for reason in index.passed)


def test_an_appendix_is_read_like_an_agenda() -> None:
    long = "Whether buses of schools " + "run and run " * 60
    index = read(APPENDIX.replace("{long}", long), name="cm20261209app2.htm")
    found = questions(index)
    assert {number: one.title for number, one in found.items()} == {
        "1": "Night ferries",
        "4": "Wet markets",
        "5": found["5"].title,
    }
    assert [name for _, name in people(found["1"])] == [
        "Hon Bernice LUK",
        "Secretary for Transport and Logistics",
    ]
    assert [name for _, name in people(found["4"])][1:] == ["Secretary for Environment and Ecology"]
    assert [name for _, name in people(found["5"])] == [
        "Dr Hon Simon TSUI", "Secretary for Education", "Secretary for Transport and Logistics",
    ]  # fmt: skip


def test_an_appendix_without_a_question_is_a_failure() -> None:
    with pytest.raises(LayoutChanged):
        read("<p>CB(3)902/2026(01)</p>", name="cm20261209app2.htm")


def test_questions_that_are_announced_and_not_read_are_skipped_aloud() -> None:
    text = ENGLISH.replace("Ir Dr Hon Simon TSUI, JP", "To be confirmed")
    index = read(text)
    assert sorted(questions(index)) == ["1", "3"]
    assert index.skipped == ("question 3 of 3 is not read",)


def _unreadable(text: str) -> str:
    for word in ("Hon ", "議員", "议员"):
        text = text.replace(f"<td>{word}", "<td>").replace(
            word, "M. " if word == "Hon " else "先生"
        )
    return text


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        ("english", _unreadable(ENGLISH)),
        ("english", _unreadable(ENGLISH).replace("app2", "-two")),
        ("chinese", _unreadable(TRADITIONAL).replace("先生提出5", "議員提出5") + "<p>立法會CB(3)902/2026號文件</p>"),
    ],
    ids=["with its appendix", "without", "in Chinese"],
)  # fmt: skip
def test_an_agenda_that_announces_questions_and_yields_none_is_a_failure(
    folder: str, text: str
) -> None:
    with pytest.raises(LayoutChanged, match="no question") as caught:
        read(text, folder)
    assert caught.value.index is not None  # the papers that it names are announced all the same
    assert caught.value.index.expectations
    assert not questions(caught.value.index)


def test_an_agenda_whose_questions_all_stand_in_its_appendix_is_whole() -> None:
    text = (
        "<p>II. Questions</p><p>Members to ask 5 questions (3 for oral replies and 2 for written "
        'replies), set out in <a href="cm20261209app2.htm">Appendix 2</a></p>'
    )
    index = read(text)
    assert (len(index.follow), index.skipped) == (1, ())


def test_an_appendix_of_all_questions_gives_them_all() -> None:
    rows = "".join(
        f"<tr><td>{at}.</td><td>Hon Bernice LUK<br>(Ferry {at})</td><td>Secretary for Justice</td></tr>"
        for at in range(1, 23)
    )
    index = read(f"<table>{rows}</table>", name="cm20261209app2.htm")
    assert len(questions(index)) == 22
    assert index.skipped == ()


def test_a_question_that_an_appendix_leaves_out_is_skipped_aloud() -> None:
    text = "".join(f"<p>{at}. Hon Bernice LUK to ask: (Ferry {at})</p>" for at in (7, 8, 10))
    index = read(text, name="cm20261209app2.htm")
    assert index.skipped == ("question 9 of the appendix is not read",)


def test_a_link_to_another_host_s_appendix_is_not_followed() -> None:
    text = ENGLISH.replace(
        'href="cm20261209app2',
        'href="https://evil.example/yr2026/english/counmtg/agenda/cm20261209app2',
    )
    assert read(text).follow == ()


@pytest.mark.parametrize(
    "body",
    [
        "'<div>' * 20_000",
        "'<div>x</div>' * 18_000",
        "'<b><p>x' * 9_000",
        "'<tr><td>1.<td>Hon A<td>' * 6_000",
        "'<tr><td>' * 60 + 'x<br>' * 12_000",
        "'<p>1. ' + 'Hon ' * 2_000",
        "'<p>第' + '一' * 9_000",
        "'<p>' + '1. Hon A to ask ' * 600",
        "'<p>(((((((((((' * 2_000",
    ],
)
def test_a_hostile_agenda_is_read_in_time(body: str) -> None:
    said = printed(f"""
        from scrapers.readers.errors import ReadError
        from scrapers.source import Page, ScrapeError
        from scrapers.sources import council_agenda
        url = "{FOLDER.format("english")}{NAME}"
        try:
            council_agenda.read(Page(url, ("<html><body>" + {body}).encode()))
        except ScrapeError:
            pass
        print("done")
    """)
    assert said == "done"


CITED = "<p>LC Paper No. CB(3)902/2026(01)</p>"


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("english", "Members to ask twenty-two questions"),
        ("english", "Questions (22 in total)"),
        ("english", "Number of questions: 22"),
        ("english", "II. Questions"),
        ("chinese", "質詢（共22項）"),
        ("chinese", "質詢：合共二十二項"),
        ("chinese", "二、質詢"),
        ("cn", "质询（22项）"),
    ],
)
def test_a_part_of_questions_that_yields_none_is_a_failure_however_it_counts_them(
    folder: str, said: str
) -> None:
    with pytest.raises(LayoutChanged, match="no question") as caught:
        read(f"<p>{said}</p><p>See the screen.</p>{CITED}", folder)
    assert caught.value.index is not None
    assert caught.value.index.expectations


@pytest.mark.parametrize(
    ("folder", "first", "second"),
    [
        ("english", "Q1", "Q2"),
        ("chinese", "一、", "二、"),
        ("chinese", "（一）", "（二）"),
        ("cn", "(一)", "(二)"),
    ],
)
def test_numbers_of_questions_are_read_however_they_are_written(
    folder: str, first: str, second: str
) -> None:
    asks, officer = ("Hon Bernice LUK", "Secretary for Justice") if folder == "english" else ("陸小風議員", "律政司司長")  # fmt: skip
    head = "II. Questions" if folder == "english" else "二、質詢"
    rows = "".join(
        f"<tr><td>{at}</td><td>{asks}<br>(Ferry{index})</td><td>{officer}</td></tr>"
        for index, at in enumerate((first, second))
    )
    found = questions(read(f"<p>{head}</p><table>{rows}</table>", folder))
    assert [one.title for one in found.values()] == ["Ferry0", "Ferry1"]


def test_a_remark_behind_a_subject_is_no_part_of_it() -> None:
    text = "<tr><td>1.</td><td>Hon Bernice LUK<br>(Ferries)<br>(Replacing her earlier question)</td><td>Secretary for Justice</td></tr>"
    assert questions(read(f"<table>{text}</table>"))["1"].title == "Ferries"


def test_papers_of_a_page_laid_out_in_one_cell_are_announced_each() -> None:
    papers = (
        "<p>Report on ferries (LC Paper No. CB(3)903/2026)</p>"
        "<p>Report on piers (LC Paper No. CB(3)904/2026)</p></body>"
    )
    page = ENGLISH.replace("</body>", papers)
    laid_out = page.replace("<body>", "<body><table><tr><td>").replace(
        "</body>", "</td></tr></table></body>"
    )
    index = council_agenda.read(Page(FOLDER.format("english") + NAME, laid_out.encode()))
    keys = [key for one in index.expectations for key in one.keys if key.startswith("legco:")]
    assert keys == ["legco:CB(3)902/2026(01)", "legco:CB(3)903/2026", "legco:CB(3)904/2026"]
