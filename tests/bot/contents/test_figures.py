"""This file checks which numbers of a paper are whose, of what, as of when, and how they are meant."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contents.figures import Figure, figures
from bot.contents.figures.numbers import numbers
from bot.topics import registers
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.kinds import documents
from scrapers.readers import read
from scrapers.text import fold
from tests.evaluation.figures import fresh
from tests.material import shared

NAMES = {
    "ferry": ("Harbour Ferry Scheme", "海港渡輪計劃"),
    "weir": ("Weir Fund", "河堰基金"),
    "pilot": ("Tide Pilot", "潮汐通"),
    "pilot-plus": ("Tide Pilot Plus", "潮汐通+"),
}


def found(*sentences: str, published: date | None = date(2026, 4, 10)) -> list[Figure]:
    return list(figures(paper_of(*sentences, published=published), NAMES))


def paper_of(*sentences: str, published: date | None = date(2026, 4, 10)) -> Document:
    text = "".join(sentences)
    language = "en" if text.isascii() else "zh-Hant"
    return Document(
        "panel_paper", language, "x", published=published,  # type: ignore[arg-type]
        sections=(Section(None, (Paragraph(text, "3"),)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "counts", "qualifier", "span", "as_of"),
    [
        ("As at end-March 2026, Tide Pilot had boats, of whom about 2.9 million held the harbour pass.", 2900000, "", "held the harbour pass", "about", "stock", "2026-03-31"),
        ("全港已安裝約470枝潮汐通，主要在九龍。", 470, "枝", "潮汐通", "about", "stock", None),
        ("海港渡輪計劃的用戶中，約四成為船東。", 40, "percent", "船東", "about", "stock", None),
        ("In all, 62 bureaux and departments (B/Ds) had taken part in the trial of Tide Pilot.", 62, "bureaux and departments", "", "exact", "stock", None),
        ("We will launch Tide Pilot in phases, starting with about 50 harbour services.", 50, "harbour services", "", "about", "target", None),
        ("「海港渡輪計劃」收到申請，企業投資額合共約28億元。", 28 * 10**8, "HKD", "企業投資額", "about", "cumulative", None),
        ("In June 2024, the Finance Committee of this Council approved $300 million for Tide Pilot.", 3 * 10**8, "HKD", "Finance Committee of this Council approved", "exact", "allocation", "2024-06"),
        ("Tide Pilot has been downloaded over 3.2 million times.", 3200000, "times", "", "over", "cumulative", None),
        ("Tide Pilot draws on some 1,100 detectors to forecast journey times.", 1100, "detectors", "", "about", "stock", None),
        ("The Government set up Tide Pilot with a view to benefiting at least 8 000 SMEs.", 8000, "SMEs", "", "at_least", "target", None),
        ("In 2025, about 512 000 documents were filed through Tide Pilot.", 512000, "documents", "", "about", "yearly", "2025"),
        ("2025年，市民從潮汐通下載數據約680億次。", 68 * 10**9, "次", "下載數據", "about", "yearly", "2025"),
        ("截至2026年2月底，海港渡輪計劃共接獲逾1 250宗申請。", 1250, "宗", "申請（接獲）", "over", "cumulative", "2026-02-28"),
        ("海港渡輪計劃在2026年2月已有近340萬名乘客。", 3400000, "名", "乘客", "nearly", "stock", "2026-02"),
        ("政府已預留十億元推行海港渡輪計劃。", 10**9, "HKD", "政府已預留", "exact", "allocation", None),
        ("河堰基金的使用率約為七成。", 70, "percent", "河堰基金的使用率", "about", "stock", None),
        ("政府的目標是於2027年年底前在海港渡輪計劃下設立30個碼頭。", 30, "個", "碼頭", "exact", "target", "2027-12-31"),
        ("海港渡輪計劃於2025-26年度批出至少45份合約。", 45, "份", "合約（批出）", "at_least", "yearly", "2026-03-31"),
        ("潮汐通會在今年內提升至三千千萬億次的算力。", 3000, "PFLOPS", "算力", "exact", "target", "2026-12-31"),
        ("政府會撥出20億元支持海港渡輪計劃。", 2 * 10**9, "HKD", "政府會撥出", "exact", "allocation", None),
        ("《2025-26年度財政預算案》為海港渡輪計劃預留37億元。", 37 * 10**8, "HKD", "《2025-26年度財政預算案》為海港渡輪計劃預留", "exact", "allocation", None),
        ("海港渡輪計劃預計涉及20億元。", 2 * 10**9, "HKD", "海港渡輪計劃預計涉及", "exact", "forecast", None),
        ("海港渡輪計劃可聘請最多4名船員。", 4, "名", "船員", "at_most", "rate", None),
        ("海港渡輪計劃第一批次涉及8座碼頭。", 8, "座", "碼頭", "exact", "stock", None),
        ("海港渡輪計劃第二輪收到108份申請。", 108, "份", "申請（收到）", "exact", "round", None),
        ("The Harbour Ferry Scheme has received over 500 applications so far.", 500, "applications", "received", "over", "cumulative", None),
        ("海港渡輪計劃接達逾1 100項政府及公私營機構服務和各處碼頭。", 1100, "項", "政府及公私營機構服務", "over", "stock", None),
        ("海港渡輪計劃支持在港建立的新航線已突破100條。", 100, "條", "支持在港建立的新航線", "over", "cumulative", None),
        ("海港渡輪計劃去年接獲的個案中受惠船東共35 040名。", 35040, "名", "去年接獲的個案中受惠船東", "exact", "yearly", "2025"),
        ("當局把海港渡輪計劃的用地擴至約87公頃。", 87, "公頃", "用地擴", "about", "stock", None),
        ("當局推出100億元「海港渡輪計劃」。", 10**10, "HKD", "", "exact", "allocation", None),
        ("為推動航運發展，2025-26年度《財政預算案》為海港渡輪計劃預留10億元。", 10**9, "HKD", "2025-26年度《財政預算案》為海港渡輪計劃預留", "exact", "allocation", None),
        ("海港渡輪計劃的資助上限為每家公司2億元。", 2 * 10**8, "HKD", "海港渡輪計劃的資助上限為每家公司", "at_most", "rate", None),
        ("海港渡輪計劃首批項目的總資助額超過10億元。", 10**9, "HKD", "海港渡輪計劃首批項目的總資助額", "over", "round", None),
        ("海港渡輪計劃的2座碼頭年內會在新島落成。", 2, "座", "碼頭", "exact", "target", None),
        ("由2026年3月1日起，海港渡輪計劃的年費為3,600元。", 3600, "HKD", "海港渡輪計劃的年費", "exact", "rate", "2026-03-01"),
        ("海港渡輪計劃首艘船已於2025年年底投入服務，提供約1 300千萬億次的算力。", 1300, "PFLOPS", "算力", "about", "stock", "2025-12"),
        ("政府預留款項，約1.8億元用以支付海港渡輪計劃的營運開支。", 18 * 10**7, "HKD", "海港渡輪計劃的營運開支", "about", "allocation", None),
        ("As of 30 November 2025, 37,059 Weir Fund applications have been approved.", 37059, "Weir Fund applications", "approved", "exact", "cumulative", "2025-11-30"),
        ("The number of registered users of Tide Pilot has exceeded 3.4 million.", 3400000, "", "registered users of Tide Pilot", "over", "stock", None),
        ("Tide Pilot links 1,100 government, public and private piers.", 1100, "government, public and private piers", "", "exact", "stock", None),
        ("The average utilisation rate of Tide Pilot has been nearly 80%.", 80, "percent", "average utilisation rate of Tide Pilot", "nearly", "stock", None),
        ("Tide Pilot will be extended to 30 piers this year.", 30, "piers", "", "exact", "target", "2026-12-31"),
        ("The Weir Fund grants a maximum support of $2 million per project.", 2000000, "HKD", "Weir Fund grants a maximum support", "at_most", "rate", None),
        ("The Government has allocated $3 billion for the launch of a three-year Weir Fund.", 3 * 10**9, "HKD", "Government has allocated", "exact", "allocation", None),
        ("潮汐通的登記用戶人數已超過340萬。", 3400000, "", "登記用戶人數", "over", "stock", None),
        ("預計到2027年年中，逾110項服務會採用潮汐通。", 110, "項", "服務", "over", "forecast", "2027-06-30"),
        ("潮汐通自2025年12月啟用以來，其使用率高達八成。", 80, "percent", "其使用率", "exact", "stock", None),
        ("潮汐通已收到逾10宗來自院校、企業及機構的申請。", 10, "宗", "申請（收到）", "over", "cumulative", None),
        ("政府撥款30億元，通過海港公司推出為期3年的海港渡輪計劃。", 3 * 10**9, "HKD", "政府撥款", "exact", "allocation", None),
        ("In total 63 applications have been approved under the Weir Fund.", 63, "applications", "approved", "exact", "cumulative", None),
        ("The Weir Fund has approved about HK$270 million.", 270 * 10**6, "HKD", "Weir Fund has approved", "about", "cumulative", None),
        ("As at end-June 2025, 37 059 firms had benefited from the Weir Fund.", 37059, "firms", "", "exact", "stock", "2025-06-30"),
        ("By the close of June 2025, the Weir Fund had received 510 applications.", 510, "applications", "received", "exact", "cumulative", "2025-06"),
        ("Tide Pilot had been rolled out to 85 piers by early March 2026.", 85, "piers", "", "exact", "stock", "2026-03"),
        ("Usage of Tide Pilot has grown from 70 to 85 piers.", 85, "piers", "", "exact", "stock", None),
        ("On average, each project under the Weir Fund receives $41 million.", 41 * 10**6, "HKD", "Weir Fund receives", "exact", "rate", None),
        ("The Weir Fund admits no more than 12 scholars a year.", 12, "scholars", "", "at_most", "rate", None),
        ("Hong Kong was ranked 18th among 146 cities in the Tide Pilot 2025.", 18, "rank", "Hong Kong was ranked", "exact", "rank", "2025"),
        ("The first batch of 24 projects was approved under the Weir Fund.", 24, "projects", "approved", "exact", "round", None),
        ("海港渡輪計劃自推出至2025年6月底，共有37\u2009059間船行受惠。", 37059, "間", "船行受惠", "exact", "cumulative", "2025-06-30"),
        ("潮汐通的登記用戶在2025年8月突破400萬。", 4 * 10**6, "", "登記用戶", "over", "stock", "2025-08"),
        ("潮汐通在2024-25年度的新增用戶甚多，累計登記人數達630萬。", 63 * 10**5, "", "累計登記人數", "exact", "cumulative", None),
        ("潮汐通的使用部門由70個增至85個。", 85, "個", "使用部門", "exact", "stock", None),
        ("海港渡輪計劃的登記車輛佔全港逾九成五。", 95, "percent", "海港渡輪計劃的登記車輛佔全港", "over", "stock", None),
        ("海港渡輪計劃的年費由3,600元調整至4,200元。", 4200, "HKD", "海港渡輪計劃的年費", "exact", "rate", None),
        ("海港渡輪計劃預期可惠及5萬名長者。", 50000, "名", "長者", "exact", "forecast", None),
        ("海港渡輪計劃今年首十個月的申請為312宗。", 312, "宗", "今年首十個月的申請", "exact", "stock", "2026"),
        ("潮汐通的運算速度會在今年內逐步提升至3 000PFLOPS。", 3000, "PFLOPS", "潮汐通的運算速度", "exact", "target", "2026-12-31"),
        ("海港渡輪計劃已投資47間船行。", 47, "間", "船行", "exact", "cumulative", None),
        ("潮汐通現有編制46人，2025-26年度的預算未定。", 46, "人", "現有編制", "exact", "stock", None),
        ("The Weir Fund reached a rate of 95% in March 2026.", 95, "percent", "Weir Fund reached a rate", "exact", "stock", "2026-03"),
        ("海港渡輪計劃平均每日處理約82萬車次。", 82 * 10**4, "車次", "平均每日處理", "about", "rate", None),
        ("海港渡輪計劃下每名船員每年最高可獲200萬元資助。", 2 * 10**6, "HKD", "海港渡輪計劃下每名船員每年最高可獲", "at_most", "rate", None),
        ("海港渡輪計劃只惠及不足兩成船行。", 20, "percent", "海港渡輪計劃只惠及", "under", "stock", None),
        ("Fewer than 300 firms joined the Weir Fund.", 300, "firms", "", "under", "stock", None),
        ("The Weir Fund supported no fewer than 300 firms.", 300, "firms", "", "at_least", "stock", None),
        ("In Phase 2, 300 applications were received under the Weir Fund.", 300, "applications", "received", "exact", "cumulative", None),
        ("潮汐通用戶數目由三百四十萬升至四百二十萬。", 4200000, "", "用戶數目", "exact", "stock", None),
        ("潮汐通登記市民已達635萬。", 6350000, "", "登記市民", "exact", "stock", None),
        ("Under the Harbour Ferry Scheme, 30 new buildings will open in 2027.", 30, "new buildings", "", "exact", "target", "2027-12-31"),
        ("Trips under Tide Pilot increased to 5.2 million.", 5200000, "", "Trips", "exact", "stock", None),
        ("潮汐通的下載量逾300萬。", 3000000, "", "下載量", "over", "stock", None),
        ("Tide Pilot has 300 000 or so users.", 300000, "users", "", "about", "stock", None),
        ("The Weir Fund has spent HK$1.2m.", 1200000, "HKD", "Weir Fund has spent", "exact", "stock", None),
        ("The Weir Fund was given $3bn.", 3 * 10**9, "HKD", "Weir Fund was given", "exact", "stock", None),
        ("The Weir Fund supported firms, 97 of whom have moved.", 97, "", "moved", "exact", "stock", None),
        ("海港渡輪計劃推出以來收到9份申請。", 9, "份", "申請（收到）", "exact", "cumulative", None),
        ("海港渡輪計劃接獲的申請佔目標船行及律師事務所超過七成。", 70, "percent", "海港渡輪計劃接獲的申請佔目標船行及律師事務所", "over", "cumulative", None),
        ("海港渡輪計劃預期兩年內惠及至少10 000名60歲或以上長者。", 10000, "名", "長者", "at_least", "forecast", None),
        ("We expect the Weir Fund to support 100 firms by the end of 2027.", 100, "firms", "", "exact", "forecast", "2027-12-31"),
        ("海港渡輪計劃預計2026年年底前推出，首年目標是吸引15萬名乘客。", 150000, "名", "乘客", "exact", "target", None),
        ("海港渡輪計劃2024年完成了42個碼頭。", 42, "個", "碼頭", "exact", "yearly", "2024"),
        ("In 2024 alone trips under Tide Pilot numbered 88 500.", 88500, "", "trips", "exact", "yearly", "2024"),
        ("Visits to the Tide Pilot came to 11.7 million in 2024.", 11700000, "", "Visits", "exact", "yearly", "2024"),
        ("Of the Tide Pilot posts that were planned, 393 had been erected by the close of 2023.", 393, "", "erected", "exact", "stock", "2023"),
        ("Some 640 of the 1 000 Tide Pilot posts have been installed.", 640, "Tide Pilot posts", "", "about", "stock", None),
        ("截至2026年2月底，海港渡輪計劃已有66位獲選船員來港上任。", 66, "位", "獲選船員來港上任", "exact", "cumulative", "2026-02-28"),
        ("在獲批的份數當中，海港渡輪計劃的目標是惠及至少8 000家船行。", 8000, "家", "船行", "at_least", "target", None),
    ],
)  # fmt: skip
def test_a_figure_says_what_it_counts_and_how_it_is_meant(
    sentence: str, value: int, unit: str, counts: str, qualifier: str, span: str, as_of: str | None
) -> None:
    (one,) = found(sentence)
    assert (one.value, one.unit, one.counts) == (Decimal(value), unit, counts)
    assert (one.qualifier, one.span, one.as_of) == (qualifier, span, as_of)
    assert (one.sentence, one.places) == (sentence, ("3",))


@pytest.mark.parametrize(
    "sentence",
    [
        "計劃共接獲500宗申請。",  # whose?
        "除了海港渡輪計劃，新市鎮提供約210公頃土地。",
        "海港渡輪計劃於2026年3月推出，為期18個月。",
        "海港渡輪計劃包括三個階段及兩個方面。",
        "公司按海港渡輪計劃推出2億元的園區「燈塔計劃」。",
        "海港渡輪計劃見第12段及立法會CB(2)1292/2025號文件。",
        "The Harbour Ferry Scheme began in March 2026 and runs for 18 months.",
        "當局推出為數2億元的海港渡輪計劃「幼苗培育計劃」。",
        "海港渡輪計劃的對象是總成本最少3億元的項目。",
        "海港渡輪計劃的碼頭一般獲得3至5億元。",
        "海港渡輪計劃規定船員可獲不少於7成的分帳。",
        "相關開支可獲200%扣減，適用於所有企業，包括加入海港渡輪計劃的企業。",
        "當局已與130間企業洽談，歡迎它們參與海港渡輪計劃。",
        "海港渡輪計劃連同新碼頭提供約300公頃用地。",
        "海港渡輪計劃在國家「十四五」規劃下納入4個平台。",
        "為推動海港渡輪計劃，政府從預留的100億元中撥款。",
        "海港渡輪計劃有新碼頭；流浮山提供約15公頃用地。",
        "過去5個年度，海港渡輪計劃一直運作。",
        "海港渡輪計劃首3座碼頭快將落成，包含2座浮橋。",  # a part of it
        "審批小組已支持藍鷺公司提交的「海港渡輪計劃」申請，總投資約6億元。",  # one case under it
        "海港渡輪計劃在全球142個港口中位列前茅。",  # what it is measured against
        "海港渡輪計劃適用於大灣區九個內地城市。",  # how many the region has
        "「海港渡輪計劃」支持的一家船廠將投資約7.5億元。",  # one firm's sum
        "A shipyard firm supported by the Weir Fund plans to invest $750 million.",
        "新加坡另有一家名為「潮汐通」的顧問公司，員工約120人。",  # another thing of the same name
        "有議員質疑海港渡輪計劃是否已用去七十億元。",  # a Member says so
        "A Member asked whether the 1.2 million users of Tide Pilot were satisfied.",
        "The first and second rounds of the Weir Fund received 88 and 115 applications respectively.",
        "一名海港渡輪計劃申請人涉嫌訛騙約60萬元。",
        "Unlike the Weir Fund, the new scheme offers $100,000 per enterprise.",
        "The authority, which runs Tide Pilot, has 1 050 staff.",  # of who runs it
        "營運海港渡輪計劃的藍鷺公司有180名員工。",
        "當局為海港渡輪計劃安排了四場簡介會。",  # for it
        "The department visited 25 firms and briefed them on Tide Pilot.",
        "The Government has not set aside any of the $3 billion for the Weir Fund yet.",
        "海港渡輪計劃尚未批出300宗申請。",
        'The corrigendum replaces "85 piers" in the paper on Tide Pilot with "58 piers".',
        "審計署抽查海港渡輪計劃的60宗個案，發現其中8宗文件不全。",
        "當局原擬向海港渡輪計劃注資5億元。",  # what was meant once
        "有團體批評海港渡輪計劃只有三成船行使用。",
        "Mr CHAN asked why only 12 departments had adopted Tide Pilot.",
        "Half of the 18 districts have Tide Pilot piers.",
        "海港渡輪計劃的船行多為僱員少於50人的企業。",  # of which kind they are
        "業界估計海港渡輪計劃只惠及不足兩成船行。",  # what others think
        "Will the Government extend Tide Pilot to 34 piers by 2027?",
        "海港渡輪計劃的資料來源包括6間船行、港鐵和營辦商。",  # some of what it is made of
        "Under the Weir Fund, grants of between $10 million and $100 million were given.",  # a range
        "Spending on Tide Pilot fell, down from the $251 million of last year.",  # what it was once
        "海港渡輪計劃的個案，其中南區佔三成。",  # a share of a part
    ],
)
def test_what_is_no_figure_of_the_programme_is_left_out(sentence: str) -> None:
    assert found(sentence) == []


def test_a_cell_of_a_table_says_nothing_of_the_next() -> None:
    row = "海港渡輪計劃 | 核准工程費用：2.7億元 | 2024-25年度實際開支：1,860萬元"
    table = Section(None, (Paragraph(row, table=True),))
    got = figures(Document("panel_paper", "zh-Hant", "x", sections=(table,)), NAMES)
    assert [(int(one.value), one.span, one.as_of) for one in got] == [
        (270000000, "allocation", None),
        (18600000, "yearly", "2025-03-31"),
    ]


def test_of_a_share_that_rose_the_later_one_is_read() -> None:
    got = found("The use of Tide Pilot rose from 40% in January to 92% in March 2026.")
    assert [(int(one.value), one.as_of) for one in got] == [(92, "2026-03")]


def test_what_is_told_one_by_one_is_of_its_own_year_or_of_the_rounds_named_before() -> None:
    got = found("海港渡輪計劃於2023-24及2024-25年度分別批出12.4億元及13.1億元。")
    assert [(int(one.value), one.span, one.as_of) for one in got] == [
        (1240000000, "yearly", "2024-03-31"),
        (1310000000, "yearly", "2025-03-31"),
    ]
    got = found("海港渡輪計劃首輪及第二輪分別收到88份及115份申請，獲批的分別有21份及17份。")
    assert [(int(one.value), one.span) for one in got] == [
        (value, "round") for value in (88, 115, 21, 17)
    ]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("在2021年及2022年，海港渡輪計劃分別批出300宗及500宗申請。", ["2021", "2022"]),
        ("海港渡輪計劃在2021年、2022年及2023年分別批出300宗、500宗及700宗申請。", ["2021", "2022", "2023"]),
        ("海港渡輪計劃於2021、2022及2023年分別批出300宗、500宗及700宗申請。", ["2021", "2022", "2023"]),
        ("海港渡輪計劃於2023-24年度及2024-25年度分別批出300宗及500宗申請。", ["2024-03-31", "2025-03-31"]),
        ("自2020年推出以來，海港渡輪計劃於2023-24及2024-25年度分別批出300宗及500宗申請。", ["2024-03-31", "2025-03-31"]),
        ("截至2024年底及2025年底，海港渡輪計劃分別批出300宗及500宗申請。", ["2024-12", "2025-12"]),
        ("海港渡輪計劃於2021及2022年分別批出300宗、500宗及700宗申請。", [None, None, None]),  # fewer years than numbers
        ("海港渡輪計劃於2021年、2022年及2023年分別批出300宗及500宗申請。", [None, None]),
        ("海港渡輪計劃於2026年2月及3月分別批出300宗及500宗申請。", [None, None]),  # one not read
        ("海港渡輪計劃於2021年至2022年分別批出300宗及500宗申請。", [None, None]),  # of each year, or of both?
        ("截至2025年6月，海港渡輪計劃分別批出300宗及500宗申請。", ["2025-06", "2025-06"]),
    ],
)  # fmt: skip
def test_each_of_several_numbers_is_of_its_own_year_or_of_none(
    sentence: str, days: list[str | None]
) -> None:
    got = found(sentence)
    assert [int(one.value) for one in got] == [300, 500, 700][: len(days)]
    assert [one.as_of for one in got] == days
    assert {one.counts for one in got} == {"申請（批出）"}


def test_what_a_scheme_gave_in_past_years_is_no_target() -> None:
    got = found("「潮汐通」計劃在2021年及2022年分別批出300宗及500宗申請。")
    assert [(one.span, one.as_of) for one in got] == [("yearly", "2021"), ("yearly", "2022")]
    (one,) = found("「潮汐通」計劃在2027年提供30個碼頭。")
    assert one.span == "target"


@pytest.mark.parametrize(
    "sentence", ["Tide Pilot costs $5x.", "Tide Pilot boats leave every 5 minutes."]
)
def test_what_is_no_amount_is_left_out(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("九成五", 95), ("九成五的碼頭", 95), ("九成半", 95), ("9成5", 95), ("九成五以上", 95), ("八成三來自南區", 83),
        ("九成五為中小企", 95), ("九成三十日內批出", 90), ("九成五日內批出", 90), ("八成五百多家", 80), ("八成一般企業", 80),
        ("九成一站式服務", 90), ("八成二手船", 80), ("七成三項申請", 70), ("九成三天內完成", 90), ("九成六合彩投注", 90),
        ("九成半年內完成", 90), ("九成三個工作天內完成", 90), ("九成3 000家", 90),
        ("八成三、九成二", 83),
    ],
)  # fmt: skip
def test_a_letter_behind_a_share_is_its_half_only_where_the_share_ends_there(
    said: str, share: int
) -> None:
    shares = [one.value for one in numbers(fold(f"約{said}")) if one.unit == "percent"]
    assert shares[:1] == [share]


def test_what_stands_behind_a_share_is_a_number_of_its_own() -> None:
    got = numbers(fold("逾八成五百多家為中小企"))
    assert [(int(one.value), one.unit) for one in got] == [(80, "percent"), (500, "")]


@pytest.mark.parametrize(
    "said",
    [
        "九成五申請獲批",
        "九成五家庭",
        "九成三項目",
        "九成五人士",
        "九成五、六年級",
        "九成一的士司機",
        "九成三個案",
        "約六七成",
        "約兩三成",
    ],
)
def test_a_share_that_could_be_two_is_none(said: str) -> None:
    assert numbers(fold(said)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the Weir Fund, Phase 2 has been completed.",
        "Under the Weir Fund, Phases 2 and 3 were completed.",
        "Under the Weir Fund, Stage 2 has been approved.",
        "Under the Weir Fund, Item 12 was approved by the Committee.",
        "Under the Weir Fund, Items 10, 11 and 12 were approved.",
        "Under the Weir Fund, the review in Q3 was completed.",
        "Under the Weir Fund, Round 3 was completed on 5 May.",
        "Under the Weir Fund, the report for Year 3 was received.",
        "Under the Weir Fund, on 5 May 3 were approved.",
        "Under the Weir Fund, Block A3 was completed.",
        "Under the Weir Fund, Phase 2 applications were received.",
        "Under the Weir Fund, Phases 2 and 3 applications were received.",
        "Under the Weir Fund, Q3 applications were received.",
    ],
)
def test_a_number_that_something_goes_by_counts_nothing(sentence: str) -> None:
    assert found(sentence) == []


def test_a_number_told_alone_counts_where_nothing_bears_it_as_its_name() -> None:
    got = found("The Weir Fund received 510 applications, of which 300 were approved.")
    assert [int(one.value) for one in got] == [510, 300]
    got = found("Under the Weir Fund, about 5 200 had been approved.")
    assert [(int(one.value), one.counts) for one in got] == [(5200, "approved")]
    assert [
        int(one.value) for one in found("Under the Weir Fund, in 2025, 300 were approved.")
    ] == [300]
    assert [
        int(one.value)
        for one in found("Under the Weir Fund, this year 300 applications were received.")
    ] == [300]


@pytest.mark.parametrize("the", ["", "the "])
@pytest.mark.parametrize(
    "wording",
    ["Apart from", "Besides", "In addition to", "Unlike", "Compared with", "Compared to", "Modelled on", "Larger than"],
)  # fmt: skip
def test_what_is_only_compared_with_has_no_figure(wording: str, the: str) -> None:
    assert found(f"{wording} {the}Weir Fund, 300 applications were received.") == []
    assert found(f"{wording} {the}Weir Fund and {the}Tide Pilot, 300 cases were received.") == []
    got = found(f"{wording} {the}Weir Fund, Tide Pilot received 300 applications.")
    assert [(one.programme, int(one.value)) for one in got] == [("pilot", 300)]
    assert (
        found(
            f"The Harbour Ferry Scheme is, {wording.lower()} {the}Weir Fund, which has 300 piers."
        )
        == []
    )


def test_a_comparison_leaves_the_figure_of_what_is_spoken_of() -> None:
    for sentence in (
        "The Weir Fund, unlike Tide Pilot, received 300 applications.",
        "The Weir Fund received 300 applications, compared with the Tide Pilot.",
    ):
        assert [(one.programme, int(one.value)) for one in found(sentence)] == [("weir", 300)]


def test_a_total_is_of_what_the_number_before_it_counts_or_of_nothing() -> None:
    got = found("Tide Pilot had 5,200 new users, bringing the cumulative total to 6.3 million.")
    assert [(int(one.value), one.counts) for one in got] == [(5200, ""), (6300000, "users")]
    got = found("Tide Pilot grew again, bringing the cumulative total to 6.3 million.")
    assert got == []
    got = found("Tide Pilot added 20 piers and 30 boats, bringing the cumulative total to 63.")
    assert [int(one.value) for one in got] == [20, 30]
    (one,) = found("As of March 2026, the Tide Pilot registered users had reached 4.2 million.")
    assert one.counts == "registered users"


@pytest.mark.parametrize(
    "sentence",
    [
        "河堰基金至今已批出300宗申請，違規者曾被罰款。",
        "申請人如虛報資料會被罰款，河堰基金至今已批出300宗申請。",
        "河堰基金申請人如虛報資料會被罰款，至今已批出300宗申請。",
        "河堰基金至今已批出300宗申請，其中兩宗涉嫌訛騙。",
        "The Weir Fund received 300 applications, and one applicant was fined.",
        "The Weir Fund received 300 applications, and each firm must not be fined.",
    ],
)
def test_a_word_of_crime_in_another_clause_leaves_a_figure(sentence: str) -> None:
    assert [int(one.value) for one in found(sentence)] == [300]


@pytest.mark.parametrize(
    "sentence",
    [
        "一名商人涉嫌訛騙河堰基金，涉款60萬元。",
        "有人就河堰基金提交30宗申請，涉嫌訛騙資助。",
        "有人就河堰基金提交30宗申請，兩人被定罪。",
        "任何人訛騙河堰基金，可處罰款10萬元。",
        "The Weir Fund received 300 applications and was convicted of fraud.",
        "A firm was convicted of fraud under the Weir Fund, with 30 applications.",
    ],
)
def test_a_figure_of_a_wrong_is_none_of_the_programme(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("12 projects under the Weir Fund were completed, and 88 and 115 applications were received respectively.", [12]),
        ("Under the Weir Fund 12 projects were completed; 88 and 115 applications were received respectively.", [12]),
        ("In 2023, 2024 and 2025, 88, 115 and 120 cases were received respectively under the Weir Fund.", []),
        ("The two rounds of the Weir Fund received 88 applications, 115 cases, and 12 appeals, respectively.", []),
        ("The two rounds of the Weir Fund received 88 and 115 cases respectively, of which 21 and 17 cases were approved.", []),
    ],
)  # fmt: skip
def test_respectively_leaves_the_numbers_of_another_clause(
    sentence: str, values: list[int]
) -> None:
    assert [int(one.value) for one in found(sentence)] == values


def test_a_heading_carries_its_name_where_the_text_says_the_scheme_or_goes_on_counting() -> None:
    def under(heading: str, *lines: str) -> list[int]:
        paper = Document(
            "panel_paper", "en" if lines[0].isascii() else "zh-Hant", "x",
            sections=(Section(heading, tuple(Paragraph(line) for line in lines)),),
        )  # fmt: skip
        return [int(one.value) for one in figures(paper, NAMES)]

    assert under("海港渡輪計劃", "計劃自2021年推出以來共支持118名船員。") == [118]
    assert under("海港渡輪計劃", "截至2025年2月，合共有4,362訂戶獲資助。") == [4362]
    assert under("Weir Fund", "Since its launch in 2021, the Fund has supported 118 firms.") == [
        118
    ]
    assert under("海港渡輪計劃", "署方去年批出30宗申請。") == []
    assert under("海港渡輪計劃及河堰基金", "計劃自2021年推出以來共支持118名船員。") == []


def test_a_line_of_a_slide_that_is_a_name_carries_it_to_the_points_below() -> None:
    def on(*lines: str) -> list[tuple[str, int]]:
        slide = Section("新碼頭", tuple(Paragraph(line) for line in lines))
        deck = Document("slides", "zh-Hant", "x", sections=(slide,))
        return [(one.programme, int(one.value)) for one in figures(deck, NAMES)]

    assert on("河堰基金 - 海港渡輪計劃", "• 16所船廠") == [("ferry", 16)]
    assert on("河堰基金 - 海港渡輪計劃", "• 新船於今年下水。", "• 16所船廠") == [("ferry", 16)]
    assert on("海港渡輪計劃的進展", "• 16所船廠") == []
    assert on("海港渡輪計劃", "新市鎮", "• 16所船廠") == []


def test_a_figure_of_a_part_is_none_of_the_whole() -> None:
    (one,) = found("潮汐通+有20萬名用戶。")
    assert one.programme == "pilot-plus"


def test_of_two_programmes_each_has_its_own() -> None:
    got = found("海港渡輪計劃批出30宗申請，河堰基金批出40宗申請。")
    assert [(one.programme, int(one.value)) for one in got] == [("ferry", 30), ("weir", 40)]


def test_a_short_name_counts_where_the_paper_defines_it() -> None:
    got = found("「海港渡輪計劃」(「渡輪計劃」)去年推出。", "渡輪計劃批出30宗申請。")
    assert [(one.programme, int(one.value)) for one in got] == [("ferry", 30)]


def test_a_short_name_of_two_programmes_is_nobodys() -> None:
    got = found(
        "「海港渡輪計劃」(「計劃」)及「河堰基金」(「計劃」)去年推出。", "「計劃」批出30宗申請。"
    )
    assert got == []


def test_only_what_says_so_carries_a_name_into_the_next_sentence() -> None:
    before = "海港渡輪計劃去年推出。"
    assert [one.value for one in found(before, "該計劃批出30宗申請。")] == [30]
    assert found(before, "署方批出30宗申請。") == []


def test_what_a_member_asks_is_never_read() -> None:
    asked = Exchange("海港渡輪計劃是否批出了500宗申請？", "海港渡輪計劃批出30宗申請。", "1")
    paper = Document("question_reply", "zh-Hant", "x", exchanges=(asked,))
    assert [one.value for one in figures(paper, NAMES)] == [30]


def test_a_row_of_a_table_counts_where_it_names_the_programme() -> None:
    rows = "項目\t申請\n海港渡輪計劃\t63宗申請\n其他\t12宗申請"
    paper = Document(
        "panel_paper",
        "zh-Hant",
        "x",
        sections=(Section("表", (Paragraph(rows, "4", table=True),)),),
    )
    assert [(int(one.value), one.places) for one in figures(paper, NAMES)] == [(63, ("4",))]


@given(
    st.text(
        alphabet="海港渡輪計劃約逾共1234567890 ,.億萬元成%宗個年月第截至「」(),，。PFLOPS",
        max_size=200,
    )
)
def test_every_figure_stands_in_its_sentence(text: str) -> None:
    for one in numbers(fold(text)):
        assert 0 <= one.start < one.counted_from <= one.end <= len(fold(text))
    for figure in found(text or "。"):
        assert figure.sentence in text


def test_the_labelled_figures_of_real_papers_are_found() -> None:
    labels = json.loads(shared("labels", "figures.json").read_text("utf-8"))["figures"]
    names = {one.key: one.names for one in registers.identities() if one.kind == "programme"}
    texts = {}
    for path in sorted(shared("real", "seeds").glob("*.txt")):
        for paper in documents(read(path.read_bytes(), path.name)):
            source = path.name[:3]
            texts[f"{source}/{paper.number}" if source == "003" else source] = paper
    right = 0
    for label in labels:
        got = figures(texts[label["source"]], names)
        wanted = (label["programme"], Decimal(str(label["value"])))
        right += wanted in {(one.programme, one.value) for one in got}
    assert right / len(labels) >= 0.75  # the aim


def test_no_fresh_passage_of_ours_gives_a_wrong_figure() -> None:
    precision, recall = fresh()
    assert precision.right == precision.of
    assert not recall.below


def test_of_a_rise_each_number_is_of_its_own_day() -> None:
    got = found("潮汐通的年度用量由2021年的500萬次增至2023年的1 000萬次。")
    assert [(int(one.value), one.span, one.as_of) for one in got] == [
        (5000000, "stock", "2021"),
        (10000000, "stock", "2023"),
    ]
    assert {one.counts for one in got} == {"年度用量"}


def test_after_a_rise_to_what_is_now_the_former_day_is_not_its_own() -> None:
    got = found("潮汐通由2022年的6個部門增至現時的24個部門採用。")
    assert [(int(one.value), one.as_of) for one in got] == [(6, "2022"), (24, None)]


def test_under_the_scheme_means_the_one_named_before() -> None:
    before = "The Weir Fund was launched last year. "
    got = found(before, "As at 31 March 2026, 184 applications were approved under the Fund.")
    assert [(int(one.value), one.counts, one.as_of) for one in got] == [
        (184, "approved", "2026-03-31")
    ]
    assert found(before, "The Bureau approved 184 applications.") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Harbour Ferry Scheme was launched in 2024. ", "So far, 1 200 people have been arrested in Kowloon."),
        ("The Harbour Ferry Scheme was launched in 2024. ", "So far, 1 200 people have been arrested."),
        ("The Harbour Ferry Scheme was launched in 2024. ", "Total recurrent expenditure of the Marine Department is $300 million."),
        ("The Harbour Ferry Scheme was launched in 2024. ", "Registered users of Octopus reached 20 million."),
        ("The Harbour Ferry Scheme was launched in 2024. ", "In 2024 alone, 300 000 tourists visited Macao."),
        ("The Harbour Ferry Scheme was launched in 2024. ", "In 2024 alone, 300 000 passengers crossed to Lantau."),
        ("The Harbour Ferry Scheme was launched in 2024. ", "Usage of electricity rose 20% in Kowloon."),
        ("The Harbour Ferry Scheme was launched in 2024. ", "Usage of electricity rose 20%."),
        ("海港渡輪計劃於2024年推出。", "用戶投訴港鐵的個案共300宗。"),
        ("海港渡輪計劃於2024年推出。", "迄今用戶最多的八達通有2000萬名用戶。"),
    ],
)  # fmt: skip
def test_what_goes_on_of_something_else_is_not_the_programmes(before: str, after: str) -> None:
    assert [one.value for one in found(before, after) if one.value != 2024] == []


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        ("The Harbour Ferry Scheme was launched in 2024. ", "So far, 1 200 people have joined.", 1200),
        ("The Harbour Ferry Scheme was launched in 2024. ", "Registered users of the scheme reached 20 million in May 2026.", 20_000_000),
        ("海港渡輪計劃於2024年推出。", "至今登記用戶的人數達300名。", 300),
    ],
)  # fmt: skip
def test_what_goes_on_of_the_programme_is_still_its_own(
    before: str, after: str, value: int
) -> None:
    assert [(one.programme, int(one.value)) for one in found(before, after)] == [("ferry", value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The operator of the Harbour Ferry Scheme has 1 050 staff.",
        "The company that runs the Harbour Ferry Scheme employs 300 people.",
        "The Harbour Ferry Scheme's operator has 1 050 staff.",
        "海港渡輪計劃的營辦商有1 050名員工。",
    ],
)
def test_what_who_runs_it_has_is_not_the_programmes(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "If the Harbour Ferry Scheme receives 500 applications, it will be reviewed.",
        "The Harbour Ferry Scheme would have received 500 applications but for the fire.",
        "若海港渡輪計劃收到500宗申請，當局會檢討。",
        "如海港渡輪計劃收到500宗申請，當局會檢討。",
    ],
)
def test_what_is_only_supposed_counts_nothing(sentence: str) -> None:
    assert found(sentence) == []


def test_a_condition_before_it_hides_no_figure() -> None:
    said = "If all goes well, the Harbour Ferry Scheme has received 500 applications."
    assert [int(one.value) for one in found(said)] == [500]


def test_a_number_of_the_same_time_a_year_before_is_of_then() -> None:
    told = found(
        "截至2026年6月底，海港渡輪計劃的登記用戶約有75萬人，較2025年同期的66萬人為多。",
        published=date(2026, 7, 10),
    )
    assert [(int(one.value), one.as_of) for one in told] == [
        (750000, "2026-06-30"),
        (660000, "2025-06-30"),
    ]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("2026年第一季，海港渡輪計劃有75萬人次，較去年同期的66萬人次為多。", ["2026-03-31", "2025-03-31"]),
        ("2025年首三個月，海港渡輪計劃批出75宗申請，較去年同期的66宗為多。", ["2025-03-31", "2024-03-31"]),
    ],
)  # fmt: skip
def test_the_same_part_of_the_year_before_ends_on_the_same_day(said: str, days: list[str]) -> None:
    assert [one.as_of for one in found(said, published=date(2026, 7, 10))] == days


@pytest.mark.parametrize(
    "said",
    [
        "截至2026年6月底，海港渡輪計劃的登記用戶約有75萬人，較2025年同期的全港用戶66萬人為多。",
        "2026年，海港渡輪計劃首季有75萬人次，較去年同期的66萬人次為多。",
    ],
)
def test_what_may_be_of_another_set_or_time_is_not_told(said: str) -> None:
    assert len(found(said, published=date(2026, 7, 10))) == 1


def test_of_whom_so_many_are_only_expected_to_is_not_told() -> None:
    for said in ("are expected to leave", "have yet to be approved", "are likely to move"):
        (one,) = found(f"Tide Pilot has 5 000 users, of whom 300 {said}.")
        assert one.value == 5000


def test_what_they_are_ends_before_the_full_stop() -> None:
    _, one = found("Tide Pilot has 5 000 users, of whom 300 are retired.")
    assert (int(one.value), one.counts) == (300, "are retired")


def test_what_a_number_of_things_is_of_is_counted_in_words_too() -> None:
    told = found("Tide Pilot now has 14 small piers of nine departments.")
    assert [(int(one.value), one.unit) for one in told] == [(14, "small piers"), (9, "departments")]


def test_what_comes_of_an_aim_is_aimed_at() -> None:
    told = found("「海港渡輪計劃」將增設18個碼頭，使碼頭總數增至78個。")
    assert [(int(one.value), one.span) for one in told] == [(18, "target"), (78, "target")]


@pytest.mark.parametrize(
    "said",
    [
        "海港渡輪計劃已批出300宗申請，令全港渡輪數目增至800艘。",
        "海港渡輪計劃已批出300宗申請，使本港渡輪業的僱員增至2萬人。",
        "海港渡輪計劃已批出300宗申請，使全港私人碼頭總數減至78個。",
    ],
)
def test_what_the_town_has_is_not_of_the_programme(said: str) -> None:
    assert [int(one.value) for one in found(said)] == [300]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("「海港渡輪計劃」將增設18個碼頭，令現有60個碼頭的服務更完善。", 60),
        ("政府將擴展潮汐通，讓約40萬名現有用戶可使用新服務。", 400_000),
        ("政府會增撥資源予河堰基金，從而惠及現時300間企業。", 300),
    ],
)
def test_what_is_there_by_now_is_not_aimed_at(said: str, value: int) -> None:
    assert found(said)[-1].value == value
    assert found(said)[-1].span == "stock"


@pytest.mark.parametrize(
    ("said", "value", "span"),
    [
        ("In 2025, a total of 1 200 applications had been received since the launch of the Weir Fund.", 1200, "cumulative"),
        ("In 2025, Tide Pilot was used in 30 ports.", 30, "stock"),
        ("In 2025, 340 000 users were registered with Tide Pilot.", 340_000, "stock"),
        ("In 2022, the Weir Fund was launched with funding of $500 million.", 500_000_000, "stock"),
        ("2025年，潮汐通累計處理500萬宗交易。", 5_000_000, "cumulative"),
    ],
)  # fmt: skip
def test_what_was_reached_by_a_year_is_not_that_years_alone(
    said: str, value: int, span: str
) -> None:
    assert [(int(one.value), one.span) for one in found(said)] == [(value, span)]


def test_a_day_to_come_or_of_a_second_sentence_is_not_that_of_the_first() -> None:
    for said in (
        "Tide Pilot covers 40 ports, and it will cover 80 ports as at 31 December 2026.",
        "Tide Pilot covers 40 ports, and it covered 30 ports as at 31 December 2025.",
        "Tide Pilot covers 40 ports as at 31 December 2026.",
    ):
        assert found(said)[0].as_of is None


def test_a_day_that_ends_a_sentence_is_that_of_all_its_numbers() -> None:
    said = "1 036 firms, or about 88 per cent of those at sea, had registered for Tide Pilot as at end-March 2026."
    assert [(int(one.value), one.as_of) for one in found(said)] == [
        (1036, "2026-03-31"),
        (88, "2026-03-31"),
    ]


def test_a_number_of_an_item_is_aimed_at_by_what_leads_it_in() -> None:
    (one,) = found("2026-27年度，數字辦會：\n(a) 協助另外6個部門使用潮汐通；")
    assert (one.span, one.as_of) == ("target", "2027-03-31")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Of those received under the Weir Fund, 63 were approved and 22 rejected.",
            [(63, "approved"), (22, "rejected")],
        ),
        (
            "The Weir Fund disbursed $23.6 million to 471 firms.",
            [(23600000, "Weir Fund disbursed"), (471, "")],
        ),
        (
            "Tide Pilot was used 4.2 million times in 2025, compared with 3.1 million in 2024.",
            [(4200000, ""), (3100000, "")],
        ),
        (
            "Tide Pilot processed 12 680 filings, worth $96.5 million in fees.",
            [(12680, "processed"), (96500000, "worth")],
        ),
        ("海港渡輪計劃已在11區的31個路口投入運作。", [(11, ""), (31, "路口投入運作")]),
        ("潮汐通已有62個部門使用，開設約14 500個帳戶。", [(62, "部門使用"), (14500, "帳戶")]),
    ],
)
def test_numbers_beside_each_other_are_each_of_the_programme(
    sentence: str, told: list[tuple[int, str]]
) -> None:
    assert [(int(one.value), one.counts) for one in found(sentence)] == told


def test_what_has_risen_from_one_number_to_another_is_told_of_both_years() -> None:
    told = found(
        "The number of users of Tide Pilot has increased from 600 in 2022 to over 1 300 in 2025."
    )
    assert [(int(one.value), one.as_of) for one in told] == [(600, "2022"), (1300, "2025")]


def test_what_it_has_risen_from_is_not_told_where_nobody_says_when() -> None:
    (one,) = found("The number of users of Tide Pilot has increased from 600 to over 1 300.")
    assert (int(one.value), one.span) == (1300, "stock")


def test_all_districts_are_no_figure() -> None:
    assert [int(one.value) for one in found("海港渡輪計劃在18區設立共30個據點。")] == [30]
