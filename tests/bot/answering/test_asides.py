"""This file tests that who asks, why and by when is no part of what is looked for."""

from __future__ import annotations

from itertools import product

import pytest

from bot.answering.hearing.lookups import slots
from bot.answering.hearing.pieces import asides

LEADS = (
    "", "please find any ", "could you dig out ", "I'm looking for ", "hi, we need any ", "I'd be grateful if you could locate ",
    "Good morning, can you find ",
)  # fmt: skip
KINDS = {
    "papers": "", "circulars": "circular", "press releases": "press", "speeches": "speech",
    "questions": "question", "consultation papers": "consultation",
}  # fmt: skip
MARKS = ("on", "about", "mentioning", "that mention")
SUBJECTS = ("drone deliveries", "court fees", "robotaxis", "quantum computing")
WHYS = (
    "", ", our partner needs it before the 3pm call", " because the GC wants an update", ", as our board meets on Thursday",
    ", my boss is asking", ". We have a hearing on Friday", ", it's for a radio programme", " - I need to quote it", ", thanks a lot",
    " for a client meeting",
)  # fmt: skip
LEADS_HAN = ("", "幫我搵下", "唔該查下", "麻煩找一下", "有冇")
KINDS_HAN = {
    "文件": "",
    "通函": "circular",
    "新聞公報": "press",
    "演辭": "speech",
    "質詢": "question",
}
FRAMES_HAN = ("關於{}嘅{}", "提到{}的{}", "{}嘅{}")
SUBJECTS_HAN = ("電子支付", "無人機送貨", "網上調解", "量子計算")
WHYS_HAN = (
    "", "，老細等住要", "，編輯等緊我交稿", "，我們下午要開會", "，因為要寫報告", "，律師明天要用", "，我要引用", "，唔該晒", "，我哋寫緊稿",
)  # fmt: skip


def _laid(text: str) -> tuple[str, str]:
    one = slots.laid(asides.plain(text) or text)
    return one.words, one.kind


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("why", WHYS)
def test_a_question_is_read_without_who_asks_and_why(lead: str, why: str) -> None:
    wrong = [
        (text, got)
        for kind, mark, subject in product(KINDS, MARKS, SUBJECTS)
        if (got := _laid(text := f"{lead}{kind} {mark} {subject}{why}")) != (subject, KINDS[kind])
    ]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("lead", LEADS_HAN)
@pytest.mark.parametrize("why", WHYS_HAN)
def test_a_chinese_question_is_read_without_who_asks_and_why(lead: str, why: str) -> None:
    wrong = [
        (text, got)
        for kind, frame, subject in product(KINDS_HAN, FRAMES_HAN, SUBJECTS_HAN)
        if (got := _laid(text := f"{lead}{frame.format(subject, kind)}{why}"))
        != (subject, KINDS_HAN[kind])
    ]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("what did the administration tell the council about e-passports", "papers on e-passports"),
        ("everything the government has said on drones since 2025", "papers on drones since 2025"),
        ("政府話過啲乜關於電動單車", "有冇關於電動單車"),
        ("we are writing a note on robotaxis, so pull together the relevant papers", "papers on robotaxis"),
        ("我哋寫緊一篇關於電競嘅稿，有冇政府文件", "有冇關於電競嘅文件"),
        ("I have to brief a client on AI, what is new?", "what is new on AI?"),
    ],
)  # fmt: skip
def test_what_somebody_said_or_works_on_is_looked_for(text: str, plain: str) -> None:
    assert asides.plain(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "drop the AI alerts, our client has left",
        "we want Lawtech, our partner needs it daily",
        "show me AI papers, we follow them weekly",
        "停AI，客走咗",
        "我哋要法律科技，老細要每日睇",
        "we muted AI last month and then missed a question that the client saw, which was embarrassing",
        "our client asks why CB(2)438/2026(03) was sent",
        'search "my boss is asking"',
        "we are on holiday, thanks for everything",
        "律師收費",
        "court fees, legal aid",
        "papers on taxis, buses and trams",
    ],
)  # fmt: skip
def test_an_order_or_a_list_loses_nothing(text: str) -> None:
    assert asides.plain(text) is None


@pytest.mark.parametrize(
    ("text", "greets"),
    [
        ("你好，我是新來的實習生", True),
        ("hi, I'm the new intern on this team", True),
        ("早晨，我啱啱加入呢個頻道", True),
        ("hi, we need papers on new towns", False),
        ("我是新來的實習生，想搵AI文件", False),
        ("new rules on drones", False),
    ],
)
def test_who_only_says_who_they_are_greets(text: str, greets: bool) -> None:
    assert asides.greets(text) is greets
