"""This file shows that odd, broken and hostile text is structured without complaint and without loss."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.items import KINDS, Block, Reading
from scrapers.kinds import documents

PIECES = st.sampled_from(
    [
        "總目： (135) 海港局",
        "管制人員： 海港局局長",
        "(問題編號：0101)",
        "問題：",
        "答覆：",
        "– 完 –",
        "Question:",
        "Reply:",
        "以下是今日（七月九日）在立法會會議上甲議員的提問和乙局長的書面答覆：",
        "Following is a question by the Hon A and a reply by B in the Legislative Council today:",
        "LCQ3: Boats",
        "立法會交通事務委員會",
        "討論文件",
        "2028年2月14日",
        "目的",
        "1.",
        "1. 甲",
        "2. 乙。",
        "(1)及(2) 丙",
        "（一）至（三）",
        "小組委員會建議政府當局：",
        "(參閱上文第3至1段)",
        "委員名單",
        "主席 甲議員",
        "Agenda",
        "I. Item",
        "LC Paper No. CB(2)1/2028(01) –",
        "Dear Sir,",
        "Yours faithfully,",
        "附件一",
        "Annex",
        "¹ note",
        "word1",
        "1",
        "• point",
        "2025 1 2 3",
        "2026 4 5 6",
        "**bold** [link](#)",
        "完",
        "香港時間99時99分",
        "Issued at HKT 25:61",
    ]
)
LINES = st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=40)
MEDIA = st.sampled_from(["html", "pdf", "docx", "pptx", "plain"])
ROLES = st.sampled_from(["heading", "paragraph", "item", "table", "footnote"])


@settings(max_examples=150, deadline=None)
@given(LINES, MEDIA, st.booleans())
def test_any_lines_become_documents(lines: list[str], media: str, paged: bool) -> None:
    blocks = tuple(
        Block(text, page=at // 5 + 1 if paged else None) for at, text in enumerate(lines)
    )
    made = documents(Reading(blocks, media))  # type: ignore[arg-type]
    assert made
    assert all(each.kind in KINDS and 0 <= each.coverage <= 1 for each in made)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), ROLES), max_size=20), MEDIA)
def test_any_roles_become_documents(blocks: list[tuple[str, str]], media: str) -> None:
    made = tuple(Block(text, role=role) for text, role in blocks)  # type: ignore[arg-type]
    assert documents(Reading(made, media))  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(LINES, st.sampled_from([*KINDS, "agenda", "nonsense", ""]))
def test_any_hint_is_borne(lines: list[str], hint: str) -> None:
    assert documents(Reading(tuple(Block(text) for text in lines), "plain"), hint=hint)


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_any_structure_keeps_nearly_all_words_of_plain_papers(lines: list[str]) -> None:
    (made, *others) = documents(Reading(tuple(Block(text) for text in lines), "plain"))
    if made.kind == "plain" and not others and "form" not in made.fields:
        assert made.coverage >= 0.8


HOSTILE = {
    "openings": "以下是" * 20_000,
    "following": "following is a question by " * 5_000,
    "asks": "請委員" * 30_000,
    "brackets": "(" * 60_000,
    "labels": "1及" * 30_000,
    "links": "[" * 60_000,
    "superscripts": "¹ " * 30_000,
    "digits": "1 " * 60_000,
    "blanks": "甲" + " " * 60_000 + "乙",
    "recommends": "小組委員會建議" * 10_000 + "：",
    "paragraphs": "第1、" * 20_000 + "段",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.timeout(20)
def test_a_hostile_line_is_read_in_a_moment(text: str) -> None:
    lines = ("立法會交通事務委員會報告", "討論文件", "目的", text, "1. 甲", text)
    made = documents(Reading(tuple(Block(line) for line in lines), "plain"))
    assert made[0].coverage > 0


@pytest.mark.parametrize(
    "line",
    [
        "1",
        "甲乙丙丁",
        "(1) 甲",
        "1. 甲",
        "word1",
        "總目： (1)",
        "2025 1 2",
        "• 甲",
        "附件",
        "¹ 甲",
        "討論文件",
    ],
)
@pytest.mark.timeout(20)
def test_a_line_said_ten_thousand_times_is_read_in_a_moment(line: str) -> None:
    assert documents(Reading(tuple(Block(line) for _ in range(10_000)), "plain"))
