"""This file checks as of which day a number counts, where its clause says none, another one or a part of a year."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bot.contents.test_figures import found


def days(*sentences: str) -> list[tuple[int, str | None]]:
    told = found(*sentences, published=date(2026, 7, 15))
    return [(int(one.value), one.as_of) for one in told]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Some 300 trips were made on the Tide Pilot in the first nine months of 2025.", "2025-09-30"),
        ("Some 300 trips were made on the Tide Pilot in the first half of 2026.", "2026-06-30"),
        ("潮汐通今年首四個月新增登記300人。", "2026-04-30"),
        ("潮汐通二○二五年首十個月有300人登記。", "2025-10-31"),
        ("2025年上半年，潮汐通有300人登記。", "2025-06-30"),
        ("政府今日（七月十五日）宣布，潮汐通的碼頭總數增至300個。", "2026-07-15"),
        ("海港渡輪計劃已於2024年12月31日截止申請，共批出300宗申請。", "2024-12-31"),
        ("The Weir Fund closed for applications on 31 December 2024, having approved 300 applications.", "2024-12-31"),
        ("The Weir Fund has approved 300 applications since 2018.", None),
        ("On average, the Weir Fund approved 300 applications a month in 2025.", "2025"),
    ],
)  # fmt: skip
def test_a_part_of_a_year_or_an_end_is_a_day(sentence: str, day: str | None) -> None:
    assert days(sentence) == [(300, day)]


@pytest.mark.parametrize("more", ["300", "300 boats"])
def test_what_something_rose_to_is_of_the_day_behind_it(more: str) -> None:
    said = f"The Tide Pilot had 200 boats at the end of 2024, rising to {more} by the end of 2025."
    assert days(said) == [(200, "2024-12"), (300, "2025-12")]


def test_what_something_is_to_rise_to_is_a_forecast() -> None:
    said = "As at 31 May 2026, the Tide Pilot had 300 boats, rising to 400 boats in 2027."
    told = found(said, published=date(2026, 7, 15))
    assert [one.span for one in told] == ["stock", "forecast"]


def test_a_year_of_its_own_stands_before_the_day_of_the_clause_before() -> None:
    said = "截至2026年2月28日，潮汐通的累計開支約為200萬元；2026-27年度的預算開支為300萬元。"
    assert days(said) == [(2_000_000, "2026-02-28"), (3_000_000, "2027-03-31")]


def test_a_day_within_a_year_stands_before_the_year() -> None:
    said = "截至2026年2月28日，潮汐通2025-26年度的開支為300萬元。"
    assert days(said) == [(3_000_000, "2026-02-28")]


@pytest.mark.parametrize(
    "sentence",
    [
        "潮汐通的累計下載次數於今年五月底為412次，平均每日點擊次數為17次。",
        "截至今年五月底，潮汐通的用戶為412人，登記船隻為17艘。",
    ],
)
def test_the_next_number_of_a_sentence_is_of_the_same_day(sentence: str) -> None:
    assert days(sentence) == [(412, "2026-05-31"), (17, "2026-05-31")]


def test_what_is_so_now_is_not_as_of_the_day_before_it() -> None:
    told = days("截至今年五月底，潮汐通的用戶為412人，目前帳戶為17個。")
    assert told[0] == (412, "2026-05-31")


@pytest.mark.parametrize(
    "lead",
    [
        "The Commission announced the latest results of its schemes, as at June 30, 2026. ",
        "Unless otherwise stated, figures are as at 30 June 2026. ",
    ],
)
def test_the_day_that_a_paper_says_of_all_its_results_is_that_of_a_total(lead: str) -> None:
    assert days(lead, "The Weir Fund has received 300 applications.") == [(300, "2026-06-30")]


def test_it_is_not_that_of_a_round() -> None:
    lead = "The Commission announced the latest results of its schemes, as at June 30, 2026. "
    told = days(
        lead,
        "The third round of the Weir Fund attracted 78 applications, of which 22 were approved.",
    )
    assert told == [(78, None), (22, None)]


def test_in_the_same_period_is_as_of_the_day_before() -> None:
    told = days(
        "As at 30 June 2026, the Weir Fund had approved 300 applications. ",
        "In the same period, 17 applications were rejected under the Weir Fund.",
    )
    assert told == [(300, "2026-06-30"), (17, "2026-06-30")]


def test_a_chinese_lead_dates_its_results_too() -> None:
    lead = "本署今日公布截至二○二六年五月三十一日各項資助計劃的最新情況。"
    told = days(lead, "海港渡輪計劃共接獲300宗申請，處理時間平均為2星期。")
    assert told == [(300, "2026-05-31"), (2, "2026-05-31")]


def test_a_limit_is_not_dated_by_the_lead() -> None:
    lead = "Unless otherwise stated, figures are as at 30 June 2026. "
    assert days(lead, "The Weir Fund gives each firm up to $15 million.") == [(15_000_000, None)]


def test_what_stood_so_right_behind_a_day_is_of_that_day() -> None:
    told = days(
        "As at 30 June 2026, the Weir Fund had approved 300 applications. ",
        "Registered users stood at 17.",
    )
    assert told == [(300, "2026-06-30"), (17, "2026-06-30")]


@pytest.mark.parametrize(
    "said",
    [
        "Registered users now stood at 17.",
        "In 2025, registered users of the Weir Fund stood at 17.",
    ],
)
def test_what_has_a_time_of_its_own_is_not(said: str) -> None:
    told = days("As at 30 June 2026, the Weir Fund had approved 300 applications. ", said)
    assert "2026-06-30" not in [day for value, day in told if value == 17]


def test_a_rise_in_its_sentence_is_of_the_same_part_of_the_year() -> None:
    told = days(
        "Some 300 trips were made on the Tide Pilot in the first nine months of 2025, "
        "an increase of 58 per cent over the same period of 2024."
    )
    assert told == [(300, "2025-09-30"), (58, "2025-09-30")]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The Weir Fund has drawn 300 visits since its launch in December 2022.", None),
        (
            "The Weir Fund supported 300 projects from its launch in June 2020 to the end of 2025.",
            "2025-12",
        ),
        ("It is intended that the Tide Pilot will cover 300 piers by the end of 2027.", "2027-12-31"),
        ("The Tide Pilot is intended to cover 300 piers by the end of 2027.", "2027-12-31"),
        ("By March 2027, 300 piers of the Tide Pilot are planned.", "2027-03-31"),
    ],
)  # fmt: skip
def test_a_launch_is_no_day_and_what_is_intended_is_due(sentence: str, day: str | None) -> None:
    assert days(sentence) == [(300, day)]


def test_a_day_that_a_paper_reports_progress_as_of_is_of_its_numbers() -> None:
    lead = "本文件匯報各項碼頭資助、培訓及維修措施截至2026年6月30日的進展。"
    assert days(lead, "河堰基金服務了300間公司。") == [(300, "2026-06-30")]


def test_how_much_a_fund_is_to_put_in_is_not_of_that_day() -> None:
    lead = "本文件匯報各項措施截至2026年6月30日的進展。"
    assert days(lead, "河堰基金規模則為100億元，首階段會投放28億元。") == [
        (10_000_000_000, None),
        (2_800_000_000, None),
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The Tide Pilot was used by 24 piers and answered 7.8 million calls in 2025.",
            [(24, "2025"), (7_800_000, "2025")],
        ),
        (
            "The Tide Pilot handled 386 trips in 2025, with an average fare of 4 dollars.",
            [(386, "2025"), (4, "2025")],
        ),
        (
            "潮汐通2025年處理233宗，較2024年的158宗增加47%。",
            [(233, "2025"), (158, "2024"), (47, "2025")],
        ),
        ("截至2026年6月30日，潮汐通有300人登記。首屆設60個名額。", [(300, "2026-06-30"), (60, None)]),
    ],
)  # fmt: skip
def test_what_more_a_sentence_tells_of_a_year_is_of_that_year(
    sentence: str, told: list[tuple[int, str | None]]
) -> None:
    assert days(sentence) == told


@pytest.mark.parametrize(
    "first",
    [
        "There were 885 400 boats in Hong Kong at the end of April 2026. ",
        "The rules were changed on 30 April 2026. ",
    ],
)
def test_the_same_date_is_that_of_the_nearest_sentence_which_names_one(first: str) -> None:
    assert days(first, "As at the same date, 300 tags were issued under the Tide Pilot.") == [
        (300, "2026-04-30")
    ]


def test_of_two_days_neither_is_the_same_date() -> None:
    first = "The rules of 30 April 2026 were changed on 31 May 2026. "
    assert days(first, "As at the same date, 300 tags were issued under the Tide Pilot.") == [
        (300, None)
    ]


def test_the_same_day_may_stand_within_a_sentence() -> None:
    first = "截至2026年4月30日，海港渡輪計劃有500艘船。"
    assert days(first, "至於「潮汐通」，同日有300名用戶。")[1:] == [(300, "2026-04-30")]


@pytest.mark.parametrize(
    "more",
    [
        "Another 300 applications were rejected.",
        "Of these, 300 were approved.",
        "The remaining 300 were under processing.",
    ],
)
def test_what_counts_more_of_the_same_is_of_its_day(more: str) -> None:
    first = "As at April 30, 2026, the Weir Fund had received 900 applications. "
    assert (300, "2026-04-30") in days(first, more)


def test_what_counts_more_of_it_in_chinese_too() -> None:
    first = "河堰基金在2026年4月底收到900宗申請。"
    assert days(first, "當中300宗獲批。")[1:] == [(300, "2026-04-30")]


def test_what_is_there_now_is_not_of_that_day() -> None:
    first = "As at April 30, 2026, the Weir Fund had received 900 applications. "
    assert days(first, "Of these, 300 boats are there at present.")[1:] == [(300, None)]


def test_the_same_quarter_of_an_earlier_year_ends_on_the_same_day() -> None:
    said = (
        "The usage rate of the Tide Pilot was 91 per cent in the first quarter of 2026, compared with"
        " 67 per cent in the same quarter of 2025."
    )
    assert days(said) == [(91, "2026-03-31"), (67, "2025-03-31")]


def test_a_target_is_due_on_the_day_to_come_and_not_on_the_one_gone_by() -> None:
    said = (
        "MD tried the Tide Pilot at 34 piers by the end of May 2026 and plans to extend it to 50 piers by"
        " the end of 2027."
    )
    assert days(said)[1:] == [(50, "2027-12-31")]


def test_a_target_may_be_due_on_a_day_behind_it_in_chinese() -> None:
    said = "截至2026年5月底，潮汐通有96項服務，其餘14項會在2026年年底前完成。"
    assert days(said)[1:] == [(14, "2026-12-31")]


def test_what_the_aim_rises_from_gives_it_no_day() -> None:
    said = (
        "The aim of the Tide Pilot is to raise the number of piers from over 95 at the end of 2024 to more"
        " than 200 by 2027."
    )
    assert days(said)[-1] == (200, "2027-12-31")


def test_the_year_of_a_report_need_not_be_the_one_it_came_out_in() -> None:
    assert days("In all, 300 boats joined the Tide Pilot in the year.") == [(300, None)]


def test_a_sum_that_is_only_estimated_does_not_foresee_the_number_before_it() -> None:
    said = (
        "As at May 31, 2026, the Tide Pilot has helped 300 loans with an estimated sum of $5 million, of"
        " which $2 million was lent in 2025 alone."
    )
    assert days(said)[0] == (300, "2026-05-31")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Under the Weir Fund, 300 applications had been approved up to March 31, 2026.", "2026-03-31"),
        ("The Weir Fund approved 300 applications up to end-March 2026.", "2026-03-31"),
        ("We have the goal of having 300 users of the Weir Fund by the end of 2027.", "2027-12-31"),
        ("「河堰基金」的目標，是在2029年9月底前惠及300家企業。", "2029-09-30"),
    ],
)  # fmt: skip
def test_a_day_behind_a_number_is_its_end_or_its_aim(sentence: str, day: str) -> None:
    assert days(sentence) == [(300, day)]
