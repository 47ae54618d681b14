"""This file checks that what a sentence sets against a programme, doubts or withdraws is none of its figures."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bot.contents.test_figures import found


def values(*sentences: str) -> list[float]:
    return [float(one.value) for one in found(*sentences)]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("「潮汐通」平均每日使用約28萬次，而同期全港渡輪的乘客量約為117萬人次。", [280_000]),
        ("使用「潮汐通」的碼頭有18個，而碼頭公司其他設施的使用率約為六成半。", [18]),
        ("「潮汐通」可創造約5萬個職位，而整個港口的新增職位約為50萬個。", [50_000]),
        ("「潮汐通」的下載次數約為480萬次，渡輪公司的「Tide Go」則有約390萬次。", [4_800_000]),
        ("「潮汐通」收到240萬份表格，部門同期以郵遞方式收到的表格則為170萬份。", [2_400_000]),
        ("As at 31 March 2026, 772 000 tags were issued under Tide Pilot, against some 813 000 vessels.", [772_000]),
        ("Over 6 000 posts are funded by the Tide Pilot, while the sector as a whole employs about 59 000 persons.", [6_000]),
        ("Help is given at 128 points of the Tide Pilot, and libraries run another 36 counters of their own.", [128]),
        ("海港渡輪計劃共收到142宗申請，而獲批企業自行投入的資金則約為11億元。", [142]),
        ("In 2025-26, the expenditure of the Tide Pilot is $1.2 billion, and that of the Marine Fund as a whole is about $7 billion.", [1_200_000_000]),
        ("The power of the Tide Pilot stands at 3 000 PFLOPS, compared with a national total of some 1 590 PFLOPS.", [3_000]),
        ("The provision for the Tide Pilot is $146 million, out of a total provision of about $2.1 billion for TD.", [146_000_000]),
        ("The trust allocated some $100 million for the Tide Pilot, one of 47 projects which it supports.", [100_000_000]),
    ],
)  # fmt: skip
def test_what_is_set_against_a_programme_is_no_figure_of_it(
    sentence: str, own: list[float]
) -> None:
    assert values(sentence) == own


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("海港渡輪計劃共收到300宗申請，而獲批的申請有120宗。", [300, 120]),
        ("海港渡輪計劃共收到300宗申請，其中獲批的則有120宗。", [300, 120]),
        ("海港渡輪計劃收到300宗申請，獲批的則為120宗。", [300, 120]),
        ("潮汐通在全球142個港口中位列20，在亞洲港口中則排名第6。", [20, 6]),
        ("The Tide Pilot has 300 ports, while its users now number 52 000.", [300, 52_000]),
    ],
)
def test_what_is_told_of_its_own_parts_stays_a_figure(sentence: str, own: list[float]) -> None:
    assert values(sentence) == own


@pytest.mark.parametrize(
    "sentence",
    [
        "委員在2025年1月13日的會議上建議將海港渡輪計劃的資助比率提高至八成。",
        "Some Members proposed at the meeting that visits be made to 50 000 persons under the Tide Pilot.",
        "At the meeting on 19 May 2026, Members asked for more on the Tide Pilot, with 20 ports in it.",
        "在2026年4月13日的會議上，有委員關注海港渡輪計劃只批出30個項目。",
        "We were asked of the Tide Pilot, including whether the success rate was below 20%.",
        "The Tide Pilot has failed in 20% of trips, as alleged in the press.",
        "會否將海港渡輪計劃的碼頭增至500個，仍在研究。",
    ],
)
def test_what_is_proposed_or_doubted_is_no_figure(sentence: str) -> None:
    assert values(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("海港渡輪計劃截至2026年2月底批准的申請為1 938宗，正確數字應為1 398宗。", 1_398),
        ("The number of projects approved under the Tide Pilot as at end-March 2026 was given as 75; it should read 57.", 57),
    ],
)  # fmt: skip
def test_of_a_correction_only_the_right_number_is_given_and_it_counts_the_same(
    sentence: str, right: float
) -> None:
    (one,) = found(sentence)
    assert (float(one.value), bool(one.counts)) == (right, True)


def test_this_scheme_is_the_one_named_before_whatever_else_its_sentence_names() -> None:
    before = "「長者渡海計劃」已有4 000名參加者。"
    assert values(before, "該計劃的參加者均須登記「潮汐通」，其中八成二已完成。") == []
    assert values("「潮汐通」已推出。", "該計劃已有80名參加者。") == [80]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("海港渡輪計劃已推出。", "該會另資助「伴長者」試驗計劃，該計劃已服務3 200名長者。"),
        ("The Tide Pilot is open. ", "Separately, the Estuary Incubation Programme admitted 147 firms; each has 3 places under the programme."),
    ],
)  # fmt: skip
def test_another_scheme_that_is_named_takes_the_scheme_with_it(before: str, after: str) -> None:
    assert values(before, after) == []


def test_the_same_date_is_that_of_the_sentence_before() -> None:
    (chinese,) = found("截至2026年2月底，碼頭已啟用。", "截至同日，海港渡輪計劃共批出14個項目。")
    (english,) = found(
        "As at 31 March 2026, the pier was open. ",
        "On the same date, 690 000 Tide Pilot accounts had been opened.",
    )
    assert (chinese.as_of, english.as_of) == ("2026-02-28", "2026-03-31")


@pytest.mark.parametrize(
    ("sentence", "span", "day"),
    [
        ("單計2024年，新登記的「潮汐通」用戶有62萬名。", "yearly", "2024"),
        ("我們期望在2027年年底前，將使用「潮汐通」的碼頭提高至不少於60個。", "target", "2027-12-31"),
        ("In September 2025, 1.1 per cent of Tide Pilot trips were not paid for.", "stock", "2025-09"),
        ("Fourteen of them apart, 14 ports have been connected to the Tide Pilot since July 2025.", "stock", "2025-07"),
        ("In July 2023, the Finance Committee approved $3.9 billion for the Weir Fund.", "allocation", "2023-07"),
        ("From the launch of the Tide Pilot in June 2018 to May 31, 2025, TD allotted 1 312 quotas.", "cumulative", "2025-05-31"),
    ],
)  # fmt: skip
def test_the_day_and_the_stretch_stand_where_the_sentence_says_them(
    sentence: str, span: str, day: str
) -> None:
    assert [(one.span, one.as_of) for one in found(sentence)] == [(span, day)]


def test_who_joined_a_programme_is_counted_before_its_name() -> None:
    said = "More than 6.2 million people, or about 82 per cent of the population, had registered with the Tide Pilot."
    assert values(said) == [6_200_000, 82]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was wrongly reported that Tide Pilot had 9 million registered users.",
        "It is false that the Tide Pilot has 9 million users.",
        "The Tide Pilot has 9 million users, which is not true.",
        "The Government denied the report that the Tide Pilot had 9 million users.",
        "The media claimed that the Tide Pilot had 9 million users.",
        "有報道誤指「潮汐通」有900萬名用戶。",
        "政府否認「潮汐通」有900萬名用戶。",
        "「潮汐通」有900萬名用戶的說法並非事實。",
    ],
)
def test_what_is_said_not_to_be_so_is_no_figure(sentence: str) -> None:
    assert values(sentence) == []


def test_what_is_so_stands_beside_what_is_not() -> None:
    said = "It was wrongly reported that Tide Pilot had 9 million users, but in fact Tide Pilot has 4 million users."
    assert values(said) == [4_000_000]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("As at 30 September 2026, Tide Pilot had 4.5 million registered users, down from 4.6 million in 2025.",
         [(4_500_000, "2026-09-30"), (4_600_000, "2025")]),
        ("The Tide Pilot cost $32 million in 2025-26, up from about $30 million in 2024-25.",
         [(32_000_000, "2026-03-31"), (30_000_000, "2025-03-31")]),
        ("Tide Pilot has 52 000 registered users, up from 41 000 users.", [(52_000, None)]),
    ],
)  # fmt: skip
def test_what_it_was_before_is_told_with_its_own_day_or_not_at_all(
    sentence: str, told: list[tuple[float, str | None]]
) -> None:
    seen = found(sentence, published=date(2026, 10, 5))
    assert [(float(one.value), one.as_of) for one in seen] == told
    assert len({(one.unit, one.counts, one.span) for one in seen}) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tide Pilot has 4.5 million users. ", "The target is 5 million users by the end of 2027."),
        ("「潮汐通」有450萬名用戶。", "目標是在2027年年底前達500萬名用戶。"),
    ],
)
def test_a_target_goes_on_with_the_programme_of_the_sentence_before(
    before: str, after: str
) -> None:
    aimed = found(before, after)[-1]
    assert (float(aimed.value), aimed.span, aimed.as_of) == (5_000_000, "target", "2027-12-31")


def test_the_target_of_somebody_else_is_not_the_programmes() -> None:
    said = "The target is 5 000 beds for the Hospital Authority by the end of 2027."
    assert values("Tide Pilot has 4.5 million users. ", said) == [4_500_000]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("海港渡輪計劃批出30個項目，資助額應為500萬元以下。", [30, 5_000_000]),
        ("海港渡輪計劃中，不論機構是否註冊的120個項目均獲批。", [120]),
    ],
)
def test_what_a_grant_should_be_or_whoever_it_is_for_withdraws_nothing(
    sentence: str, own: list[float]
) -> None:
    assert values(sentence) == own


def test_neither_end_of_a_range_is_a_figure() -> None:
    assert values("河堰基金已批出30個項目，每個獲批項目可獲1,000萬元至1億元不等的資助。") == [30]


@pytest.mark.parametrize(
    "said",
    [
        "The Tide Pilot will be shown at an exhibition with 300 booths.",
        "The Commissioner said that the Tide Pilot was better than a foreign system with 5 million users.",
        "The Weir Fund was set up after 300 firms had closed.",
        "The Weir Fund is run by a company with $3 billion in assets.",
        "Firms worth $20 million may apply to the Weir Fund.",
        "The Tide Pilot was opened by the Secretary before 200 guests.",
        "The Weir Fund was approved by the Finance Committee by 40 votes to 12.",
        "The Tide Pilot will help the city's 340 000 small firms.",
        "A user of the Tide Pilot lost $2 million in a scam.",
        "The Tide Pilot replaces 12 old systems.",
        "The Tide Pilot was praised by the Council, which has 470 members.",
        "潮汐通的開幕禮有200名嘉賓出席。",
        "潮汐通可協助全港34萬間中小企。",
        "一名潮汐通用戶在騙案中損失200萬元。",
        "市場上另有12個與潮汐通相似的系統，共有500萬名用戶。",
        "潮汐通取代了12個舊系統。",
        "河堰基金由資產達30億元的公司管理。",
        "政府在3個月內收到有關潮汐通的投訴40宗。",
    ],
)
def test_what_only_stands_beside_a_programme_is_not_its(said: str) -> None:
    assert found(said) == []
