"""This file scores the topics: on replies, snippets, headlines and an ordinary week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from bot.topics.matcher import Matcher
from bot.topics.shipped import shipped
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.text import language_of
from storage.records import Match
from tests.evaluation.replies import replies
from tests.evaluation.rows import (
    GIVEN,
    OURS_ASIDE,
    OURS_SEEN,
    Labels,
    Row,
    Tally,
    labels,
    records,
    shared_labels,
)

PART = "topics"
_SLUGS = {"ai": "ai", "smart_city": "smart-city", "legal_tech": "legal-tech"}
_AIMS = {"ai": (0.97, 0.98), "smart-city": (0.92, 0.98), "legal-tech": (None, 0.98)}
_HEADLINE = 0.95
STRANGERS = "at first sight: natural precision 29/40, recall 29/29; stress 33/58, 33/40"
_STRESS = Labels(
    "project", seen=True, note="written before its writer read the rules; he mended them"
)


def rows() -> list[Row]:
    """Give every figure about topics that the material at hand allows."""
    return [
        *_replies_as_given(),
        *_replies_of_ours(),
        *_snippets(),
        *_headlines_as_given(),
        *_headlines_of_ours(),
        *_sentences(),
        *_odd_wording(),
        *_stress(),
        *_strangers(),
        *_rounds(),
        *_sceptic(),
        *_bodies(),
        *_owners(),
        *_ordinary_week(),
    ]


def _sized(origin: Labels, tally: Tally, topics: int = len(_AIMS)) -> Labels:
    """Say how many texts a tally holds in which each of so many topics was judged."""
    return replace(origin, size=tally.size // topics)


def _half(name: str) -> Labels:
    return OURS_ASIDE if name == "aside" else OURS_SEEN


@cache
def _matcher() -> Matcher:
    return Matcher(shipped())


def _levels(matches: Sequence[Match]) -> dict[str, int]:
    found = {match.topic: 2 if match.level == "substantive" else 1 for match in matches}
    return {slug: found.get(slug, 0) for slug in _AIMS}


def _reply_rows(wanted: dict[str, dict[str, int]], what: str, note: Labels) -> Iterable[Row]:
    """Score main subjects and mentions of replies by topic."""
    main: dict[str, Tally] = defaultdict(Tally)
    any_mention: dict[str, Tally] = defaultdict(Tally)
    quiet = alarms = 0
    found = replies()
    for serial, levels in wanted.items():
        if serial not in found:
            continue
        got = _levels(_matcher().match(found[serial]))
        for slug, level in levels.items():
            main[slug].add(level == 2, got[slug] == 2)
            any_mention[slug].add(level > 0, got[slug] > 0)
        quiet += levels["legal-tech"] < 2
        alarms += levels["legal-tech"] < 2 and got["legal-tech"] == 2
    for slug in ("ai", "smart-city"):
        yield from main[slug].rows(PART, f"{what}, {slug} main subject", *_AIMS[slug], note)
        yield from any_mention[slug].rows(PART, f"{what}, {slug} at all", None, None, note)
    yield Row(PART, f"{what}, legal-tech: no false alarm", quiet - alarms, quiet, 1.0, note)


def _replies_as_given() -> Iterable[Row]:
    given = shared_labels("topics_replies.json")
    if given is None:
        return ()
    wanted = {
        serial: {slug: label[old] for old, slug in _SLUGS.items()}
        for serial, label in given["labels"].items()
    }
    return _reply_rows(wanted, "replies", GIVEN)


def _replies_of_ours() -> Iterable[Row]:
    ours = labels("topics_replies.json")["replies"]
    for half in ("tune", "aside"):
        wanted = {
            serial: {slug: label[slug] for slug in _AIMS}
            for serial, label in ours.items()
            if label["half"] == half
        }
        yield from _reply_rows(wanted, f"replies, half {half}", _half(half))


def _snippets() -> Iterable[Row]:
    given = shared_labels("topics_snippets.json")
    if given is None:
        return
    tallies: dict[str, Tally] = defaultdict(Tally)
    for item in given["items"]:
        got = _levels(_matcher().match_text(item["text"]))
        for old, slug in _SLUGS.items():
            tallies[slug].add(item[old] == 2, got[slug] == 2)
    for slug, tally in tallies.items():
        yield from tally.rows(PART, f"snippets, {slug}", 0.95, 0.95, GIVEN)


def _headlines_as_given() -> Iterable[Row]:
    given = shared_labels("topics_titles.json")
    if given is None:
        return
    rated = [
        (item["language"], item["title"], {s: item[f"title_{old}"] for old, s in _SLUGS.items()})
        for item in given["items"]
        if not item.get("ambiguous")
    ]
    yield from _by_language(rated, "headlines", replace(GIVEN, note="ambiguous left out"))


@cache
def _titles() -> dict[str, str]:
    """Give the real titles at hand by their address."""
    found = [
        *(records("real", "info-gov-hk", "listing_records.jsonl") or []),
        *(records("real", "legco-site", "legco_records_2026.jsonl") or []),
    ]
    titles: dict[str, str] = {}
    for record in found:
        titles.setdefault(record["url"], record["title"])
    return titles


def _headlines_of_ours() -> Iterable[Row]:
    titles = _titles()
    ours = labels("topics_titles.json")["titles"]
    for half in ("tune", "aside"):
        tally, judged, right = Tally(), 0, 0
        for url, label in ours.items():
            if label["half"] != half or url not in titles or label.get("close"):
                continue
            got = _levels(_matcher().match_title(titles[url]))
            for slug in _AIMS:
                tally.add(label[slug] == 2, got[slug] == 2)
            judged += 1
            right += all((label[slug] == 2) == (got[slug] == 2) for slug in _AIMS)
        yield Row(
            PART,
            f"listed headlines, half {half}: all topics right",
            right,
            judged,
            None,
            _half(half),
        )
        yield from tally.rows(
            PART, f"listed headlines, half {half}", 0.95, 0.95, _sized(_half(half), tally)
        )


def _sentences() -> Iterable[Row]:
    ours = labels("topics_sentences.json")["sentences"]
    note = replace(OURS_SEEN, note="misses mended since each was first run")
    for half in ("tune", "aside", "fresh", "last", "adverse"):
        rated = [
            (row["language"], row["text"], {slug: row[slug] for slug in _AIMS})
            for row in ours
            if row["half"] == half
        ]
        yield from _by_language(rated, f"sentences, {half}", note)
        yield from _by_topic(rated, f"sentences, {half}", note)


def _by_language(
    rated: Sequence[tuple[str, str, dict[str, int]]], what: str, note: Labels
) -> Iterable[Row]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for language, text, wanted in rated:
        got = _levels(_matcher().match_title(text))
        for slug, level in wanted.items():
            tallies[language].add(level == 2, got[slug] == 2)
    for language, tally in sorted(tallies.items()):
        yield from tally.rows(
            PART, f"{what}, {language}", _HEADLINE, _HEADLINE, _sized(note, tally)
        )


def _by_topic(
    rated: Sequence[tuple[str, str, dict[str, int]]], what: str, note: Labels
) -> Iterable[Row]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for _, text, wanted in rated:
        got = _levels(_matcher().match_title(text))
        for slug, level in wanted.items():
            tallies[slug].add(level == 2, got[slug] == 2)
    for slug, tally in tallies.items():
        yield from tally.rows(PART, f"{what}, {slug}", 0.95, 0.95, note)


def _odd_wording() -> Iterable[Row]:
    """Score headlines that avoid the usual words, their neighbours, and people named AI."""
    ours = labels("topics_odd.json")
    for name, note in (
        ("mended", replace(OURS_SEEN, note="written to trip it")),
        ("unseen", replace(OURS_ASIDE, note="written before it ran, left alone")),
    ):
        told = [_alerts(title)["smart-city"] for title in ours[name]["alerts"]]
        quiet = [not any(_alerts(title).values()) for title in ours[name]["quiet"]]
        what = f"odd wording, {name}, smart-city"
        yield Row(PART, f"{what}: recall", sum(told), len(told), None, note)
        yield Row(PART, f"{what}: neighbours without an alert", sum(quiet), len(quiet), None, note)
    people = [not _alerts(title)["ai"] for title in ours["people"]]
    machines = [_alerts(title)["ai"] for title in ours["machines"]]
    note = OURS_SEEN
    yield Row(PART, "people named AI: no alert", sum(people), len(people), 1.0, note)
    yield Row(PART, "AI beside names: recall", sum(machines), len(machines), 0.95, note)


def _alerts(title: str) -> dict[str, bool]:
    return {slug: level == 2 for slug, level in _levels(_matcher().match_title(title)).items()}


def _stress() -> Iterable[Row]:
    """Score the headlines that were written to trip the rules before these were read."""
    rated = [
        (row["language"], row["text"], {slug: row[slug] for slug in _AIMS})
        for row in labels("topics_stress.json")["headlines"]
    ]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for language, text, wanted in rated:
        got = _levels(_matcher().match_title(text))
        for slug, level in wanted.items():
            script = "en" if language == "en" else "zh"
            tallies[f"{slug}, {script}"].add(level == 2, got[slug] == 2)
    for what, tally in sorted(tallies.items()):
        yield from tally.rows(PART, f"stress, {what}", 0.80, 0.60, _sized(_STRESS, tally, 1))


def _strangers() -> Iterable[Row]:
    """Score a stranger's headlines, natural ones and others written to trip, with and without the close ones."""
    aims = {"natural": (0.95, 0.95), "stress": (0.80, 0.60)}
    rated = labels("topics_strangers.json")["headlines"]
    for kind, (precision, recall) in aims.items():
        whole, clear = Tally(), Tally()
        for row in rated:
            if row["kind"] != kind:
                continue
            got = _levels(_matcher().match_title(row["text"]))
            for slug in _AIMS:
                whole.add(row.get(slug) == 2, got[slug] == 2)
                if not row.get("close"):
                    clear.add(row.get(slug) == 2, got[slug] == 2)
        note = replace(OURS_SEEN, note=STRANGERS)
        what = f"a stranger's headlines, {kind}"
        yield from whole.rows(PART, what, None, recall, _sized(note, whole))
        yield from clear.rows(
            PART, f"{what}, close ones left out", precision, None, _sized(note, clear)
        )


def _rounds() -> Iterable[Row]:
    """Score headlines that avoid the usual words, round by round, and ordinary ones beside them."""
    ours = labels("topics_rounds.json")
    for name in ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"):
        tallies: dict[str, Tally] = defaultdict(Tally)
        for row in ours["headlines"]:
            if row["round"] == name:
                got = _levels(_matcher().match_title(row["text"]))
                for slug in _AIMS:
                    tallies[slug].add(row[slug] == 2, got[slug] == 2)
        origin = OURS_ASIDE if name in ("seventh", "eighth") else OURS_SEEN
        for slug, tally in tallies.items():
            yield from tally.rows(
                PART, f"odd words, {name} round, {slug}", 0.80, 0.60, _sized(origin, tally, 1)
            )
    quiet = [not any(_alerts(title).values()) for title in ours["quiet"]]
    yield Row(PART, "courts, streets, machines: no alert", sum(quiet), len(quiet), 1.0, OURS_SEEN)
    near = [said for one in labels("topics_near.json")["near"] for said in one["quiet"]]
    still = sum(not any(_alerts(said).values()) for said in near)
    yield Row(PART, "everyday, near the pairs: no alert", still, len(near), 1.0, OURS_SEEN)


def _sceptic() -> Iterable[Row]:
    """Score headlines of crimes, sports, dinners and owners, and what is meant beside them."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    quiet: dict[str, list[bool]] = defaultdict(list)
    for row in labels("topics_sceptic.json")["headlines"]:
        got = _levels(_matcher().match_title(row["text"]))
        alerts = {slug for slug in _AIMS if got[slug] == 2}
        if not row["topics"]:
            quiet[f"{row['kind']}, half {row['half']}"].append(not alerts)
            continue
        for slug in _AIMS:
            tallies[row["half"]].add(slug in row["topics"], slug in alerts)
    for what, silent in sorted(quiet.items()):
        note = _half(what.rpartition(" ")[2])
        yield Row(PART, f"{what}: no alert", sum(silent), len(silent), 0.95, note)
    for half, tally in sorted(tallies.items()):
        yield from tally.rows(
            PART, f"meant beside them, half {half}", 0.95, 0.95, _sized(_half(half), tally)
        )


def _bodies() -> Iterable[Row]:
    """Score real headlines over texts of ours, half of them hiding a text that is on a topic."""
    titles = _titles()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for paper in labels("topics_bodies.json")["papers"]:
        title = paper.get("title") or titles.get(paper["url"])
        if title is None:
            continue
        sections = (Section(None, tuple(map(Paragraph, paper["body"]))),)
        spoken = language_of(" ".join(paper["body"]) or title)
        document = Document("plain", spoken, title, sections=sections)
        got = _levels(_matcher().match(document))
        for slug in _AIMS:
            tallies[paper["half"]].add(paper[slug] == 2, got[slug] == 2)
    for half, tally in sorted(tallies.items()):
        yield from tally.rows(
            PART, f"titles with texts, part {half}", 0.95, 0.90, _sized(OURS_SEEN, tally)
        )


def _owners() -> Iterable[Row]:
    """Score replies of ours whose owners, preambles and examples name a topic."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for reply in labels("topics_owners.json")["replies"]:
        exchanges = (Exchange(reply["question"], "\n".join(reply["answer"])),)
        document = Document("estimates_reply", "zh-Hant", "", exchanges=exchanges)
        got = _levels(_matcher().match(document))
        for slug in _AIMS:
            tallies[reply["half"]].add(reply[slug] == 2, got[slug] == 2)
    for half, tally in sorted(tallies.items()):
        yield from tally.rows(
            PART, f"replies on owners, half {half}", 0.92, 0.98, _sized(_half(half), tally)
        )


def _ordinary_week() -> Iterable[Row]:
    found: list[dict[str, Any]] | None = records("real", "info-gov-hk", "listing_records.jsonl")
    if found is None:
        return
    quiet = sum(
        not any(match.level == "substantive" for match in _matcher().match_title(one["title"]))
        for one in found
    )
    yield Row(PART, "an ordinary week: headlines without an alert", quiet, len(found), 1.0, GIVEN)
