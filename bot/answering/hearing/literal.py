"""This file reads a text word by word where it is said: a word that only sounds like a command finds papers."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlmodel import Session

from bot.answering import commands
from bot.answering.arguments import courtesy, moments, periods, questions
from bot.answering.arguments.languages import is_foreign
from bot.answering.arguments.wishes import Wishes
from bot.answering.arguments.words import EVERYTHING, either_script
from bot.answering.finding import lookups
from bot.answering.finding.handing_over import is_query
from bot.answering.finding.places import OF_ONE, parted
from bot.answering.following import lists
from bot.answering.hearing import foremost, grammar, sentences, shorthand, writing
from bot.answering.hearing.cautions import reversals
from bot.answering.hearing.changes import dictated, orders
from bot.answering.hearing.likelihood import explained
from bot.answering.hearing.likelihood.certainty import as_typed
from bot.answering.hearing.lookups import happenings
from bot.answering.hearing.pieces import asides, doubts, gaps, known, threads
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import (
    Cite,
    Email,
    ExportPapers,
    Feedback,
    Follow,
    Guessed,
    Hello,
    Help,
    Import,
    Intent,
    Latest,
    Meetings,
    Misunderstood,
    More,
    Mute,
    NewList,
    NewTopic,
    Pause,
    Programme,
    Save,
    Search,
    SetLanguage,
    Show,
    ShowStory,
    Subscribe,
    Thanks,
    Unsave,
    Unsubscribe,
    Why,
    WriteNote,
)
from bot.answering.names import TopicBook
from bot.answering.seen import book_of
from bot.answering.speech import Speaker
from bot.desk import Desk
from bot.topics import registers
from scrapers.text import fold

# What is wanted once, and not from now on.
# e.g. send us the latest AI papers from DoJ
_NEWEST = re.compile(
    r"\W{0,3}(?:(?:please|pls|can you|could you) )?(?:send|give|get|show) (?:us|me) (?:the |a |any )?"
    r"(?:latest|newest|last|(?:most )?recent)\b(?!.{0,80}\b(?:daily|weekly|every|each|whenever)\b)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"^\S+\s+(?:until|till|for)\b|[至到]", re.IGNORECASE)
_FOLLOW_UP = re.compile(
    r"^[- ]?ups?(?: actions?)? (?:on|to|of|with|about) (?P<what>\S.*)$", re.IGNORECASE
)
_ABOUT = re.compile(r"^(?:about|on|with) ", re.IGNORECASE)  # what follows is a thing, and no end
# e.g. hiya, where do I start · 早晨，點玩
_GREETING = re.compile(
    either_script(
        r"^(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening)|morning|howdy|greetings)\b"
        r"|^(?:早晨|早安|早上好|午安|下午好|晚上好|你好|您好|哈囉|嗨|大家好|hello)"
        r"|\b(?:just (?:been added|joined))\b|初次使用"
    ),
    re.IGNORECASE,
)
# e.g. 25:00-08:00 · 20:00 to 26
_HOURS = re.compile(r"^(?:from )?\d{1,2}[:：.]\d\d ?(?:-|–|—|~|to|至|到) ?\d{1,2}(?!\d)")
# Thanks for what comes already, and for nothing that is to come.
# e.g. thanks for the daily digest · 多謝你每日嘅摘要 · 感謝你們的通知
_THANKS_FOR = re.compile(
    either_script(
        r"^\W*(?:many )?(?:thanks|thank you|thx|cheers) for (?!(?:adding|following|subscrib|sending|starting"
        r"|stopping|pausing|muting|switching)\w*\b)[^,;.!?]{2,80}\W*$"
        r"|^\W*(?:多謝|謝謝|感謝|十分感謝|唔該晒)(?:你|您|你們|你哋)?"
        r"(?:每[日天週周]|成日|一直|嘅|的|啲|咁多|今[日天])[^,，。;；!！?？]{1,30}\W*$"
    ),
    re.IGNORECASE,
)
# Where the reason of a pause begins, and what in it takes the pause back.
# e.g. 12月14日，辦公室搬遷 · Monday, no wait · 3 January (annual leave)
_REASON = re.compile(
    r"[,，;；。(（]| [-–—]{1,2} |因為|因为|由於|由于|\b(?:as|because|since) "
    r"|\b(?=(?:the|our|my) (?:whole |entire )?[a-z]{3,12} (?:is|are|has|have|will)\b"
    r"|(?:we|i|everyone|everybody)(?:'re|'m| is| are| have| will)\b)",
    re.IGNORECASE,
)
# e.g. , no wait · (AI only) · ，取消
_TAKEN_BACK = re.compile(
    r"\b(?:no|nope|don't|dont|not|sorry|oops|cancel|wrong|then|and|only|just|without|except\w*|leaving|rest|else"
    r"|mean|better|later|planned|typed|once|would|subject|pending)\b|#|[不唔勿錯错先再除只仅僅限照]|取消|之後|之后"
    r"|然後|然后",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(r"[:：=]")  # that these stand before
_PASTED = frozenset({"list_names_what"})  # whose commas part names
# What no other reading decides.
_UNDECIDED = frozenset({"which_rhythm", "without_what", "until_when"})
_TOLD_OF = (Subscribe, Follow, Unsubscribe, Mute, Save, Unsave, Pause, Email)
_POINTED = (("it",), ("this",), ("that",), ("them",), ("佢",))
_OTHER_TALK = frozenset({"bad_span", "bad_language", "bad_time"})


def meant(desk: Desk, text: str, speaker: Speaker) -> Intent:
    """Say what a text means by its words; what is only asked about is explained, not obeyed."""
    if (first := foremost.meant(desk, text, speaker)) is not None:
        return first
    intent = _in_a_language(_read(desk, text, speaker), text)
    if (only := _only_talks(intent, text)) is not None:
        return only
    if isinstance(intent, Misunderstood) and not intent.value and questions.asks(text):
        command = commands.COMMANDS.named(intent.understood)
        changes = command is not None and command.changing
        return Help(intent.understood, intent.understood) if changes else intent
    if isinstance(intent, Unsubscribe | Mute) and (left := _without_kept(intent)) is not intent:
        line = writing.written(left, "en") if left.targets else None
        return Guessed(None, line) if line else _instead(text, _name(intent))
    if isinstance(intent, Unsubscribe | Mute | Unsave) and doubts.doubted(text):
        line = writing.written(intent, "en")
        return Guessed(None, line) if line else _instead(text, _name(intent))
    told_only = isinstance(intent, _TOLD_OF) and doubts.tells(text)
    if told_only and not (intent.changes and questions.asks(text)):
        line = writing.written(intent, "en")
        if line is None or grammar.parse(line) == grammar.parse(text):
            return _instead(text, _name(intent))
        return Guessed(None, line, as_typed(text, "list"))
    if how := explained.asked(text, intent, _name(intent)):
        return how
    if not intent.changes or not _asked_about(intent, text):
        return reversals.asked_back(intent, text) or intent
    if isinstance(intent, Subscribe | Follow) and questions.settles(text):
        return intent
    if (other := _otherwise(desk, text, speaker)) is not None:
        return other
    with desk.store.read() as session:
        shows = happenings.line(text, book_of(session, speaker))
    if shows:
        return grammar.parse(shows)
    name, line = _name(intent), questions.line(text)
    if grammar.parse(line) != intent:
        line = writing.written(intent, "en") or ""
    return Help(name, name, line or None)


def _asked_about(intent: Intent, text: str) -> bool:
    """Say whether a text asks about the change that it names; words of one's own mean what they say."""
    if isinstance(intent, NewTopic | NewList | Import):
        return questions.asks(_OWN_WORDS.split(text, maxsplit=1)[0])
    if isinstance(intent, WriteNote | Feedback):
        return questions.asks(text.partition(intent.text)[0])
    return questions.asks(text)


def _only_talks(intent: Intent, text: str) -> Hello | Thanks | None:
    """Greet whoever greets, and take thanks for what comes already for no wish."""
    if _greets(intent) and _GREETING.search(text):
        return Hello()
    open_ = isinstance(intent, Search | Guessed) and not questions.asks(text)
    if open_ and asides.greets(text):
        return Hello()
    thanks = (open_ or intent.changes) and _THANKS_FOR.match(text)
    return Thanks() if thanks else None


def _in_a_language(intent: Intent, text: str) -> Intent:
    """Take whoever would have everything in a language for asking that it speak it, not for following all."""
    if not isinstance(intent, Subscribe) or grammar.is_typed(text):
        return intent
    spoken = intent.wishes.language
    of_all = len(intent.topics) == 1 and fold(intent.topics[0]) in EVERYTHING
    if not of_all or spoken is None or intent.wishes != Wishes(language=spoken):
        return intent
    return SetLanguage(spoken)


def _without_kept(intent: Unsubscribe | Mute) -> Unsubscribe | Mute:
    """Leave out of what is to be stopped what is said to stay."""
    kept = doubts.parted_from_kept(intent.targets)
    return intent if kept == intent.targets else replace(intent, targets=kept)


def _greets(intent: Intent) -> bool:
    """Say whether a text asks what there is to ask for, and nothing more."""
    asked = intent.intent if isinstance(intent, Guessed) else None
    return isinstance(asked, Help) and asked.command in (None, "hello", "help")


def _read(desk: Desk, text: str, speaker: Speaker) -> Intent:
    """Read a text as it stands; what is not understood so, without its reason and its slips."""
    intent = _once(desk, text, speaker)
    pasted = isinstance(intent, Misunderstood) and intent.problem in _PASTED
    if (
        not isinstance(intent, Search | Misunderstood | Guessed)
        or grammar.is_search(text)
        or pasted
    ):
        return intent  # what is searched for in full is searched for as it stands
    return _otherwise(desk, text, speaker) or intent


def _otherwise(desk: Desk, text: str, speaker: Speaker) -> Intent | None:
    """Give what a text looks up without its reason and its slips; None where it looks up nothing so."""
    with desk.store.read() as session:
        book = book_of(session, speaker)
    for other in shorthand.ways(text, lambda reason: orders.changes(reason, book)):
        found = _once(desk, other, speaker)
        if isinstance(found, Search):
            if found.hint is None and found.weak is None and grammar.is_search(other):
                return found
        elif isinstance(found, Help) and found.command is None:
            continue
        elif not isinstance(found, Misunderstood | Guessed | Hello | Thanks) and not found.changes:
            return found
    return None


def _once(desk: Desk, text: str, speaker: Speaker) -> Intent:
    """Read a text by its command or its shape; a sentence that has neither by its words."""
    typed = grammar.parse(text)
    if isinstance(typed, Mute) and typed.targets in _POINTED and not speaker.about:
        return Misunderstood("mute", "which_followed", "", ("list",))
    intent = _by_order(desk, text, speaker)
    asked = isinstance(intent, Search) and intent.hint is None and intent.weak is None
    if isinstance(intent, Misunderstood) and intent.problem in _UNDECIDED:
        return intent
    if isinstance(intent, Misunderstood):  # it is asked back, where no order stands in it
        return sentences.order(desk, text, speaker) or intent
    if asked and isinstance(intent, Search) and intent.typed.startswith("search "):
        return sentences.order(desk, text, speaker) or intent  # its shape says what is searched
    if asked and grammar.is_typed(text):  # it is a search in full, or reads like one
        return intent if grammar.is_search(text) else sentences.order(desk, text, speaker) or intent
    return sentences.by_words(desk, text, intent, speaker) or intent


def _by_order(desk: Desk, text: str, speaker: Speaker) -> Intent:
    """Read a text; what it names and nobody knows is searched for, not obeyed."""
    listed = lists.meant(desk, text, speaker)
    intent = _dictated(text) or grammar.parse(listed or text)
    if isinstance(intent, Subscribe) and intent.wishes.sources and _NEWEST.match(text):
        intent = grammar.searched(text)
    if listed is None and (shaped := sentences.read(desk, text, intent, speaker)) is not None:
        return shaped
    if isinstance(intent, Follow) and (found := _FOLLOW_UP.match(intent.what)):
        return _followed_up(desk, text, found["what"], speaker)
    if isinstance(intent, Search) and intent.hint is None:
        return intent
    with desk.store.read() as session:
        book = book_of(session, speaker)
        if isinstance(intent, Pause | Mute):
            intent = _without_reason(desk, intent, book, speaker)
        placed = threads.in_place(session, intent, speaker.about)
        if isinstance(intent, ShowStory) and registers.found(intent.reference, "programme"):
            return Programme(intent.reference)
        if placed is not intent:
            return placed
        if isinstance(intent, ExportPapers) and not _as_table(book, intent):
            asked = grammar.searched(text)
            return replace(asked, offers=(intent.line,)) if isinstance(asked, Search) else asked
        if isinstance(intent, Mute) and _runs_on(desk, intent, speaker):
            return _instead(text, "mute")
        if isinstance(intent, Latest) and intent.topic and not known.is_topic(book, intent.topic):
            return _instead(text if grammar.is_weak(text) else intent.topic, "latest")
        if isinstance(intent, OF_ONE) and not lookups.is_reference(parted(intent.reference)[0]):
            return _shown(book, intent, text)
        if (named := _of_a_topic(book, intent)) is not None:
            return named
        if grammar.is_weak(text) and not _holds(desk, session, book, intent, text, speaker):
            return _instead(text, _name(intent))
    return intent


def _dictated(text: str) -> NewTopic | None:
    """Give the topic that a text dictates in a form of its own: its name, then its words."""
    typed = fold(text).lstrip().startswith(("topic ", "主题"))  # as it is written in full
    line = None if typed else dictated.line(text)
    new = grammar.parse(line) if line else None
    return new if isinstance(new, NewTopic) else None


def _as_table(book: TopicBook, intent: ExportPapers) -> bool:
    """Say whether a table is asked for, and not what is written of exports."""
    asked = intent.search
    return intent.sure or is_query(asked) or known.is_topic(book, asked.words)


def _without_reason(
    desk: Desk, intent: Pause | Mute, book: TopicBook, speaker: Speaker
) -> Pause | Mute:
    """Part the day until which is kept still from the reason behind it, where nothing else is said."""
    until = intent.until or ""
    if moments.read(until, desk.clock(), speaker.zone) is not None:
        return intent
    for border in reversed(list(_REASON.finditer(until))):  # the longest day first: "Monday, 9am"
        day, why = until[: border.start()].strip(" ,，"), until[border.start() :]
        plain = day.replace(",", " ").replace("，", " ")
        said = next(
            (one for one in (day, plain) if moments.read(one, desk.clock(), speaker.zone)), ""
        )
        if said:
            return replace(intent, until=said) if _is_reason(why, book) else intent
    return intent


def _is_reason(why: str, book: TopicBook) -> bool:
    """Say whether what stands behind a day only says why: it names nothing, no other time, and takes nothing back."""
    if doubts.turned(why) or doubts.negated(why) or _TAKEN_BACK.search(why):
        return False
    if orders.changes(why, book) or questions.asks(why):
        return False
    return not any(gapped(why, book).named.values()) and periods.within(why, bare=True) is None


def _runs_on(desk: Desk, intent: Mute, speaker: Speaker) -> bool:
    """Say whether something else is said after the time until which one thing is muted."""
    said = intent.until or ""
    return "," in said and moments.read(said, desk.clock(), speaker.zone) is None


def _followed_up(desk: Desk, text: str, what: str, speaker: Speaker) -> Intent:
    """Search for what is to be followed up, and offer to follow it where it is known."""
    with desk.store.read() as session:
        named = known.can_be_followed(session, book_of(session, speaker), what, speaker)
    found = grammar.searched(what if named else text)
    if not isinstance(found, Search):
        return found
    line = writing.written(Follow(what), speaker.language) if named else None
    return replace(found, offers=(line,) if line else (), typed=" ".join(text.split())[:500])


def _of_a_topic(book: TopicBook, intent: Intent) -> Misunderstood | None:
    """Say what there is for a topic where only a whole channel is paused, or a paper is asked of."""
    if isinstance(intent, Pause) and intent.until and known.is_topic(book, intent.until):
        write = (f"mute {intent.until} for a week", "pause for a week")
        return Misunderstood("pause", "pause_one", intent.until, write)
    if isinstance(intent, Why) and known.is_topic(book, intent.reference):
        return Misunderstood("why", "why_paper", intent.reference, (f"latest {intent.reference}",))
    return None


def _instead(text: str, name: str | None) -> Intent:
    found = grammar.searched(text)
    return replace(found, hint=None, weak=name) if isinstance(found, Search) else found


def _name(intent: Intent) -> str | None:
    if isinstance(intent, Misunderstood):
        return intent.understood or None
    command = commands.COMMANDS.of(intent)
    return command.name if command else None


def _shown(book: TopicBook, intent: Show | More | Cite | Save | Unsave, text: str) -> Intent:
    """Read "show AI" as its newest papers, and "show HKPilot" as what is found of it."""
    if known.is_topic(book, intent.reference) and isinstance(intent, Show | More):
        return Latest(intent.reference)
    return _instead(text if grammar.is_weak(text) and not _shows(text) else intent.reference, None)


def _shows(text: str) -> bool:
    return courtesy.without(text).casefold().startswith("show")


def _holds(
    desk: Desk, session: Session, book: TopicBook, intent: Intent, said: str, speaker: Speaker
) -> bool:
    """Say whether what a doubtful command names is there to be followed, stopped, shown or heard."""
    if isinstance(intent, Subscribe | Follow):
        names = ", ".join(intent.topics) if isinstance(intent, Subscribe) else intent.what
        return known.can_be_followed(session, book, names, speaker)
    if isinstance(intent, Unsubscribe | Mute):
        if isinstance(intent, Unsubscribe) and intent.everything:
            return True
        return known.is_followed(session, book, intent.targets, speaker)
    if isinstance(intent, Pause):
        return intent.until is None or bool(
            (_UNTIL.search(said) and not _ABOUT.match(intent.until))
            or moments.read(intent.until, desk.clock(), speaker.zone)
        )
    if isinstance(intent, Misunderstood):
        foreign = intent.problem == "bad_language" and is_foreign(intent.value)
        return intent.problem not in _OTHER_TALK or foreign or bool(_HOURS.search(intent.value))
    if isinstance(intent, Why):
        said_so = lookups.keys_of(session, intent.reference)
        held = said_so or lookups.by_reference(session, intent.reference)
        return bool(held) or gaps.paper(intent.reference)
    if isinstance(intent, Meetings):
        return (
            not intent.topic
            or known.is_topic(book, intent.topic)
            or bool(registers.found(intent.topic))
        )
    if isinstance(intent, Help):
        return intent.command is not None
    return True
