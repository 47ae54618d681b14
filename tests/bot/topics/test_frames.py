"""This file tests that a crime, a match, a dinner or a find of science is a mention and no alert."""

from __future__ import annotations

import pytest

from bot.topics.frames import frame
from bot.topics.matcher import Matcher
from bot.topics.shipped import shipped
from bot.topics.terms import haystack
from scrapers.items import Document, Paragraph, Section

MATCHER = Matcher(shipped())
SAID = "當局以人工智能分析影像，並訓練大語言模型，生成式人工智能亦已應用，聊天機械人回答查詢。"


def levels(text: str) -> dict[str, str]:
    """Give the topics of a headline with their levels."""
    return {match.topic: match.level for match in MATCHER.match_title(text)}


@pytest.mark.parametrize(
    "title",
    [
        "Clerk arrested for forging e-court summons",
        "Jogger injured by delivery drone on autonomous vehicle track",
        "Autonomous vehicle club holds annual dinner",
        "Deepfake ring smashed: twelve charged in court",
        "AI rowing team wins gold medal",
        "Astronomers use AI to find new planets",
        "智慧城市協會周年晚宴",
        "人工智能學會足球賽奪冠",
        "換臉行騙三人被捕",
        "低空飛行器墜毀兩人受傷",
        "騙徒以合成聲音扮親人",
        "Fraudsters use deepfake voices to fool the elderly",
        "Smart lamp post knocked down by lorry in Kwun Tong",
        "智慧燈柱遭貨車撞毀 司機受傷",
        "Lawyer loses laptop with software in taxi",
        "Witness describes crash by video to reporters",
        "Tribunal orders shop to refund robot vacuum cleaner",
        "Lift remote monitoring room floods after pipe bursts",
        "Smart lamp post draws couples for photos",
        "Pupils design smart bins for school contest",
        "Teacher writes novel about computer",
        "智慧燈柱成情侶打卡點",
        "長者學用手機 遭電話騙光積蓄",
        "手機維修小額錢債增",
        "智慧燈柱附近發生火警",
        "Fire breaks out near smart lamp post",
        "Recall of Smart City brand chargers",
        "Smart city brand fans recalled over faulty switch",
        "智慧城市牌風扇須回收一批",
        "Flood damages sensors at MTR station",
    ],
)
def test_what_is_not_on_policy_is_a_mention(title: str) -> None:
    assert set(levels(title).values()) == {"mention"}


@pytest.mark.parametrize(
    "title",
    [
        "LCQ9: People injured by autonomous vehicles",
        "Measures against deepfake: arrests and prosecutions",
        "立法會五題：人工智能換臉騙案的拘捕數字",
        "打擊深偽詐騙 多人被捕",
        "交通傳票可於網上認罪",
    ],
)
def test_what_is_done_about_a_crime_is_policy(title: str) -> None:
    assert "substantive" in levels(title).values()


def test_a_reported_crime_is_not_rescued_by_its_text() -> None:
    sections = (Section(None, tuple(Paragraph(SAID) for _ in range(4))),)
    told = MATCHER.match(Document("plain", "zh-Hant", "人工智能行騙集團落網", sections=sections))
    assert {match.topic: match.level for match in told}["ai"] == "mention"


def test_a_letter_that_tells_of_a_fraud_by_machine_is_a_mention() -> None:
    text = (
        "本人致函主席。",
        "近日有騙徒用合成聲音扮作子女，騙去長者積蓄。",
        "請銀行延遲大額轉帳。",
    )
    sections = (Section(None, tuple(map(Paragraph, text))),)
    told = MATCHER.match(Document("plain", "zh-Hant", "議員來函", sections=sections))
    assert [(match.topic, match.level) for match in told] == [("ai", "mention")]


def test_why_quotes_the_word_that_made_it_a_mention() -> None:
    sections = (Section(None, (Paragraph(SAID),)),)
    paper = Document("plain", "zh-Hant", "人工智能行騙集團落網", sections=sections)
    miss = MATCHER.why_not(paper, "ai")
    assert (miss.level, any("落網" in quoted for quoted in miss.masked)) == ("mention", True)


def test_a_frame_names_what_it_reports() -> None:
    found = frame(haystack("Annual dinner of the Smart City Consortium")[0])
    assert found is not None
    assert found.kind == "dinner"


def test_a_latin_word_of_a_frame_stands_between_borders() -> None:
    assert frame(haystack("Gentleman's ballot on metals")[0]) is None


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Government data show rents rising", "smart-city"),
        ("政府數據顯示租金上升", "smart-city"),
        ("A deep learning approach to literature", "ai"),
        ("電腦視覺綜合症講座", "ai"),
        ("Copilot of helicopter commended", "ai"),
    ],
)
def test_a_guard_lets_a_term_only_touch_on_its_subject(title: str, topic: str) -> None:
    assert levels(title) == {topic: "mention"}


def test_two_lowered_words_do_not_add_up_to_an_alert() -> None:
    title = "Government data show, and traffic data show, that rents rise"
    assert levels(title) == {"smart-city": "mention"}


def test_a_code_of_conduct_is_no_personal_code() -> None:
    assert levels("Staff sign personal code of conduct") == {}


@pytest.mark.parametrize(
    "title",
    [
        "MR AI KWOK-WAH, JP",
        "APPOINTMENT OF AI KWOK-WAH",
        "LIU AI-QUN elected",
        "AI H9N2 in chickens",
    ],
)
def test_people_and_viruses_called_ai_are_no_topic(title: str) -> None:
    assert "ai" not in levels(title)


@pytest.mark.parametrize(
    "title", ["HKMA AI-led supervision", "AI CO-PILOT FOR CIVIL SERVANTS", "MR CHAN ON AI POLICY"]
)
def test_ai_in_capitals_beside_others_is_still_ai(title: str) -> None:
    assert levels(title)["ai"] == "substantive"
