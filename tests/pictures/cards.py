"""This file asks our real door for what people see in Teams beside messages: answers, home, form, greeting."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.teams import replies
from bot.teams.renderer import TeamsRenderer
from storage.database import Store, open_store
from storage.records import Payload
from tests.bot.teams.scene import Scene, address, scene
from tests.messages import samples
from tests.pictures import belonging
from tests.storage.laid import lay

Card = Payload
CHAT = "a:1chat"
ASKED = {
    "answer_subscribe": ("subscribe AI", "訂閱 人工智能"),
    "answer_help": ("help", "說明"),
    "answer_list": ("list", "清單"),
    "answer_typo": ("subscribe artifical inteligence", "訂閱 人工智恵"),
}
LOCALES = {"": "en-US", "_zh": "zh-HK"}


def cards() -> dict[str, list[Card]]:
    """Give the cards of every surface by name, in English and, as `..._zh`, in Chinese."""
    found: dict[str, list[Card]] = {}
    for suffix, locale in LOCALES.items():
        with _store() as store, scene(store) as stage:
            stage.fake.talk(CHAT, "personal")
            found |= {f"{name}{suffix}": [card] for name, card in _seen(stage, locale).items()}
    with belonging.scene() as stage:
        said = belonging.answers(stage, address(), replies.payload)
        said |= belonging.told(stage, address("19:told"))
    found |= {name: [one["card"]] for name, one in said.items()}
    for name in ("digest", "digest_zh"):
        flat = replace(samples.DIGESTS[name], threads=False)
        found[f"chat_{name}"] = [one["card"] for one in TeamsRenderer().digest(flat)]
    return found


@contextmanager
def _store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="tamar-pictures-") as folder:
        store = open_store(lay(Path(folder) / "pictures.db"))
        try:
            yield store
        finally:
            store.close()


def _seen(stage: Scene, locale: str) -> dict[str, Card]:
    found: dict[str, Card] = {}
    stage.post(stage.activity("installationUpdate", action="add", locale=locale))
    found["greeting"] = _last(stage)
    for name, said in ASKED.items():
        stage.say(said[locale != "en-US"], locale=locale)
        found[name] = _last(stage)
    stage.say("subscribe lawtech", locale=locale, talk=CHAT, where="personal")
    stage.say("list", locale=locale, talk=CHAT, where="personal")
    found["home"] = _last(stage)
    value = {"data": {"verb": "form", "value": ""}}
    (answer,) = stage.post(stage.activity("invoke", name="task/fetch", value=value, locale=locale))
    found["form"] = answer.json()["task"]["value"]["card"]["content"]
    return found


def _last(stage: Scene) -> Card:
    card: Card = stage.fake.posts[-1].activity["attachments"][0]["content"]
    return card
