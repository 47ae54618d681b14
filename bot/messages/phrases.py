"""This file says things of papers and digests in a message's language, for every platform."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.calendar import hong_kong
from bot.messages.alerts import Alert, Change, Coming, Freshness
from bot.messages.beginnings import begins
from bot.messages.dates import day, moment, moment_soon, numeral
from bot.messages.figures import MOST_MOVED, FigureDifference, difference
from bot.messages.places import of_sitting
from bot.messages.shown_language import Note
from bot.messages.words import in_language, knows, listed, ours, say
from bot.topics import registers
from bot.topics.vocabulary import headings
from scrapers.items import Language, without_council
from scrapers.publishers import publisher_of
from scrapers.source import Publisher, Source
from scrapers.text import is_cjk
from storage.records import Commitment


def cite(place: str, language: Language) -> str:
    """Show where a bullet stands: a paragraph's number, a part of a reply, a slide's title."""
    if place.isdecimal():
        return say("paragraph", language, no=place)
    if shown := of_sitting(place, language):
        return shown
    if (
        place.startswith("(")
        and place.endswith(")")
        and place[1:-1].isdecimal()
        and language != "en"
    ):
        return f"（{numeral(int(place[1:-1]))}）" if int(place[1:-1]) < 100 else place
    return place


def place_list(alert: Alert, cites: tuple[str, ...]) -> list[str]:
    """Show each place of one bullet; parts of a question and clauses of a bill as people number them."""
    if alert.kind == "bill":
        name = "a_section" if alert.form == "ordinance" else "a_clause"
        return [say(name, alert.language, no=place) for place in cites]
    replies = alert.kind in ("question_reply", "estimates_reply")
    return [
        cite(f"({place})" if replies and place.isdecimal() else place, alert.language)
        for place in cites
    ]


def places(alert: Alert, cites: tuple[str, ...]) -> str:
    """Show all the places of one bullet on one line."""
    return listed(place_list(alert, cites), alert.language)


def paragraphs(numbers: Sequence[str], language: Language) -> str:
    """Show paragraphs that stand for one thing, side by side."""
    return listed([cite(number, language) for number in numbers], language)


def publisher(source: str, language: Language) -> str:
    """Name who published at a source; empty for a file of one's own, which names none."""
    found = publisher_of(source)
    return publisher_name(found, language) if found else ""


def publisher_name(one: Publisher, language: Language) -> str:
    """Give a publisher's name in a language."""
    return in_language(one.english, one.chinese, language)


def kind(alert: Alert) -> str | None:
    """Name what kind of paper it is, as the field does."""
    language = alert.language
    if alert.kind == "question_reply":
        return _question(alert) or None
    # many circulars are letters by their form
    if alert.form and alert.kind != "circular" and (form := kind_name(alert.form, language)):
        return form
    if alert.kind == "panel_paper" and alert.author and knows(f"author_{alert.author}"):
        return say(f"author_{alert.author}", language)
    return kind_name(alert.kind, language)


def kind_name(kind: str, language: Language) -> str | None:
    """Name a kind or a form of paper, where the field has a word for it."""
    return say(f"kind_{kind}", language) if knows(f"kind_{kind}") else None


def _question(alert: Alert) -> str:
    """Name a question by its number and form; a number that opens the title is not said again."""
    language = alert.language
    form = say("oral" if alert.oral else "written", language) if alert.oral is not None else ""
    name = question_name(alert.question_no, language)
    said = alert.title.startswith((f"{name}:", f"{name}："))
    return " · ".join(piece for piece in ("" if said else name, form) if piece)


def question_name(no: str | None, language: Language) -> str:
    """Name a question by its number, as releases do."""
    if language == "en":
        return say("question_no", language, no=no) if no else say("a_question", language)
    if no and no.isdecimal() and 0 < int(no) < 100:
        return say("question_no", language, no=numeral(int(no)))
    return say("a_question", language)


def number(alert: Alert) -> str | None:
    """Give a paper's number as LegCo prints it."""
    return number_in(alert, alert.language)


def number_in(alert: Alert, language: Language) -> str | None:
    """Give a paper's number as LegCo prints it in a language."""
    if not alert.number:
        return None
    if not alert.number.startswith("CB("):
        return alert.number
    return say("paper_no", language, number=alert.number)


def context(alert: Alert) -> list[str]:
    """Give the line above the title, piece by piece: publisher, committee, kind, number, dates, purpose."""
    language = alert.language
    stands = state(alert.withdrawn_at, alert.revised_at, language)
    pieces = [
        publisher(alert.source, language), stands, committee(alert), kind(alert), number(alert),
        alert.stage,
    ]  # fmt: skip
    question = alert.kind == "question_reply"
    purpose = alert.purpose if alert.purpose in ("discussion", "information") else None
    if alert.meeting_date and not question:
        key = f"{purpose}_on" if purpose else "for_meeting"
        pieces.append(say(key, language, day=day(alert.meeting_date, language)))
    elif purpose:
        pieces.append(say(purpose, language))
    if alert.ask and not (alert.ask == "note" and purpose == "information"):
        pieces.append(say(f"asked_to_{alert.ask}", language))
    if alert.issued_at:
        pieces.append(moment(alert.issued_at, language))
    elif alert.published:
        stated = day(alert.published, language, alert.published_precision)
        pieces.append(say("issued", language, day=stated))
    return [piece for piece in pieces if piece]


def state(
    withdrawn_at: datetime | None, revised_at: datetime | None, language: Language
) -> str | None:
    """Say that a paper was withdrawn, or issued again, and on which day; None of any other."""
    if withdrawn_at is not None:
        return say("state_withdrawn", language, day=day(hong_kong(withdrawn_at).date(), language))
    if revised_at is not None:
        return say("state_revised", language, day=day(hong_kong(revised_at).date(), language))
    return None


def committee(alert: Alert) -> str | None:
    """Name the committee without the Council's own name, which stands before it."""
    behind = publisher_of(alert.source)
    name = alert.committee and committee_name(alert.committee, alert.language)
    if not name or behind is None or not behind.council:
        return name
    return without_council(name)


def greetings(language: Language) -> list[str]:
    """Give what somebody new may say to follow each topic that ships."""
    return [
        f"{say('c_subscribe', language)} {in_language(one.typed, one.zh, language)}"
        for one in headings()
    ]


def committee_name(printed: str, language: Language) -> str:
    """Give a committee's name in the reader's language, where the register has it; else as printed."""
    chinese = language != "en"
    if not printed or is_cjk(printed[0]) == chinese:
        return printed
    known = registers.titled("committee", printed, chinese=chinese)
    return ours(known, language) if known else printed


def person_name(printed: str, language: Language) -> str:
    """Give a Member's name in the reader's language, where the register has it; else as printed."""
    chinese = language != "en"
    if not printed or is_cjk(printed[0]) == chinese:
        return printed
    known = registers.titled("member", printed, chinese=chinese)
    return ours(known, language) if known else printed


def source_name(source: Source, language: Language) -> str:
    """Give what a source is called in a language."""
    return in_language(source.name, source.chinese or source.publisher.chinese, language)


def trouble(kind: str, language: Language) -> str:
    """Say in a word or two what is wrong with a source; a kind that has no words stands as it is."""
    key = f"trouble_{kind}"
    return say(key, language) if knows(key) else kind


def people(alert: Alert) -> str | None:
    """Name who asked and who replied."""
    language, pieces = alert.language, []
    if alert.askers:
        pieces.append(
            say(
                "asked_by",
                language,
                names=listed([person_name(one, language) for one in alert.askers[:3]], language),
            )
        )
    if alert.repliers:
        pieces.append(say("reply_by", language, names=listed(alert.repliers[:2], language)))
    return " · ".join(pieces) or None


def notes(alert: Alert) -> list[str]:
    """Give what a paper belongs to, figures that differ, and what a reader must know of this message."""
    story = [alert.story] if alert.story else []
    moved = [_moved(alert, one) for one in alert.moved[:MOST_MOVED]]
    return [*story, *moved, *(_note(alert, note) for note in alert.notes)]


_ONE_LANGUAGE = ("other_language_only", "chinese_only", "english_only")


def language_note(alert: Alert) -> str:
    """Say that a text is in another language than its reader's alone; "" where it is not."""
    told = (note for note in alert.notes if note in _ONE_LANGUAGE)
    return next((_note(alert, note) for note in told), "")


def _moved(alert: Alert, one: FigureDifference) -> str:
    """Say which figure differs from what was known, and where it stands."""
    where = places(alert, one.after.places[:1])
    return f"{difference(one, alert.language)} {where}".strip()


def _note(alert: Alert, note: Note) -> str:
    if note == "other_language_only":
        suffix = "en" if alert.text_language == "en" else "zh"
        return say(f"other_language_only_{suffix}", alert.language)
    return say(note, alert.language)


def not_found(alert: Alert) -> str | None:
    """Give the words of a question that its reply does not contain; never "not answered"."""
    return not_found_words(alert.not_found, alert.language) if alert.not_found else None


def not_found_words(words: Sequence[str], language: Language) -> str:
    """Quote words that a reply does not contain."""
    quoted = [say("quoted", language, text=word) for word in words]
    return say("not_found", language, words=(", " if language == "en" else "").join(quoted))


def chinese_title(alert: Alert) -> str | None:
    """Give the Chinese title for an English card, where it is not the title already."""
    if alert.chinese_title and alert.chinese_title != alert.title:
        return alert.chinese_title
    return None


def papers(count: int, language: Language) -> str:
    """Count papers."""
    if language == "en":
        return f"{count} paper" if count == 1 else f"{count} papers"
    return str(count)


def topics(count: int, language: Language) -> str:
    """Count topics."""
    if language == "en":
        return f"{count} topic" if count == 1 else f"{count} topics"
    return str(count)


def freshness(value: Freshness, language: Language) -> str:
    """Give the line that says what was checked."""
    return " · ".join(freshness_pieces(value, language))


def freshness_pieces(value: Freshness, language: Language) -> list[str]:
    """Say piece by piece what was checked."""
    pieces = [value.signal] if value.signal else []
    key = "sources_checked" if value.sources_ok or value.last_check else "sources_unchecked"
    pieces.append(say(key, language, ok=value.sources_ok, all=value.sources))
    if value.last_check:
        clock = f"{hong_kong(value.last_check):%H:%M}"
        when = clock if value.checked_today else moment(value.last_check, language)
        pieces.append(say("last", language, when=when))
    items = say("items_read", language, n=value.items)
    nothing = say("nothing_read" if value.checked_today else "nothing_known", language)
    pieces.append(items if value.items else nothing)
    if value.delay_minutes is not None:
        pieces.append(say("typical_delay", language, n=value.delay_minutes))
    if value.late:
        names = say("semicolon", language).join(value.late[:4])  # of which some hold commas
        pieces.append(say("late", language, names=names))
    if value.nearest_miss:
        pieces.append(say("nearest_miss", language, title=value.nearest_miss))
    if value.converted:
        pieces.append(say("converted", language))
    return pieces


def replies(alert: Alert) -> str:
    """Say how many replies a booklet holds, and how many are on each topic."""
    language = alert.language
    count = say("replies", language, n=alert.replies)
    whole = f"{alert.prefix}{say('colon', language)}{count}" if alert.prefix else count
    topics_ = [say("on_topic", language, n=why.hits, name=why.name) for why in alert.reasons[:3]]
    return say("clause", language).join([whole, *topics_])


def became(alert: Alert, what: str, at: datetime) -> str:
    """Say when it was seen what became of a paper, and that its words were converted if they were."""
    said = say(what, alert.language, when=moment(at, alert.language))
    return f"{said} · {say('converted', alert.language)}" if "converted" in alert.notes else said


def changed(count: int, all_paragraphs: int, language: Language) -> str:
    """Count the paragraphs that differ; one that is gone is among them, but not in the new text."""
    return say("changed_of", language, n=count, all=max(count, all_paragraphs))


def place_of_change(change: Change, language: Language) -> str:
    """Say where a change stands."""
    if change.place == "title":
        return say("change_title", language)
    return cite(change.place, language) if change.place else ""


def coming_facts(value: Coming, language: Language) -> list[str]:
    """Say of a meeting or question announced when, where, and how many papers are in."""
    pieces = [
        moment_soon(value.starts_at, language),
        committee_name(value.committee or "", language),
    ]
    if value.deadline is not None:
        pieces.insert(1, deadline(value, language))
        pieces += [say("c_saved", language)] if value.kept else []
    elif value.overdue:
        pieces.append(say("not_in_yet", language))
    elif value.papers:
        pieces.append(say("papers_in", language, n=value.papers_in, all=value.papers))
    elif value.papers_in:  # how many there will be nobody says
        pieces.append(say("papers_for", language, papers=papers(value.papers_in, language)))
    if value.at_risk:
        pieces.append(say("signal_at_risk", language, signals=value.at_risk))
    return [piece for piece in pieces if piece]


def due(said: Commitment, language: Language) -> str:
    """Say by when something is promised, or from when; "" where no day is."""
    if said.due_to is None:
        return ""
    if not begins(said):
        key = "by"
    else:
        key = "from_day" if said.due_from == said.due_to else "begins_by"
    return say(key, language, day=day(said.due_to, language))


def deadline(value: Coming, language: Language) -> str:
    """Say what happens on the day that a paper sets, and in how many days that is."""
    closes = value.deadline == "closes"
    if value.days is None:
        return say("closes" if closes else "takes_effect", language)
    if value.days == 0:
        return say("closes_today" if closes else "effect_today", language)
    if value.days == 1:
        return say("closes_tomorrow" if closes else "effect_tomorrow", language)
    return say("closes_in" if closes else "effect_in", language, n=value.days)


def coming_pieces(value: Coming, language: Language) -> list[str]:
    """Give one meeting or question announced piece by piece: when first, its title last."""
    return [*coming_facts(value, language), *([value.title] if value.title else [])]


def coming(value: Coming, language: Language) -> str:
    """Give one meeting or question announced on one line."""
    return " · ".join(coming_pieces(value, language))
