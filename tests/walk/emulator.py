"""This file runs the emulator of Slack, does in it what people do, and gives what they see."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BINARY = HERE / "node_modules/local-slack-linux-x64/bin/local-slack"
BOT, ADA, MING, NOOR = "U0TAMAR", "U0ADA", "U0MING", "U0NOOR"
POLICY, CHINESE = "C0POLICY", "C0ZHONGWEN"
PATIENCE = 60.0
CONFIG: dict[str, Any] = {
    "workspace": {"name": "Walk", "domain": "walk"},
    "app": {
        "appId": "A0WALK", "botUserId": BOT, "botName": "tamar", "botToken": "xoxb-walk",
        "appToken": "xapp-walk", "signingSecret": "walk", "mode": "socket",
    },
    "users": [
        {"id": ADA, "name": "ada", "realName": "Ada Wong"},
        {"id": MING, "name": "ming", "realName": "Chan Tai-ming"},
        {"id": NOOR, "name": "noor", "realName": "Noor Khan"},
    ],
    "channels": [
        {"id": POLICY, "name": "policy", "members": [BOT, ADA, NOOR]},
        {"id": CHINESE, "name": "zhongwen", "members": [BOT, MING]},
    ],
}  # fmt: skip


class Missing(Exception):
    """The emulator is not on this machine; the message says how to get it."""


def fetch() -> None:
    """Bring the emulator, pinned by its hash; raises Missing."""
    if BINARY.is_file():
        return
    if shutil.which("npm") is None:
        raise Missing(
            "npm is not installed: install Node.js 20 or newer, for example apt-get install npm"
        )
    done = subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=False)
    if done.returncode or not BINARY.is_file():
        raise Missing(
            f"npm ci failed in {HERE}: is the npm registry within reach, and this Linux on x64?"
        )


class Emulator:
    """An emulated workspace: what is done in it goes to the bot, what the bot does is seen in it."""

    def __init__(self, port: int) -> None:
        self.at = f"http://127.0.0.1:{port}"
        self._shown: set[str] = set()

    @property
    def api(self) -> str:
        """Where the bot finds Slack's API."""
        return f"{self.at}/api/"

    def do(self, what: str, **how: Any) -> dict[str, Any]:
        """Do one thing as a person."""
        data = json.dumps(how).encode()
        request = urllib.request.Request(
            f"{self.at}/_control/{what}", data, {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def look(self, what: str) -> dict[str, Any]:
        """Ask for something of the emulator's state."""
        with urllib.request.urlopen(f"{self.at}/_control/{what}", timeout=20) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def messages(self, channel: str) -> list[dict[str, Any]]:
        """Give what stands in a channel, also what one person alone sees."""
        found: list[dict[str, Any]] = self.look(f"messages/{channel}")["messages"]
        return found

    def seen(self, channel: str) -> list[dict[str, Any]]:
        """Give the bot's messages that were not given yet, or were edited since."""
        fresh = []
        for message in self.messages(channel):
            mark = json.dumps([message["ts"], message.get("blocks"), message.get("text")])
            if message.get("user") == BOT and mark not in self._shown:
                self._shown.add(mark)
                fresh.append(message)
        return fresh

    def called(self, method: str) -> list[dict[str, Any]]:
        """Give what the bot asked of a method."""
        return [
            one.get("detail") or {} for one in self.look("log")["log"] if one["summary"] == method
        ]

    def connected(self) -> bool:
        """Say whether the bot listens."""
        return any("socket connected" in one["summary"] for one in self.look("log")["log"])


def settle(count: Any) -> None:
    """Wait until a number has grown from nought and stands still for a moment."""
    limit, last, since = time.monotonic() + PATIENCE, 0, time.monotonic()
    while time.monotonic() < limit:
        now = count()
        if now != last:
            last, since = now, time.monotonic()
        elif now and time.monotonic() - since > 1.0:
            return
        time.sleep(0.1)
    raise TimeoutError("the bot did not answer")


@contextmanager
def emulator() -> Iterator[Emulator]:
    """Run the emulator on a free port until the block ends."""
    fetch()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory(prefix="tamar-walk-") as folder:
        config = Path(folder) / "config.yaml"
        config.write_text(json.dumps(CONFIG), "utf-8")  # JSON is YAML
        process = subprocess.Popen(
            [BINARY, "--config", config, "--port", str(port), "--base-host", "127.0.0.1",
             "--files-dir", f"{folder}/files"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield _ready(Emulator(port), process)
        finally:
            process.terminate()
            process.wait(10)


def _ready(found: Emulator, process: subprocess.Popen[bytes]) -> Emulator:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and process.poll() is None:
        try:
            found.look("state")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return found
    raise Missing("the emulator did not start")


_LINK = re.compile(r"<(https?://[^|>]+)\|([^>]*)>")


def shown(blocks: list[dict[str, Any]]) -> list[str]:
    """Give blocks as lines: markup as words, each button in brackets, menus with their choices."""
    lines: list[str] = []
    for block in blocks:
        kind = block["type"]
        if kind in ("section", "header"):
            lines += _plain(block["text"]["text"]).split("\n")
            if "accessory" in block:
                lines.append(_pressable(block["accessory"]))
        elif kind == "context":
            lines += [f"· {_plain(one.get('text', ''))}" for one in block["elements"]]
        elif kind == "actions":
            lines.append("  ".join(_pressable(one) for one in block["elements"]))
        elif kind == "divider":
            lines.append("----")
        elif kind == "input":
            lines.append(f"{block['label']['text']}: {_pressable(block['element'])}")
    return lines


def _pressable(one: dict[str, Any]) -> str:
    if "text" in one:
        return f"[{one['text']['text']}]"
    choices = [choice["text"]["text"] for choice in one.get("options", ())]
    at = one.get("initial_time", "")
    return f"[{' | '.join(choices) or at or one['type']}]"


def _plain(text: str) -> str:
    plain = _LINK.sub(r"\2", text).replace("\N{NO-BREAK SPACE}", " ").replace("\u200b", "")
    for mark, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        plain = plain.replace(mark, sign)
    return plain
