"""This file answers who looks up papers, by words or by number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.answering.arguments import courtesy, exclusions
from bot.answering.arguments.filters import bare, day, filtered
from bot.answering.arguments.kind_names import kind_of
from bot.answering.arguments.periods import filter_of, parted
from bot.answering.arguments.spelling import mended
from bot.answering.command import Said
from bot.answering.finding import lookups, namings, openings, places
from bot.answering.finding.lookups import LookedUp, Query
from bot.answering.finding.next_steps import ended, meant_instead, unread_yet
from bot.answering.finding.paper_rows import gone_line, hit_row
from bot.answering.finding.previews import DAYS
from bot.answering.finding.relaxed import apart, relaxed, subject
from bot.answering.finding.search_names import described, in_the_shell, narrowed
from bot.answering.intents import AskPaper, Commitments, Intent, Misunderstood, Search, Show
from bot.answering.names import KnownTopic, TopicBook
from bot.answering.seen import book_of, still_looking, topic_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages import phrases, reasons
from bot.messages.alerts import Alert, compose
from bot.messages.shown_language import shown_in
from bot.messages.stages import all_stages, voted
from bot.messages.words import listed, ours, say
from bot.telling.story_lines import belonging, line
from bot.topics import registers
from bot.topics.aliases import other_names
from scrapers.items import ANSWERS, Document, Language
from scrapers.numbering import reference_keys
from scrapers.text import fold
from storage.published import bill_stages, papers, public_papers, votes
from storage.published.stories import of_paper
from storage.records import Hit, Paper, Preference

_BY = re.compile(
    r"(?<!\s)\s*+(?:\b(?:questions?|questions asked|asked|papers?)\s++)?\b(?:asked\s++)?by\s++(?P<who>[^,;:]{2,60})$",
    re.IGNORECASE,
)
# e.g. 'algorithmic transparency' · ‘smart prison’
_PHRASE = re.compile(r"(?<!\w)['‘]([^'‘’\"]{2,80})['’](?!\w)")
MOST_BUTTONS = 5
MOST_AT_ONCE = 200  # papers that the shell may ask for
MOST_ASKERS = 3
MOST_VOTES = 3  # on one bill: the last decide
LONGEST_ANSWER = 1800
_TELLING = 0.01  # a share of a text that somebody may want to know of
_CHINESE_MARK = "：「」，。"


def read_search(said: Said) -> Intent:
    """Read words, and the filters that stand among them."""
    read = filtered(said.tokens)
    given = read.given
    days = {
        name: day(given[name], last=name == "until") for name in ("since", "until") if name in given
    }
    wrong = next((name for name, value in days.items() if value is None), None)
    relative = filter_of(wrong, given[wrong]) if wrong else None
    if wrong and (relative is None or len(days) > 1):
        return Misunderstood("search", "bad_day", given[wrong], ("search AI since:2026-09-01",))
    text, left_out = exclusions.parted(" ".join(read.words))
    if left_out:
        given.setdefault("without_kind", left_out)
    kinds = {name: kind_of(given[name]) for name in ("kind", "without_kind") if name in given}
    if unknown := next((given[name] for name, kind in kinds.items() if kind is None), None):
        return Misunderstood("search", "bad_kind", unknown, ("search AI kind:question",))
    words, period = _PHRASE.sub(r'"\1"', text), relative
    if period is None and not reference_keys(words):
        words, period = parted(words)
    words, asker = _asked_by(words)
    nothing = not words and not given and period is None and asker is None
    if nothing or not all(given.values()):
        return Misunderstood(
            "search", "search_what", "", ("search HKPilot", "search AI since:2026")
        )
    return Search(
        _subject(words),
        member=given.get("member", asker),
        committee=given.get("committee"),
        bureau=given.get("bureau"),
        kind=kinds.get("kind"),
        without_kind=kinds.get("without_kind"),
        topic=given.get("topic"),
        since=days.get("since"),
        until=days.get("until"),
        period=period,
        due=given.get("due"),
        typed=said.whole,
    )


def _asked_by(words: str) -> tuple[str, str | None]:
    """Part words from the Member who asked: "AI questions by Chan Man-ki"."""
    found = _BY.search(words[-200:])
    if found is None or not registers.found(found["who"], "member"):
        return words, None
    return words[: len(words) - len(found.group())].strip(), found["who"]


def _subject(words: str) -> str:
    """Give what is looked for: where "AI papers" would do, a name that we know stands alone."""
    said = courtesy.subject(words)
    alone = courtesy.without_papers(said)
    return alone if alone != said and other_names(alone) else said


def query_of(intent: Search, topic: KnownTopic | None, today: date) -> Query:
    """Turn what was typed into what is looked for, by the reader's today."""
    first, last = intent.period.days(today) if intent.period else (None, None)
    return Query(
        intent.words,
        intent.limit,
        intent.member,
        intent.committee,
        intent.bureau,
        intent.kind,
        topic.key if topic else None,
        intent.since or first,
        intent.until or last,
        intent.skip,
        without_kind=intent.without_kind,
    )


def looked_for(session: Session, query: Query) -> tuple[LookedUp, str | None]:
    """Find papers; where nothing is found, by the words as they are spelt, which are given then, too."""

    def held(word: str) -> bool:
        return bool(lookups.look_up(session, Query(word, 1)).total)

    looked = lookups.look_up(session, query)
    if looked.hits or query.skip or not (right := mended(query.words, held)):
        return looked, None
    return lookups.look_up(session, replace(query, words=right)), right


def count(session: Session, query: Query) -> int:
    """Say how many papers a search finds; none where what is left of it only says what to leave out."""
    try:
        return lookups.look_up(session, query).total
    except lookups.UNSEARCHABLE:
        return 0


def search(desk: Desk, intent: Search, speaker: Speaker) -> Reply:
    """Find papers; what is exactly a number shows its paper."""
    if intent.due:
        from bot.answering.finding.promises import promised  # by whoever asks when it is due

        return promised(desk, Commitments(intent.words or intent.topic, intent.due), speaker)
    language = speaker.language
    with desk.store.read() as session:
        book = book_of(session, speaker)
        topic = topic_of(book, intent.topic)
        plain = not (intent.member or intent.committee or intent.bureau or intent.kind or topic)
        if plain and lookups.by_reference(session, places.parted(intent.words)[0]):
            return show(desk, Show(intent.words), speaker)
        today = hong_kong(desk.clock()).date()

        def many(one: Search) -> int:
            return count(session, query_of(one, topic, today))

        try:
            looked, right = looked_for(session, query_of(intent, topic, today))
            if intent.skip and not looked.hits:
                return ended(language)
            wider = replace(intent, kind=ANSWERS[1]) if intent.kind == ANSWERS[0] else intent
            if not looked.total and wider is not intent and many(wider):
                # What Members asked of the Estimates is answered in papers of another kind.
                intent, right = wider, None
                looked = lookups.look_up(session, query_of(wider, topic, today))
            meant = replace(intent, words=right) if right else None
            dropped: tuple[str, ...] = ()
            if not looked.hits and (about := subject(intent)).loose:
                if about is intent or not many(about):
                    about, dropped = relaxed(about, many) or (intent, ())
                if about is not intent:
                    intent = about
                    looked = lookups.look_up(session, query_of(intent, topic, today))
            parts = apart(intent) if not looked.hits else None
            if parts is not None and many(parts):
                meant, looked = parts, lookups.look_up(session, query_of(parts, topic, today))
            undated = lookups.undated(session, query_of(intent, topic, today), looked)
            unread = () if looked.hits else unread_yet(session, speaker)
        except lookups.UNSEARCHABLE as error:
            raise lookups.refused(error, intent.words) from None
        own = in_language(session, looked.hits, language)
        askers = () if intent.member or intent.skip else _askers(session, looked, language)
    reply = _found(replace(looked, hits=own), intent, meant, language)
    window: tuple[str, ...] = ()
    if topic is not None and looked.hits and not (intent.words or intent.since or intent.until):
        name = topic.key.rpartition("/")[2]  # why this count and a preview's differ
        window = (say("search_window", language, name=name, days=DAYS),)
    without = (say("without_words", language, words=listed(dropped, language)),) if dropped else ()
    left = (say("undated_left", language, n=undated),) if undated else ()
    told = (
        *unread, *still_looking(topic, language), *without, *reply.lines, *left, *askers, *window,
    )  # fmt: skip
    footer, most = "", min(looked.total, MOST_AT_ONCE)
    if len(looked.hits) < most and not intent.skip and speaker.platform == "console":
        footer = say("limit_more", language, command=in_the_shell(intent), n=most)
    return replace(reply, lines=told, footer=footer)


def _askers(session: Session, looked: LookedUp, language: Language) -> tuple[str, ...]:
    """Say which Members asked most of what was found, where that tells apart more than is shown."""
    if looked.total <= len(looked.hits):
        return ()
    found = public_papers.facets(session, looked.papers).askers
    most = namings.named_most("member", found, MOST_ASKERS)
    if len(most) < 2 or most[0][1] < 2:
        return ()
    names = [f"{ours(one.shown(chinese=language != 'en'), language)} {n:,}" for one, n in most]
    return (say("found_askers", language, names=listed(names, language)),)


def in_language(session: Session, hits: Sequence[Hit], language: Language) -> tuple[Hit, ...]:
    """Give hits the title and the address of the asker's language, where the paper has it."""
    held = papers.papers(session, [hit.paper_id for hit in hits], texts=False)
    return of_papers({paper.id: paper for paper in held}, hits, language)


def of_papers(
    held_papers: Mapping[int, Paper], hits: Sequence[Hit], language: Language
) -> tuple[Hit, ...]:
    """Give hits, whose papers are at hand, the title and the address of the asker's language."""
    found = []
    for hit in hits:
        paper = held_papers.get(hit.paper_id)
        own = next((r for r in paper.renditions if r.language == language), None) if paper else None
        state = phrases.state(paper.withdrawn_at, paper.revised_at, language) if paper else None
        shown = replace(hit, title=own.title, url=own.url) if own and own.title else hit
        gone = paper is not None and paper.withdrawn_at is not None
        found.append(replace(shown, state=state or "", gone=gone))
    return tuple(found)


def _found(
    looked: LookedUp,
    intent: Search,
    meant: Search | None,
    language: Language,
) -> Reply:
    """Say what was found, and under which other words."""
    words = described(intent, language)
    lines = []
    instead = f"{say('c_search', language)} {meant.words}" if meant else None
    if meant and (looked.hits or _is_slip(intent.words, meant.words)):
        lines.append(say("instead" if looked.hits else "respelt", language, words=words))
        words = meant.words[:80]
    if looked.also:
        lines.append(say("also", language, names=listed(looked.also, language)))
    told = meant is not None and words == meant.words[:80]
    offered = meant_instead(intent, None if told or looked.hits else instead, language)
    offered = [one for one in offered if not (told and fold(one) == fold(instead or ""))]
    lines += [say("meant", language, what=one[:80]) for one in offered]
    buttons = [Button(one[:60], "say", one) for one in offered]
    if among := narrowed(intent, language):
        lines.insert(0, say("narrowed", language, to=among))
    if not looked.hits:
        if intent.weak:
            lines.append(say("no_such_follow", language, value=words))
        return Reply(
            say("no_hits", language, words=words),
            tuple(lines),
            buttons=tuple(buttons[:MOST_BUTTONS]),
            failed=True,
            nothing=True,
            instead=instead,
        )
    shown, total = len(looked.hits), looked.total
    key = "one_hit" if total == 1 else "many_hits" if total > shown else "found"
    first = intent.skip + 1
    page = "page_hits" if shown > 1 else "page_hit"
    return Reply(
        say(page, language, words=words, n=total, first=first, last=first + shown - 1)
        if intent.skip
        else say(key, language, words=words, n=total, shown=shown),
        tuple(lines),
        rows=tuple(hit_row(hit, language) for hit in looked.hits),
        buttons=tuple(buttons),
        again=None if intent.skip else intent.typed,
        instead=instead,
    )


def _is_slip(typed: str, right: str) -> bool:
    """Say whether only plain words were spelt otherwise: what is written as a name may be one."""
    before, after = typed.split(), right.split()
    changed = [one for one, other in zip(before, after, strict=False) if one != other]
    return len(before) == len(after) and all(one.islower() for one in changed)


def read_show(said: Said) -> Intent:
    """Read which paper is to be shown."""
    if not bare(said.rest):
        return Misunderstood("show", "which_paper", "", ("show <number>", "latest"))
    return _asked_of(said.rest) or Show(places.kept(said.rest))


def _asked_of(rest: str) -> AskPaper | None:
    """Read a question behind a paper's number: "CB(2)1292/2025 who wrote it"."""
    number, _, question = rest.strip().partition(" ")
    if not question or not lookups.is_reference(number) or places.parted(rest)[1] is not None:
        return None
    if any(key.startswith("lcq:") for key in reference_keys(number)):
        return None  # its day stands behind it
    from bot.answering.arguments import asked  # by whoever asks, not by whoever only looks it up

    asks = asked.spot(question) or asked.standing(question) or asked.says(question)
    return AskPaper(number, question.strip()) if asks else None


def show(desk: Desk, intent: Show, speaker: Speaker) -> Reply:
    """Show one paper: its card, its recommendations, or what a reply says with its tables."""
    language = speaker.language
    reference, place = places.parted(intent.reference)
    with desk.store.read() as session:
        paper = lookups.one_of(session, reference)
        book = book_of(session, speaker)
        alert = card(desk, session, paper, book, language, reference)
        belongs = belonging(paper, of_paper(session, paper.id), language)
        stages = bill_stages.of_paper(session, paper.keys)
        ballots = votes.on_bill(session, paper.id, language)
    openings.note(desk, paper.id, "show", speaker)
    document = shown_text(paper, alert)
    gone = paper.withdrawn_at is not None
    if place is None:
        lines = [*alert_lines(alert), *_structure(document, language)]
        lines += [all_stages(stages, language)] if stages else []
        lines += [voted(one, language) for one in ballots[-MOST_VOTES:]]
        lines += [line(belongs, language)] if belongs else []
        lines += _reading_notes(paper, alert)
    else:
        opened = places.opened(document, place) if document else ()
        missing = say("no_place", language, paper=_called(paper), place=place.typed)
        lines = [line[:LONGEST_ANSWER] for line in opened] or [missing]
    buttons = (
        Button(say("b_more", language), "say", f"{say('c_more', language)} paper:{paper.id}"),
        Button(say("follow", language), "follow_paper", f"paper:{paper.id}"),
        Button(say("b_why", language), "why", f"paper:{paper.id}"),
        Button(say("b_citation", language), "copy", f"paper:{paper.id}"),
        *([story_button(paper, language)] if belongs else []),
    )
    row = Row(alert.title, alert.url, " · ".join(phrases.context(alert)), gone=gone)
    return Reply(
        alert.title,
        (*gone_line(paper, language), *lines),
        rows=(row,),
        buttons=buttons,
        again=f"show {intent.reference}",
        gone=gone,
    )


def story_button(paper: Paper, language: Language) -> Button:
    """Give what shows the papers that belong together with one."""
    return Button(say("b_story", language), "say", f"{say('c_story', language)} paper:{paper.id}")


def card(
    desk: Desk, session: Session, paper: Paper, book: TopicBook, language: Language, typed: str = ""
) -> Alert:
    """Put together what is said of a paper to this asker, with topics that he may see."""
    preference: Preference = language
    if any(mark in typed for mark in _CHINESE_MARK):
        preference = "zh-Hant"
    words = shown_in(paper, preference, desk.clock())
    seen = [topic.key for topic in book.topics]
    matched = [match.topic for match in paper.matches if match.topic in seen]
    return compose(paper, words, desk.names(session), topics=matched or ("",), whole=True)


def alert_lines(alert: Alert) -> list[str]:
    """Give a card's lines below its title."""
    lines, colon = [], say("colon", alert.language)
    if title := phrases.chinese_title(alert):
        lines.append(title)
    lines += [
        f"• {bullet.text}  {phrases.places(alert, bullet.cites)}".rstrip()
        for bullet in alert.bullets
    ]
    lines += phrases.notes(alert)
    if words := phrases.not_found(alert):
        lines.append(words)
    lines += [f"{r.name}{colon}{reasons.reason(alert, n)}" for n, r in enumerate(alert.reasons)]
    if people := phrases.people(alert):
        lines.append(people)
    return lines


def _structure(document: Document | None, language: Language) -> list[str]:
    """Give a report's recommendations, or the answers of a reply with their tables as text."""
    if document is None:
        return []
    lines: list[str] = []
    if document.recommendations:
        lines.append(say("recommendations_head", language))
        for one in document.recommendations:
            rests = phrases.paragraphs(one.rests_on[:4], language)
            lines.append(f"{one.no}. {one.text[:400]} {rests}".rstrip())
    elif document.kind == "estimates_reply":
        lines.append(say("said", language))
        text = "\n".join(exchange.answer for exchange in document.exchanges)
        lines.append(text[:LONGEST_ANSWER] + ("…" if len(text) > LONGEST_ANSWER else ""))
    return lines


def shown_text(paper: Paper, alert: Alert) -> Document | None:
    """Give the text of the language in which a paper is shown."""
    texts = (r.document for r in paper.renditions if r.language == alert.text_language)
    return next((text for text in texts if text is not None), None)


def _reading_notes(paper: Paper, alert: Alert) -> list[str]:
    """Give what was noted when a paper was read; its card says the weightiest of it in our words."""
    document = shown_text(paper, alert)
    notes = [*document.notes] if document is not None else []
    if document is not None and document.unplaced >= _TELLING:
        notes.append(f"{document.unplaced:.0%} of the text stood in no part of the structure; kept")
    return [say("read_notes", alert.language), *(f"• {note}" for note in notes)] if notes else []


def _called(paper: Paper) -> str:
    return paper.number or paper.title[:60]
