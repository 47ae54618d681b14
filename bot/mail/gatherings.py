"""This file renders what gathers many papers as mails: digests, a booklet's further replies, a sitting."""

from __future__ import annotations

from bot.mail.blocks import Look, MailBlock, WordRun, block, pages, payload
from bot.mail.papers import NAME, PIECE, TITLE, bullet_block, title_run, topic_name
from bot.messages import digest_phrases, headings, phrases
from bot.messages.alerts import Coming, Digest, DigestRow, KeptPaper, Reason
from bot.messages.briefings import Briefing, BriefingLine
from bot.messages.clipping import clip
from bot.messages.gatherings import Rest, Sitting, SittingRow
from bot.messages.headings import by_committee, sign
from bot.messages.words import say
from scrapers.items import Language
from storage.records import Payload

ROWS = 12  # of one topic with their first bullet; the others with their title
ROW_BULLET = 320
COMING = 12
NAMED = 80  # letters of a paper's title in a subject
KEPT, NOTES = 10, 3  # of one list's hits, or of what was saved, and of what was noted at one


def digest_mails(digest: Digest) -> list[Payload]:
    """Render a digest: one mail, more where it would be too long for a mailbox to show."""
    head = digest_phrases.digest_title(digest)
    language = digest.language
    blocks = [block("heading", head)]
    for reason, rows in digest.groups:
        blocks.extend(_group(reason, rows, language))
    for mark, name, few in digest_phrases.kept_groups(digest):
        blocks.append(block("section", f"{sign(mark)} {name}".strip()))
        blocks += [one for kept in few[:KEPT] for one in _kept(kept)]
    blocks.extend(_coming(digest))
    if digest.due_commitments:
        blocks.append(block("line", say("due", language, n=digest.due_commitments)))
    blocks.append(block("small", *_checked(digest), dot=True))
    return _numbered(_subject(digest, head), blocks, language)


def _subject(digest: Digest, head: str) -> str:
    """Say among other mails whose this is, and name a paper: of two digests one tells which was meant."""
    first = next((rows[0].alert for _, rows in digest.groups if rows), None)
    named = say("colon", digest.language) + clip(first.title, NAMED) if first else ""
    return f"Tamar · {head}{named}"


def _numbered(subject: str, blocks: list[MailBlock], language: Language) -> list[Payload]:
    """Give blocks as mails; further ones say which they are."""
    parts = pages([one for one in blocks if one.runs])
    return [
        payload(
            subject if at == 1 else subject + _aside(f"{at}/{len(parts)}", language), part, language
        )
        for at, part in enumerate(parts, 1)
    ]


def _aside(text: str, language: Language) -> str:
    return say("aside", language, text=text)


def _checked(digest: Digest) -> list[str]:
    pieces = phrases.freshness_pieces(digest.freshness, digest.language)
    return [clip(piece, TITLE) for piece in pieces]


def _group(reason: Reason, rows: tuple[DigestRow, ...], language: Language) -> list[MailBlock]:
    """Give a topic's papers under whose they are: the first with a bullet, the rest by title."""
    found = [block("section", topic_name(reason) + _aside(str(len(rows)), language))]
    shown = 0
    for place, few in by_committee(rows, reason):
        if place:
            found.append(block("place", WordRun(clip(place, PIECE), look="strong")))
        for row in few:
            found.extend(_row(row, whole=shown < ROWS))
            shown += 1
    return found


def _row(row: DigestRow, *, whole: bool) -> list[MailBlock]:
    alert = row.alert
    found = [block("title", title_run(alert))]
    facts = [clip(fact, PIECE) for fact in digest_phrases.row_facts(row)]
    found.append(block("small", *facts, dot=True))
    if whole:
        found.extend(bullet_block(alert, one, ROW_BULLET) for one in alert.bullets[:1])
    return found


def _kept(kept: KeptPaper) -> list[MailBlock]:
    """Give one paper that a list found or somebody saved, with what was noted at it."""
    facts = [clip(fact, PIECE) for fact in digest_phrases.kept_facts(kept)]
    notes = [block("line", f"{kept.sign} {clip(note, ROW_BULLET)}") for note in kept.notes[-NOTES:]]
    return [block("title", title_run(kept.alert)), block("small", *facts, dot=True), *notes]


def _coming(digest: Digest) -> list[MailBlock]:
    if not digest.coming:
        return []
    language = digest.language
    head = block("section", say("mail_coming", language))
    return [head, *(_announced(one, language) for one in digest.coming[:COMING])]


def _announced(coming: Coming, language: Language) -> MailBlock:
    facts = [clip(fact, PIECE) for fact in phrases.coming_facts(coming, language)]
    title = WordRun(clip(coming.title, TITLE), coming.url)
    return block("bullet", *facts, title, dot=True)


def rest_mails(rest: Rest) -> list[Payload]:
    """Render a booklet's further replies on one topic."""
    head = headings.rest_title(rest)
    blocks = [block("heading", head)]
    for at, row in enumerate(rest.rows):
        alert = row.alert
        facts = [clip(fact, PIECE) for fact in (alert.number or "", *headings.rest_facts(row))]
        blocks += [block("title", title_run(alert)), block("small", *facts, dot=True)]
        if at < ROWS:
            blocks.extend(bullet_block(alert, one, ROW_BULLET) for one in alert.bullets[:1])
    return _numbered(head, blocks, rest.booklet.language)


def sitting_mail(sitting: Sitting) -> Payload:
    """Render the questions of one day that are on a channel's topics."""
    head, language = headings.sitting_title(sitting), sitting.language
    blocks = [block("heading", head)]
    for row in sitting.rows:
        blocks.extend(_question(row, language))
    return payload(head, blocks, language)


def _question(row: SittingRow, language: Language) -> list[MailBlock]:
    name = WordRun(clip(headings.sitting_name(row, language), TITLE), row.url, told=True)
    topics = ", ".join(clip(reason.name, NAME) for reason in row.reasons)
    facts = [clip(fact, PIECE) for fact in (topics, *headings.sitting_facts(row, language))]
    return [block("title", name), block("small", *facts, dot=True)]


def briefing_mail(briefing: Briefing) -> Payload:
    """Render what some meetings bring, line by line."""
    blocks = [block("heading", clip(briefing.title, TITLE))]
    blocks.extend(_line(row) for row in briefing.rows)
    return payload(briefing.title, blocks, briefing.language)


def _line(row: BriefingLine) -> MailBlock:
    look: Look = "crossed" if row.gone else "plain"
    said = WordRun(clip(row.text, ROW_BULLET), row.url, look, told=True)
    facts = clip(row.context, PIECE)
    if row.kind == "bullet":
        return block("bullet", said)
    if row.kind == "aside":
        return block("small", facts, said, dot=True)
    return block("section" if row.kind == "heading" else "title", said, facts, dot=True)
