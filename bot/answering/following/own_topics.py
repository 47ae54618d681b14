"""This file lets people write topics of their own, and shows what each means before and after."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments.filters import bare
from bot.answering.arguments.wishes import Reader, Wishes
from bot.answering.channels import Place, Refused, held, made, may_change, open_place
from bot.answering.command import TOKEN, Said
from bot.answering.finding import previews
from bot.answering.following import follow
from bot.answering.following.targets import Target
from bot.answering.intents import (
    DeleteTopic,
    Intent,
    Misunderstood,
    NewTopic,
    Preview,
    ShowTopic,
    Subscribe,
    Topics,
)
from bot.answering.names import KnownTopic, TopicBook
from bot.answering.seen import BadLine, NoTopic, book_of, looking
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages.echoes import echo
from bot.messages.words import say
from bot.topics.lines import TopicError, parse_topic
from bot.topics.shipped import shipped
from bot.topics.terms import Topic
from scrapers.items import Language
from scrapers.text import fold
from storage.people import channels, subscriptions, topics
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription
from storage.people.topics import OwnTopic

_LONGEST_NAME = 60
_NOT_SLUG = re.compile(r"[^\w]+")


_VERBS = {
    fold(typed): verb
    for verb, words in {
        "new": ("new", "add", "新增", "新"), "edit": ("edit", "修改"), "show": ("show", "顯示"),
        "delete": ("delete", "remove", "刪除"), "list": ("list",), "follow": ("follow", "訂閱", "跟進", "追蹤"),
    }.items()
    for typed in words
}  # fmt: skip


# A verb that stands in the command's own word: "create a topic", 刪除主題.
_SPOKEN = {
    "new": "new", "create": "new", "make": "new", "add": "new", "delete": "delete",
    "remove": "delete", "edit": "edit", "show": "show",
}  # fmt: skip
_GLUED = [(fold(w), v) for w, v in (
    ("新增", "new"), ("自訂", "new"), ("建立", "new"), ("刪除", "delete"), ("修改", "edit"),
)]  # fmt: skip
_SIGNS = frozenset("<>`")  # with these, platforms mark who is called, and we what is to be typed
# e.g. pls - Drones · please: drones · called Drones
_POLITE = re.compile(r"^(?:(?:pls|plz|please|called|named|唔該|請)[\s:：,，–-]*)+", re.IGNORECASE)
# What leads over from a name to its words.
# e.g. AML - words · Stablecoin with the words
_LED_OVER = re.compile(
    r"(?<=\S) (?:with(?: the| these)?(?: (?:key)?words?| terms?)?|[-–—] ?(?:the )?(?:(?:key)?words?|terms?))$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:called|named)\s+", re.IGNORECASE)


def slug_of(name: str) -> str:
    """Give the part of a key that a name makes: letters of any script, with hyphens between."""
    slug = _NOT_SLUG.sub("-", fold(name)).strip("-")
    return slug[:40] or hashlib.sha256(name.encode()).hexdigest()[:8]


def parsed(line: str, name: str, key: str) -> Topic:
    """Read a topic's line; raises BadLine."""
    try:
        return parse_topic(line, key=key, name=name)
    except TopicError as error:
        raise BadLine(error) from None


def read_topic(said: Said) -> Intent:
    """Read `topic new <name>: <line>` and its kin."""
    spoken = next((_SPOKEN[w] for w in fold(said.word).split() if w in _SPOKEN), None)
    spoken = spoken or next((v for w, v in _GLUED if fold(said.word).startswith(w)), None)
    if not said.tokens and spoken is None:
        return Topics()
    verb = spoken or _VERBS.get(fold(said.tokens[0]))
    rest = said.rest if spoken or not verb else said.rest[len(said.tokens[0]) :].strip()
    if verb == "list":
        return Topics()
    if verb in ("new", "edit", "follow"):
        name, line = _named(rest)
        if verb == "follow" and name and not line and not rest.rstrip().endswith((":", "：")):
            return _by_name(name)
        if not (name and line):
            write = (f"topic {verb} {name[:_LONGEST_NAME] or '<name>'}: <words>",)
            return Misunderstood(f"topic {verb}", "topic_line", "", write)
        if verb == "follow":
            called, read = _called(name, line)
            return NewTopic(bare(called), line, follow=read.wishes, place=read.place)
        called = bare(_LED_OVER.sub("", _ARTICLE.sub("", _POLITE.sub("", name))))
        return NewTopic(called, line, replace=verb == "edit")
    if not bare(rest):
        return Misunderstood("topic", "which_topic", "", ("topics",))
    return DeleteTopic(bare(rest)) if verb == "delete" else ShowTopic(bare(rest))


def _by_name(said: str) -> Intent:
    """Read the following of a topic that is written already, as `subscribe` does."""
    read = Reader(TOKEN.findall(said))
    if read.problem or not bare(read.target):
        key, value = read.problem or ("topic_line", "")
        write = ("topic follow <name>: <words>", "topics")
        return Misunderstood("topic follow", key, value, write)
    return Subscribe((bare(read.target),), read.wishes, read.place)


def _called(said: str, line: str) -> tuple[str, Reader]:
    """Part a topic's name from how it is to be followed; its own words belong to it, "daily life" too."""
    tokens = TOKEN.findall(said)
    words = [fold(word) for word in re.split(r"[\s,，、+]", line) if word]
    at = used = 0
    for number, token in enumerate(tokens, 1):
        if at < len(words) and fold(token) == words[at]:
            at, used = at + 1, number
        elif fold(token) not in ("and", "&", "+"):
            break
    used = used if at == len(words) else 0
    read = Reader(tokens[used:])
    return " ".join((*tokens[:used], read.target)).strip(), read


def _named(said: str) -> tuple[str, str]:
    """Cut a topic's name from its line at the first colon, which may be full-width."""
    places = [place for mark in ":：" if (place := said.find(mark)) >= 0]
    first = min(places, default=len(said))
    return said[:first], said[first + 1 :].strip()


def read_preview(said: Said) -> Intent:
    """Read the topic that is to be shown."""
    if not bare(said.rest):
        return Misunderstood("preview", "which_topic", "", ("preview AI",))
    return Preview(bare(said.rest))


def new(desk: Desk, intent: NewTopic, speaker: Speaker) -> Reply:
    """Save an own topic, and say what it means and what it would have brought.

    What a private channel writes stays there, under a name that no other channel can meet.
    """
    if intent.follow is not None:
        return _write_and_follow(desk, intent, intent.follow, speaker)
    return _written(desk, intent, open_place(speaker, None), speaker)


def _written(
    desk: Desk, intent: NewTopic, place: Place, speaker: Speaker, *, here: bool = False
) -> Reply:
    """Save an own topic as a channel's; `here` says that nothing changes but the place where this is said."""
    language, now, name = speaker.language, desk.clock(), intent.name
    if not 0 < len(name) <= _LONGEST_NAME:
        raise Refused("bad_name")
    if _SIGNS & set(name) and not intent.replace:  # an older one can still be edited
        raise Refused("name_signs")
    topic = parsed(intent.line, name, f"{speaker.workspace}/{slug_of(name)}")
    with desk.store.write() as session:
        may_change(session, speaker, here=here)
        channel = made(desk, session, place, speaker)
        book = TopicBook(session, speaker.workspace, channel.id)
        known = book.find(name)
        if known is not None and known.own is None:
            raise Refused("topic_ships", name)
        if known is not None and not intent.replace:
            raise Refused("topic_exists", known.en)
        if known is None and intent.replace:
            raise NoTopic(name, tuple(book.nearest(name)))
        saved, key, detail = _saved(session, channel, known, intent, speaker, now)
        number = undoing.note(session, channel, speaker, "topic", now, **detail)
        past = previews.of_topics(session, [saved.key], now)
    lines = [*echo(topic, language).split("\n"), *_past(saved, past, language)]
    if detail.get("subscriptions"):
        lines.insert(0, say("follows_own", language))
    slug = KnownTopic(saved.key, saved.name, saved.name, saved).word(language)
    buttons = (
        Button(say("b_undo", language), "undo", str(number)),
        Button(say("b_follow", language), "say", f"subscribe {slug}", "primary"),
    )
    return Reply(
        say(key, language, name=saved.name),
        tuple(line for line in lines if line),
        buttons=buttons,
        changed=True,
        looking=saved.key if saved.look_total is not None else None,
    )


def _write_and_follow(desk: Desk, intent: NewTopic, wishes: Wishes, speaker: Speaker) -> Reply:
    """Follow a topic by its name, written first where there is none of that name; Undo takes back the following.

    A crash between the two leaves a topic that nobody follows; said again, the same follows it.
    """
    place = open_place(speaker, intent.place)

    def known() -> KnownTopic | None:
        with desk.store.read() as session:
            channel = held(session, place, speaker)
            book = TopicBook(session, speaker.workspace, channel.id if channel else None)
            return book.find(intent.name)

    found, echoed = known(), tuple[str, ...]()
    if found is not None and (found.own is None or found.own.line.split() != intent.line.split()):
        raise Refused("topic_ships" if found.own is None else "topic_exists", found.en)
    if found is None:
        _written(desk, intent, place, speaker, here=place.here)
        found = known()
        if found is None:  # somebody took it away meanwhile
            raise NoTopic(intent.name, ())
        echoed = tuple(
            echo(parsed(intent.line, intent.name, found.key), speaker.language).split("\n")
        )
    target = Target("topic", (found.key,), found.name(speaker.language))
    told = follow.follow_targets(desk, place, [target], wishes, speaker)
    going = looking(found.own, speaker.language) if found.own else None
    lines = tuple(line for line in (*echoed, *told.lines) if line and line != going)
    if going is None:
        return replace(told, lines=lines)
    return replace(told, lines=(*lines, going), looking=found.key)


def _past(own: OwnTopic | None, past: previews.Past90, language: Language) -> list[str]:
    """Say what a topic brought; while that is still being found out, how far it is instead."""
    going = looking(own, language) if own is not None else None
    return [going] if going else past.lines(language)


def looked(desk: Desk, reply: Reply) -> Reply:
    """Give an answer about a topic again, after what is held was matched against it."""
    assert reply.looking is not None
    with desk.store.read() as session:
        own = topics.topic_of(session, reply.looking)
        past = previews.of_topics(session, [reply.looking], desk.clock())
    language = reply.language
    left = own is not None and own.look_total is not None
    return replace(
        reply,
        lines=(*reply.lines[:-1], *_past(own, past, language)),
        looking=reply.looking if left else None,
        announced=False,  # it was, with the first answer
    )


def _saved(
    session: Session,
    channel: Channel,
    known: KnownTopic | None,
    intent: NewTopic,
    speaker: Speaker,
    now: datetime,
) -> tuple[OwnTopic, str, dict[str, Any]]:
    """Save a topic; give it, the key of the sentence about it, and what to note of the change.

    The workspace's topic is not changed from a private channel: that gets one of its own, in whose
    place it followed the workspace's.
    """
    held = known.own if known else None
    owner = channel.id if channel.private else None
    if held is not None and (held.channel_id is not None or owner is None):
        saved = topics.change_topic(session, held.id, held.name, intent.line, now)
        return saved, "topic_changed", {"topic": undoing.written(saved.key, held, saved)}
    name = held.name if held else intent.name
    slug = held.key.rpartition("/")[2] if held else slug_of(name)
    saved = topics.save_topic(
        session,
        channel.workspace,
        slug,
        name,
        intent.line,
        channel_id=owner,
        who=speaker.who,
        now=now,
    )
    detail: dict[str, Any] = {"topic": undoing.written(saved.key, None, saved)}
    if held is None:
        return saved, "topic_saved", detail
    followed = subscriptions.followed(session, channel.id, "topic", held.key)
    if followed is not None:
        detail["subscriptions"] = _instead(session, followed, saved, now)
    return saved, "topic_of_here", detail


def _instead(
    session: Session, followed: Subscription, saved: OwnTopic, now: datetime
) -> list[dict[str, Any]]:
    """Let a channel follow its own topic as it followed another; give what to note of both."""
    notes = [undoing.followed(session, followed, None)]
    subscriptions.unsubscribe(session, followed.channel_id, kind="topic", target=followed.target)
    fresh, _ = subscriptions.subscribe(
        session,
        followed.channel_id,
        kind="topic",
        target=saved.key,
        label=saved.name,
        rhythm=followed.rhythm,
        at=followed.at,
        level=followed.level,
        language=followed.language,
        sources=followed.sources,
        without=followed.without,
        who=followed.created_by,
        now=now,
    )
    return [*notes, undoing.followed(session, None, fresh)]


def delete(desk: Desk, intent: DeleteTopic, speaker: Speaker) -> Reply:
    """Forget an own topic, and every subscription to it; both can be taken back."""
    language, now = speaker.language, desk.clock()
    place = open_place(speaker, None)
    with desk.store.write() as session:
        may_change(session, speaker)
        channel = made(desk, session, place, speaker)
        book = TopicBook(session, speaker.workspace, channel.id)
        known = book.find(intent.name)
        if known is None:
            raise NoTopic(intent.name, tuple(book.nearest(intent.name)))
        if known.own is None:
            raise Refused("topic_ships", known.name(language))
        followed = [
            undoing.followed(session, one, None)
            for one in subscriptions.followers_of(session, "topic", known.key)
        ]
        topics.delete_topic(session, known.key)
        number = undoing.note(
            session,
            channel,
            speaker,
            "topic",
            now,
            topic=undoing.written(known.key, known.own, None),
            subscriptions=followed,
        )
    return Reply(
        say("topic_deleted", language, name=known.en),
        buttons=(Button(say("b_undo", language), "undo", str(number)),),
        changed=True,
    )


def show(desk: Desk, intent: ShowTopic | Preview, speaker: Speaker) -> Reply:
    """Say what a topic looks for and what it brought lately."""
    language, now = speaker.language, desk.clock()
    with desk.store.read() as session:
        book = book_of(session, speaker)
        known = book.find(intent.name)
        if known is None:
            raise NoTopic(intent.name, tuple(book.nearest(intent.name)))
        past = previews.of_topics(session, [known.key], now)
    topic = _definition(known)
    said = () if isinstance(intent, Preview) else tuple(echo(topic, language).split("\n"))
    if known.own is not None:
        said = (*said, known.own.line)
    return Reply(
        known.name(language),
        (
            *said,
            *_past(known.own, past, language),
            say("preview_window", language, name=known.word(language)),
        ),
        buttons=(
            Button(
                say("b_follow", language),
                "say",
                f"subscribe {known.word(language)}",
                "primary",
            ),
        ),
        again=f"preview {known.word(language)}",
    )


def _definition(known: KnownTopic) -> Topic:
    if known.own is not None:
        return parse_topic(known.own.line, key=known.key, name=known.own.name)
    return next(topic for topic in shipped() if topic.key == known.key)


def all_topics(desk: Desk, intent: Topics, speaker: Speaker) -> Reply:
    """Show the topics that may be followed here."""
    language = speaker.language
    with desk.store.read() as session:
        book = book_of(session, speaker)
        following = _followed(session, speaker)
    rows = [_row(topic, speaker, followed=topic.key in following) for topic in book.topics]
    return Reply(
        say("topics_here", language),
        rows=tuple(rows),
        footer=say("make_own", language),
        again="topics",
    )


def _followed(session: Session, speaker: Speaker) -> set[str]:
    channel = channels.channel(session, speaker.address)
    if channel is None or channel.workspace != speaker.workspace:
        return set()
    held = subscriptions.subscriptions(session, channel.id)
    return {one.target for one in held if one.kind == "topic"}


def _row(topic: KnownTopic, speaker: Speaker, *, followed: bool) -> Row:
    language = speaker.language
    slug = topic.key.rpartition("/")[2] if topic.own is None else topic.word(language)
    pieces = [f"`{slug}`"] if slug != topic.name(language) else []
    if topic.own is not None:
        private = topic.own.channel_id is not None
        pieces.append(say("own_private" if private else "own", language))
    if followed:
        pieces.append(say("followed_mark", language))
    button = Button(say("b_follow", language), "say", f"subscribe {topic.word(language)}")
    return Row(
        topic.name(language),
        context=" · ".join(pieces),
        text=topic.own.line[:120] if topic.own else "",
        buttons=() if followed else (button,),
    )
