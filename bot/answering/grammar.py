"""This file reads what people type, in English or Chinese, into what they mean; it knows no state."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from rapidfuzz import fuzz, process

from bot.answering import intents, words
from bot.answering.intents import Intent, Misunderstood
from bot.answering.wishes import Reader

LONGEST = 8_000
_CLOSE = 80
_MENTION = re.compile(r"^\s*(?:<@[A-Z0-9]+(?:\|[^>]{0,80})?>\s*)+")
# What is quoted ends somewhere near: a mark that nothing closes is not looked for to the end.
_TOKEN = re.compile(
    r'"[^"]{0,2000}+"|“[^”]{0,2000}+”|「[^」]{0,2000}+」|<[^>]{0,2000}+>|[^\s"“「<]++|["“「<]'
)
_FILTER = re.compile(r"^(member|committee|kind|topic|since|until|due|議員|委員會|種類|主題|到期)[:：](.*)$", re.IGNORECASE | re.DOTALL)  # fmt: skip
_FILTERS = {"議員": "member", "委員會": "committee", "種類": "kind", "主題": "topic", "到期": "due"}
_LISTED = re.compile(r"[,，、]")
_SPAN = re.compile(r"^(\S{1,7}?)\s*(?:-|–|—|~|～|至|to)\s*(\S{1,7})$", re.IGNORECASE)
_QUOTES = '"“”「」'
Arguments = Sequence[str]


def parse(text: str) -> Intent:
    """Say what a text means; without a command it is a search, and nothing at all asks for help."""
    if len(text) > LONGEST:
        return Misunderstood("", "too_long", f"{len(text):,}", ("help",))
    said, tokens, verb = _begun(text)
    if not tokens:
        return intents.Help()
    if verb is None:
        return _search(tokens, hint=_meant(tokens[0]))
    rest = said[len(tokens[0]) :].strip() if said.startswith(tokens[0]) else " ".join(tokens[1:])
    return _READERS[verb](tokens[1:], rest)


def is_command(text: str) -> bool:
    """Say whether a text begins with a command."""
    return len(text) <= LONGEST and _begun(text)[2] is not None


def _begun(text: str) -> tuple[str, list[str], str | None]:
    """Give what is said, word by word, and the command that it begins with, if it is one."""
    said = _MENTION.sub("", _visible(text)).strip()
    tokens: list[str] = _TOKEN.findall(said)
    verb = words.VERB_OF.get(tokens[0].strip(":：").casefold()) if tokens else None
    if verb is None and tokens:
        tokens, verb = _unglued(tokens)
    return said, tokens, None if verb in words.ALONE and len(tokens) > 1 else verb


def _visible(text: str) -> str:
    """Drop what cannot be seen: control, direction and joining characters."""
    return "".join(
        ch
        for ch in text
        if ch in "\n\t" or unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co")
    )


def _unglued(tokens: list[str]) -> tuple[list[str], str | None]:
    for verb in words.GLUED:
        if tokens[0].startswith(verb) and len(tokens[0]) > len(verb):
            return [verb, tokens[0][len(verb) :], *tokens[1:]], words.VERB_OF.get(verb)
    return tokens, None


def _meant(token: str) -> str | None:
    """Name the command that a word misspells, if it does."""
    word = token.casefold()
    if len(word) < 4 or not word.isascii():  # noqa: PLR2004
        return None
    found = process.extractOne(word, words.VERBS.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return found[0] if found else None


def _bare(text: str) -> str:
    return text.strip().strip(_QUOTES).strip()


def _subscribe(tokens: Arguments, rest: str) -> Intent:
    read = Reader(tokens)
    if read.problem:
        return Misunderstood("subscribe", *read.problem, ("subscribe AI daily 08:45",))
    names = tuple(filter(None, (_bare(name) for name in _LISTED.split(read.target))))
    if not names:
        return Misunderstood("subscribe", "which_topic", "", ("subscribe AI",))
    return intents.Subscribe(names, read.wishes, read.place)


def _unsubscribe(tokens: Arguments, rest: str) -> Intent:
    read = Reader(tokens)  # the same shape as subscribe; how it was followed does not matter
    if read.problem:
        return Misunderstood("unsubscribe", *read.problem, ("unsubscribe AI",))
    names = tuple(filter(None, (_bare(name) for name in _LISTED.split(read.target))))
    if not names:
        return Misunderstood("unsubscribe", "which_topic", "", ("list", "unsubscribe all"))
    everything = len(names) == 1 and names[0].casefold() in words.EVERYTHING
    return intents.Unsubscribe(() if everything else names, everything, read.place)


_FOLLOWED = re.compile(
    r"^(committee|member|bureau|paper|委員會|議員|政策局|文件)[:：]\s*", re.IGNORECASE
)
_FOLLOW_KINDS = {"委員會": "committee", "議員": "member", "政策局": "bureau", "文件": "paper"}


def _follow(tokens: Arguments, rest: str) -> Intent:
    read = Reader(tokens)
    write = ("follow Panel on Information Technology and Broadcasting",)
    if read.problem:
        return Misunderstood("follow", *read.problem, write)
    found = _FOLLOWED.match(read.target)
    kind = found[1].casefold() if found else None
    what = _bare(read.target[found.end() :] if found else read.target)
    if not what:
        return Misunderstood("follow", "follow_what", "", write)
    return intents.Follow(what, _FOLLOW_KINDS.get(kind or "", kind), read.wishes, read.place)


def _list(tokens: Arguments, rest: str) -> Intent:
    return intents.ListFollowed()


def _topic(tokens: Arguments, rest: str) -> Intent:
    """Read `topic new <name>: <line>` and its kin."""
    if not tokens:
        return intents.Topics()
    verb = {
        "new": "new", "新增": "new", "add": "new", "edit": "edit", "修改": "edit", "delete": "delete",
        "刪除": "delete", "remove": "delete", "show": "show", "顯示": "show", "list": "list",
    }.get(tokens[0].casefold())  # fmt: skip
    said = rest[len(tokens[0]) :].strip() if verb else rest
    if verb == "list":
        return intents.Topics()
    if verb in ("new", "edit"):
        name, colon, line = _named(said)
        if not (name and colon and line.strip()):
            return Misunderstood(
                f"topic {verb}",
                "topic_line",
                "",
                (f"topic {verb} Drones: drone, 無人機, 低空經濟",),
            )
        return intents.NewTopic(_bare(name), line.strip(), replace=verb == "edit")
    if not _bare(said):
        return Misunderstood("topic", "which_topic", "", ("topics",))
    return intents.DeleteTopic(_bare(said)) if verb == "delete" else intents.ShowTopic(_bare(said))


def _named(said: str) -> tuple[str, str, str]:
    """Cut a topic's name from its line at the first colon, which may be full-width."""
    places = [place for mark in ":：" if (place := said.find(mark)) >= 0]
    if not places:
        return said, "", ""
    return said[: min(places)], ":", said[min(places) + 1 :]


def _latest(tokens: Arguments, rest: str) -> Intent:
    if tokens and tokens[-1].isdecimal() and len(tokens[-1]) <= 2:  # noqa: PLR2004
        return intents.Latest(
            _bare(" ".join(tokens[:-1])) or None, max(1, min(20, int(tokens[-1])))
        )
    return intents.Latest(_bare(rest) or None)


def _search(tokens: Arguments, rest: str = "", *, hint: str | None = None) -> Intent:
    """Read a search: words, and filters with a colon, whose value may be in quotation marks."""
    given: dict[str, str] = {}
    kept: list[str] = []
    waiting: str | None = None
    for token in tokens:
        if waiting:
            given[waiting], waiting = _bare(token), None
            continue
        found = _FILTER.match(token)
        if found is None:
            kept.append(token)
            continue
        name = _FILTERS.get(found[1], found[1].casefold())
        if found[2]:
            given[name] = _bare(found[2])
        else:
            waiting = name
    days = {name: _day(given[name]) for name in ("since", "until") if name in given}
    wrong = next((name for name, day in days.items() if day is None), None)
    if wrong:
        return Misunderstood("search", "bad_day", given[wrong], ("search AI since:2026-09-01",))
    kind = words.KINDS.get(given["kind"].casefold()) if "kind" in given else None
    if "kind" in given and kind is None:
        return Misunderstood("search", "bad_kind", given["kind"], ("search AI kind:question",))
    if not kept and not given:
        return Misunderstood("search", "search_what", "", ("search 人工智能 member:陳曼琪",))
    return intents.Search(
        " ".join(kept),
        member=given.get("member"),
        committee=given.get("committee"),
        kind=kind,
        topic=given.get("topic"),
        since=days.get("since"),
        until=days.get("until"),
        due=given.get("due"),
        hint=hint,
    )


def _day(text: str) -> date | None:
    """Read YYYY-MM-DD, YYYY-MM or YYYY."""
    parts = text.split("-")
    if not all(part.isdecimal() and part.isascii() and len(part) <= 4 for part in parts):  # noqa: PLR2004
        return None
    if len(parts) > 3 or len(parts[0]) != 4:  # noqa: PLR2004
        return None
    try:
        month, day = (*(int(part) for part in parts[1:]), 1, 1)[:2]
        return date(int(parts[0]), month, day)
    except ValueError:
        return None


def _show(tokens: Arguments, rest: str) -> Intent:
    if not _bare(rest):
        return Misunderstood("show", "which_paper", "", ("show CB(2)1292/2025", "show ITIB152"))
    return intents.Show(_bare(rest))


def _commitments(tokens: Arguments, rest: str) -> Intent:
    due = None
    kept = []
    for token in tokens:
        found = _FILTER.match(token)
        if found and _FILTERS.get(found[1], found[1].casefold()) == "due":
            due = _bare(found[2])
            if _day(due) is None:
                return Misunderstood("commitments", "bad_day", due, ("commitments AI due:2026-12",))
        else:
            kept.append(token)
    return intents.Commitments(_bare(" ".join(kept)) or None, due)


def _meetings(tokens: Arguments, rest: str) -> Intent:
    return intents.Meetings(_bare(rest) or None)


def _why(tokens: Arguments, rest: str) -> Intent:
    read = Reader(tokens)
    if not read.target:
        return Misunderstood("why", "which_paper", "", ("why CB(2)1292/2025",))
    return intents.Why(_bare(read.target), read.place)


def _digest(tokens: Arguments, rest: str) -> Intent:
    if not tokens or rest.casefold() in ("now", "即時", "現在", "立即"):
        return intents.DigestNow()
    return _search(["digest", *tokens])


def _preview(tokens: Arguments, rest: str) -> Intent:
    if not _bare(rest):
        return Misunderstood("preview", "which_topic", "", ("preview AI",))
    return intents.Preview(_bare(rest))


def _pause(tokens: Arguments, rest: str) -> Intent:
    until = re.sub(r"^(?:until|till|for|至|到|直至)\s*", "", rest, flags=re.IGNORECASE).strip()
    return intents.Pause(until or None)


def _quiet(tokens: Arguments, rest: str) -> Intent:
    if rest.casefold() in ("off", "none", "never", "關", "關閉", "無"):
        return intents.Quiet(None, None)
    found = _SPAN.match(rest)
    start, end = (words.clock(found[1]), words.clock(found[2])) if found else (None, None)
    if start is None or end is None:
        return Misunderstood("quiet", "bad_span", rest[:40], ("quiet 20:00-08:00", "quiet off"))
    if start == end or {start, end} == {"00:00", "24:00"}:
        return Misunderstood("quiet", "whole_day", rest[:40], ("pause", "quiet off"))
    return intents.Quiet(start, end)


def _import(tokens: Arguments, rest: str) -> Intent:
    lines = tuple(line.strip() for line in rest.replace("```", "\n").splitlines() if line.strip())
    if not lines:
        return Misunderstood("import", "import_what", "", ("export",))
    return intents.Import(lines[:200])


def _feedback(tokens: Arguments, rest: str) -> Intent:
    if not rest:
        return Misunderstood("feedback", "feedback_what", "", ("feedback The bullets help.",))
    return intents.Feedback(rest[:2000])


def _edit(tokens: Arguments, rest: str) -> Intent:
    if rest and not (rest.isdecimal() and len(rest) < 4):  # noqa: PLR2004
        return Misunderstood("edit", "edit_number", rest[:40], ("list", "edit 1"))
    return intents.Edit(int(rest) if rest else None)


def _admins(tokens: Arguments, rest: str) -> Intent:
    if rest.casefold() in ("only", "on", "限"):
        return intents.Admins(only=True)
    if rest.casefold() in ("off", "everyone", "all", "不限"):
        return intents.Admins(only=False)
    return Misunderstood("admins", "admins_what", "", ("admins only", "admins off"))


def _help(tokens: Arguments, rest: str) -> Intent:
    return intents.Help(words.VERB_OF.get(tokens[0].casefold()) if tokens else None)


def _cancel(tokens: Arguments, rest: str) -> Intent:
    return Misunderstood("", "cancel_what", "", ("undo", "unsubscribe AI"))


_READERS: dict[str, Callable[[Arguments, str], Intent]] = {
    "subscribe": _subscribe,
    "unsubscribe": _unsubscribe,
    "follow": _follow,
    "list": _list,
    "topics": lambda tokens, rest: intents.Topics(),
    "topic": _topic,
    "latest": _latest,
    "search": _search,
    "show": _show,
    "commitments": _commitments,
    "meetings": _meetings,
    "why": _why,
    "status": lambda tokens, rest: intents.Status(),
    "digest": _digest,
    "preview": _preview,
    "pause": _pause,
    "resume": lambda tokens, rest: intents.Resume(),
    "quiet": _quiet,
    "export": lambda tokens, rest: intents.Export(),
    "import": _import,
    "feedback": _feedback,
    "undo": lambda tokens, rest: intents.Undo(),
    "edit": _edit,
    "admins": _admins,
    "help": _help,
    "cancel": _cancel,
}

__all__ = ["LONGEST", "parse"]
