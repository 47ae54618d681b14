"""This file asks our real listeners for what people see in Slack beside messages: answers, home, form."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.engines.known_lists import Lists
from bot.messages.scripts import for_reader
from bot.secrets import Seal
from bot.slack.cards import alert_message
from bot.slack.replies import payload
from scrapers.items import Language
from storage.database import open_store
from tests.bot.slack.workspace import KEYS, Workspace, workspaces
from tests.pictures import belonging
from tests.storage.laid import lay

Blocks = list[dict[str, Any]]
ASKED = {
    "answer_subscribe": ("subscribe AI", "訂閱 人工智能"),
    "answer_help": ("help", "說明"),
    "answer_help_topic": ("help AI", "說明 人工智能"),
    "answer_hello": ("hello", "你好"),
    "answer_sample": ("sample AI", "範例 人工智能"),
    "answer_status": ("status", "狀態"),
    "answer_search": ("search lawtech", "搜尋 法律科技"),
    "answer_list": ("list", "清單"),
    "answer_saved": ("saved", "已收藏"),
    "answer_watch_list": ("list Clients", "名單 Clients"),
    "answer_typo": ("subscribe artifical inteligence", "訂閱 人工智恵"),
    "answer_why": ("why CB(2)438/2026(03)", "為何 CB(2)438/2026(03)"),
    "answer_show": ("show CB(2)438/2026(03)", "查閱 CB(2)438/2026(03)"),
    "answer_story": ("story CB(2)438/2026(03)", "來龍去脈 CB(2)438/2026(03)"),
    "answer_briefing": ("briefing", "會前簡報"),
    "answer_programme": ("programme LawTech Fund", "計劃數字 法律科技基金"),
    "answer_member": ("member Duncan Chiu", "議員 邱達根"),
    "answer_meetings": ("meetings", "會議"),
    "answer_commitments": ("commitments", "承諾"),
    "answer_citation": ("citation CB(2)438/2026(03) oscola", "引用 CB(2)438/2026(03)"),
    "answer_month": ("month", "月報"),
    "answer_mute": ("mute AI for a week", "靜音 人工智能 一星期"),
    "answer_nothing": ("search zebra crossings in Lamma", "搜尋 南丫島斑馬線"),
}
SCRIPTS: tuple[tuple[Language, str], ...] = (("en", ""), ("zh-Hant", "_zh"), ("zh-Hans", "_sc"))
PEOPLE = {"": "U1", "_zh": "U3", "_sc": "U7"}


def surfaces() -> dict[str, list[Blocks]]:
    """Give the blocks of every surface by name, in English and, as `..._zh`, in Chinese."""
    with tempfile.TemporaryDirectory(prefix="tamar-pictures-") as folder:
        store = open_store(lay(Path(folder) / "pictures.db"))
        try:
            with workspaces(store) as place:
                place.slack.teams["T1"].user(PEOPLE["_sc"], locale="zh-CN")
                _publish(place)
                return (
                    _alerts(place)
                    | _belonging()
                    | {
                        f"{name}{suffix}": [blocks]
                        for suffix, user in PEOPLE.items()
                        for name, blocks in _seen(place, user, bool(suffix)).items()
                    }
                )
        finally:
            store.close()


def _publish(place: Workspace) -> None:
    stage = place.stage
    stage.publish("morning")
    stage.check()
    stage.publish("paper", "translation", "question")
    stage.check()
    seal = Seal(KEYS)
    stage.desk = replace(stage.desk, seal=seal, watched=Lists(seal).names)
    place.listen(place.settings, vault=place.vault)
    place.say("note CB(2)438/2026(03) ask whether sole practitioners can apply")
    place.say("save LCQ9 7 October 2026")
    place.say("list new Clients: Department of Justice, 律政司, Acme Ltd, 甲公司")


def _alerts(place: Workspace) -> dict[str, list[Blocks]]:
    """Give what the replica's papers became, read, judged and rendered as real ones are."""
    found = {}
    for language, suffix in SCRIPTS:
        for topic in ("lawtech", "AI"):
            speaker = replace(at_the_console(), language=language)
            alert = answer(place.stage.desk, f"sample {topic}", speaker).alert
            assert alert is not None
            found[f"alert_{topic.lower()}{suffix}"] = [alert_message(for_reader(alert))["blocks"]]
    return found


def _belonging() -> dict[str, list[Blocks]]:
    """Give what papers belong to, as it is answered and as it is told."""
    with belonging.scene() as stage:
        found = belonging.answers(stage, "slack:T1/C1", payload)
        found |= belonging.told(stage, "slack:T1/C1")
    return {name: [one["blocks"]] for name, one in found.items()}


def _seen(place: Workspace, user: str, chinese: bool) -> dict[str, Blocks]:
    found: dict[str, Blocks] = {}
    for name, said in ASKED.items():
        place.say(said[chinese], user=user)
        found[name] = place.slack.said[-1]["payload"]["blocks"]
    place.say("subscribe" if not chinese else "訂閱", user=user)
    found["form"] = place.slack.views[-1]["view"]["blocks"]
    event = {"type": "app_home_opened", "user": user, "tab": "home", "channel": f"D{user}"}
    place.post(place.slack.event(event, team="T1"))
    found["home"] = place.slack.views[-1]["view"]["blocks"]
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]
