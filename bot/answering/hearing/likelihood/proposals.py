"""This file proposes commands for a sentence that is not understood: runnable, filled in, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from rapidfuzz.distance import OSA

from bot.answering.arguments import questions, spelling
from bot.answering.arguments.file_forms import FORM, form_of
from bot.answering.arguments.kind_names import alone
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.hearing import shorthand
from bot.answering.hearing.likelihood.classifier import examples, scored
from bot.answering.hearing.likelihood.likely import LINES
from bot.answering.hearing.pieces import doubts, gist
from bot.answering.hearing.pieces.gapped import MOST_LETTERS, gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.names import TopicBook
from scrapers.items import Language
from scrapers.text import fold

MOST = 3
TRIED = 9  # commands
_SILENT = 1.5  # what a command is put back by that says nothing of what the sentence names
_NAMES = ("topic", "committee", "bureau", "member", "programme", "paper", "email")
_SEARCHED = 1.6  # and a search, where no other sentence like this one asks for one
_LATER = 0.8  # and each further way to write the same command
_FAR = 7.0  # so far behind the likeliest, a command is not proposed
_LEAST_MISSPELT, _LONG = 5, 8
_SHORT_SUBJECT = 4  # words of what a promise may be about
# e.g. only main subject · 只要主題
_ONLY_MAIN = re.compile(
    either_script(
        r"\b(?:only|just)\b.{0,30}\bmain subject|\bmain subjects? only\b|(?:只要|淨係要?|只收)主題"
    ),
    re.IGNORECASE,
)
_SAVED = re.compile(either_script(r"\b(?:saved|kept|bookmark(?:s|ed))\b|收藏|儲存"), re.IGNORECASE)
_LISTS = re.compile(
    either_script(r"\b(?:watch ?lists?|name ?lists?|names)\b|名單|監察名單"), re.IGNORECASE
)
# Commands that people speak of by their own words, however these are inflected.
# e.g. our own topic · if we unsubscribed · does muting work · 「暫停」之後 · 退訂之後
_SPOKEN_OF = tuple(
    (command, re.compile(either_script(pattern), re.IGNORECASE))
    for command, pattern in (
        ("topic", r"\b(?:own|custom|new) topics?\b|自訂(?:的|嘅)?主題|自己(?:的|嘅)?主題|新(?:的|嘅)?主題"),
        ("unsubscribe",
            (r"\bunsub(?:scrib\w{1,4})?\b|\bunfollow(?:ed|ing)?\b|\bstop(?:ping|ped)? (?:following|getting)\b|退訂"
            r"|取消訂閱")),
        ("subscribe", r"(?<!un)(?<!取消)(?:\bsubscrib(?:e|ed|ing)\b|訂閱)"),
        ("follow", r"(?:收|跟|訂|追)[^,，。]{0,6}(?:委員會|議員|政策局)"),
        ("mute", r"\bmut(?:e|ed|ing)\b|靜音"),
        ("pause", r"\bpaus(?:e|ed|ing)\b|暫停"),
        ("quiet", r"\bquiet hours?\b|\bdo not disturb\b|\bdnd\b|勿擾|打擾"),
        ("undo", r"\bund(?:o|oing|one)\b|撤銷|復原"),
        ("export", r"\bexport(?:ed|ing|s)?\b|匯出|導出"),
        ("note", r"\bnotes?\b|備註|筆記"),
        ("save", r"\b(?:save|saving)\b|收藏"),
        ("lists", r"\bwatch ?lists?\b|名單"),
        ("digest", r"\bdigests?\b|摘要"),
        ("email", r"\be-?mails?\b|電郵"),
        ("edit", r"\bedit(?:ed|ing)?\b|\bchange the time\b|改時間|修改"),
    )
)  # fmt: skip


def proposals(
    text: str,
    book: TopicBook,
    can: Callable[[str], bool],
    language: Language = "en",
    *,
    before_us: bool = False,
) -> list[str]:
    """Give up to three lines that a sentence may ask for; `can` says whether one names what is known here."""
    if len(text) > MOST_LETTERS or "<" in text:
        return []
    text = _mended(shorthand.in_full(text))
    said = gapped(text, book)
    named = Named(text, said, *gist.sensed(text, book), book, language, before_us)
    holds = [kind for kind in _NAMES if said.named.get(kind)]
    ranked = [(behind, -1, line) for behind, line in _said_plainly(named)]
    for number, (command, behind) in enumerate(scored(said.words)[:TRIED]):
        for place, line in enumerate(_lines(command, named)):
            silent = _SILENT if holds and not _names_one(line, named, holds) else 0.0
            ranked.append((behind + silent + place * _LATER, number, line))
    for place, line in enumerate(_searches(named)):
        ranked.append((_SEARCHED + place * _LATER, TRIED, line))
    if named.said.named.get("paper") and named.paper:
        ranked.append((_SEARCHED, TRIED, f"show {named.paper}"))
    found: list[str] = []
    for behind, _, line in sorted(ranked):
        if len(found) == MOST or behind > _FAR:
            break
        if line not in found and can(line):
            found.append(line)
    return found


def _lines(command: str, named: Named) -> Iterator[str]:
    """Give each way to write a command for what a sentence names, the fullest first."""
    if command == "nothing":
        return
    if command == "search":
        yield from _searches(named)
        return
    name = named.first("topic", "programme", "committee", "bureau", "member")
    about = "" if name else sought(named.text, named.period)
    if command == "commitments" and about and len(about.split()) <= _SHORT_SUBJECT:
        yield f"commitments {about}"
    line = LINES[command](named)
    if line:
        yield line
    if command in ("latest", "commitments", "meetings") and name and f"{command} {name}" != line:
        yield f"{command} {name}"


def _searches(named: Named) -> Iterator[str]:
    """Give the searches that a sentence may ask for: with what filters it, then by its words alone."""
    if named.said.named.get("paper") or named.said.named.get("email"):
        return
    words = sought(named.text, named.period)
    if not words:
        return
    pieces = words.split(" ")
    kind = next((one for one in pieces if alone(one)), "")
    rest = " ".join(one for one in pieces if one != kind)
    if kind and rest:
        if (topic := named.first("topic")) and named.book.find(rest):
            yield f"search {topic} kind:{alone(kind)}"
        yield f"search {rest} kind:{alone(kind)}"
    member = next(iter(named.said.named.get("member", ())), "")
    if member:
        called = fold(member)
        rest = " ".join(
            one for one in pieces if fold(one) not in called and called not in fold(one)
        )
        if rest:
            yield f'search {rest} member:"{member}"'
    yield f"search {words}"


def spoken_of(text: str) -> str | None:
    """Give the command that a sentence speaks of by its own word, however it is inflected."""
    return next((command for command, spoken in _SPOKEN_OF if spoken.search(text)), None)


def _said_plainly(named: Named) -> Iterator[tuple[float, str]]:
    """Give the lines that one word of a sentence speaks for, with how far behind the likeliest each is."""
    text = named.text
    asks = questions.asks(text) or doubts.negated(text) or "?" in text or "？" in text
    if asks:
        for command, spoken in _SPOKEN_OF:
            if spoken.search(text):
                yield 0.6, f"help {command}"
    if _LISTS.search(text):
        yield 0.4, "lists"
    if named.topics and _ONLY_MAIN.search(text):
        yield -1.0, f"subscribe {', '.join(named.topics)} level main"
    form = FORM.search(text)
    if form:
        if _SAVED.search(text):
            yield 0.0, "saved"
        elif words := sought(FORM.sub(" ", text), named.period):
            yield 0.0, f"export: {words} {form_of(form[0])}"


def _names_one(line: str, named: Named, holds: list[str]) -> bool:
    folded = line.casefold()
    return any(
        name.casefold() in folded
        for kind in holds
        for name in (*named.said.named[kind], *named.all(kind))
    )


def _mended(text: str) -> str:
    """Write a sentence with its slips mended: the names that we know, then the words of other sentences."""
    text = spelling.mended(text) or text
    return shorthand.respelled(text, _right)


def _right(word: str) -> str:
    said = fold(word)
    known = _vocabulary()
    if len(said) < _LEAST_MISSPELT or said in known or spelling.names_hold(said):
        return word
    most = 1 if len(said) < _LONG else 2
    near = [
        (OSA.distance(one, said, score_cutoff=most), -times, one)
        for one, times in known.items()
        if one[0] == said[0] and abs(len(one) - len(said)) <= 1
    ]
    least = min(near, default=(most + 1, 0, word))
    inflected = least[2].startswith(said) or said.startswith(least[2])
    return least[2] if least[0] <= most and not inflected else word


@cache
def _vocabulary() -> dict[str, int]:
    """Give the longer words of the sentences whose command is known, with how many hold each."""
    found: dict[str, int] = {}
    for _, words in examples():
        for word in words:
            if len(word) >= _LEAST_MISSPELT and word.isascii() and word.isalpha():
                found[word] = found.get(word, 0) + 1
    return {word: times for word, times in found.items() if times > 1}
