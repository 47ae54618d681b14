"""This file says what stands at the head of messages, and beside the rows of those that gather many papers."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from bot.messages import phrases
from bot.messages.alerts import Alert, DigestRow, Reason, Withdrawal
from bot.messages.clipping import plain
from bot.messages.dates import day
from bot.messages.gatherings import Rest, Sitting, SittingRow
from bot.messages.phrases import question_name
from bot.messages.words import say
from scrapers.items import Language

# Signs of topics that older stores hold as short codes, and what a platform without those shows.
_SIGNS = {":scales:": "⚖️", ":brain:": "🧠", ":cityscape:": "🏙️", ":label:": "🏷️"}


def crossed(text: str) -> str:
    """Give what a withdrawn paper is called, where nothing can be struck out."""
    return f"✗ {text}" if text else text


def as_it_stands(alert: Alert) -> str:
    """Give what a paper is called in plain words, crossed where it was withdrawn."""
    return crossed(named(alert)) if alert.withdrawn_at else named(alert)


def named(alert: Alert) -> str:
    """Give what a paper is called, even where it has no title."""
    return plain(alert.title) or alert.number or alert.url or f"#{alert.paper_id}"


def sign(emoji: str) -> str:
    """Give a topic's sign as characters; empty for what is no sign."""
    found = _SIGNS.get(emoji, emoji)
    shown = any(unicodedata.category(ch) in ("So", "Sk") for ch in found)
    return found if shown and len(found) <= 8 and plain(found) else ""


def by_committee(rows: Sequence[DigestRow], under: Reason) -> list[tuple[str, list[DigestRow]]]:
    """Group rows under their committee, or under the body that published, in order of appearance.

    What the rows stand under already is not named again.
    """
    found: dict[str, list[DigestRow]] = {}
    for row in rows:
        name = place(row.alert)
        found.setdefault("" if name == under.name else name, []).append(row)
    return list(found.items())


def place(alert: Alert) -> str:
    """Name the committee of a paper, or the body that published it; empty where nobody is known."""
    return phrases.committee(alert) or phrases.publisher(alert.source, alert.language)


def rest_title(value: Rest) -> str:
    """Say whose further replies follow, how many, and on what: `ITIB: 7 more on Smart city`."""
    language = value.booklet.language
    said = say("rest", language, n=value.replies, name=value.reason.name)
    prefix = value.booklet.prefix
    said = f"{prefix}{say('colon', language)}{said}" if prefix else said
    return labelled(said, value.converted, language)


def labelled(head: str, converted: bool, language: Language) -> str:
    """Give a headline, with a word beside it where what it heads was converted."""
    return f"{head} · {say('converted', language)}" if converted else head


def rest_facts(row: DigestRow) -> list[str]:
    """Say of one reply who asked, and how many others say the same."""
    facts = [phrases.person_name(one, row.alert.language) for one in row.alert.askers[:1]]
    if row.same:
        facts.append(say("same_answer", row.alert.language, n=len(row.same)))
    return facts


def sitting_title(value: Sitting) -> str:
    """Give the headline of a sitting: the day, how many questions, how many on a channel's topics."""
    language, own = value.language, len(value.rows)
    head = say("sitting", language, day=day(value.day, language))
    colon = say("colon", language)
    if value.questions is None or value.questions < own:
        said = f"{head}{colon}{say('sitting_alone', language, n=own)}"
        return labelled(said, value.converted, language)
    counts = (say("sitting_all", language, n=value.questions), say("sitting_own", language, n=own))
    said = f"{head}{colon}{say('clause', language).join(counts)}"
    return labelled(said, value.converted, language)


def sitting_name(row: SittingRow, language: Language) -> str:
    """Give a question with its number before it, once."""
    name = question_name(str(row.number), language)
    if row.title.startswith(("LCQ", "立法會", "立法会")):
        return row.title
    return f"{name}{say('colon', language)}{row.title}"


def sitting_facts(row: SittingRow, language: Language) -> list[str]:
    """Say of one question who asked it, and how much it is about the topics, or that it is to come."""
    facts = [phrases.person_name(row.asker, language)] if row.asker else []
    if row.level is not None:
        facts.append(say("main" if row.level == "substantive" else "mention", language))
    if row.url is None:
        facts.append(say("reply_to_come", language))
    return facts


def withdrawn(withdrawal: Withdrawal) -> str:
    """Say in a word what was withdrawn: the paper, or the bill that it is of."""
    return say("withdrawn_bill" if withdrawal.bill else "withdrawn", withdrawal.alert.language)


def withdrawn_line(withdrawal: Withdrawal) -> str:
    """Say what was seen of a withdrawal, and when."""
    what = "withdrawn_bill_line" if withdrawal.bill else "withdrawn_line"
    return phrases.became(withdrawal.alert, what, withdrawal.seen_at)
