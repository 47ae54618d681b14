"""This file tests that sentences within a bullet have their ends back where there is room."""

from __future__ import annotations

from datetime import date

from bot.contents.summaries import summarise
from scrapers.items import Document, Exchange

THEMES = "按現時的構思，「漁業基金」將會涵蓋3個主題，包括綠色漁船、深海養殖、冷凍物流、海產檢測，以及漁民培訓。"
PORT = "署方預留2億元，加快完成漁港第一期的公用設施，例如碼頭、道路及冷庫。"
EACH = "每個主題會設立1至數個分項。"
FROM = "署方將於2027年6月邀請船東申請。"


def bullets(*paragraphs: str) -> list[str]:
    paper = Document(
        "estimates_reply", "zh-Hant", "漁業基金", published=date(2026, 4, 10),
        exchanges=(Exchange("「漁業基金」的主題及規模為何？", "\n".join(paragraphs)),),
    )  # fmt: skip
    return [one.text for one in summarise(paper)]


def test_a_list_is_told_to_its_end_within_a_bullet_where_there_is_room() -> None:
    assert THEMES + EACH in bullets(THEMES + EACH, FROM)


def test_what_money_goes_to_is_told_within_a_bullet_where_there_is_room() -> None:
    assert PORT + EACH in bullets(PORT + EACH, FROM)
