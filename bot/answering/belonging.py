"""This file holds the records of the commands about what papers belong to, for `commands.py`."""

from __future__ import annotations

from bot.answering import briefing, intents, stories
from bot.answering.command import Command

STORY = Command(
    words=("story", "來龍去脈", "相關文件"),
    group="find",
    shape="story <number | link>",
    help=(
        "The papers that belong to one: what cites it, its slides, its minutes.",
        "與一份文件相關的文件：引述、投影片、會議紀要。",
    ),
    example=("story CB(2)1292/2025", "來龍去脈 CB(2)1292/2025"),
    read=stories.read_story,
    answers={intents.ShowStory: stories.show_story},
)

BRIEFING = Command(
    words=("briefing", "brief me", "會前簡報", "簡報"),
    group="find",
    shape="briefing [committee | date]",
    help=(
        "The next meetings: papers in and missing, questions and promises before.",
        "即將舉行的會議：文件是否齊備、過往質詢及承諾。",
    ),
    example=("briefing", "會前簡報"),
    read=briefing.read_briefing,
    answers={intents.Briefing: briefing.brief},
)

RECORDS = (STORY, BRIEFING)
