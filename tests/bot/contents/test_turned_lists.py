"""This file tests that an item is never told without the "not" or the condition that leads in its list."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.lists import with_lists
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of


def bullets(*lines: str) -> list[str]:
    paper = Document(
        "panel_paper", language_of(lines[0]), "Public services", published=date(2026, 6, 15),
        sections=(Section("Latest position", tuple(Paragraph(one) for one in lines)),),
    )  # fmt: skip
    return [one.text for one in summarise(paper)]


@pytest.mark.parametrize(
    "lines",
    [
        ("The scheme does not cover:", "(a) Elderly persons living abroad;", "(b) Civil servants;", "(c) Holders of passports."),
        ("The following shall not be counted as income:", "(a) the Old Age Allowance;", "(b) the transport subsidy;"),
        ("Unless the Council resolves otherwise:", "(a) the fee will rise to $500 on 1 January 2027;", "(b) the licence will last for three years."),
        ("The Administration will not provide subsidies for:", "(a) the purchase of hardware;", "(b) the hiring of staff;"),
        ("A licence will be granted only if:", "(a) the applicant holds no other licence;", "(b) its reserves are kept in Hong Kong."),
        ("下列活動將由2027年1月1日起禁止：", "（一）售賣即棄塑膠餐具；", "（二）進口電子煙；"),
        ("下列機構不合資格申請：", "（一）上市公司；", "（二）已獲其他基金資助的機構；"),
        ("政府當局不會：", "（一）提高牌照費用；", "（二）放寬營業時間限制；"),
    ],
)  # fmt: skip
def test_what_a_lead_in_denies_or_hangs_on_something_never_stands_alone(
    lines: tuple[str, ...],
) -> None:
    for bullet in bullets(*lines):
        if any(item.split(maxsplit=1)[-1].strip("；;.")[-8:] in bullet for item in lines[1:]):
            assert lines[0].rstrip(":：") in bullet


def test_what_follows_a_turned_list_stands_by_itself() -> None:
    said = "The Government will launch the new scheme for all schools in October 2026."
    assert said in bullets(
        "The scheme does not cover:", "(a) the purchase of hardware;", "(b) staff.", said
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Members urged the Administration to:", "(a) abolish the levy;", "(b) set up a fund of $10 billion.", "The Administration did not agree to any of these."),
        ("議員促請政府當局：", "（一）取消徵費；", "（二）設立100億元的基金。", "政府當局不接納上述建議。"),
    ],
)  # fmt: skip
def test_what_members_urge_is_told_with_its_answer_or_not_at_all(lines: tuple[str, ...]) -> None:
    (bullet,) = bullets(*lines)
    assert bullet.startswith(lines[0].rstrip(":："))
    assert bullet.endswith(lines[-1])


def test_what_members_urge_leaves_room_for_what_is_done() -> None:
    done = "The Administration will lower the levy to 2% from April 2027."
    found = bullets(
        "Members urged the Administration to:", "(a) abolish the levy;", "(b) set up a fund of $10 billion.",
        "It has since consulted the trade.", done,
    )  # fmt: skip
    assert found == [done]


def test_options_that_were_rejected_are_told_as_such() -> None:
    found = bullets(
        "The Administration has considered and rejected the following options:",
        "(a) setting up a statutory body;", "(b) raising the levy to 5%.",
    )  # fmt: skip
    assert found == [
        "The Administration has considered and rejected the following options: setting up a statutory body; raising the levy to 5%"
    ]


@pytest.mark.parametrize(
    ("said", "undone"),
    [
        ("The Department announced that tolls would be raised to $80 on July 1, 2026.", "In view of the public's views, the decision has been withdrawn."),
        ("The Board approved a new depot of 3 hectares in March 2026.", "The plan was later shelved."),
        ("運輸署早前宣布由7月1日起把收費調高至80元。", "考慮到公眾意見，有關決定已撤回。"),
        ("署方於三月建議興建佔地3公頃的車廠。", "該計劃其後已擱置。"),
    ],
)  # fmt: skip
def test_what_was_withdrawn_is_never_told_without_that(said: str, undone: str) -> None:
    for bullet in bullets(f"{said}{'' if '。' in said else ' '}{undone}"):
        assert said not in bullet or undone in bullet


def test_a_decision_of_one_long_sentence_is_told_whole() -> None:
    chinese = (
        "政府當局建議由2027年1月1日起，所有虛擬資產交易平台、買賣服務、託管服務及諮詢服務的營運者，不論是否在香港註冊成立，"
        "亦不論其服務對象為零售或專業投資者，均須申領牌照、將客戶資產存放於獨立帳戶、每年提交經審計帳目及委任最少兩名居港的負責人員，"
        "並須接受證券及期貨事務監察委員會每年最少一次的實地視察及隨時提交紀錄，惟只為集團內公司提供服務者可獲豁免遵守上述規定，而在上一財政年度處理款額不足一千萬元者則無須申領。"
    )
    assert len(chinese) > 200
    assert chinese in bullets(chinese, "秘書處已遷往新址。")
    english = (
        "The Administration proposes that from 1 January 2027 all operators of trading platforms, dealing services and custodial services, "
        "whether incorporated in Hong Kong or elsewhere and whether or not they hold any other licence of a financial regulator, should be "
        "required to obtain a licence, keep client assets in segregated accounts, submit audited accounts every year and appoint two "
        "responsible officers resident in Hong Kong, except those which serve only their own group companies."
    )
    assert len(english.split()) > 64
    assert english in bullets(english, "The Secretariat has moved to new premises.")


def test_what_is_suspended_from_a_day_comes_before_a_study() -> None:
    ended = "One bank has left, and the counter scheme is therefore suspended from 1 July 2026 until further notice."
    assert bullets(ended, "The Administration will launch a study in 2027.")[0].startswith(ended)


def test_items_below_headings_are_led_in_by_what_stands_above_all_of_them() -> None:
    paper = Document(
        "panel_paper", "en", "Harbours", published=date(2026, 10, 20),
        sections=(
            Section("New initiatives", (Paragraph("We will –", None),)),
            Section("Piers", (
                Paragraph("• Inject $1.5 billion into the Pier Fund, subject to funding approval.", None),
                Paragraph("• Open two more piers by mid-2028.", None),
            )),
            Section("Lamps", (Paragraph("• Integrate the lamps of 40 piers by March 2027.", None),)),
        ),
    )  # fmt: skip
    told = [one.text for one in summarise(paper)]
    assert len(told) == 3
    assert all(one.startswith("[We will] ") for one in told)


def test_an_item_that_only_says_where_never_stands_alone() -> None:
    told = bullets(
        "The Rules will require skippers to file logs online -",
        "(a) in all typhoon shelters, from 1 April 2027;",
        "(b) in the western anchorage, from 1 January 2028.",
    )
    assert told
    assert all("will require skippers" in one for one in told)


@pytest.mark.parametrize(
    "lines",
    [
        ("We propose to register:", "(a) houseboats moored in the bay;", "(b) rafts that carry more than ten people, provided that their owners agree."),
        ("我們建議為下列船隻登記：", "（一）停泊在灣內的船屋；", "（二）可載十人以上的木筏，但須獲船主同意。"),
    ],
)  # fmt: skip
def test_an_item_is_told_with_what_it_hangs_on(lines: tuple[str, ...]) -> None:
    paper = Document(
        "panel_paper", language_of(lines[0]), "Public services", sections=(Section("", tuple(map(Paragraph, lines))),),
    )  # fmt: skip
    told = [one.text for one in with_lists(statements(paper)) if one.listed]
    assert [lines[-1][-6:].rstrip("。.") in one for one in told] == [True]
