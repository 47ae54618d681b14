"""This file checks that plans of others and forecasts bind the Government to nothing."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from storage.records import Commitment


def found(text: str) -> tuple[Commitment, ...]:
    section = Section(None, (Paragraph(text, "7"),))
    paper = Document("plain", language_of(text), "A paper", sections=(section,))
    return commitments(paper, date(2026, 1, 15))


@pytest.mark.parametrize(
    "text",
    [
        "為配合計劃，有渡輪公司將於今年內送出3 000張船票。",
        "香港船東協會計劃於明年上半年舉辦博覽，多家銀行會在年底前參與。",
        "有團體期望政府在三年內把碼頭增至200個，發言人表示備悉。",
        "A shipping company in the third batch has stated that it will start daily trips by December 2026.",
        "A ship maker said that it would hire 400 engineers here within three years.",
        "One consultant expects that trips will exceed 300 000 by 2029.",
        "Cyberport tenants expect to spend $900 million in the next two years.",
        "Family offices will set up 20 funds by 2028.",
        "eBRAM will add a second harbour in the fourth quarter of 2026.",
        "According to the operator, the ferry will sail again in January 2027.",
        "據營辦商表示，渡輪服務將於2027年1月恢復。",
        "某會計師事務所表示，會於2027年第一季在香港開設船務中心。",
        "多間私人辦事處將於明年遷往碼頭。",
        "有商會建議政府在2027年內推出新一輪船票。",
    ],
)
def test_what_others_plan_is_no_promise(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "發言人預料，今年的受惠人次會進一步增加。",
        "Demand is expected to peak in the first half of 2027.",
        "The spokesman expected that the trials would help reduce the time of travel by 2028.",
        "With wider use, trips are likely to pass one million a year by 2030.",
        "如試航成效理想，港口署會考慮在2027年採購其他船隻。",
    ],
)
def test_what_is_expected_or_only_considered_is_no_promise(text: str) -> None:
    assert [one for one in found(text) if one.due_to] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("我們會在今年六月底前把碼頭增至60個。", date(2026, 6, 30)),
        ("The spokesman added that the Government would table the amendments by the end of June 2027.", date(2027, 6, 30)),
        ("She said that the results of the survey would be made public before the end of March 2026.", date(2026, 3, 31)),
        ("預計顧問會於2026年底前向港口公司提交建議。", date(2026, 12, 31)),
        ("港口署與渡輪公司會於2026年底前推出新船。", date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_what_the_government_does_or_has_done_is_one(text: str, day: date) -> None:
    assert [one.due_to for one in found(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "港口署會按船東的回饋編製指引。",
        "律政司會定期向本委員會匯報進展。",
        "The Market Promotion Office (MPO) is small. In addition, the MPO will brief shipowners on the use of the platform.",
        "The Government will share the lessons of the trials with the industry.",
        "Training sessions for crews of ferries will be arranged.",
    ],
)
def test_what_will_be_done_one_day_is_kept_without_a_day(text: str) -> None:
    assert [one.due_text for one in found(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The Trade and Industry Department will launch the fund by December 2026.",
        "The University Grants Committee will publish the results by December 2026.",
        "The Companies Registry will launch the new portal by December 2026.",
        "The Construction Industry Council will open the centre by December 2026.",
        "The Cyberport company and the harbour office will open the centre by December 2026.",
        "The Government's consultant will complete the study by December 2026.",
        "The Task Force and the trade plan to complete the review by December 2026.",
        "The Association of Banks and the HKMA will launch the code by December 2026.",
        "Banks will be required by the Authority to join by December 2026.",
        "引進重點企業辦公室將於2026年年底前提交報告。",
        "企業支援中心將於2026年年底前啟用。",
        "社會企業諮詢委員會將於2026年年底前提交報告。",
        "專家小組將於2026年年底前提交報告。",
        "銀行公會聯同金管局將於2026年年底前推出平台。",
        "中小企業支援基金將於2026年年底前推出。",
        "The Small and Medium Enterprises Committee will publish its report by December 2026.",
        "有關團體將獲政府於2026年年底前發放津貼。",
    ],
)
def test_a_body_with_a_word_of_trade_in_its_name_is_no_firm(text: str) -> None:
    assert [one.due_to for one in found(text)] == [date(2026, 12, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "HSBC will close ten branches by December 2026.",
        "Alpha Ltd will open a pier in Tai Po by December 2026.",
        "The Seagull will cut 30 jobs by December 2026.",
        "阿里巴巴將於2026年年底前在港設立總部。",
        "滙豐將於2026年年底前關閉十間分行。",
        "中電將於2026年年底前調整電費。",
        "海鷗航空將於2026年年底前增聘500人。",
        "A consortium will build the pier by December 2026.",
        "海鷗地產將於2026年年底前落成商場。",
        "大海鷗將於2026年年底前開設十間分店。",
    ],
)
def test_a_firm_that_goes_by_its_name_is_somebody_else(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Hong Kong Mortgage Corporation Limited will launch the scheme by December 2026.",
        "The Hospital Authority will close three outlets by December 2026.",
        "The new ferry will open by December 2026.",
        "警方將於2026年年底前增設警崗。",
        "聯交所將於2026年年底前推出新上市平台。",
    ],
)
def test_a_body_or_a_thing_that_goes_by_its_name_is_none(text: str) -> None:
    assert [one.due_to for one in found(text)] == [date(2026, 12, 31)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The Port Office expects to complete the review in the third quarter of 2026 and will increase the limits in 2027.", [date(2026, 9, 30), date(2027, 12, 31)]),
        ("We expect that the new pier will reduce waiting and will be launched in December 2026.", [date(2026, 12, 31)]),
        ("統計處將於2026年公布人口推算。", [date(2026, 12, 31)]),
        ("我們會在2026年將名額增加至500個。", [date(2026, 12, 31)]),
        ("醫管局將於2026年減少新症輪候人次。", [date(2026, 12, 31)]),
        ("署方預計2026年內可將輪候時間減少一半。", [date(2026, 12, 31)]),
        ("局方相信新例可在2026年內實施。", [date(2026, 12, 31)]),
        ("政府將於2026年年底前邀請院校提交建議書。", [date(2026, 12, 31)]),
    ],
)  # fmt: skip
def test_what_a_body_does_itself_is_no_forecast(text: str, days: list[date]) -> None:
    assert [one.due_to for one in found(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "We expect that the new pier will reduce waiting in 2027.",
        "當局預測2026年旅客將增至五百萬人次。",
        "署方預計2026年乘客將減少一成。",
    ],
)
def test_what_only_comes_about_is_a_forecast(text: str) -> None:
    assert [one for one in found(text) if one.due_to] == []


@pytest.mark.parametrize(
    "text",
    [
        "政府會考慮在2026年立法。",
        "The Government will consider introducing legislation in 2026.",
    ],
)
def test_what_is_considered_is_an_undated_plan_in_either_language(text: str) -> None:
    assert [(one.due_to, one.strength) for one in found(text)] == [(None, "plan")]


@pytest.mark.parametrize("letters", ["CSD", "VTC", "URA", "WKCDA", "JPO"])
def test_a_body_acts_by_its_letters(letters: str) -> None:
    assert len(found(f"{letters} will set up two piers.")) == 1


def test_letters_that_may_be_anybodys_are_a_bodys_where_the_paper_says_so() -> None:
    assert found("MD will set up two piers.") == ()
    assert len(found("The Marine Department (MD) runs the port. MD will set up two piers.")) == 1


@pytest.mark.parametrize("letters", ["USA", "IMF", "EIA", "GPU", "IPO"])
def test_capitals_behind_an_article_are_an_office_only_where_the_paper_says_so(
    letters: str,
) -> None:
    assert (
        found(f"The {letters} will be taken forward. The {letters} will publish two guides.") == ()
    )
    defined = (
        f"The Harbour Office ({letters}) runs the port. The {letters} will publish two guides."
    )
    assert len(found(defined)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "HKEX plans to launch a new platform in the second half of 2027.",
        "MTRCL will replace its trains by the end of 2027.",
        "港鐵公司計劃在2027年下半年更換列車。",
        "港交所計劃在2027年下半年推出新平台。",
    ],
)
def test_a_listed_company_is_not_the_government(text: str) -> None:
    assert found(text) == ()


def test_what_the_government_does_with_one_is_its_own() -> None:
    assert len(found("政府會與港鐵公司在2027年下半年檢討票價。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "MTRC plans to open the new pier in 2027.",
        "Hong Kong Exchanges and Clearing Limited will launch the platform in 2027.",
        "政府宣布，內地於2027年推出新簽證。",
        "新加坡政府將於2027年推出新簽證。",
        "Singapore will launch a new visa in 2027.",
        "持牌人於2027年6月前完成登記。",
        "市民於2027年3月底前更換身份證。",
        "在2027年底前完成工程的業主可獲補貼。",
    ],
)
def test_what_firms_other_places_or_the_public_do_binds_nobody(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "政府宣布，於2027年推出新簽證。",
        "政府與內地將於2027年推出新簽證。",
        "工程於2027年6月前完成。",
        "署方在2027年底前完成碼頭的工程。",
    ],
)
def test_what_the_government_does_by_then_is_still_its_own(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Government met the trade. They will set up a platform of their own.",
        "政府已與業界會面。並會加強競爭。",
        "HSBC told the Government it cannot, but will launch a service for shops.",
        "The Government disapproves, but they will set up a fund of their own.",
    ],
)
def test_they_are_whomever_the_government_met(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "因應委員建議，政府將在2027年第二季提交文件。",
        "Members are requested to note that the works will be completed in March 2027.",
        "The Department was asked to report and will do so by March 2027.",
        "The undertaking made in 2024 has not been fulfilled and the Bureau will complete it in 2027.",
    ],
)
def test_what_follows_a_wish_of_others_is_promised(text: str) -> None:
    assert [one.due_to is not None for one in found(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "陳克勤議員建議，政府將在2027年第二季提交文件。",
        "Members were asked to report by March 2027.",
        "The undertaking to finish in 2027 has been fulfilled.",
    ],
)
def test_the_wish_itself_or_what_is_kept_is_not(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text", ["註 系統將於2027年6月前推出。", "備註 系統將於2027年6月前推出。", "Note The system will be launched by June 2027."]
)  # fmt: skip
def test_a_note_without_a_colon_promises_nothing(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize("text", ["政府將於2027年6月前注資基金。", "Notes will be issued by the Office by June 2027."])  # fmt: skip
def test_a_word_that_is_no_note_promises(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The tender will close on 30 November 2026.",
        "現行合約將於2027年6月屆滿。",
        "The app does not, and will not, follow a ship after 2026.",
        "試驗計劃為期兩年，將於2027年12月結束。",
        "The Portal now offers 1 080 charts, against a target of 1 200 charts by 2028.",
    ],
)
def test_what_only_ends_or_is_measured_is_no_promise(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "港投公司會於2027年年初公布首批項目。",
        "The contractor is expected to finish the works in the third quarter of 2027.",
        "若獲委員支持，我們會於2026年年底前向財務委員會申請追加撥款20億元。",
        "The Harbour Department will complete the review within two years.",
        "We shall complete the last batch, of 26 ships, in the coming financial year.",
        "The Office will, subject to funding approval, commission the new pier in 2028-29.",
        "政府將在本屆任期內開通首條航線。",
        "海事處定於明年三月三十一日或之前，把全部航線加進系統。",
    ],
)
def test_what_the_government_and_its_companies_will_do_is_promised(text: str) -> None:
    assert found(text)


def test_a_name_that_opens_with_a_small_letter_opens_a_sentence() -> None:
    (one,) = found("The fee is $3,600. eHealth will open to all ships by the end of 2026.")
    assert one.quote.startswith("eHealth")
