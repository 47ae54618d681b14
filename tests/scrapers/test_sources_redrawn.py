"""This file redraws index pages as a site might overnight: each row is listed, declared of no interest, or skipped aloud."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from scrapers.source import EmptyListing, Index, LayoutChanged, Page, all_sources

SOURCES = {source.key: source for source in all_sources()}
GAZETTE = "https://www.gld.gov.hk/egazette/tc_chi/list.html"
AUDIT = "https://www.aud.gov.hk/eng/pubpr_arpt/rpt.htm"
OMBUDSMAN = "https://www.ombudsman.hk/en-us/direct_investigations.html"
REFORM = "https://www.hkreform.gov.hk/en/publications/index.htm"
HKMA_LIST = "https://brdr.hkma.gov.hk/eng/list.html"
PCPD = "https://www.pcpd.org.hk/english/news_events/media_statements/media_statements.html"
ADDRESS = "https://www.policyaddress.gov.hk/2026/en/index.html"
DATA_SETS = "https://data.gov.hk/en-data/api/3/action/package_search?q=*:*&rows=100&sort=metadata_created%20desc"
HANSARD = "https://app.legco.gov.hk/OpenData/HansardDB/Hansard?$format=json&$filter=HansardType eq 'English'"
VOTES = "https://app.legco.gov.hk/vrdb/odata/vVotingResult?$format=json"
HKMA_PRESS = "https://api.hkma.gov.hk/public/press-releases?lang=en&offset=0"
LISTS = {
    "gazette": GAZETTE,
    "audit": AUDIT,
    "ombudsman": OMBUDSMAN,
    "law_reform": REFORM,
    "hkma_circulars": HKMA_LIST,
    "pcpd": PCPD,
    "policy_address": ADDRESS,
}
REPLIES = {
    "data_gov_hk": DATA_SETS,
    "legco_hansard": HANSARD,
    "legco_votes": VOTES,
    "hkma_press": HKMA_PRESS,
}
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'></head><body><nav><a href='/en/index.html'>Home</a>"
    "<a href='/en/contact_us.html'>Contact us</a></nav>{}<footer><a href='/en/privacy.html'>Privacy</a></footer></body></html>"
)


def read(key: str, body: str) -> Index:
    return SOURCES[key].read(Page(LISTS[key], PAGE.format(body).encode()))


def answered(key: str, reply: Any) -> Index:
    return SOURCES[key].read(Page(REPLIES[key], json.dumps(reply).encode()))


def seen(index: Index) -> list[tuple[str, date | None]]:
    return [(one.title, one.published) for one in index.listings]


# --- lists


def test_a_gazette_in_a_grid_lists_its_files_and_skips_what_has_none() -> None:
    index = read(
        "gazette",
        """<div class="grid">
<div class="row head"><div class="cell">日期</div><div class="cell">名稱</div><div class="cell">檔案</div></div>
<div class="row"><div class="cell">2026年11月13日</div><div class="cell">《2026年海港燈（費用）規例》</div>
<div class="cell"><a href="/egazette/pdf/20263046/cs22026304612.pdf"><i></i>PDF</a></div></div>
<div class="row"><div class="cell">2026年11月13日</div><div class="cell">《2026年渡輪數據（修訂）條例草案》</div>
<div class="cell"><a href="/egazette/pdf/20263046/cs32026304601.pdf"><i></i>PDF</a></div></div>
<div class="row"><div class="cell">2026年11月20日</div><div class="cell">《2026年碼頭令》</div><div class="cell">稍後上載</div></div>
<div class="row"><div class="cell">2026年11月20日</div><div class="cell">《2026年浮標令》</div>
<div class="cell"><a href="javascript:show('x')">檢視</a></div></div></div>""",
    )
    thirteenth = date(2026, 11, 13)
    assert seen(index) == [
        ("《2026年海港燈（費用）規例》", thirteenth),
        ("《2026年渡輪數據（修訂）條例草案》", thirteenth),
    ]
    assert [word.partition(":")[0] for word in index.skipped] == [
        "a row leads nowhere",
        "a row has no link",
    ]
    assert "碼頭令" in index.skipped[1]


def test_a_report_in_cards_that_are_links_as_a_whole_is_called_without_its_day() -> None:
    card = "<div class='card'><a href='{}'><div><h3>{}</h3><time>{}</time></div></a></div>"
    cards = (
        card.format("/pdf_e/e87ch03.pdf", "Lamp posts that count passers-by", "27.10.2026"),
        card.format("/pdf_e/e87ch04.pdf", "Digital forms at ferry piers", "27.10.2026"),
        card.format("/eng/reports/87/chapter5/", "Buoys", "28.10.2026"),
    )
    assert seen(read("audit", f"<div>{''.join(cards)}</div>")) == [
        ("Lamp posts that count passers-by", date(2026, 10, 27)),
        ("Digital forms at ferry piers", date(2026, 10, 27)),
        ("Buoys", date(2026, 10, 28)),
    ]


def in_cards(*cards: str) -> list[tuple[str, date | None]]:
    links = (f"<a href='/pdf_e/e87ch0{at}.pdf'>{card}</a>" for at, card in enumerate(cards, 3))
    return seen(read("audit", f"<div>{''.join(f'<div>{link}</div>' for link in links)}</div>"))


@pytest.mark.parametrize("element", ["span", "time", "small", "p", "div"])
@pytest.mark.parametrize(
    ("card", "title"),
    [
        ("Minutes of {}", "Minutes of 3 November 2026"),
        ("{} is a holiday for lamps", "3 November 2026 is a holiday for lamps"),
        ("<h4>Lamps</h4><p>Closing date:</p>{}", "Lamps Closing date: 3 November 2026"),
        (
            "<h4>Lamps</h4><div>Deadline for submission</div>{}",
            "Lamps Deadline for submission 3 November 2026",
        ),
        ("<h4>Lamps</h4><div>Date of event</div>{}", "Lamps Date of event 3 November 2026"),
        ("<h4>Lamps</h4><div>Last updated</div>{}", "Lamps Last updated 3 November 2026"),
        ("<h4>燈</h4><div>截止日期：</div>{}", "燈 截止日期：3 November 2026"),
    ],
)
def test_a_day_that_a_card_says_to_be_another_stays_in_its_title_and_is_not_of_publication(
    card: str, title: str, element: str
) -> None:
    first = card.format(f"<{element}>3 November 2026</{element}>")
    assert in_cards(first, "Buoys") == [(title, None), ("Buoys", None)]


def test_a_span_of_days_in_a_card_is_no_day_of_publication() -> None:
    card = "<h4>Lamps</h4><div>1 May 2026 - 30 June 2026</div>"
    assert in_cards(card, "Buoys")[0] == ("Lamps 1 May 2026 - 30 June 2026", None)


@pytest.mark.parametrize(
    "title",
    ["Notes on 31 May 2026", "Rules of 1 May 2026 amended by order", "有關1 May 2026起的措施"],
)
def test_a_card_s_day_is_taken_from_its_own_part_and_never_out_of_the_title(title: str) -> None:
    card = f"<h4>{title}</h4><small>1 May 2026</small>"
    assert in_cards(card, "Buoys")[0] == (title, date(2026, 5, 1))


@pytest.mark.parametrize("said", ["Posted on", "Date:", "Published", "發布日期："])
def test_a_day_that_a_card_says_to_be_of_publication_leaves_the_title_with_the_word(
    said: str,
) -> None:
    card = f"<h4>Lamps</h4><p>Last updated</p><p>5 May 2026</p><p>{said} <b></b><time>1 May 2026</time></p>"
    assert in_cards(card, "Buoys")[0] == ("Lamps Last updated 5 May 2026", date(2026, 5, 1))


@pytest.mark.parametrize("said", ["Closing date: ", "Deadline ", "截止日期："])
def test_a_closing_day_beside_a_link_is_no_day_of_publication(said: str) -> None:
    rows = (
        "<li><a href='/pdf_e/e87ch03.pdf'>Lamps</a> {}30 June 2027{}</li>",
        "<li><a href='/pdf_e/e87ch04.pdf'>Buoys</a> {}30 June 2027{}</li>",
    )
    first, second = rows[0].format(said, ""), rows[1].format(said, " (1 May 2026)")
    assert seen(read("audit", f"<ul>{first}{second}</ul>")) == [
        ("Lamps", None),
        ("Buoys", date(2026, 5, 1)),
    ]


def table(heads: str, *rows: str) -> list[tuple[str, date | None]]:
    """Read a table of two files under headings; `{}` stands for the cell of the file."""
    names = ("Lamps", "Buoys")
    cells = (
        f"<td><a href='/pdf_e/e87ch0{at}.pdf'>{name}</a></td>" for at, name in enumerate(names, 3)
    )
    lines = "".join(f"<tr>{row.format(cell)}</tr>" for row, cell in zip(rows, cells, strict=True))
    return seen(read("audit", f"<table>{heads}{lines}</table>"))


OPEN, OVER = "<td>5 May 2026</td>", "<td>30 June 2026</td>"


@pytest.mark.parametrize(
    "closing",
    ["Closing", "Closing date", "Closes", "Deadline for submission", "Reply by", "截止", "截止日期", "截止日期及時間",
     "限期", "Meeting date", "會議日期", "Effective from"],
)  # fmt: skip
@pytest.mark.parametrize("cell", ["th", "td"])
def test_a_day_under_a_heading_of_another_day_is_none_of_publication(
    closing: str, cell: str
) -> None:
    heads = f"<tr><{cell}>Paper</{cell}><{cell}>{closing}</{cell}></tr>"
    assert table(heads, f"{{}}{OVER}", "{}<td></td>") == [("Lamps", None), ("Buoys", None)]


@pytest.mark.parametrize(
    "issued", ["Date", "Issue date", "Date posted", "日期", "發布日期", "發出日期"]
)
def test_the_heading_and_not_the_order_says_which_day_is_of_publication(issued: str) -> None:
    heads = f"<thead><tr><th>Closing date</th><th>{issued}</th><th>Paper</th></tr></thead>"
    assert table(heads, f"{OVER}{OPEN}{{}}", f"{OVER}<td></td>{{}}") == [
        ("Lamps", date(2026, 5, 5)),
        ("Buoys", None),
    ]


def test_headings_in_two_rows_and_a_year_that_reaches_down_are_read_by_their_columns() -> None:
    heads = (
        "<tr><th rowspan='2'>Year</th><th rowspan='2'>Paper</th><th colspan='2'>Dates</th></tr>"
        "<tr><th>Issued</th><th>Closing</th></tr>"
    )
    first = f"<td rowspan='2'>2026</td>{{}}{OPEN}{OVER}"
    assert table(heads, first, f"{{}}<td></td>{OVER}") == [
        ("Lamps", date(2026, 5, 5)),
        ("Buoys", None),
    ]


def test_a_table_that_labels_its_cells_needs_no_headings() -> None:
    row = "{}<td data-label='Closing date'>30 June 2026</td><td data-label='Posted'>5 May 2026</td>"
    assert table("", row, "{}<td data-title='截止日期'>30 June 2026</td><td></td>") == [
        ("Lamps", date(2026, 5, 5)),
        ("Buoys", None),
    ]


def test_a_table_without_headings_has_its_day_as_before() -> None:
    assert table("", f"{{}}{OPEN}", f"{{}}{OVER}") == [
        ("Lamps", date(2026, 5, 5)),
        ("Buoys", date(2026, 6, 30)),
    ]


def test_investigations_dated_in_american_and_without_names_of_old_are_listed() -> None:
    index = read(
        "ombudsman",
        """<div class='list'>
<div class='item'><p>Nov 3, 2026</p><p><a href='/storage/di/482/full.pdf'>Forms at piers</a></p></div>
<div class='item'><p>Oct 20, 2026</p><p><a href='/en-us/di/lamps'>Lamps that hum</a></p></div>
<div class='item'><p>Sept 1, 2026</p><p>Buoys (report under preparation)</p></div></div>""",
    )
    assert seen(index) == [
        ("Forms at piers", date(2026, 11, 3)),
        ("Lamps that hum", date(2026, 10, 20)),
    ]
    assert index.skipped == ("a row has no link: Sept 1, 2026 Buoys (report under preparation)",)


def test_publications_as_a_list_of_terms_are_listed_and_a_bare_one_skipped() -> None:
    index = read(
        "law_reform",
        """<dl><dt>November 2026</dt><dd><a href='herons.htm'>Herons as witnesses</a> (Report, 9th November 2026)</dd>
<dd><a href='/en/2026/gulls'>Gulls and the law</a> (Consultation paper, 2nd November 2026)</dd>
<dd>Terns: referred to a subcommittee, 1 November 2026</dd></dl>""",
    )
    assert seen(index) == [
        ("Herons as witnesses", date(2026, 11, 9)),
        ("Gulls and the law", date(2026, 11, 2)),
    ]
    assert len(index.skipped) == 1


@pytest.mark.parametrize("mark", ["role='row'", "class='r'", "role='row' class='r'"])
def test_circulars_in_a_table_of_roles_are_listed_whatever_their_addresses(mark: str) -> None:
    cells = (
        "<span>3.11.2026</span><span><a href='/eng/doc-ldg/docId/20261103-1-EN'>Coins that learn</a></span>",
        "<span>30.10.2026</span><span><a href='/eng/doc/view?ref=B10/1C'>Lamps in branches</a></span>",
        "<span>29.10.2026</span><span>Gates at vaults</span>",
    )
    index = read(
        "hkma_circulars", f"<div>{''.join(f'<div {mark}>{one}</div>' for one in cells)}</div>"
    )
    assert seen(index) == [
        ("Coins that learn", date(2026, 11, 3)),
        ("Lamps in branches", date(2026, 10, 30)),
    ]
    assert index.skipped == ("a row has no link: 29.10.2026 Gates at vaults",)


def test_statements_in_a_grid_with_new_addresses_are_listed() -> None:
    index = read(
        "pcpd",
        """<div class='news'><div class='n'><div>3.11.2026</div><div><a href='press_20261103.html'><b>Lamp makers fined</b></a></div></div>
<div class='n'><div>2.11.2026</div><div><a href='/english/news/2026/lamp-guide.html'>Guide to lamps</a></div></div>
<div class='n'><div>1.11.2026</div><div>A statement to come</div></div></div>""",
    )
    assert seen(index) == [
        ("Lamp makers fined", date(2026, 11, 3)),
        ("Guide to lamps", date(2026, 11, 2)),
    ]
    assert len(index.skipped) == 1


def in_grid(*rows: str) -> Index:
    paper = "<a href='/pdf_e/e87ch0{0}.pdf'>Chapter {0} on piers</a> {0} May 2026"
    filled = (row.replace("{}", paper.format(at)) for at, row in enumerate(rows, 3))
    return read("audit", f"<div>{''.join(filled)}</div>")


@pytest.mark.parametrize(
    "classes",
    [
        ("row r1", "row r2", "row r3"),
        ("odd", "even", "odd last"),
        ("row", "row", "row"),
        ("", "", ""),
    ],
)
@pytest.mark.parametrize("words", ["Buoys 9 May 2026", "Buoys (to follow)"])
def test_a_row_of_a_grid_without_a_link_is_said_however_rows_alternate(
    classes: tuple[str, ...], words: str
) -> None:
    one, two, bare = (f"<div class='{each}'>{{}}</div>" for each in classes)
    index = in_grid(one, two, bare.format(words))
    assert index.skipped == (f"a row has no link: {words}",)


def test_one_row_with_a_link_shows_what_one_without_is() -> None:
    index = in_grid("<div class='item'>{}</div>", "<div class='item'>Buoys 9 May 2026</div>")
    assert seen(index) == [("Chapter 3 on piers", date(2026, 5, 3))]
    assert index.skipped == ("a row has no link: Buoys 9 May 2026",)


@pytest.mark.parametrize(
    "words",
    [
        "<button>2026</button>",
        "Showing 1 to 3 of 300",
        "Last revision date: 30 November 2026",
        "3 May 2026",
    ],
)
def test_what_has_no_day_or_no_title_is_no_row_of_a_grid(words: str) -> None:
    row = "<div class='row'>{}</div>"
    assert in_grid(row, row, row.format(words)).skipped == ()


def test_words_beside_a_list_are_no_row_of_it() -> None:
    item = "<div><a href='/pdf_e/e87ch0{0}.pdf'>Chapter {0} on piers</a></div>"
    body = f"<div><div>All reports since 2001.</div>{item.format(3)}{item.format(4)}</div>"
    assert read("audit", body).skipped == ()


@pytest.mark.parametrize(
    ("href", "words"),
    [("/2026/en/address", "Read the Address"), ("/2026/en/pa/", "2026 Policy Address"),
     ("/2026/en/pa2/", "The Chief Executive's 2026 Policy Address"),
     ("/2026/en/speech.html", "Policy Address Speech"), ("/2026/en/pa3/", "二零二六年施政報告"),
     ("/2026/en/download/PA2026_E.pdf", "Download"), ("/2026/en/read.html", "Full text")],
)  # fmt: skip
def test_what_may_be_the_speech_under_a_new_name_is_skipped_aloud(href: str, words: str) -> None:
    body = f"<div><a href='{href}'><span>{words}</span></a></div><a href='/2026/en/press.html'>Press</a>"
    index = read("policy_address", body)
    assert len(index.skipped) == 1
    assert href in index.skipped[0]


@pytest.mark.parametrize(
    "words",
    ["Full list of initiatives", "Complete our survey", "Full schedule of events", "Address",
     "2025 Policy Address", "二零二五年施政報告", "Policy Address Public Consultation", "施政報告公眾諮詢"],
)  # fmt: skip
def test_what_is_called_otherwise_than_the_speech_is_no_row_of_its_page(words: str) -> None:
    body = f"<a href='/2026/en/x.html'>{words}</a><a href='/2026/en/press.html'>Press</a>"
    assert read("policy_address", body).skipped == ()


def test_last_year_s_speech_is_neither_followed_nor_taken_for_this_year_s() -> None:
    old = "<a href='/2025/en/{}'>2025 Policy Address</a>"
    pages = ("policy.html", "chapter1.html", "pdf/policy-full_en.pdf")
    body = f"<a href='/2026/en/address.html'>Read the Policy Address</a>{''.join(map(old.format, pages))}"
    index = read("policy_address", body)
    assert (index.follow, index.listings) == ((), ())
    assert ["/2026/en/address.html" in word for word in index.skipped] == [True]


# --- replies


@pytest.mark.parametrize(
    ("key", "renamed", "known", "title"),
    [
        (
            "data_gov_hk",
            {"id": "hk-a", "title_en": "Lamps", "created": "2026-11-03"},
            {"name": "hk-b", "title": {"en": "Piers", "tc": "碼頭"}, "metadata_created": "3.11.2026"},
            "Piers",
        ),
        (
            "legco_hansard",
            {"HansardId": 1, "Meeting_Date": "2026-11-04", "FileURL": "/yr2026/english/counmtg/hansard/a.pdf"},
            {"MeetingDate": "Nov 4, 2026", "HansardFileURL": "/yr2026/english/counmtg/hansard/cm20261104-translate-e.pdf"},
            "Official Record of Proceedings (Hansard), 4 November 2026",
        ),
        (
            "legco_votes",
            {"startDate": "2026-11-05", "voteType": "Council Meeting", "voteNo": 1},
            {"start_date": "4.11.2026", "type": "Council Meeting", "vote_number": 1},
            "Votes of the Council meeting of 4 November 2026",
        ),
        (
            "hkma_press",
            {"headline": "Coins", "url": "https://www.hkma.gov.hk/eng/x/1/", "publishDate": "2026-11-03"},
            {"title": "Lamps", "link": "/eng/x/2/", "date": "3 Nov 2026"},
            "Lamps",
        ),
    ],
)  # fmt: skip
def test_a_record_whose_fields_are_renamed_is_skipped_aloud_beside_those_that_are_read(
    key: str, renamed: dict[str, Any], known: dict[str, Any], title: str
) -> None:
    rows = [renamed, known]
    held = {"data_gov_hk": {"success": True, "result": {"results": rows}},
            "hkma_press": {"result": {"records": rows}}}  # fmt: skip
    index = answered(key, held.get(key, {"value": rows}))
    assert index.listings[0].title == title
    assert len(index.skipped) == 1


@pytest.mark.parametrize(
    ("key", "reply"),
    [
        ("data_gov_hk", {"success": True, "result": {"datasets": [{"name": "hk-a"}]}}),
        ("data_gov_hk", {"success": True, "result": [{"name": "hk-a", "title": "Lamps"}]}),
        ("legco_hansard", {"d": {"results": [{"MeetingDate": "/Date(1793750400000)/"}]}}),
        ("legco_votes", [{"start_date": "2026-11-04"}]),
        ("hkma_press", {"result": {"data": [{"title": "Lamps"}]}}),
    ],
)
def test_rows_that_stand_under_another_name_are_trouble(key: str, reply: Any) -> None:
    with pytest.raises(LayoutChanged):
        answered(key, reply)


ROW = {
    "MeetingDate": "2026-11-04T00:00:00",
    "HansardFileURL": "/yr2026/english/counmtg/hansard/cm20261104-translate-e.pdf",
} | {"start_date": "2026-11-04T00:00:00", "type": "Council Meeting", "vote_number": 1}


@pytest.mark.parametrize("name", ["odata.nextLink", "@odata.nextLink"])
@pytest.mark.parametrize("key", ["legco_hansard", "legco_votes"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_reply_that_comes_in_parts_leads_to_the_next(key: str, name: str, whole: bool) -> None:
    service, _, asked = REPLIES[key].partition("?")
    onward = f"{service}?{asked}&$skiptoken=1"
    stated = onward.replace("https:", "http:") if whole else onward.rpartition("/")[2]
    index = answered(key, {"value": [ROW], name: stated})
    assert index.listings
    assert index.follow == (onward,)


@pytest.mark.parametrize("name", ["odata.nextLink", "@odata.nextLink"])
@pytest.mark.parametrize("key", ["legco_hansard", "legco_votes"])
@pytest.mark.parametrize(
    "onward",
    ["https://example.org/{}&$skiptoken=1", "Another?$skiptoken=1", "{}", 5, "http://["],
)
def test_a_reply_that_goes_on_elsewhere_is_trouble_and_what_it_holds_is_read(
    key: str, name: str, onward: object
) -> None:
    if isinstance(onward, str):
        onward = onward.replace("{}", REPLIES[key].rpartition("/")[2])
    with pytest.raises(LayoutChanged, match="first 1 rows") as raised:
        answered(key, {"value": [ROW], name: onward})
    assert raised.value.index is not None
    assert raised.value.index.listings


# --- pages that hold no list


@pytest.mark.parametrize("key", [*LISTS, *REPLIES])
@pytest.mark.parametrize(
    "body",
    [
        "",
        "<main></main>",
        "<div id='app'></div><script src='/app.js'></script>",
        "<h1>System maintenance</h1><p>This website is closed until 4 Nov 2026.</p>",
        "<h1>系統維修</h1><p>本網站現正維修，2026年11月4日恢復。</p>",
        "<form action='/login'>Password <input name='p'></form>",
    ],
    ids=["nothing", "no rows", "drawn by a script", "closed", "closed, in Chinese", "login"],
)
def test_a_page_without_a_list_never_passes_for_one(key: str, body: str) -> None:
    page = Page({**LISTS, **REPLIES}[key], PAGE.format(body).encode() if body else b"")
    try:
        index = SOURCES[key].read(page)
    except (LayoutChanged, EmptyListing):
        return
    # what neither lists nor leads on, and does not say that it may, is trouble by the name of EmptyListing
    assert not any((index.listings, index.follow, index.expectations, index.may_be_empty))
