"""This file reads the Official Record of the Council's proceedings: who said what, on which item, and how was voted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrapers.items import Document, Language, Paragraph, Person, Section
from scrapers.kinds.lines import Line, Sheet, line
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import ITEM, continues, ends_sentence, folded_pattern, glued
from scrapers.kinds.people import member
from scrapers.kinds.releases import Issue
from scrapers.kinds.remainder import completed
from scrapers.readers.limits import DEFAULT
from scrapers.speakers import CHAIRS, MEMBER, SEPARATOR
from scrapers.text import hk_date

FORM = "hansard"
# How the record names itself.
# e.g. OFFICIAL RECORD OF PROCEEDINGS · 會議過程正式紀錄
_NAMED = folded_pattern(r"^official record of proceedings$|^會議過程正式[紀記]錄$")
# What stands at the head of each page.
# e.g. LEGISLATIVE COUNCIL ─ 7 October 2026 · 立法會 ─ 2026年10月7日
_HEAD = folded_pattern(
    r"^\d{0,6}\s?(?:legislative council|立法會)\s?[-–—─―]\s?(?:\d{1,2} [a-z]{3,9} \d{4}"
    r"|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)\s?\d{0,6}$"
)
# Who speaks, before a colon, with the number of the question that is asked.
# e.g. 3. MR CHAN TAI-MAN (in Cantonese): President · SECRETARY FOR SECURITY (in Putonghua): The
_ENGLISH = re.compile(
    r"^(?:(?P<no>\d{1,2})[.．]\s{0,9})?(?P<who>"
    r"(?:(?:THE |DEPUTY |ACTING )?(?:PRESIDENT|CHAIRMAN|CHIEF EXECUTIVE|CLERK)"
    r"|(?:THE )?(?:HON |MR |MRS |MS |MISS |DR |PROF |PROFESSOR |IR |SR |REV )[A-Z]"
    r"|(?:UNDER |CHIEF |FINANCIAL |ACTING |DEPUTY )*SECRETARY\b)[A-Z0-9 ,.'’&/-]{0,110}?)\s?"
    r"(?:\([^()]{2,40}\)\s?)?:\s?(?=\S)"
)
# e.g. 3. 陳大文議員：主席 · 保安局局長：多謝 · 全委會主席：請 · 陳大文議員（譯文）：主席
_CHINESE = re.compile(
    r"^(?:(?P<no>\d{1,2})[.．]\s{0,9})?(?P<who>[\u4e00-\u9fff·‧]{0,20}"
    r"(?:議員|议员|主席|司長|司长|局長|局长|秘書|秘书|秘書長|秘书长|行政長官|行政长官|專員|专员))"
    r"\s?(?:[(（][^()（）]{1,12}[)）]\s?)?[:：]\s?(?=\S)"
)
_WRAPPED = re.compile(r"^[A-Z][A-Z0-9 ,.'’&/()-]{20,}")  # an office whose name takes two lines
_OFFICE = re.compile(r"(?:SECRETARY|PRESIDENT|CHAIRMAN|EXECUTIVE|CLERK)\b")
# How a vote is recorded: who voted how, and what was announced.
# e.g. Mr CHAN and Ms LEE voted for the motion. · 陳大文議員贊成。 · 主席宣布出席議員80人，70人贊成
_OPENS_VOTE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Ir|Sr|Rev|Hon)\.? [A-Z]|THE (?:PRESIDENT|CHAIRMAN|DEPUTY)"
    r"|[\u4e00-\u9fff·]{2,8}(?:議員|议员|主席)|(?:代理|全委[會会])?主席)"
)
# e.g. voted against the amendment. · 反對修正案。 · 棄權。
_CLOSES_VOTE = re.compile(
    r"(?:\bvoted (?:for|against) the [a-z' ]{1,40}|\babstained|\bdid not cast any vote)\.?$"
    r"|(?:(?:表示)?(?:贊成|赞成|反對|反对)(?:[該该]?[議议]案|修正案)?|棄權|弃权|(?:沒有|没有|並無)表決)。?$"
)
# e.g. announced that there were 60 Members · 宣布出席議員60人，42人贊成
_ANNOUNCED = re.compile(
    r"\bannounced that there were \d|宣布.{0,12}(?:出席|分組|分组).{0,30}\d{1,3}\s?人.{0,60}(?:贊成|赞成)"
)
_DIRECTION = re.compile(r"^[(（].{1,300}[)）]$")  # what happened while nobody spoke
_MOST_HEADING, _LONGEST_HEADING, _TOP = 5, 160, 60
_LEAST = 3  # speeches, from which a text is a record of them
_MOST_PEOPLE = 300
_VOTE: Mapping[Language, str] = {"en": "Vote", "zh-Hant": "表決", "zh-Hans": "表决"}
_NUMBER = re.compile(r"^\d{1,2}\. ")


@dataclass
class _Built:
    """The speeches as they grow: what is being discussed, who speaks, and where paragraphs stand."""

    width: int
    language: Language
    sections: list[Section] = field(default_factory=list)
    item: str = ""
    on_page: dict[int, int] = field(default_factory=dict)
    votes: int = 0

    def speech(self, who: str, lines: Sequence[Line]) -> None:
        """Add a speech; what stands below it of a vote is a section of its own."""
        said: list[Paragraph] = []
        voted: list[Paragraph] = []
        for each in paragraphs(_close(lines), self.width):
            is_vote = _is_vote(each.text)
            self.votes += is_vote and _ANNOUNCED.search(each.text[:300]) is not None
            kept = Paragraph(each.text, no=self._place(each), page=each.page)
            (voted if voted or is_vote else said).append(kept)
        for last, held in ((who, said), (_VOTE[self.language], voted)):
            if held:
                heading = SEPARATOR.join(part for part in (self.item, last) if part)
                self.sections.append(Section(heading, tuple(held)))

    def _place(self, each: Line) -> str:
        """Name a paragraph by its page in the file and its place among those that begin on it."""
        page = each.page or 1
        self.on_page[page] = self.on_page.get(page, 0) + 1
        return f"p{page}-{self.on_page[page]}"


def recognise(page: Sheet) -> bool:
    """Say whether lines are such a record: it names itself, or heads its pages so, and several speak in it."""
    top = page.lines[:_TOP]
    if not any(_NAMED.match(each.folded) or _HEAD.match(each.folded) for each in top):
        return False
    count = 0
    for at in range(len(page.lines)):
        count += _turn(page.lines, at) is not None
        if count == _LEAST:
            return True
    return False


def structure(page: Sheet, language: Language, *, title: str | None, issue: Issue) -> Document:
    """Make the document of a record: a section for each speech under its item, another for each vote."""
    heads = [each for each in page.lines if _HEAD.match(each.folded)]
    lines = [each for each in page.lines if not _HEAD.match(each.folded)]
    turns = [(at, found) for at in range(len(lines)) if (found := _turn(lines, at)) is not None]
    built = _Built(page.width, language)
    speakers = _speeches(built, lines, turns)
    stated = (hk_date(each.text[:200]) for each in (*heads, *lines[:_TOP]))
    day = next((found for found in stated if found is not None), None)
    members = dict.fromkeys(member(who) for who in speakers if MEMBER.search(who))
    fields = {
        "form": FORM,
        "sitting": day.isoformat() if day else "",
        "speakers": str(len(speakers)),
        "speeches": str(len(turns)),
        "votes": str(built.votes) if built.votes else "",
    }
    document = Document(
        kind="hansard",
        language=language,
        title=title or (lines[0].text if lines else ""),
        published=issue.day,
        meeting_date=day,
        people=tuple(Person("speaker", name) for name in list(members)[:_MOST_PEOPLE]),
        fields={name: value for name, value in fields.items() if value},
        sections=tuple(built.sections),
    )
    labels = [each.text for each in heads]
    return completed(
        document, page.lines, page.width, labels=labels, formulas=dict.fromkeys(labels)
    )


def _speeches(
    built: _Built, lines: Sequence[Line], turns: Sequence[tuple[int, re.Match[str]]]
) -> list[str]:
    """Add each speech under the headings above it; give who spoke, each once."""
    spoken: dict[str, None] = {}
    begins = turns[0][0] if turns else len(lines)  # the names above it are no headings
    front = paragraphs(lines[:begins], built.width)
    if front:
        opening = tuple(Paragraph(each.text, page=each.page) for each in front)
        built.sections.append(Section(None, opening))
    for number, (at, found) in enumerate(turns):
        _under(built, _headings(lines, at, begins)[1], found["no"])
        stop = turns[number + 1][0] if number + 1 < len(turns) else len(lines)
        begins = _headings(lines, stop, at + 1)[0] if stop < len(lines) else stop
        who = " ".join(found["who"].split())
        spoken[who] = None
        built.speech(who, lines[at:begins])
    return [who for who in spoken if not CHAIRS.search(who)]


def _under(built: _Built, headings: Sequence[str], no: str | None) -> None:
    """Let what follows stand under the last of some headings, and the others by themselves."""
    for each in headings[:-1]:
        built.sections.append(Section(each))
    if headings:
        built.item = headings[-1]
    if no and built.item:
        built.item = f"{no}. {_NUMBER.sub('', built.item)}"


def _close(lines: Sequence[Line]) -> list[Line]:
    """Join lines that stand right below each other in the middle of a sentence, however short the first one is."""
    made: list[list[Line]] = []
    size = 0
    for each in lines:
        held = made[-1][-1] if made else None
        goes_on = (
            held is not None
            and not each.gap
            and {held.role, each.role} == {"paragraph"}
            and not (held.logical or each.logical or ends_sentence(held.text))
            and not ITEM.match(each.folded)
            and size + len(each.text) <= DEFAULT.line
        )
        if goes_on:
            made[-1].append(each)
            size += len(each.text)
        else:
            made.append([each])
            size = len(each.text)
    return [
        one[0]
        if len(one) == 1
        else replace(line(glued(each.text for each in one), one[0]), logical=False)
        for one in made
    ]


def _turn(lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """Give who begins to speak in a line; an office's name may go on in the next one."""
    text = lines[at].text
    found = _ENGLISH.match(text) or _CHINESE.match(text)
    if found is not None or at + 1 >= len(lines) or lines[at + 1].gap:
        return found
    rest = lines[at + 1].text[:200]
    if _WRAPPED.match(text) and _OFFICE.search(text) and not _ENGLISH.match(rest):
        return _ENGLISH.match(f"{text} {rest}")
    return None


def _headings(lines: Sequence[Line], stop: int, start: int) -> tuple[int, list[str]]:
    """Give where the headings right above a speech begin, and what they are, each joined."""
    begins = stop
    while begins > start and stop - begins < _MOST_HEADING and _is_heading(lines[begins - 1]):
        begins -= 1
    groups: list[list[str]] = []
    for at in range(begins, stop):
        if at == begins or lines[at].gap:
            groups.append([])
        groups[-1].append(lines[at].text)
    return begins, [glued(each) for each in groups]


def _is_heading(each: Line) -> bool:
    return (
        each.role != "table"
        and len(each.text) <= _LONGEST_HEADING
        and not ends_sentence(each.text)
        and not continues(each.text)
        and not _DIRECTION.match(each.text)
        and not _is_vote(each.text)
    )


def _is_vote(text: str) -> bool:
    if _OPENS_VOTE.match(text) is None:
        return False
    return _CLOSES_VOTE.search(text[-120:]) is not None or _ANNOUNCED.search(text[:300]) is not None
