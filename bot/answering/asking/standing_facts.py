"""This file answers what is asked of any paper from what is known of it: who, when, for which meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answering import card_actions
from bot.answering.arguments.asked import Kind
from bot.answering.arguments.languages import asked_for
from bot.answering.arguments.words import either_script
from bot.answering.asking.question import MOST_LINES, Question
from bot.answering.finding import find, lookups, stories
from bot.answering.finding.lookups import Query
from bot.answering.finding.paper_rows import paper_row
from bot.answering.finding.passages import DAY, MONEY, NUMBER
from bot.answering.intents import Show
from bot.answering.speech import Button, Reply, Row
from bot.calendar import hong_kong
from bot.messages import dates, phrases
from bot.messages.glance import asked_to
from bot.messages.words import in_language, listed, say
from bot.topics import registers
from bot.topics.registers import known_as
from scrapers.items import Language
from scrapers.text import fold, is_cjk
from storage.documents import days_set
from storage.published import commitments, meeting_papers, papers
from storage.published import stories as held_stories
from storage.records import Paper

MOST_ROWS = 5
_QUESTION = "question_reply"
_TITLE = 60  # letters of a title that are searched for
# What a paper itself says of discussions before it.
# e.g. last discussed at the meeting on · at its previous meeting · 上次會議 · 曾於
_BEFORE = re.compile(
    r"\b(?:last (?:discussed|briefed|reported|consulted)"
    r"|previous(?:ly)? (?:discuss|brief|report|consult|meeting|paper)"
    r"|(?:was|were) (?:last )?(?:briefed|consulted|discussed)"
    r"|at (?:its|the) (?:last|previous)?\s?meetings? (?:held )?on|since the last)|上次|前次|曾(?:于|经|就|在)"
    r"|过往(?:讨论|会议)|(?:讨论|汇报|咨询)过"
)
# e.g. it is recommended · the Committee concludes · 建議 · 總結
_CONCLUDES = re.compile(
    r"\brecommend(?:s|ed|ation)|\bconclu(?:de|sion)|^in summary\b|建议|总结|结论"
)
# That a paper is said to be out anew, and no other one is named to compare it with.
# e.g. updated? · what changed in the reissued one · 更新咗 · 改咗邊度
_ANEW = re.compile(
    either_script(
        r"\b(?:updated|re-?issued|revised|amended|redline|track(?:ed)? changes)\b|更新[咗了]"
        r"|改[咗了](?:邊|哪|咩|乜|什麼|啲)|再(?:次)?發出"
    )
)
_CHANNEL = re.compile(either_script(r"\bchannel\b|頻道|群組"))  # e.g. to the other channel
# e.g. tldr in 1 sentence · in one line · 一句講晒
_ONE_SENTENCE = re.compile(
    either_script(
        r"\b(?:one|1|a single)[- ](?:sentence|line|liner)s?\b|(?:一|1)句(?:話|說話)?(?:講|說|總結|概括|撮要|$|\W)"
    )
)
_LANGUAGE_NAMES: Mapping[Language, str] = {
    "en": "lang_en", "zh-Hant": "lang_zh-Hant", "zh-Hans": "lang_zh-Hans",
}  # fmt: skip


def answer(question: Question, kind: Kind) -> Reply:
    """Answer a question that fits any paper."""
    return _ANSWERS[kind](question)


def _author(q: Question) -> Reply:
    alert = q.alert
    names = (
        [q.say(f"author_{alert.author}")]
        if alert.author in ("Administration", "Secretariat")
        else []
    )
    issuer = _issuer(q)
    names += [issuer] if issuer else []
    said = phrases.people(alert)
    if said and (not names or alert.kind == _QUESTION):
        return q.reply(said)
    if names:
        return q.reply(q.say("ask_from", names=" · ".join(names)))
    publisher = phrases.publisher(q.paper.source, q.language)
    lines = (q.say("ask_found_at", name=publisher),) if publisher else ()
    return q.reply(q.none("ask_from_nobody"), lines)


def _issuer(q: Question) -> str | None:
    """Name who issued a paper in the asker's language, where that is known, else as it is printed."""
    printed = [one for one in (q.alert.issuer, *q.paper.issuers) if one]
    own = [one for one in printed if any(map(is_cjk, one)) == (q.language != "en")]
    if own or not printed:
        return next(iter(own), None)
    body = registers.of_printed("bureau", printed[0])
    return in_language(body.en, body.zh, q.language) if body else printed[0]


def _people(q: Question) -> Reply:
    if said := phrases.people(q.alert):
        return q.reply(said)
    if q.alert.kind == _QUESTION:
        return q.reply(q.none("ask_people_unread"))
    return replace(_author(q), lines=(q.say("ask_nobody_asked"),))


def _issued(q: Question) -> Reply:
    alert, language = q.alert, q.language
    if alert.issued_at:
        head = q.say("ask_issued", day=dates.moment(alert.issued_at, language))
    elif alert.published:
        day = dates.day(alert.published, language, alert.published_precision)
        head = q.say("ask_issued", day=day)
    else:
        head = q.none("ask_unissued")
    seen = q.say("first_seen", when=dates.moment(q.paper.first_seen_at, language))
    return q.reply(head, (seen,))


def _meeting_line(q: Question) -> str:
    met, name = q.paper.meeting_date, phrases.committee(q.alert)
    if met is None:
        return q.none("ask_no_meeting")
    day = dates.day(met, q.language)
    if not name:
        return q.say("ask_meeting_day", day=day)
    return q.say("ask_meeting", committee=name, day=day)


def _meeting(q: Question) -> Reply:
    lines = []
    if q.alert.purpose in ("discussion", "information"):
        lines.append(q.say(q.alert.purpose))
    if q.paper.meeting_date and q.paper.meeting_date < hong_kong(q.desk.clock()).date():
        lines.append(q.say("ask_meeting_over"))
    return q.reply(_meeting_line(q), lines)


def _same_meeting(q: Question, *, records: bool) -> list[Paper]:
    """Give the papers for the same meeting: those for it, or its own records."""
    met = q.paper.meeting_date
    if met is None:
        return []
    names = {fold(one) for one in known_as("committee", q.paper.committees)}
    found = [
        one.paper_id
        for one in meeting_papers.between(q.session, met, met)
        if one.paper_id != q.paper.id and one.record == records
        and (not one.committee or {fold(n) for n in known_as("committee", [one.committee])} & names)
    ]  # fmt: skip
    return papers.papers(q.session, found, texts=False)


def _siblings(q: Question) -> Reply:
    if q.paper.meeting_date is None:
        return q.reply(q.none("ask_no_meeting"), buttons=(q.button("c_meetings", ""),))
    found = _same_meeting(q, records=False)
    rows = [replace(paper_row(one, q.language), text="") for one in found[:MOST_ROWS]]
    head = q.say("ask_others", n=len(found)) if found else q.say("ask_no_others")
    buttons = () if found else (q.button("c_meetings", ""),)
    reply = q.reply(head, (_meeting_line(q),), rows=rows, buttons=buttons)
    return replace(reply, rows=reply.rows[1:]) if found else reply


def _minutes(q: Question) -> Reply:
    met = q.paper.meeting_date
    if met is None:
        return q.reply(q.none("ask_no_meeting"))
    day = dates.day(met, q.language)
    found = [
        one
        for one in _same_meeting(q, records=True)
        if "minutes" in fold(one.titles) or fold("紀要") in fold(one.titles)
    ]
    if found:
        rows = [replace(paper_row(one, q.language), text="") for one in found[:MOST_ROWS]]
        reply = q.reply(q.say("ask_minutes"), rows=rows)
        return replace(reply, rows=reply.rows[1:])
    ahead = met >= hong_kong(q.desk.clock()).date()
    head = q.say("ask_minutes_ahead" if ahead else "ask_no_minutes", day=day)
    follow = Button(say("follow", q.language), "follow_paper", f"paper:{q.paper.id}")
    return q.reply(head, buttons=(follow,))


def _language(q: Question) -> Reply:
    held = q.alert.languages
    rows = [Row(_title_in(q, one), url) for one, url in held]
    names = listed([q.say(_LANGUAGE_NAMES[one]) for one, _ in held], q.language)
    wanted = asked_for(q.text)
    lines: tuple[str, ...] = ()
    if not wanted:
        head = q.say("ask_languages", names=names)
    elif all(one in dict(held) for one in wanted):
        said = listed([q.say(_LANGUAGE_NAMES[one]) for one in wanted], q.language)
        head = q.say("ask_has_language", name=said)
        rows = [Row(_title_in(q, one), url) for one, url in held if one in wanted]
    else:
        lacking = [q.say(_LANGUAGE_NAMES[one]) for one in wanted if one not in dict(held)]
        head = q.say("ask_lacks_language", name=listed(lacking, q.language), names=names)
        lines = (q.say("ask_convert"),) if "zh-Hans" in wanted else ()
    reply = q.reply(head, lines)
    return replace(reply, rows=tuple(rows))


def _title_in(q: Question, language: Language) -> str:
    title = next((one.title for one in q.paper.renditions if one.language == language), "")
    return title or q.alert.title


def _file(q: Question) -> Reply:
    rows = tuple(Row(_title_in(q, one), url) for one, url in q.alert.languages)
    return replace(q.reply(q.say("ask_original")), rows=rows)


def _number(q: Question) -> Reply:
    number = phrases.number(q.alert)
    if number is None and q.alert.kind == _QUESTION:
        number = phrases.question_name(q.alert.question_no, q.language)
    cite = Button(q.say("b_citation"), "copy", f"paper:{q.paper.id}")
    return q.reply(number or q.none("ask_no_number"), buttons=(cite,))


def _pages(q: Question) -> Reply:
    document = q.document
    if document is None or not q.is_read:
        return q.reply(q.say("ask_no_text"))
    held = [one for section in document.sections for one in section.paragraphs]
    numbered = [one for one in held if one.no and one.no.isdecimal()]  # an annex counts anew
    pages = q.alert.pages or max((one.page or 0 for one in held), default=0)
    said = q.say("pages", n=pages)
    count = len(numbered) or len(held) or len(document.exchanges)
    return q.reply(
        q.say("ask_length", pages=said, n=count) if pages else q.say("ask_length_paras", n=count)
    )


def _promised(q: Question, *, dated: bool) -> list[str]:
    language = q.alert.text_language
    found = commitments.due(q.session, paper_id=q.paper.id, language=language, withdrawn=True)
    lines = []
    for one in found:
        said = one.commitment
        if dated and said.due_to is None:
            continue
        due = phrases.due(said, q.language)
        pieces = (
            said.quote,
            q.where(said.cites),
            f"({due})" if due and q.language == "en" else f"（{due}）" if due else "",
        )
        lines.append("• " + " ".join(piece for piece in pieces if piece))
    return lines


def _deadlines(q: Question) -> Reply:
    lines = []
    if q.document is not None:
        for what, (day, words) in days_set(q.document).items():
            name = q.say("closes" if what == "closes" else "takes_effect")
            said = f"{q.say('quoted', text=words)}" if words else ""
            lines.append(f"• {dates.day(day, q.language)} · {name} {said}".rstrip())
    if q.paper.meeting_date and q.paper.meeting_date >= hong_kong(q.desk.clock()).date():
        lines.append(f"• {_meeting_line(q)}")
    dated = _promised(q, dated=True)
    lines += q.cut(dated, MOST_LINES + 1)
    head = q.say("ask_days") if lines else q.none("ask_no_days")
    return q.reply(head, lines or q.quotes(DAY)[:1])


def _promises(q: Question) -> Reply:
    lines = _promised(q, dated=False)
    head = q.say("ask_promises") if lines else q.none("ask_no_promises")
    return q.reply(head, q.cut(lines, MOST_LINES + 1))


def _money(q: Question) -> Reply:
    lines = q.quotes(MONEY)
    return q.reply(q.say("ask_money") if lines else q.none("ask_no_money"), lines)


def _figures(q: Question) -> Reply:
    lines = q.quotes(MONEY) or q.quotes(NUMBER)
    seen = " ".join(lines)
    lines += [one for one in q.quotes(NUMBER) if one not in seen]
    return q.reply(q.say("ask_figures") if lines else q.none("ask_no_figures"), lines[:MOST_LINES])


def _ask(q: Question) -> Reply:
    said = q.document.fields.get("ask") if q.document else None
    one = asked_to(said)
    lines = [q.say("quoted", text=said[:300])] if said else []
    if q.alert.purpose in ("discussion", "information"):
        lines.append(q.say(q.alert.purpose))
    if one:
        return q.reply(q.say("ask_asked", what=q.say(f"asked_to_{one}")), lines)
    return q.reply(lines.pop(0) if said else q.none("ask_not_asked"), lines)


def _before(q: Question) -> list[Row]:
    """Give the last papers on its subject that went to its committee before it."""
    day = q.paper.meeting_date or q.paper.published
    main = next((one.topic for one in q.alert.reasons if one.level == "substantive"), None)
    if main is None or day is None or not q.paper.committee:
        return []
    try:
        found = lookups.look_up(
            q.session,
            Query("", MOST_ROWS, committee=q.paper.committee, topic=main, until=day),
        )
    except lookups.UNSEARCHABLE:
        return []
    held = papers.papers(q.session, [one.paper_id for one in found.hits], texts=False)
    rest = [one for one in held if one.id != q.paper.id and (one.meeting_date or day) <= day]
    return [paper_row(one, q.language) for one in rest[:MOST_LINES]]


def _earlier(q: Question) -> Reply:
    lines = q.quotes(_BEFORE)[:2]
    day = q.paper.published or q.paper.meeting_date
    story = held_stories.of_paper(q.session, q.paper.id)
    parts = [
        one
        for one in stories.parts_of(q.session, story)
        if one.paper.id != q.paper.id and (day is None or one.day <= day)
    ]
    rows = [stories.part_row(one, q.language) for one in parts[-MOST_ROWS:]]
    topic = next((one.name for one in q.alert.reasons), q.alert.title[:_TITLE])
    if not rows and (before := _before(q)):
        head = q.say("ask_before_and_quoted" if lines else "ask_before", topic=topic)
        reply = q.reply(head, lines, rows=before)
        return replace(reply, rows=reply.rows[1:])
    buttons = (q.button("c_search", topic),)
    if rows:
        reply = q.reply(q.say("ask_earlier"), lines, rows=rows, buttons=buttons)
        return replace(reply, rows=reply.rows[1:])
    head = q.say("ask_says_earlier") if lines else q.none("ask_no_earlier")
    return q.reply(head, lines, buttons=buttons)


def _changed(q: Question) -> Reply:
    if state := phrases.state(q.paper.withdrawn_at, q.paper.revised_at, q.language):
        return q.reply(state, buttons=(q.button("c_story", f"paper:{q.paper.id}"),))
    if _ANEW.search(fold(q.text)):
        return _state(q)
    reply = _earlier(q)
    return replace(reply, lines=(q.say("ask_compares"), *reply.lines))


def _forward(q: Question) -> Reply:
    cite = Button(q.say("b_citation"), "copy", f"paper:{q.paper.id}")
    if "#" in q.text or _CHANNEL.search(fold(q.text)):
        typed = f"{q.say('c_show')} {lookups.reference_to(q.session, q.paper)}"
        return q.reply(q.say("ask_forward_there", line=typed), buttons=(cite,))
    return q.reply(q.say("limit_forward"), buttons=(cite, q.button("c_help", "email")))


def _translate(q: Question) -> Reply:
    return replace(_file(q), headline=q.say("limit_translate"))


def _left(q: Question) -> Reply:
    return q.reply(q.say("nothing_changed"))


def _sort(q: Question) -> Reply:
    return q.reply(phrases.kind(q.alert) or q.none("ask_no_sort"))


def _state(q: Question) -> Reply:
    state = phrases.state(q.paper.withdrawn_at, q.paper.revised_at, q.language)
    seen = q.say("first_seen", when=dates.moment(q.paper.first_seen_at, q.language))
    follow = Button(say("follow", q.language), "follow_paper", f"paper:{q.paper.id}")
    return q.reply(state or q.say("ask_as_issued"), (seen,), buttons=(follow,))


def _recommendations(q: Question) -> Reply:
    found = q.document.recommendations if q.document else ()
    lines = [
        f"{one.no}. {one.text[:300]} {phrases.paragraphs(one.rests_on[:4], q.language)}".rstrip()
        for one in found
    ]
    lines = q.cut(lines, MOST_ROWS) or q.quotes(_CONCLUDES)
    return q.reply(q.say("ask_recommends") if lines else q.none("ask_no_recommends"), lines)


def _gist(q: Question) -> Reply:
    if _ONE_SENTENCE.search(fold(q.text)) and q.alert.bullets:
        first = q.alert.bullets[0]
        return q.reply(f"{first.text} {q.where(first.cites)}".rstrip())
    return find.show(q.desk, Show(f"paper:{q.paper.id}"), q.speaker)


def _irrelevant(q: Question) -> Reply:
    topic = next((f":{one.topic}" for one in q.alert.reasons), "")
    return card_actions.not_relevant(q.desk, f"paper:{q.paper.id}{topic}", q.speaker)


_ANSWERS: dict[Kind, Callable[[Question], Reply]] = {
    "author": _author, "people": _people, "issued": _issued, "meeting": _meeting,
    "siblings": _siblings, "minutes": _minutes, "language": _language, "file": _file,
    "number": _number, "pages": _pages, "deadlines": _deadlines, "promises": _promises,
    "money": _money, "figures": _figures, "ask": _ask, "earlier": _earlier, "changed": _changed,
    "forward": _forward, "translate": _translate, "state": _state, "recommendations": _recommendations, "gist": _gist,
    "left": _left, "sort": _sort, "irrelevant": _irrelevant,
}  # fmt: skip
KINDS = frozenset(_ANSWERS)
