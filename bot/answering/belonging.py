"""This file holds the records of the commands about what papers belong to, for `commands.py`."""

from __future__ import annotations

from bot.answering import intents
from bot.answering.command import Command
from bot.answering.finding import briefing, programmes, stories

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
    shape="briefing [committee | date | on | off]",
    help=(
        "The next meetings: papers in and missing, questions and promises before.",
        "即將舉行的會議：文件是否齊備、過往質詢及承諾。",
    ),
    example=("briefing", "會前簡報"),
    read=briefing.read_briefing,
    answers={intents.Briefing: briefing.brief, intents.SwitchBriefings: briefing.switch},
)

PROGRAMME = Command(
    words=("programme", "program", "figures", "計劃數字", "項目數字"),
    group="find",
    shape="programme <name>",
    help=("A programme's figures over time, quoted.", "一項計劃歷來的數字，連原句。"),
    example=("programme iAM Smart", "計劃數字 智方便"),
    read=programmes.read_programme,
    answers={intents.Programme: programmes.programme},
)

RECORDS = (STORY, BRIEFING, PROGRAMME)
