"""This file tests what is asked around a paper in its thread: who asked before, what came later, its topic, its embargo."""

from __future__ import annotations

import pytest

from tests.bot.answering.test_asking import told, zh
from tests.bot.answering.test_threads import alerted, said, stage
from tests.story.stage import Stage

__all__ = ["stage"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("上次邊個議員問過呢樣嘢", "議員"),
        ("之前有冇議員問過類似嘅嘢", "議員"),
        ("以前有没有议员问过", "議員"),
        ("has any member raised this before?", "Member"),
        ("which members asked about this previously", "Member"),
        ("embargo? can we run it now", "without embargo"),
        ("is this public yet", "without embargo"),
        ("而家報得未", "已經公開"),
        ("公开了吗", "已經公開"),
        ("has anyone followed up since", "Nothing later"),
        ("anything new since then?", "Nothing later"),
        ("之後有冇人跟進", "未有在它之後"),
        ("后来有没有再问", "未有在它之後"),
        ("更新咗喎，改咗邊度？", "沒有撤回或再次發出"),
        ("it was reissued, what changed?", "neither withdrawn"),
        ("係新料定舊料？", "較早"),
        ("is this new or just recycled", "earlier"),
        ("Did the Secretary actually answer part (3)?", "no part (3)"),
        ("(二)嘅答覆全文", "沒有(二)"),
        ("pls share this to #politics-desk", "`show CB(2)438/2026(03)` in that channel"),
        ("post this in <#C0123|politics-desk>", "in that channel"),
        ("轉發去 #politics-desk", "請在該頻道輸入"),
    ],
)
def test_what_stands_around_a_paper_is_answered(stage: Stage, text: str, held: str) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert held in told(reply)
    assert not reply.changed


@pytest.mark.parametrize(
    "text",
    [
        "唔好再send呢個題目嚟",
        "这个主题不用再发了",
        "呢個主題以後唔使再送",
        "stop this topic please",
        "we don't need this subject any more",
    ],
)
def test_the_topic_that_brought_a_paper_is_offered_to_be_stopped_and_not_stopped(
    stage: Stage, text: str
) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    offered = [one.value for one in reply.buttons]
    assert any("Lawtech" in one or "法律科技" in one for one in offered)
    assert not reply.changed


@pytest.mark.parametrize(
    "text",
    [
        "oh wait no, only this paper i mean, keep the topic",
        "not the whole topic, just this one",
        "淨係呢份唔要，主題照跟",
    ],
)
def test_where_only_one_paper_was_meant_the_topic_is_said_to_stay(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert "nothing was changed" in reply.headline or "沒有作出任何更改" in reply.headline


@pytest.mark.parametrize("text", ["tldr in 1 sentence", "sum it up in one line", "一句講晒"])
def test_one_sentence_is_one_bullet(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert not reply.lines
    assert "¶" in reply.headline or "段" in reply.headline


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("有冇提公開諮詢", "公開諮詢"),  # which the paper may name itself
        ("can we run a pilot here", "pilot"),
        ("tl;dr", "$32 million"),
        ("how is this different from the one they gave the panel last yr", "compare"),
        ("email this to me", "citation"),
    ],
)
def test_what_only_sounds_like_that_is_asked_of_the_paper_itself(
    stage: Stage, text: str, held: str
) -> None:
    assert held in told(said(stage, text, alerted(stage), chinese=zh(text)))
