"""This file finds what a paragraph is on, to be set before a sentence of it that names nothing itself.

The label is context and claims nothing: it stands in brackets, in the paper's own words, and where two
things may be meant there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from bot.contents.statements import Statement
from bot.contents.summaries.asked_names import only_name, subject_asked_for
from bot.contents.summaries.dangling import (
    Leaning,
    definite_noun,
    leaning_en,
    leaning_zh,
    turns_away,
)
from bot.contents.summaries.leaning import REFERS, has_name, points_back
from bot.contents.summaries.names_en import IS_BODY, short_of, things_in
from bot.contents.summaries.names_zh import IS_SUBJECT, defined, names_in, things_in_zh
from bot.contents.summaries.pieces import opened
from bot.contents.summaries.salience import declines
from bot.contents.summaries.setting import is_of_others, is_setting
from bot.contents.summaries.topic_signs import (
    ASIDE,
    BODY_ZH,
    CAPTION,
    CITED,
    DOES_ZH,
    ELSEWHERE,
    FRONTED,
    HEADING,
    IDLE,
    IN_CAPITALS,
    KEPT,
    KIND_BEHIND,
    MAKES,
    NAMED_ZH,
    NO_TOPIC,
    OF_ITSELF,
    OF_THE_FIRST,
    OF_TWO,
    OPENS_PLAIN_ZH,
    OTHER_BODY,
    OTHER_BODY_ZH,
    OTHER_NAME,
    OTHER_THING,
    PLACE,
    PLAIN_ZH,
    SHARED,
    TAKES_UP,
    TOLD_FIRST,
    UNDER,
    VERB_EN,
    WILL_ZH,
)
from scrapers.text import fold, is_cjk

MOST = 120  # short names that a paper may define
FAR, BLOCKS = 8, 3  # sentences back, and paragraphs, that a topic is looked for
LONGEST_ZH, LONGEST_EN, LEAST = 26, 66, 4  # letters of a label
OPENING_ZH, OPENING_EN = 14, 32  # letters in which a sentence says on what it is
# Times that a paper says a name which its kind does not tell: twice where in brackets, once more as a heading.
OFTEN = 2
NEAR = 24  # letters before a name that say how it stands there


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence is on; `sure` where that is its subject or the only thing it names."""

    name: str
    sure: bool


_MANY = Topic("", sure=False)  # one of several


class ParagraphTopics:
    """What the paragraphs of a paper are on."""

    def __init__(
        self, everything: Sequence[Statement], title: str = "", questions: Sequence[str] = ()
    ) -> None:
        self._everything = everything
        self._questions = questions
        self._title = fold(title)
        self._topics: dict[int, Topic | None] = {}
        self._goes_on_with: dict[str, bool] = {}
        self._headed: dict[str, bool] = {}

    def label(self, statement: Statement) -> str | None:
        """Give what to set before a sentence; "" where nothing need be, None where it must be told and is not sure."""
        if statement.role not in ("text", "answer") or len(statement.bare.text) < len(
            statement.text
        ):
            return ""
        said = opened(statement.bare)
        chinese = any(map(is_cjk, said.folded[:40]))
        leans = leaning_zh(said.folded) if chinese else leaning_en(said)
        if leans is Leaning.NEVER:
            return "" if statement.first else None
        if self._names_itself(statement, chinese=chinese, must=leans is Leaning.MUST):
            return ""
        if told := self._first_told(statement, definite_noun(said.text)):
            return f"[{told}] "
        topic = self._of(statement, leans)
        if topic is None or not topic.name:
            return None if leans is Leaning.MUST and not statement.first else ""
        unsure = not topic.sure or self._opens_with_title(said.folded, chinese=chinese)
        if (leans is Leaning.STANDS and unsure) or (
            leans < Leaning.MUST and _of_itself(said.folded)
        ):
            return ""
        return self._shown(topic.name, said.text, chinese=chinese, leans=leans)

    def _shown(self, name: str, said: str, *, chinese: bool, leans: Leaning) -> str:
        """Give a topic in brackets, unless the sentence or the title has it."""
        if not chinese and len(name) > LONGEST_EN:
            name = next((short for short, full in self.full_en.items() if full == name), name)
        if not LEAST - chinese <= len(name) <= (LONGEST_ZH if chinese else LONGEST_EN):
            return ""
        if (leans < Leaning.MUST or not chinese) and _says(said, name, chinese=chinese):
            return ""
        if self._is_titles(name, OTHER_THING if leans else OTHER_NAME):
            return ""
        return f"（{name}）" if chinese else f"[{name}] "

    def _opens_with_title(self, folded: str, *, chinese: bool) -> bool:
        """Say whether a sentence opens with words of the title."""
        if chinese:
            opening = folded[:OPENING_ZH]
            return any(opening[at : at + 3] in self._title for at in range(len(opening) - 2))
        return any(
            word in self._title for word in re.findall(r"[a-z][a-z-]{5,}", folded[:OPENING_EN])
        )

    def _is_titles(self, name: str, other: re.Pattern[str]) -> bool:
        """Say whether the title names a thing, and no other."""
        known = (fold(one) for one in self.called(name) if len(one) >= LEAST)
        told = next((one for one in known if one in self._title), "")
        if not told:
            return False
        return not other.search(self._title.replace(told, "").replace("「」", ""))

    def is_titles(self, short: str) -> bool:
        """Say whether the title has a short name that tells by itself what it is of."""
        return len(short) >= LEAST and fold(short) in self._title

    def called(self, name: str) -> list[str]:
        """Give by what names the paper calls a thing."""
        shorts = {**self._short_zh, **self.full_en}
        return [name, *(short for short, full in shorts.items() if full == name)]

    def in_full(self, lead: str) -> str:
        """Give a Chinese lead-in that is a short name and a "will" as the full name alone."""
        found = WILL_ZH.match(lead)
        return self._short_zh.get(found[1], lead) if found else lead

    def agrees(self, statement: Statement, name: str) -> bool:
        """Say whether nothing else than what bears a name is what the paragraph of a sentence is on."""
        topic = self._of(statement, Leaning.STANDS)
        return topic is None or topic.name in ("", name)

    def above(self, lead: Statement) -> str:
        """Give in brackets what the sentences before a lead-in are surely on; "" where that is not sure."""
        topic = self._of(lead, Leaning.MUST)
        name = topic.name if topic is not None and topic.sure else ""
        chinese = any(map(is_cjk, name))
        if not LEAST - chinese <= len(name) <= (LONGEST_ZH if chinese else LONGEST_EN):
            return ""
        return f"（{name}）" if chinese else f"[{name}] "

    def sure_of(self, statement: Statement) -> str:
        """Give what a sentence names and is surely on; "" where that is not sure."""
        topic = self._topic(statement)
        return topic.name if topic is not None and topic.sure else ""

    def is_another(self, statement: Statement, name: str) -> bool:
        """Say whether a sentence is surely on another thing than the one that bears a name."""
        topic = self.sure_of(statement)
        if not topic or topic in self.called(name):
            return False
        folded = fold(topic)
        return not any(folded in fold(one) or fold(one) in folded for one in self.called(name))

    def _of(self, statement: Statement, leans: Leaning) -> Topic | None:
        """Give what the paragraph of a sentence is on before it."""
        if leans < Leaning.MUST and turns_away(statement.bare.folded):
            return None
        found: Topic | None = None
        for earlier in self._before(statement):
            topic = self._topic(earlier)
            if found is not None and topic is not None:
                same = topic.name == found.name  # named twice, it is what they are on
                return replace(topic, sure=True) if same and topic.name else found
            found = topic or found
            if found is not None and found.sure:
                return found
            if turns_away(earlier.bare.folded):
                return found
        if found is None:
            found = self._of_paragraphs_before(statement, leans)
            found = found or self._of_heading(statement.heading)
        return found if found is not None and found.name else self._of_question(statement, leans)

    def _of_question(self, statement: Statement, leans: Leaning) -> Topic | None:
        """Give the one name of its part of the question, where the sentence leans on it."""
        name = only_name(self._question_of(statement)) if leans and len(self._questions) > 1 else ""
        return Topic(name, sure=True) if name else None

    def _of_paragraphs_before(self, statement: Statement, leans: Leaning) -> Topic | None:
        """Give what the paragraphs before are on, where this one opens with a thing of theirs."""
        if statement.first:
            return self._of_those_before(statement) if leans else None
        opener = next((one for one in self._before(statement) if one.first), None)
        if opener is None:
            return None
        folded = opened(opener.bare).folded
        opens_leaning = (
            TAKES_UP.match(folded) or leaning_zh(folded) is Leaning.MUST or points_back(folded)
        )
        return self._of_those_before(opener) if opens_leaning else None

    def _first_told(self, statement: Statement, noun: str) -> str:
        """Give the words with which a thing was first told of: a "supplement to the Standard Contract"."""
        if not noun:
            return ""
        for earlier in self._everything[max(0, statement.place - 4 * FAR) : statement.place]:
            for found in TOLD_FIRST.finditer(earlier.text):
                if found[1] == noun:
                    return found[0].split(" ", 1)[1].strip()
        return ""

    def _before(self, statement: Statement) -> Iterator[Statement]:
        at = statement.place
        for earlier in reversed(self._everything[max(0, at - FAR) : at]):
            if earlier.block != statement.block:
                return
            yield earlier

    def _of_those_before(self, statement: Statement) -> Topic | None:
        """Give what the nearest paragraph before that names a thing is on, where both speak of one kind."""
        at = statement.place
        shared = set(SHARED.findall(statement.bare.folded))
        kind = TAKES_UP.match(statement.bare.folded)
        goes_on = self._goes_on(statement)
        if not shared and kind is None and not goes_on:
            return None
        found: Topic | None = None
        of_block = statement.block
        told: list[str] = []
        for earlier in reversed(self._everything[max(0, at - 3 * FAR) : at]):
            apart = earlier.part != statement.part and not CAPTION.match(statement.heading)
            if apart or earlier.block < statement.block - BLOCKS:
                break
            if earlier.block != of_block and found is not None:
                break
            of_block = earlier.block
            told.append(earlier.folded)
            found = self._topic(earlier) or found
        if found is None or not found.name:
            return None
        if goes_on and found.sure and of_block == statement.block - 1:
            return found
        if kind is not None:
            return found if fold(found.name).endswith(kind[1] or kind[2]) else None
        return found if shared & set(SHARED.findall(" ".join(told))) else None

    def _goes_on(self, statement: Statement) -> bool:
        """Say whether a paragraph without a mark, or with "the said", goes on with the one right before it."""
        if not statement.first or statement.place == 0 or CAPTION.match(statement.heading):
            return False
        last = self._everything[statement.place - 1]
        says_said = REFERS.search(statement.bare.folded[:OPENING_ZH]) is not None
        if last.part == statement.part and (
            says_said or points_back(opened(statement.bare).folded)
        ):
            return True
        opener = next((one for one in (*self._before(last), last) if one.first), last)
        return last.part == statement.part and len(opener.bare.text) < len(opener.text)

    def _of_heading(self, heading: str) -> Topic | None:
        """Give a heading that says on what its paragraphs are; by itself it is enough where it is a thing's name."""
        if heading.isupper():
            full = (one for one in self.full_en.values() if one and one.upper() == heading.strip())
            return next((Topic(name, sure=True) for name in full), None)
        found = HEADING.fullmatch(heading.strip())
        if found is None or IDLE.search(heading):
            return None
        name = self._short_zh.get(found[1], found[1])
        chinese = any(map(is_cjk, name))
        sure = self._heads(name) if chinese else bool(things_in(name, {}))
        return Topic(name, sure=sure)

    def _topic(self, statement: Statement) -> Topic | None:
        if statement.place not in self._topics:
            self._topics[statement.place] = self._find(statement)
        return self._topics[statement.place]

    def _find(self, statement: Statement) -> Topic | None:
        """Give what a sentence is on: its subject, or the only thing it names."""
        text = statement.bare.text
        if (one := OF_TWO.match(text)) is not None:
            return self._of_two(statement, latter=one[1] == "latter")
        chinese = any(map(is_cjk, text[:40]))
        things = [
            (at, name)
            for at, name in self._things(text, chinese=chinese)
            if not CITED.search(text[max(0, at - NEAR) : at])
        ]
        if not things:
            fronted = FRONTED.match(text)
            told = fronted and (fronted[1] or fronted[2])
            if not told and statement.first and (plain := OPENS_PLAIN_ZH.match(text)):
                told = plain[1]
            if not told and chinese and statement.first:
                told = subject_asked_for(text, self._question_of(statement))
            return Topic(told, sure=True) if told and not NO_TOPIC.search(told) else None
        aside = ASIDE.match(text)
        start = aside.end() if aside is not None else 0
        behind = [one for one in things if one[0] >= start]
        if not behind:
            return Topic(things[0][1], sure=False) if len(things) == 1 else _MANY
        things = behind
        at, name = things[0]
        others = [other for other in things if other[1] != name]
        if others and OF_THE_FIRST.fullmatch(text[at + len(name) + 1 : others[0][0]]):
            return Topic(others[0][1], sure=True)  # 「醫健通」的「跨境健康紀錄」功能
        if chinese and not self._is_thing(name, text[at + len(name) + 1 :]):
            return _MANY
        if _is_subject(text[start:at], chinese=chinese):
            makes = others and MAKES.search(text[at + len(name) : others[0][0]])
            return Topic(others[0][1] if makes else name, sure=True)
        before = text[max(0, at - NEAR) : at]
        under = UNDER.search(before) is not None
        if others:
            return Topic(name, sure=False) if under and statement.first else _MANY
        if statement.first:
            return Topic(name, sure=not under)
        return None if PLACE.search(before) else Topic(name, sure=False)

    def _question_of(self, statement: Statement) -> str:
        return "".join(self._questions[statement.part : statement.part + 1])

    def _of_two(self, statement: Statement, *, latter: bool) -> Topic | None:
        """Give the former or the latter of the two things that the part of the question asks about."""
        asked = self._questions[statement.part : statement.part + 1]
        names = [*dict.fromkeys(name for one in asked for _, name in things_in(one, self.full_en))]
        return Topic(names[latter], sure=True) if len(names) == 2 else None

    def _is_thing(self, name: str, behind: str) -> bool:
        """Say whether a Chinese name is one of a thing: by its kind, or as the paper goes on with it."""
        by_kind = IS_SUBJECT.search(fold(name)) or KIND_BEHIND.match(behind)
        if by_kind or DOES_ZH.match(behind):
            return True
        if name not in self._goes_on_with:
            told = sum((name in one.text) + (f"「{name}」" in one.text) for one in self._everything)
            told += any(name == one.heading for one in self._everything)
            self._goes_on_with[name] = told > OFTEN
        return self._goes_on_with[name]

    def _heads(self, heading: str) -> bool:
        """Say whether a Chinese heading is a thing's name, or holds one that its paragraphs have in brackets."""
        if heading not in self._headed:
            told = (one.text for one in self._everything if one.heading.strip().endswith(heading))
            names = (name for text in told for name in names_in(text))
            self._headed[heading] = any(name in heading for name in names)
        return self._headed[heading] or self._is_thing(heading, "")

    def _things(self, text: str, *, chinese: bool) -> list[tuple[int, str]]:
        if chinese:
            found = things_in_zh(text, self._short_zh)
            return [(at, name) for at, name in found if not BODY_ZH.search(name)]
        return [
            (at, name) for at, name in things_in(text, self.full_en) if name not in self._bodies
        ]

    def _names_itself(self, statement: Statement, *, chinese: bool, must: bool) -> bool:
        """Say whether a sentence holds a name, of whatever kind; where it must be told, that of a thing."""
        text = statement.bare.text
        things = self._things(text, chinese=chinese)
        if must:
            things = [(at, name) for at, name in things if not ELSEWHERE.search(text[:at])]
        if things or (chinese and PLAIN_ZH.match(text)):
            return True
        if must:
            return False
        if chinese:
            return NAMED_ZH.search(text) is not None or OTHER_BODY_ZH.match(text) is not None
        return has_name(OTHER_BODY.sub("", IN_CAPITALS.sub(self._unless_a_body, text)))

    def _unless_a_body(self, found: re.Match[str]) -> str:
        return "" if found[0] in self._bodies else found[0]

    @cached_property
    def full_en(self) -> dict[str, str]:
        """Give the full names of the short ones that the paper defines, "" where those cannot be told."""
        texts = [*self._questions, *(one.text for one in self._everything)]
        found = short_of([text for text in texts if "(" in text])
        return dict(islice(found.items(), MOST))

    @cached_property
    def asked(self) -> str:
        """Give the title and the questions, folded: what they name a reader knows."""
        return " ".join((self._title, *map(fold, self._questions)))

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(short for short, full in self.full_en.items() if IS_BODY.search(full))

    @cached_property
    def _short_zh(self) -> dict[str, str]:
        pairs = (pair for one in self._everything for pair in defined(one.text))
        found: dict[str, str] = {}
        for short, full in islice(pairs, MOST):
            found.setdefault(short, full)
        return found


def _is_subject(before: str, *, chinese: bool) -> bool:
    """Say whether a name stands where a sentence opens, by what is before it."""
    if chinese:
        return len(before) < OPENING_ZH and not re.search(r"[，；。]", before)
    return not before.split(" ", 1)[0].endswith("ing") and VERB_EN.search(before) is None


def _of_itself(folded: str) -> bool:
    """Say whether a sentence is on what its paragraph is set in, or says of what it tells with an "of"."""
    return (
        is_setting(folded)
        or is_of_others(folded)
        or OF_ITSELF.search(folded) is not None
        or (declines(folded) and KEPT.search(folded) is not None)
    )


def _says(said: str, name: str, *, chinese: bool) -> bool:
    """Say whether a sentence has words of a name."""
    folded, told = fold(said), fold(name)
    if chinese:
        return any(told[at : at + 3] in folded for at in range(len(told) - 2))
    words = [word for word in re.findall(r"[a-z]{5,}", told) if not OTHER_THING.match(word)]
    return 2 * sum(word.rstrip("s") in folded for word in words) > len(words)
