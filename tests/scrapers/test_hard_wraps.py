"""This file tests that a page whose lines were broken by hand, with <br>, is read in whole sentences."""

from __future__ import annotations

import textwrap

from scrapers.kinds import documents
from scrapers.readers import read
from scrapers.text import sentences

SENTENCES = [
    f"部門將於二零二七年在第{n}區設立檔案館的分館，供市民借閱登記冊的副本，並會定期檢討有關的收費安排，以配合不同人士的需要。"
    for n in "一二三四五六七八"
]


def told(body: str) -> list[str]:
    page = f'<html><head><meta charset="utf-8"></head><body><h1>檔案館</h1><div>{body}</div></body></html>'
    (document,) = documents(read(page.encode(), "page.htm"))
    texts = [p.text for section in document.sections for p in section.paragraphs]
    headings = [section.heading or "" for section in document.sections]
    return [*headings, *(one for t in texts for line in t.split("\n") for one in sentences(line))]


def test_lines_broken_at_a_margin_make_whole_sentences() -> None:
    lines = [line for one in SENTENCES for line in textwrap.wrap(one, 30)]
    assert [one for one in told("<br>\n".join(lines)) if one in SENTENCES] == SENTENCES


def test_short_lines_of_a_list_stay_apart() -> None:
    rows = [f"第{n}區檔案館" for n in range(20)]
    assert set(told("<br>\n".join(rows))) >= set(rows)


def test_paragraphs_set_apart_by_breaks_stay_apart() -> None:
    assert [one for one in told("<br><br>".join(SENTENCES)) if one in SENTENCES] == SENTENCES


ENGLISH = [
    (
        "The Archives will open a second reading room by the end of 2027. It has set aside $10 million, of which"
        " about $2 million will be used for equipment in the first two years of operation."
    ),
    (
        "The Archives does not keep a breakdown of the expenditure by region, as the work is carried out by existing"
        " staff among their other duties."
    ),
]


def blocks(body: str) -> list[str]:
    page = f"<html><meta charset='utf-8'><body><h1>Archives</h1><div>{body}</div></body></html>"
    return [block.text for block in read(page.encode(), "page.htm").blocks]


def test_a_few_english_lines_broken_at_a_margin_make_paragraphs() -> None:
    wrapped = ["<br>\n".join(textwrap.wrap(one, 60)) for one in ENGLISH]
    assert blocks("<br><br>".join(wrapped))[-2:] == ENGLISH
    assert blocks("<br>".join(wrapped))[-2:] == ENGLISH


def test_an_address_below_broken_lines_stays_in_lines() -> None:
    sentence = SENTENCES[0]
    address = ["檔案館", "中區樂檔道2號", "檔案館大樓西翼"]
    found = blocks("<br>".join([*textwrap.wrap(sentence, 24), *address]))
    assert found[-4:] == [sentence, *address]


def test_names_in_lines_stay_apart() -> None:
    names = [
        "Chairman: Mr CHAN Tai-man of the Society of Archives",
        "Members: Ms LEE Siu-ming of the Society of Museums",
        "Mr WONG Kam of the Society of Libraries and of Books",
    ]
    assert blocks("<br>".join(names))[-3:] == names
