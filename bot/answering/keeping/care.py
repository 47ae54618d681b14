"""This file changes a channel's hours and pauses, and takes changes back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.answering import undoing
from bot.answering.arguments import moments
from bot.answering.arguments.courtesy import trimmed
from bot.answering.arguments.switches import switched
from bot.answering.arguments.words import clock
from bot.answering.channels import (
    Place,
    Refused,
    held,
    made,
    may_change,
    may_write,
    open_place,
    place_of,
)
from bot.answering.command import Said
from bot.answering.finding.find import read_search
from bot.answering.following.schedules import OPEN_ALL_DAY
from bot.answering.intents import (
    Admins,
    DigestNow,
    Feedback,
    Intent,
    Misunderstood,
    Pause,
    Quiet,
    Resume,
    Search,
    Undo,
)
from bot.answering.keeping import restored
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages import dates
from bot.messages.words import say
from bot.telling import digests
from scrapers.text import fold
from storage.people import audit, channels, feedback, subscriptions

# e.g. everything until Monday · 本頻道通知至月底
_UNTIL = re.compile(
    r"^(?:(?:everything|all|here|this channel|it)\s+|[本此呢這这][個个]?(?:頻道|频道)(?:[的嘅]?通知)?)?"
    r"(?:until|till|for|to|直至|直到|至|到)\s*",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?:\w+(?: channel)?\s+)?for\s", re.IGNORECASE)  # e.g. for January
_OPEN_END = re.compile(r"(?:^|\s)(?:until|till)$|(?:直至|直到|至|到)$", re.IGNORECASE)
NIGHT = "20:00-08:00"
# e.g. from 22:00 to 7:30 · 晚上十點至早上七點
_SPAN = re.compile(
    r"^(?:from |between |由|从|自)?\s*([^\s至到~–—-]{1,12}|\d{1,2}(?::\d{2})? [ap]m)"
    r"\s*(?:-|–|—|~|～|至|到|to|and|until|till)\s*([^\s]{1,12}|\d{1,2}(?::\d{2})? [ap]m)$"
)
_AFTER = re.compile(r"^(?:after (\S{1,12})|(\S{1,12}?)(?:之?后|以后))$")
_WEEKENDS = frozenset(
    map(
        fold,
        ("weekends", "weekend", "on weekends", "at weekends", "週末", "周末", "星期六日", "假日"),
    )
)
# e.g. 20:00-08:00| and at weekends · 20:00-08:00|同週末
_AND_WEEKENDS = re.compile(
    r"(?:\s{0,3}(?:,|&|\+|、)|\s(?:and|plus)\b|\s{0,3}(?:同埋|以及|和|及|同|与))\s{0,3}(?:also )?"
    r"(?:(?:on|at) )?(?:all )?(?:weekends?|周末|星期六日|假日)$"
)
_NOW = frozenset(map(fold, ("", "now", "please", "today", "即時", "現在", "立即")))
_ONLY = frozenset(map(fold, ("only", "限")))
_ANYONE = frozenset(map(fold, ("everyone", "all", "不限")))
_LONGEST_OPENING = 300
# What a sentence to us holds, and a subject does not.
# e.g. The bullets help · Please mend the links · 摘要很有用
_ADDRESSED = re.compile(
    r"[.!！。?？](?:\s|$)|(?<![\w'])(?:i|we|you|your|yours|my|our|us|me|it|its|it's|this|these|that|please|tamar"
    r"|bot|bullets?|alerts?|digests?|summary|summaries|thanks|thank|love|like|good|great|nice|bad|wrong|awful|useful"
    r"|useless|helpful|slow|fast|too|very|is|isn't|are|aren't|was|were|does|doesn't|don't|should|could|would|can"
    r"|can't|cannot|needs?|helps?|works?|missing|more|less|fewer|not)(?![\w'])"
    r"|[你您我很太唔不好請请快慢錯错多少]|有用|沒用|没用|有幫助|有帮助|希望|可以|應該|应该|摘要|通知",
    re.IGNORECASE,
)
_GREETINGS = frozenset(("hi", "hello", "hey"))
_GREETS = _GREETINGS | frozenset(
    ("ok", "okay", "cool", "meh", "fine", "perfect", "excellent", "brilliant", "terrible")
)
FOR_GOOD = datetime(9999, 1, 1, tzinfo=UTC)  # until somebody says resume
LONGEST_PAUSE = timedelta(days=366)


def _set(desk: Desk, speaker: Speaker, action: str, **wanted: Any) -> tuple[Place, int]:
    """Change settings of the channel that the speaker is in; give it and the change's number."""
    place, now = open_place(speaker, None), desk.clock()
    with desk.store.write() as session:
        may_change(session, speaker, here=True)
        channel = made(desk, session, place, speaker)
        before = undoing.settings(channel, wanted)
        channels.set_channel(session, channel.address, **wanted)
        number = undoing.note(session, channel, speaker, action, now, channel=before)
    return place, number


def _undo_button(number: int, speaker: Speaker) -> tuple[Button, ...]:
    return (Button(say("b_undo", speaker.language), "undo", str(number)),)


def read_pause(said: Said) -> Pause | Misunderstood:
    """Read until when; an end that was begun and not named is asked back."""
    rest = trimmed(said.rest)
    if _OPEN_END.search(rest):
        return Misunderstood("pause", "until_when", "", ("pause until monday", "pause"))
    until = _UNTIL.sub("", rest).strip()
    if moments.is_nothing(until):
        return Misunderstood("pause", "until_when", "", ("pause for a week", "pause"))
    if _FOR.match(rest) and moments.begins_later(until):
        return Misunderstood("pause", "until_when", until, (f"pause until {until}", "pause"))
    return Pause(until or None)


def pause(desk: Desk, intent: Pause, speaker: Speaker) -> Reply:
    """Tell a channel nothing until a moment, or until somebody says resume."""
    language = speaker.language
    until = until_when(desk, intent.until, speaker) if intent.until else FOR_GOOD
    place, number = _set(desk, speaker, "pause", paused_until=until)
    name = place.called(language)
    headline = (
        say("paused", language, place=name, when=dates.moment(until, language))
        if intent.until
        else say("paused_open", language, place=name)
    )
    lines = [say("paused_note", language)]
    if not intent.until:
        lines.append(say("paused_for_good", language))
    return Reply(headline, tuple(lines), buttons=_undo_button(number, speaker), changed=True)


def until_when(desk: Desk, typed: str, speaker: Speaker) -> datetime:
    """Read until when it is to be quiet; raises Refused for what is no moment of the year to come."""
    found = moments.read(typed, desk.clock(), speaker.zone)
    if found is None:
        raise Refused("bad_until", typed[:40])
    if found <= desk.clock():
        raise Refused("past", typed[:40])
    if found > desk.clock() + LONGEST_PAUSE:
        raise Refused("too_far")
    return found


def resume(desk: Desk, intent: Resume, speaker: Speaker) -> Reply:
    """Tell a channel again."""
    language = speaker.language
    with desk.store.read() as session:
        channel = channels.channel(session, speaker.address)
        now = desk.clock()
        paused = channel is not None and channel.paused_itself(now)
        whole = channel is not None and channel.paused(now) and not paused
    if whole:  # only administrators end that
        more = say("all_ends", language)
        return Reply(say("all_paused", language), (more,))
    if not paused:
        return Reply(say("was_not_paused", language, place=say("here", language)))
    place, number = _set(desk, speaker, "resume", paused_until=None)
    return Reply(
        say("resumed", language, place=place.called(language)),
        buttons=_undo_button(number, speaker),
        changed=True,
    )


def read_quiet(said: Said) -> Intent:
    """Read a span of hours, or that there is to be none."""
    if switched(said.rest) is False:
        return Quiet(None, None)
    if fold(said.rest) in _WEEKENDS:
        return Quiet(None, None, weekends=True)
    span = _AND_WEEKENDS.sub("", fold(said.rest))
    wrong = said.rest[:40]
    if not wrong:
        return Misunderstood("quiet", "quiet_when", "", (f"quiet {NIGHT}", "quiet off"))
    start, end = _span(span)
    if start is None or end is None:
        return Misunderstood("quiet", "bad_span", wrong, (f"quiet {NIGHT}", "quiet off"))
    if start == end or {start, end} == {"00:00", "24:00"}:
        return Misunderstood("quiet", "whole_day", wrong, ("pause", "quiet off"))
    return Quiet(start, end, weekends=span != fold(said.rest))


def _span(said: str) -> tuple[str | None, str | None]:
    """Read two times of day; after one of them lasts until the morning."""
    if found := _AFTER.match(said):
        return clock(found[1] or found[2]), NIGHT.rpartition("-")[2]
    found = _SPAN.match(said)
    return (clock(found[1]), clock(found[2])) if found else (None, None)


def quiet(desk: Desk, intent: Quiet, speaker: Speaker) -> Reply:
    """Give a channel its quiet hours, or none."""
    language = speaker.language
    lines: tuple[str, ...] = ()
    if intent.weekends and intent.start is None:
        place, number = _set(desk, speaker, "quiet", working_days_only=True)
        headline = say("quiet_weekends", language, place=place.called(language))
    elif intent.start is None or intent.end is None:
        place, number = _set(
            desk, speaker, "quiet", opens="00:00", closes="24:00", working_days_only=False
        )
        headline = say("quiet_off", language, place=place.called(language))
    else:
        opens = "00:00" if intent.end == "24:00" else intent.end
        before, days = _working_days_only(desk, speaker)
        days = days or intent.weekends
        place, number = _set(
            desk, speaker, "quiet", opens=opens, closes=intent.start, working_days_only=days
        )
        headline = say(
            "quiet_set", language, place=place.called(language), start=intent.start, end=intent.end
        )
        key = "quiet_days_as_before" if before else "quiet_days"
        lines = (say(key, language),) if days else ()
    return Reply(headline, lines, buttons=_undo_button(number, speaker), changed=True)


def _working_days_only(desk: Desk, speaker: Speaker) -> tuple[bool, bool]:
    """Say whether weekends are quiet now, and will be with quiet hours: `quiet off` took both, but from the console."""
    with desk.store.read() as session:
        channel = channels.channel(session, speaker.address)
    if channel is None or channel.working_days_only:
        return True, True
    took = (channel.opens, channel.closes) == OPEN_ALL_DAY
    return False, speaker.platform != "console" and took


def undo(desk: Desk, intent: Undo, speaker: Speaker) -> Reply:
    """Take back a change that was made in this channel: one by its number, or the speaker's last."""
    place, now, language = place_of(speaker, None), desk.clock(), speaker.language
    with desk.store.write() as session:
        may_write(speaker)
        channel = held(session, place, speaker)
        if channel is None:
            raise Refused("nothing_to_undo")
        if intent.number is None:
            entry = undoing.last(session, channel, speaker.who)
        else:
            entry = audit.entry(session, intent.number, workspace_id=channel.workspace_id)
            if entry is not None and not _may_undo(entry, channel.id):
                entry = None
        if entry is None or entry.action not in undoing.KEEPING:
            may_change(session, speaker, here=True)
        if entry is None:
            raise Refused("nothing_to_undo")
        if undoing.is_undone(session, entry):
            raise Refused("undone_already")
        was = restored.followed(session, entry)
        try:
            undoing.take_back(session, channel, entry, speaker, now)
        except (undoing.ChangedSince, subscriptions.NotYours):
            raise Refused("changed_since") from None
        holds = restored.said(session, entry, was, place.called(language), speaker, now)
    what = undoing.in_words(entry.action, language)
    gap = " " if language == "en" else ""
    headline = gap.join([say("undone", language, what=what), *holds])
    return Reply(headline, changed=True, again="list")


def _may_undo(entry: audit.AuditEntry, channel_id: int) -> bool:
    return entry.channel_id == channel_id


def read_admins(said: Said) -> Intent:
    """Read whether only administrators may change things."""
    only, rest = switched(said.rest), fold(said.rest)
    if only is not None or rest in _ONLY | _ANYONE:
        return Admins(only=only if only is not None else rest in _ONLY)
    return Misunderstood("admins", "admins_what", "", ("admins only", "admins off"))


def admins(desk: Desk, intent: Admins, speaker: Speaker) -> Reply:
    """Say who may change what a workspace's channels follow; only administrators say so."""
    language, now = speaker.language, desk.clock()
    if not speaker.admin:
        named_in = speaker.there.admins_in
        raise Refused("admins_unknown" if named_in else "admins_say", named_in)
    with desk.store.write() as session:
        workspace = channels.ensure_workspace(session, speaker.workspace, "", now)
        channels.set_admins_only(session, speaker.workspace, admins_only=intent.only)
        audit.audit(
            session,
            workspace_id=workspace.id,
            channel_id=None,
            who=speaker.who,
            action="admins",
            detail={"only": intent.only},
            now=now,
        )
    return Reply(say("admins_on" if intent.only else "admins_off", language), changed=True)


def read_feedback(said: Said) -> Intent:
    """Read what somebody thinks."""
    if not said.rest:
        return Misunderstood("feedback", "feedback_what", "", ("feedback <text>",))
    text = said.whole.partition(said.word)[2].strip(" :：") if said.word else said.rest
    marked = said.word.endswith((":", "：")) or said.rest.startswith((":", "："))
    word = fold(said.rest).strip(
        " .!"
    )  # "feedback hello there" is to us; "feedback loops" is looked for
    greets = word in _GREETS or word.partition(" ")[0].strip(",.!") in _GREETINGS
    addressed = greets or _ADDRESSED.search(said.rest[:_LONGEST_OPENING])
    if said.word and not marked and not addressed:
        found = read_search(said.wholly())  # "feedback loops in AI" is looked for
        line = f"{said.word}: {text or said.rest}"
        return replace(found, offers=(line,)) if isinstance(found, Search) else found
    return Feedback((text or said.rest)[:2000])


def give_feedback(desk: Desk, intent: Feedback, speaker: Speaker) -> Reply:
    """Write down what somebody says of all this."""
    with desk.store.write() as session:
        channel = made(desk, session, place_of(speaker, None), speaker)
        feedback.save_feedback(
            session,
            channel_id=channel.id,
            paper_id=None,
            who=speaker.who,
            verdict="text",
            text=intent.text,
            now=desk.clock(),
        )
    return Reply(say("thanks", speaker.language))


def read_digest(said: Said) -> Intent:
    """Read `digest now`; other words after it are looked for."""
    if fold(said.rest) in _NOW:
        return DigestNow()
    return read_search(Said(("digest", *said.tokens), said.rest, said.whole))


def digest_now(desk: Desk, intent: DigestNow, speaker: Speaker) -> Reply:
    """Make a digest of everything that this channel has not been told."""
    language = speaker.language
    place = open_place(speaker, None)
    with desk.store.read() as session:
        may_change(session, speaker, here=True)
        channel = held(session, place, speaker)
        follows = bool(channel and subscriptions.subscriptions(session, channel.id))
    if channel is None or not follows:
        raise Refused("digest_nobody")
    result = digests.make_now(desk, channel)
    if result.outcome == "nothing":
        return Reply(say("digest_empty", language))
    if not result.papers:
        return Reply(say("digest_quiet", language), enqueued=True)
    return Reply(say("digest_made", language, n=result.papers), enqueued=True)
