"""This file tests our own words: in every language, with the same gaps, each said somewhere and nowhere else."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from bot.answering.finding.why import Outcome
from bot.care.assumptions import HEADINGS, Assumed, Verdict
from bot.contents.understanding import Became
from bot.messages.citations import STYLES
from bot.messages.figures import MEASURES, STEPS
from bot.messages.shown_language import Note
from bot.messages.words import ONE, WORDS, NoSuchWords, SaidTwice, gathered, in_language, knows, say
from scrapers.items import LISTS, MatterState
from storage.people.commitment_marks import State
from storage.records import Qualifier, Rhythm, Span

ROOT = Path(__file__).parents[3]
# Where Chinese is read rather than said: what papers say, and a topic's vocabulary.
READING = ("bot/answering/hearing/pieces/gapped.py", "bot/answering/arguments/sought.py", "bot/contents/", "bot/teams/speakers.py", "bot/topics/", "bot/platforms/word_changes.py", "bot/messages/headings.py",
           "bot/messages/phrases.py")  # fmt: skip
# Each command's record holds its own words, in both languages.
RECORDS = ("bot/answering/commands/",)
LONGEST_WORD, SENTENCE = 10, set("。，；「」{}！？")
FAMILIES = ("lang_", "cite_", "why_", "a_", "form_", "kind_", "author_", "brief_", "sure_", "line_", "g_", "happened_", "roster_",
            "asked_to_", "b_month_", "b_pause", "b_pledge_", "pledge_", "ahead_", "b_ahead_", "c_", "col_", "diff_", "grade_", "help_", "here_how_", "how_", "in_", "is_", "kept_", "look_",
             "matter_", "span_", "stage_", "style_", "ten_to_", "trouble_", "untold_", "web_figures_")  # fmt: skip


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_words_stand_in_both_languages_with_the_same_gaps(key: str) -> None:
    english, chinese = WORDS[key]
    assert english
    assert chinese
    assert gaps(english) == gaps(chinese)


def test_words_that_there_are_not_are_an_error_with_their_name() -> None:
    with pytest.raises(NoSuchWords, match="no_such_words"):
        say("no_such_words", "en")


def test_one_name_stands_for_one_thing() -> None:
    with pytest.raises(SaidTwice, match="two"):
        gathered([{"one": ("a", "b"), "two": ("c", "d")}, {"two": ("e", "f")}])


def test_simplified_is_derived_before_what_others_wrote_is_put_in() -> None:
    assert say("only_from", "zh-Hans", names="立法會") == "只限立法會。"
    assert in_language("Data office", "數據辦公室", "zh-Hans") == "数据办公室"


@cache
def modules() -> dict[str, ast.Module]:
    files = sorted((ROOT / "bot").rglob("*.py"))
    return {str(f.relative_to(ROOT)): ast.parse(f.read_text("utf-8")) for f in files}


def literals(tree: ast.AST) -> Iterator[str]:
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


# Where a call names words of ours: by which argument, or by which keyword.
NAMED_BY = {"say": 0, "Refused": 0, "TopicError": 0, "Misunderstood": 1, "Reach": "problem"}


def said() -> Iterator[tuple[str, str]]:
    """Give every key that is said by its name, with the file that says it."""
    for file, tree in modules().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = (
                node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            )
            place = NAMED_BY.get(name)
            if isinstance(place, int) and len(node.args) > place:
                yield from ((file, key) for key in chosen(node.args[place]))
            given = (one.value for one in node.keywords if one.arg == place)
            yield from ((file, key) for value in given for key in chosen(value))


def chosen(node: ast.expr) -> Iterator[str]:
    """Give the keys that an expression may come to; what is put together is tried below."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*chosen(node.body), *chosen(node.orelse))


def test_all_that_is_said_stands_in_the_catalogue() -> None:
    found = set(said())
    assert len(found) > 100
    assert not {(file, key) for file, key in found if not knows(key)}


@pytest.mark.parametrize(
    "key",
    [
        *(f"why_{one}" for one in get_args(Outcome)),
        *(f"brief_{one}" for one in get_args(Rhythm)),
        *(f"span_{one}" for one in get_args(Span)),
        *(f"in_{one}" for one in sorted(MEASURES)),
        *(one for one in get_args(Qualifier) if one != "exact"),
        *(f"ten_to_{power}" for powers in STEPS.values() for power in powers),
        *(one for one in get_args(Note) if one != "other_language_only"),
        *(f"lang_{one}" for one in ("en", "zh-Hant", "zh-Hans", "either")),
        *(f"other_language_only_{one}" for one in ("en", "zh")),
        *(f"style_{one}" for one in STYLES),
        *(f"pledge_{one}" for one in get_args(State)),
        *(f"pledge_seen_{one}" for one in get_args(Became)),
        *(f"matter_{one}" for one in get_args(MatterState)),
        *(f"matter_list_{one}" for one in (*sorted(LISTS), "minutes")),
        *(f"c_pledge_{one}" for one in get_args(State)),
        *(f"b_pledge_{one}" for one in get_args(State)),
        *(f"assume_{one}" for one in HEADINGS),
        *(f"assume_{one.replace(' ', '_')}" for one in get_args(Verdict)),
        *(f"assume_{one}{so}" for one in get_args(Assumed) for so in ("", "_so")),
    ],
)
def test_what_is_said_by_a_name_that_varies_is_known_under_all_of_them(key: str) -> None:
    assert knows(key)


def test_all_words_of_the_catalogue_are_said() -> None:
    used = {text for file, tree in modules().items() if "messages/words" not in file
            for text in literals(tree)}  # fmt: skip
    for template in (ROOT / "bot" / "web").rglob("templates/*"):
        used |= set(re.findall(r't\("(\w+)"', template.read_text("utf-8")))
    varying = (
        *FAMILIES,
        *(
            "web_in_",
            "web_tongue_",
            "web_committees",
            "web_members",
            "web_bureaux",
            "web_not_here",
            "web_busy",
            "web_broke",
            "mail_rhythm_",
        ),
        "other_language_only",
        "discussion_on",
        "information_on",
        "story_reply",
        "story_slides",
        "story_item",
        "b_lists",
        *(f"pledge_{one}" for one in get_args(State)),
        *(f"pledge_seen_{one}" for one in get_args(Became)),
        *(f"matter_{one}" for one in get_args(MatterState)),
        *(f"matter_list_{one}" for one in (*sorted(LISTS), "minutes")),
        *(f"c_pledge_{one}" for one in get_args(State)),
        *(f"b_pledge_{one}" for one in get_args(State)),
        *(f"assume_{one}" for one in (*HEADINGS, *get_args(Assumed), *get_args(Verdict))),
        "assume_not_seen",
    )
    said = {key for key in WORDS if key.removesuffix(ONE) in used or key in used}
    assert not {key for key in WORDS if key not in said and not key.startswith(varying)}


@pytest.mark.parametrize(
    "key", sorted(key for key in WORDS if key.endswith(ONE) and key.removesuffix(ONE) in WORDS)
)
def test_one_is_said_in_the_singular(key: str) -> None:
    english = WORDS[key.removesuffix(ONE)][0]
    given = dict.fromkeys(gaps(english), "3") | {"n": "1"}
    one = say(key.removesuffix(ONE), "en", **given)
    assert one != english.format(**given)
    assert not re.search(r"\b1 [a-z]+s\b", one)
    assert say(key.removesuffix(ONE), "en", **given | {"n": 2}) == english.format(
        **given | {"n": 2}
    )


def is_typed(text: str) -> bool:
    """Say whether a text is a word that people type, or a command in English with an example."""
    return text.lstrip()[:1].isascii() or (len(text) <= LONGEST_WORD and not set(text) & SENTENCE)


def test_what_the_scripts_write_differently_stands_in_the_catalogue_alone() -> None:
    wrong = {
        (file, text)
        for file, tree in modules().items()
        if not file.startswith(("bot/messages/words/", *RECORDS, *READING))
        for text in literals(tree)
        if in_language(text, text, "zh-Hans") != text
        if not (file.startswith("bot/answering/") and is_typed(text))
    }
    assert not wrong


def test_simplified_is_derived_in_one_place() -> None:
    deriving = {
        file
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "scrapers.typography.folding"
    }
    assert deriving == {"bot/messages/words/__init__.py"}


def test_no_colon_or_bracket_of_english_stands_beside_words_in_a_readers_language() -> None:
    """Who writes `say(…, language)` into a text writes its marks by `colon` and `aside` too."""
    wrong = [
        f"{file}:{node.lineno}"
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and any(
            isinstance(piece, ast.FormattedValue)
            and any(
                "language" in (getattr(one, "id", ""), getattr(one, "attr", ""))
                for one in ast.walk(piece.value)
            )
            for piece in node.values
        )
        and any(
            isinstance(piece, ast.Constant) and re.search(r": | \(", str(piece.value))
            for piece in node.values
        )
    ]
    assert not wrong
