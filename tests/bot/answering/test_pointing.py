"""This file tests that a paper that is only pointed at is asked for, with what is to be done with it."""

from __future__ import annotations

import pytest

from bot.answering.hearing.reading import meant
from bot.answering.intents import Misunderstood
from tests.bot.answering.utterances import SPEAKER
from tests.story.stage import Stage


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("I fail to see what a paper on wet markets has to do with AI", "why"),
        ("I don't see what this paper has to do with AI", "why"),
        ("jot on this one: para 9 contradicts what the PS said in June", "note"),
        ("呢條質詢後尾點收科，之後有冇跟進文件", "story"),
        ("呢份同上一版爭啲咩", "show"),
        ("这份跟上一版差什么", "show"),
        ("why did we get this one?? it's about fisheries", "why"),
        ("save this one for me will you", "save"),
        ("點解呢份文件冇通知我哋，人哋報紙都出咗", "why"),
        ("呢份之前仲有啲咩相關文件", "story"),
        ("这条跟我们没关系吧，为什么发过来", "why"),
        ("嗰份嘢呢？", "show"),
        ("呢份留低先，遲啲再睇", "save"),
        ("想睇埋呢份後面啲原文", "more"),
        ("呢份嘢點引用？寫報告要用", "citation"),
        ("can you bookmark that paper for the team", "save"),
        ("whats this one got to do with lawtech", "why"),
        ("How come the last alert came to us", "why"),
        ("that alert was totally irrelevant to us, why send it", "why"),
        ("anything related to this paper from before?", "story"),
        ("what came before this one", "story"),
        ("why wasn't this one sent to us? the Post had it", "why"),
        ("footnote for this one in oscola please", "citation"),
        ("give me the full text of that one", "more"),
        ("hang on to this document till I'm back on Monday", "save"),
        ("take this one off our saved list", "unsave"),
        ("note on this one: ask DoJ about costs", "note"),
        ("這份文件可以收藏起來嗎", "save"),
        ("這則通知為什麼會發給我們", "why"),
        ("这份文件帮我留着，晚点看", "save"),
        ("嗰條alert關我哋咩事", "why"),
        ("呢份有冇下文", "story"),
        ("點解會收到呢份嘢", "why"),
        ("上面嗰份幫我儲低", "save"),
        ("is there an English version of this one", "show"),
        ("who answered this question", "show"),
    ],
)
def test_a_paper_that_is_pointed_at_is_asked_for(stage: Stage, text: str, verb: str) -> None:
    read = meant(stage.desk, text, SPEAKER)
    assert isinstance(read, Misunderstood)
    assert (read.understood, read.problem) == (verb, "which_paper")


@pytest.mark.parametrize(
    "text",
    [
        "make this one weekly",
        "mute this one",
        "this paper is on page 3 of the binder",
        "呢個主題改每週",
        "CB(2)438/2026(03) 講乜",
        "what is new this week",
    ],
)
def test_what_points_at_no_paper_is_not_asked_so(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, SPEAKER)
    assert not (isinstance(read, Misunderstood) and read.problem == "which_paper")
