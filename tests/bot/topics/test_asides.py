"""This file tests what is said by the way: owners, purposes, examples, rows, and what a text is on."""

from __future__ import annotations

import pytest

from bot.topics.asides import among_others, aside, passed_over, passes_over
from bot.topics.matcher import Matcher
from bot.topics.places import places
from bot.topics.shipped import shipped
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.text import fold
from tests.evaluation.rows import labels

MATCHER = Matcher(shipped())
FILLER = "當局會按既定程序處理有關申請，並適時公布詳情，讓各界了解最新安排。"


def _aside(text: str, word: str) -> bool:
    folded = fold(text)
    start = folded.index(fold(word))
    return aside(folded, start, start + len(fold(word)))


def _levels(paper: Document) -> dict[str, str]:
    return {match.topic: match.level for match in MATCHER.match(paper)}


def _paper(*paragraphs: str, title: str = "會議摘要") -> Document:
    sections = (Section(None, tuple(map(Paragraph, paragraphs))),)
    return Document("plain", "zh-Hant", title, sections=sections)


def _reply(question: str, *answer: str) -> Document:
    exchanges = (Exchange(question, "\n".join(answer)),)
    return Document("estimates_reply", "zh-Hant", "", exchanges=exchanges)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("為推動數字政府建設，當局更換了座椅。", "數字政府"),
        ("當局更換了座椅，以推動智慧城市發展。", "智慧城市"),
        ("在數字政府的政策框架下，當局更換了座椅。", "數字政府"),
        ("項目種類繁多，例如利用人工智能改良麵團。", "人工智能"),
        ("警方接獲三萬宗騙案，其中少數涉及換臉影片。", "換臉"),
        ("The Fund paid for 300 projects, a few of which use deep learning.", "deep learning"),
        ("To support digital government, chairs were replaced.", "digital government"),
        ("Many projects, for example one on deep learning, were paid.", "deep learning"),
        ("He mentioned in passing deep learning.", "deep learning"),
        ("The speech touched only in passing on deep learning.", "deep learning"),
        ("In passing, he praised deep learning.", "deep learning"),
        ("One amendment adds a reference to deep learning.", "deep learning"),
        ("議員還提到深度學習。", "深度學習"),
    ],
)
def test_a_purpose_and_an_example_are_said_by_the_way(text: str, word: str) -> None:
    assert _aside(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("當局推動數字政府建設，並更換座椅。", "數字政府"),
        ("為何智慧城市的進度緩慢，當局如何解釋？", "智慧城市"),
        ("座椅已更換。智慧城市藍圖會於年底公布。", "智慧城市"),
        ("在智慧城市方面，當局會增設燈柱。", "智慧城市"),
        ("Digital government comes first, chairs second.", "digital government"),
        ("In passing the Bill on deep learning, the Council set limits.", "deep learning"),
        ("In passing judgment on deep learning, the court set limits.", "deep learning"),
        ("The Bill adds a reference to deep learning.", "deep learning"),
    ],
)
def test_what_a_sentence_says_is_not_said_by_the_way(text: str, word: str) -> None:
    assert not _aside(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("officers may use tools such as deep learning", "deep learning"),
        ("學生使用的軟件例如ChatGPT", "ChatGPT"),
    ],
)
def test_the_examples_of_a_tool_are_what_is_meant(text: str, word: str) -> None:
    assert not _aside(text, word)


def _passed_over(text: str, word: str) -> bool:
    folded = fold(text)
    start = folded.index(fold(word))
    return passes_over(folded) and passed_over(folded, start, start + len(fold(word)))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Toy Fair opens with displays of robots and AI dolls", "AI dolls"),
        ("Secretary concludes trip to Seoul and tours AI firms", "AI"),
        ("局長訪首爾　參觀晶片及人工智能企業", "人工智能"),
        ("美食博覽開幕　展出人工智能廚具", "人工智能"),
        ("討論智慧城市的會議取消　改為討論泳池", "智慧城市"),
        ("撤回智慧城市議程　改為討論泳池", "智慧城市"),
        ("Motion on AI withdrawn: Members to debate flood control instead", "AI"),
    ],
)
def test_a_sight_among_others_and_a_dropped_matter_are_passed_over(text: str, word: str) -> None:
    assert _passed_over(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("AI Expo opens, exhibits free to all", "AI"),
        ("Exhibition on AI opens", "AI"),
        ("Secretary visits AI institute", "AI"),
        ("Tunnel displays show what AI predicts", "AI"),
        ("參觀智慧燈柱的安排", "智慧燈柱"),
        ("會議改為討論人工智能", "人工智能"),
        ("Members to discuss AI instead of rents", "AI"),
        ("AI bill withdrawn", "AI"),
        ("取消人手收費，改為討論後推行易通行", "易通行"),
    ],
)
def test_what_a_visit_or_a_meeting_is_on_is_not_passed_over(text: str, word: str) -> None:
    assert not _passed_over(text, word)


@pytest.mark.parametrize(
    "title", ["局長訪首爾　參觀人工智能企業", "Game Fair opens, showcasing AI dolls"]
)
def test_a_headline_that_passes_over_a_subject_mentions_it(title: str) -> None:
    assert [one.level for one in MATCHER.match_title(title)] == ["mention"]


def _among_others(text: str, word: str) -> bool:
    folded = fold(text)
    start = folded.index(fold(word))
    return among_others(folded, start, start + len(fold(word)))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("預算諮詢：文化、人工智能、漁農的意見", "人工智能"),
        ("論壇開幕　談仲裁、航運、法律科技", "法律科技"),
        ("Forum opens: trade, deep learning and talent, and wine", "deep learning"),
        ("Deep learning, wine, and textiles win grants", "Deep learning"),
    ],
)
def test_an_item_of_a_list_is_one_among_others(text: str, word: str) -> None:
    assert _among_others(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("人工智能的規管、培訓及應用", "人工智能"),
        ("研究與教學、人工智能", "人工智能"),
        ("文化、漁農、航運：人工智能的角色", "人工智能"),
        ("In Seoul, deep learning wins", "deep learning"),
        ("Doctors, nurses, pupils: deep learning for all", "deep learning"),
    ],
)
def test_a_subject_outside_a_list_is_not_among_others(text: str, word: str) -> None:
    assert not _among_others(text, word)


def test_a_headline_that_lists_a_subject_among_others_mentions_it() -> None:
    (match,) = MATCHER.match_title("學會介紹：陶藝、人工智能、園藝的課程")
    assert (match.topic, match.level) == ("ai", "mention")


def test_a_headline_that_lists_a_subject_s_own_words_is_on_it() -> None:
    (match,) = MATCHER.match_title("學會介紹：陶藝、人工智能、大語言模型")
    assert (match.topic, match.level) == ("ai", "substantive")


def test_an_owner_in_every_sentence_does_not_make_a_subject() -> None:
    told = _levels(
        _reply(
            "部門採購座椅的開支為何？",
            "數字政策辦公室(數字辦)負責採購。數字辦去年購入座椅三千張。",
            "為配合數字政府和智慧城市的發展，數字辦會再添置座椅。數字政策專員會檢討安排。",
        )
    )
    assert told.get("smart-city") != "substantive"


def test_what_an_owner_does_on_the_subject_is_the_subject() -> None:
    told = _levels(_reply("「智方便」的用戶人數為何？", "數字辦表示，智方便有三百萬名用戶。"))
    assert told == {"smart-city": "substantive"}


def test_all_names_of_an_owner_count_as_one() -> None:
    (match,) = MATCHER.match(
        _reply("職位空缺為何？", "數字政策辦公室（數字辦，DPO）有六個空缺。" * 3)
    )
    assert (match.level, len(match.evidence)) == ("mention", 1)


@pytest.mark.parametrize(
    "row",
    [
        "智慧城市體驗館，觀塘海濱道77號3樓",
        "Artificial intelligence kit for kindergartens 1,250,000",
        "Smart City Gallery, Room 12, 8/F",
        "大語言模型在園藝的應用 320萬元",
    ],
)
def test_an_address_or_a_grant_is_a_row_of_a_table(row: str) -> None:
    assert [place.role for place in places(_paper(row, title=""))] == ["table"]


def test_a_line_that_ends_with_a_year_is_no_grant() -> None:
    assert places(_paper("Single account for public services by 2027", title=""))[0].role == (
        "paragraph"
    )


def test_a_sum_like_a_year_is_a_grant_by_its_sign() -> None:
    assert places(_paper("Chairs for the library $2000", title=""))[0].role == "table"


def test_a_sentence_with_a_sum_is_a_paragraph() -> None:
    assert places(_paper("當局撥款320萬元。", title=""))[0].role == "paragraph"


def test_a_text_that_is_plainly_on_a_topic_rescues_its_headline() -> None:
    paper = _paper(
        "局長今日致辭。",
        "人工智能正改變各行各業，研發院會訓練大語言模型。",
        "生成式人工智能的指引會於下月公布。",
        "聊天機械人會在各區試用。",
    )
    assert _levels(paper)["ai"] == "substantive"


def test_one_late_paragraph_does_not_make_a_short_text_on_a_topic() -> None:
    paper = _paper(FILLER, FILLER, "部分團體亦提及人工智能。")
    assert _levels(paper) == {"ai": "mention"}


def test_a_list_of_a_subjects_own_things_is_on_the_subject() -> None:
    paper = _paper(
        "主要項目為開放數據平台、政府雲端及數字政府系統，佔撥款七成。",
        "其餘項目為智慧燈柱、數字孿生及智能泊車。",
        FILLER,
    )
    assert _levels(paper)["smart-city"] == "substantive"


@pytest.mark.parametrize("reply", labels("topics_owners.json")["replies"])
def test_our_replies_on_owners_and_examples_are_told_apart(reply: dict[str, object]) -> None:
    told = _levels(_reply(str(reply["question"]), *map(str, reply["answer"])))  # type: ignore[call-overload]
    main = {slug for slug in ("ai", "smart-city", "legal-tech") if reply[slug] == 2}
    assert {slug for slug, level in told.items() if level == "substantive"} == main


def test_a_very_long_sentence_costs_no_more_than_a_short_one() -> None:
    assert not _aside("座椅" * 50_000 + "數字政府" + "座椅" * 50_000, "數字政府")


def _titled(title: str, *paragraphs: str) -> Document:
    sections = (Section(None, tuple(map(Paragraph, paragraphs))),)
    return Document("plain", "zh-Hant", title, sections=sections)


def test_the_opening_of_a_letter_stands_for_a_title_that_names_no_matter() -> None:
    said = ("現回覆如下。", "本署已在二十四個沙井裝設水位感應器。", FILLER)
    assert _levels(_titled("跟進行動一覽表", *said)) == {"smart-city": "substantive"}


def test_a_title_that_names_another_matter_is_not_set_aside_by_an_opening() -> None:
    said = ("現回覆如下。", "本署已在律師行購置文件審閱工具。", FILLER)
    assert _levels(_titled("街市空調工程", *said)) == {}
    assert _levels(_titled("補充資料", *said)) == {"legal-tech": "substantive"}


def test_what_a_letter_says_further_down_does_not_stand_for_its_title() -> None:
    said = ("現回覆如下。", FILLER, "部分團體亦提及人工智能。")
    assert _levels(_titled("補充資料", *said)) == {"ai": "mention"}


def test_a_crime_in_an_opening_is_no_alert() -> None:
    said = ("警方拘捕兩名男子，涉嫌以人工智能換臉行騙。", FILLER)
    assert _levels(_titled("補充資料", *said)) != {"ai": "substantive"}


def test_a_bills_long_title_weighs_like_its_title() -> None:
    said = "An Act to regulate self-driving vehicles on roads and to provide for connected matters."
    sections = (Section(None, (Paragraph(said),)), Section(None, (Paragraph("Short title."),)))
    titled = Document(
        "bill", "en", "Road Matters Bill", sections=sections, fields={"long_title": said}
    )
    assert _levels(titled) == {"smart-city": "substantive"}


def test_two_words_in_a_text_of_two_sentences_tell_what_a_titles_do() -> None:
    brief = "司法機構試用軟件，把口供自動轉成文字，並比較其準確度。明年檢討。"
    assert _levels(_paper(brief, title="新安排展開試行"))["ai"] == "substantive"
    assert "ai" not in _levels(_paper(brief, *[FILLER] * 4, title="新安排展開試行"))


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("財政預算案摘要：退稅及鐵路", "司長在十項重點中亦提及智慧出行。", "smart-city"),
        ("開支摘要：退稅及旅遊", "當局就各項工作簡報，例如人工智能。", "ai"),
    ],
)
def test_what_a_brief_text_says_by_the_way_is_no_main_subject(
    title: str, text: str, topic: str
) -> None:
    assert _levels(_paper(text, title=title)).get(topic) != "substantive"


def test_a_ring_that_is_broken_up_is_a_crime() -> None:
    brief = "Police arrested 27 persons who used face-swapping software to win trust."
    assert _levels(_paper(brief, title="Deepfake loan ring broken up")).get("ai") != "substantive"


def test_a_bill_that_is_passed_is_not_said_in_passing() -> None:
    said = "In passing the Bill on artificial intelligence, the Council set limits on its use."
    assert _levels(_paper(said, title="New Bill"))["ai"] == "substantive"


@pytest.mark.parametrize(
    "said",
    [
        'Asked whether "AI" could write characters, the speaker said that the brush would need a hand.',
        'The site offers an "AI trading" account to whoever sends money.',
        "其中一齣名為「AI」的話劇，講述女孩與月亮對話。",
        "局長致辭時說，「人工智能」是近年的熱門詞語，但現場演出的感染力無可取代。",
    ],
)
def test_a_word_that_is_only_quoted_is_mentioned(said: str) -> None:
    title = "Museum to hold a talk" if said.isascii() else "藝術節開幕"
    assert _levels(_paper(said, title=title)) == {"ai": "mention"}


@pytest.mark.parametrize(
    "said",
    [
        'The Government published the "AI Subsidy Scheme" for firms that buy computing power today.',
        'The Office uses artificial intelligence ("AI") to answer enquiries of the public by telephone.',
        "當局今日公布「人工智能資助計劃」的申請結果。",
        "當局今日公布「人工智能指引」，供各部門參考。",
    ],
)
def test_a_name_or_a_definition_in_quotation_marks_is_said_outright(said: str) -> None:
    title = "New measures" if said.isascii() else "新措施"
    assert _levels(_paper(said, title=title)).get("ai") == "substantive"


@pytest.mark.parametrize(
    ("said", "times", "topic"),
    [
        ("第{}階段的「智慧燈柱」工程已完成，署方會增設「智慧燈柱」。", 8, "smart-city"),
        ("政府正全速推展「智慧城市」，預計2027年完成第{}期。", 1, "smart-city"),
        ("政府會推動「人工智能」的第{}階段發展，並撥款一億元。", 1, "ai"),
        ("一名為「人工智能」而設的專員會在第{}區推動「人工智能」的應用。", 1, "ai"),
        ("The “generative AI” pilot of phase {} will be extended by the Department.", 1, "ai"),
    ],
)
def test_a_policy_that_is_quoted_as_usual_is_no_mention(said: str, times: int, topic: str) -> None:
    paper = _paper(*(said.format(number) for number in range(1, times + 1)), title="文件")
    plain = _paper(
        *(said.translate(_NO_MARKS).format(number) for number in range(1, times + 1)), title="文件"
    )
    assert _levels(paper)[topic] == _levels(plain)[topic] == "substantive"


_NO_MARKS = str.maketrans("", "", '「」“”"')
