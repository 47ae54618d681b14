"""This file tests that our own words are in the reader's language alone, on every surface."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from bot.answering import card_actions as cards
from bot.answering.channels import Refused
from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.desk import Renderer
from bot.messages.phrases import source_name
from bot.platforms.console import ConsoleRenderer
from bot.slack.renderer import SlackRenderer
from bot.teams.renderer import TeamsRenderer
from scrapers.items import Language
from scrapers.source import all_sources
from scrapers.text import is_cjk
from storage.database import Store
from storage.watched import source_runs
from tests.bot.answering.test_simplified import ours, published_by, without
from tests.bot.slack.workspace import Workspace, workspaces
from tests.messages import samples
from tests.story.lived import lived, morning
from tests.story.stage import Stage

ENGLISH = (
    "hello", "thanks", "help", "help subscribe", "help AI", "help quiet", "list", "topics",
    "topic show AI", "preview AI", "latest", "latest AI", "search lawtech", "search nothing at all",
    "show CB(2)438/2026(03)", "more CB(2)438/2026(03)", "citation CB(2)438/2026(03)", "commitments",
    "meetings", "why CB(2)438/2026(03)", "status", "subscribe AI daily 09:30",
    "subscribe AI weekly fri 17:30", "unsubscribe AI", "unsubscribe all", "subscribe all",
    "follow Panel on Information Technology and Broadcasting", "follow nothing known",
    "topic new Lamps: smart lamppost, not:sea, must:government", "topic edit Lamps: government",
    "topic delete Lamps", "pause", "resume", "pause until monday", "resume", "quiet 20:00-08:00",
    "quiet off", "quiet sometimes", "export", "import", "feedback", "undo", "edit 1", "edit 99",
    "mute AI for a week", "mute AI", "admins only", "admins off", "admins", "digest now", "sample AI",
    "language en", "subscribe", "subscribe AI daily 25:00", "search AI kind:poem", "show",
    "show LCQ99", "programme iAM Smart",
)  # fmt: skip
CHINESE = (
    "你好", "多謝", "說明", "說明 訂閱", "說明 人工智能", "清單", "主題清單", "主題 顯示 人工智能",
    "預覽 人工智能", "最新", "最新 人工智能", "搜尋 法律科技", "搜尋 甚麼都沒有的字", "查閱 CB(2)438/2026(03)",
    "詳情 CB(2)438/2026(03)", "承諾", "會議", "為何 CB(2)438/2026(03)", "狀態", "訂閱 人工智能 每日 09:30",
    "訂閱 人工智能 每週五 17:30", "取消訂閱 人工智能", "取消訂閱 全部", "訂閱 全部", "跟進 資訊科技及廣播事務委員會",
    "跟進 甚麼都不是", "主題 新增 燈柱: 智慧燈柱, 不含:海, 必須:政府", "主題 修改 燈柱: 政府", "主題 刪除 燈柱",
    "暫停", "恢復", "暫停 至 星期一", "恢復", "勿擾 20:00至08:00", "勿擾 關", "勿擾 有時", "匯出", "匯入", "意見",
    "復原", "修改 1", "修改 99", "靜音 人工智能 一星期", "靜音 人工智能", "管理員 限", "管理員 不限", "管理員",
    "摘要 立即", "範例 人工智能", "語言 繁", "訂閱", "訂閱 人工智能 每日 25:00", "搜尋 人工智能 種類:詩", "查閱",
    "查閱 LCQ99", "計劃數字 智方便",
)  # fmt: skip
CODE = re.compile(r"`[^`\n]*`|https?://\S+")
# Lines that list what is looked for: the words of papers, in whichever language those are.
LOOKED_FOR = re.compile(r"^(?:Looks for: |also: |找：|同時搜尋：).*$", re.MULTILINE)
LATIN = re.compile(r"[A-Za-z]{2,}")
# Names that are the same in Chinese, and marks of numbers.
NAMES = frozenset(
    [
        "tamar",
        "ai",
        "slack",
        "teams",
        "cb",
        "lcq",
        "oscola",
        "bibtex",
        "ris",
        "ics",
        "csv",
        "info",
        "gov",
        "hk",
        "rss",
        "itib",
        "itb",
        "app",
        "id",
        "json",
        "en",
        "tc",
        "sc",
        "legco",
        "news",
        "tel",
        "https",
        "http",
        "www",
    ]
)
SAMPLES: dict[str, dict[str, Any]] = {
    "revision": samples.REVISIONS, "withdrawal": samples.WITHDRAWALS,
    "rest": samples.RESTS, "sitting": samples.SITTINGS,
}  # fmt: skip


def foreign(text: str, language: Language) -> set[str]:
    """Give the words of a text of ours that are the other language's."""
    bare = CODE.sub("", text)
    bare = bare.replace("中文", "").replace("English", "")  # each language by its own name
    if language == "en":
        return {ch for ch in bare if is_cjk(ch)}
    return {w for w in LATIN.findall(bare) if w.casefold() not in NAMES}


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


@pytest.mark.parametrize(
    ("language", "said"), [("en", ENGLISH), ("zh-Hant", CHINESE)], ids=["en", "zh"]
)
def test_no_answer_mixes_the_languages(
    stage: Stage, language: Language, said: tuple[str, ...]
) -> None:
    speaker = replace(at_the_console(), language=language)
    published = published_by(stage.desk.store)
    wrong = {}
    for text in said:
        stage.clock.pass_(seconds=1)
        reply = answer(stage.desk, text, speaker)
        if reply.alert is not None:
            reply = replace(reply, alert=None)
        typed = [one for one in (text.partition(" ")[2], *text.split()) if len(one) > 1]
        mine = without(LOOKED_FOR.sub("", ours(reply, published)), typed)
        if left := foreign(mine, language):
            wrong[text] = (left, mine)
    assert not wrong, "\n".join(f"{k}: {v[0]}\n   {v[1]}" for k, v in wrong.items())


def test_no_status_of_a_troubled_watch_mixes_the_languages(stage: Stage) -> None:
    now = stage.clock.now
    with stage.desk.store.write() as session:
        for key in stage.desk.sources:
            source_runs.set_source(session, key, trouble="LayoutChanged", failing_since=now)
    for language, said in (("en", "status"), ("zh-Hant", "狀態")):
        reply = answer(stage.desk, said, replace(at_the_console(), language=language))  # type: ignore[arg-type]
        assert len(reply.lines) > 2
        assert foreign(ours(reply, []), language) == set(), reply.lines  # type: ignore[arg-type]


def test_why_names_places_and_points_in_the_reader_s_language(stage: Stage) -> None:
    said = answer(
        stage.desk, "為何 CB(2)438/2026(03)", replace(at_the_console(), language="zh-Hant")
    )
    evidence = said.lines[0]
    assert "主題，" in evidence
    assert "分，因「" in evidence
    assert "title" not in evidence
    assert "標題" in evidence


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_no_button_on_a_card_answers_in_mixed_languages(stage: Stage, language: Language) -> None:
    speaker = replace(at_the_console(), language=language)
    published = published_by(stage.desk.store)
    pressed: list[Reply] = []
    for number in range(1, 30):
        for topic in ("ai", "legal-tech"):
            value = f"paper:{number}:{topic}"
            for work in (cards.follow, cards.why, cards.not_relevant, cards.mute):
                with suppress(Refused):
                    pressed.append(work(stage.desk, value, speaker))
    said = {ours(replace(reply, code=""), published) for reply in pressed}
    wrong = [(left, one) for one in said if (left := foreign(one, language))]
    assert not wrong


def test_every_source_has_a_name_of_its_own_in_both_languages() -> None:
    languages: tuple[Language, ...] = ("en", "zh-Hant")
    for language in languages:
        names = [source_name(one, language) for one in all_sources()]
        assert len(set(names)) == len(names)
        assert all(any(map(is_cjk, name)) == (language != "en") for name in names), names


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize(
    "renderer",
    [SlackRenderer(), TeamsRenderer(), ConsoleRenderer()],
    ids=["slack", "teams", "console"],
)
def test_a_committee_is_named_in_the_reader_s_language(
    renderer: Renderer, language: Language
) -> None:
    sample = samples.ALERTS["panel_paper"]
    printed = (
        "司法及法律事務委員會"
        if language == "en"
        else "Panel on Administration of Justice and Legal Services"
    )
    alert = replace(sample, committee=printed, language=language)
    said = json.dumps(renderer.alert(alert), ensure_ascii=False)
    assert printed not in said
    wanted = (
        "Panel on Administration of Justice and Legal Services"
        if language == "en"
        else "司法及法律事務委員會"
    )
    assert wanted in said


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give a workspace with somebody who reads Chinese, and somebody who reads English."""
    with workspaces(sqlite_store) as made:
        team = made.slack.teams["T1"]
        for user in ("U1", "U3"):
            team.channel(f"D{user}", "", user, team.bot, private=True)
        yield made
        assert made.slack.refused == []


@pytest.mark.parametrize(
    ("user", "language", "said"),
    [("U1", "en", "subscribe AI daily 09:30"), ("U3", "zh-Hant", "訂閱 人工智能 每日 09:30")],
    ids=["en", "zh"],
)
def test_the_home_and_the_form_mix_no_languages(
    place: Workspace, user: str, language: Language, said: str
) -> None:
    place.say(said, user=user)
    place.say("subscribe" if language == "en" else "訂閱", user=user)
    event = {"type": "app_home_opened", "user": user, "tab": "home", "channel": f"D{user}"}
    place.post(place.slack.event(event, team="T1"))
    for view in place.slack.views:
        texts = "\n".join(_texts(view["view"]))
        assert len(texts) > 50
        left = foreign(re.sub(r"<#[^>]*>", "", texts), language)
        assert left <= {"繁", "體", "简", "体", "中", "文", "English", "EN"}, (left, texts)


def _texts(value: Any) -> Iterator[str]:
    """Give what a view shows to people."""
    if isinstance(value, dict):
        if value.get("type") in ("plain_text", "mrkdwn"):
            yield str(value["text"])
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
