"""This file reports, once, who asks questions and stands in no register: a new Member, or a misread name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.desk import Desk
from bot.messages.clipping import clip
from bot.messages.words import say
from bot.telling import posting
from bot.topics import registers
from scrapers.items import Language
from scrapers.text import fold
from storage import once
from storage.published import askers, papers
from storage.published.askers import PaperAskers
from storage.records import Paper

LOOK_BACK = timedelta(days=3)
KNOWN_FOR = timedelta(days=3650)  # a name that was reported is not reported again
MOST = 10  # names in one report; the others wait for the next night
NAME = 60  # letters of a name; what is longer was misread


def report(desk: Desk, session: Session, now: datetime) -> int:
    """Tell whoever runs this which names of askers nobody has placed; give how many are new.

    One transaction, the caller's: a name counts as reported when its notice stands.
    """
    new: dict[str, int] = {}
    for asked in askers.since(session, now - LOOK_BACK):
        for name in unplaced(asked):
            key = "stranger:" + fold(name)[:NAME]
            if len(new) < MOST and once.first(session, key, now, now + KNOWN_FOR):
                new[name] = asked.paper_id
    if not new:
        return 0
    held = {one.id: one for one in papers.papers(session, list(new.values()), texts=False)}
    key = f"notice:strangers:{now:%Y-%m-%d}"
    posting.notify(desk, session, key, lambda language: _said(new, held, language))
    return len(new)


def unplaced(asked: PaperAskers) -> list[str]:
    """Give the names of a paper's askers that are in no register.

    Where one language of a paper names as many as are known by the other, they are the same people.
    """
    strangers = [(n, spoken) for n, spoken in asked.names if not _known(n)]
    known = Counter(spoken for name, spoken in asked.names if _known(name))
    counts = Counter(spoken for _, spoken in asked.names)
    return [
        name for name, spoken in strangers
        if not any(known[other] >= counts[spoken] for other in counts if other != spoken)
    ]  # fmt: skip


def _known(name: str) -> bool:
    return registers.of_printed("member", name) is not None


def _said(new: dict[str, int], held: dict[int, Paper], language: Language) -> str:
    rows = [
        f"• {say('quoted', language, text=clip(name, NAME))} · {_paper(held.get(paper_id))}"
        for name, paper_id in new.items()
    ]
    return "\n".join([say("news_strangers", language), *rows])


def _paper(one: Paper | None) -> str:
    urls: Iterable[str] = (side.url for side in one.renditions) if one else ()
    return next(iter(urls), "")
