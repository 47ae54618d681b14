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
