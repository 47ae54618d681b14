"""This file writes what is meant as a command that can be typed, so that a correction keeps the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.answering import commands
from bot.answering.arguments import moments
from bot.answering.arguments.wishes import wished
from bot.answering.command import gaps_named
from bot.answering.finding.places import parted
from bot.answering.finding.search_names import pieces
from bot.answering.hearing.grammar import parse
from bot.answering.hearing.pieces.threads import is_this
from bot.answering.intents import (
    Amend,
    AskPaper,
    Cite,
    Closing,
    Commitments,
    Email,
    Follow,
    Help,
    Intent,
    Latest,
    Meetings,
    More,
    Mute,
    Pause,
    Preview,
    Profile,
    Programme,
    Sample,
    Save,
    Search,
    Show,
    ShowTopic,
    Subscribe,
    Unsave,
    Unsubscribe,
    Why,
    WriteNote,
)
from bot.answering.keeping.own_questions import questions
from bot.messages.words import in_language
from scrapers.items import Language


def written(intent: Intent, language: Language) -> str | None:
    """Give the command that means something, its word in the asker's language; None if there is none."""
    command = commands.COMMANDS.of(intent)
    rest = _rest(intent)
    if command is None or rest is None:
        return None
    return " ".join([command.called(language), *(piece for piece in rest if piece)])


def with_name(intent: Intent, old: str, new: str) -> Intent | None:
    """Give the same with another name in the place of one; None where no name can be changed."""
    if isinstance(intent, Subscribe):
        return replace(intent, topics=(_swapped(", ".join(intent.topics), old, new),))
    if isinstance(intent, Follow):
        kind = f"{intent.kind}:" if intent.kind and intent.what != old else ""
        return replace(intent, what=f"{kind}{_swapped(intent.what, old, new)}", kind=None)
    if isinstance(intent, Email):
        return replace(intent, names=(_swapped(", ".join(intent.names), old, new),))
    if isinstance(intent, Unsubscribe | Mute):
        return replace(intent, targets=(_swapped(", ".join(intent.targets), old, new),))
    if isinstance(intent, Preview | Profile | Programme | ShowTopic):
        return replace(intent, name=new)
    if isinstance(intent, Show | Why | Cite | More | Save | Unsave | WriteNote | AskPaper):
        return replace(intent, reference=_swapped(intent.reference, old, new))
    if isinstance(intent, Search) and intent.words and not intent.topic and old in intent.words:
        return Show(_swapped(intent.words, old, new))
    if isinstance(intent, Latest | Commitments | Meetings | Closing | Sample | Search):
        return replace(intent, topic=new)
    return None


def _swapped(said: str, old: str, new: str) -> str:
    return said.replace(old, new, 1) if old in said else new


def _rest(intent: Intent) -> list[str] | None:
    if isinstance(intent, Subscribe):
        return [", ".join(intent.topics), *wished(intent.wishes, intent.place)]
    if isinstance(intent, Follow | Email | Amend):
        return _followed(intent)
    if isinstance(intent, Unsubscribe | Mute):
        until = f"until {intent.until}" if isinstance(intent, Mute) and intent.until else ""
        everything = isinstance(intent, Unsubscribe) and intent.everything
        said = "all" if everything else ", ".join(intent.targets)
        return [said, until, f"in {intent.place}" if intent.place else ""]
    if isinstance(intent, Preview | ShowTopic):
        return [*(["show"] if isinstance(intent, ShowTopic) else []), intent.name]
    if isinstance(intent, Show | Save | Unsave):
        return [intent.reference]
    if isinstance(intent, WriteNote | AskPaper):
        said = intent.text if isinstance(intent, WriteNote) else intent.question
        return [intent.reference, said]
    if isinstance(intent, Why):
        return [intent.reference, f"in {intent.place}" if intent.place else ""]
    if isinstance(intent, Cite):
        return [intent.reference, intent.style or ""]
    if isinstance(intent, More):
        return [intent.reference, f"from {intent.start}" if intent.start > 1 else ""]
    if isinstance(intent, Profile | Programme):
        return [intent.name]
    if isinstance(intent, Latest | Meetings | Closing | Sample):
        what = f"closing {intent.topic or ''}" if isinstance(intent, Closing) else intent.topic
        return [(what or "").strip(), "" if isinstance(intent, Sample) else _span(intent)]
    if isinstance(intent, Commitments):
        due = f"due:{intent.due}" if intent.due else f"due {_span(intent)}".removesuffix("due ")
        late = "overdue" if intent.due and intent.period else ""
        return ["mine" if intent.mine else "", intent.topic or "", due, late]
    if isinstance(intent, Search):
        return pieces(intent)
    return None


def _span(intent: Latest | Meetings | Closing | Commitments) -> str:
    return intent.period.typed if intent.period else ""


def _followed(intent: Follow | Email | Amend) -> list[str]:
    if isinstance(intent, Amend):
        return [str(intent.number), *wished(intent.wishes)]
    if isinstance(intent, Email):
        return [intent.address, ", ".join(intent.names), *wished(intent.wishes)]
    name = f"{intent.kind}:{intent.what}" if intent.kind else intent.what
    return [name, *wished(intent.wishes, intent.place)]


# Words of commands, each as the other language types it; whether they mean the same is asked of the grammar.
_CHINESE = {
    "daily": "每日", "weekly": "每週", "instant": "即時", "until": "至", "all": "全部", "only": "限",
    "monday": "星期一", "mon": "一", "tue": "二", "wed": "三", "thu": "四", "fri": "五", "sat": "六",
    "sun": "日", "lang": "語言", "from": "來自", "in": "在", "level": "級別", "mention": "提及",
    "either": "雙語", "en": "英", "tc": "繁", "sc": "簡", "new": "新增", "follow": "訂閱", "edit": "修改",
    "show": "顯示", "closing": "截止",
    "delete": "刪除", "now": "立即", "this": "這份", "mine": "我的", "legco": "立法會",
}  # fmt: skip
_LABELS = {
    "kind:": "種類:", "since:": "自:", "until:": "至:", "due:": "到期:", "member:": "議員:",
    "committee:": "委員會:", "bureau:": "部門:", "topic:": "主題:", "not:": "排除:", "question": "質詢",
}  # fmt: skip
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # by which two ways to say an end are compared
_ENDS = {"off": ("關", "不限"), "for a week": ("一星期",)}


def reworded(text: str, language: Language) -> str:
    """Give a command of ours in the words of the asker's language, where those mean the very same."""
    if language == "en":
        return text
    text = gaps_named(text, language)
    if text.startswith("list new "):
        return in_language(text, f"名單 新增 {text.removeprefix('list new ')}", language)
    command = next(
        (one for one in commands.COMMANDS if text == one.name or text.startswith(f"{one.name} ")),
        None,
    )
    if command is None:
        return text
    if text == command.example[0]:
        return command.shown(language)
    explained = commands.COMMANDS.named(text.removeprefix("help ")) if text[:5] == "help " else None
    if explained is not None:
        return f"{command.called(language)} {explained.called(language)}"
    rest = text.removeprefix(command.name)
    for said in (*_chinese(rest), rest):
        found = command.called(language) + in_language(rest, said, language)
        if _same(found, text):
            return found
    return text


def _chinese(rest: str) -> list[str]:
    """Give what follows a command's word in Chinese, in each way that it may be typed."""
    known = {**{one.called[0]: one.called[1] for one in questions().values()}, **_CHINESE}
    words = [known.get(word, word) for word in rest.split(" ")]
    said = " ".join(words)
    for label, chinese in _LABELS.items():
        said = said.replace(label, chinese)
    found = [said]
    for ending, ways in _ENDS.items():
        if rest.endswith(ending):
            found = [f"{said.removesuffix(ending)}{one}" for one in ways]
    return found


def _same(one: str, other: str) -> bool:
    """Say whether two texts mean the same command; a place that stands open means itself."""
    return "<" in one or _untyped(parse(one)) == _untyped(parse(other))


def _untyped(intent: Intent) -> Intent:
    """Give what is meant without the letters in which it was typed."""
    if isinstance(intent, Show | Why | Cite | More | Save | Unsave):
        reference, place = parted(intent.reference)
        if is_this(reference):
            return replace(intent, reference=f"this {place.typed if place else ''}".strip())
    if isinstance(intent, Help):
        return replace(intent, about=intent.command or intent.about)
    if isinstance(intent, Mute | Pause) and intent.until:
        until = moments.read(intent.until, _SOME_DAY, "Asia/Hong_Kong")
        return replace(intent, until=until.isoformat() if until else intent.until)
    return replace(intent, typed="") if isinstance(intent, Search) else intent
