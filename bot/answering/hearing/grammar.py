"""This file reads what people type, in English or Chinese, into what they mean; it knows no state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.answering import commands, intents
from bot.answering.arguments import courtesy
from bot.answering.arguments.courtesy import sentence
from bot.answering.arguments.wishes import Reader
from bot.answering.arguments.words import either_script
from bot.answering.command import TOKEN, Command, Said, typed, visible
from bot.answering.intents import Intent, Misunderstood
from bot.answering.speech import unaddressed
from bot.messages.words import both_scripts
from bot.topics import registers
from scrapers.text import fold

LONGEST = 8_000
_LONGEST_SENTENCE = 200
_CLOSE = 80
# What sounds like a command and may be two of them: it is asked back, and nothing is done.
_ASKED_BACK = {
    sentence(word): Misunderstood("", key, "", write)
    for key, write, said in (
        ("cancel_what", ("undo", "list", "unsubscribe all"), ("cancel", "取消")),
        (
            "stop_what",
            ("pause for a week", "list", "unsubscribe all"),
            (
                "stop",
                "stop it",
                "stop that",
                "停",
                "停止",
                "停晒佢",
                "全部停晒佢",
                "全部停咗佢",
                "remove",
                "delete",
                "刪除",
                "停收",
            ),
        ),
    )
    for typed_word in said
    for word in both_scripts(typed_word)
}
# A sentence with a gap, whose words stand around what is meant.
_AROUND = tuple(
    (re.compile(either_script(pattern), re.IGNORECASE), command)
    for pattern, command in (
        (
            r"^(?P<gap>.{1,80}?)(?:有什麼新的?|有咩新嘅?|有乜新|的?最新的?)(?:文件|消息|嘢|動態|進展)$",
            "latest",
        ),
        (
            r"^有(?P<gap>.{1,80}?)(?:[的嘅])?(?:文件|消息)?(?:時|請|就)+通知我(?:們|哋)?$",
            "subscribe",
        ),
        (
            r"^(?:有沒有|有冇|有無)(?:關於|有關)?(?P<gap>.{1,80}?)(?:[的嘅])?(?:文件|資料|消息)$",
            "search",
        ),
        (
            r"^(?:最近|近期|近來)有(?:什麼|咩|乜)(?:新的?|新嘅)?(?P<gap>.{1,40}?)[的嘅]?(?:文件|消息|嘢|進展)$",
            "latest",
        ),
        (r"^what (?:would|does|do) (?:an? )?(?P<gap>.{1,40}?) alerts? looks? like$", "sample"),
        (
            r"^take (?P<gap>.{1,60}?) off (?:our|my|the|this) (?:list|channel)$",
            "unsubscribe",
        ),
        (
            r"^when (?:does|do|will|is) (?:the )?(?P<gap>.{1,80}?) (?:meets?|sits?|meeting)(?: next| again)?$",
            "meetings",
        ),
        (r"^(?P<gap>.{2,40}?)(?:下次|下一次|幾時|何時|什麼時候){1,3}會?開會$", "meetings"),
        (
            r"^where (?:was|were|is|are) (?P<gap>.{1,80}?) (?:discussed|mentioned|debated)$",
            "search",
        ),
        (
            r"^(?:有冇|有沒有)(?P<gap>.{1,40}?)[的嘅](?:新|最新)(?:嘢|消息|文件|動態)$",
            "latest",
        ),
        (r"^(?P<gap>.{2,40}?)(?:係邊個|係邊位|是誰|是哪位)$", "member"),
        (r"^什麼是(?P<gap>.{1,80})$", "search"),
        (r"^(?P<gap>.{1,80})(?:是什麼|係咩|係乜)$", "search"),
        (r"^show me (?:the )?(?:latest )?(?P<gap>.{1,80}) papers$", "latest"),
    )
)
# What a command does, or means.
_EXPLAINED = tuple(
    re.compile(either_script(pattern), re.IGNORECASE)
    for pattern in (
        (
            r"^what (?:exactly )?(?:does|do|will|would) (?:the )?(?P<gap>.{1,40}?)(?: command)? (?:do|mean)"
            r"(?:,? (?:as opposed to|compared (?:to|with)|versus|vs|unlike|rather than) .{1,60})?$"
        ),
        r"^(?P<gap>.{1,20}?)(?:是什麼意思|有什麼用|有咩用|係咩意思|會怎樣|做什麼的?)$",
    )
)
# What a Member asked.
_ASKED = tuple(
    re.compile(either_script(pattern), re.IGNORECASE)
    for pattern in (
        r"^(?P<who>.{2,30}?)(?:議員)?(?:問過|問咗|問了|提過|提出過)(?:咩|乜|啲咩|什麼|哪些)(?:質詢|問題)?$",
        r"^what (?:did|has|have) (?P<who>[^,;:]{3,60}?) (?:ask|asked|say|said|raise|raised)(?: about| on)?$",
        (
            r"^(?:what|when|why|did|has|how often)(?: (?:did|has|have))? (?P<who>[^,;:]{3,60}?) (?:ever )?"
            r"(?:ask|asked|say|said|speak|spoken|raise|raised)(?: anything| questions?)?(?: about| on| of| regarding) "
            r"(?P<what>.{2,80})$"
        ),
        (
            r"^(?P<who>.{2,30}?)(?:議員)?(?:有冇|有沒有|曾否|有無)(?:問|提|講|說)(?:過|到|及)?(?:關於|有關)?"
            r"(?P<what>.{2,40}?)(?:的|嘅)?(?:質詢|問題|事|嘢)?$"
        ),
        (
            r"^(?P<who>.{2,30}?)(?:議員)?(?:問|提|講|說)(?:過|咗|了)(?:關於|有關)?(?:咩|乜|什麼)?(?:關於|有關)"
            r"(?P<what>.{2,40}?)(?:的|嘅)?(?:質詢|問題|事|嘢)?$"
        ),
    )
)
# That what a Member did was to ask.
# e.g. what did Duncan Chiu ask about AI · 陳曼琪有冇問過AI
_QUESTIONED = re.compile(
    r"\b(?:ask(?:ed|s)?|questions?)\b|[問问][過过咗了及到]|[質质][詢询]", re.IGNORECASE
)
_AFTER_WISHES = 30  # letters of wishes that may stand before a Chinese command


def parse(text: str) -> Intent:
    """Say what a text means; without a command it is a search, and nothing at all asks for help."""
    if len(text) > LONGEST:
        return Misunderstood("", "too_long", f"{len(text):,}", ("help",))
    begun = _begun(text)
    whole = " ".join(text.split())[:500]
    if begun.asked_back is not None:
        return begun.asked_back
    if begun.command is not None:
        return begun.command.read(Said(begun.tokens, begun.rest, whole, begun.word))
    if not begun.tokens:
        return intents.Help()
    meant = commands.SEARCH.read(Said(begun.tokens, begun.rest, whole))
    hint = _meant(begun.tokens[0])
    return replace(meant, hint=hint) if isinstance(meant, intents.Search) else meant


def searched(text: str) -> Intent:
    """Read a text as a search, whatever command it begins with."""
    said = courtesy.trimmed(unaddressed(visible(text)).strip())
    whole = " ".join(text.split())[:500]
    return commands.SEARCH.read(Said(tuple(TOKEN.findall(said)), said, whole))


def is_command(text: str) -> bool:
    """Say whether a text begins with a command."""
    if len(text) > LONGEST:
        return False
    begun = _begun(text)
    return begun.command is not None or begun.asked_back is not None


def ways(text: str) -> tuple[str, ...]:
    """Give a text as its whole sentence may be read: without marks around it, then without politeness."""
    said = unaddressed(visible(text[:LONGEST])).strip()
    return tuple(dict.fromkeys((said, courtesy.trimmed(said), courtesy.without(said))))


def is_typed(text: str) -> bool:
    """Say whether a text begins with a command's own word, or is a sentence that stands for one."""
    begun = _begun(text[:LONGEST])
    if begun.asked_back is not None or begun.command is None:
        return begun.asked_back is not None
    own = fold(begun.word) in map(fold, begun.command.words)
    return own or any(_sentence(one) is not None for one in ways(text))


def command_typed(text: str) -> tuple[Command, str] | None:
    """Give the command by whose own word a text begins, with what stands behind it."""
    said = text[:LONGEST].rstrip(" :：")
    begun = _begun(said)
    if begun.command is None or not is_typed(said):
        return None
    return begun.command, begun.rest


def is_search(text: str) -> bool:
    """Say whether a text begins with the search's own word."""
    typed = command_typed(text)
    if typed is None or typed[0] is not commands.SEARCH:
        return False
    said = fold(text[:LONGEST])
    return any(fold(word) in said for word in commands.SEARCH.words)


def searches(text: str) -> bool:
    """Say whether a text begins as people ask for what is searched: "any papers on", 搵下."""
    return _begun(text[:LONGEST]).command is commands.SEARCH


def is_weak(text: str) -> bool:
    """Say whether a text begins with a command's word that other talk begins with, too."""
    begun = _begun(text[:LONGEST])
    return begun.glued or commands.COMMANDS.is_weak(begun.word)


@dataclass(frozen=True, slots=True)
class _Begun:
    """What a text begins with: a command with its word and the rest, or nothing but words."""

    tokens: tuple[str, ...]
    rest: str
    command: Command | None = None
    word: str = ""
    glued: bool = False  # the text runs on from the word without a blank
    asked_back: Misunderstood | None = None


@lru_cache(maxsize=64)  # of one text it is asked again and again
def _begun(text: str) -> _Begun:
    """Find the command that a text begins with: as it stands, then without its politeness."""
    said = unaddressed(visible(text)).strip()
    polite = courtesy.without(said)
    bare = courtesy.trimmed(said)
    for one in dict.fromkeys((said, bare, polite)):
        if found := _sentence(one):
            return found
    for one in dict.fromkeys((bare, polite)):
        if found := _explained(one) or _worded(one):
            return found
    for one in dict.fromkeys((bare, polite)):
        if found := _asked(one) or _around(one) or _turned(one):
            return found
    tokens = _tokens(bare or said)
    return _Begun(tokens, bare or said)


def _tokens(said: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(said))


def _sentence(said: str) -> _Begun | None:
    """Take a whole sentence that means something by itself."""
    if len(said) > _LONGEST_SENTENCE:
        return None
    if back := _ASKED_BACK.get(sentence(said)):
        return _Begun(_tokens(said), said, asked_back=back)
    if found := commands.COMMANDS.said(said):
        return _Begun(_tokens(found[1]), found[1], found[0], said)
    alone = commands.COMMANDS.named(sentence(said))
    return _Begun((), "", alone, said) if alone is not None and alone.alone else None


def _worded(said: str) -> _Begun | None:
    """Take the word of a command that a text begins with."""
    tokens = _tokens(said)
    if not tokens:
        return None
    if found := commands.COMMANDS.begun(tokens):
        command, count = found
        word = " ".join(tokens[:count])
        return _Begun(tokens[count:], _after(said, tokens[:count]), command, word)
    word_of = commands.COMMANDS.unglued(tokens[0])
    if word_of is None:
        return None
    parted = (word_of, tokens[0].removeprefix(word_of), *tokens[1:])
    if (found := commands.COMMANDS.begun(parted)) is None:
        return None
    rest = said.removeprefix(word_of).strip()
    return _Begun(_tokens(rest), rest, found[0], word_of, glued=True)


def _explained(said: str) -> _Begun | None:
    """Take a question of what a command does."""
    for pattern in _EXPLAINED:
        if len(said) <= _LONGEST_SENTENCE and (found := pattern.match(said)):
            gap = found["gap"].strip(" '\"“”‘’「」`")
            if commands.COMMANDS.named(gap) is not None:
                return _Begun(_tokens(gap), gap, commands.COMMANDS.named("help"), "help")
    return None


def _asked(said: str) -> _Begun | None:
    """Take a question of what a Member asked, where it names one."""
    for pattern in _ASKED:
        found = pattern.match(said) if len(said) <= _LONGEST_SENTENCE else None
        if found and registers.found(found["who"], "member"):
            what = found.groupdict().get("what") or ""
            kind = "" if what and not _QUESTIONED.search(said) else "kind:question"
            rest = " ".join(filter(None, (f'member:"{found["who"].strip()}"', what, kind)))
            return _Begun(_tokens(rest), rest, commands.SEARCH, "search")
    return None


def _around(said: str) -> _Begun | None:
    """Take a sentence whose words stand around what is meant."""
    if len(said) > _LONGEST_SENTENCE:
        return None
    for pattern, name in _AROUND:
        if found := pattern.match(said):
            gap = found["gap"].strip()
            command = commands.COMMANDS.named(name)
            return _Begun(_tokens(gap), gap, command, name, glued=True)
    return None


def _turned(said: str) -> _Begun | None:
    """Take Chinese text in which wishes stand before the command: 每日早上九點訂閱人工智能."""
    place, word = commands.COMMANDS.inside(said[:_AFTER_WISHES])
    if not word:
        return None
    before, rest = said[:place], said[place + len(word) :].strip()
    found = commands.COMMANDS.named(word)
    if found is None:
        return None
    whole = f"{rest} {before}".strip()
    if Reader(_tokens(before)).target and not (found.name == "quiet" and not rest):
        return None
    return _Begun(_tokens(whole), whole, found, word, glued=True)


def _after(said: str, tokens: Sequence[str]) -> str:
    """Give what stands behind some tokens."""
    place = 0
    for token in tokens:
        place = said.index(token, place) + len(token)
    return said[place:].strip()


def _meant(token: str) -> str | None:
    """Name the command that a word misspells, if it does."""
    word = token.casefold()
    if len(word) < 4 or not word.isascii():
        return None
    names = (*commands.COMMANDS.names(), "cancel")
    found = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return found[0] if found else None


__all__ = [
    "LONGEST",
    "command_typed",
    "is_command",
    "is_search",
    "is_typed",
    "is_weak",
    "parse",
    "searched",
    "searches",
    "typed",
    "ways",
]
