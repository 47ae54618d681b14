"""This file checks which sentences without a name go on with the one programme of their paragraph."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Exchange, Paragraph, Section
from tests.bot.contents.test_figures import NAMES, found

KNOWN = {
    **NAMES,
    "sandbox": ("Harbour Regulatory Sandbox", "海港監管沙盒"),
    "lab": ("Tidal Innovation Lab", "潮汐創新實驗室"),
    "part": ("AIR@Weir",),
    "whole": ("Weir Clusters", "堰群", "AIR@Weir"),
    "portal": ("Ferry Data Portal (data.ferry.hk)", "渡輪數據平台"),
}


def told(*paragraphs: str, headings: tuple[str, ...] = ()) -> list[tuple[str, float]]:
    parts = headings or ("",) * len(paragraphs)
    sections = tuple(
        Section(heading or None, tuple(Paragraph(line, "2") for line in text.split("\n")))
        for heading, text in zip(parts, paragraphs, strict=True)
    )
    latin = paragraphs[0].isascii()
    paper = Document(
        "panel_paper", "en" if latin else "zh-Hant", "x", published=date(2026, 4, 10),
        sections=sections,
    )  # fmt: skip
    return [(one.programme, float(one.value)) for one in figures(paper, KNOWN)]


def values(first: str, second: str) -> list[float]:
    """Give what the second sentence of a paragraph tells of the programme of the first."""
    return [value for _, value in told(f"{first}{second}")]


FUND = "The Weir Fund opened in March 2024. "
FUND_ZH = "河堰基金於2024年3月開始接受申請。"


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("Of the 187 applications received so far, 73 were approved.", [187, 73]),
        ("A total of 54 applications were received.", [54]),
        ("By the end of August 2026, 54 projects had been funded.", [54]),
        ("In its first week, 3 860 enterprises registered.", [3860]),
        ("Twenty-eight services now accept it.", [28]),
        (
            "Out of the approved commitment of $95 million, $80 million had been spent.",
            [95e6, 80e6],
        ),
        ("The approved project estimate was $305 million.", [305e6]),
        ("The remaining 12 applications are being vetted.", [12]),
        ("Building it cost $41.5 million.", [41.5e6]),
        ("Around 45% of the latter were completed.", [45]),
        ("Waiting time was shortened by 9% on average.", [9]),
    ],
)
def test_a_sentence_that_opens_with_a_part_of_what_was_told_goes_on(
    said: str, numbers: list[float]
) -> None:
    assert values(FUND, said) == numbers


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("截至2026年3月底，共有210間船行獲批資助。", [210]),
        ("經督導委員會評審後，28份申請獲批，另有七份列入候補名單。", [28, 7]),
        ("至今接獲的22宗申請中，署方批出六宗。", [22, 6]),
        ("在上述申請當中，有120宗獲批。", [120]),
        ("第二輪申請上月截止，共收到81份申請。", [81]),
        ("核准承擔額為13.98億元，當中5.47億元已經動用。", [1.398e9, 5.47e8]),
        ("平均審批時間為35天，使用率達九成。", [35, 90]),
        ("連同首三輪的項目，該計劃共支持107個團隊。", [107]),
    ],
)
def test_the_same_in_chinese(said: str, numbers: list[float]) -> None:
    assert values(FUND_ZH.replace("河堰基金", "海港渡輪計劃"), said) == numbers


@pytest.mark.parametrize(
    "said",
    [
        # found out, or only thought, by others
        "According to a survey by a university, 46% of shipowners use paper.",
        "A consultant projects that 15 000 boats will be needed by 2030.",
        "The Census and Statistics Department counted 38 900 sailors in 2024.",
        "Analysts look for growth of 2% this year.",
        # of all the trade, or the city
        "Unemployment in the sector was 2.6% in the last quarter of 2025.",
        "The number of private doctors is expected to exceed 8 000 by 2030.",
        "Traffic volume in the harbour grew by 1.2%.",
        "Bank loans outstanding stood at $512 billion at the end of 2025.",
        "The market has 330 funds.",
        # of somebody or something else
        "The Airport Authority carried 920 000 passengers in its first nine months.",
        "A company owns 45 boats.",
        "Some 1 200 sailors lost their jobs.",
        "About 120 shipowners objected to it.",
        "Separately, 45 booths were set up under another pilot.",
        "The Department will launch a training subsidy, and has earmarked $12 million for it.",
        "By comparison, 420 people work at a similar body in Shenzhen.",
        "The university referred to in the question turned 400 students away.",
        "Members suggested that 300 boats be covered by 2027.",
        "The Marine Department will put up 300 buoys in 2027.",
        "The Bureau approved 184 applications.",  # of which scheme?
        "We have received 310 complaints.",
        "The 18 districts have 470 councillors.",
    ],
)
def test_what_speaks_of_somebody_else_does_not_go_on(said: str) -> None:
    assert values(FUND, said) == []


@pytest.mark.parametrize(
    "said",
    [
        "根據政府統計處的數字，製造業佔本地生產總值約1.1%。",
        "業界估計，未來三年將合共投資200億元。",
        "有電力公司估計，用電量將增加6%。",
        "一家本地電訊商表示，會贈送五萬部手機。",
        "全港現有41個碼頭。",
        "本港共發生一萬七千宗意外。",
        "醫管局現時共有38個項目投入使用。",
        "相比之下，深圳一所同類機構已聘用420人。",
        "另外，「海燈試點」在三個公園設置了六個起降櫃。",
        "海事處在各區設置300個浮標。",
        "海事處現時管理約2 000艘渡輪，另外有710部閉路電視。",  # what the name speaks of, too
        "署方批出30宗申請。",
        "當局共收到380份意見書。",
        "約120名僱員反對該計劃。",
        "三個計劃的申請數目各有不同，共有90宗。",
        "此項目的總投資金額約6億元。",
        "問題所述的百分比為八成。",
    ],
)
def test_the_same_of_somebody_else_in_chinese(said: str) -> None:
    assert values("海港渡輪計劃去年推出。", said) == []


def test_behind_a_sentence_on_somebody_else_nothing_goes_on() -> None:
    said = "The Government runs a bus service. Of the 187 applications received, 73 were approved."
    assert values(FUND, said) == []


def test_of_two_the_one_that_the_paper_gives_a_short_name_goes_on() -> None:
    opened = 'In support of the Tide Pilot, the Weir Fund ("the Fund") opened in 2024. '
    assert told(f"{opened}Of the 187 applications received, 73 were approved.") == [
        ("weir", 187),
        ("weir", 73),
    ]


LED = "The Weir Fund opened in 2024. The approved projects may be broken down as follows:"


def test_the_items_of_a_list_are_of_what_its_lead_in_is_of() -> None:
    items = "(a) local universities: 31 projects, with a subsidy of $702 million;\n(b) start-ups: 19 projects ($214 million)."
    assert told(f"{LED}\n{items}") == [
        ("weir", 31),
        ("weir", 702e6),
        ("weir", 19),
        ("weir", 214e6),
    ]


def test_an_item_that_names_another_is_of_that_one_and_of_others_none() -> None:
    items = "(a) the Tide Pilot: 31 projects;\n(b) a survey by a newspaper: 19 projects."
    assert ("weir", 31) not in told(f"{LED}\n{items}")
    assert ("weir", 19) not in told(f"{LED}\n{items}")


def test_a_list_that_members_ask_for_is_of_nobody() -> None:
    lead = "Members suggested that the Weir Fund should provide:"
    assert told(f"{lead}\n(a) 300 places for sailors;\n(b) $5 million for boats.") == []


def test_behind_a_list_a_paragraph_is_its_own() -> None:
    text = f"{LED}\n(a) start-ups: 19 projects.\nSailors caught 300 tonnes of fish."
    assert [one[1] for one in told(text)] == [19]


def test_a_thing_of_which_there_is_one_is_called_by_its_kind() -> None:
    first = "The Harbour Regulatory Sandbox opened in 2025."
    second = "The Sandbox has so far admitted 71 projects, of which 38 have commenced."
    assert told(first, second, headings=("A", "B")) == [("sandbox", 71), ("sandbox", 38)]
    assert told(
        "Work goes on at full speed.",
        "The Lab arranged 176 trials.",
        headings=("Tidal Innovation Lab", "B"),
    ) == [("lab", 176)]


def test_a_kind_of_which_there_are_two_or_that_another_has_is_nobodys() -> None:
    both = "The Harbour Regulatory Sandbox opened in 2025. So did the Fintech Supervisory Sandbox."
    second = "The Sandbox has so far admitted 71 projects."
    assert told(both, second, headings=("A", "B")) == []
    first = "The Harbour Regulatory Sandbox opened in 2025."
    assert told(first, "A sandbox of Shenzhen admitted 71 projects.", headings=("A", "B")) == []
    assert told(first, "A talk of the Sandbox Alliance drew 71 teams.", headings=("A", "B")) == []


def test_a_name_counts_without_what_the_register_sets_behind_it() -> None:
    assert told("The Ferry Data Portal carries 5 650 datasets.") == [("portal", 5650)]


def test_a_lead_in_of_a_programme_with_its_parts_is_of_the_whole() -> None:
    lead = "There are 30 boats under the Weir Clusters, 14 of which belong to AIR@Weir. Details are as follows:"
    rows = "Year 2024 2025\nPatents filed 288 347\nBoats 17 26"
    paper = Document(
        "question_reply", "en", "x", published=date(2026, 4, 10),
        exchanges=(Exchange("", f"{lead}\n{rows}", "1"),),
    )  # fmt: skip
    got = [(one.programme, float(one.value)) for one in figures(paper, KNOWN)]
    assert {("whole", 288), ("whole", 26)} <= {*got}


def test_what_stands_by_itself_in_a_paragraph_is_of_no_heading_that_names_two() -> None:
    said = "A total of 54 applications were received."
    assert told(said, headings=("Weir Fund and Tide Pilot",)) == []
    assert told(said, headings=("Weir Fund",)) == [("weir", 54)]


def test_carried_figures_bear_their_own_sentence() -> None:
    (one,) = found(FUND, "A total of 54 applications were received.")
    assert one.sentence == "A total of 54 applications were received."


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("Against the target of 8 000 SMEs, 5 870 had been approved, involving $228 million.", [8000, 5870, 228e6]),
        ("The approval rate was 88%.", [88]),
        ("The aim is to raise the number of smart lines from over 95 at the end of 2024 to more than 200 by 2027.", [95, 200]),
    ],
)  # fmt: skip
def test_a_rate_or_an_aim_that_opens_a_sentence_is_of_it(said: str, numbers: list[float]) -> None:
    assert values(FUND, said) == numbers


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("滿意率達96%。", [96]),
        ("其平均每月使用次數由2024-25年度的約1 020萬次增至2025-26年度的約1 450萬次。", [10_200_000, 14_500_000]),
        ("我們的目標是在2027年年底或之前把接達服務增至1 500項，並無另訂其他目標。", [1500]),
        ("截至2026年1月底，計劃已設立103個站；整個計劃的目標是至少9萬人次。", [103, 90000]),
    ],
)  # fmt: skip
def test_a_rate_or_an_aim_is_in_chinese_too(said: str, numbers: list[float]) -> None:
    assert values(FUND_ZH.replace("河堰基金", "海港渡輪計劃"), said) == numbers


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The Weir Fund, meanwhile, had issued 1 310 quotas.", 1310),
        ("截至2026年2月底，登記人數中有296萬人持有「潮汐通」。", 2_960_000),
        ("至於「潮汐通」，同日登記市民為645萬人。", 6_450_000),
        ("The Weir Fund helps firms, subject to a ceiling of $15 million per project.", 15_000_000),
    ],
)
def test_what_stands_between_a_name_and_its_number_may_be_set_apart(
    sentence: str, value: int
) -> None:
    assert value in [int(one.value) for one in found(sentence)]


def test_what_would_be_if_it_had_been_is_not_told() -> None:
    assert found("Had the Weir Fund been larger, 1 310 quotas would have been issued.") == []


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("A sum of $3 billion has been set aside for it.", [3e9]),
        ("The Government has set aside $8.6 million for monitoring the projects.", [8_600_000]),
        ("The Government will spend $23 million on upgrading it in 2026-27.", [23_000_000]),
        ("We plan to increase the number of accessible services to 1 600 by end-2027.", [1600]),
        ("The proportion of overdue cases dropped from 0.43 per cent in 2024 to 0.31 per cent in 2025.", [0.43, 0.31]),
        ("The Government has set aside $8.6 million for a new road.", []),
        ("The Government has set aside $8.6 million.", []),
        ("We plan to increase the number of public flats to 1 600 by end-2027.", []),
    ],
)  # fmt: skip
def test_money_for_it_and_more_of_its_parts_are_of_it(said: str, numbers: list[float]) -> None:
    assert values(FUND, said) == numbers


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("我們計劃在2027年年底前把接達服務增至1 600項。", [1600]),
        ("首年的目標為45萬間企業。", [450_000]),
        ("2025-26年度的營運開支為8,100萬元。", [81_000_000]),
        ("研究人員的每月津貼由37,000元調高至40,000元。", [40_000]),
        ("政府會在2028年前把公屋增至700座。", []),
    ],
)
def test_money_and_more_of_its_parts_are_in_chinese_too(said: str, numbers: list[float]) -> None:
    assert values(FUND_ZH.replace("河堰基金", "海港渡輪計劃"), said) == numbers


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        (
            "This was ahead of the yearly target of 4,000, and satisfaction stood at 97.3%.",
            [4000, 97.3],
        ),
        ("Eleven projects were selected from 48 applications in this batch.", [11, 48]),
    ],
)
def test_a_target_and_what_was_chosen_from_are_of_it(said: str, numbers: list[float]) -> None:
    assert values(FUND, said) == numbers


def test_more_of_what_was_told_is_of_it() -> None:
    said = "The projects use 226 ready-made kits. We will raise the number of ready-made kits to 300 by 2028."
    assert 300 in values(FUND, said)


def test_more_of_what_was_not_told_is_nobodys() -> None:
    assert values(FUND, "We will raise the number of police horses to 300 by 2028.") == []


def test_the_value_of_a_contract_is_of_it() -> None:
    fund = FUND_ZH.replace("河堰基金", "海港渡輪計劃")
    assert values(fund, "開發合約價值約2.3億元，已在本年1月批出。") == [2.3e8]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("The Tide Pilot draws on 1 230 buoys. ", "The contract sum is $96 million.", 96_000_000),
        ("The Tide Pilot opened in 2024. ", "The initial capital cost of $30 million was approved.", 30_000_000),
        ("The Tide Pilot serves banks. ", "Twenty-eight banks and 17 ferries are connected.", 17),
        ("At present 65 ticket booths of the Tide Pilot are in place. ", "The booths handled 3 860 trips.", 3860),
        ("The Tide Pilot cost $27 million. ", "Subsequently 302 piers were erected by the end of 2023.", 302),
        ("河堰基金已於2025年2月截止。", "接受資助的訂戶共有4,362個。", 4362),
        ("河堰基金原有撥款20億元。", "基金迄今投資了38間初創企業。", 38),
        ("潮汐創新實驗室於2024年啟用。", "其算力由啟用時的1 300 PFLOPS增至現時的3 000 PFLOPS。", 3000),
    ],
)  # fmt: skip
def test_a_part_a_sum_or_what_was_counted_before_goes_on(
    first: str, second: str, told: float
) -> None:
    assert told in values(first, second)


def test_things_that_nobody_counted_before_are_not_of_the_programme() -> None:
    assert 3860 not in values("The Tide Pilot opened in 2024. ", "The booths handled 3 860 trips.")


def test_two_programmes_before_leave_things_to_nobody() -> None:
    first = "At present 65 ticket booths of the Tide Pilot and of the Weir Fund are in place. "
    assert 3860 not in values(first, "The booths handled 3 860 trips.")


def test_what_somebody_complained_of_there_is_not_of_the_programme() -> None:
    first = "At present 65 ticket booths of the Tide Pilot are in place. "
    assert 38 not in values(first, "The booths received 38 complaints.")


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("潮汐通在2024年推出。", "署方預期2027年參加該計劃的船東會增至4 200名。", 4200),
        ("潮汐通在2024年推出。", "至今透過該平台遞交的表格有3 100份。", 3100),
        (
            "Tide Pilot was opened in 2024. ",
            "So far 310 boats have been fitted under the scheme.",
            310,
        ),
        ("Tide Pilot was opened in 2024. ", "MD had introduced it at 34 piers.", 34),
        ("Tide Pilot was opened in 2024. ", "We will extend it to another 50 piers in 2027.", 50),
        ("潮汐通有27個碼頭。", "海事辦的目標是在2026年年底前把服務增至160項。", 160),
    ],
)
def test_who_takes_part_in_the_scheme_takes_part_in_the_one_before(
    first: str, second: str, value: float
) -> None:
    assert value in values(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("潮汐通及河堰基金在2024年推出。", "署方預期2027年參加該計劃的船東會增至4 200名。"),
        ("潮汐通在2024年推出。", "參加該計劃小組的船東有4 200名。"),
        ("潮汐通在2024年推出。", "使用該基金的船東有4 200名。"),  # it is called no fund
        ("Tide Pilot was opened in 2024. ", "About 300 firms failed to repay the scheme."),
        ("Tide Pilot was opened in 2024. ", "The Office had asked it at 34 meetings."),
    ],
)
def test_what_else_is_told_beside_it_does_not(first: str, second: str) -> None:
    assert not {4200, 300, 34} & {*values(first, second)}


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("Tide Pilot was opened in 2024. ", "Phase 1 covered 20 piers.", 20),
        ("Tide Pilot was opened in 2024. ", "The cost of the project is $23 million.", 23_000_000),
        ("潮汐通在2024年推出。", "政府計劃在2027年年底前把服務擴展至全部85個碼頭。", 85),
        ("潮汐通有20個碼頭。", "第三期將於2026年9月展開，預留8,000萬元。", 80_000_000),
    ],
)
def test_a_phase_its_cost_and_how_far_it_will_reach_are_of_it(
    first: str, second: str, value: float
) -> None:
    assert value in values(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tide Pilot was opened in 2024. ", "The cost of the tunnel is $23 million."),
        ("潮汐通在2024年推出。", "政府計劃在2027年年底前把全港服務擴展至全部85個碼頭。"),
    ],
)
def test_what_something_else_costs_is_not_of_it(first: str, second: str) -> None:
    assert values(first, second) == []
