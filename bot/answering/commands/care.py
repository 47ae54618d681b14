"""This file holds the records of the commands that look after a channel."""

from __future__ import annotations

from bot.answering import intents
from bot.answering.command import Command
from bot.answering.finding import handing_over, saved_files
from bot.answering.following import transfer
from bot.answering.keeping import care, greeting, overseeing, pausing, status

RECORDS = (
    Command(
        words=("status", "health", "狀態"),
        group="care",
        shape="status",
        help=(
            "What was checked and is late, what is followed here and was told last.",
            "檢查情況、本頻道的訂閱及最近通知。",
        ),
        example=("status", "狀態"),
        first=True,
        read=lambda said: intents.Status(),
        answers={intents.Status: status.status},
        alone=True,
    ),
    Command(
        words=("overview", "總覽", "概覽"),
        group="care",
        shape="overview",
        help=(
            "For administrators: every channel, its noise and its changes.",
            "管理員概覽：各頻道的訂閱、數量及更改。",
        ),
        example=("overview", "總覽"),
        read=lambda said: intents.Oversee(),
        answers={intents.Oversee: overseeing.oversee},
        alone=True,
    ),
    Command(
        words=("export", "匯出"),
        group="care",
        shape="export [words | saved]",
        help=(
            "What this channel follows, as commands; with words, papers as a file or table.",
            "匯出訂閱；加上字詞則匯出文件的檔案或列表。",
        ),
        example=("export", "匯出"),
        read=saved_files.read_export,
        answers={
            intents.Export: transfer.export,
            intents.ExportPapers: handing_over.export_papers,
            intents.ExportSaved: saved_files.export_saved,
        },
    ),
    Command(
        words=("import", "匯入"),
        group="care",
        shape="import <lines>",
        help=("Follow what an export says.", "匯入訂閱。"),
        example=("import subscribe AI daily 08:45", "匯入 subscribe AI daily 08:45"),
        read=transfer.read_import,
        answers={intents.Import: None},
    ),
    Command(
        words=("feedback", "意見"),
        group="care",
        shape="feedback <text>",
        help=("Tell those who run this.", "提供意見。"),
        example=("feedback The bullets help.", "意見 摘要很有用"),
        read=care.read_feedback,
        answers={intents.Feedback: care.give_feedback},
    ),
    Command(
        words=("undo", "復原"),
        group="care",
        shape="undo",
        help=("Take back your last change here.", "復原上一項更改。"),
        example=("undo", "復原"),
        first=True,
        read=lambda said: intents.Undo(),
        answers={intents.Undo: pausing.undo},
        alone=True,
    ),
    Command(
        words=("admins", "管理員"),
        group="care",
        shape="admins only | off",
        help=(
            "Whether only administrators change what channels follow.",
            "是否只限管理員更改訂閱。",
        ),
        example=("admins only", "管理員 限"),
        read=care.read_admins,
        answers={intents.Admins: care.admins},
    ),
    Command(
        words=("hello", "你好"),
        group="care",
        shape="hello",
        help=("Where to begin here.", "由此開始。"),
        example=("hello", "你好"),
        first=True,
        read=lambda said: intents.Hello(),
        answers={intents.Hello: greeting.hello},
        alone=True,
    ),
    Command(
        words=("thanks", "多謝"),
        group="care",
        shape="thanks",
        help=("You are welcome.", "不用客氣。"),
        example=("thanks", "多謝"),
        read=lambda said: intents.Thanks(),
        answers={intents.Thanks: greeting.thanks, intents.Overheard: greeting.overheard},
        alone=True,
        listed=False,
    ),
)
