"""This file holds what is asked of one paper, of whom, and the manner in which every answer to it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.answering.finding import find, passages
from bot.answering.finding.passages import Passage
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.alerts import Alert
from bot.messages.words import say
from scrapers.items import Document, Language
from scrapers.text import fold
from storage.records import Paper

MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one paper, of whom, with all that is at hand to answer it."""

    desk: Desk
    session: Session
    paper: Paper
    alert: Alert
    speaker: Speaker
    text: str

    @property
    def language(self) -> Language:
        """Give the language of the answer."""
        return self.speaker.language

    @property
    def document(self) -> Document | None:
        """Give the text that is shown to the asker."""
        return find.shown_text(self.paper, self.alert)

    def say(self, key: str, /, **values: object) -> str:
        """Say something of ours to the asker."""
        return say(key, self.language, **values)

    def reply(
        self,
        head: str,
        lines: Sequence[str] = (),
        *,
        rows: Sequence[Row] = (),
        buttons: Sequence[Button] = (),
    ) -> Reply:
        """Answer in a line or a few, with the paper below, and how to go on."""
        at = (self.paper.withdrawn_at, self.paper.revised_at)
        stands = phrases.state(*at, self.language) or ""
        ref, gone = f"paper:{self.paper.id}", self.paper.withdrawn_at is not None
        own = Row(self.alert.title, self.alert.url, stands, ref=ref, gone=gone)
        onward = Button(self.say("b_more"), "say", f"{self.say('c_more')} paper:{self.paper.id}")
        card = Button(self.say("c_show"), "say", f"{self.say('c_show')} paper:{self.paper.id}")
        return Reply(head, tuple(lines), rows=(own, *rows), buttons=(*buttons, onward, card))

    def none(self, key: str) -> str:
        """Say what a paper does not hold, where its text is held: of what nobody has read, nothing is denied."""
        return self.say(key if self.is_read else "ask_no_text")

    @property
    def is_read(self) -> bool:
        """Say whether any text of the paper is held."""
        held = (one.document for one in self.paper.renditions if one.document is not None)
        return any(any(passages.of_document(one)) for one in held)

    def button(self, key: str, rest: str) -> Button:
        """Give a command to press, by the name of its word."""
        line = f"{self.say(key)} {rest}".strip()
        return Button(line[:60], "say", line)

    def where(self, cites: Sequence[str]) -> str:
        """Show places of the text that is shown."""
        return phrases.places(self.alert, tuple(cites))

    def cut(self, lines: Sequence[str], most: int) -> list[str]:
        """Give so many lines, and say how many there are besides."""
        rest = len(lines) - most
        more = [self.say("ask_and_more", n=rest)] if rest > 0 else []
        return [*lines[:most], *more]

    def quotes(self, shape: re.Pattern[str]) -> list[str]:
        """Quote the passages that hold what is looked for by its shape, in the asker's language."""
        held = list(passages.passages(self.paper))
        own = [one for one in held if one.language == self.alert.text_language] or held
        found = [one for one in own if shape.search(fold(one.text))]
        found.sort(key=lambda one: one.sort == "question")  # what is asked holds less than what is
        return [self._shaped(one, shape) for one in found[:MOST_LINES]]

    def _shaped(self, passage: Passage, shape: re.Pattern[str]) -> str:
        return passages.quoted(passage, (), self.language, shape)
