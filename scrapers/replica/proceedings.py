"""This file furnishes the replica with what a sitting of the Council leaves behind: its votes and its record."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from scrapers.items import Language
from scrapers.replica.printing import printed
from scrapers.replica.shelf import chinese, english
from scrapers.replica.site import Site
from scrapers.sources import legco_hansard, legco_votes

_LEGCO = "https://www.legco.gov.hk"
_JSON, _PDF = "application/json", "application/pdf"
_MEMBERS = (
    ("LAM Shuet-yee", "林雪兒", "Yes"),
    ("FUNG Yuk-lun", "馮玉麟", "Yes"),
    ("CHEUNG Sum-yi", "張心怡", "No"),
    ("HO Hoi-tang", "何海棠", "Present"),
)
_MOTION = {"en": "Lighting the promenade all night", "zh": "海濱長廊通宵亮燈"}
# The head of a page, and what was said below it, in each language.
_RECORD: dict[Language, tuple[str, str]] = {
    "en": (
        "LEGISLATIVE COUNCIL ─ {day}",
        (
            "OFFICIAL RECORD OF PROCEEDINGS\n\nThe Council met at Eleven o'clock\n\n"
            "PRESIDENT: Will Members please be seated.\n\n"
            "MEMBERS' MOTIONS\n\nMotion on lighting the promenade all night\n\n"
            "MR FUNG YUK-LUN: President, I move that the motion be passed. Lamps that go out at midnight help "
            "nobody.\n\n"
            "SECRETARY FOR HARBOUR AFFAIRS: President, the lamps will stay on until two in the morning.\n\n"
            "MS CHEUNG SUM-YI: President, the birds on the promenade need the dark.\n\n"
            "Ms LAM Shuet-yee and Mr FUNG Yuk-lun voted for the motion.\n\n"
            "Ms CHEUNG Sum-yi voted against the motion."
        ),
    ),
    "zh-Hant": (
        "立法會 ─ {day}",
        (
            "會議過程正式紀錄\n\n上午11時正會議開始\n\n主席：請議員就座。\n\n"
            "議員議案\n\n“海濱長廊通宵亮燈”議案\n\n"
            "馮玉麟議員：主席，我動議通過議案。午夜熄燈，無人得益。\n\n"
            "海港事務局局長：主席，燈光會亮至凌晨二時。\n\n"
            "張心怡議員：主席，長廊的雀鳥需要黑夜。\n\n"
            "林雪兒議員及馮玉麟議員贊成議案。\n\n張心怡議員反對議案。"
        ),
    ),
}


def furnish(site: Site, sitting: date) -> None:
    """Publish the record and the votes of the sitting a week before one, on nothing that anybody follows."""
    held = sitting - timedelta(days=7)
    _votes(site, held)
    _record(site, held)


def _votes(site: Site, held: date) -> None:
    rows = [
        {
            "id": at, "start_date": f"{held}T00:00:00", "type": "Council Meeting", "term_no": 8,
            "vote_number": 1, "vote_time": f"{held}T15:42:10", "motion_en": _MOTION["en"],
            "motion_ch": _MOTION["zh"], "mover_en": "FUNG Yuk-lun", "mover_ch": "馮玉麟",
            "mover_type": "Member", "vote_separate_mechanism": "No", "overall_present_count": 4,
            "overall_yes_count": 2, "overall_no_count": 1, "overall_abstain_count": 0,
            "overall_result": "Passed", "name_en": english_name, "name_ch": chinese_name,
            "vote": vote,
        }
        for at, (english_name, chinese_name, vote) in enumerate(_MEMBERS, 1)
    ]  # fmt: skip
    _reply(site, f"https://app.legco.gov.hk/{legco_votes.SERVICE}", rows)


def _record(site: Site, held: date) -> None:
    for url in legco_hansard.addresses(held):
        language: Language = "en" if "English" in url else "zh-Hant"
        folder, ends = (
            ("english", "translate-e") if language == "en" else ("chinese", "translate-c")
        )
        if "Floor" in url:
            ends = "confirm-ec"
        file = f"{_LEGCO}/yr{held.year}/{folder}/counmtg/hansard/cm{held:%Y%m%d}-{ends}.pdf"
        head, said = _RECORD[language]
        shown = english(held) if language == "en" else chinese(held)
        text = f"{head.replace('{day}', shown)}\n\n{said}"
        site.serve(file, printed(text, language), _PDF)
        row = {
            "HansardID": int(f"{held:%y%m%d}"), "MeetingDate": f"{held}T00:00:00",
            "AgendaDate": f"{held}T00:00:00", "isCEQandA": 0, "isCEQT": 0, "HansardFileURL": file,
        }  # fmt: skip
        _reply(site, url, [row])


def _reply(site: Site, url: str, rows: list[dict[str, Any]]) -> None:
    service = url.partition("?")[0]
    root, _, name = service.rpartition("/")
    reply = {"odata.metadata": f"{root}/$metadata#{name}", "value": rows}
    site.serve(url, json.dumps(reply, ensure_ascii=False).encode(), _JSON)
