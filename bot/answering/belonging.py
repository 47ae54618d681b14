"""This file holds the records of the commands about what papers belong to, for `commands.py`."""

from __future__ import annotations

from bot.answering import intents, stories
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
