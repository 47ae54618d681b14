"""This file tests that a sentence which names nothing bears the name of what its paragraph is on, or none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.folded import Folded
from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.dangling import Leaning, leaning_en, leaning_zh, turns_away
from bot.contents.summaries.explained import explained
from bot.contents.summaries.lists import lead_ins, with_lists
from bot.contents.summaries.names_en import short_of, things_in
from bot.contents.summaries.names_zh import defined
from bot.contents.summaries.pieces import Pick
from bot.contents.summaries.splices import spliced
from bot.contents.summaries.stretches import stretches
from bot.contents.summaries.subjects import Subjects
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.text import fold, language_of

TITLE = "Progress of reefs, piers and ferries"


def labels(text: str, title: str = TITLE, heading: str = "Progress") -> list[str | None]:
    paper = Document(
        "panel_paper", language_of(text), title, published=date(2026, 10, 14),
        sections=(Section(heading, tuple(Paragraph(one, "2") for one in text.split("\n"))),),
    )  # fmt: skip
    everything = statements(paper)
    subjects = Subjects(everything, title)
    return [subjects.before(one) for one in everything]


SYSTEM = "The Harbour Watch System was installed at 12 piers in 2025."


@pytest.mark.parametrize(
    "text",
    [
        "Waiting time for ferries was cut by 9% on average.",
        "The Marine Department plans to cover 20 more in 2027-28, at a cost of $7 million.",
        "Migration of the remaining 30 will be completed by June 2027.",
        "Phase 2 as a whole will be completed by 2030.",
        "Trial operation is slated for the fourth quarter of 2026.",
        "Applications for a third batch closed on 18 September.",
        "We aim for 5 million users before the end of 2027.",
        "Installation will begin in May, and the readings will be shown on the HarbourGo application.",
        "Testing of the remaining two has begun.",
    ],
)
def test_what_a_paragraph_opens_with_is_set_before_a_sentence_without_a_name(text: str) -> None:
    assert labels(f"{SYSTEM} {text}")[1] == "[Harbour Watch System] "


@pytest.mark.parametrize(
    "text",
    [
        "HarbourGo recorded 148 000 visits between May and October.",  # a name of its own
        "HKeFerry recorded 148 000 visits between May and October.",
        "As for ferries, 12 routes have been added.",  # it turns to something else
        "Separately, fares will be frozen until 2028.",
        "The harbour watch will be extended to 20 more piers.",  # says so itself
        "Ferries carried 20 million passengers in 2025.",  # what the title is on
        "There were 38 900 seafarers in 2024.",  # what it is set in
        "We do not keep statistics on turnover.",  # what was asked is known
        "The manpower involved is absorbed by existing resources.",  # of all of the reply
    ],
)
def test_a_sentence_that_says_on_what_it_is_bears_no_label(text: str) -> None:
    assert labels(f"{SYSTEM} {text}")[1] == ""


@pytest.mark.parametrize(
    "text",
    [
        "A total of 54 were received by the end of May.",
        "Only two of the six gave a reason.",
        "Of the 40, 12 have been repaired.",
        "The remaining 3 are under review.",
        "The Office aims at doubling that number by end-2027.",
    ],
)
def test_a_count_without_its_noun_never_opens_a_bullet(text: str) -> None:
    assert labels(f"{SYSTEM} {text}")[1] is None


def test_a_name_in_a_place_or_merely_cited_is_no_topic() -> None:
    told = (
        "The Reef Records Institute (RRI) was set up in 2024. "
        "Its two pilot lines were installed in the Harbour Science Centre. "
        "Trial production is slated for 2026."
    )
    assert labels(told)[2] == "[Reef Records Institute] "
    cited = "According to the Harbour Safety Framework, boats carry lights. Trial lights were bought in May."
    assert labels(cited)[1] == ""


def test_of_two_things_in_one_sentence_none_is_the_topic() -> None:
    told = "Boats were moved from the Old Reef Register to the New Pier Register. Fees remain at $3,600."
    assert labels(told)[1] == ""


def test_what_a_body_made_is_the_topic_and_not_the_body() -> None:
    told = "The Reef Records Institute released the TideChat application in May. Monthly traffic has doubled since."
    assert labels(told)[1] == "[TideChat] "


def test_what_a_sentence_turns_to_is_the_topic() -> None:
    told = "On coral nurseries, the Department has hired six divers. Hatching trials will begin in May 2027."
    assert labels(told)[1] == "[coral nurseries] "


def test_a_heading_that_says_something_is_the_topic_where_nothing_else_is() -> None:
    told = "Work goes on. The first phase has been completed, and the pumps were tested."
    assert labels(told, heading="(C) Floating piers")[1] == "[Floating piers] "
    assert labels(told, heading="Way forward")[1] is None


def test_the_title_of_one_thing_needs_no_label() -> None:
    told = f"{SYSTEM} Waiting time for ferries was cut by 9%."
    assert labels(told, title="Harbour Watch System")[1] == ""
    assert labels(told, title="Harbour Watch System and Reef Fund")[1] == "[Harbour Watch System] "


def test_the_full_name_of_what_a_paper_calls_short_is_told() -> None:
    assert short_of(['The eHarbour mobile application ("the App") was launched.']) == {
        "App": "eHarbour mobile application"
    }
    told = 'The eHarbour mobile application ("the App") was launched in May. The Office renewed the App. We aim for 5 million downloads.'
    assert labels(told)[2] == "[eHarbour mobile application] "


def test_bodies_are_not_what_a_sentence_is_on() -> None:
    text = "The Marine Department (MD) and the Land Registry will join the Pier Booking Platform."
    assert [name for _, name in things_in(text, {})] == ["Pier Booking Platform"]


@pytest.mark.parametrize(
    "text",
    [
        "第五輪申請將於二月一日起接受，為期三個月。",
        "首批船隻將於明年第二季投入服務。",
        "使用者每星期平均節省2.4小時，七成受訪者表示滿意。",
        "處理時間亦會由平均九十日縮短至六十五日。",
        "海事處計劃在2027年把收費下調一成。",
        "經評審後，28份獲批，另有七份列入候補名單。",
        "截至三月底，已有5 420部投入運作。",
    ],
)
def test_a_chinese_sentence_without_a_name_bears_the_one_of_its_paragraph(text: str) -> None:
    assert labels(f"「珊瑚護養計劃」第四輪申請於四月截止，共收到81份申請。{text}")[1] in (
        "（珊瑚護養計劃）",
        "",
    )
    assert labels(f"「珊瑚護養計劃」於去年推出。{text}")[1] == "（珊瑚護養計劃）"


def test_simplified_chinese_is_read_alike() -> None:
    told = "「珊瑚护养计划」于去年推出。第二轮申请将于五月展开。"
    assert labels(told)[1] == "（珊瑚护养计划）"


@pytest.mark.parametrize(
    "text",
    [
        "另外，渡輪票價維持不變。",
        "至於渡輪，票價維持不變。",
        "漁民貸款基金則由另一部門管理。",
        "全港去年錄得十七宗沉船意外。",
        "「海岸通」每日有四萬人次使用。",
        "潮汐監察系統已在18個碼頭運作。",
        "所需人手由現有編制承擔。",
    ],
)
def test_a_chinese_sentence_that_says_on_what_it_is_bears_no_other_name(text: str) -> None:
    assert "珊瑚護養計劃" not in (labels(f"「珊瑚護養計劃」於去年推出。{text}")[1] or "")


def test_a_slogan_is_no_topic() -> None:
    assert labels("母親說燈柱「生了很多耳朵」，我笑了。海事處的目標是增至七百支。")[1] == ""


def test_teams_and_rounds_of_the_paragraph_before_bear_its_name() -> None:
    told = (
        "「珊瑚護養計劃」第四輪申請於四月截止，至今共支持107個團隊。\n"
        "發言人補充，有兩個首輪團隊因業界夥伴退出而未能完成。"
    )
    assert labels(told)[1] == "（珊瑚護養計劃）"
    told = "「珊瑚護養計劃」於四月截止。\n首輪團隊因業界夥伴退出而未能完成。"
    assert labels(told)[1] == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("成立香港珊瑚研究院(「研究院」)", [("研究院", "香港珊瑚研究院")]),
        ("我也重訪了大嶼珊瑚科技園區（「園區」）", [("園區", "大嶼珊瑚科技園區")]),
        ("負責處理其他珊瑚及漁業基金(「基金」)", [("基金", "珊瑚及漁業基金")]),
    ],
)
def test_a_short_name_stands_for_the_name_and_nothing_before_it(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert list(defined(text)) == named


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("A further 90 will follow in 2027.", Leaning.NEVER),
        ("As at May 2026, 14 had been completed.", Leaning.NEVER),
        ("The second phase will start in May.", Leaning.MUST),
        ("The second phase of the tunnel works will start in May.", Leaning.STANDS),
        ("Installation will begin in May.", Leaning.MUST),
        ("Processing time has been cut by 37%.", Leaning.MUST),
        ("If all goes well, the number of accounts will be raised to 500.", Leaning.MUST),
        ("The number of accounts of the Reef Fund is 500.", Leaning.STANDS),
        ("The revised edition will be posted in May.", Leaning.MUST),
        ("The licence carries no fee in 2027.", Leaning.MUST),
        ("Figures for 2026 will be ready in July.", Leaning.NEVER),
        ("Installation of smart buoys will begin in May.", Leaning.MAY),
        ("Figures on drownings will be ready in July.", Leaning.MAY),
        ("Users save 2.4 hours a week.", Leaning.STANDS),
        ("In 2026, 14 piers have been completed.", Leaning.STANDS),
        ("The Government will build a tunnel.", Leaning.STANDS),
    ],
)
def test_how_much_an_english_sentence_leans(text: str, leaning: Leaning) -> None:
    assert leaning_en(Folded.of(text)) is leaning


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("首階段工程已展開。", Leaning.MUST),
        ("下一輪申請將於五月展開。", Leaning.MUST),
        ("第一季收入為3億元。", Leaning.STANDS),
        ("一項由商會進行的調查顯示收入上升。", Leaning.STANDS),
        ("獲批團隊須提交報告。", Leaning.MAY),
        ("政府會立法規管無人船。", Leaning.STANDS),
        ("海事處決定不會按原定構思在五月開放予漁民。", Leaning.MUST),
        ("署方計劃於明年擴展至20個碼頭。", Leaning.MUST),
        ("當局表示，截至2026年底共有84份合約完成登記。", Leaning.MUST),
        ("營辦商解釋，流失的訂戶中有不少為學生。", Leaning.MUST),
        ("就開放予私人船隻的建議，我們會先評估風險。", Leaning.MUST),
        ("海事處計劃把泊位登記擴展至20個碼頭。", Leaning.STANDS),
        ("海事處決定不會將避風塘開放予遊艇。", Leaning.STANDS),
        ("當局表示，泊位費會於2027年調高。", Leaning.STANDS),
    ],
)
def test_how_much_a_chinese_sentence_leans(text: str, leaning: Leaning) -> None:
    assert leaning_zh(fold(text)) is leaning


@pytest.mark.parametrize(
    "text", ["另外，票價不變。", "另一基金則由署方管理。", "Meanwhile, fares rose."]
)
def test_it_turns_to_something_else(text: str) -> None:
    assert turns_away(fold(text))


def bullets(text: str, title: str = TITLE, heading: str = "Latest progress") -> list[str]:
    paper = Document(
        "panel_paper", language_of(text), title, published=date(2026, 10, 14),
        sections=(Section(heading, tuple(Paragraph(one, "2") for one in text.split("\n"))),),
    )  # fmt: skip
    return [one.text for one in summarise(paper)]


def test_the_items_of_a_will_bear_who_will() -> None:
    told = (
        "香港珊瑚研究院(「研究院」)於八月成立。\n按其業務計劃，研究院將：\n"
        "(a) 於2027年第二季前推出首批六個項目；\n(b) 在三年內促成不少於40宗技術轉移；"
    )
    paper = Document(
        "panel_paper", language_of(told), TITLE, published=date(2026, 10, 14),
        sections=(Section("", tuple(Paragraph(one, "2") for one in told.split("\n"))),),
    )  # fmt: skip
    everything = statements(paper)
    led = lead_ins(everything, with_lists(everything), Subjects(everything).topics.in_full)
    assert led[-2:] == ["（香港珊瑚研究院）", "（香港珊瑚研究院）"]


def test_a_paragraph_that_opens_with_the_scheme_goes_on_with_the_one_before() -> None:
    told = (
        "政府撥款30億元推行為期三年的珊瑚資助計劃(「資助計劃」)。\n"
        "現行計劃將於2027年10月屆滿。我們認為，七成的資助比率已屬合理。"
    )
    assert labels(told)[1:] == ["（珊瑚資助計劃）", "（珊瑚資助計劃）"]
    other = "政府撥款30億元推行珊瑚平台(「平台」)。\n現行計劃將於2027年10月屆滿。"
    assert labels(other)[1] == ""


def test_a_paragraph_on_a_thing_without_a_name_takes_none_from_the_one_before() -> None:
    told = (
        "As regards coral nurseries, 310 schools have taken part in two rounds.\n"
        "The Office will also commission a study on tides. The first round covers 5 000 families."
    )
    assert labels(told)[2] is None


def test_what_only_the_sentence_before_has_told_of_opens_no_bullet() -> None:
    told = "Work is done by a team of 16 under the Reef Fund. In 2026-27, the expenditure of the team is $23 million."
    assert labels(told)[1] is None
    told = "Boats were checked in May. The findings will be released in mid-2028."
    assert labels(told)[1] is None


def test_whose_a_thing_is_is_not_what_it_is() -> None:
    told = "Anglers may take the Reef Tower's coach. On-site ticket sales will not be available."
    assert labels(told)[1] == ""


def test_a_name_of_several_words_that_opens_a_paragraph_is_its_topic() -> None:
    told = "The new Pier Outreach Team serves all districts. Three more boats will be delivered in mid-2027."
    assert labels(told)[1] == "[Pier Outreach Team] "


def test_to_whom_a_scheme_is_extended_says_not_which_it_is() -> None:
    told = "The Reef Care Scheme was launched in May.\nThe Office plans to extend the scheme to people aged 40."
    assert labels(told)[1] == "[Reef Care Scheme] "


def test_a_name_in_brackets_that_a_heading_has_is_a_thing() -> None:
    told = "政府宣布興建約3萬個「海濱新居」單位。平均輪候時間縮短0.4年。"
    assert labels(told, heading="海濱新居")[1] == "（海濱新居）"


def test_what_is_done_by_everybody_in_hong_kong_bears_no_label() -> None:
    told = "「珊瑚護養計劃」於去年推出。一項由商會進行的調查顯示，市民對潛水的興趣上升。"
    assert labels(told)[1] == ""


def reply(answer: str, question: str = "") -> list[str | None]:
    paper = Document(
        "estimates_reply", language_of(answer), TITLE, published=date(2026, 10, 14),
        exchanges=(Exchange(question, answer),),
    )  # fmt: skip
    everything = statements(paper)
    subjects = Subjects(everything, TITLE, [question])
    return [subjects.before(one) for one in everything]


def test_what_the_question_defines_is_known_by_its_full_name() -> None:
    asked = "the progress of the Boat Charging at Home Scheme (BCHS)"
    told = "1. The BCHS aims to help 700 piers. The last subsidies will be paid out by end-2028."
    assert reply(told, asked)[1] == "[Boat Charging at Home Scheme] "


def test_a_paragraph_without_a_mark_goes_on_with_the_marked_one() -> None:
    told = (
        "1. The Reef Care Scheme was launched in May.\nThe average cost per boat is $28,000.\n"
        "2. Ferries carried more people.\nThe average fare is $9."
    )
    assert reply(told)[1] == "[Reef Care Scheme] "
    assert reply(told)[3] == ""


def test_what_all_of_a_reply_takes_together_is_of_no_one_scheme() -> None:
    told = "The Reef Care Scheme was launched in May. The expenditure and manpower involved cannot be separately identified."
    assert reply(told)[1] == ""


@pytest.mark.parametrize(
    "text", ["Works have been completed in 310.", "Tendering for the next two will start in May."]
)
def test_so_many_of_what_is_not_said_opens_no_bullet(text: str) -> None:
    assert reply(f"Boats were checked in May. {text}")[1] is None
    assert leaning_en(Folded.of("Works have been completed in 2026.")) is not Leaning.NEVER


def test_a_place_that_a_paragraph_opens_with_is_its_topic() -> None:
    told = "（一）南灣體育園於今年三月啟用。主場館使用日數為142日。"
    assert reply(told)[1] == "（南灣體育園）"
    assert reply("除南灣體育園外，票價不變。主場館使用日數為142日。")[1] == ""


def test_of_the_function_of_a_thing_the_function_is_the_topic() -> None:
    told = "「漁健通」的「跨境紀錄」功能於2024年推出。本局已達成共識，於第三季增加四個服務點。"
    assert reply(told)[1] == "（跨境紀錄）"


def test_another_name_in_the_paragraph_is_not_set_before_a_sentence_on_its_subject() -> None:
    told = "「漁健通」於2024年推出，只適用於「長者試點計劃」的機構。「漁健通」有百萬用戶。本局會增加四個服務點。"
    assert "長者試點計劃" not in (reply(told)[2] or "")


def test_the_caption_of_a_table_ends_no_section() -> None:
    sections = (
        Section("", (Paragraph("大嶼珊瑚科技園區(「園區」)第一期首批大樓共三座。", "2"),)),
        Section("表一：租用情況", (Paragraph("第一期餘下五座大樓正在施工。", "3"),)),
    )
    paper = Document(
        "panel_paper", "zh-Hant", TITLE, published=date(2026, 10, 14), sections=sections
    )
    everything = statements(paper)
    assert Subjects(everything, TITLE).before(everything[1]) == "（大嶼珊瑚科技園區）"


def test_what_a_thing_was_when_first_told_of_is_set_before_it() -> None:
    told = "The Office today signed a supplement to the Boat Contract.\nBoats carry lights. The supplement will take effect in May."
    assert labels(told)[2] == "[supplement to the Boat Contract] "


def test_what_a_paragraph_names_twice_is_its_topic() -> None:
    told = "Turnover is common. Of those engaged under the Reef Fund, 12% quit. Spending of the Reef Fund is $1 billion. We shall review the rates."
    assert labels(told)[3] == "[Reef Fund] "


def test_a_name_with_a_sign_within_is_one_name() -> None:
    told = "REEF@HOME now comprises 800 points. Registered users exceed 2.1 million."
    assert labels(told)[1] == "[REEF@HOME] "


def test_a_heading_that_holds_a_name_in_brackets_is_one_of_a_thing() -> None:
    told = "訓練局自2023年起開辦「潛水文憑」課程。\n去年共有480間企業提供實習崗位。"
    assert labels(told, heading="潛水文憑課程")[1] == "（潛水文憑課程）"


def test_the_former_of_two_is_the_one_that_the_question_names_first() -> None:
    asked = "the applications under the Reef Care Scheme and the Pier Talent Hub"
    told = (
        "For the former, the validity of a quota was lengthened. Staff rules have been suspended. "
        "For the latter, spending rose. Turnover figures will be published in May."
    )
    assert reply(told, asked)[1::2] == ["[Reef Care Scheme] ", "[Pier Talent Hub] "]


def runs(text: str) -> list[str]:
    """Give all that may be a bullet: sentences that follow each other, and two such joined."""
    paper = Document(
        "panel_paper", language_of(text), TITLE, published=date(2026, 10, 14),
        sections=(Section("Latest progress", (Paragraph(text, "2"),)),),
    )  # fmt: skip
    stated = statements(paper)
    found = stretches(stated, stated, lambda *_: 1.0)
    both = (spliced(one, other) for one in found for other in found)
    return [one.text for one in (*found, *filter(None, both))]


def test_a_sentence_on_another_thing_is_not_joined_under_a_label() -> None:
    text = (
        "The Harbour Watch System was installed at 12 piers in 2025 for the safety of all. "
        "Phase 2 as a whole will be completed by March 2030 at a cost of $74 million. "
        "The Ferry Fare Fund recorded a daily average of 148 000 claims between May and October 2026."
    )
    for other in ("The Ferry Fare Fund", "HKeFerry"):
        told = runs(text.replace("The Ferry Fare Fund", other))
        assert any("[Harbour" in one for one in told)
        assert not any("[Harbour" in one and other in one for one in told)


def test_a_short_name_in_capitals_is_told_in_full_whatever_its_kind() -> None:
    text = (
        'The Marine Training College ("the College") teaches skippers. '
        "Places at the school were doubled in 2025.\n"
        "The College will open a simulator in May 2027."
    )
    assert labels(text)[2] == "[Marine Training College] "


def test_a_paragraph_that_opens_with_the_said_goes_on_with_the_one_before() -> None:
    text = (
        "「泊位數據閘」於2024年推出，已接駁12個部門。\n"
        "上述設施目前只供部門使用。就開放予私人船隻的建議，我們會先評估風險。"
    )
    assert labels(text, title="海上交通的進展")[2] == "（泊位數據閘）"


def test_what_is_decided_on_the_said_grounds_is_on_the_paragraph_before() -> None:
    text = (
        "「泊位通」由海事研發中心研發，供漁民預訂泊位。\n"
        "鑑於上述結果，海事處決定不會按原來的構思在2026年年中開放予業界。"
    )
    assert labels(text, title="海上交通的進展")[1] == "（泊位通）"


def test_a_heading_in_capitals_is_the_name_that_the_paper_defines() -> None:
    told = "The Reef Repair Funding Scheme (RRFS) pays for divers.\nThe aim is to repair 200 reefs by 2027."
    assert labels(told, heading="REEF REPAIR FUNDING SCHEME")[1] == "[Reef Repair Funding Scheme] "


def test_so_many_of_a_target_are_told_with_what_they_are_of() -> None:
    told = "The Reef Pilot Programme fits gauges on boats. Against the target of 800 boats, 587 had been fitted."
    assert labels(told)[1] == "[Reef Pilot Programme] "


def test_a_name_that_goes_on_with_and_is_not_torn() -> None:
    told = "The Reef Records and Development Institute is being set up. The proposed institute will open in 2027."
    assert labels(told)[1] != "[Development Institute] "


REEFS = "The Global Reef Archive (GloRA) holds 200 maps."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "GloRA will open 20 rooms by June 2027.",
            "The Global Reef Archive (GloRA) will open 20 rooms by June 2027.",
        ),
        (
            "The keeper of the harbour has said that GloRA will open 20 rooms.",
            "The keeper of the harbour has said that the Global Reef Archive (GloRA) will open 20 rooms.",
        ),
        (
            "The GloRA reading room will open by June 2027.",
            "The Global Reef Archive (GloRA) reading room will open by June 2027.",
        ),
    ],
)
def test_letters_that_a_bullet_names_are_told_in_full_in_their_place(said: str, told: str) -> None:
    document = Document(
        "panel_paper", "en", "Maps", published=date(2026, 10, 14),
        sections=(Section(None, (Paragraph(said, "1"), Paragraph(REEFS, "2"))),),
    )  # fmt: skip
    assert explained([Pick(said, (), None, 0)], statements(document), document)[0].text == told


def test_letters_that_another_bullet_tells_in_full_need_no_second_telling() -> None:
    document = Document(
        "panel_paper", "en", "Maps", sections=(Section(None, (Paragraph(REEFS, "1"),)),)
    )
    picks = [Pick(REEFS, (), None, 0), Pick("GloRA will open 20 rooms.", (), None, 1)]
    assert explained(picks, statements(document), document)[1].text == "GloRA will open 20 rooms."


def test_a_heading_that_says_what_is_done_is_no_thing() -> None:
    assert labels("上限會由五元提高至八元，並於明年檢討。", heading="注資基金")[0] == ""
