"""This file redesigns lists whose shape nobody has seen: each row is listed, declared to be no item, or skipped aloud."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.source import Index
from tests.scrapers.test_sources_shapes import AGENDA, BRIEFS, CONSULTED, KNOWN, one, read, seen


def skipped(index: Index, why: str) -> list[str]:
    return [each for each in index.skipped if why in each]


@pytest.mark.parametrize(
    "link", ["/en/notary/lamps.html", "/en/notary/lamps/", "release.html?id=7", "/en/x/table.htm"]
)
def test_a_page_with_a_plain_name_among_items_is_skipped_aloud(link: str) -> None:
    row = f'<ul><li>{KNOWN}</li><li><a href="{link}">Lamps of the harbour</a></li></ul>'
    assert skipped(read(row), "among the items, and none as we know them")


@pytest.mark.parametrize("link", ["/en/", "/en/contact_us.html", "/en/community_engagement/"])
def test_a_page_that_every_site_has_is_none_of_a_list_s_items(link: str) -> None:
    row = f'<ul><li>{KNOWN}</li><li><a href="{link}">Back</a></li></ul>'
    assert not read(row).skipped


def test_a_row_that_leads_nowhere_is_named_by_its_words() -> None:
    row = f"<ul><li>{KNOWN}</li><li>Gates Order <a href=\"javascript:o('x')\">view</a></li></ul>"
    assert skipped(read(row), "Gates Order view")


def test_the_labels_of_a_report_s_summaries_are_no_titles() -> None:
    row = (
        '<tr><td>Chapter 1</td><td>Lamps</td><td><a href="20261006_pr1.html">Web version</a></td>'
        '<td><a href="/en/f/lamps.pdf">Executive Summary</a></td></tr>'
    )
    titles = [title for title, _ in seen(read(f"<table>{row}</table>"))]
    assert titles == ["Chapter 1 Lamps", "Chapter 1 Lamps (Executive Summary)"]


BRIEF = '<a href="https://www.legco.gov.hk/yr2026/english/brief/{}">{}</a>'


def briefs(*cells: str) -> Index:
    rows = (BRIEF.format("lamp_20261001-e.pdf", "Lamp Bill"), *cells)
    return read(
        f"<table>{''.join(f'<tr><td>1 Oct 2026</td><td>{each}</td></tr>' for each in rows)}</table>",
        BRIEFS,
        "legco_briefs",
    )


def test_a_brief_is_called_as_its_link_and_dated_by_its_row() -> None:
    index = briefs(BRIEF.format("lamp-e.pdf", "Gate Bill"))
    assert seen(index) == [("Lamp Bill", date(2026, 10, 1)), ("Gate Bill", date(2026, 10, 1))]


def test_a_link_that_is_a_file_s_reference_is_called_as_its_row() -> None:
    index = briefs(f"Boats Bill {BRIEF.format('b_20261002-e.pdf', 'ITIB/CR 7/12')}")
    assert [title for title, _ in seen(index)] == ["Lamp Bill", "Boats Bill"]


@pytest.mark.parametrize("name", ["gate_20261002-e.docx", "gate.20261002(1)-e.pdf"])
def test_a_brief_is_listed_however_its_file_is_named(name: str) -> None:
    assert [title for title, _ in seen(briefs(BRIEF.format(name, "Gate Bill")))][1:] == [
        "Gate Bill"
    ]


@pytest.mark.parametrize(
    "cell",
    [
        '<a href="file.aspx?id=12&lang=en">Gate Bill</a>',
        '<a href="/yr2026/english/hc/papers/brief9-e.pdf">Gate Bill</a>',
        "Gate Bill, no file yet",
        '<a href="#" onclick="o(1)">Gate Bill</a>',
    ],
)
def test_a_row_among_briefs_that_is_none_as_we_know_them_is_skipped_aloud(cell: str) -> None:
    assert len(briefs(cell).skipped) == 1


ASKED = '<a href="https://www.itib.gov.hk/en/consult/ai.html">Lamp rules</a>'


@pytest.mark.parametrize(
    "row",
    [
        f"<ul><li>{ASKED} (closing date: 31 December 2026)</li></ul>",
        f"<div><div>{ASKED}<p>Closes on 31 December 2026</p></div><div><a href='/en/x'>X</a></div></div>",
        f"<dl><dt>Deadline: 31.12.2026</dt><dd>{ASKED}</dd></dl>",
        (
            "<table><tr><td><a href='https://www.itib.gov.hk/en/consult/ai.html'>Lamp rules</a>"
            " (until 31 December 2026)</td><td></td></tr></table>"
        ),
    ],
)
def test_a_consultation_closes_on_its_day_whatever_holds_the_row(row: str) -> None:
    found = one(read(row, CONSULTED, "govhk_consultations"), "Lamp rules")
    assert found.closes == date(2026, 12, 31)


@pytest.mark.parametrize("closing", ["Closing date", "Deadline for comments", "截止日期"])
def test_a_consultation_closes_on_the_day_under_that_heading(closing: str) -> None:
    body = f"""<table><tr><th>Issue date</th><th>Title</th><th>{closing}</th></tr>
<tr><td>5 May 2026</td><td><a href="https://www.doj.gov.hk/en/lamps.pdf">Lamp rules</a></td><td>30 June 2026</td></tr></table>"""
    found = one(read(body, CONSULTED, "govhk_consultations"), "Lamp rules")
    assert found.closes == date(2026, 6, 30)


def test_a_consultation_beside_others_is_one_without_a_closing_day() -> None:
    other = '<a href="https://www.doj.gov.hk/en/consult/gates.html">Gates</a>'
    rows = f"<tr><td>{ASKED}</td><td>31.12.2026</td></tr><tr><td>{other}</td><td>To be announced</td></tr>"
    index = read(f"<table>{rows}</table>", CONSULTED, "govhk_consultations")
    assert one(index, "Gates").closes is None


def test_two_documents_of_a_consultation_are_two_and_its_sound_is_none() -> None:
    files = (
        '<a href="/en/lamps.pdf">Lamps</a> <a href="/en/lamps.pdf.mp3">Audio of it</a> '
        '<a href="/en/gates.pdf">A paper on gates</a>'
    )
    index = read(
        f"<table><tr><td>{files}</td><td>31.12.2026</td></tr></table>",
        CONSULTED,
        "govhk_consultations",
    )
    assert [title for title, _ in seen(index)] == ["Lamps", "A paper on gates"]


def test_a_consultation_without_a_link_is_skipped_aloud() -> None:
    rows = f"<tr><td>{ASKED}</td><td>31.12.2026</td></tr><tr><td>Gates</td><td>1.1.2027</td></tr>"
    index = read(f"<table>{rows}</table>", CONSULTED, "govhk_consultations")
    assert skipped(index, "Gates")


REPLIES = "https://www.legco.gov.hk/yr2026/english/fc/fc/w_q/index.htm"


@pytest.mark.parametrize(
    "cell",
    [
        "<a href='ja-e.zip'>JA</a>",
        "<a href='ja/index.htm'>JA</a>",
        "<a href=\"javascript:o('ja')\">JA</a>",
        "JA",
    ],
)
def test_a_bureau_s_replies_that_are_no_file_as_we_know_them_are_skipped_aloud(cell: str) -> None:
    rows = f"<tr><td><a href='itib-e.pdf'>ITIB</a></td></tr><tr><td>{cell}</td></tr>"
    index = read(f"<table>{rows}</table>", REPLIES, "legco_estimates")
    assert len(index.listings) == len(index.skipped) == 1


BODY = "<p>Subcommittee on Matters Relating to the Development of Smart City</p>"
LAMPS = "<a href='../papers/hs0120261110cb2-9-1-e.pdf'>LC Paper No. CB(2)9/2026(01)</a> Lamps"


def test_a_paper_that_an_agenda_numbers_without_a_link_is_skipped_aloud() -> None:
    rows = f"<tr><td>{LAMPS}</td></tr><tr><td>CB(2)10/2026(01)</td><td>Gates</td></tr>"
    index = read(f"{BODY}<table>{rows}</table>", AGENDA, "legco_subcommittees")
    assert skipped(index, "CB(2)10/2026(01)")
    assert len(index.skipped) == 1


def test_a_paper_to_follow_on_an_agenda_is_announced() -> None:
    rows = f"<p>{LAMPS}</p><p>LC Paper No. CB(2)10/2026(01) Gates (to follow)</p>"
    index = read(f"{BODY}{rows}", AGENDA, "legco_subcommittees")
    assert [each.keys for each in index.expectations] == [("legco:CB(2)10/2026(01)",)]
    assert not index.skipped


@pytest.mark.parametrize(
    "row",
    [
        "<p>Background: LC Paper No. CB(2)5/2026 refers.</p>" * 7,
        "<p>LC Paper No. CB(2)5/2026 refers</p>",
        "<p>The Administration's reply, see CB(2)5/2026 (to follow), was asked for.</p>",
        "<p>CB(2)5/2026 – Minutes of the meeting on 1 October</p>",
        "<p>LC Paper No. CB(2)5/2026 issued on 2 October</p>",
        "<p>背景資料見立法會CB(2)5/2026號文件</p>",
        "<p>立法會CB(2)5/2026號文件 – 會議紀要</p>",
    ],
)
def test_a_paper_that_an_agenda_only_cites_is_declared_to_be_none_of_its_own(row: str) -> None:
    index = read(f"{BODY}<p>{LAMPS}</p>{row}", AGENDA, "legco_subcommittees")
    assert not index.skipped
    assert not index.expectations
    assert len(index.listings) == 2


@pytest.mark.parametrize(
    "row",
    [
        "<p>1. LC Paper No. CB(2)10/2026(01) – Gates (to be issued)</p>",
        "<tr><td>(a)</td><td>CB(2)10/2026(01)</td><td>Gates (to follow)</td></tr>",
        "<p>（立法會CB(2)10/2026(01)號文件 – 閘門（容後奉上））</p>",
        "<p>CB(2)10/2026(01) Minutes of the meeting on 1 October (to follow)</p>",
    ],
)
def test_a_line_that_begins_with_a_number_names_a_paper_to_come(row: str) -> None:
    rows = f"{BODY}<p>{LAMPS}</p><table>{row}</table>"
    index = read(rows, AGENDA, "legco_subcommittees")
    assert [each.keys for each in index.expectations] == [("legco:CB(2)10/2026(01)",)]
    assert not index.skipped


def test_a_short_title_among_an_agenda_s_papers_is_skipped_aloud() -> None:
    rows = f"<ul><li>{LAMPS}</li><li><a href='/files/doc?id=9'>CSA by Hon X</a></li></ul>"
    assert skipped(read(f"{BODY}{rows}", AGENDA, "legco_subcommittees"), "CSA by Hon X")


ADDRESSED = "https://www.policyaddress.gov.hk/2026/en/index.html"


def test_the_whole_speech_is_found_by_what_its_link_says() -> None:
    link = "<a href='/2026/public/pdf/PA_e.pdf'>Full text of the Policy Address (PDF)</a>"
    (found,) = read(link, ADDRESSED, "policy_address").listings
    assert found.url.endswith("/2026/public/pdf/PA_e.pdf")


def test_a_file_of_the_year_that_may_be_the_speech_is_skipped_aloud() -> None:
    body = "<a href='/2026/en/toc.html'>Contents</a><a href='/2026/pdf/PA_e.pdf'>PDF</a>"
    assert skipped(read(body, ADDRESSED, "policy_address"), "PA_e.pdf")


def test_leaflets_beside_the_speech_are_none() -> None:
    body = (
        "<a href='/2026/en/pdf/policy-full_en.pdf'>PDF</a>"
        "<a href='/2026/pdf/leaflet.pdf'>Full leaflet</a>"
    )
    index = read(body, ADDRESSED, "policy_address")
    assert (len(index.listings), index.skipped) == (1, ())
