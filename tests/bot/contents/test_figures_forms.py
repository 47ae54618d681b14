"""This file checks forms in which papers tell of a programme: set apart, led in empty, behind a lost target."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from bot.contents.figures.former import is_once
from scrapers.items import Document, Paragraph, Section
from tests.bot.contents.test_figures import NAMES, found

ROWS = "年度 | 收到申請 | 獲批申請\n2023-24 | 28 | 19"


def values(*sentences: str) -> list[int]:
    return [int(one.value) for one in found(*sentences)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("河堰基金的核准承擔額為2億7,240萬元。", [272_400_000]),
        ("Tide Pilot, published in December 2020, put forward more than 130 initiatives.", [130]),
        (
            "Tide Pilot was opened, and the trade, in December 2020, put forward more than 130 ideas.",
            [],
        ),
        ("潮汐通由即日起擴展，新增28項服務。", [28]),
        ("潮汐通由即日起擴展，全港新增28項服務。", []),
        ("潮汐通累計飛行超過14 000架次，飛行里數約68 000公里。", [14_000, 68_000]),
        ("潮汐通累計飛行超過14 000架次，全港飛行里數約68 000公里。", [14_000]),
        ("潮汐通的登記用戶在九月底接近430萬，增長平穩。", [4_300_000]),
        # what was aimed at once, and what may be
        ("The target of opening Tide Pilot to 1 200 ships by March 2026 has been met.", []),
        ("潮汐通的使用次數有機會倍增至2,000萬次。", []),
        # where the money stands in the Estimates
        ("潮汐通獲撥款3億元，載於總目710項下。", [300_000_000]),
    ],
)
def test_a_number_is_its_in_these_forms(sentence: str, told: list[int]) -> None:
    assert values(sentence) == told


def test_the_fund_or_the_centre_goes_back_to_one_so_called() -> None:
    said = "Since opening, the Fund has admitted 41 projects."
    assert values("The Weir Fund opened in 2024. ", said) == [41]
    assert values("Tide Pilot opened in 2024. ", said) == []


def test_what_statistics_tell_of_others_is_not_carried() -> None:
    assert values("潮汐通的服務機已啟用。", "據統計處資料，在內地居住的約有9.7萬名長者。") == []


def cells(before: str, rows: str = ROWS) -> list[int]:
    said = (Paragraph(before, "3"), Paragraph(rows, None, table=True))
    paper = Document(
        "panel_paper", "zh-Hant", "x", published=date(2026, 4, 10), sections=(Section(None, said),)
    )
    return [int(one.value) for one in figures(paper, NAMES)]


def test_a_lead_in_that_names_nobody_is_of_the_one_its_paragraph_names() -> None:
    assert cells("海港渡輪計劃資助船東。過去兩年的情況表列如下：") == [28, 19]


@pytest.mark.parametrize(
    "before",
    [
        "海港渡輪計劃及河堰基金資助船東。過去兩年的情況表列如下：",  # which of two
        "海港渡輪計劃資助船東。海事處的申請情況表列如下：",  # somebody else's
        "海港渡輪計劃資助船東。有關投訴的情況如下：",
    ],
)
def test_a_lead_in_of_two_or_of_somebody_else_is_of_none(before: str) -> None:
    assert cells(before) == []


def test_a_row_may_say_since_when_it_counts() -> None:
    lead = "海港渡輪計劃的申請情況如下："
    assert cells(lead, "年度 | 收到申請 | 獲批申請\n自2020年累計 | 148 | 96") == [148, 96]
    assert cells(lead, "批次 | 收到申請 | 獲批申請\n首批（2025年3月公布） | 115 | 38") == [115, 38]
    assert cells(lead, "批次 | 收到申請 | 獲批申請\n首批（只計九龍） | 115 | 38") == []


@pytest.mark.parametrize(
    "said",
    [
        "潮汐通已啟用，銀行交易總額達300億元。",
        "潮汐通已啟用，旅客人數達300萬人次。",
        "潮汐通已啟用，犯罪數目為1,300宗。",
        "潮汐通已啟用，訪港人數逾300萬。",
        "潮汐通已啟用，失業人數約13萬人。",
        "潮汐通由即日起擴展，實際人口為700萬人。",
        "Tide Pilot, which is in Kowloon, Kowloon has 2,200,000 residents.",
        "Tide Pilot, funded by the Jockey Club, the Club served 1,300 users.",
    ],
)
def test_a_measure_of_something_else_is_not_the_programmes(said: str) -> None:
    assert values(said) == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("潮汐通已啟用，瀏覽量逾30萬次。", 300_000),
        ("潮汐通已啟用，下載次數達30萬次。", 300_000),
        ("潮汐通由即日起擴展，實際開支為700萬元。", 7_000_000),
        ("潮汐通由即日起擴展，預算開支為2,300萬元。", 23_000_000),
        ("Tide Pilot, launched in 2020, served 1,300 users.", 1300),
        ("潮汐通的目標已完成，登記用戶達430萬。", 4_300_000),
    ],
)
def test_a_measure_that_only_a_service_has_is(said: str, value: int) -> None:
    assert values(said) == [value]


@pytest.mark.parametrize(
    "lead", ["海員的培訓情況", "貨櫃碼頭近年的情況", "三個計劃的申請情況", "預計未來兩年的情況"]
)
def test_a_lead_in_with_a_subject_of_its_own_is_of_no_programme(lead: str) -> None:
    assert cells(f"海港渡輪計劃資助船東。{lead}如下：") == []


@pytest.mark.parametrize(
    "lead", ["過去三個財政年度的情況", "申請及獲批宗數", "過去兩年的維修保養開支"]
)
def test_a_lead_in_with_none_is_of_the_one_before_it(lead: str) -> None:
    assert cells(f"海港渡輪計劃資助船東。{lead}表列如下：") != []


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        # a short name made of the words behind a name
        (("署方推行「潮汐通」試用計劃（試用計劃）。", "試用計劃涵蓋76個部門。"), [76]),
        # who joined it, and the share of all that they are
        (
            (
                "As at 30 April 2026, 873 firms, or about 91 per cent of those here, had registered as users of Tide Pilot.",
            ),
            [873, 91],
        ),
        # what comes of so many is its total
        (("第二批50個項目將於2027年推出，令「潮汐通」的項目總數增至150個。",), [50, 150]),
        (("潮汐通的承擔額為2億元；其經常開支每年約300萬元。",), [200_000_000, 3_000_000]),
        (("潮汐通已推出30個碼頭，餘下3個因採購而順延。",), [30, 3]),
        # what is not counted, how many stand against one, what an operator thinks
        (("潮汐通的數字不包括由商戶自行設置的60支燈柱。",), []),
        (("政府的目標是容許潮汐通一名操作員同時監察三輛渡輪。",), []),
        (("有營辦商預計其潮汐通船隊可在2027年增至100艘。",), []),
    ],
)
def test_a_number_is_its_in_these_forms_too(sentences: tuple[str, ...], told: list[int]) -> None:
    assert values(*sentences) == told


def test_what_there_was_a_year_ago_is_of_that_day() -> None:
    got = found("截至2026年2月底，潮汐通涵蓋76個部門，而一年前則為45個部門。")
    assert [(int(one.value), one.as_of) for one in got] == [(76, "2026-02-28"), (45, "2025-02-28")]
    got = found("截至2026年4月底，潮汐通有2,146名用戶，較一年前增加318名。")
    assert (318, "2025-04-30") not in [(int(one.value), one.as_of) for one in got]


@pytest.mark.parametrize(
    "said",
    [
        "截至2026年3月底，潮汐通有40萬名用戶，而海港渡輪計劃一年前有30萬名用戶。",
        "潮汐通2025年有40萬名用戶，增長20%，一年前則為10%。",
        "截至2026年3月底，潮汐通有40萬名用戶和300名大使，而一年前則為200名。",
    ],
)
def test_what_there_was_a_year_ago_is_withheld_where_it_may_be_of_something_else(said: str) -> None:
    assert not [one for one in found(said) if one.as_of and one.as_of.startswith(("2024", "2025-"))]


def test_what_there_was_a_year_ago_is_of_the_last_that_was_counted_so() -> None:
    got = found("截至2026年3月底，潮汐通有40萬名用戶，共收到3,000宗投訴，而一年前則為2,000宗。")
    told = {int(one.value): (one.counts, one.span, one.as_of) for one in got}
    assert 2000 not in told or told[2000][:2] == told[3000][:2]


def test_the_rest_is_of_the_programme_that_is_named_beside_it() -> None:
    got = found(
        "The Weir Fund approved 100 projects and the Harbour Ferry Scheme approved the other 30 projects."
    ) + found("河堰基金批出100個項目，海港渡輪計劃批出其餘80個項目。")
    assert {int(one.value) for one in got if "weir" in one.programme} == {100}


@pytest.mark.parametrize(
    "said",
    [
        ("全港有700萬名市民，令「潮汐通」有龐大的市場。",),
        ("香港每年有5000萬名旅客，令「潮汐通」大受歡迎。",),
        ("「潮汐通」進展良好。", "去年收到3,000宗投訴。"),
    ],
)
def test_what_somebody_else_has_is_not_its(said: tuple[str, ...]) -> None:
    assert values(*said) == []


@pytest.mark.parametrize(
    ("before", "once"),
    [("当局原拟向计划注资", True), ("原定的项目已完成", False), ("原定的项目中共有", False)],
)
def test_what_has_become_of_what_was_meant_is_no_former_number(before: str, once: bool) -> None:
    assert is_once(before, "") is once


@pytest.mark.parametrize(
    ("sentence", "value", "counts"),
    [
        ("The number of Tide Pilot users rose by 520 in the past year to 4 280.", 4280, "Tide Pilot users"),
        ("Tide Pilot had 900 accounts, of which 800 (94 per cent) have set up alarms.", 800, "have set up alarms"),
        ("The Tide Pilot reduced the time for drafting a reply from 45 to 18 minutes.", 18, "time for drafting a reply"),
        ("The downtime of Tide Pilot totalled 42 minutes in 2025.", 42, "downtime"),
        ("The Weir Fund subsidises firms, capped at $600,000 per applicant.", 600_000, "capped"),
        ("在「海港渡輪計劃」接獲的62 400宗申請中，七成五來自船行。", 62400, "申請（接獲）"),
        ("「海港渡輪計劃」已設立30所船塢，匯聚來自各地的2 900名船員。", 2900, "船員"),
        ("「海港渡輪計劃」豎立了412支燈柱，耗資2.72億元。", 272_000_000, "耗資"),
        ("潮汐通把撰寫覆函的時間由45分鐘減至18分鐘。", 18, "把撰寫覆函的時間"),
    ],
)  # fmt: skip
def test_a_number_in_another_form_is_of_the_programme_named(
    sentence: str, value: int, counts: str
) -> None:
    told = {int(one.value): one.counts for one in found(sentence)}
    assert told.get(value) == counts


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Of the applications under the Weir Fund, 75% came from firms with fewer than 50 employees.", 50),
        ("The Weir Fund helps residents aged 60 or above.", 60),
    ],
)  # fmt: skip
def test_of_what_size_or_age_somebody_is_counts_nothing(sentence: str, value: int) -> None:
    assert value not in [int(one.value) for one in found(sentence)]


def test_what_is_put_up_has_not_risen_by_so_many() -> None:
    (one,) = found("The Tide Pilot put up 412 lampposts.")
    assert one.span != "change"


def test_what_will_be_added_is_aimed_at() -> None:
    (one,) = found("潮汐通會在2027年3月前增加15個數據集。")
    assert (one.span, one.as_of) == ("target", "2027-02-28")


def test_a_rise_is_not_of_the_year_that_it_is_measured_against() -> None:
    told = found("潮汐通在2025年處理88份文件，較2024年增加24%。")
    assert [one.as_of for one in told] == ["2025", "2025"]


def test_each_of_two_sums_is_of_the_year_behind_it() -> None:
    told = found("Expenditure on Tide Pilot was $84 million in 2023-24 and $79 million in 2024-25.")
    assert [(int(one.value), one.as_of) for one in told] == [
        (84_000_000, "2024-03-31"),
        (79_000_000, "2025-03-31"),
    ]


def test_so_many_more_than_before_are_a_change() -> None:
    told = found("潮汐通獲85個部門採用，較2025年底多15個。")
    assert [(int(one.value), one.span) for one in told] == [(85, "stock"), (15, "change")]


def test_a_quarter_may_stand_before_what_was_reached() -> None:
    (one,) = found("潮汐通的登記人數於2025年首季突破645萬。".replace("首季", "第一季"))
    assert (int(one.value), one.as_of) == (6_450_000, "2025-03-31")


@pytest.mark.parametrize(
    "sentence",
    [
        "A survey by a union found that 30% of respondents had never used the Tide Pilot.",
        "If all departments adopt the Tide Pilot, some 50 000 users are expected.",
        "委員察悉潮汐通有420萬名用戶，並詢問何時達至500萬名。",
    ],
)
def test_what_others_found_or_noted_or_what_only_might_be_is_not_told(sentence: str) -> None:
    assert found(sentence) == []


def test_what_depends_on_an_approval_is_told() -> None:
    (one,) = found("If funding is approved, the Tide Pilot will cover 300 piers by 2028.")
    assert (int(one.value), one.span) == (300, "target")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("潮汐通的第一期撥款為6億元，2013年獲批；截至2026年2月底已支出3億元。", 300_000_000),
        ("潮汐通自2025年6月起派發津貼；學員滿意度為91%。", 91),
        ("潮汐通共收到66宗申請，實際發放的款項則為3億元。", 300_000_000),
        ("潮汐通共有1,415名用戶，續訂率為32%。", 32),
    ],
)
def test_what_was_spent_or_how_well_it_does_is_of_the_programme(sentence: str, value: int) -> None:
    assert value in [int(one.value) for one in found(sentence)]


def test_what_somebody_else_gave_meanwhile_is_not() -> None:
    said = "潮汐通共收到66宗申請，部門同期發放的津貼則為3億元。"
    assert 300_000_000 not in [int(one.value) for one in found(said)]


def test_what_follows_another_name_in_its_marks_is_not_carried_over() -> None:
    sentences = (
        "潮汐通有120間機構參與。",
        "截至同日，「海員宿舍」535個單位中，497個已經租出，出租率為93%。",
    )
    assert values("".join(sentences)) == [120]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("潮汐通設有132個支援點，累計提供21萬小時的培訓。", [(132, "支援點"), (210_000, "培訓")]),
        ("The Tide Pilot provided 210 000 hours of training.", [(210_000, "")]),
        (
            "The Tide Pilot took in 41 projects, comprising 22 from universities and 19 from firms.",
            [(41, ""), (22, "from universities"), (19, "from firms")],
        ),
        (
            "The Tide Pilot handled 40 cases; 30 were closed and the remaining 10 were in progress.",
            [(40, ""), (30, "closed"), (10, "in progress")],
        ),
        (
            "The daily hit rate of the Tide Pilot averaged 214 000 in 2025.",
            [(214_000, "daily hit rate")],
        ),
    ],
)
def test_a_number_may_be_told_in_these_forms(sentence: str, values: list[tuple[int, str]]) -> None:
    assert [(int(one.value), one.counts) for one in found(sentence)] == values


@pytest.mark.parametrize("since", ["March to May", "the launch to May", "mid-2025"])
def test_since_when_a_part_is_counted_is_not_from_whom_it_came(since: str) -> None:
    said = f"Under the Tide Pilot, 300 boats were moored in 2025, including 31 from {since}."
    assert "from" not in " ".join(one.counts for one in found(said))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Tide Pilot helps each boat for 24 hours a day.",
        "潮汐通提供24小時服務。",
        "The boats of the Tide Pilot came, one or 19 from each pier.",
    ],
)
def test_hours_of_a_day_and_what_was_not_counted_before_are_none(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("Tide Pilot had 400 piers in 2023. ", "A further 90 will be added by March 2028.", 90),
        ("Tide Pilot has issued 640 000 passes, ", "including 155 000 in the year.", 155_000),
        ("The Weir Fund had 1 150 users in 2024, ", "rising to 1 960 in 2025.", 1960),
        ("46間機構參與潮汐通的試行，", "試用的電子服務有14項。", 14),
        ("河堰基金至今投資於42間本地企業，", "注資4.18億元。", 418_000_000),
        ("潮汐通反應理想。", "截至3月底，創科署接獲23宗申請，已批出9宗。", 23),
    ],
)
def test_more_of_it_may_be_told_in_these_forms(first: str, second: str, value: int) -> None:
    assert value in [int(one.value) for one in found(first, second)]


@pytest.mark.parametrize(
    "second",
    [
        "截至3月底，運輸署接獲23宗牌照申請。",
        "創科署接獲23宗申請。",
        "截至3月底，創科署接獲23宗投訴。",
    ],
)
def test_what_an_office_takes_in_of_something_else_is_not_its(second: str) -> None:
    assert found("潮汐通反應理想。", second) == []
