"""This file tests how a paper is cited in each style, and that no title breaks out of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.messages.alerts import Alert
from bot.messages.citations import STYLES, Cited, Pinpoint, cite

PAPER = Alert(
    paper_id=7, language="en", text_language="en", title="Paper on court tools", kind="panel_paper",
    url="https://www.legco.gov.hk/a.pdf", source="legco_panels", number="CB(2)438/2026(03)",
    committee="Panel on Tools", published=date(2026, 10, 5),
)  # fmt: skip
TODAY = date(2026, 11, 28)
CITED = Cited(PAPER, Pinpoint("para", "12"), TODAY)


def test_plainly_a_paper_is_cited_with_its_number_its_place_and_its_days() -> None:
    assert cite(CITED, "plain") == (
        "Paper on court tools, LC Paper No. CB(2)438/2026(03), Panel on Tools, 5 October 2026, para 12\n"
        "https://www.legco.gov.hk/a.pdf (accessed 28 November 2026)"
    )


def test_as_oscola_asks_the_body_stands_first_and_the_address_in_brackets() -> None:
    assert cite(CITED, "oscola") == (
        "Panel on Tools, ‘Paper on court tools’ (LC Paper No. CB(2)438/2026(03), 5 October 2026) para 12 "
        "<https://www.legco.gov.hk/a.pdf> accessed 28 November 2026"
    )


def test_in_chinese_a_paper_is_cited_in_one_sentence() -> None:
    paper = replace(PAPER, language="zh-Hant", text_language="zh-Hant", title="法庭工具",
                    committee="工具委員會")  # fmt: skip
    assert cite(Cited(paper, Pinpoint("rec", "2"), TODAY), "chinese") == (
        "工具委員會，《法庭工具》，立法會CB(2)438/2026(03)號文件，2026年10月5日，建議2，"
        "https://www.legco.gov.hk/a.pdf（2026年11月28日瀏覽）。"
    )


def test_as_bibtex_a_paper_is_a_report_of_the_council() -> None:
    assert cite(CITED, "bibtex").splitlines() == [
        "@report{hk-cb-2-438-2026-03,",
        "  title = {{Paper on court tools}},",
        "  author = {{Panel on Tools}},",
        "  number = {CB(2)438/2026(03)},",
        "  date = {2026-10-05},",
        "  type = {Paper for a committee},",
        "  institution = {Legislative Council},",
        "  note = {para 12},",
        "  url = {https://www.legco.gov.hk/a.pdf},",
        "  urldate = {2026-11-28},",
        "  langid = {english},",
        "}",
    ]


def test_as_ris_a_paper_is_a_government_document() -> None:
    assert cite(CITED, "ris").splitlines() == [
        "TY  - GOVDOC", "TI  - Paper on court tools", "AU  - Panel on Tools",
        "M1  - CB(2)438/2026(03)", "PY  - 2026", "DA  - 2026/10/05", "PB  - Legislative Council",
        "M3  - Paper for a committee", "SE  - para 12", "LA  - en",
        "UR  - https://www.legco.gov.hk/a.pdf", "Y2  - 2026/11/28", "ER  - ",
    ]  # fmt: skip


def test_a_revised_and_withdrawn_paper_says_so_and_where_it_still_is() -> None:
    at = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    gone = replace(
        PAPER, revised_at=at, withdrawn_at=at.replace(hour=10), archive="https://a.example/p"
    )
    cited = Cited(gone, None, TODAY)
    said = {style: cite(cited, style) for style in STYLES}
    for style in ("plain", "oscola"):
        assert (
            "version of 30 November 2026, 16:30, withdrawn 30 November 2026, 18:30" in said[style]
        )
        assert "rchived at" in said[style]
    assert "2026年11月30日16:30版本，2026年11月30日18:30撤回，" in said["chinese"]
    assert (
        "note = {version of 30 November 2026, 16:30; withdrawn 30 November 2026, 18:30}"
        in said["bibtex"]
    )
    assert "N1  - withdrawn 30 November 2026, 18:30" in said["ris"]
    assert all(PAPER.url in text and "https://a.example/p" in text for text in said.values())
    assert "rchived" not in cite(Cited(replace(gone, revised_at=None, withdrawn_at=None)), "plain")


def test_a_file_of_somebody_s_own_is_cited_without_its_path() -> None:
    own = replace(PAPER, url="file:///srv/own/secret.pdf", source="file", number=None)
    for style in STYLES:
        assert "secret.pdf" not in cite(
            Cited(own, None, TODAY, key="url:file:///srv/own/secret.pdf"), style
        )


def test_an_entry_without_a_number_is_called_by_its_key_and_by_no_row() -> None:
    release = replace(PAPER, number=None, source="info_gov_hk", kind="plain")
    for row in (7, 8):
        entry = cite(Cited(replace(release, paper_id=row), key="gia:P2026113000136"), "bibtex")
        assert entry.startswith("@report{hk-gia-p2026113000136,")
        assert "type = {Press release}" in entry
    addressed = {
        cite(Cited(replace(release, paper_id=row), key="url:https://a.example/x.pdf"), "bibtex")
        for row in (7, 8)
    }
    assert len(addressed) == 1


def test_a_month_is_not_made_a_day() -> None:
    paper = replace(PAPER, published_precision="month", published=date(2026, 10, 1))
    assert "date = {2026-10}" in cite(Cited(paper, None, TODAY), "bibtex")
    assert ", October 2026)" in cite(Cited(paper, None, TODAY), "oscola")


@pytest.mark.parametrize("style", STYLES)
def test_a_paper_without_number_date_or_body_is_cited_all_the_same(style: str) -> None:
    bare = replace(PAPER, number=None, committee=None, published=None, url="", source="file")
    said = cite(Cited(bare, None, TODAY), style)  # type: ignore[arg-type]
    assert "Paper on court tools" in said
    assert "None" not in said
    assert ", ," not in said


def test_no_title_breaks_out_of_an_entry() -> None:
    hostile = replace(PAPER, title="50% & {tools}\n}\nER  - \\input{x}")
    lines = cite(Cited(hostile, None, TODAY), "ris").splitlines()
    assert [line[:6] for line in lines].count("ER  - ") == 1
    entry = cite(Cited(hostile, None, TODAY), "bibtex")
    assert r"50\% \& \{tools\} \} ER - \textbackslash{}input\{x\}" in entry


def test_where_nobody_says_when_it_was_looked_at_no_day_is_made_up() -> None:
    assert all(
        "2026-11" not in (text := cite(Cited(PAPER), style)) and "accessed" not in text
        for style in STYLES
    )


def test_a_reply_is_cited_by_who_replies() -> None:
    reply = replace(PAPER, kind="question_reply", repliers=("Secretary for Tools",))
    assert cite(Cited(reply), "oscola").startswith("Secretary for Tools, ‘Paper on court tools’")


def test_the_administration_s_paper_is_its_bureau_s_and_not_the_panel_s() -> None:
    paper = replace(PAPER, issuer="Department of Tools", author="Administration")
    assert cite(Cited(paper), "oscola").startswith("Department of Tools, ‘Paper on court tools’")
    paper = replace(paper, author="Secretariat")
    assert cite(Cited(paper), "oscola").startswith("Panel on Tools, ")


def test_a_press_release_is_the_government_s() -> None:
    release = replace(
        PAPER, committee=None, source="info_gov_hk", number=None, kind="press_release"
    )
    assert "author = {{Government of the Hong Kong Special" in cite(Cited(release), "bibtex")
    assert cite(Cited(replace(release, language="zh-Hant")), "chinese").startswith(
        "香港特別行政區政府，"
    )
