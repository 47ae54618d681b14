"""This file finds whom a sentence names that looks for papers: who asked, which committee, which bureau published."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.hearing.pieces import short_names
from bot.messages.words import in_language
from bot.topics import registers
from bot.topics.registers import Identity
from scrapers.items import Language
from scrapers.text import fold

_WORDS, _LETTERS, _MOST_OF_A_MEMBER = 10, 20, 6  # of the longest name that is looked for
_TOKEN = re.compile(r"[A-Za-z0-9][\w&'’.-]*|[\u3400-\u9fff]", re.ASCII)
_NO_NAME = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "on",
        "by",
        "in",
        "for",
        "about",
        "and",
        "or",
        "to",
        "from",
        "with",
        "did",
        "has",
        "does",
        "is",
        "was",
        "what",
    )
)
# e.g. fin affairs panel · panel on econ dev
_SHORT_NAME = re.compile(
    r"(?P<name>\b(?:[a-z]{2,14}(?: and | & |,? )){1,4})(?:panel|committee|cttee|ctte|cmte)\b"
    r"|\bpanel on (?P<of>[a-z]{2,14}(?: [a-z]{2,14}){0,2})\b",
    re.IGNORECASE,
)
# What stands before the name of a committee that is another body's.
# e.g. Housing Authority · district council
_OF_ANOTHER = re.compile(
    r"(?<!legislative )\b(?:authority|council|board|corporation|university|society|association|trust|commission"
    r"|bureau|company|hospital)(?:'s|’s)? ?$", re.IGNORECASE)  # fmt: skip
# What says that a body published something, before its name and behind it.
_BY_BODY = re.compile(
    r"\b(?:by|from|did|has|have|does|do|(?:it|that|this) (?:was|is|may be|might be)|it's)\s{1,3}(?:the\s)?$",
    re.IGNORECASE,
)
# e.g. 's circulars · put out · 有冇發過
_BODY_SAYS = re.compile(
    r"(?:20\d\d年|[一二三四五六七八九十\d]{1,3}月(?:[一二三四五六七八九十廿\d]{1,3}[日號号])?|[今本去]年度?|[上下]半年|近年"
    r"|[上今本]個?个?月|最近|近期)?(?:[後后]|之後|之后|以來|以来|起|至今)?(?:曾|就|對|对)?(?:關於|关于|有關|有关)"
    r"|(?:就|對|对)(?=[\u3400-\u9fff]{2,12}(?:嘅|的))"
    r"|(?:就|對|对)(?=[^,，。]{2,60}?(?:有否|有冇|有沒有|有没有|曾否|曾[經经]|交[代待]|回[應应]|公[布佈]|[發发]表))"
    r"|(?:或者?|和|同)?[\u3400-\u9fff]{0,12}?(?:都得|都可以|都可|皆可|均可)"
    r"|(?:20\d\d年|[一二三四五六七八九十\d]{1,3}月(?:[一二三四五六七八九十廿\d]{1,3}[日號号])?)(?=[後后之起以至])|"
    r"(?:['’]s)?\s{0,3}(?:ever |just |also |recently )?(?:circulars?|releases?|press|papers?|guidelines?|guidance"
    r"|publications?|ones?|puts?|published?|publishes|issued?|issues|says?|saying|said|announce\w{0,4}"
    r"|repl(?:y|ies)|reports?|speech(?:es)?|consultations?)\b"
    r"|[有冇沒没無无曾已最近期的嘅就對对]{0,5}[^,，。?？]{0,10}?(?:[發发出刊答][過过咗了布佈表]|出(?:啲|嘢|新|乜|咩|什|甚)|公[布佈]|交[代待]|回[應应]"
    r"|[說说話话講讲][過过]|guidance|guidelines?|circulars?|papers?|通函|通告|指引|新[聞闻]稿|答[覆复]|回[覆复]|[報报]告|演[辭辞])",
    re.IGNORECASE,
)
# Who heads a bureau, by a part of the office's name.
# e.g. the Secretary for Innovation · Permanent Secretary for Transport and Logistics
_OFFICE = re.compile(
    r"\b(?:the )?(?:(?:permanent |under ?)?secretary|minister) for (?:the )?"
    r"(?P<of>[a-z]{4,14}(?:(?:,? and |, | )[a-z]{4,14}){0,4})",
    re.IGNORECASE,
)
# What joins a name to the place of one that was cut, before it and behind it.
_EITHER = r"(?:or|and|vs\.?|versus|&|或者|[或同和與与及])"
_OR = re.compile(r"\b(?:or|and|vs|versus)\b|[&或同和與与及]", re.IGNORECASE)
_OR_BEFORE = re.compile(rf",[\s的]{{0,3}}{_EITHER}(?: the)?\s{{0,3}}$", re.IGNORECASE)
_OR_BEHIND = re.compile(rf"\s{{0,3}}{_EITHER}(?: the)?\s{{0,3}},", re.IGNORECASE)
_OF_COMMITTEES = frozenset(("panel", "on", "and", "of", "the", "for", "committee"))


def cut(text: str, found: tuple[int, int, Identity] | None) -> tuple[Identity | None, str]:
    """Cut a name that was found out of a text; None and the text where none was."""
    if found is None:
        return None, text
    start, end, who = found
    return who, f"{text[:start]} , {text[end:]}"


def another(text: str, first: Identity | None) -> tuple[Identity | None, str]:
    """Cut another name of the same kind that "or" joins to the one that was cut."""
    found = named(text, first.kind) if first is not None and _OR.search(text) else None
    if found is None:
        return None, text
    start, end, other = found
    if before := _OR_BEFORE.search(text[:start]):
        return cut(text, (before.start(), end, other))
    if behind := _OR_BEHIND.match(text, end):
        return cut(text, (start, behind.end(), other))
    return None, text


def either(first: Identity | None, other: Identity | None, language: Language) -> str:
    """Name whom papers are of, or either of two."""
    return " or ".join(filter(None, (_called(first, language), _called(other, language))))


def _called(who: Identity | None, language: Language) -> str:
    if who is None:
        return ""
    shown = in_language(who.en, who.zh, language)
    return shown if registers.found(shown, who.kind) == (who,) else who.en


def named(text: str, kind: str) -> tuple[int, int, Identity] | None:
    """Give the longest name of one kind that a text holds."""
    tokens, words = list(_TOKEN.finditer(text))[:80], _beginnings(kind)
    starts = [at for at, one in enumerate(tokens) if _bare(one[0]) in words]
    longest = _MOST_OF_A_MEMBER if kind == "member" else _LETTERS
    for size in range(longest, 0, -1):
        for at in starts:
            run = tokens[at : at + size]
            han = not run[0][0].isascii()
            if len(run) < size or (size > _WORDS and not han):
                continue
            short = size == 1 and (han or len(run[0][0]) < 3)
            if short and not short_names.is_one(text, run[0], kind):
                continue
            if run[0][0].casefold() in _NO_NAME or run[-1][0].casefold() in _NO_NAME:
                continue
            end = run[-1].end() - (2 if run[-1][0].endswith(("'s", "’s")) else 0)
            found = registers.found(text[run[0].start() : end], kind)
            if len(found) == 1 and registers.found(text[run[0].start() : end]) == found:
                return run[0].start(), run[-1].end(), found[0]
    return None


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s").removesuffix("’s")


@registers.kept
def _beginnings(kind: str) -> frozenset[str]:
    """Give the words with which a name of one kind may begin, and the Chinese letters."""
    found = {"hon", "dr", "mr", "mrs", "ms", "miss", "prof", "ir", "member", "legislator", "panel"}
    for one in registers.identities():
        if one.kind == kind:
            for name in one.names:
                found.update(_bare(word[0]) for word in _TOKEN.finditer(fold(name)))
                found.update(re.findall(r"[a-z]+", fold(name)))
    return frozenset(found)


def committee(text: str) -> tuple[int, int, Identity] | None:
    """Give the committee that a text names, by a name of the register or by the beginnings of its words."""
    whole = named(text, "committee")
    short = _shortened(text)
    if whole is not None and _OF_ANOTHER.search(text[: whole[0]]):
        whole = short = None
    if whole is not None and (short is None or short[1] - short[0] <= whole[1] - whole[0]):
        return whole
    return short


def _held(text: str) -> tuple[int, int, Identity] | None:
    """Give the bureau of which a text names the head, by the first words of that office."""
    for said in _OFFICE.finditer(text):
        words = re.findall(r"[a-z]+", fold(said["of"]))
        for size in range(len(words), 0, -1):
            known = [one for one in registers.identities() if one.kind == "bureau"]
            meant = [one for one in known if _begins_so(one.en, words[:size])]
            if len(meant) == 1:
                end = said.start("of") + _length(said["of"], size)
                return said.start(), end, meant[0]
    return None


def _begins_so(name: str, words: list[str]) -> bool:
    return "Bureau" in name and re.findall(r"[a-z]+", fold(name))[: len(words)] == words


def _length(said: str, size: int) -> int:
    """Give how many letters the first of some words take."""
    return [one.end() for one in re.finditer(r"[A-Za-z]+", said)][size - 1]


def publisher(text: str) -> tuple[int, int, Identity] | None:
    """Give the bureau that a text names as the one who published what is looked for."""
    found = named(text, "bureau")
    if found is None:
        return _held(text)
    start, end, _ = found
    says = _BY_BODY.search(text[max(0, start - 12) : start]) or _BODY_SAYS.match(text, end)
    return found if says else _held(text)


def _shortened(text: str) -> tuple[int, int, Identity] | None:
    for said in _SHORT_NAME.finditer(text):
        parts = re.findall(r"[a-z]+", fold(said["name"] or said["of"]))
        parts = [one for one in parts if one not in _OF_COMMITTEES]
        for skipped in range(len(parts)):
            meant = _begun_so(tuple(parts[skipped:]))
            # one word is a name only of a panel, and with none of a subject before it
            lone = len(parts) - skipped == 1
            led = any(one not in _NO_NAME for one in parts[:skipped])
            if lone and (led or "panel" not in fold(said[0])):
                continue
            if len(meant) == 1:
                start = said.start() + fold(said[0]).find(parts[skipped])
                return start, said.end(), meant[0]
    return None


@cache
def _begun_so(parts: tuple[str, ...]) -> tuple[Identity, ...]:
    """Give the committees whose names are made of words that begin so, in this order."""
    found = []
    for one in registers.identities():
        if one.kind != "committee":
            continue
        words = [w for w in re.findall(r"[a-z]+", fold(one.en)) if w not in _OF_COMMITTEES]
        if len(words) >= len(parts) and all(
            word.startswith(part) for word, part in zip(words, parts, strict=False)
        ):
            found.append(one)
    return tuple(found)
