"""This file shows a paper as a row of an answer."""

from __future__ import annotations

from bot.answering.speech import Row
from bot.messages import dates, phrases
from bot.messages.shown_language import rendition_in
from bot.messages.words import say
from scrapers.items import Language
from scrapers.text import is_cjk
from storage.records import Hit, Paper


def hit_row(hit: Hit, language: Language) -> Row:
    """Show one paper that was found."""
    kind = kind_word(hit.kind, language)
    day = _day(hit, language)
    other = say("widened", language) if hit.widened and not hit.how else ""
    committee = _readable(hit.committee, language)
    how = {
        "at_head": say("at_head", language),
        "by_person": say("by_person", language),
        "by_body": say("by_body", language),
    }
    head = how.get(hit.how, "")
    pieces = (hit.state, kind, hit.number or "", committee, day, other, head)
    context = " · ".join(piece for piece in pieces if piece)
    ref = f"paper:{hit.paper_id}"
    return Row(hit.title, hit.url, context, hit.snippet, ref=ref, gone=hit.gone)


def paper_row(paper: Paper, language: Language) -> Row:
    """Show one paper by its title in the asker's language, where it has one."""
    first = rendition_in(paper, language)
    bullets = paper.bullets.get(first.language, ()) if first else ()
    day = _day(paper, language)
    pieces = (
        phrases.publisher(paper.source, language),
        phrases.state(paper.withdrawn_at, paper.revised_at, language) or "",
        kind_word(paper.kind, language),
        paper.number or "",
        _readable(paper.committee, language),
        day,
    )
    return Row(
        first.title if first else str(paper.id),
        first.url if first else None,
        " · ".join(piece for piece in pieces if piece),
        bullets[0].text if bullets else "",
        ref=f"paper:{paper.id}",
        gone=paper.withdrawn_at is not None,
    )


def gone_line(paper: Paper, language: Language) -> tuple[str, ...]:
    """Say above what is told of a paper that it was withdrawn; nothing of any other."""
    if paper.withdrawn_at is None:
        return ()
    state = phrases.state(paper.withdrawn_at, None, language) or ""
    return (f"⚠ {state[:1].upper()}{state[1:]}",)


def kind_word(kind: str, language: Language) -> str:
    """Name a kind of paper as lists of papers do."""
    key = {"question_reply": "row_question", "panel_paper": "row_paper"}.get(kind)
    return say(key, language) if key else phrases.kind_name(kind, language) or ""


def _day(one: Hit | Paper, language: Language) -> str:
    """Give the day of issue as exactly as the paper states it."""
    if one.published is None:
        return ""
    return dates.day(one.published, language, one.published_precision)


def _readable(name: str | None, language: Language) -> str:
    """Give a body's name in the asker's script, where we know it; a row has no room for both."""
    name = phrases.committee_name(name, language) if name else None
    return name if name and is_cjk(name[0]) == (language != "en") else ""
