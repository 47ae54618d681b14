"""This file tests the finding of papers that say nearly the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contents.duplicates import (
    Listed,
    alike,
    groups,
    jaccard,
    listed_twice,
    signature,
)

ANSWER = (
    "署方會繼續與地區人士保持聯繫，按實際需要加強清潔海濱長廊，並在來年增設照明和座椅，"
    "有關開支已納入整體撥款，當局沒有備存分項數字，人手方面會由現有編制承擔。"
)
OTHER = (
    "碼頭重建工程預計於明年第二季展開，承建商須在工程期間維持渡輪服務，乘客可在臨時碼頭登船，"
    "工程完成後會增設無障礙設施，並按潮汐調整浮台高度，費用由專項基金支付。"
)


def test_a_copied_answer_is_grouped_with_its_original() -> None:
    assert groups({"a": ANSWER, "b": OTHER, "c": ANSWER}) == (("a", "c"),)


def test_a_small_change_does_not_part_them() -> None:
    changed = ANSWER.replace("來年", "明年").replace("照明", "燈光")
    assert groups({"a": ANSWER, "b": changed}) == (("a", "b"),)


def test_answers_on_other_matters_stand_alone() -> None:
    assert groups({"a": ANSWER, "b": OTHER}) == ()


def test_the_other_script_is_the_same_answer() -> None:
    assert alike("署方會繼續與地區人士保持聯繫", "署方会继续与地区人士保持联系")


def test_blanks_and_punctuation_make_no_difference() -> None:
    assert jaccard(signature("海濱 長廊，開放了。"), signature("海濱長廊開放了")) == 1.0


def test_texts_without_letters_are_never_grouped() -> None:
    assert groups({"a": "…", "b": "——", "c": ""}) == ()


def test_kept_signatures_give_the_same_groups() -> None:
    texts = {"a": ANSWER, "b": OTHER, "c": ANSWER}
    kept = {key: signature(text) for key, text in texts.items()}
    assert groups(texts, kept) == groups(texts)


def test_a_signature_is_the_same_on_every_machine() -> None:
    assert signature("海濱長廊")[:2] == (602832043807803465, 1778579385952289709)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([ANSWER, OTHER, "", ANSWER + "完"]), max_size=6))
def test_no_text_stands_in_two_groups(texts: list[str]) -> None:
    keyed = {str(number): text for number, text in enumerate(texts)}
    grouped = [key for keys in groups(keyed) for key in keys]
    assert len(grouped) == len(set(grouped))


TITLE = "Judiciary opens a new registry for small claims"
ZH = "司法機構開設小額錢債新登記處"
DAY = date(2026, 11, 30)


def listed(source: str, *titles: str, day: date | None = DAY) -> Listed:
    return Listed(source, day, tuple(("en" if one.isascii() else "zh-Hant", one) for one in titles))


def test_what_two_sources_list_under_one_title_is_one_paper() -> None:
    two = {
        "a": listed("info", TITLE, ZH),
        "b": listed("doj", f"{TITLE} (with photos)", ZH),
        "c": listed("x", ZH[:5]),
    }
    assert listed_twice(two) == (("a", "b"),)


@pytest.mark.parametrize(
    "other",
    [
        listed("info", TITLE),  # one source means two works
        listed("doj", TITLE, day=date(2026, 12, 1)),
        listed("doj", TITLE, day=None),
        listed("doj", TITLE.replace("small", "large")),
    ],
)
def test_another_work_is_not(other: Listed) -> None:
    assert listed_twice({"a": listed("info", TITLE), "b": other}) == ()


def test_a_short_title_proves_nothing() -> None:
    assert listed_twice({"a": listed("info", "Speech"), "b": listed("doj", "Speech")}) == ()


@pytest.mark.parametrize(
    "title",
    [
        "Government responds to media enquiries",
        "Appointments announced",
        "Tender invitation for works",
        "黃色暴雨警告信號",
        "立法會會議過程正式紀錄",
    ],
)
def test_a_title_that_many_releases_bear_is_not_of_one_work(title: str) -> None:
    assert listed_twice({"a": listed("info", title), "b": listed("devb", title)}) == ()


def test_works_that_are_one_by_either_language_are_one() -> None:
    three = {"a": listed("info", TITLE, ZH), "b": listed("doj", TITLE), "c": listed("lrc", ZH)}
    assert listed_twice(three) == (("a", "b", "c"),)
    three["c"] = listed("doj", ZH)  # which of the two that one source lists nobody knows
    assert listed_twice(three) == ()


def test_no_topic_loses_the_work_that_only_it_was_to_be_told_of() -> None:
    first, second = (replace(listed(one, TITLE), topics=frozenset({one})) for one in ("x", "y"))
    assert listed_twice({"a": first, "b": second}) == ()
    assert listed_twice({"a": first, "b": replace(second, topics=first.topics)}) == (("a", "b"),)
