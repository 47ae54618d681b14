"""This file tests that a command that is only asked about changes nothing, and that a request is obeyed."""

from __future__ import annotations

import pytest

from bot.answering.arguments.questions import asks
from bot.answering.hearing import grammar
from bot.answering.hearing.reading import meant
from bot.answering.intents import Feedback, Help, Intent, NewList, WriteNote
from bot.answering.speech import at_the_console
from tests.bot.answering.test_next_steps import followed, pressed, say, stage
from tests.story.stage import Stage

__all__ = ["stage"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("stop AI?", "stop AI"), ("can I unsubscribe AI?", "unsubscribe AI"), ("pause?", "pause"),
     ("Could I pause until Monday", "pause until Monday"), ("暫停？", "暫停"), ("可以暫停嗎", "暫停"),
     ("可否停收人工智能", "停收人工智能"), ("停收人工智能？", "停收人工智能"), ("may we mute AI for a week?", "mute AI for a week"),
     ("subscribe AI daily ?", "subscribe AI daily"), ("resume?", "resume"), ("undo?", "undo"),
     ("how do I pause?", "pause until monday"), ("what does pause do?", "pause until monday"),
     ("暫停有什麼用？", "暫停 至 星期一"), ("can I please unsubscribe AI?", "unsubscribe AI"),
     ("hi, may we pause", "pause"), ("係咪暫停", None), ("unsubscribe all?", "unsubscribe all")],
)  # fmt: skip
def test_a_question_changes_nothing_and_offers_the_line(
    stage: Stage, text: str, line: str | None
) -> None:
    before = followed(stage)
    reply = say(stage, text)
    assert not reply.changed
    assert followed(stage) == before
    if line is not None:
        assert pressed(reply)[0] == line
        assert any(line in one for one in reply.lines)


@pytest.mark.parametrize(
    "text",
    ["can you pause until Monday?", "could you stop AI?", "would you please pause", "please pause?",
     "可唔可以幫我暫停？", "唔該停收人工智能", "Could you please subscribe this channel to AI?"],
)  # fmt: skip
def test_a_polite_request_is_no_question(stage: Stage, text: str) -> None:
    assert meant(stage.desk, text, at_the_console()).changes


@pytest.mark.parametrize(
    "text",
    ["email kit@firm.example AI daily?", "should I note CB(2)438/2026(03) ask about costs", "list Clients add Zed Ltd?",
     "briefing on?", "ahead on?", "month off?", "citation style oscola?", "save CB(2)438/2026(03)?"],
)  # fmt: skip
def test_whatever_may_change_something_is_not_done_where_it_is_asked_about(
    stage: Stage, text: str
) -> None:
    assert not meant(stage.desk, text, at_the_console()).changes
    assert not say(stage, text).changed


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("note CB(2)438/2026(03) why so late?", WriteNote("CB(2)438/2026(03)", "why so late")),
        ("feedback is this any good?", Feedback("is this any good?")),
        ("list new Clients: Zed Ltd, who else?", NewList("Clients", " Zed Ltd, who else")),
    ],
)
def test_a_question_in_words_of_one_s_own_is_kept(stage: Stage, text: str, intent: Intent) -> None:
    assert meant(stage.desk, text, at_the_console()) == intent


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("ahead", False), ("ahead on", True), ("month", False), ("month off", True), ("citation style", False),
        ("citation style ris", True), ("lists Clients", False), ("lists Clients add Zed", True), ("lists", False),
        ("list delete Clients", True), ("digest now", True), ("undo", True), ("edit 1", False), ("followers AI", False),
        ("email kit@firm.example AI", True), ("feedback The bullets help.", True), ("briefing on", True),
    ],
)  # fmt: skip
def test_an_intent_says_whether_it_changes_something(line: str, changes: bool) -> None:
    assert grammar.parse(line).changes is changes


def test_a_bare_word_that_is_asked_is_explained(stage: Stage) -> None:
    intent = meant(stage.desk, "取消訂閱？", at_the_console())
    assert isinstance(intent, Help)
    assert intent.command == "unsubscribe"


@pytest.mark.parametrize(
    "text",
    ["undo damage", "resume of Chan Man-ki", "status of smart lampposts", "thanks but no thanks",
     "export controls", "what's new this week", "上個月有咩新文件", "feedback loop in AI"],
)  # fmt: skip
def test_no_answer_suggests_what_was_typed_or_quotes_nothing(stage: Stage, text: str) -> None:
    reply = say(stage, text)
    assert text not in pressed(reply)
    said = "\n".join((reply.headline, *reply.lines))
    assert f"`{text}`" not in said
    assert "“”" not in said
    assert "「」" not in said


@pytest.mark.parametrize(
    "text", ["feedback loop in AI", "import duties", "feedback from the public"]
)
def test_what_only_begins_like_feedback_or_an_import_is_looked_for(stage: Stage, text: str) -> None:
    reply = say(stage, text)
    assert not reply.changed
    assert text in reply.headline


def test_a_name_that_is_one_slip_away_is_taken_and_said_back_and_is_no_topic(stage: Stage) -> None:
    reply = say(stage, "plz subscribe to artifical inteligence")
    assert "Artificial intelligence" in reply.headline
    assert not any("topic new" in line for line in reply.lines)


@pytest.mark.parametrize("text", ["follow ITB", "committee ITB", "member chan"])
def test_a_choice_on_the_shell_lists_its_candidates_to_type(stage: Stage, text: str) -> None:
    reply = say(stage, text)
    listed = {line.strip("`") for line in reply.lines if line.startswith("`")}
    assert len(listed) > 1 or not reply.failed
    assert listed <= set(pressed(reply))


def test_a_programme_is_no_body_to_follow_and_what_can_be_done_is_said(stage: Stage) -> None:
    reply = say(stage, "follow HKPilot")
    assert pressed(reply) == ["topic follow HKPilot: HKPilot", "programme HKPilot"]
    assert not reply.changed


def test_help_on_what_is_unknown_says_so(stage: Stage) -> None:
    assert "zzz" in say(stage, "help zzz").headline


def test_a_question_of_no_sitting_that_is_held_offers_those_that_are(stage: Stage) -> None:
    assert pressed(say(stage, "LCQ5"))[0] == "search kind:question"


def test_meetings_of_a_committee_are_named(stage: Stage) -> None:
    reply = say(stage, "when is the next meeting of the ITB panel")
    assert not reply.failed
    assert "Panel on Information Technology and Broadcasting" in reply.lines


@pytest.mark.parametrize("text", ["停收申請？", "取消訂閱聘請？", "unsubscribe from AI, ok?"])
def test_a_noun_that_holds_a_polite_letter_is_no_request(text: str) -> None:
    assert asks(text)
