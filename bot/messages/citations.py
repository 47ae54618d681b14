"""This file cites a paper as people hand it on: plainly, in OSCOLA's manner, in Chinese, as BibTeX or RIS."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from bot.calendar import hong_kong
from bot.messages import phrases
from bot.messages.alerts import Alert
from bot.messages.words import in_language, say
from scrapers.items import Language
from scrapers.publishers import publisher_of

Style = Literal["plain", "oscola", "chinese", "bibtex", "ris"]
STYLES: tuple[Style, ...] = get_args(Style)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
        "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip
_FORMAL = {
    "info_gov_hk": "cite_government",
    "legco": "cite_council",
}  # where everyday names are no author
_ISO = {"en": "en", "zh-Hant": "zh-Hant", "zh-Hans": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """The place of a paper that is cited: its 12th paragraph, 3rd page, 2nd recommendation, part (b)."""

    what: Literal["rec", "page", "para", "part"]
    number: str

    def said(self, language: Language) -> str:
        """Say where it is."""
        key = {"rec": "cite_rec", "para": "cite_para", "part": "cite_part", "page": "cite_page"}
        several = {"para": "cite_paras", "page": "cite_pages"} if "–" in self.number else {}
        return say((key | several)[self.what], language, n=self.number)


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper, the place that is meant in it, and the day it was looked at, where one cites it."""

    alert: Alert
    at: Pinpoint | None = None
    accessed: date | None = None
    notes: tuple[
        str, ...
    ] = ()  # what whoever hands it on wrote of it, for programs that keep notes
    key: str = ""  # by which it is best known, where its number is not

    @property
    def title(self) -> str:
        """Give its title on one line."""
        return _line(self.alert.title)

    @property
    def url(self) -> str:
        """Give where anybody finds it; "" of a file on somebody's own disk."""
        return self.alert.url if self.alert.url.startswith(("https://", "http://")) else ""

    @property
    def archived(self) -> str:
        """Give where the archive has it, beside the address that its publisher gave it."""
        archive = self.alert.archive or ""
        return archive if archive != self.url else ""

    def standing(self, language: Language) -> list[str]:
        """Say which version is meant where there are several, and that it was withdrawn."""
        alert = self.alert
        return [
            say(key, language, day=_moment(at, language))
            for key, at in (
                ("cite_version", alert.revised_at),
                ("cite_withdrawn", alert.withdrawn_at),
            )
            if at is not None
        ]

    def kept(self, language: Language) -> str:
        """Say where the archive has it, of what its publisher's address shows no more."""
        gone = self.alert.revised_at or self.alert.withdrawn_at
        return say("cite_archived", language, url=self.archived) if gone and self.archived else ""

    def seen(self, language: Language) -> str:
        """Say when it was looked at, in brackets where somebody did."""
        if self.accessed is None:
            return ""
        return say("accessed", language, day=_written(self.accessed, language))

    def body(self, language: Language) -> str:
        """Name who stands behind it: who replies, who wrote it, its committee, or who published it.

        The Administration's paper to a panel is the bureau's own, and no panel's.
        """
        alert = self.alert
        replies = alert.repliers[:1] if alert.kind == "question_reply" else ()
        wrote = alert.issuer if alert.author == "Administration" else None
        if named := (*replies, wrote or alert.committee or alert.issuer)[0]:
            return _line(named)
        publisher = publisher_of(alert.source)
        formal = _FORMAL.get(publisher.key) if publisher else None
        return say(formal, language) if formal else phrases.publisher(alert.source, language)

    def publisher(self, language: Language) -> str:
        """Name who published it, whoever wrote it."""
        found = publisher_of(self.alert.source)
        formal = _FORMAL.get(found.key) if found else None
        return say(formal, language) if formal else phrases.publisher(self.alert.source, language)

    @property
    def chinese(self) -> Language:
        """Give the script of Chinese words around it."""
        return self.alert.language if self.alert.language != "en" else "zh-Hant"


def cite(cited: Cited, style: Style) -> str:
    """Give a paper's citation in a style; each line of it may be copied as it stands."""
    return _WRITERS[style](cited)


def _plain(cited: Cited) -> str:
    alert = cited.alert
    language = alert.language
    pieces = [cited.title, phrases.number(alert), cited.body(language)]
    if alert.published:
        pieces.append(_written(alert.published, language, alert.published_precision))
    pieces += cited.standing(language)
    if cited.at:
        pieces.append(cited.at.said(language))
    comma = say("clause", language)
    said = comma.join(piece for piece in pieces if piece)
    about = comma.join(filter(None, (cited.seen(language), cited.kept(language))))
    aside = say("aside", language, text=about) if about else ""
    return f"{said}\n{cited.url}{aside}" if cited.url else said


def _oscola(cited: Cited) -> str:
    alert = cited.alert
    issued = alert.published and _written(alert.published, "en", alert.published_precision)
    facts = (phrases.number_in(alert, "en"), issued, *cited.standing("en"))
    inside = ", ".join(piece for piece in facts if piece)
    body = cited.body("en")
    said = f"{body}, " if body else ""
    said += f"‘{cited.title}’" + (f" ({inside})" if inside else "")
    said += f" {cited.at.said('en')}" if cited.at else ""
    if cited.url:
        said += f" <{cited.url}>"
        said += f" accessed {_written(cited.accessed, 'en')}" if cited.accessed else ""
        said += f", archived at <{cited.archived}>" if cited.kept("en") else ""
    return said


def _chinese(cited: Cited) -> str:
    alert, language = cited.alert, cited.chinese
    issued = alert.published and _written(alert.published, language, alert.published_precision)
    pieces = [
        cited.body(language),
        f"《{cited.title}》",
        phrases.number_in(alert, language),
        issued,
        *cited.standing(language),
    ]
    if cited.at:
        pieces.append(cited.at.said(language))
    if cited.url:
        about = "，".join(filter(None, (cited.seen(language), cited.kept(language))))
        pieces.append(f"{cited.url}（{about}）" if about else cited.url)
    return "，".join(piece for piece in pieces if piece) + "。"


def _bibtex(cited: Cited) -> str:
    alert = cited.alert
    told = alert.text_language
    body = cited.body(told)
    place = [cited.at.said("en")] if cited.at else []
    fields = {
        "title": f"{{{_tex(cited.title)}}}",
        "author": f"{{{_tex(body)}}}" if body else "",
        "number": _tex(alert.number or ""),
        "date": _dated(alert, "-"),
        "type": _tex(_type(alert, told)),
        "institution": _tex(cited.publisher(told)),
        "note": _tex("; ".join([*place, *cited.standing("en")])),
        "url": _bare(cited.url),
        "urldate": cited.accessed.isoformat() if cited.url and cited.accessed else "",
        "addendum": f"Archived at \\url{{{_bare(cited.archived)}}}" if cited.archived else "",
        "annote": _tex("; ".join(cited.notes)),
        "langid": {"en": "english"}.get(alert.text_language, "chinese"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@report{{{_key(cited)},", *lines, "}"])


def _ris(cited: Cited) -> str:
    alert = cited.alert
    fields = [
        ("TY", "GOVDOC"), ("TI", cited.title), ("AU", cited.body(alert.text_language)), ("M1", alert.number or ""),
        ("PY", str(alert.published.year) if alert.published else ""), ("DA", _dated(alert, "/")),
        ("PB", cited.publisher(alert.text_language)), ("M3", _type(alert, alert.text_language)),
        ("A2", _line(alert.committee or "") if alert.committee != cited.body(alert.text_language) else ""),
        ("SE", cited.at.said("en") if cited.at else ""),
        *(("N1", _line(one)) for one in (*cited.standing("en"), *cited.notes)),
        ("LA", _ISO[alert.text_language]), ("UR", _line(cited.url)), ("AV", _line(cited.archived)),
        ("Y2", f"{cited.accessed:%Y/%m/%d}" if cited.url and cited.accessed else ""),
    ]  # fmt: skip
    return "\n".join([*(f"{name}  - {value}" for name, value in fields if value), "ER  - "])


_WRITERS: dict[Style, Callable[[Cited], str]] = {
    "plain": _plain, "oscola": _oscola, "chinese": _chinese, "bibtex": _bibtex, "ris": _ris,
}  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in _line(text))


def _bare(url: str) -> str:
    return re.sub(r"[{}\\\s]", "", url)


def _type(alert: Alert, language: Language) -> str:
    """Say what manner of document it is."""
    kinds = {"question_reply": "cite_reply", "panel_paper": "cite_paper"}
    release = "cite_release" if alert.source == "info_gov_hk" else "cite_type"
    return say(kinds.get(alert.kind, release), language)


def _key(cited: Cited) -> str:
    """Give the name of an entry, the same in every store: by the paper's number, else the key it is best known by."""
    known = cited.alert.number or cited.key
    if not known or known.startswith(("url:", "key:")):  # an address is too long to be typed
        whole = known or f"{cited.alert.source}|{cited.title}"
        known = f"{cited.alert.source}-{hashlib.sha256(whole.encode('utf-8', 'replace')).hexdigest()[:8]}"
    letters = re.sub(r"[^A-Za-z0-9]+", "-", known).strip("-")
    return f"hk-{letters.casefold()}"


def _dated(alert: Alert, mark: str) -> str:
    if alert.published is None:
        return ""
    shape = f"%Y{mark}%m" if alert.published_precision == "month" else f"%Y{mark}%m{mark}%d"
    return alert.published.strftime(shape)


def _moment(at: datetime, language: Language) -> str:
    """Write an instant as citations do: two versions may be of one day."""
    local = hong_kong(at)
    gap = ", " if language == "en" else ""
    return f"{_written(local.date(), language)}{gap}{local:%H:%M}"


def _written(day: date, language: Language, precision: str = "day") -> str:
    """Write a date as citations do: without its weekday."""
    if language == "en":
        month = f"{_MONTHS[day.month - 1]} {day.year}"
        return month if precision == "month" else f"{day.day} {month}"
    month = f"{day.year}年{day.month}月"
    return in_language("", month if precision == "month" else f"{month}{day.day}日", language)
