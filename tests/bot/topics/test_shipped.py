"""This file tests the topics that ship: what they find, what they pass over, and how they say why."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.topics.lexicon import MOST_ALIKE
from bot.topics.matcher import Matcher, UnknownTopic
from bot.topics.shipped import shipped
from bot.topics.vocabulary import headings
from scrapers.items import Document, Exchange, Paragraph, Section
from tests.material import shared

MATCHER = Matcher(shipped())


def levels(text: str) -> dict[str, str]:
    """Give the topics of a headline with their levels."""
    return {match.topic: match.level for match in MATCHER.match_title(text)}


def release(*paragraphs: str, title: str = "") -> Document:
    """Make a plain paper of our own."""
    body = tuple(Paragraph(text, str(number)) for number, text in enumerate(paragraphs, 2))
    return Document("plain", "zh-Hant", title, sections=(Section(None, body),))


FILLER = "當局會按既定程序處理有關申請，並適時公布詳情，讓各界了解最新安排和時間表。" * 12


def test_what_topics_are_called_is_read_without_their_words() -> None:
    whole = [(one.key, one.names["en"], one.names["zh"], one.emoji) for one in shipped()]
    assert [(one.key, one.en, one.zh, one.emoji) for one in headings()] == whole


def test_three_topics_ship_in_the_order_in_which_they_are_shown() -> None:
    assert [topic.key for topic in shipped()] == ["legal-tech", "ai", "smart-city"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("法庭將採用電子存檔系統", "legal-tech"),
        ("法庭将采用电子存档系统", "legal-tech"),
        ("Courts to adopt electronic filing", "legal-tech"),
        ("Tribunals try remote hearings", "legal-tech"),
        ("規管生成式人工智能的公眾諮詢", "ai"),
        ("规管生成式人工智能的公众咨询", "ai"),
        ("Guidance on large language models issued", "ai"),
        ("LLMs in public hospitals", "ai"),
        ("低空经济试点项目", "smart-city"),
        ("Smart lamp-posts return to Kowloon Bay", "smart-city"),
        ("「智方便」新增服務", "smart-city"),
        ("Driverless buses on trial", "smart-city"),
        ("燈柱加裝感應器", "smart-city"),
        ("Street lights get weather gauges", "smart-city"),
        ("水务署以感应器监察水管", "smart-city"),
        ("Sensors on slopes warn of flooding", "smart-city"),
        ("小巴到站時間資訊上網", "smart-city"),
        ("渡輪可掃碼付款", "smart-city"),
        ("Tunnel tolls by tag from Sunday", "smart-city"),
        ("電子交通執法分階段推行", "smart-city"),
    ],
)
def test_a_headline_that_names_the_subject_is_substantive(text: str, topic: str) -> None:
    assert levels(text) == {topic: "substantive"}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("LLM tools for government counsel", "ai"),
        ("Machine learning classes for civil servants", "ai"),
        ("Remote hearings for children", "legal-tech"),
        ("足不出戶解決買賣糾紛", "legal-tech"),
        ("條例文本可免費下載", "legal-tech"),
        ("Text of Ordinances free to download", "legal-tech"),
        ("Shuttles without a driver at the wheel from May", "smart-city"),
        ("機場接駁車取消後備操作員", "smart-city"),
        ("Traffic lights that adjust to crowds", "smart-city"),
        ("All permits to be issued on phone", "smart-city"),
        ("Low-altitude working group meets", "smart-city"),
        ("Single account for all government services", "smart-city"),
    ],
)
def test_plain_words_beside_what_looks_alike_alert(text: str, topic: str) -> None:
    assert levels(text)[topic] == "substantive"


@pytest.mark.parametrize(
    "text",
    [
        "法律援助署遷址",
        "Legal aid office moves",
        "Arbitration award enforced by the High Court",
        "執法部門搗破賭檔",
        "Law enforcement officers raid arcade",
        "Artificial islands off Lantau",
        "Amnesty International statement",
        "Avian influenza: AI virus found in a market",
        "台灣智慧財產法院參訪",
        "換領智能身份證",
        "Smartphones lost on ferries",
        "Mr LAI and Ms Mai met the press",
        "大埔墟站大數字鐘維修",
        "行人路更容易通行",
        "Its officers visited the site",
        "無人機表演取消",
        "Court allows online drugstore appeal",
        "Court hears gamers in online dispute",
        "Court fakers used online link",
        "Firefighters' sensors in country parks",
        "Smart lockers for library books",
        "Smart lockers at swimming pools",
        "Smart watches for the staff of sports centres",
        "Smart toilets for homes",
        "Knitting and sewing machine learning circle",
        "Steep deep learning curve for young divers",
        "LLM fellowships for young solicitors",
        "AI組賽果公布",
        "Grade AI listed pier to be restored",
        "木工機械學習班",
        "Newborn remote hearing screening extended",
        "Virtual hearing test for pupils",
        "Low-altitude aerobatic display postponed",
        "車隊安全員不足　工會促增聘",
        "小額爭議增　市民足不出戶",
        "No more visits to prisoners: permits suspended",
        "Traffic lights: drivers adjust themselves to new speed",
        "Music scores free to download",
    ],
)
def test_a_headline_that_only_looks_alike_raises_no_alert(text: str) -> None:
    assert "substantive" not in levels(text).values()


def test_a_small_l_for_an_i_is_read_as_artificial_intelligence() -> None:
    assert levels("Al literacy in schools") == {"ai": "substantive"}


def test_a_person_called_al_is_not_artificial_intelligence() -> None:
    assert levels("Al Gore meets the Chief Executive") == {}


@pytest.mark.parametrize(
    "text",
    ["Mr AI Wing-tat joins the Board", "Speech by Ms AI at a dinner", "AI Ching-wah wins a medal"],
)
def test_a_person_whose_surname_is_ai_is_not_artificial_intelligence(text: str) -> None:
    assert levels(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Dr AI-assisted diagnosis on trial",
        "Mr Chan on AI",
        "AI Low-latency network",
        "AI Co-pilots",
    ],
)
def test_artificial_intelligence_beside_a_title_or_a_hyphen_is_no_person(text: str) -> None:
    assert levels(text)["ai"] == "substantive"


@pytest.mark.parametrize(
    "text",
    ["Bogus messages purporting to be from HKeToll", "慎防假冒「智方便」的訊息", "偽冒易通行網站"],
)
def test_a_service_that_somebody_feigns_to_be_is_only_mentioned(text: str) -> None:
    assert levels(text) == {"smart-city": "mention"}


def test_a_text_under_a_headline_that_warns_of_what_is_feigned_is_only_a_mention() -> None:
    text = "數字政策辦公室澄清，從未以短訊要求市民更新「智方便」帳戶資料。"
    warned = release(text, title="慎防冒充數字政策辦公室的短訊")
    assert {match.topic: match.level for match in MATCHER.match(warned)}["smart-city"] == "mention"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("學校舉辦戶外講座，反應熱烈。教材會加入人工智能生成內容。", "mention"),
        ("教材會加入人工智能生成內容。學校舉辦戶外講座，反應熱烈。", "substantive"),
    ],
)
def test_a_subject_named_once_after_other_things_is_not_what_a_short_text_is_on(
    text: str, level: str
) -> None:
    found = MATCHER.match(release(text, title="青少年閒暇活動"))
    assert {match.topic: match.level for match in found}["ai"] == level


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Probate forms on an app", "legal-tech"),
        ("家事法庭表格可用手機遞交", "legal-tech"),
        ("Sensors keep watch over retaining walls", "smart-city"),
        ("擋土牆裝設無線傳送監察裝置", "smart-city"),
        ("Home-grown tool for summarising complaints", "ai"),
        ("以工具撮寫投訴", "ai"),
    ],
)
def test_plain_words_of_a_field_and_of_a_tool_make_a_headline_together(
    text: str, topic: str
) -> None:
    assert levels(text)[topic] == "substantive"


def test_a_loose_pair_counts_in_a_title_and_not_in_running_text() -> None:
    words = "渠務署推出電子平台"
    assert levels(words) == {"smart-city": "substantive"}
    assert MATCHER.match(release(words + "。" + FILLER, title="渠務")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Street lights fail in severe weather",
        "立體綠化空間啟用",
        "無人機偷運毒品",
        "的士司機加價",
        "Letting of vacant parking spaces",
    ],
)
def test_the_street_without_its_technology_raises_no_alert(text: str) -> None:
    assert "substantive" not in levels(text).values()


def test_a_latin_term_stops_at_the_borders_of_its_word() -> None:
    assert levels("Said the captain: sail again") == {}


def test_a_hyphen_is_the_same_as_a_blank() -> None:
    assert levels("Low altitude economy") == levels("Low-altitude economy")


@pytest.mark.parametrize(
    "text",
    [
        "市民以數碼身分登入",
        "數字身份平台",
        "線上爭議解決平台",
        "遠程聆訊",
        "聊天機器人答問",
        "即時交通資訊",
    ],
)
def test_a_chinese_word_is_found_in_its_other_spellings(text: str) -> None:
    assert "substantive" in levels(text).values()


def test_a_short_word_has_no_other_spelling() -> None:
    assert levels("數碼人才培訓") == {}


def test_a_confusable_letter_does_not_hide_a_word() -> None:
    assert levels("智慧城巿藍圖") == {"smart-city": "substantive"}


def test_an_industry_in_a_list_is_a_mention() -> None:
    paper = release(FILLER, "基金涵蓋生命健康、人工智能、先進製造、新能源等板塊。", FILLER)
    assert [(match.topic, match.level) for match in MATCHER.match(paper)] == [("ai", "mention")]


def test_a_paragraph_about_the_subject_makes_it_substantive() -> None:
    paragraph = (
        "當局正推動人工智能，研發院會訓練大語言模型，超算中心提供算力，"
        "並以生成式人工智能改善服務，人工智能人才亦獲資助。"
    )
    paper = release(FILLER, paragraph, FILLER)
    assert [match.level for match in MATCHER.match(paper) if match.topic == "ai"] == ["substantive"]


def test_a_question_weighs_more_than_its_answer() -> None:
    asked = Document("question_reply", "zh-Hant", "", exchanges=(Exchange("人工智能？", FILLER),))
    told = Document("question_reply", "zh-Hant", "", exchanges=(Exchange(FILLER, "人工智能。"),))
    assert MATCHER.match(asked)[0].score > MATCHER.match(told)[0].score


def test_a_table_never_makes_a_paper_substantive() -> None:
    rows = "人工智能 大語言模型 機器學習 深度學習 聊天機械人 生成式人工智能 算力"
    section = Section(None, (Paragraph(FILLER * 2), Paragraph(rows, table=True)))
    found = MATCHER.match(Document("plain", "zh-Hant", "", sections=(section,)))
    assert [match.level for match in found] == ["mention"]


def test_every_match_has_evidence_that_stands_in_the_paper() -> None:
    paper = release("署方將擴展智慧燈柱計劃。", "「智方便」用戶上升。", title="智慧城市")
    text = "署方將擴展智慧燈柱計劃。「智方便」用戶上升。智慧城市"
    for match in MATCHER.match(paper):
        assert match.evidence
        assert all(one.excerpt.strip("…") in text for one in match.evidence)


def test_evidence_says_in_which_paragraph_it_stands() -> None:
    paper = release(FILLER, "署方將擴展智慧燈柱計劃。")
    assert MATCHER.match(paper)[0].evidence[0].place == "3"


def test_a_slide_is_judged_as_a_whole() -> None:
    points = ("大語言模型", "算力", "生成式人工智能", "人工智能人才", "超算中心")
    slide = Section("展望", tuple(Paragraph(point) for point in points))
    filler = Section("背景", (Paragraph(FILLER * 3),))
    paper = Document("slides", "zh-Hant", "簡介", sections=(filler, slide))
    assert [match.level for match in MATCHER.match(paper)] == ["substantive"]


def test_a_court_beside_its_tool_is_lawtech_though_neither_word_is() -> None:
    assert levels("法官與書記") == {}
    assert levels("法官以視像方式處理案件") == {"legal-tech": "substantive"}


def test_a_court_and_a_tool_in_two_sentences_are_not_a_pair() -> None:
    assert levels("法官退休。視像會議設備招標") == {}


def test_a_court_that_convicts_is_not_lawtech_whatever_the_tool() -> None:
    assert "legal-tech" not in levels("Man jailed by court over AI scam")
    assert levels("Judges try out AI")["legal-tech"] == "substantive"


def test_a_stronger_word_wins_where_two_cross() -> None:
    found = MATCHER.match_title("具身智能機械人")
    assert [(match.topic, match.evidence[0].term) for match in found] == [("ai", "具身智能")]


def test_a_longer_word_wins_over_one_inside_it() -> None:
    found = MATCHER.match_title("副數字政策專員(數字基建)致辭")
    assert [match.level for match in found] == ["mention"]


def test_plain_text_is_matched_with_its_wrapped_lines_joined() -> None:
    found = MATCHER.match_text("政府將推動人工\n智能發展。")
    assert [match.topic for match in found] == ["ai"]


def test_why_not_gives_the_score_and_the_threshold() -> None:
    near = MATCHER.why_not(release(FILLER, "人工智能。", FILLER), "ai")
    assert (near.score, near.level) == (3.0, "mention")
    assert near.threshold > near.score


def test_why_not_quotes_what_was_masked() -> None:
    near = MATCHER.why_not(release("保護智慧財產的會議。"), "smart-city")
    assert any("智慧財產" in quote for quote in near.masked)


def test_why_not_refuses_a_topic_that_it_does_not_hold() -> None:
    with pytest.raises(UnknownTopic):
        MATCHER.why_not(release("人工智能。"), "nothing/here")


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("人工智能法庭電子AIlsmart city、，。/-\n (Al)ＡＩ\u202e🙂"),
        max_size=80,
    )
)
def test_no_text_makes_the_matcher_raise(text: str) -> None:
    for match in MATCHER.match_text(text, text):
        assert match.evidence


@pytest.mark.real
def test_an_ordinary_week_of_releases_raises_at_most_one_alert() -> None:
    path = shared("real", "info-gov-hk", "listing_records.jsonl")
    titles = [json.loads(line)["title"] for line in path.read_text(encoding="utf-8").splitlines()]
    alerts = [title for title in titles if "substantive" in levels(title).values()]
    assert len(alerts) <= 1, alerts


@pytest.mark.real
def test_no_shared_headline_on_ordinary_legal_business_is_lawtech() -> None:
    path = shared("labels", "topics_titles.json")
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    alarms = [
        item["title"]
        for item in items
        if item["title_legal_tech"] == 0
        and levels(item["title"]).get("legal-tech") == "substantive"
    ]
    assert alarms == []


def asked(question: str, answer: str) -> dict[str, str]:
    document = Document("estimates_reply", "zh-Hant", "", exchanges=(Exchange(question, answer),))
    return {match.topic: match.level for match in MATCHER.match(document)}


def test_a_short_question_that_names_a_subject_makes_it_the_main_one() -> None:
    levels_found = asked("多功能智慧燈柱的安裝數目為何？", "至今共安裝三百多支，開支約二億元。")
    assert levels_found == {"smart-city": "substantive"}


def test_an_office_alone_is_never_the_main_subject() -> None:
    told = asked(
        "數字政策辦公室過去三年的職位空缺數目為何？", "數字政策辦公室(數字辦)的空缺率約為6%。" * 3
    )
    assert told == {"smart-city": "mention"}


def test_a_text_of_one_word_over_and_over_is_counted_so_far_and_no_further() -> None:
    lines = "AI guidelines\n\n" * (2 * MOST_ALIKE)
    (match,) = MATCHER.match_text(lines)
    assert (match.topic, match.level, match.hits) == ("ai", "substantive", MOST_ALIKE)
