"""This file tests that published text cannot mark, link or call anything in Slack."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.clipping import clip, plain, size
from bot.platforms.word_changes import word_changes
from bot.slack.mrkdwn import Markup, address, cut, emoji, escape, fit, link

QUICK = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("R&D", "R&amp;D"),
        ("a < b", "a &lt; b"),
        ("a_b and 3*4*5", "a_b and 3*4*5"),
        ("*free*", "∗free∗"),
        ("~gone~", "∼gone∼"),
        ("_", "＿"),
        ("`code`", "ˋcodeˋ"),
        (":tada:", "∶tada:"),
        ("16:10", "16:10"),
        ("line\nbreak\u2028again", "line break again"),
        ("\u202eevil\u202c", "evil"),
        ("法律科技（一）", "法律科技（一）"),
    ],
)
def test_text_is_shown_as_it_stands(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_a_name_that_hides_behind_an_invisible_character_is_no_name() -> None:
    assert "@channel" not in escape("@\u200bchannel")


def test_an_address_of_mail_is_left_whole() -> None:
    assert escape("desk@example.org") == "desk@example.org"


def test_a_line_cannot_become_a_quotation() -> None:
    assert not escape("> quoted").startswith("&gt;")


def test_a_figure_is_never_cut_in_two() -> None:
    assert clip("The scheme costs $12,345,678 in all.", 24) == "The scheme costs…"


def test_a_chinese_figure_does_not_lose_its_unit_alone() -> None:
    assert clip("撥款為1,200萬元", 9) == "撥款為…"


def test_a_short_text_is_not_cut() -> None:
    assert clip("short", 5) == "short"


@given(st.text(max_size=60), st.integers(2, 40))
@QUICK
def test_what_is_fitted_fits(text: str, limit: int) -> None:
    assert size(fit(text, limit)) <= limit


@given(st.text(max_size=60))
@QUICK
def test_what_is_plain_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "ftp://www.legco.gov.hk/",
        "//www.legco.gov.hk/",
        "https://",
        "https://www.legco.gov.hk@evil.example/",
        "https://[broken",
        "https://a.hk/" + "x" * 1000,
    ],
)
def test_what_is_no_web_address_is_not_linked(url: str | None) -> None:
    assert link(url, Markup("words")) == "words"


def test_an_address_cannot_end_its_own_link() -> None:
    assert address("https://a.hk/b|c>d <e") == "https://a.hk/b%7Cc%3Ed%20%3Ce"


def test_an_address_keeps_its_query() -> None:
    assert address("https://a.hk/?a=1&b=%E4%B8%80") == "https://a.hk/?a=1&amp;b=%E4%B8%80"


@pytest.mark.parametrize("sign", ["⚖️", "🤖", ":scales:"])
def test_an_emoji_is_let_through(sign: str) -> None:
    assert emoji(sign) == sign


@pytest.mark.parametrize("sign", ["<!here>", "legal", "", "*", ":no way:"])
def test_nothing_else_is_let_through_as_an_emoji(sign: str) -> None:
    assert emoji(sign) == ""


def test_a_cut_never_tears_a_link() -> None:
    text = Markup("words " + link("https://a.hk/", Markup("label")))
    assert cut(text, len(text) - 1) == "words…"


def _shown(before: str, after: str) -> str:
    signs = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    return " ".join(signs[piece.what].format(piece.text) for piece in word_changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("There are 4,362 users.", "There are 4,381 users.", "There are [-4,362] [+4,381] users."),
        ("costs $12 million", "costs $14.5 million", "costs [-$12] [+$14.5] million"),
        ("撥款為1,200萬元。", "撥款為1,450萬元。", "撥款為 [-1,200萬元] [+1,450萬元]"),
        ("will end", "will not end", "will [+not] end"),
        ("will not end", "will end", "will [-not] end"),
        ("It ends.", "It ends. It begins.", "It ends. [+It begins.]"),
        ("They end. They begin.", "They end.", "They end. [-They begin.]"),
        ("same", "same", ""),
        ("a  b", "a b", ""),
    ],
)
def test_a_change_is_shown_by_word_and_figure(before: str, after: str, shown: str) -> None:
    assert _shown(before, after) == shown


def test_what_stands_far_from_a_change_is_left_out() -> None:
    far = "word " * 100
    shown = _shown(f"{far}costs 3 dollars {far}", f"{far}costs 4 dollars {far}")
    assert "[-3] [+4]" in shown
    assert len(shown) < 140


@given(st.text(max_size=200), st.text(max_size=200))
@QUICK
def test_any_two_texts_are_compared(before: str, after: str) -> None:
    assert all(piece.text for piece in word_changes(before, after))
