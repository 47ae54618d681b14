"""This file reads the small part of YAML that our manifests use, and refuses the rest."""

from __future__ import annotations

import json
import re
from typing import Any

_KEY = re.compile(r"""(?:"([^"]+)"|([\w<][\w./<-]*)):(?:\s+(.*))?$""")


class NotOurs(ValueError):
    """The file uses YAML that this reader does not know: write it more plainly."""


def documents(text: str) -> list[Any]:
    """Give every document of a file."""
    return [_Reader(part).read() for part in re.split(r"^---$", text, flags=re.MULTILINE)]


class _Reader:
    def __init__(self, text: str) -> None:
        if "\t" in text:
            raise NotOurs("a tab")
        self.lines = [(len(line) - len(line.lstrip()), line.strip()) for line in text.splitlines()]
        self.at = 0
        self.anchors: dict[str, Any] = {}

    def read(self) -> Any:
        self._skip()
        value = self._block(self.lines[self.at][0])
        self._skip()
        if self.at < len(self.lines):
            raise NotOurs(self.lines[self.at][1])
        return value

    def _skip(self) -> None:
        while self.at < len(self.lines) and re.match(r"$|#", self.lines[self.at][1]):
            self.at += 1

    def _here(self, indent: int) -> str | None:
        self._skip()
        if self.at < len(self.lines) and self.lines[self.at][0] == indent:
            return self.lines[self.at][1]
        return None

    def _block(self, indent: int) -> Any:
        first = self._here(indent)
        if first is not None and first.startswith("- "):
            return self._sequence(indent)
        return self._mapping(indent)

    def _sequence(self, indent: int) -> list[Any]:
        found = []
        while (line := self._here(indent)) is not None and line.startswith("- "):
            rest = line[2:].strip()
            if _KEY.match(rest) and not rest.startswith("{"):
                self.lines[self.at] = (indent + 2, rest)
                found.append(self._mapping(indent + 2))
            else:
                self.at += 1
                found.append(self._value(rest, indent))
        return found

    def _mapping(self, indent: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        while (line := self._here(indent)) is not None and not line.startswith("- "):
            match = _KEY.match(line)
            if match is None:
                raise NotOurs(line)
            key = match[1] or match[2]
            if key in found:
                raise NotOurs(f"{key} twice")
            self.at += 1
            value = self._value((match[3] or "").strip(), indent)
            if key == "<<":
                merged = value
            else:
                found[key] = value
        return {**merged, **found}

    def _value(self, text: str, indent: int) -> Any:
        text = re.sub(r"\s+#.*$", "", text)
        if text.startswith("&"):
            name, _, text = text[1:].partition(" ")
            self.anchors[name] = value = self._value(text.strip(), indent)
            return value
        if text.startswith("*"):
            return self.anchors[text[1:]]
        if text in ("|", ">-"):
            return self._text(indent, "\n" if text == "|" else " ")
        if text:
            return _scalar(text)
        self._skip()
        inside = self.at < len(self.lines) and (
            self.lines[self.at][0] > indent
            or (self.lines[self.at][0] == indent and self.lines[self.at][1].startswith("- "))
        )
        return self._block(self.lines[self.at][0]) if inside else None

    def _text(self, indent: int, between: str) -> str:
        found = []
        while self.at < len(self.lines) and (
            self.lines[self.at][0] > indent or not self.lines[self.at][1]
        ):
            found.append(self.lines[self.at][1])
            self.at += 1
        return between.join(found).strip()


def _scalar(text: str) -> Any:
    if text[0] == '"':
        return json.loads(text)
    if text[0] in "[{":
        inner = text[1:-1].strip()
        parts = [p.strip() for p in re.findall(r'(?:"[^"]*"|\{[^{}]*\}|[^,])+', inner)]
        if text[0] == "[":
            return [_scalar(part) for part in parts]
        pairs = (part.split(":", 1) for part in parts)
        return {key.strip(): _scalar(value.strip()) for key, value in pairs}
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"\d+", text) else text
