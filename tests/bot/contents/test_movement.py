"""This file checks when a figure differs from an earlier one, and when it is only said otherwise."""

from __future__ import annotations

from datetime import date

from bot.contents.figures.movement import moved
from storage.records import Figure
from tests.bot.contents.test_figures import found


def stated(*sentences: str, published: date = date(2026, 4, 10)) -> list[Figure]:
    return found(*sentences, published=published)


def differences(before: str, after: str) -> list[tuple[int, int]]:
    now = stated(after)
    return [(int(one.before.value), int(one.after.value)) for one in moved(now, [stated(before)])]


def test_a_figure_that_rose_or_was_corrected_downwards_differs() -> None:
    assert differences("潮汐通已有70個部門使用。", "潮汐通已有85個部門使用。") == [(70, 85)]
    assert differences("潮汐通已有85個部門使用。", "潮汐通已有70個部門使用。") == [(85, 70)]


def test_a_figure_restated_in_another_unit_or_rounded_is_the_same() -> None:
    written = ("潮汐通有3 400 000名用戶。", "潮汐通有340萬名用戶。", "潮汐通有超過340萬名用戶。")
    for before in written:
        for after in written:
            assert differences(before, after) == []
    assert differences("潮汐通有3 412 000名用戶。", "潮汐通有約340萬名用戶。") == []
    assert (
        differences("政府已預留海港渡輪計劃10億元。", "政府已預留海港渡輪計劃1 000百萬元。") == []
    )
    english = ("Tide Pilot has 3,400,000 users.", "Tide Pilot has 3.4 million users.")
    assert differences(*english) == []


def test_a_rounded_figure_that_is_too_far_off_differs() -> None:
    assert differences("潮汐通有約340萬名用戶。", "潮汐通有3 590 000名用戶。") == [
        (3400000, 3590000)
    ]


def test_as_many_received_and_as_many_approved_are_two_things() -> None:
    assert differences("潮汐通共收到90宗申請。", "潮汐通已支持30宗申請。") == []
    assert differences("潮汐通共收到90宗申請。", "潮汐通共收到95宗申請。") == [(90, 95)]
    received, approved = (
        "Tide Pilot has received 90 applications.",
        "Tide Pilot has approved 30 applications.",
    )
    assert differences(received, approved) == []


def test_how_big_a_programme_is_differs_whatever_the_verb_before_it() -> None:
    assert differences("政府推出30億元潮汐通。", "政府其後設立40億元潮汐通。") == [
        (3 * 10**9, 4 * 10**9)
    ]
    assert differences("政府推出30億元潮汐通。", "我們正籌備3 000百萬元潮汐通。") == []


def test_another_thing_of_the_same_name_is_compared_with_nothing() -> None:
    assert differences("潮汐通已有70個部門使用。", "潮汐通已有85個碼頭使用。") == []
    assert differences("海港渡輪計劃批出30宗申請。", "河堰基金批出40宗申請。") == []
    assert differences("潮汐通+有20萬名用戶。", "潮汐通有30萬名用戶。") == []


def test_a_target_and_what_was_reached_are_two_things() -> None:
    assert differences("潮汐通的目標是設立30個碼頭。", "潮汐通已有40個碼頭。") == []


def test_where_a_paper_gives_several_amounts_for_one_thing_nothing_is_said() -> None:
    after = "潮汐通已有85個部門使用，另有20個部門使用。"
    assert differences("潮汐通已有70個部門使用。", after) == []


def test_a_later_paper_about_an_earlier_day_says_nothing_new() -> None:
    before = "截至2026年3月底，潮汐通共收到90份申請。"
    after = "截至2025年3月底，潮汐通共收到70份申請。"
    assert differences(before, after) == []


def test_the_latest_earlier_paper_counts() -> None:
    latest, older = stated("潮汐通有80名船員。"), stated("潮汐通有70名船員。")
    (one,) = moved(stated("潮汐通有85名船員。"), [latest, older])
    assert int(one.before.value) == 80


def test_what_a_sentence_says_it_was_before_hides_no_difference() -> None:
    before = "Tide Pilot has 4.1 million registered users."
    after = "Tide Pilot has 4.5 million registered users, up from 4.1 million in 2025."
    assert differences(before, after) == [(4_100_000, 4_500_000)]
