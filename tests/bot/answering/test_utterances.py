"""This file measures how much of what people type is understood, and that nothing is wrongly obeyed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.reading import meant
from bot.answering.intents import Feedback, Intent, NewTopic, WriteNote
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.bot.answering.utterances import judged, utterances
from tests.story.lived import lived
from tests.story.stage import Stage

AT_ONCE, WITH_ONE = 0.90, 0.99


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("said") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    made = lived(store)
    yield made
    store.close()


def test_what_people_type_is_understood(stage: Stage) -> None:
    found = [(one, *judged(stage.desk, one)) for one in utterances()]
    counts = Counter(verdict for _, verdict, _ in found)
    rest = "\n".join(
        f"{v}: {one.said!r} is not {one.means!r}: {got}" for one, v, got in found if v != "at once"
    )
    print(dict(counts), rest, sep="\n")
    total = len(found)
    assert total >= 300
    assert counts["wrongly obeyed"] == 0, rest
    assert counts["at once"] >= AT_ONCE * total, rest
    assert counts["at once"] + counts["with one suggestion"] >= WITH_ONE * total, rest


@pytest.mark.parametrize(
    "text",
    [
        "please wake us at weekends",
        "did I subscribe to AI",
        "I subscribed to AI",
        "would be nice to subscribe to AI",
        "unsubscribe is what he wanted",
        "save LCQ5 or not",
        "pause until Monday was wrong",
        "暫停到星期一係唔係錯",
        "email kit@firm.example AI daily if they agree",
        "please confirm we are paused until Monday",
        'please translate "subscribe us to AI daily"',
        "請確認已暫停至星期一",
        "we want the client to subscribe to AI",
        "please have the AI ones come at nine each day",
    ],
)
def test_a_change_that_is_only_likely_meant_is_never_obeyed(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


@pytest.mark.parametrize(
    "text",
    [
        "停AI會點",
        "停咗AI會點",
        "取消訂閱AI會點",
        "暫停會點",
        "靜音AI一個禮拜會點",
        "停AI好唔好",
        "停AI得唔得",
        "取消訂閱人工智能好唔好",
        "唔該停AI會點呀",
        "暂停会怎样",
        "要不要取消订阅人工智能",
        "使唔使停AI",
    ],
)
def test_what_is_only_asked_about_in_chinese_is_never_obeyed(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "note CB(2)438/2026(01) ask ITB 200 questions （重要）",
            WriteNote("CB(2)438/2026(01)", "ask ITB 200 questions （重要）"),
        ),
        (
            "note cb2 438/2026(1) ask ITB 200 questions",
            WriteNote("CB(2)438/2026(01)", "ask ITB 200 questions"),
        ),
        ("feedback csb 120 was wrong，ＡＢＣ", Feedback("csb 120 was wrong，ＡＢＣ")),
        ("topic new Grants: edb 200, 甲（乙）", NewTopic("Grants", "edb 200, 甲（乙）")),
    ],
)
def test_what_people_write_is_kept_as_they_wrote_it(stage: Stage, text: str, kept: Intent) -> None:
    assert meant(stage.desk, text, at_the_console()) == kept
