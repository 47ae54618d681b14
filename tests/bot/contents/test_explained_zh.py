"""This file tests that a Chinese bullet tells in full what only the paper calls by a short name."""

from __future__ import annotations

import pytest

from bot.contents.summaries.explained_zh import in_full_zh, short_of_zh

TEXTS = (
    "《海港及航道(內港、外港)資料跨境流動標準合約》(《海港標準合約》)便利措施已推出。",
    "署方會推行「船舶證書驗證先導計劃」(「先導計劃」)，為期一年。",
    "海岸臨床試驗所(試驗所)於2026年成立。",
    "港口政策辦公室(港口辦)於2026年成立。",
    "河灣深水合作區外港園區(河灣外港園區)於2026年成立。",
)
KNOWN = short_of_zh(TEXTS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "《海港標準合約》便利措施已恆常化。",
            "《海港及航道(內港、外港)資料跨境流動標準合約》便利措施已恆常化。",
        ),
        ("政府承擔「先導計劃」的費用。", "政府承擔「船舶證書驗證先導計劃」的費用。"),
        ("政府承擔該平台及先導計劃的費用。", "政府承擔該平台及「船舶證書驗證先導計劃」的費用。"),
        ("試驗所會分階段推出其他項目。", "海岸臨床試驗所會分階段推出其他項目。"),
    ],
)
def test_a_short_name_is_told_in_full(text: str, told: str) -> None:
    assert in_full_zh(text, KNOWN, "航運") == told


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("政府承擔「先導計劃」的費用。", "「船舶證書驗證先導計劃」"),
        ("政府承擔「先導計劃」的費用。", "「先導計劃」的開支"),
        ("「船舶證書驗證先導計劃」(「先導計劃」)為期一年。", "航運"),
        ("港口辦已發出通告。", "航運"),  # a body
        ("河灣外港園區將開園。", "航運"),  # says by itself what it is
        ("航道先導計劃屆滿。", "航運"),  # the end of another name
    ],
)
def test_what_a_reader_knows_is_left_as_it_stands(text: str, title: str) -> None:
    assert in_full_zh(text, KNOWN, title) == text
