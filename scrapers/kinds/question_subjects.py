"""This file says what a question without a title is about: what it names or opens with, and what it asks first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.kinds.patterns import folded_pattern, wide
from scrapers.kinds.question_clauses import (
    ASKS,
    ASKS_PLAINLY,
    ENDS,
    SHORT,
    is_background,
    is_balanced,
    is_latin,
    matched,
)
from scrapers.kinds.question_names import (
    all_asked_about,
    asked_by_name,
    bare_name,
    in_capitals,
    is_plan,
    listed,
    named_together,
    names,
    plans,
    quoted,
)
from scrapers.kinds.question_points import (
    as_noun,
    asked_clause,
    asks_for,
    bare,
    first_asked,
    is_marked,
    only_asks,
    points,
    without_mark,
)
from scrapers.kinds.question_premises import (
    done_in_english,
    is_of_money,
    names_nothing,
    premise,
    shares,
    taken_up,
    with_matter,
    without_asides,
)
from scrapers.kinds.title_lengths import LONGEST_TITLE, fitted
from scrapers.text import sentences

OPENS = 16  # letters that may stand before a name on which a question opens
NAMED = 10  # letters in a row that a clause shares with the subject that it names
BRIEF = 16  # columns of a subject that a whole question tells as much as
THIN = 12  # letters of a clause that tells less than two points
LEAST_SHARED = 4  # letters of a short subject that a clause names again
GOES_ON = "的於于在自"  # behind a subject that is named again
SEEN = 3_000  # letters of a question that are looked at
# e.g. 就升降機維修方面， · 有關「樂檔通」及「樂檔雲」的推行，
_TOPIC = re.compile(
    r"(?:^|[。；\n]|，)(?:鑒於|鉴于)?(?:就[着著]?|關於|关于|有關|有关|對於|对于|針對|针对|在(?=[^，：\n]{4,28}方面[，：\n]))"
    r"(?P<topic>[\u4e00-\u9fffA-Za-z0-9「」、/／-]{4,34}?)(?:方面|一事|的(?:事宜|工作|推行情況|推行情况))?"
    r"(?:，|：|\n)"
)
_TOPIC_EN = re.compile(
    r"(?:Regarding|Concerning|With regard to|In relation to|In respect of|As regards|On) (?P<topic>[^,.;:]{4,80}),"
)
# e.g. 關於教育：
_HEADING = re.compile(r"^(?:關於|关于|有關|有关)(?P<topic>[^，。：；、\n]{2,20})：(?=[^\n])")
_SOURCE = re.compile(
    r"预算|纲领|演辞|段落|总目|分目|施政报告|事项|主要工作|指标|以下|下列|上述|文件"
)
# Who acts is no part of what it is about, and a span of years alone is no subject.
_ACTS = re.compile(r"^(?:政府|當局|当局|局方|[\u4e00-\u9fff]{2,10}局)[在於于]")
_ONLY_WHEN = re.compile(r"^(?:过去|未来|来年|本年|今年|去年|近|最近|\d|二[零〇])[^的]{0,12}$")
_ASKS_TO_BE_TOLD = re.compile(r"[^。；\n]{0,12}(?:告知|[請请][問问]|列出|回答|[說说]明)")
# e.g. 對於「樂檔通」的推行情況 · 在「樂檔通」的支持下
_TURNS = re.compile(
    r"^(?:對於|对于|針對|针对|在|就|自|請|请|按|據|据|如|若|As regards|Regarding|With regard|In re)"
)
_TELLS_US = folded_pattern(r"告知")
_THIN = folded_pattern(r"什麼|甚麼|^(?:相關|有關)")
_PROGRAMME = re.compile(r"^\s*[(（]\d{1,2}[)）]\s*")
_NO_PROGRAMME = re.compile(r"[(]\d|^(?:没有指定|not specified|)$")


def subject_title(texts: Sequence[str], fallback: str, programme: str = "") -> str:
    """Give a title of at most 100 columns: the subject that a question names, and what it asks first.

    A question that asks about several things by name is titled by their names. Where it names
    nothing, what it opens with is its subject, without the paper that it cites; where that only
    counts money, its `programme`. `texts` are the question's paragraphs; `fallback` serves where
    they say nothing.
    """
    seen = _seen(texts)
    marked, plain = (
        [one for one in seen if is_marked(one)],
        [one for one in seen if not is_marked(one)],
    )
    first, lead = first_asked(marked, plain), "\n".join(plain)
    topic = _heading(lead) or (_topic(without_asides(lead)) if len(seen) > 1 else "")
    parts, named = asked_by_name(marked), plans(lead)
    several = listed(parts)
    if several and (not topic or bare_name(several) not in topic) and set(named) <= set(parts):
        return fitted(f"{topic}{_colon(topic)}{several}" if topic else several)
    if two := _beside_another(lead, named, marked, first):
        return fitted(two)
    asked = [*marked, *plain]
    if subject := topic or _subject(lead, named, first, "\n".join(seen)):
        return _capital(_with_asked(subject, first, asked))
    return _capital(_untitled(plain, marked, first, programme) or fallback)


def _beside_another(lead: str, named: Sequence[str], marked: Sequence[str], first: str) -> str:
    """Give two plans, where the first item is about one without quotation marks and a later one about the named."""
    if len(named) != 1 or named[0] in first or not any(named[0] in text for text in marked):
        return ""
    other = taken_up([lead], [first])
    return f"{other}、{quoted(named[0])}" if len(other) >= NAMED and is_plan(other) else ""


def _seen(texts: Sequence[str]) -> list[str]:
    """Give the first paragraphs of a question: as much of it as is looked at."""
    left, seen = SEEN, []
    for text in texts:
        if left > 0 and text.strip():
            seen.append(text[:left])
        left -= len(text)
    return seen


def _untitled(plain: Sequence[str], marked: Sequence[str], first: str, programme: str) -> str:
    """Give the title of a question that names nothing: what it opens with and what it asks."""
    said = [one for text in [*plain, *marked] for one in sentences(text)]
    opening = next((one for one in said if bare(one) and not only_asks(one)), "")
    asks_at_once = not plain and ASKS.search(matched(opening))
    before = plain or [without_mark(one) for one in marked[:1]]
    subject = "" if asks_at_once else premise(before, marked) or done_in_english("\n".join(plain))
    if not subject and any(map(is_of_money, said)):
        subject = taken_up(plain, marked) or _name_of(programme)
    if subject:
        told = first if marked or is_latin(subject) else ""
        return _with_asked(subject, told, [*marked, *plain])
    if not ASKS.search(matched(opening)) or is_of_money(opening):
        opening = first or opening
    told = fitted(_asked_alone(opening, [*marked, *plain]))
    owner = _name_of(programme) if wide(told) <= BRIEF or names_nothing(told) else ""
    if owner and names_nothing(told):
        told = asked_clause([*marked, *plain], LONGEST_TITLE - wide(owner) - 2) or told
    return fitted(f"{owner}{_colon(owner)}{told}", owner) if owner else told


def _asked_alone(opening: str, asked: Sequence[str]) -> str:
    """Give a question as it stands where it is a title, else without what it asks with."""
    whole, told = without_mark(opening), bare(opening)
    if _TELLS_US.search(matched(whole)) or (wide(told) > LONGEST_TITLE and not is_latin(told)):
        return asked_clause(asked, LONGEST_TITLE) or told
    as_it_is = opening.endswith(("？", "?")) and told == as_noun(whole.rstrip(ENDS))
    return whole if as_it_is else told


def _name_of(programme: str) -> str:
    """Give the name of a programme without its number; nothing for several, or for none."""
    name = _PROGRAMME.sub("", programme)
    return "" if _NO_PROGRAMME.search(matched(name)) else quoted(name)


def _with_asked(subject: str, first: str, asked: Sequence[str]) -> str:
    """Set what is asked first behind the subject; it stands alone where it names the subject again."""
    title = _with_first(subject, first)
    if _names_again(subject, first, NAMED) and asks_for(first) and not _TURNS.match(first):
        return first
    if title != subject and _stands(title, subject):
        return fitted(title, subject)
    told = asked_clause(asked, LONGEST_TITLE)
    half = min(NAMED, max(LEAST_SHARED, (len(subject) + 1) // 2))
    if (bare_name(subject) in told or _names_again(subject, told, half)) and not _TURNS.match(told):
        return told
    room = LONGEST_TITLE - wide(subject) - wide(_colon(subject))
    told = _asks_behind(subject, asked, room)
    if told:
        return f"{subject}{_colon(subject)}{_without_again(subject, told)}"
    is_brief = wide(subject) <= BRIEF and "「" not in subject
    return (is_brief and asked_clause(asked, LONGEST_TITLE)) or fitted(title, subject)


def _names_again(subject: str, asked: str, letters: int) -> bool:
    if is_latin(subject):
        return False  # its words are said again without being named
    return wide(asked) <= LONGEST_TITLE and shares(subject, asked, letters)


def _asks_behind(subject: str, asked: Sequence[str], room: int) -> str:
    """Give what is asked in the room behind a subject: a clause, or several points where it tells less."""
    clause, told = asked_clause(asked, room), points(asked, room, subject)
    are_several = "及" in told
    if are_several and len(clause) <= THIN and (not clause or _THIN.search(matched(clause))):
        return told
    if bare_name(subject) in clause:
        clause = ""
    return clause or (told if are_several or wide(subject) > BRIEF else "")


def _without_again(subject: str, asked: str) -> str:
    """Give what is asked without the end of the subject that it opens with again."""
    ends = subject.rstrip("」")
    again = next((n for n in range(len(asked) - 1, 3, -1) if ends.endswith(asked[:n])), 0)
    return asked[again:].removeprefix("的") if asked[again] in GOES_ON else asked


def _stands(title: str, subject: str) -> bool:
    """Say whether a title tells its question in full, or in whole clauses of which one asks."""
    told = fitted(title, subject)
    asked = told.removeprefix(subject).lstrip("：")
    if told == subject or is_background(asked) or not is_balanced(told):
        return False
    if told == title or is_latin(told):
        return True
    whole = re.split("[；;。]", title.removeprefix(subject))[0]
    is_noun = not ASKS_PLAINLY.search(matched(whole))
    return not told.endswith("……") and (is_noun or bool(ASKS.search(matched(asked))))


def _capital(title: str) -> str:
    return f"{title[:1].upper()}{title[1:]}" if is_latin(title) else title


def _with_first(subject: str, first: str) -> str:
    name = bare_name(subject)
    if not first:
        return subject
    if name not in first and (others := plans(first)):
        apart = "、" if "「" in subject else _colon(subject)  # a plan, and another one
        return f"{subject}{apart}{quoted(others[0])}"
    if name in first:
        opens = first.index(name) <= OPENS and not _TURNS.match(first)
        whole = wide(first) <= LONGEST_TITLE or asks_for(fitted(first))
        told = opens and whole and not _TELLS_US.search(matched(first))
        return first if told else subject
    return f"{subject}{_colon(subject)}{_without_again(subject, first)}"


def _subject(lead: str, named: Sequence[str], first: str, whole: str) -> str:
    """Give the plan that a question names, else another name, else what it opens on.

    What only a later item names is not what all of them are about.
    """
    if several := named_together(lead, named) or all_asked_about(named, whole):
        return several
    told = [*named, *names(lead), *names(first), *in_capitals(lead)]
    told += [one for one in plans(whole) if one in lead or one in first]
    if told:
        return quoted(told[0])
    for found in _TOPIC.finditer(whole):
        if (topic := _clear(found["topic"])) and not ASKS.search(matched(topic)):
            return with_matter(topic, whole[found.end() :])
    return _opened_on(whole)


def _heading(lead: str) -> str:
    """Give what a question bears for a heading on its first line; nothing for a document."""
    found = _HEADING.match(lead)
    return found["topic"] if found and not _SOURCE.search(matched(found["topic"])) else ""


def _topic(lead: str) -> str:
    """Give what the sentence that asks to be told says that it is about."""
    for found in _TOPIC.finditer(lead):
        if _ASKS_TO_BE_TOLD.match(lead, found.end()) and (topic := _clear(found["topic"])):
            return topic
    return _opened_on(lead)


def _opened_on(text: str) -> str:
    """Give what a text in English opens on."""
    opened = _TOPIC_EN.match(text)
    return f"{opened['topic'][0].upper()}{opened['topic'][1:]}" if opened else ""


def _clear(topic: str) -> str:
    """Give a topic without who acts; nothing where it is a document or only a time."""
    bare = _ACTS.sub("", topic).removesuffix("方面")
    plain = matched(bare)
    return "" if len(bare) <= SHORT or _SOURCE.search(plain) or _ONLY_WHEN.search(plain) else bare


def _colon(subject: str) -> str:
    return ": " if is_latin(subject) else "："
