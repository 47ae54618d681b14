"""This file makes any text at all, however hostile, into things that we might wish to say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from bot.answering.speech import Button, Reply, Row
from bot.messages.alerts import (
    Alert,
    Change,
    Coming,
    Digest,
    DigestRow,
    Freshness,
    Reason,
    Revision,
)
from bot.messages.gatherings import Sitting, SittingRow
from storage.records import Bullet

HOSTILE = st.sampled_from(
    [
        "<!channel>",
        "<!here|here>",
        "<@U012AB3CD>",
        "<#C012AB3CD>",
        "<!subteam^S1>",
        "<https://evil.example|legco.gov.hk>",
        "&lt;!channel&gt;",
        "*bold* _it_ ~gone~ `code`",
        "> quoted",
        ":tada:",
        "@channel",
        "a\u200b<\u200b!everyone>",
        "\u202eevil\u202c",
        "<at>Everyone</at> and [a](https://evil.example) ![b](c)",
        "**b** __u__ # h {{DATE(2026-01-01T00:00:00Z)}} 1. one [x]: /y",
        "line\nbreak\r\ttab",
        "人工智能" * 200,
        "&" * 1200,
        "x" * 3200,
        "🙂" * 700,
        "\ud800",
        "\x1b[2J\x07",
        "",
        " ",
    ]
)
TEXT = st.one_of(HOSTILE, st.text(max_size=80), st.builds("{}{}".format, HOSTILE, HOSTILE))
URL = st.one_of(
    st.just("https://www.legco.gov.hk/a.pdf"), st.builds("https://a.hk/{}".format, TEXT), TEXT
)
LANGUAGE: Any = st.sampled_from(["en", "zh-Hant", "zh-Hans"])
MAYBE = st.none() | TEXT
MOMENT = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
FEW: Any = {"max_size": 9}

REASON = st.builds(
    Reason,
    topic=TEXT,
    name=TEXT,
    emoji=TEXT | st.sampled_from(["⚖️", ":scales:"]),
    level=st.sampled_from(["substantive", "mention"]),
    in_title=st.booleans(),
    hits=st.integers(0, 10**9),
)
BULLET = st.builds(
    Bullet,
    text=TEXT,
    cites=st.lists(TEXT | st.sampled_from(["12", "(1)", "（一）"]), max_size=4).map(tuple),
    page=st.none() | st.integers(1, 999),
)
ALERT = st.builds(
    Alert,
    paper_id=st.integers(1, 2**40),
    language=LANGUAGE,
    text_language=LANGUAGE,
    title=TEXT,
    url=URL,
    kind=st.sampled_from(
        ["panel_paper", "question_reply", "slides", "estimates_reply", "committee_report", "plain"]
    ),
    source=st.sampled_from(["legco_panels", "info_gov_hk", "itib", "unknown"]),
    chinese_title=MAYBE,
    form=MAYBE | st.just("agenda"),
    number=MAYBE,
    question_no=MAYBE | st.sampled_from(["5", "100", "²"]),
    oral=st.none() | st.booleans(),
    committee=MAYBE,
    author=MAYBE | st.just("Administration"),
    purpose=MAYBE | st.just("discussion"),
    published=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    issued_at=st.none() | MOMENT,
    meeting_date=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    bullets=st.lists(BULLET, **FEW).map(tuple),
    not_found=st.lists(TEXT, **FEW).map(tuple),
    reasons=st.lists(REASON, **FEW).map(tuple),
    askers=st.lists(TEXT, **FEW).map(tuple),
    repliers=st.lists(TEXT, **FEW).map(tuple),
    languages=st.lists(st.tuples(LANGUAGE, URL), **FEW).map(tuple),
    pages=st.none() | st.integers(0, 9999),
    replies=st.sampled_from([0, 0, 251]),
    prefix=MAYBE,
    notes=st.lists(
        st.sampled_from(
            [
                "pending",
                "no_text",
                "unreadable",
                "in_part",
                "other_language_only",
                "chinese_only",
                "model",
            ]
        ),
        max_size=3,
    ).map(tuple),
)
REVISION = st.builds(
    Revision,
    alert=ALERT,
    changes=st.lists(st.builds(Change, place=MAYBE, before=MAYBE, after=MAYBE), **FEW).map(tuple),
    paragraphs=st.integers(0, 500),
    seen_at=MOMENT,
)
ROW = st.builds(
    DigestRow,
    alert=ALERT,
    level=st.sampled_from(["substantive", "mention"]),
    same=st.lists(TEXT, max_size=3).map(tuple),
    revised=st.integers(0, 3),
)
DIGEST = st.builds(
    Digest,
    channel=st.just("slack:T1/C1"),
    language=LANGUAGE,
    rhythm=st.sampled_from(["daily", "weekly"]),
    day=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    groups=st.lists(
        st.tuples(REASON, st.lists(ROW, min_size=1, max_size=8).map(tuple)), max_size=4
    ).map(tuple),
    freshness=st.builds(
        Freshness,
        sources_ok=st.integers(0, 99),
        sources=st.integers(0, 99),
        last_check=st.none() | MOMENT,
        items=st.integers(0, 99),
        late=st.lists(TEXT, **FEW).map(tuple),
        nearest_miss=MAYBE,
    ),
    coming=st.lists(
        st.builds(Coming, title=TEXT, starts_at=MOMENT, committee=MAYBE, url=MAYBE), **FEW
    ).map(tuple),
    due_commitments=st.integers(0, 9),
)
BUTTON = st.builds(
    Button,
    text=TEXT,
    action=st.sampled_from(["say", "undo", "stop", "edit", "form", "nothing"]),
    value=TEXT,
    url=st.none() | URL,
)
FOUND = st.builds(
    Row,
    title=TEXT,
    url=st.none() | URL,
    context=TEXT,
    text=TEXT,
    buttons=st.lists(BUTTON, max_size=4).map(tuple),
)
REPLY = st.builds(
    Reply,
    headline=TEXT,
    lines=st.lists(TEXT, max_size=8).map(tuple),
    rows=st.lists(FOUND, max_size=20).map(tuple),
    buttons=st.lists(BUTTON, max_size=8).map(tuple),
    footer=TEXT,
    code=TEXT,
    edit=MAYBE,
)
SITTING = st.builds(
    Sitting,
    day=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    language=LANGUAGE,
    rows=st.lists(
        st.builds(
            SittingRow,
            number=st.integers(1, 22),
            title=TEXT,
            url=st.none() | URL,
            asker=MAYBE,
            level=st.sampled_from(["substantive", "mention", None]),
            reasons=st.lists(REASON, max_size=3).map(tuple),
        ),
        max_size=22,
    ).map(tuple),
)
