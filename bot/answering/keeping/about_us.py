"""This file answers what people ask of ourselves: who sees what, what is kept, how bullets are made, what we check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.answering.channels import Refused, held, place_of
from bot.answering.finding import lookups
from bot.answering.finding.why import why
from bot.answering.intents import AskUs, Why
from bot.answering.keeping import settings_here, told_here
from bot.answering.keeping.own_questions import questions
from bot.answering.speech import Button, Reply, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages import dates, phrases
from bot.messages.words import LANGUAGE_NAMES, in_language, say
from bot.telling import health
from bot.telling.health import SourceHealth
from bot.topics import registers
from scrapers.items import Language
from scrapers.numbering import reference_keys
from scrapers.text import fold
from storage.people import channels
from storage.records import Paper
from storage.told import months, tellings

_MOST = 12  # sources that are named one by one
_MINUTE, _HOUR = 60, 3600
_LEGCO = "legco"
_FEW = 3  # sources of one site, of which one listed a paper
# The sources that list papers with a number of a kind.
_LISTED_BY = {
    "lcq": ("legco_questions", "info_gov_hk", "info_gov_hk_rss"),
    "gia": ("info_gov_hk", "info_gov_hk_rss"),
    "estimates": ("legco_estimates",),
    "question": ("legco_estimates",),
    "legco": ("legco_panels", "legco_finance", "legco_house_committee"),
}
Told = Callable[[Desk, AskUs, Speaker], Reply]


def answered(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Answer a question about ourselves, with what may be asked next."""
    reply = _ANSWERS[intent.question](desk, intent, speaker)
    lines = questions()[intent.question].next
    buttons = (*reply.buttons, *(Button(one[:60], "say", one) for one in lines))
    return Reply(
        reply.headline, reply.lines, reply.rows, buttons=buttons, failed=reply.failed,
        language=speaker.language,
    )  # fmt: skip


def _words(*keys: str) -> Told:
    """Answer with words of ours that are true wherever we run."""

    def told(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
        first, *more = (say(key, speaker.language) for key in keys)
        return Reply(first, tuple(more))

    return told


def _privacy(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say who sees what is asked, as the platform shows it."""
    language = speaker.language
    in_channel = "us_privacy_asker" if speaker.there.answers_asker else "us_privacy_open"
    where = "us_privacy_alone" if speaker.alone else in_channel
    lines = (say(where, language), say("us_privacy_more", language))
    return Reply(say("us_privacy", language), lines)


def _speed(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say how often the sources of this desk are looked at."""
    language = speaker.language
    sources = list(desk.sources.values())
    rhythms = [source.cadence.working for source in sources]
    span = {"least": min(rhythms, default=_MINUTE), "most": max(rhythms, default=_HOUR)}
    said = {name: _lasting(seconds, language) for name, seconds in span.items()}
    lines = [say("us_speed_more", language)]
    busiest = [one for one in sources if one.cadence.working == span["least"]]
    if len(busiest) < len(sources):
        names = " · ".join(phrases.source_name(one, language) for one in busiest[:_MOST])
        lines.insert(0, say("us_fastest", language, names=names, least=said["least"]))
    return Reply(say("us_speed", language, **said), tuple(lines))


def _lasting(seconds: int, language: Language) -> str:
    if seconds < _MINUTE:
        return say("us_seconds", language, n=seconds)
    if seconds < _HOUR:
        return say("us_minutes", language, n=seconds // _MINUTE)
    return say("us_hours", language, n=seconds // _HOUR)


def _sources(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say which sources are looked at, all or one body's, and when they were last."""
    language, now = speaker.language, desk.clock()
    with desk.store.read() as session:
        states = health.sources_health(desk, session, now, language)
    if not intent.of:
        busy = [one for one in states if not one.idle]
        names = [_checked(one, language) for one in busy[:_MOST]]
        return Reply(say("us_sources", language, n=len(busy)), tuple(names))
    name = _called(intent.of, language)
    theirs = {
        key for key, source in desk.sources.items() if _is_of(source.publisher.words, intent.of)
    }
    lines = tuple(_checked(one, language) for one in states if one.key in theirs)
    if not lines:
        return Reply(say("us_sources_none", language, name=name))
    return Reply(say("us_sources_of", language, name=name), lines)


def _called(name: str, language: Language) -> str:
    meant = registers.found(name)
    return in_language(meant[0].en, meant[0].zh, language) if len(meant) == 1 else name


def _is_of(words: Sequence[str], name: str) -> bool:
    """Say whether a publisher is the body of a name; the Council publishes for its committees."""
    said = {fold(one) for one in words}
    meant = registers.found(name)
    names = {fold(one) for found in meant for one in (found.en, found.zh, *found.names)}
    council = _LEGCO in said and any(one.kind == "committee" for one in meant)
    return council or bool(said & (names | {fold(name)}))


def _checked(one: SourceHealth, language: Language) -> str:
    """Say of one source when it was last checked, and what is wrong with it."""
    when = dates.moment(one.last_ok_at, language) if one.last_ok_at else say("never", language)
    if one.trouble:
        trouble = phrases.trouble(one.trouble, language)
        return say("us_source_trouble", language, name=one.name, trouble=trouble, when=when)
    key = "us_source_idle" if one.idle and one.last_ok_at is None else "us_source"
    return say(key, language, name=one.name, when=when)


def _languages(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say in which languages we speak, and which of them is set here."""
    language = speaker.language
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
    lines: tuple[str, ...] = ()
    if channel is not None:
        names = {str(key): name for key, name in LANGUAGE_NAMES.items()}
        set_to = names.get(channel.language, say("lang_either", language))
        lines = (say("us_languages_here", language, language=set_to),)
    return Reply(say("us_languages", language), lines)


def _cap(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say how many alerts a day come here at most."""
    language = speaker.language
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
    if channel is None or not channel.cap:
        return Reply(say("us_cap_none", language))
    return Reply(say("us_cap", language, n=channel.cap), (say("us_cap_fixed", language),))


def _zone(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say by whose clock hours are here, and what it shows now."""
    language = speaker.language
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        here = told_here.clock(desk, channel, speaker)
    yours = desk.clock().astimezone(ZoneInfo(speaker.zone))
    local = here.utcoffset() == hong_kong(here).utcoffset()
    zone = say("us_zone_local", language) if local else f"{here:UTC%:z}"
    lines = [say("us_zone_more", language)]
    if yours.utcoffset() != here.utcoffset():
        lines.insert(0, say("us_zone_yours", language, time=f"{yours:%H:%M}"))
    return Reply(say("us_zone", language, zone=zone, time=f"{here:%H:%M}"), tuple(lines))


def _changing(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say who may change what the channels of this workspace follow."""
    language = speaker.language
    with desk.store.read() as session:
        workspace = channels.workspace(session, speaker.workspace)
    only = workspace is not None and workspace.admins_only
    key = "us_changing_admins" if only else "us_changing"
    return Reply(say(key, language), (say("us_changing_more", language),))


def _count(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Count the papers that were told where it is asked, in a span of time or so far."""
    language = speaker.language
    if intent.of == "elsewhere":
        return Reply(say("us_count_others", language))
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        now = told_here.clock(desk, channel, speaker)
        span = told_here.read_span(intent.of, now, language)
        if span is None:
            return Reply(say("us_count_unread", language, when=intent.of), failed=True)
        if span.first > now:
            return Reply(say("us_count_ahead", language))
        found = months.count(session, channel.id, (), span.first, span.end) if channel else None
    alerts, digests = (found.alerts, found.digests) if found else (0, 0)
    if not alerts + digests:
        return Reply(say("us_count_none", language, when=span.said))
    how = say("us_count_how", language, alerts=alerts, digests=digests)
    return Reply(say("us_count", language, when=span.said, n=alerts + digests), (how,))


def _missed(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say why a paper did or did not come, sorry where it did not, and how its source is."""
    language = speaker.language
    if not intent.of:
        missed = in_language(*questions()[intent.question].called[:2], language)
        line = f"{say('c_help', language)} {missed} LCQ5"
        return Reply(say("us_missed_which", language, line=f"`{line}`"), failed=True)
    with desk.store.read() as session:
        held_ones = lookups.by_reference(session, intent.of)
        status = _of_its_source(desk, session, intent.of, held_ones, speaker)
        known, told = bool(held_ones), _was_told(session, held_ones, speaker)
    search = Button(
        f"{say('c_search', language)} {intent.of}"[:60],
        "say",
        f"{say('c_search', language)} {intent.of}",
    )
    if not known:
        sorry = say("us_missed", language, what=intent.of)
        return Reply(sorry, (*status, say("us_missed_next", language)), buttons=(search,))
    try:
        reply = why(desk, Why(intent.of), speaker)
    except Refused:
        head = say("us_missed_told" if told else "us_missed_held", language)
        return Reply(head, status, buttons=(search,))
    again = [f"{one} {intent.of}" for one in ("show", "why")]
    return Reply(
        say("us_missed_told" if told else "us_missed_held", language),
        (reply.headline, *reply.lines, *status),
        reply.rows,
        buttons=tuple(Button(one[:60], "say", one) for one in again),
    )


def _was_told(session: Session, found: Sequence[Paper], speaker: Speaker) -> bool:
    """Say whether the channel where it is asked was told of one of some papers."""
    channel = held(session, place_of(speaker, None), speaker)
    told = (one for paper in found for one in tellings.alerts_of(session, paper.id))
    return channel is not None and any(one.channel_id == channel.id for one in told)


def _of_its_source(
    desk: Desk, session: Session, reference: str, found: Sequence[Paper], speaker: Speaker
) -> tuple[str, ...]:
    """Say when the source that listed a paper was last checked, or those that would; nothing where it is unknown."""
    sources = {one.source for one in found} or _listing(desk, reference)
    if not sources:
        return ()
    states = health.sources_health(desk, session, hong_kong(desk.clock()), speaker.language)
    return tuple(_checked(one, speaker.language) for one in states if one.key in sources)


def _listing(desk: Desk, reference: str) -> set[str]:
    """Give the sources that would list what a reference means, by the kind of its number or by its site."""
    keys = reference_keys(reference)
    kinds = (_LISTED_BY.get(key.partition(":")[0]) for key in keys)
    if known := next((one for one in kinds if one), None):
        return set(known)
    sites = (urlsplit(key.removeprefix("url:")).hostname for key in keys if key.startswith("url:"))
    site = next(sites, None)
    there = [one for one in desk.sources.values() if site in one.hosts]
    sure = len({one.publisher.key for one in there}) == 1 and len(there) <= _FEW
    return {one.key for one in there} if sure else set()


_ANSWERS: dict[str, Told] = {
    "privacy": _privacy,
    "data": _words("us_data", "us_data_what", "us_data_sealed", "us_data_deleted"),
    "model": _words("us_model", "us_model_more"),
    "accuracy": _words("us_accuracy", "us_accuracy_more"),
    "firmness": _words("us_firmness", "us_firmness_more"),
    "cap": _cap,
    "changing": _changing,
    "relevance": _words("us_relevance", "us_relevance_more"),
    "apart": _words("us_apart", "us_apart_more"),
    "levels": _words("us_levels", "us_levels_more"),
    "stopping": _words("us_stopping", "mute_for_me"),
    "elsewhere": _words("us_elsewhere", "us_elsewhere_more"),
    "districts": _words("us_districts", "us_districts_more"),
    "voice": _words("us_voice"),
    "verbs": _words("us_verbs", "us_verbs_stop", "us_verbs_mail"),
    "mailed": _words("us_mailed", "us_mailed_more"),
    "zone": _zone,
    "speeches": _words("us_speeches", "us_speeches_more"),
    "renamed": _words("us_renamed", "us_renamed_dpo"),
    "recess": _words("us_recess", "us_recess_more"),
    "weekends": _words("us_weekends", "us_weekends_more"),
    "speed": _speed,
    "sources": _sources,
    "operator": _words("us_operator", "us_operator_more"),
    "languages": _languages,
    "count": _count,
    "fewer": settings_here.fewer,
    "removing": _words("us_removing", "us_removing_more"),
    "told": told_here.told,
    "settings": settings_here.settings,
    "began": settings_here.began,
    "kept": settings_here.kept,
    "missed": _missed,
}
