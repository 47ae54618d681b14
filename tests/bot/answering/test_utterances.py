"""This file holds what people type to what it was understood as, and that nothing of it is wrongly obeyed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.likelihood.classifier import examples
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.hearing.reading import meant
from bot.answering.intents import Feedback, Intent, NewTopic, WriteNote
from bot.answering.seen import book_of
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.bot.answering.utterances import judged, utterances
from tests.story.lived import lived
from tests.story.stage import Stage

AT_ONCE, WITH_ONE = 0.90, 0.99
UNSEEN_WITH_ONE = 0.98  # of what no example says with the same gaps


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("said") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    made = lived(store)
    yield made
    store.close()


def test_what_the_table_holds_is_still_understood_also_where_it_is_no_example(stage: Stage) -> None:
    """Sentences that are learned from, gaps and all, are not counted for what was never seen."""
    learned = {" ".join(words) for _, words in examples()}
    with stage.desk.store.read() as session:
        book = book_of(session, at_the_console())
    known: dict[str, Any] = {}
    found = [(one, *judged(stage.desk, one, known)) for one in utterances()]
    rest = "\n".join(
        f"{v}: {one.said!r} is not {one.means!r}: {got}" for one, v, got in found if v != "at once"
    )
    unseen = [one for one in found if " ".join(gapped(one[0].said, book).words) not in learned]
    for rows, with_one, least in ((found, WITH_ONE, 1_500), (unseen, UNSEEN_WITH_ONE, 500)):
        counts = Counter(verdict for _, verdict, _ in rows)
        print(dict(counts), rest, sep="\n")
        assert len(rows) >= least
        assert counts["wrongly obeyed"] == 0, rest
        assert counts["at once"] >= AT_ONCE * len(rows), rest
        assert counts["at once"] + counts["with one suggestion"] >= with_one * len(rows), rest


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
    "text",
    [
        "please don't stop the Friday look-ahead",
        "we never turned off the monthly report",
        "if we turn off briefings what do we lose",
        '"briefings off" was a typo',
        "we had turned off the look ahead in June",
        "he said use OSCOLA from now on",
        "don't mark 3fa9b2c1 as kept",
        "should I star commitment 3fa9b2c1",
        "唔好停會前簡報住",
        "老細話月報唔要喇",
        "前瞻停咗未呀",
        "如果唔要月報會點",
        "我哋上個月停咗會前簡報",
        "要不要改用OSCOLA引用",
        "智慧城市可以停咗佢未",
        "smart city is no longer relevant to us?",
        "到19號之前唔好再出AI得唔得",
        "nobody said to mute AI until Friday",
        "我收藏咗LCQ9，備註：睇完",
        "mute it for a week",
    ],
)
def test_a_switch_that_is_denied_told_of_or_asked_about_is_never_obeyed(
    stage: Stage, text: str
) -> None:
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
