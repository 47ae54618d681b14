"""This file tests what counts as a promise, by when it falls due and how firm it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contents.commitments import commitments
from scrapers.items import Document, Exchange, Paragraph, Section
from storage.records import Commitment

ISSUED = date(2026, 10, 14)


def found(text: str, *, issued: date | None = ISSUED) -> tuple[Commitment, ...]:
    paper = Document(
        "panel_paper", "en", "A paper", sections=(Section(None, (Paragraph(text, "7"),)),)
    )
    return commitments(paper, issued)


def only(text: str) -> Commitment:
    (one,) = found(text)
    return one


def test_a_promise_is_quoted_with_its_place() -> None:
    one = only("部門將於明年年底前設立電子登記冊。")
    assert (one.quote, one.cites) == ("部門將於明年年底前設立電子登記冊。", ("7",))


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("部門將於明年設立電子登記冊。", "firm"),
        ("部門承諾在明年設立電子登記冊。", "firm"),
        ("部門的目標是在明年設立電子登記冊。", "target"),
        ("部門爭取明年設立電子登記冊。", "target"),
        ("部門計劃於明年設立電子登記冊。", "plan"),
        ("預計登記冊明年啟用。", "plan"),
        ("部门计划于明年设立电子登记册。", "plan"),
        ("The Department will set up a register next year.", "firm"),
        ("The Department aims to set up a register by end-2027.", "target"),
        ("The Department plans to set up a register by end-2027.", "plan"),
        ("The register is scheduled for completion in March 2027.", "plan"),
        ("The register is slated to open in March 2027.", "plan"),
        ("The Department is on track to open the register by mid-2027.", "plan"),
    ],
)
def test_the_words_decide_how_firm_it_is(text: str, strength: str) -> None:
    assert only(text).strength == strength


def test_this_year_is_the_year_of_issue_and_not_of_the_meeting() -> None:
    assert only("部門會在今年內設立登記冊。").due_to == date(2026, 12, 31)


def test_two_dates_in_a_sentence_are_two_promises() -> None:
    ends = [one.due_to for one in found("部門將於明年內招標，並爭取於2028年內啟用系統。")]
    assert ends == [date(2027, 12, 31), date(2028, 12, 31)]


def test_a_condition_is_said() -> None:
    assert only("視乎撥款情況，部門將於明年設立登記冊。").conditional


def test_subject_to_approval_is_a_condition() -> None:
    assert only("Subject to funding approval, the Institute will open in 2028.").conditional


def test_the_nearest_subject_is_named() -> None:
    assert only("運輸署將於明年設立登記冊。").who == "運輸署"


def test_the_english_subject_is_named() -> None:
    assert (
        only("The Transport Department will set up a register in 2028.").who
        == "Transport Department"
    )


@pytest.mark.parametrize(
    "text",
    [
        "部門已於去年設立登記冊。",
        "《2026-27年度財政預算案》提出多項措施。",
        "「明年行動計劃」由業界提出。",
        "部門已邀請院校在2026年11月30日或以前提交建議書。",
        "2026-27年度的預算開支為9,000萬元。",
        "預計香港明年的算力需求將大幅上升。",
        "一般而言，項目會在明年完成。",
        "下一年度的分項數字將載列於附件二。",
        "委員關注明年將會出現人手不足。",
        "預計於2028年竣工的車站與園區相距約五分鐘路程。",
        "The Department set up the register in 2025.",
        "The demand for computing power is expected to increase in 2028.",
        "Institutions were invited to submit proposals by 30 November 2026.",
        "Members expressed concern that the fees would rise in 2027.",
        "The estimated expenditure in 2026-27 is $8 million.",
    ],
)
def test_what_is_no_promise_is_left_out(text: str) -> None:
    assert [one for one in found(text) if one.due_text] == []


def test_a_period_after_an_event_is_kept_in_words() -> None:
    one = only("The Bureau will publish an agenda within six months of the launch.")
    assert (one.due_text, one.due_from, one.due_to) == (
        "within six months of the launch",
        None,
        None,
    )


def test_an_opening_still_to_come_is_a_plan_though_told_as_a_fact() -> None:
    assert only("按綱要，第一期在2030年有序落成。").strength == "plan"


def test_in_due_course_is_a_promise_without_a_date() -> None:
    one = only("政府將適時公布顧問研究的結果。")
    assert (one.due_text, one.strength) == (None, "firm")


def test_dated_promises_come_first() -> None:
    both = found("政府將適時公布研究的結果。部門會在今年內設立登記冊。")
    assert [bool(one.due_text) for one in both] == [True, False]


def test_questions_promise_nothing() -> None:
    paper = Document(
        "question_reply",
        "zh-Hant",
        "質詢",
        exchanges=(Exchange("會否於明年設立登記冊？", "沒有計劃。", "1"),),
    )
    assert commitments(paper, ISSUED) == ()


def test_an_answer_is_cited_by_its_part() -> None:
    paper = Document(
        "question_reply",
        "zh-Hant",
        "質詢",
        exchanges=(Exchange("會否設立登記冊？", "我們會於明年設立登記冊。", "2"),),
    )
    assert commitments(paper, ISSUED)[0].cites == ("2",)


def test_a_dated_point_of_an_outlook_slide_is_a_plan() -> None:
    paper = Document(
        "slides",
        "zh-Hant",
        "簡報",
        sections=(Section("展望將來", (Paragraph("2027年推出電子登記冊"),)),),
    )
    assert [one.strength for one in commitments(paper, ISSUED)] == ["plan"]


def test_a_dated_point_of_another_slide_is_none() -> None:
    paper = Document(
        "slides",
        "zh-Hant",
        "簡報",
        sections=(Section("背景", (Paragraph("2027年推出電子登記冊"),)),),
    )
    assert commitments(paper, ISSUED) == ()


def test_the_papers_own_date_serves_where_no_other_is_given() -> None:
    paper = Document(
        "plain",
        "zh-Hant",
        "公告",
        published=ISSUED,
        sections=(Section(None, (Paragraph("部門會在今年內設立登記冊。"),)),),
    )
    assert commitments(paper)[0].due_to == date(2026, 12, 31)


def test_an_estimates_reply_without_a_date_is_of_its_sessions_april() -> None:
    paper = Document(
        "estimates_reply",
        "zh-Hant",
        "答覆",
        fields={"session": "2026-27"},
        exchanges=(Exchange("何時？", "我們會在今年內設立登記冊。"),),
    )
    assert commitments(paper)[0].due_to == date(2026, 12, 31)


def test_the_hour_of_issue_is_read_in_hong_kong() -> None:
    paper = Document(
        "plain",
        "zh-Hant",
        "公告",
        issued_at=datetime(2026, 12, 31, 17, tzinfo=UTC),
        sections=(Section(None, (Paragraph("部門會在今年內設立登記冊。"),)),),
    )
    assert commitments(paper)[0].due_to == date(2027, 12, 31)


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="將會今明年內底計劃，。；《》「」預計2027 willby,.", max_size=80))
def test_every_quote_stands_in_its_paper(text: str) -> None:
    for one in found(text):
        assert one.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "合約將於2029年3月屆滿。",
        "There is no plan to increase the quota in 2027.",
        "當局並無計劃在2027年調整收費。",
    ],
)
def test_what_lapses_or_is_not_planned_is_no_promise(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("部門將於十一月底提交建議。", date(2026, 11, 30)),
        ("草案爭取於2026-27立法年度提交。", date(2027, 9, 30)),
        ("We hope to conclude the talks as early as the fourth quarter.", date(2026, 12, 31)),
    ],
)
def test_a_month_without_its_year_and_a_session_have_a_last_day(text: str, last: date) -> None:
    assert only(text).due_to == last


def dues(text: str) -> list[tuple[str | None, date | None]]:
    return [(each.due_text, each.due_to) for each in found(text)]


def test_an_item_inherits_what_its_lead_in_promises() -> None:
    items = "部門將會：\n（1）在2027年年底前設立資料庫；\n（2）在2028年年中啟用閱覽室。"
    assert [due for _, due in dues(items)] == [date(2027, 12, 31), date(2028, 6, 30)]


def test_an_item_of_a_list_of_what_was_done_promises_nothing() -> None:
    assert dues("部門已完成以下工作：\n（1）在2027年的場地預訂；\n（2）核對2028年的名單。") == []


@pytest.mark.parametrize(
    "text",
    [
        "部門於2027-28年度撥款予檔案館。",
        "新制度於2027-28年度開始運作。",
        "當局於2027-28年度削減兩個職位。",
        "署方已預留撥款，在2027-28年度把服務擴展至所有檔案館。",
    ],
)
def test_a_date_to_come_with_what_is_then_paid_begun_or_cut_is_a_promise(text: str) -> None:
    assert dues(text) == [("2027-28年度", date(2028, 3, 31))]


def test_what_was_paid_is_none() -> None:
    assert dues("部門已於2027-28年度撥款前完成核對。") == []


def test_what_a_contractor_must_finish_is_a_target() -> None:
    pledge = only("我們要求承辦商於2027年年底前完成登記冊。")
    assert (pledge.strength, pledge.due_to) == ("target", date(2027, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "預計2027年年底樓面面積可達150萬平方米。",
        "預計2028年可達3,000個職位。",
        "2027-28年度的預算開支約為3,000萬元。",
        "註：2027年的數字將於2028年更新。",
        "*部門將於2027年更新名單。",
    ],
)
def test_forecasts_spending_and_notes_promise_nothing(text: str) -> None:
    assert [due for due, _ in dues(text) if due] == []


@pytest.mark.parametrize(
    "text", ["部門將於2027年第一季前推出登記冊。", "部門將於2027年上半年前推出登記冊。"]
)
def test_before_a_quarter_or_half_ends_before_it_begins(text: str) -> None:
    assert [due for _, due in dues(text)] == [date(2026, 12, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "The Archives will open the register before the first quarter of 2027.",
        "部門將於2027年第一季前推出登記冊。",
    ],
)
def test_both_languages_read_before_a_quarter_alike(text: str) -> None:
    assert [due for _, due in dues(text)] == [date(2026, 12, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "部門會就登記冊的收費進行公眾諮詢，並會修訂有關的規例。",
        "我們將設立專責小組檢視登記冊。",
        "The Department will review the fees of the register.",
    ],
)
def test_what_will_be_done_without_a_date_is_kept_as_the_second_tier(text: str) -> None:
    assert dues(text) == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "我們會繼續與業界保持溝通。",
        "部門一般會提供收據。",
        "如獲批准，申請人會獲提供資助。",
        "部門不會設立新的登記冊。",
        "We will continue to review the fees.",
    ],
)
def test_what_goes_on_or_depends_is_no_pledge(text: str) -> None:
    assert dues(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "部門不會在2027年調整登記費用。",
        "The Department will not proceed with the second register in 2027.",
    ],
)
def test_what_will_not_be_done_falls_due_on_no_day(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    ["登記冊的啟用不會遲於2027年6月。", "The register will not be later than June 2027."],
)
def test_not_later_than_a_day_is_a_promise_of_that_day(text: str) -> None:
    assert only(text).due_to == date(2027, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "署方於2026年推出「岸線測量先導計劃」，至今共批出三宗申請。",
        "我們於2026年增設三個服務點，方便長者。",
        "署方於2026年推出新版應用程式後，投訴下跌三成。",
        "The population will reach 8.2 million in 2046.",
    ],
)
def test_what_was_done_in_the_year_of_issue_is_no_plan(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "有關檢討可望於明年年中完成。",
        "署方有信心在2027年底前完成更換。",
        "新規例訂於2027年1月1日生效。",
        "第二期工程排期於2028年動工。",
        "Fees go up from 1 April 2027.",
        "Construction is set to start in 2028.",
        "Work on the second pier can start in 2028 at the earliest.",
    ],
)
def test_what_is_hoped_ranked_or_set_for_a_day_is_a_promise(text: str) -> None:
    assert only(text).due_text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("工程將於2027年第一季至第三季分期進行。", date(2027, 1, 1), date(2027, 9, 30)),
        ("The works will be done between 2027 and 2029.", date(2027, 1, 1), date(2029, 12, 31)),
        ("The survey will run from March to August 2027.", date(2027, 3, 1), date(2027, 8, 31)),
        ("The piers will be built over 2027-28 to 2029-30.", date(2027, 4, 1), date(2030, 3, 31)),
        ("碼頭將於2027-28至2029-30年度興建。", date(2027, 4, 1), date(2030, 3, 31)),
    ],
)
def test_a_range_is_one_interval(text: str, first: date, last: date) -> None:
    one = only(text)
    assert (one.due_from, one.due_to) == (first, last)


def test_what_stands_under_a_timetable_is_a_plan() -> None:
    found_dues = dues("推行時間表如下：\n(a) 2027年第一季完成招標；")
    assert found_dues == [("2027年第一季", date(2027, 3, 31))]


@pytest.mark.parametrize(
    "text",
    [
        "首批十部接駁車將於暑假投入服務。",
        "政府當局承諾於會後提供補充資料。",
        "局長答應在會後以書面回覆。",
        "當局已同意研究放寬限制。",
        "我們會把委員的意見轉達有關部門。",
        "政府決定把計劃擴展至渡輪。",
        "署方會加派人手巡查黑點。",
        "We will look into the feasibility of night services.",
        "We are going to widen the scheme to cover evening schools.",
        "The Government has decided to extend the scheme to ferries.",
    ],
)
def test_what_was_agreed_or_decided_is_an_open_pledge(text: str) -> None:
    assert [one.due_text for one in found(text)] == [None]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("DoJ will review the loans and will report the outcome to the Panel.", "DoJ"),
        ("In addition, LAD will publish the list of readers.", "LAD"),
        (
            "The Department of Justice will review the loans, and will report to the Panel.",
            "Department of Justice",
        ),
    ],
)
def test_a_body_called_by_its_letters_promises_too(sentence: str, who: str) -> None:
    assert only(sentence).who == who


def test_letters_of_no_body_promise_nothing() -> None:
    assert found("IBM will launch a new reader in Hong Kong.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "DoJ is drawing up guidelines on the use of tools, and will consult the profession on the draft.",
        "The ITC will simplify the reporting requirements of the Fund for smaller projects.",
        "The Department announced today that the system will be installed at 22 more junctions.",
        "研發院亦會與超算中心合作，為中小企提供技術諮詢。",
        "創新科技及工業局正進行中長期方案研究，並會在研究完成後公布結果。",
        "署方會牽頭舉辦攻防演練。",
        "律政司將會就進一步的服務計劃作出公布。",
    ],
)
def test_what_a_body_will_do_may_have_no_day(text: str) -> None:
    assert only(text).due_text is None


@pytest.mark.parametrize(
    "text",
    [
        "Details will be uploaded to the Department's website two weeks before works begin.",
        "The expenditure on the above measures in 2026-27 is estimated to be $8.5 million, which will be met from existing resources.",
    ],
)
def test_what_is_spent_or_told_on_a_website_is_no_promise(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "said",
    [
        "A receipt will be provided to the applicant upon payment of the fee.",
        "Successful applicants will be provided with a subsidy of $5,000.",
        "Lifts will be installed by the owners of the estate.",
        "Under the proposal, the maximum penalty will be extended to body corporates.",
        "The closing time of the pool will be extended on public holidays.",
    ],
)
def test_what_will_be_provided_by_nobody_who_is_named_is_no_pledge(said: str) -> None:
    assert found(said) == ()


def test_what_the_government_will_extend_is_a_pledge() -> None:
    assert only("The pilot will be extended by the Department.").due_text is None


@pytest.mark.parametrize(
    "text",
    [
        "A consultant puts the demand at around 18 000 units by 2031.",
        "We expect the number of filings to pass 400 000 a year by 2028.",
        "The Bureau projects that the system will have 6.9 million users by 2030.",
        "It is projected that 75 per cent of the population will live in cities by 2050.",
        "2026-27年度，兩個部門在上述工作的預計開支合共約為9,600萬元。",
        "至於有團體要求在2026年年底前把撥款加倍，政府備悉。",
        "There have been calls for a third edition by the end of 2026.",
        "The Department had undertaken to open it by the end of 2026, and this had now been done.",
        "The Administration was requested to report on the drills before the end of 2026.",
    ],
)
def test_what_is_guessed_asked_for_or_kept_by_now_is_no_promise(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Department expects to open the third office by 2028.",
        "The Bureau plans to put the system into use by 2027.",
        "2026-27年度，署方會增設兩個服務站。",
        "政府計劃在2026年年底前把撥款加倍。",
        "The Administration will report on the drills before the end of 2026.",
    ],
)
def test_what_stands_near_them_is_one(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "He said that it had 4.1 million users, and that the Administration would launch a new version in March 2027.",
            date(2027, 3, 31),
        ),
        (
            "The Commissioner replied that the Office would brief the trade in June 2027.",
            date(2027, 6, 30),
        ),
        (
            "The Administration would consult the trade in the third quarter of 2027.",
            date(2027, 9, 30),
        ),
        ("The Administration advised that it would consult the trade on data sharing.", None),
    ],
)
def test_what_would_be_done_is_promised_where_the_government_said_so(
    text: str, day: date | None
) -> None:
    assert only(text).due_to == day


@pytest.mark.parametrize(
    "text",
    [
        "Mr CHAN Tai-man asked whether all banks would accept it by the end of 2027.",
        "Ms LEE urged the Administration to set up counters within next year.",
        "The Administration advised that demand would rise by 2030.",
        "The Panel would discuss the subject again in the third quarter of 2027.",
        "主席總結時表示，事務委員會會在明年第三季再討論此議題。",
    ],
)
def test_what_members_ask_and_committees_do_is_none(text: str) -> None:
    assert found(text) == ()


def test_who_was_named_before_goes_on_to_promise() -> None:
    text = "The Administration has accepted this. It will step up publicity."
    assert [one.quote for one in found(text)] == ["It will step up publicity."]
    assert found("The trade has accepted this. It will step up publicity.") == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("數字辦亦會每年公布各部門的開放數據計劃。", 1),
        ("計劃每年檢討一次。", 0),
        ("政府無意一次過開放，但會按風險分階段推行。", 1),
        ("政府會聽取各界意見。", 1),
    ],
)
def test_what_is_done_each_year_or_by_stages_is_promised(text: str, count: int) -> None:
    assert len(found(text)) == count


def test_a_note_is_no_word_that_begins_so() -> None:
    assert len(found("注資安排將於2027年6月前公布。")) == 1
    assert found("註：安排將於2027年6月前公布。") == ()


def _undated(said: str) -> tuple[Commitment, ...]:
    language = "en" if said.isascii() else "zh-Hant"
    sections = (Section(None, (Paragraph(said, "1"),)),)
    paper = Document("panel_paper", language, "x", published=date(2026, 5, 1), sections=sections)  # type: ignore[arg-type]
    return commitments(paper)


@pytest.mark.parametrize(
    "said",
    [
        "數字辦會把「港文通」接駁至各部門的電子檔案系統。",
        "研發院將與超算中心共用數據設施，首批課題有待決定。",
        "The Financial Secretary said that the Government will extend the scheme to all districts.",
        "運輸署會完成檢討。該署亦會邀請業界就東區提交測試建議。",
        "The Department will map all piers of the harbour.",
        "The Department will continue to hold briefings in all districts.",
        "署方會繼續舉辦講座，介紹新制度。",
    ],
)
def test_what_a_body_will_do_is_a_pledge_by_its_verb(said: str) -> None:
    assert [one.due_text for one in _undated(said)] == [None]


@pytest.mark.parametrize(
    "said",
    [
        "署方會密切留意市場的發展。",
        "政府會因應情況作出決定。",
        "署方會繼續留意情況。",
        "The Department will closely monitor the position of piers.",
        "The Government will continue to combat such crimes.",
        "We will thus lose the advantage that our harbour has enjoyed.",
        "The Department will suffer from a shortage of manpower for the scheme.",
        "我們會說這是一項十分重要的民生工程項目。",
        "政府會同業界正在處理有關的事項。",
    ],
)
def test_what_it_watches_or_weighs_is_none(said: str) -> None:
    assert not _undated(said)


@pytest.mark.parametrize(
    "said",
    [
        "Under section 5, the Authority shall cancel and release the licence of a person convicted.",
        "Under the Harbour Ordinance, the Department will publish the names of owners.",
        "In each case, the Department will issue a written reply to the applicant.",
        "根據條例，署方會吊銷違規者的牌照及公布其名稱。",
        "署方會就每宗個案提供書面回覆及展開調查。",
        "申請人遞交文件後，署方會檢視資料並發出回覆。",
        "如發現違規，署方會公布有關人士的名稱。",
        "如申請獲批，署方會發出牌照。",
        "署方會在收到申請後七天內發出牌照。",
    ],
)
def test_a_duty_under_the_law_or_in_each_case_is_no_pledge(said: str) -> None:
    assert not _undated(said)


@pytest.mark.parametrize(
    "said",
    [
        "政府將全港分為十八區並設立區議會，運作良好。",
        "政府將資料上載至網站，市民可隨時瀏覽。",
        "署方將上述意見轉告有關的部門作為參考。",
    ],
)
def test_what_was_done_with_something_is_no_pledge(said: str) -> None:
    assert not _undated(said)


@pytest.mark.parametrize(
    "said",
    [
        "The Macao Government will extend the quota of visitors in the coming period.",
        "深圳市政府將推出措施減免企業的租金。",
        "The Hospital Authority said that the government will extend the plan to all wards.",
        "Some consider that the Government will introduce the fee sooner than expected.",
        "不少市民擔心政府將推出新稅項以填補赤字。",
        "有意見認為政府會取消計劃以增加收入。",
        "The question is how the Government will recruit pilots.",
        "Should the trial fail, the Department will publish a plan for the piers.",
        "Unless the operators agree, the Government will introduce new fares.",
        "Without more funds, the Department will merge the two schemes.",
    ],
)
def test_what_others_do_or_fear_or_what_hangs_on_something_is_no_pledge(said: str) -> None:
    assert not _undated(said)


@pytest.mark.parametrize(
    "said",
    [
        "署方會要求持牌人在三十天內提交審計報告及帳目。",
        "署方會審視申請，並會要求申請人提交補充資料。",
    ],
)
def test_what_is_demanded_of_others_is_no_pledge(said: str) -> None:
    assert not _undated(said)


def test_members_of_an_office_are_not_the_office() -> None:
    assert [
        one.who
        for one in _undated("Members of the trade office will visit the forum in all districts.")
    ] in ([], [None])


@pytest.mark.parametrize(
    "said",
    [
        "研發中心預計應用程式的下載量可於2026年年底突破100萬次。",
        "According to the operator, it expects the number of subscribers to recover to 2 500 by the end of 2026.",
        "當局沒有就2028年及以後的項目數目訂立目標。",
    ],
)
def test_what_only_grows_or_is_no_target_has_no_day(said: str) -> None:
    assert not [one for one in _undated(said) if one.due_text]


@pytest.mark.parametrize(
    "text",
    [
        "The Ordinance came into force on 1 January 2025. We will review it within two years.",
        "The contract was awarded last year. The Department will deliver the system within 18 months.",
        "合約於2025年1月批出。部門將在18個月內交付系統。",
        "工程早前已展開。部門將在兩年內完成工程。",
    ],
)
def test_a_stretch_behind_a_sentence_that_tells_a_start_has_no_end(text: str) -> None:
    assert [one.due_to for one in found(text) if "within" in one.quote or "內" in one.quote] == [
        None
    ]


def test_a_sentence_full_of_days_is_read_to_its_twelfth() -> None:
    days = "、".join(f"2027年{month}月{day}日" for month in (1, 2) for day in range(1, 16))
    assert len(found(f"部門將於{days}舉辦工作坊。")) <= 12
