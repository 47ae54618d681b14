"""This file cites papers, on their pages for people and for programs that keep references."""

from __future__ import annotations

from dataclasses import replace

from bot.calendar import hong_kong
from bot.messages.alerts import Alert
from bot.messages.citations import Cited, Style, cite
from bot.messages.permalinks import canonical, is_own_file
from bot.messages.words import say
from bot.web.archive.shelf import Shelf
from storage.records import Paper


def styles(shelf: Shelf, alert: Alert, other: Alert, full: str) -> list[tuple[str, str]]:
    """Cite a paper in three styles: OSCOLA's in English, the Chinese one in Chinese, where it has both.

    `other` is the paper in its other language, `full` its page in the archive.
    """
    english, chinese = (alert, other) if alert.text_language == "en" else (other, alert)
    today = hong_kong(shelf.desk.clock()).date()

    def cited(one: Alert) -> Cited:
        # As it was published, our words too: who copies a line has it in one script.
        ours = one.text_language if one.text_language != "en" else "zh-Hant"
        words = ours if alert.language == "zh-Hans" else alert.language
        held = replace(one, language=words, url=shelf.site(one.url) or full, archive=full)
        return Cited(held, accessed=today)

    return [
        (say("web_cite_plain", alert.language), cite(cited(alert), "plain")),
        (say("web_cite_oscola", alert.language), cite(cited(english), "oscola")),
        (say("web_cite_chinese", alert.language), cite(cited(chinese), "chinese")),
    ]


def for_programs(
    shelf: Shelf,
    paper: Paper,
    alert: Alert,
    here: str | None,
    style: Style,
    notes: tuple[str, ...] = (),
) -> str:
    """Cite a paper for programs that keep references: where it was published, and `here`, where the archive has it."""
    held = replace(alert, url=shelf.site(alert.url) or here or alert.url, archive=here)
    today = hong_kong(shelf.desk.clock()).date()
    key = "" if is_own_file(paper.keys) else canonical(paper.keys) or ""
    return cite(Cited(held, accessed=today, notes=notes, key=key), style)
