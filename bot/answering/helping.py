"""This file explains the commands, each with its words in both languages and an example."""

from __future__ import annotations

from bot.answering.intents import Help
from bot.answering.sentences import tell
from bot.answering.speech import Button, Reply, Speaker
from bot.answering.words import CHINESE_VERB

# verb: shape, what it does in English and in Chinese, an example
COMMANDS: dict[str, tuple[str, str, str, str]] = {
    "subscribe": (
        (
            "subscribe <topic> [in #channel] [instant | daily 08:45 | weekly fri 17:30] "
            "[lang en|tc|sc|either] [from legco|press] [level mention] [not: words]"
        ),
        "Tell a channel of a topic's papers.",
        "頻道訂閱主題。",
        "subscribe AI daily 08:45 lang tc",
    ),
    "unsubscribe": (
        "unsubscribe <topic | number | all> [in #channel]",
        "Stop it again.",
        "取消訂閱。",
        "unsubscribe AI",
    ),
    "follow": (
        "follow <committee | Member | bureau | paper number>",
        "Be told of everything from a body or a person, or of a paper's revisions.",
        "跟進委員會、議員、政策局或文件。",
        "follow Panel on Information Technology and Broadcasting",
    ),
    "list": ("list", "What this channel follows, with Edit and Stop.", "本頻道的訂閱。", "list"),
    "edit": ("edit <number>", "Change how something is followed.", "修改訂閱方式。", "edit 1"),
    "topics": ("topics", "The topics there are.", "可訂閱的主題。", "topics"),
    "topic": (
        "topic new|edit <name>: <words> · topic show|delete <name>",
        "Write a topic of your own in one line.",
        "以一行文字自訂主題。",
        "topic new Drones: drone, 無人機, 低空經濟",
    ),
    "preview": (
        "preview <topic>",
        "What a topic brought in the last 90 days.",
        "主題過去90日的文件。",
        "preview AI",
    ),
    "pause": ("pause [until <day>]", "Be quiet here.", "暫停通知。", "pause until monday"),
    "resume": ("resume", "Speak here again.", "恢復通知。", "resume"),
    "quiet": (
        "quiet 20:00-08:00 | off",
        "Hours without instant alerts.",
        "不發即時通知的時段。",
        "quiet 20:00-08:00",
    ),
    "latest": ("latest [topic] [number]", "The newest papers.", "最新文件。", "latest AI"),
    "search": (
        "search <words> [member: committee: kind: topic: since: until: due:]",
        "Find papers, in either language; without a command, words are searched for.",
        "以中文或英文搜尋文件；不寫指令即為搜尋。",
        "search HKPilot 開支",
    ),
    "show": (
        "show <number | link | LCQ5 7 October 2026>",
        "One paper: bullets, recommendations, tables.",
        "查閱一份文件。",
        "show CB(2)1292/2025",
    ),
    "commitments": (
        "commitments [topic] [due:2026-12]",
        "What was promised, by when, how firmly.",
        "承諾、目標與計劃，連期限。",
        "commitments smart-city due:2026",
    ),
    "meetings": ("meetings [topic]", "What is announced.", "即將舉行的會議。", "meetings"),
    "why": (
        "why <number | link>",
        "Why this channel was told of a paper, or was not.",
        "為何（沒有）收到某份文件。",
        "why CB(2)1292/2025",
    ),
    "status": ("status", "What was checked, and what is late.", "檢查情況。", "status"),
    "digest": ("digest now", "A digest of what was not told yet.", "立即製作摘要。", "digest now"),
    "export": ("export", "What this channel follows, as commands.", "匯出訂閱。", "export"),
    "import": ("import <lines>", "Follow what an export says.", "匯入訂閱。", "export"),
    "feedback": ("feedback <text>", "Tell those who run this.", "提供意見。", "feedback …"),
    "undo": ("undo", "Take back your last change here.", "復原上一項更改。", "undo"),
    "admins": (
        "admins only | off",
        "Whether only administrators change what channels follow.",
        "是否只限管理員更改訂閱。",
        "admins only",
    ),
    "help": ("help [command]", "This.", "說明。", "help subscribe"),
}


def explain(intent: Help, speaker: Speaker) -> Reply:
    """Explain one command, or all of them."""
    chinese = speaker.language != "en"
    if intent.command in COMMANDS:
        shape, english, said, example = COMMANDS[intent.command]
        return Reply(
            f"{intent.command} · {CHINESE_VERB[intent.command]}",
            (said if chinese else english, f"`{shape}`", f"→ `{example}`"),
            buttons=(Button(example[:60], "say", example),) if "…" not in example else (),
        )
    lines = tuple(
        f"`{CHINESE_VERB[verb] if chinese else verb}` {said if chinese else english}"
        for verb, (_, english, said, _) in COMMANDS.items()
    )
    language = speaker.language
    return Reply(
        tell("welcome", language),
        lines,
        footer="`help subscribe` · English or 中文: `subscribe AI` = `訂閱 人工智能`",
        buttons=(
            Button("subscribe AI", "say", "subscribe AI"),
            Button("list", "say", "list"),
            Button("status", "say", "status"),
        ),
    )
