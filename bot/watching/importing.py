"""This file reads files from disk into the store, or into a message that is only shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.contents.understanding import Budget, Hints, Text, TopicLines, Understanding
from bot.desk import Desk, PictureReader, Renderer
from bot.messages.alerts import TopicName, compose
from bot.messages.shown_language import shown_in
from bot.messages.words import say
from bot.topics.shipped import shipped
from bot.watching.booklets import reply_key, store_booklet
from bot.watching.fetched import Fetched, Unread
from bot.watching.files import read_file
from bot.watching.judgement import judge
from scrapers.items import NO_TEXT, Document, Listing
from scrapers.numbering import lcq, number_key
from storage.published import identities, papers, public_papers
from storage.records import Paper, Payload, Preference, Rendition
from storage.watched import appointments

SOURCE = public_papers.IMPORTED


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: its papers, which a volume has beside itself, and what is to be said of them."""

    papers: list[int]
    volume: bool = False  # the file holds several papers, and is kept as one itself
    unchanged: bool = False  # these bytes were held already
    undated: int = 0  # papers in which no day of issue was found


def import_file(
    desk: Desk,
    file: Path,
    *,
    published: date | None = None,
    announce: bool = False,
    address: str | None = None,
    name: str | None = None,
) -> Imported:
    """Read one file into the store and give its papers; the same bytes again change nothing.

    `address` and `name` are what it is kept under, where its path will be another's.
    """
    hints = Hints(published=published)
    text, sha = read_file(
        desk.understanding, file, hints, desk.paper_seconds, pictures=desk.pictures
    )
    documents = text.documents
    if not documents or _is_empty(text):
        raise Unread(f"{file.name} holds no text that could be read.")
    now = desk.clock()
    with desk.store.write() as session:
        kept = identities.remember(
            session,
            _listing(address or file.resolve().as_uri(), name or file.stem, documents, sha),
            index_url=None,
            now=now,
            baseline=not announce,
            previous_check_at=None,
        )
    with desk.store.read() as session:
        paper = papers.paper(session, kept.paper_id)
    rendition = next(
        (r for r in paper.renditions if r.id == kept.rendition_id), paper.renditions[0]
    )
    size, volume = file.stat().st_size, len(documents) > 1
    undated = sum(one.published is None for one in documents)
    unchanged = rendition.bytes_sha == sha and published is None  # a day that is given is news
    if unchanged and volume:
        held = _of_volume(desk, rendition.url)
        return Imported(held, volume=True, unchanged=True, undated=undated)
    if volume:
        rendition = replace(rendition, bytes_sha=None)
    fetched = Fetched(rendition, documents, text.reading, sha, size, handed=address is None)
    if volume:
        return Imported(store_booklet(desk, paper, fetched, now), volume=True, undated=undated)
    judged = judge(desk, paper, [fetched], now)
    with desk.store.write() as session:
        judged.store(session)
        appointments.schedule_reading(session, paper.id, None)
    return Imported([paper.id], unchanged=unchanged, undated=undated)


def _of_volume(desk: Desk, url: str) -> list[int]:
    """Give the papers that a volume was taken apart into."""
    with desk.store.read() as session:
        return papers.replies_of(session, url)


def _is_empty(text: Text) -> bool:
    """Say whether a file holds nothing at all, which a PDF of pictures does not."""
    return text.reading.media != "pdf" and all(NO_TEXT in one.notes for one in text.documents)


def _listing(address: str, name: str, documents: Sequence[Document], sha: str) -> Listing:
    first = documents[0]
    keys = [] if len(documents) > 1 else [k for k in (_key(first),) if k]
    title = first.title if len(documents) == 1 else _volume_title(documents)
    return Listing(
        source=SOURCE,
        url=address,
        title=title or name,
        language=first.language,
        keys=(*keys, f"file:{sha}", f"url:{address}"),
        published=first.published,
        number=first.number if len(documents) == 1 else None,
    )


def _volume_title(documents: Sequence[Document]) -> str:
    """Call a volume of replies by whose they are, of which year, and how many."""
    first = documents[0]
    number = first.number or ""
    whose = "".join(letter for letter in number if letter.isalpha())
    of = " ".join(piece for piece in (whose, first.fields.get("session", "")) if piece)
    return say("volume_title", first.language, of=of, n=len(documents)).strip()


def _key(document: Document) -> str | None:
    if document.kind == "estimates_reply":
        return reply_key(document)
    if document.kind == "question_reply" and document.published:
        return lcq(document.title, document.published)
    return number_key(document.number) if document.number else None


def preview_file(
    understanding: Understanding,
    file: Path,
    renderer: Renderer,
    language: Preference,
    published: date | None,
    *,
    pictures: PictureReader | None = None,
) -> Payload:
    """Give the exact message that a file would become."""
    text, _ = read_file(understanding, file, Hints(published=published), pictures=pictures)
    documents = text.documents
    if not documents:
        raise Unread(f"{file.name} holds no text that could be read.")
    topics = shipped()
    paper = _shown(understanding, documents[0], file.resolve().as_uri())
    words = shown_in(paper, language, paper.first_seen_at)
    names = {t.key: TopicName(t.key, t.names["en"], t.names["zh"], t.emoji) for t in topics}
    return renderer.alert(compose(paper, words, names))


def _shown(understanding: Understanding, document: Document, url: str) -> Paper:
    """Give a document as the store would know it, without a store."""
    shown = Rendition(document.language, url, document.title, document)
    budget = Budget(Desk.paper_seconds)
    matches = understanding.match(TopicLines(), document, budget)
    understood = understanding.summarise(document, document.published, budget)
    return Paper(
        id=0,
        source="info_gov_hk" if document.kind == "question_reply" else "legco_panels",
        kind=document.kind,
        number=document.number,
        committee=document.committee,
        issuer=document.issuer,
        published=document.published,
        meeting_date=document.meeting_date,
        issued_at=document.issued_at,
        first_seen_at=datetime.now(UTC),
        renditions=(replace(shown),),
        matches=matches,
        bullets={document.language: understood.bullets},
        not_found={document.language: understood.not_found},
    )
