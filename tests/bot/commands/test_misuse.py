"""This file proves that what is typed wrongly on the shell is said in the shell's language, with its help."""

from __future__ import annotations

import sys

import pytest

from bot.cli import main

# What is typed, what is said of it in English, and in Chinese.
TYPED = [
    (("lattest",), "no such command: 'lattest'. Did you mean 'latest'?", "沒有指令「lattest」。是否想輸入 'latest'？"),
    (("qqqq",), "no such command: 'qqqq'.", "沒有指令「qqqq」。"),
    (("latest", "--lmit", "3"), "no such option: --lmit. Did you mean --limit?",
     "沒有選項 --lmit。是否想輸入 --limit？"),
    (("latest", "--zzz"), "no such option: --zzz.", "沒有選項 --zzz。"),
    (("show",), "'reference' is missing.", "欠缺「reference」。"),
    (("backup", "a", "b"), "unexpected: b.", "多餘的參數：b。"),
    (("--store",), "--store needs a value after it.", "--store 之後要有內容。"),
    (("latest", "--json=3"), "--json takes no value.", "--json 之後不用內容。"),
    (("search", "--limit", "x"), "'--limit' takes a whole number.", "「--limit」要是整數。"),
    (("subscribe", "ai", "--every", "hourly"), "'hourly' is not a rhythm; one of instant, daily, weekly.",
     "「hourly」不是通知頻率；可用：instant, daily, weekly。"),
    (("commitments", "--due", "2026-13"), "'2026-13' is not a month; write it as 2026-12.",
     "「2026-13」不是月份；請寫成 2026-12。"),
    (("subscribe", "ai", "--lang", "de"), "'de' is not a language we post in; one of en, tc, sc, either.",
     "「de」不是我們使用的語言；可用：en, tc, sc, either。"),
    (("search",), "say what to look for: words, a number, or a filter.", "請寫要找甚麼：字詞、編號或篩選條件。"),
]  # fmt: skip


def run(words: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the command line on a shell of a language, and expect misuse."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", language)
    monkeypatch.setattr(sys, "argv", ["tamar", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2


@pytest.mark.parametrize(("words", "english", "_"), TYPED, ids=lambda one: str(one)[:30])
def test_an_english_shell_says_misuse_in_english(
    words: tuple[str, ...],
    english: str,
    _: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(words, "en_HK.UTF-8", monkeypatch)
    assert capsys.readouterr().err.startswith(f"tamar: {english} Try `tamar")


@pytest.mark.parametrize(("words", "_", "chinese"), TYPED, ids=lambda one: str(one)[:30])
def test_a_chinese_shell_says_misuse_in_chinese(
    words: tuple[str, ...],
    _: str,
    chinese: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(words, "zh_HK.UTF-8", monkeypatch)
    assert capsys.readouterr().err.startswith(f"tamar: {chinese}說明：`tamar")


def test_what_is_typed_on_two_lines_is_said_on_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(("search", "--kind", "a\nb", "x"), "en_HK.UTF-8", monkeypatch)
    assert capsys.readouterr().err.startswith("tamar: 'a b' is not a kind of paper; one of ")
