"""This file tests what a terminal shows."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.platforms.console import Console, ConsoleRenderer
from bot.platforms.errors import CannotLook, NotSent
from bot.platforms.terminal_lines import columns, safe, wrap
from storage.records import Payload
from tests.messages import samples

RENDERER = ConsoleRenderer()


def _shown(payload: Payload, *, color: bool = False, thread: str | None = None) -> str:
    out: list[str] = []
    console = Console(out.append, color=color)
    asyncio.run(console.send("console", payload, delivery_id=1, thread_ts=thread))
    return "".join(out)


def test_words_stay_whole_when_a_line_is_broken() -> None:
    assert wrap("one two three", 8) == ["one two", "  three"]


def test_chinese_is_broken_by_columns() -> None:
    assert wrap("一二三四五六", 8) == ["一二三四", "  五六"]


def test_a_full_stop_never_begins_a_line() -> None:
    assert wrap("一二三四。五", 8) == ["一二三四。", "  五"]


def test_a_figure_is_not_broken() -> None:
    assert wrap("撥款為1,200,000元", 12) == ["撥款為", "  1,200,000", "  元"]


def test_a_bullet_hangs_under_its_words() -> None:
    assert wrap("  • one two three", 11) == ["  • one two", "    three"]


def test_a_sign_stays_with_its_name() -> None:
    assert wrap("one two 🏙️\N{NO-BREAK SPACE}city", 12) == ["one two", "  🏙️\N{NO-BREAK SPACE}city"]


def test_a_long_word_is_broken_anywhere() -> None:
    assert all(columns(line) <= 20 for line in wrap("x" * 60, 20))


def test_a_long_address_stays_whole_to_be_copied() -> None:
    address = "https://a.hk/" + "x" * 60
    assert wrap(f"See {address} here", 20) == ["See", f"  {address}", "  here"]


@pytest.mark.parametrize("name", sorted(samples.ALERTS))
def test_no_line_is_wider_than_a_terminal_of_96_columns(name: str) -> None:
    shown = _shown(RENDERER.alert(samples.ALERTS[name]))
    assert all(columns(line) <= 96 for line in shown.split("\n"))


def test_hostile_text_cannot_move_the_cursor() -> None:
    assert safe("\x1b[2J\x07\u202eevil") == "[2Jevil"


def test_a_title_stands_out_where_there_are_colours() -> None:
    shown = _shown(RENDERER.alert(samples.PANEL_PAPER), color=True)
    assert "\x1b[1mHelping small law firms adopt lawtech\x1b[0m" in shown


def test_nothing_is_marked_where_there_are_none() -> None:
    assert "\x1b" not in _shown(RENDERER.alert(samples.PANEL_PAPER))


def test_a_title_cannot_add_lines() -> None:
    assert "\n  │ <@U123>" in _shown(RENDERER.alert(samples.HOSTILE))
    assert "\n  │ > quoted" not in _shown(RENDERER.alert(samples.HOSTILE))


def test_a_reply_is_indented() -> None:
    shown = _shown(RENDERER.withdrawal(samples.WITHDRAWALS["withdrawal"]), thread="1")
    assert all(line.startswith("    ┆") for line in shown.splitlines())


def test_an_edit_says_that_it_takes_the_place_of_a_message() -> None:
    out: list[str] = []
    console = Console(out.append)
    asyncio.run(console.edit("console", "1", {"text": "words"}, delivery_id=1))
    assert "edited" in out[0]


def test_a_terminal_cannot_be_searched() -> None:
    with pytest.raises(CannotLook):
        asyncio.run(Console(print).find("console", 1, samples.SEEN))


@pytest.mark.parametrize("address", ["slack:T1/C1", "teams:T1/C1", "mail:a@b.hk", "pigeon:1"])
def test_what_is_meant_for_another_platform_is_not_printed(address: str) -> None:
    shown: list[str] = []
    console = Console(shown.append)
    for handed in (
        console.send(address, {"text": "a"}, delivery_id=1),
        console.edit(address, "1", {"text": "a"}, delivery_id=1),
    ):
        with pytest.raises(NotSent, match="is not on this terminal") as refused:
            asyncio.run(handed)
        assert refused.value.permanent
    assert shown == []


def test_every_message_has_a_name_of_its_own() -> None:
    console = Console(lambda text: None)
    sent = [asyncio.run(console.send("console", {"text": "a"}, delivery_id=1)) for _ in range(2)]
    assert sent[0] != sent[1]


def test_a_digest_leaves_no_title_out_however_many_there_are() -> None:
    reason, rows = samples.DIGEST.groups[0]
    many = tuple(
        replace(rows[0], alert=replace(rows[0].alert, title=f"Paper number {n} of many"))
        for n in range(40)
    )
    digest = replace(samples.DIGEST, groups=((reason, many),))
    (payload,) = ConsoleRenderer().digest(digest)
    assert all(
        f"Paper number {n} of many" in payload["text"].replace("\xa0", " ") for n in range(40)
    )
