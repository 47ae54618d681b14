"""This file stands between the bot and the emulator and makes one of its people an administrator, one a reader of Chinese.

The emulator says of everybody that they are none, and read English; all else goes through as it is.
"""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_PASSED = ("content-type", "authorization")


@contextmanager
def with_administrator(api: str, who: str, *, reads_chinese: str) -> Iterator[str]:
    """Give an address that answers as an emulated Slack's does, with one administrator and one Chinese reader."""

    class Between(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            self._answer(body)

        def do_GET(self) -> None:
            self._answer(None)

        def _answer(self, body: bytes | None) -> None:
            kept = {name: value for name in _PASSED if (value := self.headers.get(name))}
            url = f"{api.rstrip('/')}{self.path.removeprefix('/api')}"
            try:
                with urllib.request.urlopen(urllib.request.Request(url, body, kept), timeout=20) as answer:  # fmt: skip
                    status, found = answer.status, answer.read()
            except urllib.error.HTTPError as error:
                status, found = error.code, error.read()
            found = _raised(found, who, reads_chinese) if "users.info" in self.path else found
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(found)))
            self.end_headers()
            self.wfile.write(found)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing: the walk's transcript is what is read."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/"
    finally:
        server.shutdown()
        server.server_close()


def _raised(answer: bytes, who: str, reads_chinese: str) -> bytes:
    found = json.loads(answer)
    if (user := found.get("user")) and user.get("id") == who:
        user["is_admin"] = True
    if user and user.get("id") == reads_chinese:
        user["locale"], user["tz"] = "zh-TW", "Asia/Hong_Kong"
    return json.dumps(found).encode()
