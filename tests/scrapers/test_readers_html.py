"""This file tests how web pages are read: press releases first of all, then any page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.readers import Broken, ReaderLimit, read
from tests.material import shared
from tests.scrapers.files import outcome

RELEASE = """<!DOCTYPE html><html><head><title>T</title>
<meta property="og:title" content="LCQ3: Drones on {b}trial (with photo)"/></head><body>
<a id="skiptocontent" href="#x">Go to main content</a>
<div id="header"><a href="/gia/general/203106/02/P2031060200011.htm"><img id="hdrTCLnk"></a>
<a href="http://sc.isd.gov.hk/TuniS/www.info.gov.hk/gia/general/203106/02/P2031060200011.htm">
<img id="hdrSCLnk"></a><a href="javascript:void(0)"><img id="hdrENLnk"></a></div>
<div id="contentBody"><div id="PRHeadline"><span id="PRHeadlineSpan"><span>LCQ3: Drones on</span>
<span>trial</span></span></div><div id="starBar">****</div>
<span id="pressrelease">&nbsp;&nbsp; Following is a reply on drones:<br />&nbsp;<br />
Question:<br />\u200b &nbsp; &nbsp; Will the Government set up a test site?<br />
&bull;&nbsp; First point<br />
<div style="overflow-x:auto;"><table><caption>Flights</caption><tr><th>Year</th><th>Flights</th></tr>
<tr><td><p>2031</p></td><td>1&nbsp;480</td></tr></table></div>
Note<sup>1</sup> ends here.<br />
<div class="controlDisplay2 resRightContent"></div>
<div class="mB15 f15">{end}</div><div style="margin-top:10px;">NNNN</div></span>
<div class="btm_btn"><a href="/gia/general/203106/02.htm">Back to Index Page</a></div></div>
<div id="rightContent"><h2>Photo</h2><a class='fancybox' href='x.jpg' title='A caption'></a></div>
<script>var secret = 1;</script></body></html>"""
ENGLISH_END = "Ends/Monday, June 2, 2031\n<br/>\n Issued at HKT 15:05"


def release(end: str = ENGLISH_END) -> bytes:
    return RELEASE.replace("{end}", end).replace("{b}", "").encode()


def test_a_release_is_read_with_its_title() -> None:
    assert read(release(), "P.htm").title == "LCQ3: Drones on trial (with photo)"


def test_a_release_is_read_as_paragraphs_items_and_tables() -> None:
    blocks = read(release(), "P.htm").blocks
    assert [(block.role, block.text) for block in blocks] == [
        ("paragraph", "Following is a reply on drones:"),
        ("paragraph", "Question:"),
        ("paragraph", "Will the Government set up a test site?"),
        ("item", "• First point"),
        ("table", "Flights\nYear | Flights\n2031 | 1 480"),
        ("paragraph", "Note¹ ends here."),
    ]


def test_a_release_states_its_twins() -> None:
    assert read(release(), "P.htm", url="https://www.info.gov.hk/gia/x.htm").twins == {
        "zh-Hant": "https://www.info.gov.hk/gia/general/203106/02/P2031060200011.htm",
        "zh-Hans": "http://sc.isd.gov.hk/TuniS/www.info.gov.hk/gia/general/203106/02/P2031060200011.htm",
    }


@pytest.mark.parametrize(
    "end",
    [
        ENGLISH_END,
        "完<br/>2031年6月2日（星期一）<br/>香港時間15時05分",
        "完<br/>2031年6月2日（星期一）<br/>香港时间15时05分",
    ],
)
def test_the_hour_of_issue_is_read_in_every_language(end: str) -> None:
    assert read(release(end), "P.htm").issued_at == datetime(2031, 6, 2, 7, 5, tzinfo=UTC)


def test_an_end_mark_without_an_hour_stays_as_text() -> None:
    reading = read(release("完<br/>2031年6月2日(星期一)"), "P.htm")
    assert reading.issued_at is None
    assert reading.blocks[-1].text == "2031年6月2日(星期一)"


def test_midnight_may_be_written_as_the_end_of_its_day() -> None:
    reading = read(release(ENGLISH_END.replace("15:05", "24:00")), "P.htm")
    assert reading.issued_at == datetime(2031, 6, 2, 16, 0, tzinfo=UTC)


def test_an_impossible_day_leaves_the_hour_unread() -> None:
    assert read(release(ENGLISH_END.replace("June 2", "June 31")), "P.htm").issued_at is None


WRAPPED = (
    "署方於二○三一年推出夜間渡輪的試驗計劃，首階段涵蓋三條",
    "航線，並會於年底檢討成效，再決定是否延長服務時間及增加",
    "班次。試驗計劃的開支約為一千萬元。",
)
SECOND = ("碼頭的無障礙設施會在明年年中完工，其間會安排接駁巴士往", "來兩岸。")


def wrapped_page(line_end: str, paragraph_end: str) -> bytes:
    text = paragraph_end.join(line_end.join(lines) for lines in (WRAPPED, SECOND))
    return f"<html><body><div id=pressrelease>{text}</div></body></html>".encode()


@pytest.mark.parametrize(
    ("line_end", "paragraph_end"),
    [("<br>", "<br><br>"), ("<br>\n<br>\n", "<br>\n<br>\n &nbsp;<br>\n<br>\n")],
    ids=["one break a line", "a blank line after each"],
)
def test_lines_broken_at_a_fixed_width_are_one_paragraph(line_end: str, paragraph_end: str) -> None:
    blocks = read(wrapped_page(line_end, paragraph_end), "P.htm").blocks
    assert [block.text for block in blocks] == ["".join(WRAPPED), "".join(SECOND)]


def test_paragraphs_with_a_blank_line_between_them_stay_apart() -> None:
    told = (
        "政府會在年底檢討試驗計劃的成效。",
        "署方沒有備存乘客人數的分項數字。",
        "碼頭會在明年年中完工。",
    )
    page = f"<html><body><div id=pressrelease>{'<br><br>'.join(told)}</div></body></html>"
    assert [block.text for block in read(page.encode(), "P.htm").blocks] == list(told)


def test_old_pages_without_a_headline_fall_back_on_the_title() -> None:
    page = b"<html><title>Old \xe2\x80\x8brelease</title><span id='pressrelease'>Text</span></html>"
    assert read(page, "P.htm").title == "Old release"


def test_a_department_page_gives_its_press_content() -> None:
    page = """<html><body><nav>Home</nav><h2>律政司推動調解</h2><div class="a pressContent">
    <p>　　律政司今日公布新措施。</p><p>完</p><p>2031年6月2日(星期一)</p></div><footer>©</footer>"""
    reading = read(page.encode(), "20310602_pr1.html")
    assert reading.title == "律政司推動調解"
    assert [block.text for block in reading.blocks] == [
        "律政司今日公布新措施。", "完", "2031年6月2日(星期一)",
    ]  # fmt: skip


def test_any_page_is_read_without_its_furniture() -> None:
    page = """<html><head><title>Plan</title></head><body><header>Site</header><nav>Menu</nav>
    <main><h1>Plan</h1><h2>Aim</h2><p>We fly.<ul><li>Safely</li></ul></main><footer>Foot</footer>"""
    blocks = read(page.encode(), "plan.html").blocks
    assert [(block.role, block.text, block.level) for block in blocks] == [
        ("heading", "Plan", 1), ("heading", "Aim", 2), ("paragraph", "We fly.", 0), ("item", "Safely", 0),
    ][1:]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "media"),
    [
        ("<html><body><p>政府會推動發展</p>".encode("big5hkscs"), None),
        ("<html><body><p>政府會推動發展</p>".encode(), "text/html; charset=iso-8859-1"),
        ("<html><body><p>政府會推動發展</p>".encode("utf-16"), "text/html"),
        ("<p>政府會推動發展</p>".encode("utf-8-sig"), "text/html"),
    ],
)
def test_pages_in_any_usual_encoding_are_read(data: bytes, media: str | None) -> None:
    assert read(data, "page", media).blocks[0].text == "政府會推動發展"


def test_a_page_of_simplified_chinese_in_its_old_encoding_is_read() -> None:
    data = '<meta charset="gb2312"><p>政府会推动发展</p>'.encode("gb18030")
    assert read(data, "a.html").blocks[0].text == "政府会推动发展"


def test_a_page_without_text_says_so() -> None:
    reading = read(b"<html><body><img src=x></body></html>", "a.html")
    assert reading.blocks == ()
    assert reading.notes == ("no text in the file",)


def test_a_page_over_five_mebibytes_is_refused() -> None:
    with pytest.raises(ReaderLimit, match="5 MiB"):
        read(b"<html>" + b"a" * 5 * 2**20, "a.html")


def test_a_page_of_nothing_but_tags_is_refused() -> None:
    with pytest.raises(ReaderLimit, match="tags"):
        read(b"<html>" + b"<b>" * 200_001, "a.html")


def test_a_page_nested_too_deep_is_refused_rather_than_half_read() -> None:
    with pytest.raises(ReaderLimit, match="deep"):
        read(b"<html>" + b"<div>" * 20_000 + b"text", "a.html")


def test_unclosed_tags_a_thousand_deep_are_read() -> None:
    page = b"<html><body>" + b"<font>x" * 1000 + b"<p>the end"
    assert read(page, "a.html").blocks[-1].text == "the end"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_of_a_page_raise_anything_but_named_errors(data: bytes) -> None:
    assert str(outcome(data, "a.html"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<span id='pressrelease'>", "<sup>1</sup>",
     "<a href='http://[x'><img id=hdrTCLnk>", "完<br>", "2031年6月2日", "香港時間99時99分", "<h1>", "甲",
     "<pre>a\nb", "<!--", "<![CDATA[", "\0", "&#xD800;", "&nbsp;", "<li>", "<svg>", "<html hidden>",
     "</body>", "<meta property=og:title content=''>"]), max_size=25))  # fmt: skip
def test_no_soup_of_tags_raises_anything_but_named_errors(parts: list[str]) -> None:
    assert str(outcome("".join(parts).encode(), "a.html"))


def test_a_page_of_comments_only_has_no_markup() -> None:
    with pytest.raises(Broken, match="markup"):
        read(b"<!-- nothing -->", "a.html")


@pytest.mark.real
def test_real_releases_are_read_whole() -> None:
    pages = sorted(shared("real", "info-gov-hk", "articles-2020").glob("*.htm"))
    assert len(pages) == 9
    for page in pages:
        reading = read(page.read_bytes(), page.name)
        assert reading.title
        assert reading.issued_at is not None
        assert set(reading.twins) == {"zh-Hant", "zh-Hans"}
        assert len(reading.blocks) >= 3
        shown = "\n".join(block.text for block in reading.blocks)
        assert "NNNN" not in shown
        assert "Issued at" not in shown
        assert "Back to" not in shown


REFUSED = [*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]  # by XML, though not by parsers


@pytest.mark.parametrize("written", [chr, "&#{};".format], ids=["itself", "reference"])
def test_a_letter_that_xml_refuses_may_follow_what_is_left_out(
    written: Callable[[int], str],
) -> None:
    for code in REFUSED:
        page = (
            f"<main><p>Before{written(code)}</p><nav>Menu</nav>lawtech{written(code)} rules"
            f"<script>x</script>{written(code)}<p>After</p></main>"
        )
        blocks = [block.text for block in read(page.encode(), "page.html").blocks]
        assert blocks == ["Before", "lawtech rules", "After"], hex(code)


def test_what_is_left_out_leaves_nothing_but_the_text_behind_it() -> None:
    page = (
        "<body><form><h1>Search</h1><table><tr><td>a</td><td>b</td></tr></table></form>One"
        '<p>Two <button>press</button>three<span hidden>four</span></p><p aria-hidden="true">Five</p></body>'
    )
    assert [block.text for block in read(page.encode(), "page.html").blocks] == ["One", "Two three"]


def test_a_page_that_breaks_off_is_read_and_noted() -> None:
    page = b"<html><body><div><p>Lamps along the harbour were lit.</p><p>The ferries"
    reading = read(page, "paper.html")
    assert reading.notes == ("the page breaks off within an open part",)
    assert reading.blocks[0].text == "Lamps along the harbour were lit."
