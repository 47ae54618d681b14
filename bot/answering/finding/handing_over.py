"""This file answers who wants the papers of a search as a file: the file, where it is fetched, its first rows."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from bot.answering.arguments import courtesy
from bot.answering.arguments.file_forms import NAMES, form_of
from bot.answering.arguments.words import EVERYTHING, either_script
from bot.answering.command import TOKEN, Said
from bot.answering.finding import find, lookups, search_names
from bot.answering.intents import Export, ExportPapers, Intent, Misunderstood, Search
from bot.answering.seen import book_of, topic_of
from bot.answering.speech import Attached, Button, Reply, Speaker, Written
from bot.calendar import hong_kong, iso_date
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.file_forms import Form
from bot.messages.permalinks import PATHS
from bot.messages.spreadsheets import written
from bot.messages.words import say
from bot.topics import registers
from scrapers.items import Language
from scrapers.text import fold
from storage.records import Hit

MOST_ROWS, LONGEST = 15, 2_400  # rows and letters that a message has room for
MOST_PAPERS, MOST_LETTERS, SECONDS = 2_000, 4_000_000, 10.0  # of a file that chat hands over
# e.g. open data as csv · sandbox in a spreadsheet · 開放數據成試算表
_AS_TABLE = re.compile(
    either_script(
        rf" (?:as|to|into|in) (?:an? )?(?P<form>table|{NAMES})(?: (?:file|table|sheet))?$| (?P<form_>{NAMES})$"
        r"| ?(?:成|為|做)(?:csv|excel|表格|試算表)(?:檔)?$"
    ),
    re.IGNORECASE,
)
_ENDINGS: dict[Form, str] = {"csv": "csv", "jsonl": "jsonl", "ris": "ris", "bibtex": "bib"}
_HEAD = ("number", "title", "kind", "committee", "published", "address")


# What points at something, and is no word of a search.
_POINTED = frozenset(
    map(
        fold,
        (
            "this",
            "that",
            "it",
            "these",
            "those",
            "them",
            "this one",
            "that one",
            "this list",
            "that list",
            "the list",
            "the results",
            "all of them",
            "all of these",
            "呢啲",
            "嗰啲",
            "這些",
            "那些",
            "佢",
            "佢哋",
            "呢個",
            "嗰個",
            "呢份",
            "這份",
        ),
    )
)


def read_export(said: Said) -> Intent:
    """Read which papers are wanted; nothing asks for what the channel follows."""
    typed = courtesy.trimmed(said.rest)
    if not typed:
        return Export()
    found = _AS_TABLE.search(f" {typed}")
    form = form_of(found["form"] or found["form_"] or "") if found else "csv"
    rest = _AS_TABLE.sub("", f" {typed}").strip(" :：")
    pointed = fold(rest) in _POINTED  # at a list that somebody saw, which is read before this
    if not rest or pointed or fold(rest) in EVERYTHING:  # of what is not said
        saved = "export saved csv"
        return Misunderstood("export", "export_what", "", ("export", saved, "export: AI csv"))
    word = said.word.rstrip(":：")
    sure = rest != typed or word != said.word
    asked = find.read_search(Said(tuple(TOKEN.findall(rest)), rest, f"search {rest}"))
    line = f"{word}: {rest}" if form == "csv" else f"{word}: {rest} {form}"
    return ExportPapers(asked, form, line, sure) if isinstance(asked, Search) else asked


def is_query(asked: Search) -> bool:
    """Say whether a search names more than words, which "export credit insurance" is made of, too."""
    given = (asked.member, asked.committee, asked.kind, asked.topic, asked.since, asked.until)
    named = any(one is not None for one in (*given, asked.period, asked.due))
    return named or lookups.is_reference(asked.words) or bool(registers.found(asked.words))


def export_papers(desk: Desk, intent: ExportPapers, speaker: Speaker) -> Reply:
    """Give the file where the platform takes one, and else its address or how to have it; its first rows."""
    language, asked = speaker.language, replace(intent.search, limit=MOST_ROWS)
    with desk.store.read() as session:
        topic = topic_of(book_of(session, speaker), asked.topic)
        query = find.query_of(asked, topic, hong_kong(desk.clock()).date())
        # what anybody may see, as at the shell: no file that somebody imported
        public = frozenset(desk.sources) or None
        try:
            looked = lookups.look_up(session, replace(query, public=public))
        except lookups.UNSEARCHABLE as error:
            raise lookups.refused(error, asked.words) from None
        hits = find.in_language(session, looked.hits, language)
        imported = 0 if hits or public is None else lookups.look_up(session, query).total
    words = search_names.described(asked, language)
    again = asked.typed or f"search {asked.words}"
    button = Button(again[:60], "say", again)
    if not hits:
        why = (say("export_imported", language, n=imported),) if imported else ()
        return Reply(say("no_hits", language, words=words), why, buttons=(button,), failed=True)
    lines = [written([head(language)])]
    for hit in hits:
        lines.append(written([_row(hit, language)]))
        if len(lines) > 2 and sum(map(len, lines)) > LONGEST:
            lines.pop()
            break
    shown = len(lines) - 1
    typed = again.removeprefix("search ")
    quoted = typed.replace('"', '\\"')
    how = say("export_shell", language, what=f'`tamar export "{quoted}" --format {intent.form}`')
    if desk.archive and not asked.topic and intent.form == "csv":
        how = f"{desk.archive}/{PATHS[language]}/search.csv?{urlencode({'q': typed})}"
    there = speaker.there
    no_files = () if there.takes_files else (say("file_nowhere", language, there=there.called),)
    return Reply(
        say(
            "export_rows" if shown < looked.total else "export_all",
            language,
            words=words,
            n=looked.total,
            shown=shown,
        ),
        (*no_files, how),
        code="".join(lines).rstrip("\n"),
        buttons=(button,),
        file=attached(desk, looked.papers, intent.form, words, language),
    )


def head(language: Language) -> list[str]:
    """Give the heads of a table's columns."""
    return [say(f"col_{name}", language) for name in _HEAD]


def attached(
    desk: Desk, ids: Sequence[int], form: Form, words: str, language: Language
) -> Attached | None:
    """Give papers as a file to hand over, bounded in papers, letters and seconds."""
    write = desk.file
    if write is None:
        return None

    def written_out() -> Written:
        until, text, papers = time.monotonic() + SECONDS, "", 0
        for piece, so_far in write(desk, ids[:MOST_PAPERS], language, form):
            if papers and len(text) + len(piece) > MOST_LETTERS:
                break
            text, papers = text + piece, so_far
            if time.monotonic() > until:
                break
        return Written(text, papers, whole=papers == len(ids))

    day = hong_kong(desk.clock()).date()
    headline = say("found", language, n=len(ids), words=words)
    return Attached(f"tamar-{day}.{_ENDINGS[form]}", words, headline, written_out)


def _row(hit: Hit, language: Language) -> tuple[object, ...]:
    kind = phrases.kind_name(hit.kind, language) or say(
        "col_question" if hit.kind == "question_reply" else "col_paper", language
    )
    body = phrases.committee_name(hit.committee, language) if hit.committee else None
    day = iso_date(hit.published, hit.published_precision)
    return hit.number, " ".join(hit.title.split()), kind, body, day, hit.url
