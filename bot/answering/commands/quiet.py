"""This file holds the records of the commands that say when a channel is told."""

from __future__ import annotations

from bot.answering import intents
from bot.answering.command import Command
from bot.answering.finding import ahead, months
from bot.answering.following import muting
from bot.answering.keeping import care, pausing

RECORDS = (
    Command(
        words=("pause", "暫停"),
        group="quiet",
        shape="pause [all] [until <day>]",
        help=("Be quiet here.", "暫停通知。"),
        example=("pause until monday", "暫停 至 星期一"),
        first=True,
        read=pausing.read,
        answers={intents.Pause: care.pause, intents.PauseAll: pausing.pause_all},
    ),
    Command(
        words=("mute", "靜音"),
        group="quiet",
        shape="mute <topic | committee | number> [week | month | until <day>]",
        help=("Be told of one thing no more for a while.", "暫時停收一項。"),
        example=("mute AI for a week", "靜音 人工智能 一星期"),
        first=True,
        read=muting.read_mute,
        answers={intents.Mute: muting.mute},
    ),
    Command(
        words=("resume", "恢復"),
        group="quiet",
        shape="resume [all]",
        help=("Speak here again.", "恢復通知。"),
        example=("resume", "恢復"),
        read=pausing.read_resume,
        answers={intents.Resume: care.resume, intents.ResumeAll: pausing.resume_all},
        alone=True,
    ),
    Command(
        words=("quiet", "勿擾"),
        group="quiet",
        shape="quiet 20:00-08:00 | weekends | off",
        help=("Hours without instant alerts.", "不發即時通知的時段。"),
        example=("quiet 20:00-08:00", "勿擾 20:00至08:00"),
        first=True,
        read=care.read_quiet,
        answers={intents.Quiet: care.quiet},
    ),
    Command(
        words=("month", "月報"),
        group="quiet",
        shape="month [on | off]",
        help=("What the last month brought, and what to change.", "上月回顧，以及可作的調整。"),
        example=("month", "月報"),
        read=months.read_month,
        answers={intents.Month: months.month},
    ),
    Command(
        words=("ahead", "look ahead", "week ahead", "前瞻", "一周前瞻"),
        group="quiet",
        shape="ahead [on | off | both]",
        help=(
            (
                "What the next week brings, told on Fridays, or the working day before a holiday; `both` has briefings,"
                " too."
            ),
            "下周前瞻，逢星期五（遇假期則前一工作日）發送；「兩者」連會前簡報。",
        ),
        example=("ahead", "前瞻"),
        read=ahead.read_ahead,
        answers={intents.LookAhead: ahead.ahead},
    ),
)
