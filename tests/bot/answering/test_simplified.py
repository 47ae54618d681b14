"""This file tests that who reads Simplified Chinese is answered in it, wherever our own words stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.answering import card_actions as cards
from bot.answering.channels import Refused
from bot.answering.conversation import answer
from bot.answering.finding.why import whole as quoted
from bot.answering.speech import Reply, at_the_console
from bot.answering.terminal import shown
from bot.contents.figures import figures as figures_of
from bot.desk import Renderer
from bot.mail.renderer import MailRenderer
from bot.messages.alerts import Coming
from bot.platforms.console import ConsoleRenderer
from bot.slack.renderer import SlackRenderer
from bot.teams.renderer import TeamsRenderer
from bot.telling import meetings
from bot.topics.matcher import Matcher
from bot.topics.registers import programmes
from bot.topics.shipped import shipped
from scrapers.items import Person
from scrapers.text import is_cjk
from scrapers.typography.folding import table
from storage.database import Store
from storage.published import commitments, figures, papers
from storage.records import Commitment
from tests.bot.slack.workspace import Workspace, workspaces
from tests.messages import samples
from tests.storage.made import document, store_paper
from tests.story.lived import lived, morning
from tests.story.stage import Stage

SAID = (
    "说明", "说明 订阅", "说明 摘要", "清单", "主题清单", "主题 显示 AI", "预览 AI", "最新", "最新 AI", "搜寻 法律科技",
    "搜寻 人工智能 种类:质询", "查阅 CB(2)438/2026(03)", "承诺", "会议", "为何 CB(2)438/2026(03)", "状态",
    "订阅 AI 每日 09:30", "订阅 AI 每周五 17:30 语言 简", "订阅 AI 来自 立法会", "订阅 AI 级别 提及",
    "订阅 AI 排除：无人机", "取消订阅 AI", "取消订阅 全部", "清单", "订阅 全部", "跟进 资讯科技及广播事务委员会",
    "跟进 什么都不是", "主题 新增 灯柱: 智慧灯柱, -灯, 必须:政府, 不含:海, 完全:AI^1", "主题 新增 灯: 灯+",
    "主题 新增 长: " + "长" * 70, "主题 修改 灯柱: 政府", "主题 删除 灯柱", "暂停", "恢复", "恢复", "暂停 3日", "恢复",
    "勿扰 20:00至08:00", "勿扰 关", "勿扰 有时", "导出", "汇出", "汇入", "汇入 订阅 AI", "意见", "意见 很好", "复原",
    "修改 1", "修改 9", "管理员 限", "管理员 不限", "管理员", "摘要", "取消", "订阅", "订阅 人工智恵", "订阅 AI 每日 25:00",
    "搜寻", "搜寻 AI 种类:诗", "查阅", "查阅 LCQ99", "subscrbe 灯", "不存在的字词",
)  # fmt: skip
END = date(2026, 12, 31)
SAMPLES: dict[str, dict[str, Any]] = {
    "alert": samples.ALERTS, "revision": samples.REVISIONS, "withdrawal": samples.WITHDRAWALS,
    "digest": samples.DIGESTS, "rest": samples.RESTS, "sitting": samples.SITTINGS,
    "briefing": samples.BRIEFINGS,
}  # fmt: skip
KNOWN = re.compile(r"`[a-z][^`]*`")  # a command in English may end in an example of both scripts


def traditional(text: str) -> str:
    """Give the letters of a text that Simplified Chinese writes otherwise."""
    simpler = table()
    return "".join(ch for ch in text if is_cjk(ch) and is_cjk(simpler.get(ch, "")[:1] or " "))


def ours(reply: Reply, published: list[str]) -> str:
    """Give what an answer says beside the titles and texts that others wrote."""
    pieces = [reply.headline, *reply.lines, reply.footer]
    pieces += [row.context for row in reply.rows]
    pieces += [row.title for row in reply.rows if not row.url]
    pieces += [
        one.text for one in (*reply.buttons, *(b for row in reply.rows for b in row.buttons))
    ]
    return without("\n".join(pieces), published)


def without(text: str, published: list[str]) -> str:
    for one in published:
        text = text.replace(one, "")
    return text


def published_by(store: Store) -> list[str]:
    """Give every text of the papers held that may be quoted, the longest first."""
    found: set[str] = set()
    matcher = Matcher(shipped())  # `why` shows what it finds in the text that the reader reads
    with store.read() as session:
        for whole in papers.papers(session, list(range(1, 100))):
            texts = [r.document for r in whole.renditions if r.document is not None]
            anew = [e for text in texts for m in matcher.match(text) for e in m.evidence]
            found |= {said for e in anew for said in (e.term, quoted(e))}
            found |= {r.title for r in whole.renditions}
            found |= {b.text for made in whole.bullets.values() for b in made}
            found |= {*whole.committees, *whole.issuers, *(name for _, name in whole.people)}
            found |= {
                said for m in whole.matches for e in m.evidence for said in (e.term, quoted(e))
            }
            found |= {str(e.place) for m in whole.matches for e in m.evidence}
            found |= {word for words in whole.not_found.values() for word in words}
    return sorted((one for one in found if one), key=len, reverse=True)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows all topics, after some papers have come."""
    return lived(sqlite_store, _told)


def _told(made: Stage) -> None:
    morning(made)
    made.publish("paper", "translation")
    made.check()
    made.publish("question")
    made.check(20)


def test_no_answer_mixes_the_scripts(stage: Stage) -> None:
    speaker = replace(at_the_console(), language="zh-Hans")
    published = published_by(stage.desk.store)
    assert published
    wrong = {}
    for text in SAID:
        said = KNOWN.sub("", ours(answer(stage.desk, text, speaker), published))
        if left := traditional(said):
            wrong[text] = (left, said)
    assert not wrong


def test_what_papers_say_is_shown_in_simplified_too_and_said_to_be_converted(stage: Stage) -> None:
    speaker = replace(at_the_console(), language="zh-Hans")
    for text in (
        "搜寻 人工智能",
        "查阅 CB(2)438/2026(03)",
        "为何 CB(2)438/2026(03)",
        "最新",
        "承诺",
    ):
        said = shown(answer(stage.desk, text, speaker))
        assert traditional(re.sub(r"https?://\S+", "", said)) == "", text
        assert ("由繁体转换" in said) == ("http" in said), text


def test_no_surface_that_looks_something_up_leaves_traditional_letters(stage: Stage) -> None:
    speaker = replace(at_the_console(), language="zh-Hans")
    with stage.desk.store.write() as session:
        said = document(
            "港文通已有85個部門使用，數字政策辦公室將於2026年年底前擴展港文通。", "zh-Hant"
        )
        paper = store_paper(
            session, "港文通的進展", "港文通已有85個部門使用。", language="zh-Hant",
            people=(Person("陳曼琪議員", "asker"),), issuer="數字政策辦公室",
            committee="資訊科技及廣播事務委員會", published=date(2026, 6, 1),
        )  # fmt: skip
        figures.save(session, paper, "zh-Hant", figures_of(said, programmes()), 1)
        promised = Commitment(
            "數字政策辦公室將於2026年年底前擴展港文通。", "firm", "2026年年底前", END, END
        )
        commitments.save(session, paper, "zh-Hant", [promised])
    seen = {}
    for text in (
        "programme 港文通", "member 陈曼琪", "bureau 数字政策办公室", "story CB(2)438/2026(03)",
        "briefing", "briefing 司法及法律事务委员会", "commitments", "commitments DPO", "meetings",
        "save CB(2)438/2026(03)", "saved", "month", "look ahead", "compare CB(2)438/2026(03)",
    ):  # fmt: skip
        reply = answer(stage.desk, text, speaker)
        seen[text] = shown(reply)
        assert traditional(re.sub(r"https?://\S+", "", seen[text])) == "", text
    assert "85个部门" in seen["programme 港文通"]
    assert "陈曼琪" in seen["member 陈曼琪"]


def test_no_button_on_a_card_answers_in_mixed_scripts(stage: Stage) -> None:
    speaker = replace(at_the_console(), language="zh-Hans")
    published = published_by(stage.desk.store)
    pressed: list[Reply] = []
    for number in range(1, 30):
        for topic in ("ai", "legal-tech"):
            value = f"paper:{number}:{topic}"
            for work in (cards.citation, cards.follow, cards.why, cards.not_relevant, cards.mute):
                with suppress(Refused):
                    pressed.append(work(stage.desk, value, speaker))
    assert len(pressed) > 20
    said = [ours(reply, published) for reply in pressed]
    assert not [one for one in said if traditional(one)]


def in_simplified(value: Any) -> Any:
    """Give a sample as a site would publish it in Simplified Chinese, told to a reader of it."""
    if isinstance(value, str):
        return "".join(table().get(ch, ch) if is_cjk(ch) else ch for ch in value)
    if isinstance(value, tuple):
        return tuple(in_simplified(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        told = {f.name: in_simplified(getattr(value, f.name)) for f in fields(value)}
        spoken = {name: "zh-Hans" for name in ("language", "text_language") if name in told}
        return replace(value, **(told | spoken))
    return value


@pytest.mark.parametrize("kind", sorted(SAMPLES))
@pytest.mark.parametrize(
    "renderer",
    [SlackRenderer(), ConsoleRenderer(), TeamsRenderer(), MailRenderer()],
    ids=["slack", "console", "teams", "mail"],
)
def test_no_message_about_papers_mixes_the_scripts(renderer: Renderer, kind: str) -> None:
    for name, sample in SAMPLES[kind].items():
        made = getattr(renderer, kind)(in_simplified(sample))
        said = json.dumps(made, ensure_ascii=False)
        assert traditional(said) == "", name
        assert "，" in said or "·" in said or "：" in said, name


def test_tomorrows_announcement_is_in_one_script() -> None:
    rows = [Coming("灯柱", datetime(2026, 6, 5, 6, 30, tzinfo=UTC), None, 2, 3)] * 20
    said = meetings._text(rows, datetime(2026, 6, 5, tzinfo=UTC), "zh-Hans")
    assert "频道" in said
    assert traditional(said) == ""


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give a workspace with somebody who reads Simplified Chinese."""
    with workspaces(sqlite_store) as made:
        team = made.slack.teams["T1"]
        team.user("U4", locale="zh-CN")
        team.channels["C1"].members.add("U4")
        team.channel("DU4", "", "U4", team.bot, private=True)
        yield made
        assert made.slack.refused == []


def seen(place: Workspace) -> str:
    return json.dumps(place.slack.views[-1]["view"], ensure_ascii=False)


def test_the_home_is_in_one_script(place: Workspace) -> None:
    place.say("订阅 AI 每日 09:30", user="U4")
    event = {"type": "app_home_opened", "user": "U4", "tab": "home", "channel": "DU4"}
    place.post(place.slack.event(event, team="T1"))
    assert "订阅" in seen(place)
    assert traditional(seen(place)) == ""


def test_the_form_is_in_one_script(place: Workspace) -> None:
    place.say("订阅", user="U4")
    assert "频道" in seen(place)
    assert traditional(seen(place)) == ""


@pytest.mark.parametrize("channel", ["C1", "C4", "C5", ""])
def test_what_the_form_answers_is_in_one_script(place: Workspace, channel: str) -> None:
    values = {
        "topics": {"selected_options": [{"value": "ai"}]},
        "channel": {"selected_conversation": channel},
        "rhythm": {"selected_option": {"value": "weekly"}},
    }
    view = {
        "id": "V1", "type": "modal", "callback_id": "subscribe",
        "private_metadata": json.dumps({"channel": "C1"}),
        "state": {"values": {name: {name: value} for name, value in values.items()}},
    }  # fmt: skip
    body = place.slack.interaction({"type": "view_submission", "view": view}, user="U4")
    said = json.dumps(place.post(body).json(), ensure_ascii=False)
    assert any(is_cjk(ch) for ch in said)
    assert traditional(said) == ""


def test_a_departure_is_told_in_one_script(place: Workspace) -> None:
    place.say("订阅 AI", user="U4")
    left = {"type": "member_left_channel", "user": "UBOTT1", "channel": "C1"}
    place.post(place.slack.event(left, team="T1"))
    [told] = place.outbox("slack:T1/U4")
    said = json.dumps(told, ensure_ascii=False)
    assert "暂停" in said
    assert traditional(said) == ""


def test_the_greeting_is_in_one_script(place: Workspace) -> None:
    joined = {"type": "member_joined_channel", "user": "UBOTT1", "channel": "C1", "inviter": "U4"}
    place.post(place.slack.event(joined, team="T1"))
    said = json.dumps(place.slack.said[-1]["payload"], ensure_ascii=False)
    assert "订阅 人工智能" in said
    assert traditional(said) == ""
