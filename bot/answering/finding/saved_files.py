"""This file answers who wants what a channel keeps as a file."""

from __future__ import annotations

import re
from datetime import date

from bot.answering.arguments import periods
from bot.answering.arguments.file_forms import form_of, is_form
from bot.answering.arguments.words import any_pattern
from bot.answering.channels import Refused, held, place_of
from bot.answering.command import Said
from bot.answering.finding import handing_over, paper_rows
from bot.answering.finding.handing_over import LONGEST, MOST_ROWS, attached
from bot.answering.intents import Export, ExportSaved, Intent
from bot.answering.speech import Button, Reply, Speaker
from bot.calendar import hong_kong, iso_date
from bot.desk import Desk
from bot.messages.shown_language import rendition_in
from bot.messages.spreadsheets import written
from bot.messages.words import both_scripts, say
from scrapers.items import Language
from scrapers.text import fold
from storage.people import saved
from storage.published import papers
from storage.records import Paper

_SAVED = frozenset(
    fold(spelled)
    for word in ("saved", "saved papers", "bookmarks", "收藏", "已收藏", "收藏的文件", "收藏文件")
    for spelled in both_scripts(word)
)

_ALL = re.compile(r"^(?:everything|all|whatever|what)(?: (?:that )?(?:we|i)(?:'ve| have)?)?\s")
_FILLING = frozenset(("as", "in", "to", "into", "a", "an", "file", "format", "list", "papers"))


# e.g. what we follow · our subscriptions · 我哋跟緊嘅嘢
_FOLLOWED = any_pattern(
    r"^(?:(?:all|everything|what|whatever)(?: that)? (?:we|i|this channel) (?:follow|follows|subscribe to"
    r"|are following)"
    r"|(?:all |all of )?(?:our|my|the) (?:subscriptions|followed topics"
    r"|list of subscriptions))(?: here)?(?:,? please)?$",
    r"^(?:我哋|我們|我|本頻道)(?:嘅|的)?(?:跟緊|訂閱|訂咗|訂閱了|追蹤)(?:嘅|的)?(?:嘢|主題|清單|內容)?$",
)


def read_export(said: Said) -> Intent:
    """Read what is to be exported: what is kept here, the papers of a search, or what is followed."""
    if _FOLLOWED.search(said.rest.strip()):
        return Export()
    words = fold(said.rest).replace(":", " ").split()
    while words and words[-1] in _FILLING:
        words.pop()
    form = form_of(words.pop()) if words and is_form(words[-1]) else "csv"
    while words and words[-1] in _FILLING:
        words.pop()
    left, period = periods.parted(" ".join(words))
    named = _ALL.sub("", left).strip()
    return ExportSaved(form, period) if named in _SAVED else handing_over.read_export(said)


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)


def export_saved(desk: Desk, intent: ExportSaved, speaker: Speaker) -> Reply:
    """Give the file where the platform takes one, its first rows, and how the shell writes it with its notes."""
    place, language = place_of(speaker, None), speaker.language
    if speaker.stranger:
        raise Refused("stranger")
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        every = saved.of_channel(session, channel.id) if channel else []
        first, last = (
            intent.period.days(hong_kong(desk.clock()).date()) if intent.period else (None, None)
        )
        kept = [one.paper_id for one in every if _within(hong_kong(one.at).date(), first, last)]
        found = papers.papers(session, kept[:MOST_ROWS], texts=False)
    if channel is None or not kept:
        nothing = say("saved_nothing", language, place=place.called(language))
        how = say("saved_how", language, what=f"`{say('c_save', language)} CB(2)1292/2025`")
        return Reply(nothing, (how,), failed=True)
    lines = [written([handing_over.head(language)])]
    for paper in found:
        if sum(map(len, lines)) > LONGEST:
            break
        lines.append(written([_cells(paper, language)]))
    called = say("saved_list", language, place=place.called(language), n=len(kept))
    command = f"`tamar export --saved {channel.address} --format {intent.form}`"
    listed = say("c_saved", language)
    return Reply(
        called,
        (say("saved_file", language, what=command),),
        code="".join(lines).rstrip("\n"),
        buttons=(Button(listed, "say", listed),),
        file=attached(desk, kept, intent.form, listed, language),
    )


def _cells(paper: Paper, language: Language) -> tuple[object, ...]:
    first = rendition_in(paper, language)
    title, url = (" ".join(first.title.split()), first.url) if first else ("", "")
    day = iso_date(paper.published, paper.published_precision)
    kind = paper_rows.kind_word(paper.kind, language)
    return paper.number, title, kind, paper.committee or "", day, url
