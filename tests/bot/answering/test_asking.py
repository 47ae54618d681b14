"""This file tests that whatever asks something in a paper's thread, or of the paper shown last, is answered from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.finding import lookups
from bot.answering.speech import Reply, at_the_console
from tests.bot.answering.test_threads import alerted, said, stage
from tests.story.stage import Stage

__all__ = ["stage"]


def told(reply: Reply) -> str:
    return " ".join(
        (reply.headline, *reply.lines, *(f"{one.title} {one.url}" for one in reply.rows))
    )


def zh(text: str) -> bool:
    return any("\u4e00" <= one <= "\u9fff" for one in text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("what does para 6 actually say", "12 training courses"),
        ("第六段原文", "培訓課程"),
        ("the last paragraph", "invited to note"),
        ("page 2 please", "¶5"),
        ("上面第二點個數係咪啱？原文喺邊", "list of recognised products"),
        ("the third bullet", "Guidelines on the Use"),
        ("邊個寫㗎，政策局定秘書處", "政府當局"),
        ("who drafted this", "Department of Justice"),
        ("when did it come out", "Oct 2026"),
        ("which panel", "Administration of Justice"),
        ("同一個會仲有咩文件", "438-5"),
        ("有简体版吗", "簡體"),
        ("is there an english one", "438-3-e.pdf"),
        ("send the pdf link", "438-3-e.pdf"),
        ("whats the cb number", "CB(2)438/2026(03)"),
        ("how long is it", "2 pages"),
        ("有冇deadline要入diary", "2027年12月31日"),
        ("what have they promised", "list of recognised products"),
        ("whats the total budget", "$32 million"),
        ("要議員做啲乜", "徵詢委員意見"),
        ("are the minutes out", "12 Oct 2026"),
        ("上次討論係幾時，當時點講", "較早文件"),
        ("how is this different from the one they gave the panel last yr", "compare"),
        ("still current?", "neither withdrawn"),
        ("how much can each law firm get?", "$80,000"),
        ("are small firms eligible?", "eligible law firm"),
        ("認可產品名單幾時出", "2027年第二季"),
        ("有没有提到数据安全", "資料保安"),
        ("email this to me", "citation"),
        ("譯做英文", "翻譯"),
        ("tl;dr", "$32 million"),
    ],
)  # fmt: skip
def test_a_question_in_a_thread_is_answered_from_its_paper(
    stage: Stage, text: str, held: str
) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert held in told(reply)
    assert not reply.changed


@pytest.mark.parametrize(
    ("text", "word"),
    [("does it say anything about a sandbox", "sandbox"), ("邊段講監管沙盒？", "監管沙盒")],
)
def test_what_a_paper_does_not_say_is_said_plainly_with_a_next_step(
    stage: Stage, text: str, word: str
) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert word in reply.headline
    assert any(word in one.value for one in reply.buttons)


@pytest.mark.parametrize(
    "text",
    [
        "what does para 6 actually say",
        "does it mention a sandbox",
        "is there any catch for overseas firms",
        "入面有冇講到法律責任",
        "總之有冇伏",
    ],
)
def test_no_button_follows_a_topic_made_of_a_question(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert not [one for one in reply.buttons if one.value.startswith(("topic follow", "主題 訂閱"))]


def test_a_paragraph_that_is_not_there_is_said_to_be_none(stage: Stage) -> None:
    reply = said(stage, "what does para 60 say", alerted(stage))
    assert "para 60" in reply.headline
    assert "¶8" in " ".join(reply.lines)


def test_what_comes_later_is_followed_by_its_paper(stage: Stage) -> None:
    assert said(stage, "呢件事有下文就話我知", alerted(stage), chinese=True).changed


@pytest.mark.parametrize("text", ["not relevant for us tbh", "唔關我哋事"])
def test_what_is_not_relevant_is_noted_and_changes_nothing(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage))
    assert not reply.changed
    assert "mute" in told(reply) or "略去" in told(reply)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("stop sending AI", "no longer follows"),
        ("what do we follow", "follows 3"),
        ("next AJLS meeting", "14 days"),
        ("what's new on AI", "Latest on"),
        ("search sandbox", "Nothing found"),
        ("thanks", "welcome"),
    ],
)
def test_a_command_about_the_channel_stays_one_in_a_thread(
    stage: Stage, text: str, held: str
) -> None:
    assert held in told(said(stage, text, alerted(stage)))


def shown_then(stage: Stage, text: str) -> Reply:
    """Show a paper to somebody alone with us, and let them say something after it."""
    speaker = replace(at_the_console(), alone=True)
    answer(stage.desk, "show CB(2)438/2026(03)", speaker)
    return answer(stage.desk, text, replace(speaker, language="zh-Hant" if zh(text) else "en"))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("who wrote it", "Department of Justice"),
        ("and para 4?", "recognised products"),
        ("does that one mention training", "training courses"),
        ("嗰份邊個寫㗎", "律政司"),
        ("咁認可產品名單幾時出？", "2027年第二季"),
        ("how much does each firm get", "$80,000"),
        ("minutes出咗未", "紀要"),
        ("what are members asked to do", "views invited"),
        ("oscola pls", "accessed"),
    ],
)
def test_a_question_after_a_paper_was_shown_is_of_that_paper(
    stage: Stage, text: str, held: str
) -> None:
    reply = shown_then(stage, text)
    assert held in told(reply) + reply.code


@pytest.mark.parametrize(
    "text",
    [
        "is this private?",
        "what do we follow",
        "any consultations open at the moment",
        "下星期有咩會議關我哋事？",
        "search drones",
        "律師 收費 AI",
        "who are you",
    ],
)
def test_what_asks_of_something_else_is_not_of_the_paper_shown_last(
    stage: Stage, text: str
) -> None:
    assert "438-3" not in told(shown_then(stage, text))


def test_a_question_may_stand_behind_a_number(stage: Stage) -> None:
    reply = answer(stage.desk, "show CB(2)438/2026(03) who wrote it", at_the_console())
    assert "Department of Justice" in reply.headline


def test_in_the_thread_of_a_digest_a_question_is_asked_of_the_paper_that_is_chosen(
    stage: Stage,
) -> None:
    first = alerted(stage)
    reply = said(stage, "does it mention training", (*first, first[0] - 1))
    pressed = [one.value for row in reply.rows for one in row.buttons]
    assert any("mention training" in one for one in pressed)


def paper(stage: Stage, reference: str) -> tuple[int, ...]:
    """Give a paper that is held, as the thread of its message would."""
    with stage.desk.store.read() as session:
        return (lookups.by_reference(session, reference)[0].id,)


@pytest.mark.parametrize(
    "text",
    [
        "how much does it cost",
        "any deadlines",
        "what have they promised",
        "key figures",
        "what are members asked to do",
        "what does it recommend",
        "any earlier papers",
        "有冇deadline要入diary",
        "涉及幾多錢",
    ],
)
def test_of_a_paper_whose_text_is_not_held_nothing_is_denied(stage: Stage, text: str) -> None:
    reply = said(stage, text, paper(stage, "CB(2)431/2026(02)"), chinese=zh(text))
    assert reply.headline.startswith(("Its text is not held", "尚未有內文"))


def test_of_a_paper_that_is_read_what_it_does_not_hold_is_said(stage: Stage) -> None:
    reply = said(stage, "what does it recommend", alerted(stage))
    assert reply.headline == "It lists no recommendations."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("does it mention A.I.", "¶4"),
        ("any mention of law-tech", "¶2"),
        ("does it say HK$32m", "¶3"),
        ("where does it say 32 million dollars", "¶3"),
        ("有冇提到三千二百萬元", "第3段"),
        ("is 60 per cent mentioned", "¶2"),
        ("有冇提到六成", "第2段"),
        ("does it mention Q2 2027", "¶4"),
        ("anything about artifical intelligence", "¶5"),
        ("does it say promoting", "title"),
    ],
)
def test_what_is_written_in_another_way_is_found(stage: Stage, text: str, place: str) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert "find" not in reply.headline
    assert any(line.startswith(place) for line in reply.lines)


@pytest.mark.parametrize(
    "text", ["does it mention HK$33m", "is 61 per cent mentioned", "does it mention Q3 2027"]
)
def test_another_amount_is_not_found(stage: Stage, text: str) -> None:
    assert said(stage, text, alerted(stage)).headline.startswith("I did not find")


def test_a_place_beyond_the_last_is_said_to_be_none(stage: Stage) -> None:
    assert "para 99999" in said(stage, "para 99999", alerted(stage)).headline


def test_whether_a_matter_is_in_force_is_not_said_of_its_file(stage: Stage) -> None:
    reply = said(stage, "is it still in force", alerted(stage))
    assert "in force, I do not know" in reply.headline


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("請問這份文件在學術文章裏應如何標注？", "CB(2)438/2026(03)"),
        ("俾個引用格式我，要放footnote", "CB(2)438/2026(03)"),
        ("how should this be footnoted", "CB(2)438/2026(03)"),
        ("can I have some further paragraphs, three bullets isn't enough for the memo", "1 to 5"),
        ("俾多幾段我睇，三點唔夠", "第1至5段"),
    ],
)
def test_a_command_of_one_paper_in_other_words_is_no_question_of_its_text(
    stage: Stage, text: str, held: str
) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert held in reply.headline + reply.code
    assert not reply.changed


@pytest.mark.parametrize(
    "text", ["does the paper cite overseas cases", "save costs for firms?", "how many more courses"]
)
def test_words_of_commands_are_looked_for_where_they_are_asked_of_a_text(
    stage: Stage, text: str
) -> None:
    reply = said(stage, text, alerted(stage))
    assert reply.headline.startswith(("I did not find", "What it says"))


def test_what_is_to_be_kept_in_other_words_is_offered(stage: Stage) -> None:
    reply = said(stage, "put this aside for me", alerted(stage))
    assert not reply.changed
    assert "save this" in [one.value for one in reply.buttons]


@pytest.mark.parametrize("text", ["don't save it", "don't follow this", "唔使收藏", "不用跟進這份"])
def test_what_is_not_to_be_done_is_not_done(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage), chinese=zh(text))
    assert reply.headline in ("Nothing was changed.", "沒有作出任何更改。")
    assert not reply.changed


@pytest.mark.parametrize("text", ["save this for Monday", "save this for later"])
def test_what_is_to_be_kept_for_a_day_is_saved(stage: Stage, text: str) -> None:
    assert said(stage, text, alerted(stage)).changed


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("is there a French version", "It is held in: English"),
        ("有冇日文版", "現有語文版本"),
        ("is this an oral or written question", "Administration"),
        ("口頭定書面質詢", "政府當局"),
    ],
)
def test_what_sort_a_paper_is_of_is_not_looked_for_in_its_words(
    stage: Stage, text: str, held: str
) -> None:
    assert held in said(stage, text, alerted(stage), chinese=zh(text)).headline


def test_words_of_which_questions_are_made_are_not_counted_as_found(stage: Stage) -> None:
    reply = said(stage, "does it not mention sandboxes after the last one", alerted(stage))
    assert reply.headline == "I did not find “sandboxes” in its words."


def test_a_paper_s_command_that_is_understood_is_obeyed(stage: Stage) -> None:
    assert said(stage, "幫我save低呢份", alerted(stage), chinese=True).changed


def test_how_that_one_is_cited_is_asked_of_the_paper_shown_last(stage: Stage) -> None:
    text = "how do i cite that one in a memo"
    assert "CB(2)438/2026(03)" in shown_then(stage, text).code


def test_where_no_paper_was_shown_it_is_asked_which_one_is_to_be_cited(stage: Stage) -> None:
    speaker = replace(at_the_console(), alone=True)
    reply = answer(stage.desk, "how do i cite that one in a memo", speaker)
    assert reply.failed
    assert "citation" in told(reply)
