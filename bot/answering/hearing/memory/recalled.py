"""This file reads what is said of what was just shown: "number 4", "more", "why is it here?", "what about 2025?"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.arguments import courtesy, periods, questions
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.positions import LAST, Place, place_in
from bot.answering.arguments.words import either_script
from bot.answering.asking import own_words
from bot.answering.finding import lookups
from bot.answering.finding.places import parted
from bot.answering.following import followed
from bot.answering.hearing import grammar, reading, writing
from bot.answering.hearing.memory import reading_on
from bot.answering.hearing.memory.shown import OF_FOLLOWED, OF_ONE, OF_ROWS, PAGED, Shown, key_of
from bot.answering.hearing.one_paper import beside
from bot.answering.hearing.pieces.known import is_topic
from bot.answering.intents import (
    Amend,
    AskPaper,
    Commitments,
    Edit,
    Follow,
    Guessed,
    Help,
    Intent,
    Latest,
    ListFollowed,
    Meetings,
    Misunderstood,
    More,
    Mute,
    Profile,
    Search,
    Show,
    ShowCommitment,
    ShowRow,
    ShowSaved,
    Unsubscribe,
    WriteNote,
)
from bot.answering.seen import book_of
from bot.answering.speech import Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.topics import registers
from storage.published import papers

# That a row is to be shown once more.
# e.g. number 2 again · the first one once more
_AGAIN = re.compile(r" (?:(?:once )?again|once more|one more time)$", re.IGNORECASE)
_MARKS = " .!?。！？"
# e.g. note · note on
_NOTED = re.compile(r"^(?:on|to|for)?[ :：]*$", re.IGNORECASE)
# A note that is said to be of what was looked at; "note that it is late" may be of anything.
# e.g. note on it: ask about costs · note this paper, ask · 筆記這份：問費用
_NOTE_ON_IT = re.compile(
    either_script(
        r"^\W{0,3}(?:please )?note (?:(?:on|to|for) )?(?:it|this|that)(?: paper| one)? ?[:,：，]"
        r"|^(?:筆記|備註|註記|批註)(?:在|於)?(?:這|呢|此|該)(?:份|篇|個)(?:文件)?[:,：，]"
    ),
    re.IGNORECASE,
)
# e.g. more · next page · show me more · 更多 · 下一頁 · 仲有冇
_MORE = re.compile(
    either_script(
        r"^(?:(?:show|give|see|list|get)(?: me| us)? )?"
        r"(?:(?:the )?(?:next|more|further)(?: (?:page|ones?|of (?:them|these|those)|results?|papers?|rows?"
        r"|items?))?"
        r"|the (?:rest|others)|(?:any|what) (?:more|else)|(?:any|are there|is there) more|there's more)"
        r"(?: of (?:them|these|those))?$"
        r"|^(?:睇|看)?(?:更多|多啲|再多啲|下一?頁|下頁|後面的?|餘下的?|其餘的?|還有(?:嗎|呢)?|仲有(?:冇|無|咩)?"
        r"|再來)$"
    ),
    re.IGNORECASE,
)
# What cannot mean anything but a list.
# e.g. next page · 下一頁
_PAGE = re.compile(either_script(r"^(?:the )?next page$|^下一?頁$"), re.IGNORECASE)
# e.g. what about 2025 · and for AI · only since last month · 人工智能呢
_OTHER = re.compile(
    either_script(
        r"^(?:and |so |ok(?:ay)?,? )?(?:(?:what|how) about|same (?:for|on|with)|the same (?:for|on|with))"
        r"(?: (?:in|for|on|from|those in|those on|the ones in|the ones on))? (?P<a>.{2,60})$"
        r"|^(?:and|only|just)(?: (?:those|the ones))? "
        r"(?P<b>(?:in|since|from|for|on|before|until|about|of|by) .{2,60})$"
        r"|^and (?P<e>[^,]{2,40})$|^(?:咁|那麼?|而)?(?P<c>.{2,20}?)(?:呢|又點|又如何|又怎樣)$"
        r"|^(?:只要|淨係(?:要|睇)?|只看)(?P<d>.{2,20}?)(?:的|嘅)?$"
    ),
    re.IGNORECASE,
)
_FOR = re.compile(r"^for ", re.IGNORECASE)  # "just for fun" names nothing that is looked for
_DOING = re.compile(r"^(?P<stem>[a-z]{3,12})ing(?P<rest> .*)?$", re.IGNORECASE)  # e.g. muting AI
_JOINED = re.compile(r"^(?:for|on|about|of|by) ", re.IGNORECASE)
# What is looked at just now, said and not merely meant.
# e.g. save it · why is this here · 引用呢份
_IT = re.compile(
    either_script(
        r"\b(?:it|this|that)\b(?! (?:week|month|year|channel|morning))|(?:這|呢|嗰|該|此)(?:份|篇|個)|佢|它"
    ),
    re.IGNORECASE,
)
_STOPPING = re.compile(
    either_script(
        LEAD + r"(?:mute|unsubscribe|stop|remove|drop|unfollow)\b|^(?:靜音|取消|停|唔要|移除)"
    ),
    re.IGNORECASE,
)

# What takes one row off a list, with "…" where its place stands.
# e.g. take … off · get rid of … · remove … please · 刪走…
_TAKEN_OFF = re.compile(
    either_script(
        LEAD
        + r"(?:and )?(?:(?:take|cross|strike|scratch) … (?:off|out)(?: (?:the|my|our|this|that) list)?"
        r"|(?:remove|drop|delete|get rid of|bin|unsave) …(?: (?:from|off) (?:the|my|our|this|that) list)?)"
        r"(?: (?:please|pls|thanks))?\W*$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?:刪(?:除|走|咗|掉)?|移除|拎走|攞走|剔走|除走|去掉) ?…(?:喇|啦|吧|了)?\W*$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?:將|把)? ?… ?"
        r"(?:刪(?:除|走|咗|掉|去)?|移除|拎走|攞走|剔走|除走|去掉|唔要|不要)(?:喇|啦|吧|了)?\W*$"
    ),
    re.IGNORECASE,
)

# The same with a bare figure, which is that of whatever was shown last.
# e.g. take 1 off the list · remove 2 please · 刪走2
_FIGURE_OFF = re.compile(
    either_script(
        r"^(?P<before>\W*(?:please |pls |can you |could you |and |ok )?(?:take|cross|strike|scratch|remove|drop"
        r"|delete|get rid of|bin|unsave)) (?P<n>\d{1,2})"
        r"(?P<after>(?: (?:off|out))?(?: (?:from |off )?(?:the|my|our|this|that) list)?"
        r"(?: (?:please|pls|thanks))?)\W*$"
        r"|^\W*(?P<han>(?:唔該|麻煩|請|幫我)?(?:刪(?:除|走|咗|掉)?|移除|拎走|攞走|剔走|除走|去掉)) ?(?P<n_>\d{1,2})"
        r"(?P<han_>(?:喇|啦|吧|了)?)\W*$"
    ),
    re.IGNORECASE,
)


def meant(desk: Desk, text: str, speaker: Speaker) -> Intent | None:
    """Give what a text says of what was just shown; None where it says nothing of it.

    Raises Several where a place may be that of the list, or of the page that was shown last.
    """
    said = _AGAIN.sub("", courtesy.without(text) or text.strip())
    place = place_in(text) or place_in(said)
    if place and _said_elsewhere(place.before):
        place = None
    shown: Shown | None = desk.recent.get(key_of(speaker), desk.clock())
    if shown is None or shown == Shown():
        return _forgotten(desk, said, place, speaker)
    if place is None and (off := _taken_off(text)) and shown.intent is not None:
        short = Misunderstood("", "list_short", "0", ("list",))
        return _placed(desk, shown, off, speaker) if shown.rows else short
    if _MORE.match(said) and not (speaker.about and not shown.rows and not shown.paper):
        return _more(shown, page=bool(_PAGE.match(said)))
    if shown.paper and not speaker.about and (onward := reading_on.meant(shown, said)):
        return onward
    if place and shown.rows:
        return _placed(desk, shown, place, speaker)
    found = _OTHER.match(text.strip().rstrip(_MARKS)) or _OTHER.match(said)
    if found and (other := _other(desk, shown, found, speaker)):
        return other
    only = shown.rows[0].ref if len(shown.rows) == 1 else ""
    if (shown.paper or only) and not speaker.about and _IT.search(said):
        return _of_it(desk, shown.paper or only, text, speaker)
    return None


def _taken_off(text: str) -> Place | None:
    """Give the place of a row that is taken off by its bare figure."""
    found = _FIGURE_OFF.match(text.strip())
    if found is None:
        return None
    before, after = (
        found[one] or found[other] for one, other in (("before", "han"), ("after", "han_"))
    )
    return Place(int(found["n"] or found["n_"]), before.strip(), (after or "").strip())


def _said_elsewhere(before: str) -> bool:
    """Say whether a command that takes words of one's own stands before a place: it is one of them."""
    found = grammar.command_typed(before) if before else None
    if found is None:
        return False
    command, rest = found
    if WriteNote in command.answers:
        return not _NOTED.match(rest)
    return not any(one in OF_ROWS for one in command.answers)


def _forgotten(desk: Desk, said: str, place: Place | None, speaker: Speaker) -> Intent | None:
    """Say that no list is known where a place in one is named, and nothing else can be meant."""
    forgotten = Misunderstood("", "list_forgotten", "", ("latest", "list"))
    if speaker.about:
        return None
    if _PAGE.match(said):
        return forgotten
    if place is None or not (place.before or place.sure):
        return None
    spoken = place.with_("paper:1")
    read = grammar.parse(spoken) if place.before or place.after else Show("paper:1")
    if isinstance(read, OF_ONE) and parted(read.reference)[0] == "paper:1":
        return forgotten
    return forgotten if place.sure and _is_bare(place, "1") else None


def _is_bare(place: Place, name: str) -> bool:
    """Say whether a sentence is nothing but a place and what is done with it."""
    if not place.before and not place.after:
        return True
    read = grammar.parse(place.with_(name))
    if isinstance(read, Unsubscribe | Mute):
        return read.targets == (name,)
    if isinstance(read, Edit | Amend):
        return str(read.number) == name
    return isinstance(read, OF_ONE) and parted(read.reference)[0] == name


def _more(shown: Shown, *, page: bool) -> Intent | None:
    """Give what comes after what was shown: the next page, or a paper's next paragraphs."""
    if shown.paper and not (page and shown.rows):
        return shown.onward or More(shown.paper)
    intent, ended = shown.intent, Misunderstood("", "list_ended", "", ("latest",))
    if isinstance(intent, PAGED):
        return replace(intent, skip=shown.skip)
    if isinstance(intent, ShowSaved):
        return ShowSaved(intent.start + shown.page)
    if isinstance(intent, Profile) and (whom := registers.found(intent.name)):
        named = {"committee" if whom[0].kind == "bureau" else whom[0].kind: intent.name}
        if named.keys() <= {"member", "committee"}:
            return Search("", **named, skip=shown.skip)  # type: ignore[arg-type]
    return ended


def _placed(desk: Desk, shown: Shown, place: Place, speaker: Speaker) -> Intent | None:
    """Give what is said of one row."""
    rows = shown.rows
    number = len(rows) if place.number == LAST else place.number
    if place.number != LAST and not place.before and not place.sure and number > len(rows):
        return None  # a figure by itself is a figure
    if isinstance(shown.intent, ListFollowed):
        return _of_followed(desk, place, number, shown, speaker)
    if isinstance(shown.intent, ShowSaved) and _TAKEN_OFF.match(
        f"{place.before} … {place.after}".strip()
    ):
        place = replace(place, before="unsave", after="")
    if number > len(rows):
        short = Misunderstood("", "list_short", str(len(rows)), ("more", "latest"))
        return short if _is_bare(place, "paper:1") else None
    off = _TAKEN_OFF.match(f"{place.before} … {place.after}".strip())
    if _STOPPING.match(place.before) or (off and place.before != "unsave"):
        return Misunderstood("", "list_of_papers", "", ("list",))
    row = rows[number - 1]
    done = _said_of(desk, row, place, speaker)
    start = len(rows) - shown.page
    other = rows[start + number - 1] if start > 0 and number <= shown.page else row
    if done is not None and other.ref and row.ref and other.ref != row.ref:
        with desk.store.read() as session:
            ids = [int(one.ref.removeprefix("paper:")) for one in (row, other)]
            found = papers.papers(session, ids, texts=False)
        named = row.ref if isinstance(done, ShowRow) else ""
        raise lookups.Several(row.ref, found, Show(named) if named else done)
    return done


def _said_of(desk: Desk, row: Row, place: Place, speaker: Speaker) -> Intent | None:
    """Read the words around a place as said of its row."""
    if not place.before and not place.after:
        return _opened(row)
    typed = place.with_(row.ref or "paper:1")
    read = grammar.parse(typed)
    if questions.asks(typed) or not isinstance(read, (*OF_ONE, Follow)):
        read = reading.meant(desk, typed, speaker)
    if isinstance(read, Guessed) and read.intent is not None:
        read = read.intent
    if not row.ref:
        return ShowRow(row) if isinstance(read, (*OF_ONE, Follow)) else None
    if isinstance(read, Follow) and read.what == row.ref:
        with desk.store.read() as session:
            (paper,) = lookups.by_reference(session, row.ref)[:1] or (None,)
            what = lookups.reference_to(session, paper) if paper else row.ref
        return replace(read, what=what, kind="paper")
    if isinstance(read, Help):
        return read
    if not isinstance(read, OF_ONE) or parted(read.reference)[0] != row.ref:
        return _asked_of_row(desk, row, place, speaker)
    return _opened(row) if isinstance(read, Show) and parted(read.reference)[1] is None else read


def _asked_of_row(desk: Desk, row: Row, place: Place, speaker: Speaker) -> AskPaper | None:
    """Read the words around a place as a question about the paper of its row."""
    text = place.with_("this one")
    with desk.store.read() as session:
        found = lookups.by_reference(session, row.ref)
    if len(found) != 1:
        return None
    read = reading.meant(desk, text, replace(speaker, about=(found[0].id,)))
    return replace(read, reference=row.ref) if isinstance(read, AskPaper) else None


def _opened(row: Row) -> Intent:
    if row.line:
        return ShowCommitment(row.line.rpartition(" ")[2])
    return Show(row.ref) if row.ref else ShowRow(row)


def _of_followed(
    desk: Desk, place: Place, number: int, shown: Shown, speaker: Speaker
) -> Intent | None:
    """Read what is said of one thing that is followed; what is not clear is offered.

    Where another thing has the number by now, the list is shown again.
    """
    rows, listing = shown.rows, shown.intent
    if _TAKEN_OFF.match(f"{place.before} … {place.after}".strip()):
        place = replace(place, before="unsubscribe", after="")
    if number > len(rows):
        short = Misunderstood("", "list_short", str(len(rows)), ("list",))
        return short if _is_bare(place, str(number)) else None
    row = rows[number - 1]
    if isinstance(listing, ListFollowed) and listing.place is not None:
        name = row.title.partition(". ")[2]
        there = (f"unsubscribe {name} in {listing.place}",)
        return Misunderstood("", "row_which", str(number), there)
    with desk.store.read() as session:
        if not followed.stands(session, number, row, speaker):
            return listing
    read = reading.meant(desk, place.with_(str(number)), speaker)
    named = read.targets if isinstance(read, Unsubscribe | Mute) else (str(number),)
    if isinstance(read, OF_FOLLOWED) and named == (str(number),):
        return read
    write = (f"edit {number}", f"mute {number} until 1 week", f"unsubscribe {number}")
    return Misunderstood("", "row_which", str(number), write)


def _other(desk: Desk, shown: Shown, found: re.Match[str], speaker: Speaker) -> Intent | None:
    """Give the same list of another time, topic or body."""
    gap = next(filter(None, found.groups()), "").strip()
    left, period = periods.parted(gap, years=True)
    intent, today = shown.intent, hong_kong(desk.clock()).date()
    if period is not None and not left:
        first, last = period.days(today)
        if isinstance(intent, Latest):
            return Latest(intent.topic, intent.limit, period)
        if isinstance(intent, Commitments):
            return replace(intent, due=None, period=period)
        if isinstance(intent, Profile):
            intent = _of_profile(intent)
        if isinstance(intent, Search):
            return _typed(replace(intent, period=None, since=first, until=last))
        return None
    name = _JOINED.sub("", gap)
    with desk.store.read() as session:
        known = is_topic(book_of(session, speaker), name)
    body = [one for one in registers.found(name) if one.kind != "programme"]
    if not known and not body:
        if _asks_a_change(desk, name, speaker):
            return None
        meant_so = _only_words(intent) and not (found["e"] or _FOR.match(found["b"] or ""))
        return _typed(replace(intent, words=name)) if meant_so else None  # type: ignore[type-var]
    if isinstance(intent, Profile):
        return Profile(name, name) if body else None
    if isinstance(intent, Latest) and body and not known:
        return Profile(name, name)
    if isinstance(intent, Latest | Commitments | Meetings):
        return replace(intent, topic=name)
    if isinstance(intent, Search):
        return _typed(replace(intent, topic=name) if intent.topic else replace(intent, words=name))
    return None


def _asks_a_change(desk: Desk, name: str, speaker: Speaker) -> bool:
    """Say whether words ask for a change, or for help, and name nothing that is looked for."""
    read = reading.meant(desk, name, speaker)
    if isinstance(read, Guessed):
        return read.intent is None or isinstance(read.intent, Help)
    if read.changes or isinstance(read, Help):
        return True
    doing = _DOING.match(name)
    if doing is None:
        return False
    stem, rest = doing["stem"], doing["rest"] or ""
    verbs = (stem, f"{stem}e", stem[:-1])  # pausing, muting, stopping
    return any(grammar.parse(f"{one}{rest}").changes for one in verbs)


def _only_words(intent: Intent | None) -> bool:
    return isinstance(intent, Search) and bool(intent.words)


def _typed(intent: Intent | None) -> Search | None:
    """Write a search anew as it would be typed."""
    if not isinstance(intent, Search):
        return None
    bare = replace(intent, hint=None, weak=None, offers=(), skip=0)
    return replace(bare, typed=writing.written(bare, "en") or "")


def _of_profile(intent: Profile) -> Search | None:
    kinds = [one.kind for one in registers.found(intent.name)]
    if kinds[:1] == ["member"]:
        return Search("", member=intent.name)
    return Search("", committee=intent.name) if kinds else None


def _of_it(desk: Desk, reference: str, text: str, speaker: Speaker) -> Intent | None:
    """Let "it" mean the paper that was looked at last."""
    with desk.store.read() as session:
        found = lookups.by_reference(session, reference)
    if len(found) != 1:
        return None
    read = reading.meant(desk, text, replace(speaker, about=(found[0].id,)))
    if isinstance(read, WriteNote) and not _NOTE_ON_IT.match(text):
        return Guessed(None, f"note {read.reference} {read.text}")
    if isinstance(read, AskPaper):
        whole = own_words.holds(found[0], text, speaker.language)
        return read if beside.is_of_one(text, whole=whole) else None
    named = lookups.is_reference(read.what) if isinstance(read, Follow) else False
    return read if named or isinstance(read, OF_ONE) else None
