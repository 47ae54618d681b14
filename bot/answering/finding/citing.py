"""This file answers who wants to cite a paper, or to read on in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.answering.arguments.filters import bare
from bot.answering.channels import Refused
from bot.answering.command import Said
from bot.answering.finding import find, lookups, openings, places
from bot.answering.finding.lookups import one_of
from bot.answering.finding.paper_rows import gone_line
from bot.answering.finding.places import PlaceInPaper
from bot.answering.intents import Cite, CiteStyle, Intent, Misunderstood, More
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.citations import STYLES, Cited, Pinpoint, Style, cite
from bot.messages.permalinks import canonical, is_own_file
from bot.messages.words import both_scripts, say
from scrapers.items import Document, Language
from scrapers.text import fold
from storage.people import channels, habits
from storage.records import Paper

MOST_BEHIND = 6  # words behind a paper's number that may name a place in it
_DIGIT = re.compile(r"\d")
AT_ONCE = 5  # pieces of a paper in one answer
LONGEST_PIECE = 1_100
_STYLE_NAMES: dict[str, Style] = {
    "plain": "plain", "普通": "plain", "純文字": "plain", "oscola": "oscola", "chinese": "chinese",
    "中文": "chinese", "bibtex": "bibtex", "bib": "bibtex", "ris": "ris", "endnote": "ris",
    "zotero": "ris",
}  # fmt: skip
_STYLES = {
    fold(spelled): style for name, style in _STYLE_NAMES.items() for spelled in both_scripts(name)
}
_LANGUAGES: dict[Style, Language] = {"oscola": "en", "chinese": "zh-Hant"}  # whoever asks
_STYLE_WORDS = frozenset(
    fold(spelled) for word in ("style", "format", "格式") for spelled in both_scripts(word)
)
_FORGETTING = frozenset(
    fold(spelled)
    for word in ("forget", "none", "off", "reset", "default", "忘記", "清除", "取消", "預設")
    for spelled in both_scripts(word)
)
OTHER_STYLES = ("apa", "mla", "harvard", "bluebook", "chicago", "turabian", "vancouver", "ieee", "aglc")  # fmt: skip
_JOINING = frozenset({"as", "in", "the", "style", "format", "way", "fashion", "格式", "以", "用"})
_FROM = re.compile(r"(?<!\s)\s+(?:from|由|從|从)\s*(?P<n>\d{1,4})$", re.IGNORECASE)

# e.g. this CB(2)1292/2025 6 · this ITIB031 12
_LAST = re.compile(r"(?<!\s)\s+(?P<n>\d{1,3})$")


def is_style(text: str) -> bool:
    """Say whether a word names a style of citing."""
    return style_named(text) is not None


def style_named(text: str) -> Style | None:
    """Give the style of citing that a word names."""
    return _STYLES.get(fold(text.strip()))


def read_citation(said: Said) -> Intent:
    """Read which paper is to be cited, and how."""
    words = list(said.tokens)
    if words and fold(words[0]) in _STYLE_WORDS and len(words) <= 2:
        return _read_style(words[1:])
    style: Style | None = None
    asked = False
    while words and (fold(words[-1]) in _JOINING or (style is None and fold(words[-1]) in _STYLES)):
        word = fold(words.pop())
        asked = asked or word in _JOINING
        style = style or _STYLES.get(word)
    reference = bare(" ".join(words))
    joined = len(words) > 2 and fold(words[-2]) in ("as", "in")
    paper = " ".join(words[: -2 if joined else -1])
    other = len(words) > 1 and fold(words[-1]) in OTHER_STYLES
    # behind a number as it is printed it is said beside the citation
    if style is None and (joined or (other and not lookups.is_reference(reference))):
        write = tuple(f"citation {paper} {one}" for one in ("oscola", "bibtex", "ris"))
        return Misunderstood("citation", "bad_style", words[-1], write)
    if not reference and style is None:
        return Misunderstood("citation", "which_paper", "", ("citation <number>", "latest"))
    return Cite(reference, style)


def _read_style(words: list[str]) -> Intent:
    """Read the style that somebody chooses for all citations to come."""
    if not words:
        return CiteStyle()
    said = fold(bare(words[0]))
    if said in _FORGETTING:
        return CiteStyle(forget=True)
    if said in _STYLES:
        return CiteStyle(_STYLES[said])
    write = tuple(f"citation style {one}" for one in STYLES)
    return Misunderstood("citation", "bad_style", words[0], write)


def citation(desk: Desk, intent: Cite, speaker: Speaker) -> Reply:
    """Give one paper's citation, and remember a style that was named for its asker."""
    reply = cited_once(desk, intent, speaker)
    if intent.style is None or reply.failed:
        return reply
    style = _STYLES.get(intent.style, "plain")
    if not _remember(desk, speaker, style):
        return reply
    said = say("style_kept", speaker.language, style=_called(style, speaker))
    return replace(reply, lines=(*reply.lines, said), changed=True)


def cited_once(desk: Desk, intent: Cite, speaker: Speaker) -> Reply:
    """Give one paper's citation, with the place that was named in it; remember nothing."""
    reference, place = places.parted(intent.reference)
    with desk.store.read() as session:
        paper = one_of(session, reference)
        unread = _unread(session, reference) if place is None else ""
    at = Pinpoint(place.what, place.number) if place and place.what != "words" else None
    doubt = _doubt(desk, paper, place, unread, speaker)
    missing = doubt and doubt[0] == "no_place"
    reply = cited(desk, paper, speaker, intent.style, None if missing else at)
    if doubt is None:
        return reply
    named = paper.number or paper.title[:60]
    said = say(doubt[0], speaker.language, paper=named, place=doubt[1], value=doubt[1])
    return replace(reply, lines=(said, *reply.lines))


def _unread(session: Session, reference: str) -> str:
    """Give what stands behind a paper's number: a place in it or a style, though none that we know."""
    whole = [one.id for one in lookups.by_reference(session, reference)]
    if not whole:  # its title was typed
        return ""
    words = reference[: places.MOST_REFERENCE].split()
    kept = len(words)
    while kept > max(1, len(words) - MOST_BEHIND):
        shorter = lookups.by_reference(session, " ".join(words[: kept - 1]))
        if [one.id for one in shorter] != whole:
            break
        kept -= 1
    return " ".join(words[kept:])[:60]


def _doubt(
    desk: Desk, paper: Paper, place: PlaceInPaper | None, unread: str, speaker: Speaker
) -> tuple[str, str] | None:
    """Give what must be said of the place that somebody cites: that it is not there, or may not be."""
    if unread:
        return "no_place" if _DIGIT.search(unread) else "bad_style", unread
    if place is None:
        return None
    with desk.store.read() as session:
        alert = find.card(desk, session, paper, book_of(session, speaker), speaker.language)
    document = find.shown_text(paper, alert)
    there = places.holds(document, place, alert.pages) if document is not None else None
    if there:
        return None
    return ("place_unsure" if there is None else "no_place"), place.typed


def choose_style(desk: Desk, intent: CiteStyle, speaker: Speaker) -> Reply:
    """Remember, show or forget the style in which somebody cites, in this workspace alone."""
    language = speaker.language
    if intent.forget:
        with desk.store.write() as session:
            workspace = channels.workspace(session, speaker.workspace)
            if workspace is not None:
                habits.forget(session, workspace.id, speaker.who)
        return Reply(say("style_forgotten", language), buttons=_choices(speaker), changed=True)
    if intent.style is None:
        with desk.store.read() as session:
            held = habits.citation_style(session, speaker.workspace, speaker.who)
        key = "style_is" if held else "style_none"
        style = _called(held or "plain", speaker)
        return Reply(say(key, language, style=style), buttons=_choices(speaker))
    changed = _remember(desk, speaker, intent.style)
    return Reply(
        say("style_kept", language, style=_called(intent.style, speaker)),
        (say("style_forget", language, what=f"`{say('c_style_forget', language)}`"),),
        changed=changed,
    )


def _remember(desk: Desk, speaker: Speaker, style: str) -> bool:
    """Remember a person's style; say whether it is another than before."""
    now = desk.clock()
    with desk.store.write() as session:
        if habits.citation_style(session, speaker.workspace, speaker.who) == style:
            return False
        workspace = channels.ensure_workspace(session, speaker.workspace, "", now)
        habits.remember_style(session, workspace.id, speaker.who, style, now)
    return True


def _called(style: str, speaker: Speaker) -> str:
    return say(f"style_{style}", speaker.language)


def _choices(speaker: Speaker) -> tuple[Button, ...]:
    return tuple(
        Button(_called(one, speaker), "say", f"{say('c_style', speaker.language)} {one}")
        for one in STYLES
    )


def cited(
    desk: Desk, paper: Paper, speaker: Speaker, style: str | None, at: Pinpoint | None = None
) -> Reply:
    """Give a paper's citation in a style, or in the asker's own, in their language, to be copied."""
    language = speaker.language
    with desk.store.read() as session:
        own = style or habits.citation_style(session, speaker.workspace, speaker.who)
        chosen: Style = _STYLES.get(own or "", "plain")
        wanted = _LANGUAGES.get(chosen, language)
        wanted = language if wanted != "en" and language != "en" else wanted
        alert = find.card(desk, session, paper, book_of(session, speaker), wanted)
    key = "" if is_own_file(paper.keys) else canonical(paper.keys) or ""
    text = cite(Cited(alert, at, hong_kong(desk.clock()).date(), key=key), chosen)
    return Reply(say("b_citation", language), code=text, language=language)


def read_more(said: Said) -> Intent:
    """Read in which paper to read on, and from where."""
    found = _FROM.search(f"this {said.rest}") or _number_behind(said.rest)
    rest = f"this {said.rest}"[: found.start()].removeprefix("this").strip() if found else said.rest
    if not bare(rest) and not found:
        return Misunderstood("more", "which_paper", "", ("more <number>", "latest"))
    return More(places.kept(rest), max(1, int(found["n"])) if found else 1)


def _number_behind(rest: str) -> re.Match[str] | None:
    """Find the number that stands behind a whole reference: "cb2-1292 6" reads on from its sixth piece."""
    found = _LAST.search(f"this {rest}")
    whole = f"this {rest}"[: found.start()].removeprefix("this").strip() if found else ""
    return found if whole and lookups.is_reference(whole) else None


def more(desk: Desk, intent: More, speaker: Speaker) -> Reply:
    """Give what a paper says, piece by piece in its own words, from the n-th."""
    language = speaker.language
    with desk.store.read() as session:
        reference, place = places.parted(intent.reference)
        paper = one_of(session, reference)
        alert = find.card(desk, session, paper, book_of(session, speaker), language)
    document = find.shown_text(paper, alert)
    said = pieces(document) if document else []
    if not said:
        row = Row(alert.title, alert.url)
        return Reply(say("text_unread", language), rows=(row,), again=f"more {intent.reference}")
    first = intent.start
    if place is not None and document is not None:
        opened = _first_at(document, place, said)
        if opened is None:
            called = paper.number or alert.title[:60]
            return Reply(say("no_place", language, paper=called, place=place.typed), failed=True)
        first = opened
    chosen = said[first - 1 : first - 1 + AT_ONCE]
    if not chosen:
        raise Refused("nothing_more")
    openings.note(desk, paper.id, "more", speaker)
    last = first - 1 + len(chosen)
    on = f"more {reference} from {last + 1}"
    key = "piece_of" if last > first else "piece_one_of"
    head = say(key, language, title=alert.title[:120], first=first, last=last, n=len(said))
    buttons = [Button(say("b_read_on", language), "say", on)] if last < len(said) else []
    buttons.append(Button(say("b_citation", language), "copy", f"paper:{paper.id}"))
    return Reply(
        head,
        (*gone_line(paper, language), *map(_cut, chosen)),
        buttons=tuple(buttons),
        footer=alert.url,
        again=f"more {reference} from {first}",
    )


def pieces(document: Document) -> list[str]:
    """Give a paper's text piece by piece: each paragraph, each question with its answer, in its order."""
    found: list[str] = []
    for section in document.sections:
        heading = section.heading
        for paragraph in section.paragraphs:
            place = phrases.cite(paragraph.no, document.language) if paragraph.no else ""
            number = f"{place} " if place else ""
            head = f"[{heading}] " if heading else ""
            found.append(f"{head}{number}{paragraph.text}")
            heading = None
    for exchange in document.exchanges:
        part = f"({exchange.part}) " if exchange.part else ""
        found += [f"{part}{text}" for text in (exchange.question, exchange.answer) if text]
    found += [f"{one.no}. {one.text}" for one in document.recommendations]
    return [" ".join(one.split()) for one in found if one.strip()]


def _first_at(document: Document, place: PlaceInPaper, said: Sequence[str]) -> int | None:
    """Give the number of the first piece that stands at a place; None where a paper has no such place."""
    for text in places.opened(document, place)[:1]:
        whole = " ".join(text.split())
        alone = whole.partition(". ")[2] or whole  # a paragraph's number stands before it
        for number, piece in enumerate(said, 1):
            if piece.endswith((whole, alone)) or (place.what == "rec" and whole.startswith(piece)):
                return number
    return None


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PIECE else text[:LONGEST_PIECE].rstrip() + "…"
