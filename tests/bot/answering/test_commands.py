"""This file tests that one record is all a command needs: grammar, help, doors and privacy follow it."""

from __future__ import annotations

import ast
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import pytest

from bot import cli
from bot.answering import commands, intents
from bot.answering.command import Command, CommandClash, Commands, Group, Said
from bot.answering.conversation import answer
from bot.answering.hearing.grammar import parse
from bot.answering.intents import Change, Guessed, Intent, Misunderstood, Search
from bot.answering.speech import Reply, Speaker, at_the_console, pasted
from bot.answering.terminal import shown
from bot.desk import Desk
from bot.messages.words import both_scripts, in_language, say
from bot.slack.replies import payload as slack_payload
from bot.teams.replies import payload as teams_payload
from scrapers.items import Language
from storage.database import Store
from storage.people import channels, topics
from tests.bot.slack.test_tenants import leaks, tried
from tests.bot.slack.workspace import Workspace, workspaces
from tests.bot.teams.scene import TEAM
from tests.bot.teams.scene import address as teams_address
from tests.story.stage import Stage

ALL = [pytest.param(command, id=command.name) for command in commands.COMMANDS]
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant", "zh-Hans")
BLANK = re.compile(r"\\n|\s|[*`\\\u200b]")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ALL)
def test_an_example_means_its_command_in_every_script(command: Command, language: Language) -> None:
    meant = parse(command.shown(language).replace("…", "text"))
    assert type(meant) in command.answers
    assert meant == parse(in_language(*command.example, language).replace("…", "text"))


@pytest.mark.parametrize("command", ALL)
def test_every_word_of_a_command_says_it_in_either_script(command: Command) -> None:
    for word in command.words:
        for typed in both_scripts(word):
            found = commands.COMMANDS.begun([typed])
            assert found is not None
            assert found[0] is command


@pytest.mark.parametrize("command", ALL)
def test_every_command_has_its_words_in_both_languages(command: Command) -> None:
    assert command.name.isascii()
    assert not command.chinese.isascii()
    assert all([*command.help, *command.example])
    assert command.shape.startswith(command.name)


@pytest.mark.parametrize("command", ALL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_explains_every_command(stage: Stage, command: Command, language: Language) -> None:
    speaker = replace(at_the_console(), language=language)
    first = answer(stage.desk, "help", speaker).lines
    group = answer(stage.desk, f"help {command.group}", speaker).lines
    typed = pasted(command.shown(language), speaker)
    explained = f"`{typed}` {command.helped(language)}"
    assert (explained in first) == command.first
    assert (explained in (*first, *group)) == command.listed  # mere politeness needs no explaining
    one = answer(stage.desk, f"help {command.called(language)}", speaker)
    assert f"`{command.shaped(language)}`" in one.lines


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("quiet", "勿擾 20:00-08:00 | weekends | off"),
        ("pause", "暫停 [全部] [until <日期>]"),
        ("unsubscribe", "取消訂閱 <主題 | 編號 | 全部> [in #channel]"),
        ("search", "搜尋 <字詞> [member: committee: bureau: kind: topic: since: until: due:]"),
    ],
)
def test_a_shape_is_written_with_its_word_of_the_language(name: str, shape: str) -> None:
    command = commands.COMMANDS.named(name)
    assert command is not None
    assert command.shaped("zh-Hant") == shape
    assert command.shaped("en") == command.shape


def test_every_intent_is_answered() -> None:
    answered = {intent for command in commands.COMMANDS for intent in command.answers}
    named = {one for one in vars(intents).values() if isinstance(one, type)}
    ours = {one for one in named if issubclass(one, Intent)} - {Intent, Change}
    assert ours - answered == {Guessed, Misunderstood}


def test_two_commands_cannot_be_said_in_one_word() -> None:
    other = replace(commands.SEARCH, words=("scour", "list", "找"), answers={})
    with pytest.raises(CommandClash, match="list"):
        Commands([*commands.COMMANDS, other])


def test_two_commands_cannot_answer_one_intent() -> None:
    other = replace(commands.SEARCH, words=("scour", "找"))
    with pytest.raises(CommandClash, match="Search"):
        Commands([*commands.COMMANDS, other])


def test_a_command_may_be_said_in_several_words() -> None:
    other = replace(commands.SEARCH, words=("recite to me", "講講"), answers={})
    made = Commands([*commands.COMMANDS, other])
    assert made.begun(["Recite", "to", "me", "AI"]) == (other, 3)
    assert made.begun(["recite", "to"]) is None


# --- a command in two places: one record, and one file with its reading and its answer ---------


@dataclass(frozen=True, slots=True)
class Count(Intent):
    """Count the topics here."""

    of: str = ""


def read_count(said: Said) -> Count:
    return Count(said.rest)


def count(desk: Desk, intent: Count, speaker: Speaker) -> Reply:
    with desk.store.read() as session:
        place = channels.channel(session, speaker.address)
        held = topics.topics(session, speaker.workspace, place.id if place else None)
    return Reply(f"{len(held)} counted {intent.of}".strip())


def tattle(desk: Desk, intent: Count, speaker: Speaker) -> Reply:
    """Answer with the topics of a channel that is not the asker's."""
    with desk.store.read() as session:
        place = channels.channel(session, "slack:T1/C3")
        held = topics.topics(session, "slack:T1", place.id if place else None)
    return Reply("; ".join(topic.line for topic in held) or "none")


COUNT = Command(
    words=("count", "數數"),
    group="care",
    shape="count [what]",
    help=("Count the topics of your own.", "數數自訂主題。"),
    example=("count topics", "數數 主題"),
    read=read_count,
    answers={Count: count},
)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be one more command."""
    monkeypatch.setattr(commands, "COMMANDS", Commands([*commands.COMMANDS, COUNT]))


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console."""
    return Stage(sqlite_store)


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces, one with a private topic."""
    with workspaces(sqlite_store) as made:
        made.say("topic new Acme v Zebra: acme+zebra", channel="C3")
        yield made
        assert made.slack.refused == []


@pytest.mark.usefixtures("counted")
def test_a_new_command_is_understood_and_offered_where_it_is_misspelt() -> None:
    assert parse("count my topics") == Count("my topics")
    assert parse("数数 主题") == Count("主题")
    meant = parse("cuont topics")
    assert isinstance(meant, Search)
    assert meant.hint == "count"


@pytest.mark.usefixtures("counted")
def test_a_new_command_is_explained(stage: Stage) -> None:
    lines = answer(stage.desk, "help care", at_the_console()).lines
    assert "`tamar say count topics` Count the topics of your own." in lines
    speaker = replace(at_the_console(), language="zh-Hans")
    assert "`tamar say 数数 主题` 数数自订主题。" in answer(stage.desk, "说明 管理", speaker).lines
    assert "→ `tamar say 数数 主题`" in answer(stage.desk, "说明 数数", speaker).lines


@pytest.mark.usefixtures("counted")
def test_a_new_command_is_answered_in_the_shell(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TAMAR_STORE", sqlite_url)
    monkeypatch.setattr(sys, "argv", ["tamar", "say", "count", "topics"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    assert "0 counted topics" in capsys.readouterr().out


@pytest.mark.usefixtures("counted")
def test_a_new_command_is_answered_in_slack(place: Workspace) -> None:
    assert "1 counted topics" in place.say("count topics", channel="C3")
    assert "`/tamar count topics` Count the topics" in place.say("help care")


@pytest.mark.usefixtures("counted")
def test_a_new_command_is_tried_for_privacy(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [command for command in commands.COMMANDS if command.name != "count"]
    mine = [command for command in commands.COMMANDS if command not in others]
    texts = [text for command in mine for text in tried(command)]
    assert "count Acme v Zebra" in texts
    assert leaks(place, "T2", "C1", texts) == []
    leaky = replace(COUNT, answers={Count: tattle})
    monkeypatch.setattr(commands, "COMMANDS", Commands([*others, leaky]))
    assert leaks(place, "T2", "C1", texts) == texts


# --- the shell and the README -------------------------------------------------------------------


def test_the_shell_builds_what_is_meant_and_types_nothing_anew() -> None:
    """Only `tamar say` hands on a text, or the lines of a talk, which is what it is for."""
    texts = set()
    for file in (ROOT / "bot" / "commands").glob("*.py"):
        for made in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(made, ast.FunctionDef) and any(
                isinstance(one, ast.ImportFrom)
                and one.module in ("bot.answering.conversation", "bot.answering.hearing.grammar")
                and {"answer", "parse"} & {alias.name for alias in one.names}
                for one in ast.walk(made)
            ):
                texts.add(made.name)
    assert texts == {"say", "_talk"}


def test_help_has_four_groups_and_begins_with_a_few_of_each() -> None:
    first = Counter(command.group for command in commands.COMMANDS if command.first)
    assert set(first) == set(get_args(Group))
    assert all(3 <= few <= 4 for few in first.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_s_first_screen_counts_what_it_leaves_to_its_groups(
    stage: Stage, language: Language
) -> None:
    speaker = replace(at_the_console(), language=language)
    said = shown(answer(stage.desk, "help", speaker))
    assert len(said.splitlines()) <= 36
    for group in get_args(Group):
        left = sum(c.listed and not c.first for c in commands.COMMANDS if c.group == group)
        named = say(f"g_{group}", language).lower()
        typed = f"tamar say {say('c_help', language)} {named}"
        (line,) = (one for one in said.splitlines() if one.strip().startswith(typed + " "))
        assert line.endswith(say("help_more", language, n=left))


@pytest.mark.parametrize(("language", "heads"), [
    ("en", ["Follow", "Find", "Quiet", "Care"]), ("zh-Hant", ["跟進", "搜尋", "勿擾", "管理"]),
])  # fmt: skip
def test_help_shows_its_groups_in_order(stage: Stage, language: Language, heads: list[str]) -> None:
    lines = answer(stage.desk, "help", replace(at_the_console(), language=language)).lines
    assert [line.strip("*") for line in lines if line.startswith("**")] == heads


@pytest.mark.parametrize(("address", "typed"), [
    ("console", "tamar say subscribe AI"), ("slack:T1/C1", "/tamar subscribe AI"),
    ("teams:t/c", "subscribe AI"),
])  # fmt: skip
def test_help_says_a_command_as_it_is_typed_in_that_place(address: str, typed: str) -> None:
    speaker = replace(at_the_console(), address=address)
    assert pasted("subscribe AI", speaker) == typed


def test_what_a_shell_would_read_otherwise_is_quoted() -> None:
    typed = pasted("show CB(2)1292/2025", at_the_console())
    assert typed == 'tamar say "show CB(2)1292/2025"'


@pytest.mark.parametrize(("asked", "said"), [
    ("help AI", "subscribe AI"), ("說明 人工智能", "訂閱 人工智能"),
    ("help quiet", "pause until monday"), ("說明 勿擾", "暫停 至 星期一"),
    ("help care", "status"),
])  # fmt: skip
def test_help_of_a_topic_and_of_a_group_shows_what_to_paste(
    stage: Stage, asked: str, said: str
) -> None:
    lines = answer(stage.desk, asked, at_the_console()).lines
    assert any(line.startswith(f"`tamar say {said}`") for line in lines)


def table() -> str:
    """Give the README's table of commands."""
    lines = ["| to | say | 中文 | does | for instance |", "|---|---|---|---|---|"]
    for command in commands.COMMANDS:
        spoken = f"`{command.name}` | {command.chinese}"
        does = f"{command.help[0]} | `{command.shown('en')}`"
        lines.append(f"| {command.group} | {spoken} | {does} |")
    return "\n".join(lines)


def test_the_readme_lists_the_commands_as_their_records_do() -> None:
    assert table() in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("platform", ["slack", "teams", "console"])
def test_help_is_whole_on_every_platform(
    sqlite_store: Store, platform: str, language: Language
) -> None:
    address = {"slack": "slack:T1/C1", "teams": teams_address(TEAM)}.get(platform, platform)
    speaker = replace(at_the_console(address), language=language)
    desk = Stage(sqlite_store).desk
    replies = [answer(desk, f"help {group}", speaker) for group in ("", *get_args(Group))]
    draw: dict[str, Callable[[Reply], Any]] = {
        "slack": slack_payload, "teams": teams_payload, "console": lambda one: {"text": shown(one)},
    }  # fmt: skip
    drawn = [json.dumps(draw[platform](reply), ensure_ascii=False) for reply in replies]
    said = BLANK.sub("", "".join(drawn))
    for command in commands.COMMANDS:
        whole = BLANK.sub("", command.helped(language))
        assert (whole in said) == command.listed, command.name


def test_no_sentence_is_said_for_two_commands() -> None:
    assert (
        commands.COMMANDS.said("a sentence that nobody wrote down") is None
    )  # all are put together
