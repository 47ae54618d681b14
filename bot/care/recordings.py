"""This file keeps what sites answered in a folder, raw and with their headers, and answers from it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.care.sitevisits import Get
from scrapers.answers import Answer
from scrapers.source import TROUBLES, Page, ScrapeError, Unreachable

_ANSWERS, _VISIT = "answers.jsonl", "visit.json"
_KEPT_OUT = frozenset({"set-cookie", "set-cookie2", "cookie", "authorization"})
_LONGEST_NAME = 100
_HIDDEN = "(contact)"


class NoRecording(Exception):
    """The folder holds no visit. Give one that `tamar doctor --live --save` has filled."""


class Recorder:
    """Passes questions to a door, and writes down every answer: bytes, headers, or the error's name.

    Nothing that we sent is written, no cookie, and `contact` is taken out wherever a site echoes it.
    """

    def __init__(self, ask: Get, folder: Path, contact: str, now: datetime) -> None:
        self._ask, self._folder, self._count = ask, folder, 0
        address = contact.removeprefix("mailto:").strip()
        self._secrets = tuple(word for word in dict.fromkeys((contact.strip(), address)) if word)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _ANSWERS).write_text("", encoding="utf-8")
        self.finish(now, [])

    def get(
        self,
        url: str,
        *,
        hosts: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        searches: frozenset[str] = frozenset(),
    ) -> Answer:
        """Ask on, and keep what comes back."""
        asked = {"url": url, "conditional": bool(etag or last_modified)}
        try:
            answer = self._ask(
                url, hosts=hosts, etag=etag, last_modified=last_modified, searches=searches
            )
        except ScrapeError as error:
            self._write({**asked, "error": error.trouble, "message": str(error)})
            raise
        kept: dict[str, Any] = {
            **asked,
            "status": answer.status,
            "etag": answer.etag,
            "last_modified": answer.last_modified,
            "headers": {
                name: value
                for name, value in answer.headers.items()
                if name.lower() not in _KEPT_OUT
            },
        }
        if answer.page is not None:
            kept |= {
                "at": answer.page.url,
                "media_type": answer.page.media_type,
                "charset": answer.page.charset,
                "file": self._body(answer.page),
            }
        self._write(kept)
        return answer

    def finish(self, now: datetime, tls: Sequence[Mapping[str, Any]], table: str = "") -> None:
        """Write down when the visit was, how the certificates did, and what a person is to send back."""
        said = {"at": now.isoformat(), "tls": list(tls)}
        self._text(_VISIT, json.dumps(said, ensure_ascii=False, indent=1))
        if table:
            self._text("table.txt", table)

    def _body(self, page: Page) -> str:
        self._count += 1
        name = re.sub(r"[^A-Za-z0-9.]+", "_", page.url.split("://", 1)[-1])[:_LONGEST_NAME]
        file = f"{self._count:04d}_{name}"
        body = page.body
        for secret in self._secrets:
            body = body.replace(secret.encode(), _HIDDEN.encode())
        (self._folder / file).write_bytes(body)
        return file

    def _write(self, row: Mapping[str, Any]) -> None:
        line = self._bare(json.dumps(row, ensure_ascii=False))
        with (self._folder / _ANSWERS).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def _text(self, name: str, text: str) -> None:
        (self._folder / name).write_text(f"{self._bare(text)}\n", encoding="utf-8")

    def _bare(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return text


class Recording:
    """Answers as the sites did when a folder was filled, without the network."""

    def __init__(self, folder: Path) -> None:
        try:
            visit = json.loads((folder / _VISIT).read_text("utf-8"))
            lines = (folder / _ANSWERS).read_text("utf-8").splitlines()
            rows = [json.loads(line) for line in lines]
            self.at = datetime.fromisoformat(visit["at"])
            self.tls: list[dict[str, Any]] = list(visit["tls"])
            self._rows = {(row["url"], row["conditional"]): row for row in rows}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoRecording(f"{folder} holds no visit. {NoRecording.__doc__}") from error
        self._folder = folder

    def get(
        self,
        url: str,
        *,
        hosts: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        searches: frozenset[str] = frozenset(),
    ) -> Answer:
        """Give the answer that was kept; raises the error that was met, Unreachable for no answer."""
        row = self._rows.get((url, bool(etag or last_modified)))
        if row is None:
            raise Unreachable(f"{url} was not asked when the folder was filled")
        if "error" in row:
            raise TROUBLES.get(row["error"], ScrapeError)(row["message"])
        headers = {str(name): str(value) for name, value in row["headers"].items()}
        page, validators = self._page(row), (row.get("etag"), row.get("last_modified"))
        return Answer(page, row["status"], None, *validators, headers)

    def _page(self, row: Mapping[str, Any]) -> Page | None:
        if "file" not in row:
            return None
        try:
            body = (self._folder / Path(row["file"]).name).read_bytes()
        except OSError as error:
            raise Unreachable(
                f"{row['url']}: the copy {row['file']} is not in the folder"
            ) from error
        return Page(row["at"], body, row["media_type"], row["charset"])
