"""This file writes how a paper is cited: in words, in three styles, and for programs that keep references."""

from __future__ import annotations

import re

from bot.messages import phrases
from bot.messages.alerts import Alert
from bot.messages.clipping import plain
from bot.messages.dates import MONTHS
from bot.messages.words import say
from scrapers.items import Language

_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_NOT_A_KEY = re.compile(r"[^A-Za-z0-9]+")


def in_words(alert: Alert) -> str:
    """Cite a paper as the field does: title, number, committee, day."""
    pieces = [alert.title, phrases.number(alert), alert.committee, _day(alert)]
    return say("clause", alert.language).join(piece for piece in pieces if piece)


def legal(alert: Alert) -> str:
    """Cite a paper as lawyers do: who wrote it, its title in quotation marks, its number and day."""
    language = alert.language
    details = [piece for piece in (phrases.number(alert), _day(alert)) if piece]
    title = say("quoted", language, text=alert.title)
    inside = say("clause", language).join(details)
    return f"{_author(alert)}{say('clause', language)}{title}{_brackets(inside, language)}"


def academic(alert: Alert, address: str) -> str:
    """Cite a paper as scholars do: author, year, title, where it can be read."""
    language = alert.language
    year = _brackets(str(alert.published.year) if alert.published else "n.d.", language)
    number = _brackets(phrases.number(alert) or "", language)
    stop = ". " if language == "en" else "。"
    return f"{_author(alert)}{year}{stop}{alert.title}{number}{stop}{address}"


def bibtex(alert: Alert, name: str, address: str) -> str:
    """Give a paper's entry for BibTeX; `name` becomes its key there."""
    issued = alert.published
    fields = {
        "title": f"{{{_tex(alert.title)}}}",
        "author": f"{{{_tex(_author(alert))}}}",
        "institution": _tex(phrases.publisher(alert.source, alert.language)),
        "number": _tex(alert.number or ""),
        "year": str(issued.year) if issued else "",
        "month": MONTHS[issued.month - 1].lower() if issued else "",
        "url": address,
    }
    rows = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@techreport{{{_NOT_A_KEY.sub('-', name).strip('-')},", *rows, "}"])


def ris(alert: Alert, address: str) -> str:
    """Give a paper's entry in the RIS format."""
    issued = alert.published
    rows = [
        ("TY", "GOVDOC"),
        ("TI", alert.title),
        ("AU", _author(alert)),
        ("PB", phrases.publisher(alert.source, alert.language)),
        ("PY", str(issued.year) if issued else ""),
        ("DA", f"{issued:%Y/%m/%d}" if issued else ""),
        ("M1", alert.number or ""),
        ("LA", alert.text_language),
        ("UR", address),
        ("L1", alert.url),
    ]
    return "".join(f"{tag}  - {plain(value)}\r\n" for tag, value in rows if value) + "ER  - \r\n"


def _author(alert: Alert) -> str:
    if alert.kind == "question_reply" and alert.repliers:
        return alert.repliers[0]
    return alert.issuer or alert.committee or phrases.publisher(alert.source, alert.language)


def _day(alert: Alert) -> str:
    if alert.published is None:
        return ""
    return phrases.day(alert.published, alert.language, alert.published_precision)


def _brackets(text: str, language: Language) -> str:
    if not text:
        return ""
    return f" ({text})" if language == "en" else f"（{text}）"


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(letter, letter) for letter in plain(text))
