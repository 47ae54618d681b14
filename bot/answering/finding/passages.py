"""This file finds where one paper says something: its own passages, in whichever language the words stand."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib import resources

from bot.answering.arguments.spelling import is_slip
from bot.answering.finding.amounts import amounts
from bot.messages import phrases
from bot.messages.words import listed, say
from bot.topics import borders
from bot.topics.aliases import other_names
from scrapers.items import Document, Language
from scrapers.text import fold, is_cjk, sentences
from storage.records import Paper
from storage.searching.forms import other_forms

MOST_TERMS = 10
MOST = 3
_LONGEST = 240  # letters of one passage that are quoted
_LEAST_SHARE = 0.34  # of what is asked for, that the nearest passage holds
_MOSTLY = 0.6  # of the words of a compound, that stand together
_LEAST_STEM = 4
_LEAST_KNOWN = 3  # letters
_LEAST_SLIP = 6  # letters
_TOKEN = re.compile(r"\d[\d,.]{0,20}\d|[a-z0-9][a-z0-9'&.-]{0,40}")
_WITHIN = re.compile(r"(?<=[a-z])[.-](?=[a-z])")
_NOUNS = frozenset({"meeting", "hearing", "building", "housing", "filing"})  # and no forms of verbs
_PHRASE = re.compile(r"[\"“「『]([^\"”」』]{2,60})[\"”」』]")
_ENDS = (
    "ibilities", "abilities", "ability", "ibility", "ations", "ation", "atory", "ements", "ement",
    "ments", "ment", "ingly", "ings", "ing", "ions", "ion", "ances", "ance", "ences", "ence",
    "ility", "ators", "ator", "ants", "ers", "ors", "er", "or", "ible", "able", "ively", "ive",
    "ised", "ized", "ises", "ise", "ize", "ied", "ily", "ated", "ates", "ate", "ly", "ed", "es",
    "al", "s", "le", "e",
)  # fmt: skip
# What a sum, a number or a day looks like in folded letters, for a question that asks for one.
# e.g. $32 million · £5 · RMB 300 · 3,200万元 · 三千二百万元
MONEY = re.compile(
    r"(?:\$|£|€|\b(?:hkd|rmb|usd|cny)|港元|港币|人民币) ?\d"
    r"|(?<![\d,.])\d[\d,.]{0,20}\s?(?:万|亿|million|billion)?\s?(?:元|dollars?|港元|hkd\b|rmb\b)"
    r"|[一二三四五六七八九十百千两]{1,12}[万亿千百]元"
)
NUMBER = re.compile(r"\d")
# e.g. 2027年第二季 · by the end of 2027
DAY = re.compile(
    r"\b(?:19|20)\d\d\b|(?:19|20)\d\d ?年|\b(?:january|february|march|april|june|july|august|september|october"
    r"|november|december|quarter)\b|第.季|月.{0,3}日|(?:今|明|下)年"
)


@dataclass(frozen=True)
class Passage:
    """A piece of a paper's text that stands by itself, with where it stands."""

    language: Language
    text: str
    no: str = ""  # of a paragraph, a part, a recommendation
    sort: str = "para"  # para | question | answer | rec | note | title
    page: int | None = None
    heading: str = ""

    @cached_property
    def folded(self) -> str:
        """Give its words as they are compared."""
        return fold(f"{self.heading} {self.text}")

    @cached_property
    def stems(self) -> frozenset[str]:
        """Give the beginnings of its English words."""
        said = (*_TOKEN.findall(self.folded), *_TOKEN.findall(joined(self.folded)))
        return frozenset(stem(one.replace(",", "")) for one in said)

    @cached_property
    def amounts(self) -> frozenset[str]:
        """Give the sums, shares and quarters that it names."""
        return frozenset(written for _, written in amounts(self.folded))

    def where(self, language: Language) -> str:
        """Say where it stands."""
        if self.sort == "rec":
            return say("cite_rec", language, n=self.no)
        if self.sort != "para":
            return say(f"a_piece_{self.sort}", language, no=self.no).strip()
        if self.no:
            return phrases.cite(self.no, language)
        if self.page is not None:
            return say("cite_page", language, n=self.page)
        return self.heading[:40]


@dataclass(frozen=True)
class AskedTerm:
    """One thing that is asked for, and in which words a paper may say it."""

    said: str
    words: frozenset[str] = frozenset()  # beginnings of English words
    texts: tuple[str, ...] = ()  # folded names and Chinese words
    parts: tuple[AskedTerm, ...] = ()  # what it is made of, where it stands nowhere whole
    akin: AskedTerm | None = None  # other words of its sense in its own language
    amount: str = ""  # a sum, a share, a quarter, written in one way

    def is_said_in(self, passage: Passage) -> bool:
        """Say whether a passage says it, by this or another name."""
        if self.amount in passage.amounts or not self.words.isdisjoint(passage.stems):
            return True
        return any(_within(one, passage.folded) for one in self.texts)

    def stands_in(self, passage: Passage) -> bool:
        """Say whether a passage says it, or something of its sense."""
        return self.is_said_in(passage) or (self.akin is not None and self.akin.is_said_in(passage))


@dataclass(frozen=True)
class HeldPassages:
    """What a paper holds of what was asked: passages, and what none of them says."""

    found: tuple[Passage, ...] = ()
    said: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    absent: bool = False  # of something not even words of its sense are there
    terms: tuple[AskedTerm, ...] = field(default=(), repr=False)


def passages(paper: Paper) -> list[Passage]:
    """Give all that a paper says, in every language in which it is held."""
    held = [one for one in paper.renditions if one.document is not None]
    texts = (one.document for one in held if one.document is not None)
    titles = [Passage(one.language, one.title, "", "title") for one in held if one.title]
    return [*(passage for text in texts for passage in of_document(text)), *titles]


def of_document(document: Document) -> Iterator[Passage]:
    """Give the passages of one text in their order."""
    language = document.language
    for section in document.sections:
        head = section.heading or ""
        for one in section.paragraphs:
            yield Passage(language, one.text, one.no or "", "para", one.page, head)
    for exchange in document.exchanges:
        no = f"({exchange.part})" if exchange.part else ""
        if exchange.question:
            yield Passage(language, exchange.question, no, "question")
        if exchange.answer:
            yield Passage(language, exchange.answer, no, "answer")
    for rec in document.recommendations:
        yield Passage(language, rec.text, str(rec.no), "rec", None, rec.heading or "")
    for note in document.footnotes:
        yield Passage(language, note.text, note.no or "", "note", note.page)


def joined(folded: str) -> str:
    """Give a text whose dots and hyphens within words are left out: a.i. and law-tech are ai and lawtech."""
    return _WITHIN.sub("", folded)


def stem(word: str) -> str:
    """Give how an English word begins, without what its forms end with; a meeting is not what is met."""
    word = word.strip("'.-").removesuffix("'s")
    if word.removesuffix("s") in _NOUNS:
        return word.removesuffix("s")
    if word.endswith("ies") and len(word) > _LEAST_STEM:
        return f"{word[:-3]}y"
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM:
            return word[: -len(end)]
    return word


def terms(question: str, words: Sequence[str]) -> list[AskedTerm]:
    """Give what a question names in some words, each with its other names and forms; what is quoted is one name."""
    phrases_ = [*_PHRASE.findall(question), *_known_in(question)]
    found: list[AskedTerm] = [_han(one, 1) if is_cjk(one[0]) else _name(one) for one in phrases_]
    folded = fold(question)
    typed = question if len(question) == len(folded) else folded
    numbers = [AskedTerm(typed[at], amount=written) for at, written in amounts(folded)]
    found += numbers
    words = [one for one in words if not any(one in phrase for phrase in phrases_)]
    words = [one for one in words if not any(one in number.said for number in numbers)]
    latin = [one for one in words if not is_cjk(one[0])]
    found += [_name(one) if " " in one else _word(one) for one in _names(latin)]
    found += [_han(one) for one in words if is_cjk(one[0])]
    kept: dict[str, AskedTerm] = {}
    for one in found:
        kept.setdefault(fold(one.said), one)
    return list(kept.values())[:MOST_TERMS]


def _known_in(question: str) -> list[str]:
    """Give the longer Chinese words of our own list that stand in a question, as they are: 律師會 is no 律師."""
    said = fold(question)
    if len(said) != len(question):
        return []
    found = [
        one for one in _senses() if not one.isascii() and len(one) >= _LEAST_KNOWN and one in said
    ]
    return [question[said.find(one) : said.find(one) + len(one)] for one in found]


def _names(words: Sequence[str]) -> list[str]:
    """Join neighbouring words that are together the name of one thing."""
    found, at = [], 0
    while at < len(words):
        for length in (3, 2):
            name = " ".join(words[at : at + length])
            if len(words) - at >= length and other_names(name):
                found.append(name)
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _name(said: str) -> AskedTerm:
    names = (said, *other_names(said))
    return AskedTerm(said, texts=tuple(dict.fromkeys(fold(one) for one in names)))


def _word(said: str) -> AskedTerm:
    folded = fold(said)
    if folded[0].isdigit():
        plain = folded.replace(",", "")
        return AskedTerm(said, frozenset((plain,)), tuple(dict.fromkeys((folded, plain))))
    whole = joined(folded)
    forms = (folded, *other_forms(folded), whole)
    names = tuple(map(fold, other_names(whole))) if whole != folded else ()
    return _term(said, frozenset(map(stem, forms)), names, stem(folded))


def _han(said: str, depth: int = 0) -> AskedTerm:
    pieces = _parted(said) if not depth else []
    parts = tuple(_han(one, 1) for one in pieces) if len(pieces) > 1 else ()
    return replace(_term(said, frozenset(), (fold(said),), fold(said)), parts=parts)


def _term(said: str, words: frozenset[str], texts: tuple[str, ...], sense: str) -> AskedTerm:
    """Give a word with its names, its words in the other language, and those of its sense in its own."""
    names = (*texts, *(fold(one) for one in other_names(said)))
    rows = [one for row in _senses().get(sense, ()) for one in row]
    own = [one for one in rows if one.isascii() == said.isascii()]
    others = [one for one in rows if one.isascii() != said.isascii()]
    akin_words, akin_texts = _written(own)
    more_words, more_texts = _written(others)
    akin = AskedTerm(said, akin_words, akin_texts) if own else None
    return AskedTerm(
        said, words | more_words, tuple(dict.fromkeys((*names, *more_texts))), akin=akin
    )


def _written(words: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    stems = frozenset(stem(one) for one in words if one.isascii() and "-" not in one)
    return stems, tuple(one.replace("-", " ") for one in words if not one.isascii() or "-" in one)


def _parted(said: str) -> list[str]:
    found, at = [], 0
    for piece in borders.pieces(fold(said)):
        found.append(said[at : at + len(piece)])
        at += len(piece)
    if len(found) == 1 and len(said) >= _LEAST_STEM:  # a compound that the dictionary knows whole
        found = [said[at : at + 2] for at in range(0, len(said), 2)]
    return [one for one in found if len(one) > 1]


def _within(name: str, folded: str) -> bool:
    """Say whether a name stands in a text, in Latin letters as a word of its own, one or many."""
    at = folded.find(name)
    while at >= 0 and name.isascii():
        before, after = folded[at - 1 : at], folded[at + len(name) :].removeprefix("s")[:1]
        if not (_is_latin(before) or _is_latin(after)):
            return True
        at = folded.find(name, at + 1)
    return at >= 0


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


@cache
def _senses() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give, by a word's beginning or a Chinese word, the rows of words that have its sense."""
    text = resources.files("bot.answering.finding").joinpath("glossary.toml").read_text("utf-8")
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in tomllib.loads(text)["senses"]:
        words = tuple(fold(one) for side in row.split("|") for one in side.split())
        for one in words:
            found.setdefault(stem(one) if one.isascii() else one, []).append(words)
    return {word: tuple(rows) for word, rows in found.items()}


def look(
    held: Sequence[Passage],
    asked: Sequence[AskedTerm],
    language: Language,
    shape: re.Pattern[str] | None = None,
) -> HeldPassages:
    """Find the passages that say most of what is asked, the likeliest first; `shape` is what is looked for there."""
    asked = [_as_spelt(one, held) for one in asked]
    wanted = [one for term in asked for one in _whole_or_parts(term, held)]
    stands = {term.said: [one for one in held if term.stands_in(one)] for term in wanted}
    missing = [term.said for term in asked if not _stands(term, held)]
    weights = {
        term.said: math.log(1 + len(held) / len(stands[term.said])) if stands[term.said] else 0.0
        for term in wanted
    }
    most = sum(weights.values()) + len(missing)
    scored = []
    for at, passage in enumerate(held):
        score = sum(weights[t.said] for t in wanted if passage in stands[t.said])
        if not score or (most and score / most < _LEAST_SHARE and missing):
            continue
        score += 0.5 if shape is not None and shape.search(passage.folded) else 0.0
        score += 0.1 if passage.language == language else 0.0
        score -= 0.3 if passage.sort in ("question", "note", "title") else 0.0
        scored.append((score, -at, passage))
    scored.sort(key=lambda one: one[:2], reverse=True)
    best = scored[0][0] if scored else 0.0
    chosen: dict[tuple[str, str, str], Passage] = {}
    for score, _, passage in scored:
        if score < 0.6 * best or len(chosen) == MOST:
            break
        shown = _in_language(passage, held, language)
        own = any(one.language == language for one in chosen.values())
        if own and shown.language != language:
            continue
        key = (shown.sort, shown.no or shown.text[:40], "" if shown.no else shown.heading)
        chosen.setdefault(key, shown)
    said = tuple(term.said for term in asked if _stands(term, held))
    absent = any(not any(t.stands_in(o) for o in held) for t in wanted)
    return HeldPassages(tuple(chosen.values()), said, tuple(missing), absent, tuple(wanted))


def _as_spelt(term: AskedTerm, held: Sequence[Passage]) -> AskedTerm:
    """Give a word as a paper spells it, where it stands nowhere and is a slip of the hand for one that does."""
    said = fold(term.said)
    if len(said) < _LEAST_SLIP or not said.isalpha() or not said.isascii():
        return term
    if any(term.stands_in(one) for one in held):
        return term
    words = {one for passage in held for one in _TOKEN.findall(passage.folded)}
    meant = sorted(one for one in words if one[0] == said[0] and is_slip(said, one))
    return _word(meant[0]) if meant else term


def _whole_or_parts(term: AskedTerm, held: Sequence[Passage]) -> tuple[AskedTerm, ...]:
    """Give a thing, or the words that it is made of where most of them stand together and it does not."""
    if not term.parts or any(term.stands_in(one) for one in held):
        return (term,)
    together = max((sum(part.stands_in(one) for part in term.parts) for one in held), default=0)
    return term.parts if together > 1 and together >= _MOSTLY * len(term.parts) else (term,)


def _stands(term: AskedTerm, held: Sequence[Passage]) -> bool:
    """Say whether a paper says a thing, or each of the words that it is made of in one passage."""
    if any(term.is_said_in(one) for one in held):
        return True
    return bool(term.parts) and any(all(p.is_said_in(one) for p in term.parts) for one in held)


def _in_language(passage: Passage, held: Sequence[Passage], language: Language) -> Passage:
    """Give the same paragraph in the reader's language, where it has a number there."""
    if passage.language == language or not passage.no:
        return passage
    same = (
        one
        for one in held
        if one.language == language and (one.no, one.sort) == (passage.no, passage.sort)
    )
    return next(same, passage)


def quoted(
    passage: Passage,
    wanted: Sequence[AskedTerm],
    language: Language,
    shape: re.Pattern[str] | None = None,
) -> str:
    """Quote what a passage says of what is asked, whole sentences with where they stand."""
    text = " ".join(passage.text.split())
    said = sentences(text) if len(text) > _LONGEST else [text]
    telling = [at for at, one in enumerate(said) if _tells(one, passage, wanted)]
    if shape is not None and not telling:
        telling = [at for at, one in enumerate(said) if shape.search(fold(one))]
    first = telling[0] if telling else 0
    shown = said[first]
    for one in said[first + 1 :]:
        if len(shown) + len(one) > _LONGEST:
            break
        shown = f"{shown}{'' if is_cjk(one[:1]) else ' '}{one}"
    cut = shown[:_LONGEST].rstrip() + "…" if len(shown) > _LONGEST else shown
    lead = "…" if first else ""
    return f"{passage.where(language)} {say('quoted', language, text=f'{lead}{cut}')}".strip()


def _tells(sentence: str, passage: Passage, wanted: Sequence[AskedTerm]) -> bool:
    alone = Passage(passage.language, sentence)
    return any(term.stands_in(alone) for term in wanted)


def names(said: Sequence[str], language: Language) -> str:
    """Quote some words side by side."""
    return listed([say("quoted", language, text=one[:40]) for one in said], language)
