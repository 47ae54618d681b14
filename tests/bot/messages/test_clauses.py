"""This file tests how places in bills and ordinances are named: by clause and section, not by paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.engines.inline import Inline
from bot.platforms.console import ConsoleRenderer
from bot.watching.importing import preview_file
from storage.records import Preference

GOLDEN = Path(__file__).parents[2] / "scrapers" / "golden" / "kinds"


def shown(file: Path, language: Preference) -> str:
    text: str = preview_file(Inline(), file, ConsoleRenderer(), language, None)["text"]
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "language", "place"),
    [("bill_en.txt", "en", "cl 1"), ("bill_zh_hant.txt", "zh-Hant", "第1條")],
)
def test_a_bullet_of_a_bill_names_its_clause(name: str, language: Preference, place: str) -> None:
    assert place in shown(GOLDEN / name, language)


def test_a_bullet_of_an_ordinance_names_its_section(tmp_path: Path) -> None:
    text = (GOLDEN / "bill_en.txt").read_text("utf-8").replace("A BILL\n\nTo", "An Ordinance to")
    file = tmp_path / "ordinance.txt"
    file.write_text(text, "utf-8")
    assert "s 1" in shown(file, "en")
