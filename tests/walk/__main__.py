"""This file walks the way of a newcomer: `python -m tests.walk [--write]`."""

from __future__ import annotations

import argparse
import asyncio
import difflib
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot import wiring
from bot.calendar import HONG_KONG
from bot.settings import Settings
from bot.telling import digests
from bot.telling.outbox import Drain
from bot.watching import pipeline
from bot.web.doors import opened
from scrapers.fetch import Door
from scrapers.replica.server import Replica
from scrapers.source import all_sources
from storage.database import ready_store
from tests.story.stage import Clock
from tests.walk.administrators import with_administrator
from tests.walk.emulator import (
    ADA,
    CHINESE,
    MING,
    NOOR,
    POLICY,
    Emulator,
    Missing,
    emulator,
    settle,
    shown,
)

HERE = Path(__file__).parent
DAY = date(2026, 10, 7)  # a Wednesday
MORNING = datetime(2026, 10, 7, 10, 0, tzinfo=HONG_KONG)
PLACES = ("info_gov_hk", "legco_panels", "council_agenda")
_TS = re.compile(r"\b\d{10}\.\d{6}\b")


async def _at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


class Walk:
    """A workspace with the bot in it, and all that was typed, pressed and seen there."""

    def __init__(self, slack: Emulator, replica: Replica, folder: Path, api: str) -> None:
        self.slack, self.replica, self.clock = slack, replica, Clock(MORNING)
        self.lines: list[str] = []
        store = ready_store(f"sqlite:///{folder / 'walk.db'}")
        door = Door(
            user_agent="Tamar-walk/1 (+mailto:walk@localhost)",
            clock=time.monotonic,
            sleep=lambda seconds: None,
            now=lambda: datetime.now(UTC),
            chance=random.random,  # the replica is ours: no pause is owed to it
            loopback=frozenset({("127.0.0.1", replica.port)}),
            rewrite=replica.rewrite,
        )
        found = {source.key: source for source in all_sources() if source.key in PLACES}
        self.settings = Settings(
            store="sqlite:///unused", slack_api=api,
            slack_bot_token=SecretStr("xoxb-walk"), slack_app_token=SecretStr("xapp-walk"),
        )  # fmt: skip
        self.desk = wiring.build_desk(store, door, found, clock=self.clock)

    def say(self, text: str) -> None:
        self.lines += ["", f"=== {text}"]

    def typed(self, who: str, channel: str, text: str) -> None:
        """Type a slash command, and note what is seen of the answer."""
        self.lines += ["", f"{who}> /tamar {text}"]
        self.slack.do("command", channel=channel, user=who, command="/tamar", text=text)
        self._seen(channel)

    def mentioned(self, who: str, channel: str, text: str, thread: str | None = None) -> None:
        """Mention the bot, perhaps in a thread."""
        more = {"thread_ts": thread} if thread else {}
        self.lines += ["", f"{who}> @Tamar {text}{'   (in the thread)' if thread else ''}"]
        self.slack.do("message", channel=channel, user=who, text=f"<@U0TAMAR> {text}", **more)
        self._seen(channel)

    def pressed(self, who: str, channel: str, label: str) -> None:
        """Press the newest button of a label."""
        for message in reversed(self.slack.messages(channel)):
            for block in message.get("blocks") or ():
                for one in block.get("elements") or ():
                    if one.get("type") == "button" and one["text"]["text"] == label:
                        self.lines += ["", f"{who} presses [{label}]"]
                        action = {"type": "button", "action_id": one["action_id"],
                                  "block_id": block.get("block_id", "b"), "value": one.get("value", "")}  # fmt: skip
                        self.slack.do("interact", channel=channel, messageTs=message["ts"], user=who, action=action)  # fmt: skip
                        self._seen(channel)
                        return
        raise LookupError(f"nothing to press is called {label!r}")

    def home(self, who: str) -> None:
        """Open the app's home."""
        self.lines += ["", f"{who} opens Tamar's home"]
        before = len(self.slack.called("views.publish"))
        self.slack.do("open-home", user=who)
        settle(lambda: len(self.slack.called("views.publish")) - before)
        view = self.slack.called("views.publish")[-1]["view"]
        self.lines += [f"  {line}" for line in shown(view["blocks"])]

    def happens(self, name: str, minutes: float = 15) -> None:
        """Let time pass and something be published; check, and send what is due."""
        self.clock.now += timedelta(minutes=minutes)
        self.replica.publish(name)
        self._work()

    def passes(self, minutes: float) -> None:
        """Let time pass; check, and send what is due."""
        self.clock.now += timedelta(minutes=minutes)
        self._work()

    def _work(self) -> None:
        for source in self.desk.sources.values():
            pipeline.check(self.desk, source)
        pipeline.catch_up(self.desk)
        digests.make_due(self.desk)
        self.sent()

    def sent(self) -> None:
        """Send what is due, and note what is seen of it in the channels."""
        asyncio.run(self._drain())
        for channel in (POLICY, CHINESE):
            self._note(channel)

    async def _drain(self) -> None:
        platforms = wiring.platforms(self.settings, self.desk, lambda text: None)
        try:
            await Drain(
                self.desk.store, platforms, self.clock, in_thread=_at_once, sleep=self._pass
            ).run_shard()
        finally:
            await wiring.close(platforms)

    async def _pass(self, seconds: float) -> None:
        self.clock.now += timedelta(seconds=seconds)

    def _seen(self, channel: str) -> None:
        held = {"n": 0}

        def count() -> int:
            held["n"] += self._note(channel)
            return held["n"]

        settle(count)

    def _note(self, channel: str) -> int:
        fresh = self.slack.seen(channel)
        for message in fresh:
            who = "only you see" if message.get("ephemeral_to") else f"#{channel}"
            edited = ", edited" if message.get("edited") else ""
            place = (
                ", in the thread" if message.get("thread_ts") not in (None, message["ts"]) else ""
            )
            self.lines.append(f"  --- Tamar ({who}{place}{edited})")
            self.lines += [f"  {line}" for line in shown(message.get("blocks") or [])]
        return len(fresh)

    def alert(self, channel: str, words: str) -> str:
        """Give the name of the message that a channel has on something."""
        found = (m for m in self.slack.messages(channel) if words in str(m.get("blocks")))
        return str(next(m["ts"] for m in found if not m.get("ephemeral_to")))


def english(walk: Walk) -> None:
    """Walk as somebody who reads English."""
    walk.say("installed: Ada opens the home, then asks in #policy")
    walk.home(ADA)
    walk.mentioned(ADA, POLICY, "hello")
    walk.mentioned(ADA, POLICY, "hi there, what do you do?")
    walk.pressed(ADA, POLICY, "Show me a sample")
    walk.typed(ADA, POLICY, "subscribe lawtech, AI lang en")
    walk.say("LegCo publishes a paper on lawtech in Chinese; ten minutes later; then in English")
    walk.happens("paper")
    walk.passes(10)
    walk.typed(ADA, POLICY, "subscribe AI daily 12:30")
    walk.happens("translation", 60)
    walk.say("why, in the alert's thread")
    walk.mentioned(ADA, POLICY, "why", walk.alert(POLICY, "LawTech Adoption"))
    walk.say("in words of her own")
    walk.mentioned(ADA, POLICY, "when is the meeting?", walk.alert(POLICY, "LawTech Adoption"))
    walk.mentioned(ADA, POLICY, "briefing for Monday's panel")
    walk.mentioned(ADA, POLICY, "what must be delivered by March 2027")
    walk.mentioned(ADA, POLICY, "commitments")
    walk.say("kept for the team: a button, a note in the thread, the list")
    walk.pressed(ADA, POLICY, "Save")
    walk.mentioned(
        ADA, POLICY, "note ask DoJ about the costs", walk.alert(POLICY, "LawTech Adoption")
    )
    walk.typed(ADA, POLICY, "saved")
    walk.say("a reply on AI, which is wanted in a digest, with the other topic muted")
    walk.typed(ADA, POLICY, "mute lawtech for a week")
    walk.happens("question")
    walk.passes(70)
    walk.typed(ADA, POLICY, "sample AI")
    walk.typed(ADA, POLICY, "digest now")
    walk.sent()
    walk.typed(ADA, POLICY, "list")
    walk.typed(ADA, POLICY, "undo")
    walk.typed(ADA, POLICY, "help")
    walk.typed(ADA, POLICY, "help AI")
    walk.say("what was just listed is spoken of")
    walk.typed(ADA, POLICY, "latest")
    walk.typed(ADA, POLICY, "the second one")
    walk.typed(ADA, POLICY, "why is it here?")
    walk.typed(ADA, POLICY, "save number 1")
    walk.typed(ADA, POLICY, "what about AI?")
    walk.typed(ADA, POLICY, "next page")
    walk.typed(ADA, POLICY, "export lawtech")
    walk.say("only an administrator may hold all channels")
    walk.typed(MING, CHINESE, "暫停全部")
    walk.typed(ADA, POLICY, "pause all")
    walk.home(ADA)


def administrator(walk: Walk) -> None:
    """Walk as somebody who looks after the workspace."""
    walk.say("Noor looks after the workspace")
    walk.typed(NOOR, POLICY, "overview")
    walk.typed(NOOR, POLICY, "pause all")
    walk.typed(NOOR, POLICY, "undo")
    walk.home(NOOR)


def chinese(walk: Walk) -> None:
    """Walk as somebody who reads Chinese."""
    walk.say("阿明在 #zhongwen")
    walk.typed(MING, CHINESE, "你好")
    walk.typed(MING, CHINESE, "範例 智慧城市")
    walk.typed(MING, CHINESE, "訂閱 法律科技 語言 繁")
    walk.happens("revision", 290)
    walk.typed(MING, CHINESE, "最新 法律科技")
    walk.typed(MING, CHINESE, "為何 CB(2)438/2026(03)")
    walk.typed(MING, CHINESE, "靜音 法律科技 一星期")
    walk.mentioned(MING, CHINESE, "夜晚唔好嘈我哋")
    walk.mentioned(MING, CHINESE, "逢星期一朝早9點俾個摘要我")
    walk.mentioned(MING, CHINESE, "有咩承諾到期")
    walk.typed(MING, CHINESE, "前瞻")
    walk.typed(MING, CHINESE, "說明 勿擾")
    walk.typed(MING, CHINESE, "說明")


def newcomer(walk: Walk) -> None:
    """Walk as a newcomer who reads Chinese, in a workspace where nobody was before."""
    walk.say("剛安裝：阿明打開首頁，再到 #zhongwen 發問")
    walk.home(MING)
    walk.mentioned(MING, CHINESE, "你好")
    walk.typed(MING, CHINESE, "範例 法律科技")
    walk.typed(MING, CHINESE, "訂閱 法律科技、人工智能 語言 繁")
    walk.say("立法會公布法律科技文件；十分鐘後")
    walk.happens("paper")
    walk.passes(10)
    walk.say("在通知的討論串發問")
    walk.mentioned(MING, CHINESE, "點解", walk.alert(CHINESE, "政府當局就推動"))
    walk.mentioned(MING, CHINESE, "幾時開會", walk.alert(CHINESE, "政府當局就推動"))
    walk.say("收藏、備註")
    walk.pressed(MING, CHINESE, "收藏")
    walk.mentioned(MING, CHINESE, "備註 問律政司開支", walk.alert(CHINESE, "政府當局就推動"))
    walk.typed(MING, CHINESE, "已收藏")
    walk.say("靜音一個主題，其餘照舊")
    walk.typed(MING, CHINESE, "靜音 法律科技 一星期")
    walk.happens("question", 60)
    walk.passes(70)
    walk.typed(MING, CHINESE, "摘要 立即")
    walk.sent()
    walk.typed(MING, CHINESE, "清單")
    walk.typed(MING, CHINESE, "修改 2 每周")
    walk.mentioned(MING, CHINESE, "唔好停人工智能呀")
    walk.typed(MING, CHINESE, "復原")
    walk.typed(MING, CHINESE, "匯出")
    walk.home(MING)


WAYS: dict[str, tuple[Callable[[Walk], None], ...]] = {
    "transcript.txt": (english, administrator, chinese),
    "transcript.zh.txt": (newcomer,),
}


def transcript(ways: Sequence[Callable[[Walk], None]]) -> str:
    """Walk some ways from an empty workspace and give what was typed, pressed and seen."""
    with (
        tempfile.TemporaryDirectory(prefix="tamar-walk-") as folder,
        Replica(DAY) as replica,
        emulator() as slack,
        ExitStack() as stack,
    ):
        api = stack.enter_context(with_administrator(slack.api, NOOR, reads_chinese=MING))
        walk = Walk(slack, replica, Path(folder), api)
        doors = wiring.doors(walk.settings, walk.desk, lambda: None)
        stack.enter_context(opened(doors))
        settle(slack.connected)
        replica.publish()
        for source in walk.desk.sources.values():
            pipeline.check(walk.desk, source)
        for way in ways:
            way(walk)
    return _TS.sub("(ts)", "\n".join(line.rstrip() for line in walk.lines)).strip() + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk, and compare what was seen with what a person has read."""
    parser = argparse.ArgumentParser(prog="python -m tests.walk", description=__doc__)
    parser.add_argument(
        "--write", action="store_true", help="keep what is seen now: you have read it"
    )
    write = parser.parse_args(arguments).write
    try:
        found = {HERE / name: transcript(ways) for name, ways in WAYS.items()}
    except Missing as error:
        print(error, file=sys.stderr)
        return 1
    changed = [line for path, now in found.items() for line in _changed(path, now)]
    if write:
        for path, now in found.items():
            path.write_text(now, "utf-8")
            print(f"kept in {path}")
        return 0
    print("\n".join(changed) if changed else "The walk is as it was read.")
    return 1 if changed else 0


def _changed(path: Path, now: str) -> list[str]:
    before = path.read_text("utf-8") if path.is_file() else ""
    lines = before.splitlines(), now.splitlines()
    return list(difflib.unified_diff(*lines, f"{path.name}, read", "now", lineterm=""))


if __name__ == "__main__":
    sys.exit(main())
