"""This file answers what is asked of one paper in its own words: a place in it, or where it says something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.arguments import asked
from bot.answering.arguments.spots import LAST, Spot
from bot.answering.asking import around_facts, standing_facts
from bot.answering.asking.question import Question
from bot.answering.finding import find, lookups, openings, passages, places
from bot.answering.finding.passages import DAY, MONEY, NUMBER, HeldPassages, Passage
from bot.answering.intents import AskPaper
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import listed
from scrapers.items import Document, Language
from scrapers.text import fold
from storage.people import channels
from storage.records import Bullet, Paper
from storage.told import tellings

_LONGEST = 700  # letters of what stands at a place
_MOST_AT = 4  # paragraphs of one place
_SHAPES = {"money": MONEY, "number": NUMBER, "day": DAY}
_BY_SHAPE: dict[str, asked.Kind] = {"money": "money", "number": "figures", "day": "deadlines"}
_ANNEX = re.compile(r"^\W*(?:annex|appendix|附件|附录|附表|enclosure)", re.IGNORECASE)


def ask(desk: Desk, intent: AskPaper, speaker: Speaker) -> Reply:
    """Answer what is asked of one paper: a place, what fits any paper, else where it says something."""
    with desk.store.read() as session:
        paper = lookups.one_of(session, intent.reference)
        alert = find.card(desk, session, paper, book_of(session, speaker), speaker.language)
        question = Question(desk, session, paper, alert, speaker, intent.question)
        reply = _answered(question)
    openings.note(desk, paper.id, "question", speaker)
    return replace(reply, again=f"show {intent.reference} {intent.question}")


def _answered(q: Question) -> Reply:
    spot, standing = asked.spot(q.text), asked.standing(q.text)
    if spot is not None and (opened := _at(q, spot)) is not None:
        return opened
    if spot is not None and spot.what == "part" and spot.number:
        return _nowhere(q, spot)
    if standing is not None and standing.kind in standing_facts.KINDS:
        return standing_facts.answer(q, standing.kind)
    if standing is not None and standing.kind in around_facts.KINDS:
        return around_facts.answer(q, standing.kind)
    if spot is not None and not asked.named(q.text.replace(spot.typed, " ")):
        return _nowhere(q, spot)
    if (
        standing is None
        and not asked.named(q.text)
        and (kind := _BY_SHAPE.get(asked.shape(q.text)))
    ):
        return standing_facts.answer(q, kind)
    return _worded(q) or _nowhere(q, spot)


def _nowhere(q: Question, spot: Spot | None) -> Reply:
    """Say that a place is not there; what names nothing at all is answered by the card."""
    if spot is None:
        return standing_facts.answer(q, "gist")
    lines = []
    if spot.what == "part" and q.document:
        held = passages.of_document(q.document)
        parts = [one.no for one in held if one.sort in ("question", "answer") and one.no]
        if not parts:
            return replace(q.reply(q.say("ask_no_parts", place=spot.typed)), failed=True)
        lines.append(q.say("ask_parts", names=listed(list(dict.fromkeys(parts)), q.language)))
    if spot.what == "para" and q.document and (last := _numbered(q.document)):
        lines.append(q.say("ask_last_para", no=last[-1]))
    return replace(q.reply(q.say("ask_no_spot", place=spot.typed), lines), failed=True)


def _numbered(document: Document) -> list[str]:
    held = (one.no for section in document.sections for one in section.paragraphs)
    return [no for no in held if no and no.isdecimal()]


def held(paper: Paper, question: str, language: str) -> HeldPassages:
    """Say what a paper holds of what a question names."""
    named = passages.terms(question, asked.named(question))
    shape = _SHAPES.get(asked.shape(question))
    wanted: Language = "en" if language == "en" else "zh-Hant"
    return passages.look(passages.passages(paper), named, wanted, shape)


def holds(paper: Paper, question: str, language: str) -> bool:
    """Say whether a paper holds all that a question names."""
    found = held(paper, question, language)
    return bool(found.found) and not found.absent


def _worded(q: Question) -> Reply | None:
    """Quote where the paper says what is asked; say plainly what it does not say."""
    if not asked.named(q.text):
        return None
    if not any(one.document for one in q.paper.renditions):
        return q.reply(q.say("ask_no_text"), buttons=_search(q, ()))
    found = held(q.paper, q.text, q.language)
    if not found.terms and not found.missing:
        return None
    missing = passages.names(found.missing[:3], q.language)
    if not found.found:
        return replace(
            q.reply(q.say("ask_silent", words=missing), buttons=_search(q, found.missing)),
            nothing=True,
        )
    lines = [passages.quoted(one, found.terms, q.language) for one in found.found]
    if found.missing:
        return q.reply(
            q.say("ask_nearest", words=missing), lines, buttons=_search(q, found.missing)
        )
    said = q.say("ask_says", words=passages.names(found.said, q.language))
    return q.reply(said, lines, buttons=_search(q, found.said))


def _search(q: Question, missing: Sequence[str]) -> tuple[Button, ...]:
    words = " ".join(missing or asked.named(q.text))[:60]
    return (Button(q.say("ask_everywhere"), "say", f"{q.say('c_search')} {words}"),)


def _at(q: Question, spot: Spot) -> Reply | None:
    """Show what stands at a place; None where it could not be found."""
    if spot.what == "bullet":
        return _bullet(q, spot)
    document = q.document
    if document is None:
        return q.reply(q.say("ask_no_text"))
    found = _standing_at(document, spot)
    if not found:
        return None
    lines = [_cut(one.text, one.where(q.language)) for one in found[:_MOST_AT]]
    return q.reply(_head(q, found), lines)


def _head(q: Question, found: Sequence[Passage]) -> str:
    head = found[0].heading
    return head or q.alert.title


def _cut(text: str, where: str) -> str:
    whole = " ".join(text.split())
    said = whole if len(whole) <= _LONGEST else whole[:_LONGEST].rstrip() + "…"
    return f"{where} {said}".strip()


def _standing_at(document: Document, spot: Spot) -> list[Passage]:
    held = list(passages.of_document(document))
    number = spot.number
    if spot.what in ("para", "rec", "note"):
        return _counted([one for one in held if one.sort == spot.what], number)
    if spot.what == "page":
        pages = [one.page for one in held if one.page]
        first, last = _run(str(max(pages, default=0)) if number == LAST else number)
        return [one for one in held if one.page is not None and first <= one.page <= last]
    if spot.what == "part":
        plain = places.plain(number)
        return [
            one
            for one in held
            if one.sort in ("question", "answer") and places.plain(one.no) == plain
        ]
    if spot.what == "table":
        tables = [
            Passage(document.language, one.text, one.no or "", "para", one.page, section.heading or "")
            for section in document.sections for one in section.paragraphs if one.table
        ]  # fmt: skip
        return (
            tables[:1]
            if not number
            else tables[int(number) - 1 : int(number)]
            if number.isdecimal()
            else []
        )
    if spot.what == "annex":
        return [one for one in held if _ANNEX.match(one.heading) or _ANNEX.match(one.text)]
    return _under(held, spot)


def _counted(held: Sequence[Passage], number: str) -> list[Passage]:
    """Give the passages of a number, or the last of them; without numbers they are counted."""
    numbered = [one for one in held if one.no]
    if number == LAST:
        return list((numbered or held)[-1:])
    if not number:
        return list(held)
    first, last = _run(number)
    if not any(one.no.isdecimal() for one in numbered):
        return list(held[first - 1 : last]) if first else []
    return [
        one for one in numbered
        if one.no == number or (one.no.isdecimal() and first <= int(one.no[:6]) <= last)
    ]  # fmt: skip


def _run(number: str) -> tuple[int, int]:
    first, _, last = number.partition("–")
    if not (first.isdecimal() and (last or first).isdecimal()):
        return 0, 0
    return int(first), int(last or first)


def _under(held: Sequence[Passage], spot: Spot) -> list[Passage]:
    """Give what stands under a heading, by its number in order or by its words."""
    heads = list(dict.fromkeys(one.heading for one in held if one.heading))
    if spot.what == "heading":
        wanted = passages.terms(spot.number, asked.named(spot.number))
        scored = [
            (sum(t.stands_in(Passage(held[0].language, one)) for t in wanted), one) for one in heads
        ]
        best = max(scored, default=(0, ""), key=lambda one: one[0])
        named = best[1] if best[0] else ""
    else:
        number = (
            len(heads)
            if spot.number == LAST
            else int(spot.number)
            if spot.number.isdecimal()
            else 0
        )
        starts = [one for one in heads if _opens(one, spot.number)]
        named = starts[0] if starts else ""
        if not named and not (
            numbered := _counted([o for o in held if o.sort == "para"], spot.number)
        ):
            named = heads[number - 1] if 0 < number <= len(heads) else ""
        elif not named:
            return numbered
    return [one for one in held if named and one.heading == named]


def _opens(heading: str, number: str) -> bool:
    """Say whether a heading begins with a number."""
    said = heading.lstrip(" (（")
    return said.startswith(number) and not said[len(number) : len(number) + 1].isalnum()


def _bullet(q: Question, spot: Spot) -> Reply | None:
    """Show one bullet as it was told here, with the passages that it is taken from."""
    language, bullets = _told(q)
    if not bullets:
        return None
    at = len(bullets) if spot.number == LAST else int(spot.number) if spot.number.isdecimal() else 0
    if not 0 < at <= len(bullets):
        return replace(q.reply(q.say("ask_bullets_n", n=len(bullets))), failed=True)
    bullet = bullets[at - 1]
    document = next((one.document for one in q.paper.renditions if one.language == language), None)
    held = list(passages.of_document(document)) if document else []
    taken = [one for one in held if one.no and one.no in bullet.cites] or [
        one for one in held if fold(bullet.text[:40]) in fold(one.text)
    ]
    head = q.say("ask_bullet", no=at, text=bullet.text)
    lines = [q.say("ask_source")] if taken else []
    lines += [_cut(one.text, one.where(q.language)) for one in taken[:2]]
    if language != q.alert.text_language and q.document:  # and in the asker's own language
        own = [one for one in passages.of_document(q.document) if one.no and one.no in bullet.cites]
        lines += [_cut(one.text, one.where(q.language)) for one in own[:1]]
    return q.reply(head, lines)


def _told(q: Question) -> tuple[str, tuple[Bullet, ...]]:
    """Give the bullets in the language in which this channel was told of the paper, as its message shows them."""
    with q.desk.store.read() as session:
        channel = channels.channel(session, q.speaker.address)
        told = [
            one
            for one in tellings.alerts_of(session, q.paper.id)
            if channel and one.channel_id == channel.id
        ]
    language = told[0].language if told and q.speaker.about else q.alert.text_language
    held = q.paper.bullets.get(language, ()) or q.alert.bullets  # type: ignore[call-overload]
    return language, tuple(held)
