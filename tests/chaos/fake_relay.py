"""This file is a fake mail relay: a real SMTP server, strict about every mail, faulty as its seed says, with a ledger of what it took."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import time
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

SLOW = 30.0  # seconds: longer than any client waits
NAME = re.compile(rb"^Message-ID: (<delivery-(\d+)\.[0-9a-f]{16}@papers\.example>)\r$", re.M)
STOP = re.compile(
    rb"^List-Unsubscribe: <https://archive\.example/en/mail/stop/[0-9a-f]{40}>\r$", re.M
)
SUBJECT = re.compile(rb"^Subject: ([^\r]*)\r$", re.M)
# Before a mail is taken nothing has happened; once it begins to leave, nobody knows.
AT_RCPT = (("451 4.7.1 greylisted", 0.01), ("421 4.3.2 closing", 0.004), ("drop", 0.006))
AT_DATA = (("drop_before", 0.008), ("drop_after", 0.01), ("slow", 0.004), ("451 4.3.0 full", 0.006))


class Relay:
    """What the relay answers, and what it wrote down."""

    def __init__(self, ledger: Path, dice: random.Random) -> None:
        self.dice = dice
        self.names: dict[str, str] = {}
        if ledger.exists():
            for line in ledger.read_text().splitlines():
                entry = json.loads(line)
                self.names[entry["d"]] = entry["n"]
        self.file = os.open(ledger, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def draw(self, faults: tuple[tuple[str, float], ...]) -> str:
        """Choose a fault, or none."""
        throw = self.dice.random()
        for name, share in faults:
            if throw < share:
                return name
            throw -= share
        return ""

    async def handle_RCPT(  # aiosmtpd's own name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if envelope.rcpt_tos or not address.endswith("@reader.example"):
            return "554 5.5.1 one mail goes to one mailbox"
        if fault := self.draw(AT_RCPT):
            if fault == "drop":
                server.transport.abort()
            return fault
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        raw = bytes(envelope.original_content)
        head = raw.split(b"\r\n\r\n", 1)[0] + b"\r\n"
        name, subject = NAME.search(head), SUBJECT.search(head)
        strict = name and subject and STOP.search(head) and raw.isascii()
        if not strict or max(map(len, raw.split(b"\r\n"))) > 998:
            return "554 5.6.0 that is no mail of ours"
        assert name is not None
        assert subject is not None
        delivery, called = name[2].decode(), name[1].decode()
        if self.names.setdefault(delivery, called) != called:
            return "554 5.6.0 that mail had another name"
        fault = self.draw(AT_DATA)
        if fault[:3] == "451":
            return fault
        if fault != "drop_before":
            entry = {
                "c": envelope.rcpt_tos[0],
                "d": delivery,
                "n": called,
                "ts": str(time.time_ns()),
            }
            entry["x"] = subject[1].decode()
            os.write(self.file, json.dumps(entry).encode() + b"\n")
        if fault.startswith("drop"):
            server.transport.abort()
        if fault == "slow":
            await asyncio.sleep(SLOW)
        return "250 2.0.0 taken"


async def serve(port: int, relay: Relay) -> None:
    """Serve on loopback until killed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(relay, hostname="relay.test", loop=loop), "127.0.0.1", port, backlog=256
    )
    async with server:
        await server.serve_forever()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    begun = options.ledger.stat().st_size if options.ledger.exists() else 0
    dice = random.Random(f"{options.seed}/{begun}")
    asyncio.run(serve(options.port, Relay(options.ledger, dice)))


if __name__ == "__main__":
    main()
