"""This file tests which addresses are one and the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.links import address_keys, canonical, legco_twin, original, release_day, release_id

GIA = "https://www.info.gov.hk/gia/general/202610/07/P2026100700160.htm"
LEGCO = "https://www.legco.gov.hk"


@pytest.mark.parametrize(
    "url",
    [
        GIA,
        GIA.replace("https:", "http:"),
        GIA.replace("www.", ""),
        GIA.replace(".htm", "p.htm"),
        GIA + "?fontSize=1",
        GIA + "#top",
        "HTTPS://WWW.INFO.GOV.HK/gia/general/202610/07/P2026100700160.htm",
    ],
)
def test_copies_of_a_release_are_one_address(url: str) -> None:
    assert canonical(url) == GIA


def test_a_relative_address_is_joined_to_its_page() -> None:
    assert canonical("P2026100700160.htm", GIA) == GIA


@pytest.mark.parametrize(
    "url",
    [
        "javascript:void(0)",
        "mailto:a@example.org",
        "",
        "/path",
        "http://",
        "http://[x/",
        "http://./a",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - urllib has messages of its own
        canonical(url)


def test_an_ampersand_in_a_name_is_kept() -> None:
    url = f"{LEGCO}/yr2026/english/fc/pwsc/papers/pwsc20260603&05pwsc-44-1-e.pdf"
    assert canonical(url) == url


def test_bare_words_after_a_question_mark_are_kept() -> None:
    url = f"{LEGCO}/en/legco-business/committees/panel.html?development&2026"
    assert canonical(url) == url


def test_a_converted_address_leads_back_to_the_traditional_page() -> None:
    assert original(f"http://sc.isd.gov.hk/TuniS//{GIA.removeprefix('https://')}").endswith(
        "/www.info.gov.hk/gia/general/202610/07/P2026100700160.htm".removeprefix("/")
    )


def test_a_release_s_day_is_that_of_its_folder_not_of_its_id() -> None:
    url = "https://www.info.gov.hk/gia/general/202610/07/P2026100600227.htm"
    assert release_day(url) == date(2026, 10, 7)


def test_only_info_gov_hk_has_release_ids() -> None:
    assert release_id(GIA.replace("www.info.gov.hk", "evil.example")) is None


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "/yr2026/english/panels/itb/papers/itb1-e.pdf",
            "/yr2026/chinese/panels/itb/papers/itb1-c.pdf",
        ),
        ("/yr2026/english/fc/fc/papers/f26-31e.pdf", "/yr2026/chinese/fc/fc/papers/f26-31c.pdf"),
        ("/yr2025/chinese/fc/fc/papers/x-1-C.pdf", "/yr2025/english/fc/fc/papers/x-1-E.pdf"),
        ("/yr2026/english/fc/fc/minutes/fc1.pdf", "/yr2026/chinese/fc/fc/minutes/fc1.pdf"),
    ],
)
def test_the_other_language_stands_in_the_other_folder(here: str, there: str) -> None:
    found = legco_twin(LEGCO + here)
    assert found is not None
    assert found[1] == LEGCO + there


@pytest.mark.parametrize(
    "url",
    [
        f"{LEGCO}/yr2026/chinese/panels/dev/papers/dev1-ec.pdf",
        f"{LEGCO}/en/index.html",
        "https://evil.example/english/a-e.pdf",
    ],
)
def test_a_bilingual_file_and_a_strange_one_have_no_twin(url: str) -> None:
    assert legco_twin(url) is None


def test_twins_share_their_keys() -> None:
    english = f"{LEGCO}/yr2026/english/panels/itb/papers/itb1-e.pdf"
    chinese = f"{LEGCO}/yr2026/chinese/panels/itb/papers/itb1-c.pdf"
    assert set(address_keys(english)) == set(address_keys(chinese))


def test_a_backslash_in_a_link_is_a_slash_as_in_browsers() -> None:
    page = "https://www.aud.gov.hk/eng/list.htm"
    assert (
        canonical("\\pdf_e\\e87.pdf?of=a\\b", page)
        == "https://www.aud.gov.hk/pdf_e/e87.pdf?of=a\\b"
    )
    assert canonical("https:\\\\www.aud.gov.hk\\a.pdf") == "https://www.aud.gov.hk/a.pdf"


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=200)
def test_an_address_is_canonical_or_refused(url: str) -> None:
    try:
        once = canonical(url)
    except ValueError:
        return
    assert canonical(once) == once
