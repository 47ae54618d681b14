"""This file draws lists as other sites draw them: rows of divs, links called "Read more", addresses that a base completes."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.items import Listing
from scrapers.source import Index, LayoutChanged, Page, all_sources

SOURCES = {source.key: source for source in all_sources()}
PRESS = "https://www.doj.gov.hk/en/community_engagement/press/index.html"
DAY_S = "https://www.info.gov.hk/gia/general/202610/07.htm"
BRIEFS = "https://www.legco.gov.hk/en/briefs.html"
AGENDA = "https://www.legco.gov.hk/yr2026/english/hc/sub_com/hs01/agenda/hs0120261110.htm"
CONSULTED = "https://www.gov.hk/en/residents/government/publication/consultation/current.htm"
KNOWN = '<a href="20261006_pr1.html">Lamps lit</a>'
OTHER = '<a href="/en/newsroom/a-notary-2.html">A notary sails</a>'


def read(body: str, url: str = PRESS, key: str = "doj_press", head: str = "") -> Index:
    page = Page(url, f"<html><head>{head}</head><body>{body}</body></html>".encode())
    try:
        return SOURCES[key].read(page)
    except LayoutChanged as error:
        return error.index or Index()


def seen(index: Index) -> list[tuple[str, date | None]]:
    return [(one.title, one.published) for one in index.listings]


def one(index: Index, title: str) -> Listing:
    (found,) = [each for each in index.listings if each.title == title]
    return found


# --- where a link leads


@pytest.mark.parametrize("base", ["/en/", "https://www.doj.gov.hk/en/", "../../"])
def test_a_page_s_base_completes_its_addresses(base: str) -> None:
    row = '<ul><li>6 Oct 2026 <a href="press/20261006_pr1.html">Lamps lit</a></li></ul>'
    index = read(row, head=f'<base href="{base}">')
    assert [each.url for each in index.listings] == [
        "https://www.doj.gov.hk/en/press/20261006_pr1.html"
    ]


def test_a_base_completes_the_addresses_of_an_agenda_too() -> None:
    body = (
        "<p>Subcommittee on Matters Relating to the Development of Smart City</p><ul>"
        '<li><a href="papers/hs0120261110cb2-1502-1-e.pdf">A paper on lamps</a></li></ul>'
    )
    base = '<base href="/yr2026/english/hc/sub_com/hs01/">'
    index = read(body, AGENDA, "legco_subcommittees", base)
    assert one(index, "A paper on lamps").url == (
        "https://www.legco.gov.hk/yr2026/english/hc/sub_com/hs01/papers/hs0120261110cb2-1502-1-e.pdf"
    )


@pytest.mark.parametrize("base", ["http://[", "", " "])
def test_a_base_that_is_none_changes_nothing(base: str) -> None:
    index = read(f"<ul><li>{KNOWN}</li></ul>", head=f'<base href="{base}">')
    assert len(index.listings) == 1


def test_a_base_on_another_host_is_skipped_aloud() -> None:
    row = '<ul><li>6 Oct 2026 <a href="a.html">Lamps lit</a></li></ul>'
    index = read(row, head='<base href="https://lamps.example/">')
    assert index.skipped == ("leads elsewhere: https://lamps.example/a.html",)


# --- what a row is


@pytest.mark.parametrize(
    "row",
    [
        "<div><div>6 Oct 2026</div><div>{}</div></div>",
        "<div><span>6 Oct 2026</span> {}</div>",
        "<section><h3>{}</h3><p>6 Oct 2026</p></section>",
        "<p>{} (6 Oct 2026)</p>",
        "<dt>6 Oct 2026</dt><dd>{}</dd>",
        "<tr><td>6 Oct 2026</td><td>{}</td></tr>",
        "<div><div>6 Oct 2026</div><div>{}</div><div><a href='/en/f/ai.pdf'>PDF</a></div></div>",
    ],
)
def test_a_row_is_dated_whatever_holds_it(row: str) -> None:
    rows = row.format(OTHER) + row.format(KNOWN).replace("6 Oct", "7 Oct")
    assert ("A notary sails", date(2026, 10, 6)) in seen(read(f"<div>{rows}</div>"))


def test_a_day_above_a_list_is_that_of_its_rows() -> None:
    body = f"<h3>6 October 2026</h3><ul><li>{OTHER}</li><li>{KNOWN}</li></ul>"
    assert ("A notary sails", date(2026, 10, 6)) in seen(read(body))


def test_a_page_laid_out_as_a_table_is_no_row() -> None:
    menu = "".join(f'<a href="/en/menu/m{at}.html">Part {at}</a><br>' for at in range(14))
    body = f"<table><tr><td>{menu}</td><td><ul><li>6 Oct 2026 {KNOWN}</li></ul></td></tr></table>"
    assert seen(read(body)) == [("Lamps lit", date(2026, 10, 6))]


def test_among_rows_of_which_most_are_files_another_is_skipped_aloud() -> None:
    rows = "".join(f'<li><a href="/en/f/lamp{at}.pdf">Lamp {at}</a></li>' for at in range(3))
    index = read(f'<ul>{rows}<li><a href="/en/f/lamp-4">Lamp 4</a></li></ul>')
    assert len(index.listings) == 3
    assert index.skipped == (
        "among the items, and none as we know them: https://www.doj.gov.hk/en/f/lamp-4",
    )


def test_a_menu_with_one_file_in_it_is_a_menu() -> None:
    links = "".join(f'<li><a href="/en/m/part-{at}">Part {at}</a></li>' for at in range(5))
    menu = f'<ul>{links}<li><a href="/en/sitemap.pdf">Map</a></li></ul>'
    assert read(f"{menu}<ul><li>{KNOWN}</li></ul>").skipped == ()


@pytest.mark.parametrize("ending", ["xlsx", "xls", "zip", "ods", "odp", "epub", "PDF"])
def test_a_file_of_any_kind_is_listed(ending: str) -> None:
    rows = f'<ul><li>{KNOWN}</li></ul><p><a href="/en/f/lamps.{ending}">All lamps</a></p>'
    assert "All lamps" in [each.title for each in read(rows).listings]


# --- what a title is


@pytest.mark.parametrize(
    "words",
    [
        "Read more", "More", "Details", "PDF", "PDF (120 KB)", "[PDF]", "View document", "Download", "Click here",
        "English", "Traditional Chinese", "Read more »", "HTML version", "閱讀全文", "更多", "詳情", "按此下載",
        "中文版", "繁體中文", "下載檔案", "pdf檔案",
    ],
)  # fmt: skip
def test_a_link_that_names_nothing_is_called_as_its_row(words: str) -> None:
    rows = f'<li>6 Oct 2026 <b>Lamps lit</b> <a href="20261006_pr1.html">{words}</a></li>'
    assert seen(read(f"<ul>{rows}</ul>")) == [("Lamps lit", date(2026, 10, 6))]


@pytest.mark.parametrize(
    "words",
    ["More lamps", "PDF lamps of 2026", "Details of a lamp", "English lamps", "更多的燈", "中文燈", "Opening"],
)  # fmt: skip
def test_words_that_name_something_are_a_title(words: str) -> None:
    rows = f'<li>6 Oct 2026 by DoJ <a href="20261006_pr1.html">{words}</a></li>'
    assert [title for title, _ in seen(read(f"<ul>{rows}</ul>"))] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "06-10-2026 Lamps lit", "6 Oct 2026: Lamps lit", "October 6, 2026 Lamps lit", "2026.10.06 | Lamps lit",
        "Lamps lit (6 October 2026)", "Lamps lit - 6.10.2026", "2026年10月6日 Lamps lit",
    ],
)  # fmt: skip
def test_a_link_that_is_its_whole_row_is_called_without_the_day(words: str) -> None:
    rows = f'<li><a href="/en/newsroom/lamp-1.html">{words}</a></li>'
    assert ("Lamps lit", date(2026, 10, 6)) in seen(read(f"<ul><li>{KNOWN}</li>{rows}</ul>"))


def test_a_day_inside_a_title_stays_there() -> None:
    rows = '<li><a href="20261006_pr1.html">Law of 1 October 2026 on lamps</a></li>'
    assert [title for title, _ in seen(read(f"<ul>{rows}</ul>"))] == [
        "Law of 1 October 2026 on lamps"
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="20261121_pr1.html">Opening of the Lamp Year, 11 January 2027</a>',
        '<a href="20261121_pr1.html">11 January 2027: Opening of the Lamp Year</a>',
        '21.11.2026 <a href="/en/f/lamps.pdf">Minutes of the lamp meeting (1 November 2026)</a>',
        '<a href="/en/f/lamps.pdf">Lamps counted, 1 November 2026</a> 21.11.2026',
        '<b>21 November 2026</b> <a href="20261121_pr1.html">1.1.2027 Lamps go out</a>',
    ],
)
def test_a_day_that_is_not_its_row_s_is_part_of_a_title(link: str) -> None:
    words = link.partition('">')[2].partition("</a>")[0]
    assert seen(read(f"<ul><li>{link}</li></ul>")) == [(words, date(2026, 11, 21))]


def test_the_day_above_a_list_is_before_that_of_a_title() -> None:
    row = '<li><a href="/en/f/lamps.pdf">Minutes of the lamp meeting (1 November 2026)</a></li>'
    found = seen(read(f"<div><h3>21 November 2026</h3><ul>{row}</ul></div>"))
    assert found == [("Minutes of the lamp meeting (1 November 2026)", date(2026, 11, 21))]


@pytest.mark.parametrize(
    "words",
    [
        "2027年1月1日起實施新例", "2027年1月1日前須領牌", "2027年1月1日實施的新例", "1 January 2027 is a holiday",
        "1 January 2027 onwards: new lamps", "1 January 2027 and after",
    ],
)  # fmt: skip
def test_a_day_of_which_the_title_says_more_stays_there(words: str) -> None:
    rows = f'<li><a href="/en/f/lamps.pdf">{words}</a></li>'
    assert seen(read(f"<ul>{rows}</ul>")) == [(words, None)]


BY_LANGUAGE = (
    '<a href="/en/f/lamps-e.pdf">English</a>',
    '<a href="/en/f/lamps-c.pdf">繁體中文</a>',
    '<a href="/en/f/lamps-s.pdf">简体中文 (PDF)</a>',
)


@pytest.mark.parametrize("between", ["", " ", " | ", "</td><td>"])
def test_the_labels_of_a_row_s_other_links_are_no_part_of_its_title(between: str) -> None:
    cells = (
        f"<td>11.10.2026</td><td>Guide to English lamps</td><td>{between.join(BY_LANGUAGE)}</td>"
    )
    titles = [title for title, _ in seen(read(f"<table><tr>{cells}</tr></table>"))]
    assert [title.partition(" (")[0] for title in titles] == ["Guide to English lamps"] * 3


def test_a_file_beside_read_more_is_called_as_its_row() -> None:
    links = '<a href="/en/f/lamps.pdf">PDF</a> <a href="20261006_pr1.html">Read more</a>'
    titles = [title for title, _ in seen(read(f"<ul><li>Lamps lit {links}</li></ul>"))]
    assert titles == ["Lamps lit", "Lamps lit (Read more)"]


def test_a_brief_is_called_without_the_labels_of_its_files() -> None:
    file = "https://www.legco.gov.hk/yr2026/{}/brief/itb_20261013-{}.pdf"
    links = f'<a href="{file.format("english", "e")}">English (PDF)</a> <a href="{file.format("chinese", "c")}">中文 (PDF)</a>'
    index = read(
        f"<table><tr><td>Lamps Bill</td><td>{links}</td></tr></table>", BRIEFS, "legco_briefs"
    )
    assert [each.title for each in index.listings] == ["Lamps Bill", "Lamps Bill"]


def test_a_consultation_is_called_without_the_labels_of_its_files() -> None:
    links = '<a href="/en/lamps.pdf">PDF</a> <a href="/en/lamps.htm">Read more</a>'
    row = f"<tr><td>Lamps {links}</td><td>31.3.2027</td></tr>"
    index = read(f"<table>{row}</table>", CONSULTED, "govhk_consultations")
    assert [each.title for each in index.listings] == ["Lamps"]


def test_the_file_beside_a_page_says_that_it_is_one() -> None:
    row = '<li><a href="20261006_pr1.html">Lamps lit</a> <a href="/en/f/lamps.pdf">PDF</a></li>'
    assert [title for title, _ in seen(read(f"<ul>{row}</ul>"))] == ["Lamps lit", "Lamps lit (PDF)"]


def test_a_release_under_read_more_is_called_as_its_row() -> None:
    row = '<li>LCQ1: Lamps <a href="/gia/general/202610/07/P2026100700160.htm">Read more</a></li>'
    index = read(f'<div id="contentBody"><ul>{row}</ul></div>', DAY_S, "info_gov_hk")
    assert [each.title for each in index.listings] == ["LCQ1: Lamps"]


def test_a_consultation_under_read_more_is_called_as_its_cell() -> None:
    row = '<tr><td>Lamps <a href="/en/lamps.pdf">Read more</a></td><td>31.3.2027</td></tr>'
    index = read(f"<table>{row}</table>", CONSULTED, "govhk_consultations")
    assert [each.title for each in index.listings] == ["Lamps"]


# --- agendas


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/en/newsroom/thing-1">LC Paper No. CB(2)1502/2026(01)</a>',
        '<a href="/en/newsroom/thing-1">Paper on street lamps that count passers-by</a>',
    ],
)
def test_what_an_agenda_links_to_under_an_address_of_no_paper_is_skipped_aloud(link: str) -> None:
    body = f"<p>Subcommittee on Matters Relating to the Development of Smart City</p><p>{link}</p>"
    index = read(body, AGENDA, "legco_subcommittees")
    assert "leads to no paper as we know them" in index.skipped[0]


def test_an_agenda_s_way_back_is_no_paper() -> None:
    back = '<p><a href="/english/index.htm">Back to the index</a></p>'
    body = f"<p>Subcommittee on Matters Relating to the Development of Smart City</p>{back}"
    assert read(body, AGENDA, "legco_subcommittees").skipped == ("the agenda links to no paper",)


# --- how a page is written


def test_a_page_that_says_it_is_simplified_is_read_so() -> None:
    rows = "<li>6-10-2026 <a href='20261006_pr1.html'>渡轮灯光与数据</a></li>"
    whole = f"<html><head><meta charset='gb2312'></head><body><ul>{rows}</ul></body></html>"
    index = SOURCES["doj_press"].read(Page(PRESS, whole.encode("gb18030")))
    assert [each.title for each in index.listings] == ["渡轮灯光与数据"]


@pytest.mark.parametrize("stated", ["windows-1252", "iso-8859-1", "big5", "utf-8", ""])
@pytest.mark.parametrize("in_header", [True, False], ids=["header", "meta"])
def test_a_list_in_the_letters_of_windows_keeps_them_all(stated: str, *, in_header: bool) -> None:
    titles = [f"Secretary for Lamps’s speech no. {at} – “piers”" for at in range(1, 6)]
    rows = "".join(
        f'<li>6-10-2026 <a href="20261006_pr{at}.html">{title}</a></li>'
        for at, title in enumerate(titles)
    )
    meta = f"<meta charset='{stated}'>" if stated and not in_header else ""
    body = f"<html><head>{meta}</head><body><ul>{rows}</ul></body></html>".encode("cp1252")
    page = Page(PRESS, body, charset=(stated or None) if in_header else None)
    assert [each.title for each in SOURCES["doj_press"].read(page).listings] == titles
