"""This file writes the lines that a sentence likely asks for: the command by its words, the rest by what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.answering.arguments.kind_names import alone
from bot.answering.arguments.languages import SPOKEN
from bot.answering.arguments.naming import clients_of, listing_of
from bot.answering.arguments.positions import place_in
from bot.answering.arguments.sought import sought
from bot.answering.commands import COMMANDS
from bot.answering.hearing.likelihood import switches
from bot.answering.hearing.likelihood.classifier import ranked
from bot.answering.hearing.likelihood.evidence import is_apt
from bot.answering.hearing.pieces import gist, lasting
from bot.answering.hearing.pieces.gapped import MOST_LETTERS, Gapped, gapped
from bot.answering.hearing.pieces.named import Named, is_numbered, numbered
from bot.answering.hearing.pieces.nights import quiet
from bot.answering.names import TopicBook
from scrapers.items import Language
from scrapers.text import fold

MOST = 6  # commands that are tried
FAR = 12.0  # so much behind the first, a command is not offered beside it
# That what comes cannot be read, which asks for the other language.
# e.g. can't make head or tail of it · 睇到頭都暈
_UNREAD = re.compile(
    r"^(?!.*\bonly\b).*(?:(?:can't|cannot|can not|don't|doesn't) (?:make|read|understand|follow)|head or tail)"
    r"|^(?!.*[转轉].).*(?:睇唔明|看不懂|头都晕|睇唔到|看不明)",
    re.IGNORECASE,
)
_BODIES = ("committee", "bureau", "member")
_OF_PAPERS = ("show", "why", "more", "citation", "story", "save", "unsave", "note", "follow_paper")
_MORE_ABOUT = {"quiet": "quiet", "search": "search", "email": "email", "e-mail": "email", "mail": "email",
               "digest": "digest",
               "勿扰": "quiet", "搜寻": "search", "搜索": "search", "电邮": "email", "邮件": "email",
               "摘要": "digest"}  # fmt: skip

# e.g. in English · 用英文
_SPOKEN_IN = re.compile(
    r"(?:\bin |用|以)(english|(?:traditional |simplified )?chinese|英文|中文|繁體|繁体|簡體|简体)",
    re.IGNORECASE,
)
# That the words of a paper are asked for.
# e.g. the full wording · 原文，由第4段起
_ITS_TEXT = re.compile(
    r"\b(?:full|whole|entire|complete|actual|exact) (?:text|wording|words|paper|document)\b|\bverbatim\b"
    r"|\bfrom (?:para|paragraph|¶)|全文|原文|內文|内文|第\d{1,3}段",
    re.IGNORECASE,
)


# That the versions of a paper, or its languages, are asked for, which its card shows.
# e.g. what changed in · the revised version · 改咗啲乜 · 有冇英文版
_VERSIONS = re.compile(
    r"\b(?:what(?:'s| has| was|)? (?:changed|different|new)|compare|diff|versions?"
    r"|(?<!is )(?<!be )(?<!gets )(?<!was )revised|revisions?)\b"
    r"|改[咗了動动]|(?:有[咩乜什麼么]{1,2}|的|嘅)?(?:分別|分别|差異|差异|變動|变动)|[英中]文版|版本|[新舊旧]版"
    r"|(?:比較|比较|對比|对比).{0,6}(?:版|兩個|两个|新舊|新旧|改)",
    re.IGNORECASE,
)


class Likely(NamedTuple):
    """A line that a sentence may ask for, and by how much another command is less likely than the first.

    `lead` is that of the first over the second; 0 for every line but the first. `behind` is how far a line
    is behind the likeliest command.
    """

    line: str
    lead: float
    behind: float


# e.g. on e-filing · 關於開放數據
_ABOUT = re.compile(
    r"(?:\b(?:about|regarding|concerning|on) "
    r"(?P<what>(?!the\b|our\b)[\w-]{3,30}(?: (?!by\b|in\b|for\b|before\b|until\b|and\b|due\b|this\b|next\b"
    r"|last\b)[\w-]{2,30}){0,2})|(?:關於|有關|关于|有关)(?P<han>[\u3400-\u9fff]{2,12}?)(?=[，,、。?？的嘅]|$))",
    re.IGNORECASE,
)
# e.g. tell them that · please say the
_TOLD = re.compile(r"\b(?:that|saying)\b|[話说講][,，]?", re.IGNORECASE)
_THAT = re.compile(r"^(?:that|to say|says?|[:：,，])\s*", re.IGNORECASE)
# e.g. feedback: · 意見：
_COLON = re.compile(r"[:：](?!\d|//)|(?<!\d)：")
# e.g. let anybody change it again
_ANYONE = re.compile(
    r"\b(?:anyone|anybody|everyone|everybody|all of us)\b|任何人|所有人|人人", re.IGNORECASE
)
Line = Callable[[Named], str | None]


def likely(
    text: str, book: TopicBook, language: Language = "en", *, before_us: bool = False
) -> Iterator[Likely]:
    """Give the lines that a sentence may stand for, the likeliest first.

    With `before_us` it stands in the thread of a paper, which it may mean.
    """
    if len(text) > MOST_LETTERS or "<" in text:  # a platform's own mark is no word
        return
    text = lasting.not_then(text)
    said = gapped(text, book)
    if len(said.words) < 2:
        return
    named = Named(text, said, *gist.sensed(text, book), book, language, before_us)
    order = ranked(said.words)
    if not order:
        return
    lead, lines = order[1][1], set[str]()
    for number, (command, behind) in enumerate(order[:MOST]):
        if behind > FAR:
            return
        line = LINES[command](named)
        if line and line not in lines:
            lines.add(line)
            yield Likely(line, lead if number == 0 else 0, behind)


def of_paper(text: str, book: TopicBook) -> list[str]:
    """Give the lines for the paper that a sentence names by its number, the likeliest first."""
    cues, time = gist.sensed(text, book)
    said = gapped(text, book)
    paper = next(iter(cues.names.get("paper", ())), None) or _whole(text, numbered(said))
    if not paper:
        return []
    named = Named(text, said, cues, time, book, "en", before_us=False)
    order = [one for one, _ in ranked(said.words) if one in _OF_PAPERS and is_apt(one, text)]
    order = order or ["show"]
    if _ITS_TEXT.search(text):
        order.insert(0, "more")
    elif order[0] in ("show", "story", "more", "follow_paper", "note") and _VERSIONS.search(text):
        order.insert(0, "show")
    others = [one for one in said.named["paper"] if is_numbered(one) and one != paper]
    found = [LINES[one](named) for one in order[:1]]
    found += [f"show {one}" for one in others]
    found += [LINES[one](named) for one in (*order[1:], "show", "why", "more")]
    paper = "" if others else paper
    return list(dict.fromkeys(line for line in found if line and paper in line))


def _whole(text: str, paper: str) -> str:
    """Give a number that ends where it stands, and is no part of a longer one."""
    at = fold(text).find(fold(paper)) if paper else -1
    return paper if at >= 0 and text[at + len(paper) :][:1] not in ("-", "/", "(") else ""


# e.g. whenever he asks about AI · 問親就通知
_ASKS = re.compile(r"\b(?:asks?|asking|raises?|speaks?|says?)\b|[問问提]", re.IGNORECASE)


def _subscribe(named: Named) -> str | None:
    members = named.all("member")
    if members and named.topics and _ASKS.search(named.text):
        return f"follow {', '.join(members)} {named.schedule}".strip()
    if named.topics:
        spoken = _SPOKEN_IN.search(named.text) if named.schedule else None
        wishes = f"{named.wishes} lang {spoken[1]}" if spoken else named.wishes
        return f"subscribe {', '.join(named.topics)} {wishes}".strip()
    bodies = named.all(*_BODIES)
    return f"follow {', '.join(bodies)} {named.schedule}".strip() if bodies else None


# e.g. take us off everything · 全部退訂
_ALL = re.compile(r"\b(?:all|everything|every)\b|全部|所有|一切|通通", re.IGNORECASE)


def _unsubscribe(named: Named) -> str | None:
    name = named.first("topic", *_BODIES)
    if name:
        return f"unsubscribe {name}"
    return "unsubscribe all" if _ALL.search(named.text) else None


def _mute(named: Named) -> str | None:
    name = named.first("topic", *_BODIES)
    if not name:
        return None
    return f"mute {name} until {named.moment}" if named.moment else f"mute {name} for a week"


def _pause(named: Named) -> str | None:
    if named.moment and named.first("topic", *_BODIES):
        return _mute(named)
    return f"pause until {named.moment}" if named.moment else "pause"


def _digest(named: Named) -> str | None:
    schedule = named.schedule.removesuffix("instant")
    if named.topics and schedule:
        return _subscribe(named)
    return f"digest {schedule or 'daily'}"


def _language(named: Named) -> str:
    said = fold(named.text)
    spoken = next((one for one in sorted(SPOKEN, key=len, reverse=True) if fold(one) in said), "")
    if _UNREAD.search(said) and (spoken or "英" in said):
        return "language tc" if "英" in said or "english" in said else "language en"
    return f"language {spoken or ('英文' if '英' in said else 'tc')}"


# e.g. the last 3 AI papers · latest five papers
_MANY = re.compile(
    r"\b(?:last|latest|newest|(?:most )?recent|top) (?P<n>\d{1,2}|two|three|four|five|six|ten)\b"
    r"(?! (?:days?|weeks?|months?|years?|hours?))"
    r"|最新[的嘅]? ?(?P<han>[\d两三四五六十]{1,2}) ?[份篇条]"
)
_COUNTS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10",
           "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "十": "10"}  # fmt: skip


def _latest(named: Named) -> str:
    if (body := named.first(*_BODIES)) and not named.topics:
        return f"member {body}"
    topic, many = named.first("topic") or "", _MANY.search(fold(named.text))
    said = (many["n"] or many["han"]) if many else ""
    count = _COUNTS.get(said, said) or ""
    return " ".join(filter(None, ("latest", topic, count, named.period)))


# e.g. 「遙距聆訊條例草案」 · “sandbox”
_QUOTED = re.compile(r"[「“\"]([^」”\"]{2,60})[」”\"]")


def _search(named: Named) -> str | None:
    said, kind = sought(named.text, named.period).split(" "), ""
    for piece in said:
        if (filtered := alone(piece)) and len(said) > 1:
            said.remove(piece)
            kind = f" kind:{filtered}"
            break
    quoted = _QUOTED.search(named.text)
    asked = quoted[1] if quoted else " ".join(said)
    return f"search {asked}{kind}" if asked else None


def _meetings(named: Named) -> str:
    name = named.first(*_BODIES, "topic") or ""
    return " ".join(filter(None, ("meetings", name, named.period)))


def _of_paper(verb: str) -> Line:
    return lambda named: f"{verb} {named.paper}" if named.paper else None


def _citation(named: Named) -> str | None:
    return _cited(named.paper, named.said) if named.paper else None


def _cited(paper: str, said: Gapped) -> str:
    style = next((style for word, style in switches.STYLES.items() if word in said.words), "")
    return f"citation {paper} {style}".strip()


def _at_its_colon(text: str) -> tuple[str, str]:
    """Part a text at its first colon, which is in no time and no link."""
    before, *after = _COLON.split(text, maxsplit=1)
    return before, "".join(after)


def _note(named: Named) -> str | None:
    if not named.paper:
        return None
    before, said = _at_its_colon(named.text)
    if not said and named.paper in named.text:  # "note on CB(2)1292/2025 that costs are missing"
        said = _THAT.sub("", named.text.partition(named.paper)[2].strip(" ,，、")) if before else ""
    where = "" if named.paper == "this" else f"{named.paper} "  # the paper of the thread
    return f"note {where}{said.strip()}" if said.strip() else None


def _feedback(named: Named) -> str:
    """Tell what stands behind a colon, or behind "that"."""
    said = _at_its_colon(named.text)[1] or (_TOLD.split(named.text, 1)[1:] or [""])[0]
    return f"feedback {said.strip()}" if said.strip() else "help feedback"


def _admins(named: Named) -> str:
    return "admins off" if _ANYONE.search(fold(named.text)) else "admins only"


def _edit(named: Named) -> str | None:
    if named.topics and named.schedule:
        return _subscribe(named)
    place = place_in(named.text) or next(
        filter(None, map(place_in, gist.clauses(named.text))), None
    )
    return f"edit {place.number}" if place and place.number > 0 else "list"


def _pasted(named: Named) -> str:
    said = _at_its_colon(named.text)[1].strip()
    return f"import {said}" if said else "help import"


def _preview(named: Named) -> str:
    topic = named.first("topic")
    return f"preview {topic}" if topic else "topics"


def _of(command: str, *kinds: str) -> Line:
    def line(named: Named) -> str | None:
        name = named.first(*kinds)
        return f"{command} {name}" if name else None

    return line


def _with(command: str, *kinds: str) -> Line:
    return lambda named: f"{command} {named.first(*kinds) or ''}".strip()


def _commitments(named: Named) -> str:
    about = _ABOUT.search(named.text)
    spoken = (about["what"] or about["han"]) if about else ""
    topic, body = named.first("topic"), named.first("bureau")
    both = f"{topic} {body}" if topic and body else ""
    name = both or named.first("programme", "topic", *_BODIES) or spoken
    return " ".join(filter(None, ("commitments", name, gist.due(named.period))))


def _briefing(named: Named) -> str:
    return f"briefing {named.first('committee') or named.moment}".strip()


def _new_topic(named: Named) -> str | None:
    written = listing_of(named.text)
    return f"topic new {written}" if written else "help topic"


def _new_list(named: Named) -> str:
    written = listing_of(named.text) or clients_of(named.text)
    return f"list new {written}" if written else "lists"


def _email(named: Named) -> str | None:
    address = named.first("email")
    if not (address and named.topics):
        return None
    return f"email {address} {', '.join(named.topics)} {named.schedule}".strip()


def _help(named: Named) -> str:
    said = fold(named.text)
    about = next((command for word, command in _MORE_ABOUT.items() if fold(word) in said), "")
    return f"help {about or _command_in(named.said.words, said)}".strip()


def _command_in(tokens: list[str], said: str) -> str:
    """Give the command whose own word a sentence holds; "" where it holds none."""
    for one in COMMANDS:
        if one.name in tokens and one.name not in ("help", "?", "show", "find", "more"):
            return one.name
    return next(
        (
            one.name
            for one in COMMANDS
            if len(one.chinese) > 1 and fold(one.chinese) in said and one.name != "help"
        ),
        "",
    )


def _always(line: str) -> Line:
    return lambda named: line


def _briefings(named: Named) -> str:
    return _briefing(named) if named.first(*_BODIES) else switches.switch("briefing", named)


# The line of each command of the list of sentences; None where it cannot be written without asking.
LINES: dict[str, Line] = {
    "ahead": _always("ahead"),
    "ahead_off": switches.week_ahead,
    "ahead_on": switches.week_ahead,
    "briefing": _briefing,
    "briefing_off": _briefings,
    "briefing_on": _briefings,
    "citation": _citation,
    "commitments": _commitments,
    "admins": _admins,
    "digest": _digest,
    "digest_now": _always("digest now"),
    "edit": _edit,
    "email": _email,
    "export": _always("export"),
    "feedback": _feedback,
    "follow_paper": _of_paper("follow"),
    "followers": _with("followers", "topic", *_BODIES),
    "help": _help,
    "import": _pasted,
    "language": _language,
    "latest": _latest,
    "list": _always("list"),
    "lists": _new_list,
    "meetings": _meetings,
    "member": _of("member", *_BODIES),
    "mine": _always("commitments mine"),
    "month": _always("month"),
    "month_off": lambda named: switches.switch("month", named),
    "month_on": lambda named: switches.switch("month", named),
    "more": _of_paper("more"),
    "mute": _mute,
    "note": _note,
    "nothing": _always(""),
    "overview": _always("overview"),
    "pause": _pause,
    "preview": _preview,
    "programme": _of("programme", "programme"),
    "quiet": quiet,
    "quiet_off": _always("quiet off"),
    "resume": _always("resume"),
    "sample": _with("sample", "topic"),
    "save": _of_paper("save"),
    "saved": _always("saved"),
    "search": _search,
    "show": _of_paper("show"),
    "status": _always("status"),
    "story": _of_paper("story"),
    "style": switches.style,
    "subscribe": _subscribe,
    "thanks": _always("thanks"),
    "topic_new": _new_topic,
    "topic_show": _of("topic show", "topic"),
    "topics": _always("topics"),
    "undo": _always("undo"),
    "unsave": _of_paper("unsave"),
    "unsubscribe": _unsubscribe,
    "why": _of_paper("why"),
}
