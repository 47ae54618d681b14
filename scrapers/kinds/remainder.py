"""This file keeps what no part of a structure took: as paragraphs of their own, counted by its letters."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from scrapers.items import Document, Paragraph, Section
from scrapers.kinds.header import is_prose
from scrapers.kinds.lines import Line, cut, line
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern
from scrapers.text import fold

WHOLE = 8  # letters from which a line is told apart from its likes
SEED = 12  # letters that are enough to tell a part of a line by; of Chinese ones fewer do
SEED_CHINESE = 5
MOST_UNUSED = 200_000  # letters of a structure in which parts of lines are looked for
MOST_LOOKED_AT = 200_000_000  # letters passed over in all: what is not found by then is kept
MOST_STATED = 400  # values of fields that are taken off a line, the longest first
SHORTEST_VALUE = 2  # letters
PLACES = 8  # where the same letters begin, of which the best is taken
SHORT = 200  # letters of a field: a longer one is text, and text is not kept in a field alone
LONGEST_LABEL = 300  # letters of a line that fields may stand for
FRAMING = 11  # a residue of a line that a field stands for; a Chinese letter weighs three
_GAPS = re.compile(r"[\W_]+")
_CHINESE = re.compile("[\u3400-\u9fff]")
_TOKEN = re.compile("[\u3400-\u9fff]|[^\\W\\d_\u3400-\u9fff]+|\\d+")
# What a line of a letterhead is made of beside the names, numbers and dates that fields hold.
# e.g. 答覆編號 · Examination of Estimates
_FORMAL = folded_pattern(
    r"\d+|[一二三四五六七八九十〇零○]{1,12}[年月日]|[年月日]|星期.?|上午|下午|立法會|號文件|文件"
    r"|會議(?:廳|室|日期)?|事務委員會|小組委員會|委員會|聯席"
    r"|供|討論|參考|參閱|資料|日期|時間|地點|審核|年度|開支預算|管制人員|答覆|編號|問題|提問人?|議員|委員|局長|署長"
    r"|秘書長?|政府當局|內部|綜合大樓|檔號|總目|分目|綱領|舉行|香港|本|出席|缺席|列席|職員|應邀|人士|公職人員|此份"
    r"|業經|審閱|擬備|的|最新|背景資料簡介|秘書處?|會議紀要"
    r"|\b(?:legislative|council|legco|lc|cb|paper|papers|no|nos|panel|panels|committee|subcommittee|meeting|joint"
    r"|for|on|of|in|at|the|a|an|to|by|and|held|discussion|information|item|date|time|venue|conference|room|chamber"
    r"|complex|reply|serial|question|session|examination|examining|officers?|replies|questions|estimates"
    r"|expenditure|controlling|officer|officers|director|bureau|head|subhead|programme|programmes|title|member"
    r"|members|written|initial|ref|file|reference|internal|asked|hon|dr|prof|ir|mr|ms|mrs|use|these|minutes|have"
    r"|has|been|seen|confirmed|office|members?|present|absent|attendance|attending|clerk|staff|public|invitation"
    r"|background|brief|prepared|secretariat|updated|house|finance|administration|council|chief|senior"
    r"|mon|tues|wednes|thurs|fri|satur|sunday|day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|am|pm|noon|hong|kong)\b"
)
# What repeats what the sections say: it stands for no line of its own.
_REPEATING = frozenset({"ask", "papers", "to_follow", "items"})


@dataclass(slots=True)
class _Stream:
    """Letters in which lines are looked for; each letter is found once."""

    text: str
    used: bytearray = field(init=False)
    room: int = MOST_LOOKED_AT
    passed: dict[str, int] = field(default_factory=dict)  # where to go on looking for the same

    def __post_init__(self) -> None:
        self.used = bytearray(len(self.text))

    def find(self, wanted: str, start: int, stop: int | None = None) -> int:
        """Give where a string stands that was not found before; -1 where it does not."""
        end = len(self.text) if stop is None else min(stop, len(self.text))
        anywhere = start == 0 and stop is None
        if anywhere:
            start = self.passed.get(wanted, 0)
        while 0 <= start < end and self.room > 0:
            place = self.text.find(wanted, start, end)
            self.room -= (place if place >= 0 else end) - start + len(wanted)
            taken = self.used.find(1, place, place + len(wanted)) if place >= 0 else -1
            if taken < 0:
                if anywhere:
                    self.passed[wanted] = place if place >= 0 else len(self.text)
                return place
            start = self.used.find(0, taken)
        return -1

    def take(self, wanted: str, start: int, stop: int | None = None) -> int:
        """Find a string and use it up; give where it ends, -1 where it does not stand."""
        place = self.find(wanted, start, stop)
        if place < 0:
            return -1
        end = place + len(wanted)
        self.used[place:end] = b"\1" * len(wanted)
        return end

    def unused(self) -> str:
        """Give the letters that were not found, each run of them by itself."""
        kept = bytearray(self.used)
        pieces, start = [], kept.find(0)
        while start >= 0:
            stop = kept.find(1, start)
            pieces.append(self.text[start : stop if stop >= 0 else len(kept)].strip("\n"))
            start = kept.find(0, stop) if stop >= 0 else -1
        return "\n".join(piece for piece in pieces if piece)


@dataclass(slots=True)
class _Row:
    """A line of the source: its letters, and the stretches of them that nothing holds so far."""

    each: Line
    letters: str
    missing: list[tuple[int, int]]
    framed: bool = False  # fields stand for it
    at: int = -1  # where it ends in the structure, if it stands there whole

    def share(self) -> float:
        return sum(stop - start for start, stop in self.missing) / len(self.letters)


def completed(
    document: Document,
    lines: Sequence[Line],
    width: int,
    *,
    labels: Iterable[str] = (),
    formulas: Iterable[str] = (),
) -> Document:
    """Give a document in which every line of its source stands, and say what had to be added to it.

    `labels` are lines that fields stand for: one that says more than they do is kept all the same.
    `formulas` are words of forms, such as "Question:", which say nothing. What stands above all
    that the structure took is kept above it, the rest below.
    """
    rows = _rows(lines)
    total = sum(len(row.letters) for row in rows)
    if not total:
        return replace(document, coverage=1.0)
    stated = [*_stated(document), *formulas]
    framing = _framing(rows, labels, stated)
    _place(rows, _units(document))
    framing += _said_by_forms(rows, stated)
    left = [row for row in rows if row.missing]
    unplaced = sum(stop - start for row in left for start, stop in row.missing)
    held = _kept(document, rows, width) if left else document
    return replace(
        held,
        coverage=_coverage(held, rows, framing) if left else 1.0,
        unplaced=round(unplaced / total, 4),
        furniture=round(framing / total, 4),
    )


def _units(document: Document) -> list[str]:
    return [bare(fold(row)) for text in texts(document) for row in text.split("\n")]


def texts(document: Document) -> Iterator[str]:
    """Give every text of a document that people are shown and topics are looked for in."""
    if document.kind != "estimates_reply":  # whose title repeats its question
        yield document.title
    for section in document.sections:
        yield section.heading or ""
        for paragraph in section.paragraphs:
            yield f"{paragraph.no or ''} {paragraph.text}"
    for exchange in document.exchanges:
        yield exchange.question
        yield exchange.answer
    for footnote in document.footnotes:
        yield f"{footnote.no or ''} {footnote.text}"
    for recommendation in document.recommendations:
        yield f"({recommendation.no}) {recommendation.text}"
    for aside in document.asides:
        yield from (paragraph.text for paragraph in aside.paragraphs)


def _rows(lines: Sequence[Line]) -> list[_Row]:
    made = []
    for each in lines:
        several = "\n" in each.text
        for part in each.text.split("\n"):
            held = line(part, each, logical=each.logical) if several else each
            if letters := bare(held.folded):
                made.append(_Row(held, letters, [(0, len(letters))]))
    return made


def bare(folded: str) -> str:
    """Give the letters and digits of a folded text."""
    return _GAPS.sub("", folded)


def _place(rows: Sequence[_Row], units: Sequence[str]) -> None:
    """Find the lines in a structure: whole lines in order, short ones, and then parts of lines."""
    stream = _Stream("\n" + "\n".join(unit for unit in units if unit) + "\n")
    cursors, ends = deque([0], maxlen=4), []
    for row in rows:
        if (
            row.missing
            and len(row.letters) >= WHOLE
            and (found := _whole(stream, row.letters, cursors)) >= 0
        ):
            row.missing, row.at = [], found
            cursors.appendleft(found)
        ends.append(cursors[0])
    for row, end in zip(rows, ends, strict=True):
        if row.missing and len(row.letters) < WHOLE and _short(stream, row.letters, end):
            row.missing = []
    if any(row.missing for row in rows):
        rest = stream.unused()
        if len(rest) <= MOST_UNUSED:
            _parts(rows, _Stream(f"\n{rest}\n"))


def _whole(stream: _Stream, letters: str, cursors: deque[int]) -> int:
    """Find a line behind one of the last few: footnotes and answers stand apart from what is around them."""
    for cursor in (*cursors,):
        found = stream.take(letters, cursor, cursor + len(letters) + SHORT)
        if found >= 0:
            cursors.remove(cursor)
            return found
    found = stream.take(letters, cursors[0])
    return found if found >= 0 else stream.take(letters, 0, cursors[0])


def _short(stream: _Stream, letters: str, end: int) -> bool:
    """Find a short line: as a line of its own close by, anywhere, and then within another text."""
    alone = f"\n{letters}\n"
    start, stop = max(0, end - SHORT), end + SHORT
    for wanted, first, last in (
        (alone, start, stop), (alone, 0, None), (letters, start, stop), (letters, 0, None),
    ):  # fmt: skip
        place = stream.find(wanted, first, last)
        if place >= 0:
            place += wanted is alone
            stream.used[place : place + len(letters)] = b"\1" * len(letters)
            return True
    return False


def _parts(rows: Sequence[_Row], stream: _Stream) -> None:
    """Find the parts of lines that a structure holds in several places."""
    cursor = 0
    for row in rows:
        left: list[tuple[int, int]] = []
        for start, stop in row.missing:
            at = lost = start
            while at < stop:
                size, cursor = _part(stream, row.letters[at:stop], cursor)
                if not size:
                    at += 1
                    continue
                if at > lost:
                    left.append((lost, at))
                at = lost = at + size
            if stop > lost:
                left.append((lost, stop))
        row.missing = [span for span in left if not _alone(stream, row.letters[slice(*span)])]


def _alone(stream: _Stream, letters: str) -> bool:
    """Find a few letters that are a whole line of the structure, such as a label that became a heading."""
    place = stream.find(f"\n{letters}\n", 0) if len(letters) < SEED else -1
    if place >= 0:
        stream.used[place + 1 : place + 1 + len(letters)] = b"\1" * len(letters)
    return place >= 0


def _part(stream: _Stream, letters: str, cursor: int) -> tuple[int, int]:
    """Give how many letters from the first on stand together, and where they end.

    Of the places where they begin, the one where the last part ended is taken, else the one of the
    first few where most of them stand.
    """
    seed = SEED_CHINESE if _CHINESE.search(letters[:SEED_CHINESE]) else SEED
    head = letters[:seed]
    here = cursor + (stream.text[cursor : cursor + 1] == "\n")
    if stream.text.startswith(head, here) and stream.find(head, here) == here:
        count, place = _reach(stream, letters, here), here
    elif len(letters) < seed:
        return 0, cursor
    else:
        count, place = _longest(stream, letters, head, cursor)
    if not count:
        return 0, cursor
    stream.used[place : place + count] = b"\1" * count
    return count, place + count


def _longest(stream: _Stream, letters: str, head: str, cursor: int) -> tuple[int, int]:
    best, place = 0, stream.find(head, cursor)
    found = place if place >= 0 else stream.find(head, 0)
    for _ in range(PLACES):
        if found < 0:
            break
        count = _reach(stream, letters, found)
        if count > best:
            best, place = count, found
        if count == len(letters):
            break
        found = stream.find(head, found + 1)
    return best, place


def _reach(stream: _Stream, letters: str, place: int) -> int:
    """Give how many letters of a line stand at a place of the structure and were not found before."""
    count, most = 0, min(len(letters), len(stream.text) - place)
    while (
        count < most
        and stream.text[place + count] == letters[count]
        and not stream.used[place + count]
    ):
        count += 1
    stream.room -= count
    return count


def _framing(rows: Sequence[_Row], labels: Iterable[str], stated: Sequence[str]) -> int:
    """Take out the lines that fields stand for; give how many letters those are."""
    framed = Counter(bare(fold(text)) for text in labels)
    values = sorted({bare(fold(text)) for text in stated} - {""}, key=len, reverse=True)
    count = 0
    for row in rows:
        if (
            framed[row.letters]
            and len(row.letters) <= LONGEST_LABEL
            and not is_prose(row.each)
            and _residue(row.each.folded, row.letters, values[:MOST_STATED]) <= FRAMING
        ):
            framed[row.letters] -= 1
            row.missing, row.framed = [], True
            count += len(row.letters)
    return count


def _residue(folded: str, letters: str, values: Sequence[str]) -> int:
    """Weigh what a line says beside the values of fields and the words of letterheads."""
    places = [at for at, letter in enumerate(folded) if letter.isalnum()]
    kept = list(folded)
    for start, stop in _standing(letters, values):
        first, last = places[start], places[stop - 1] + 1
        kept[first:last] = " " * (last - first)
    rest = bare(_FORMAL.sub(" ", "".join(kept)))
    return len(rest) + 2 * len(_CHINESE.findall(rest))


def _standing(letters: str, values: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the stretches of a line that are a value, or the part of one that the line was broken at."""
    for value in values:
        if len(value) >= SHORTEST_VALUE and (at := letters.find(value)) >= 0:
            yield at, at + len(value)
        elif letters in value:
            yield 0, len(letters)
        elif common := _overlap(letters, value):
            yield common


def _overlap(letters: str, value: str) -> tuple[int, int] | None:
    """Find the longest start of a value at a line's end, or its end at the line's start."""
    seed = SEED_CHINESE if _CHINESE.search(value) else SEED
    for size in range(min(len(letters), len(value)) - 1, seed - 1, -1):
        if letters.endswith(value[:size]):
            return len(letters) - size, len(letters)
        if letters.startswith(value[-size:]):
            return 0, size
    return None


def _said_by_forms(rows: Sequence[_Row], stated: Iterable[str]) -> int:
    """Take out the stretches of lines that are a field's value or the words of a form."""
    known = {bare(fold(text)) for text in stated}
    count = 0
    for row in rows:
        for span in row.missing[:]:
            if row.letters[slice(*span)] in known or (
                len(row.letters) <= LONGEST_LABEL and span != (0, len(row.letters))
                and _says_nothing(row, span)
            ):  # fmt: skip
                row.missing.remove(span)
                count += span[1] - span[0]
    return count


def _says_nothing(row: _Row, span: tuple[int, int]) -> bool:
    """Say whether the rest of a line is words of letterheads alone, such as "Staff in" of "Staff in attendance"."""
    places = [at for at, letter in enumerate(row.each.folded) if letter.isalnum()]
    rest = row.each.folded[places[span[0]] : places[span[1] - 1] + 1]
    return not bare(_FORMAL.sub(" ", rest))


def _stated(document: Document) -> Iterator[str]:
    held = (document.number, document.committee, document.issuer)
    names = (person.name for person in document.people)
    said = (value for name, value in document.fields.items() if name not in _REPEATING)
    for text in (*held, *names, *said):
        if text and len(text) <= SHORT:
            yield text


def _kept(document: Document, rows: Sequence[_Row], width: int) -> Document:
    """Add what is missing: what stands above all that was placed below the title as the first section."""
    title = len(bare(fold(document.title))) + 2  # with the ends of lines about it
    first = next((at for at, row in enumerate(rows) if row.at > title), 0)
    above = _sections(rows[:first], width)
    below = _sections(rows[first:], width)
    return replace(document, sections=(*above, *document.sections, *below))


def _sections(rows: Sequence[_Row], width: int) -> tuple[Section, ...]:
    held: list[Line] = []
    joined: list[Line] = []
    for row in rows:
        if not row.missing:
            joined.extend(paragraphs(held, width))
            held = []
            continue
        if row.share() >= 0.5:
            held.append(row.each)
        else:
            held.extend(line(text, row.each) for text in _cuts(row))
    joined.extend(paragraphs(held, width))
    made = tuple(
        Paragraph(each.text, page=each.page, table=each.role == "table") for each in joined
    )
    return (Section(None, made),) if made else ()


def _cuts(row: _Row) -> Iterator[str]:
    """Give the missing stretches of a line as they stand, with the whole of the words they touch."""
    folded = row.each.folded
    places = [at for at, letter in enumerate(folded) if letter.isalnum()]
    words = [found.span() for found in _TOKEN.finditer(folded)]
    done = 0
    for start, stop in row.missing:
        first, last = places[start], places[stop - 1] + 1
        first = min((a for a, b in words if b > first), default=first)
        last = max((b for a, b in words if a < last), default=last)
        if last > done:
            yield cut(row.each, max(first, done), last)
            done = last


def _coverage(document: Document, rows: Sequence[_Row], framing: int) -> float:
    """Measure the share of a source's letters that stand in a document, or that it has no use for."""
    total = sum(len(row.letters) for row in rows)
    fresh = [_Row(row.each, row.letters, [(0, len(row.letters))]) for row in rows if not row.framed]
    said = framing - sum(len(row.letters) for row in rows if row.framed)
    _place(fresh, _units(document))
    lost = sum(stop - start for row in fresh for start, stop in row.missing)
    return round(1 - max(0, lost - said) / total, 4)
