"""This file asks for what papers belong to, on each platform: stories, meetings, programmes, people, promises, weeks."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from bot.answering.conversation import answer
from bot.answering.speech import Reply, Speaker
from bot.calendar import HONG_KONG
from bot.telling import briefing_posts, digests, look_ahead, meetings, months
from scrapers.items import Expectation, Language, Person, Signal
from scrapers.replica.shelf import our_release
from storage.database import open_store
from storage.people import channels, commitment_marks
from storage.people import subscriptions as follows
from storage.people.channel_addresses import workspace_of
from storage.published import commitments, figures, happenings, stories
from storage.records import Commitment, Figure, Happening, Payload, Reference
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.tables.told import DeliveryRow, MessageRow
from storage.watched import signals
from tests.bot.answering.test_briefing import announce, scheduled, to_follow
from tests.storage.laid import lay
from tests.storage.made import store_paper
from tests.story.stage import Stage

BROADCASTING = "Panel on Information Technology and Broadcasting"
NUMBER = "CB(2)438/2026(03)"
ASKED = {
    "story": (f"story {NUMBER}", f"來龍去脈 {NUMBER}"),
    "meeting_briefing": ("briefing", "會前簡報"),
    "programme": ("programme iAM Smart", "計劃數字 智方便"),
    "member": ("member Duncan Chiu", "議員 邱達根"),
    "pledges": ("commitments iAM Smart", "承諾 智方便"),
    "pledge": ("commitments {mark}", "承諾 {mark}"),
    "storm": ("status", "狀態"),
}
TOLD = {
    "coming": "told_storm", "digest": "told_reminder", "briefing": "told_briefing",
    "notice": "told_month", "ahead": "told_ahead", "unanswered": "told_unanswered",
}  # fmt: skip
LANGUAGES: dict[str, Language] = {"": "en", "_zh": "zh-Hant", "_sc": "zh-Hans"}
DUE = date(2026, 10, 21)
PLEDGE = {
    "en": "The Digital Policy Office will launch the corporate version of iAM Smart by 21 October 2026.",
    "zh-Hant": "數字政策辦公室會在2026年10月21日前推出供中小企業使用的商業版智方便。",
}  # fmt: skip
DONE = {
    "en": "The corporate version of iAM Smart has been launched.",
    "zh-Hant": "供中小企業使用的商業版智方便已於九月推出。",
}
HAPPENED = {
    "en": Happening("iam-smart", "launched", False, False, date(2020, 12, 1), date(2020, 12, 31), "December 2020",
                    "iAM Smart was launched in December 2020.", ("2",)),
    "zh-Hant": Happening("iam-smart", "launched", False, False, date(2020, 12, 1), date(2020, 12, 31), "2020年12月",
                         "智方便於2020年12月推出。", ("2",)),
}  # fmt: skip
MOVED = {
    "en": Happening("iam-smart", "expanded", True, True, date(2026, 12, 31), date(2026, 12, 31), "by end-2026",
                    "iAM Smart is expected to be expanded to all e-services by end-2026.", ("5",)),
    "zh-Hant": Happening("iam-smart", "expanded", True, True, date(2026, 12, 31), date(2026, 12, 31), "2026年年底前",
                         "智方便預計於2026年年底前擴展至所有電子服務。", ("5",)),
}  # fmt: skip
USERS = ((3000000, "2025-02", "over"), (3400000, "2026-02", "over"), (3700000, "2026-08", "about"))
_channel, _delivery, _message = table(ChannelRow), table(DeliveryRow), table(MessageRow)


@contextmanager
def scene() -> Iterator[Stage]:
    """Give a stage whose papers belong to things, in the week of a panel's meeting and a typhoon."""
    with tempfile.TemporaryDirectory(prefix="tamar-pictures-") as folder:
        store = open_store(lay(Path(folder) / "belonging.db"))
        try:
            stage = Stage(store)
            _publish(stage)
            _remember(stage)
            yield stage
        finally:
            store.close()


def _publish(stage: Stage) -> None:
    stage.publish("morning")
    stage.check()
    stage.publish("paper", "translation", "question")
    stage.check(20)
    release = our_release("ai_question", stage.site.today, 955)
    titles = {
        "en": "LCQ10: Artificial intelligence and lawtech",
        "zh-Hant": "立法會十題：人工智能與法律科技",
    }
    cites = {
        "en": f"Members may wish to refer to LC Paper No. {NUMBER} on AI and legal technology.",
        "zh-Hant": f"議員可參閱立法會{NUMBER}號文件，該文件論及人工智能及法律科技。",
    }
    for language in ("en", "zh-Hant"):
        made = replace(release[language], name="cites", title=titles[language])
        stage.site.put(replace(made, paragraphs=(cites[language],)))
    stage.check(20)
    announce(
        stage,
        scheduled(),
        to_follow(11, "Administration's paper on artificial intelligence in the courts"),
        to_follow(12, "Administration's paper on court fees"),
        Expectation(
            source="legco_schedule", key="meeting:778", language="en", committee=BROADCASTING,
            title="Use of artificial intelligence in broadcasting",
            starts_at=stage.clock() + timedelta(hours=23),
        ),
    )  # fmt: skip


def _remember(stage: Stage) -> None:
    now = stage.clock()
    asked = (Person("asker", "Hon Duncan CHIU"), Person("asker", "邱達根議員"))
    with stage.desk.store.write() as session:
        for language, quote in PLEDGE.items():
            paper = store_paper(
                session, "pledge", quote, language=language, topics={"ai": "substantive"},  # type: ignore[arg-type]
                published=date(2026, 6, 1), people=asked, kind="question_reply", now=now,
                listed={"title": _title(language, "LCQ4: Digital identity for business", "立法會四題：企業數碼身分"),
                        "published": date(2026, 6, 1)},
            )  # fmt: skip
            said = Commitment(quote, "firm", "21 October 2026", DUE, DUE, who="DPO", cites=("4",))
            commitments.save(session, paper, language, [said])  # type: ignore[arg-type]
            done = store_paper(
                session, "done", DONE[language], language=language, topics={"ai": "mention"},  # type: ignore[arg-type]
                published=date(2026, 9, 30), people=asked, now=now,
                listed={"title": _title(language, "iAM Smart for companies", "智方便企業版"),
                        "published": date(2026, 9, 30)},
            )  # fmt: skip
            reference = Reference("lcq:2026-06-03:4", "supplements", "LCQ4", "2")
            stories.save(session, done, language, [reference])  # type: ignore[arg-type]
            figures.save(session, done, language, list(_figures(language)), 1)  # type: ignore[arg-type]
            happenings.save(session, done, language, [HAPPENED[language], MOVED[language]])  # type: ignore[arg-type]
    _warn(stage)


def _warn(stage: Stage) -> None:
    now = stage.clock()
    issued = datetime.combine(stage.site.today, time(8, 45), HONG_KONG)
    with stage.desk.store.write() as session:
        signals.note(session, "hko_warnings", [Signal("cyclone", "8", issued, now)], now)


def _title(language: str, english: str, chinese: str) -> str:
    return english if language == "en" else chinese


def _figures(language: str) -> Iterator[Figure]:
    counts, unit = ("", "users") if language == "en" else ("用戶", "名")
    for value, month, qualifier in USERS:
        sentence = (
            f"As at {month}, iAM Smart had {qualifier} {value:,} users."
            if language == "en"
            else f"截至{month}，智方便有{'約' if qualifier == 'about' else '超過'}{value // 10_000}萬名用戶。"
        )
        yield Figure("iam-smart", Decimal(value), unit, counts, qualifier, "cumulative", month, sentence, ("3",))  # type: ignore[arg-type]  # fmt: skip
    said = (
        "$300 million is set aside for iAM Smart, which is to have 4.3 million users by the end of 2027."
        if language == "en"
        else "政府為智方便預留3億元，目標是在2027年年底前有430萬名用戶。"
    )
    aside = "set aside" if language == "en" else "政府預留"
    yield Figure("iam-smart", Decimal(300_000_000), "HKD", aside, "exact", "allocation", None, said, ("5",))  # fmt: skip
    yield Figure("iam-smart", Decimal(4_300_000), unit, counts, "exact", "target", "2027-12-31", said, ("5",))  # fmt: skip


def answers(stage: Stage, address: str, render: Callable[[Reply], Payload]) -> dict[str, Payload]:
    """Give what is answered to who asks, by name, in each language."""
    found = {}
    with stage.desk.store.read() as session:
        marks = {
            one.language: one.cluster[:8]
            for one in commitments.due(session)
            if one.commitment.who == "DPO"
        }
    for suffix, language in LANGUAGES.items():
        speaker = Speaker("U1", address, workspace_of(address), language=language, admin=True)
        for name, said in ASKED.items():
            asked = said[bool(suffix)].format(mark=marks["en" if not suffix else "zh-Hant"])
            found[f"{name}{suffix}"] = render(answer(stage.desk, asked, speaker))
    return found


def told(stage: Stage, address: str) -> dict[str, Payload]:
    """Give what channels of a workspace are told on schedule in the fortnight ahead, by name."""
    started = stage.clock.now
    places = {f"{address}{at}": suffix for at, suffix in enumerate(LANGUAGES)}
    for place, suffix in places.items():
        _settle(stage, place, LANGUAGES[suffix])
    day = datetime.combine(stage.site.today, datetime.min.time(), HONG_KONG)
    for hours in (16.55, 32.85, 65.52, 26 * 24 + 8.8):
        stage.clock.now = day + timedelta(hours=hours)
        if hours < 24:  # the storm's own day
            _warn(stage)
            meetings.keep(stage.desk)
        digests.make_due(stage.desk)
        briefing_posts.make_due(stage.desk)
        look_ahead.make_due(stage.desk)
        months.make_due(stage.desk)
    stage.clock.now = started
    return _payloads(stage, places)


def _settle(stage: Stage, place: str, language: Language) -> None:
    before = stage.clock() - timedelta(days=20)
    with stage.desk.store.write() as session:
        made = channels.ensure_channel(
            session, place, workspace_of(place), before, language=language
        )
        channels.set_channel(session, place, monthly=True, working_days_only=False)
        for topic in ("ai", "legal-tech"):
            follows.subscribe(
                session, made.id, kind="topic", target=topic, label=topic, rhythm="instant",
                who="test", now=before,
            )  # fmt: skip
        for one in commitments.due(session):
            if one.commitment.who == "DPO" and (one.language == "en") == (language == "en"):
                commitment_marks.star(
                    session, workspace_id=made.workspace_id, channel_id=made.id, of=one,
                    who="test", now=before,
                )  # fmt: skip


def _payloads(stage: Stage, places: dict[str, str]) -> dict[str, Payload]:
    found: dict[str, Payload] = {}
    with stage.desk.store.read() as session:
        rows = session.connection().execute(
            select(_channel.c.address, _delivery.c.key, _message.c.payload)
            .join_from(_delivery, _channel, _channel.c.id == _delivery.c.channel_id)
            .join(_message, _message.c.id == _delivery.c.message_id)
            .where(_channel.c.address.in_(places))
            .order_by(_delivery.c.id)
        )
        for row in rows:
            name = TOLD.get(row.key.partition(":")[0])
            if name is not None:
                found.setdefault(f"{name}{places[row.address]}", row.payload)
    return found
