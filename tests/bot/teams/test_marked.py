"""This file tests that somebody's text marks nothing in a card, by a reader of markdown that is not ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.messages.clipping import plain
from bot.teams.marked import GLUE, bold, cut, escape, fit, join, link, without_links
from tests.messages.hostile import TEXT

READER = MarkdownIt("commonmark").enable("strikethrough")
_LIKE = str.maketrans({"∗": "*", "＿": "_", "∼": "~", "ˋ": "`", "＼": "\\", GLUE: None})


def _inline(markdown: str) -> list[str]:
    """Give what one paragraph is made of; another kind of block is one piece by its name."""
    found: list[str] = []
    for token in READER.parse(markdown):
        if token.type == "inline":
            children = token.children or ()
            found += [child.type for child in children if child.content or child.type != "text"]
        elif not token.type.startswith("paragraph"):
            found.append(token.type)
    return found


def _read(markdown: str) -> str:
    return "".join(
        child.content for token in READER.parse(markdown) for child in token.children or ()
    )


@given(TEXT | st.text(alphabet="*_~`[]()<>!#+-.1 a人：\\&;{}|", max_size=30))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    assert set(_inline(escape(text))) <= {"text"}
    assert _read(escape(text)).translate(_LIKE) == plain(text).translate(_LIKE)


@pytest.mark.parametrize(
    "text",
    [
        "[LegCo](https://evil.example)",
        "[a]: https://evil.example",
        "<at>General</at>",
        "&lt;at&gt;",
        "{{DATE(2026-11-28T00:00:00Z,SHORT)}}",
    ],
)
def test_what_means_something_to_a_card_is_broken_up(text: str) -> None:
    assert GLUE in escape(text)
    assert escape(text).replace(GLUE, "") == text


@pytest.mark.parametrize("text", ["AI", "「人工智能」", "（附件）", "A*", "  spaced  "])
def test_bold_is_bold_beside_a_middle_dot(text: str) -> None:
    shown = join([bold(escape(text)), escape("附件")])
    assert _inline(shown) == ["strong_open", "text", "strong_close", "text"] or text == "A*"
    assert "strong_open" in _inline(shown)


def test_a_link_leads_where_it_says_and_no_further() -> None:
    shown = link("https://www.legco.gov.hk/a_(b)*.pdf?x=1&y=2", escape("[立法會] 文件"))
    assert _inline(shown) == ["link_open", "text", "link_close"]
    assert shown == "[［立法會］ 文件](https://www.legco.gov.hk/a%5F%28b%29%2A.pdf?x=1&y=2)"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a@evil.example/", "", None])
def test_no_address_no_link(url: str | None) -> None:
    assert link(url, escape("paper")) == "paper"


def test_a_cut_tears_no_link() -> None:
    shown = join([escape("word " * 10), link("https://a.hk/x", escape("paper"))])
    for limit in range(10, len(shown)):
        kept = cut(shown, limit)
        assert len(kept) <= limit
        assert "](" not in kept or "[paper](https://a.hk/x)" in kept


def test_bold_that_is_cut_open_is_bold_no_longer() -> None:
    assert "**" not in cut(bold(fit("word " * 50, 300)), 60)


def test_a_link_leaves_its_words() -> None:
    assert without_links("• [a](https://a.hk/x) b  [¶4](https://a.hk/y#page=2)") == "• a b  ¶4"
