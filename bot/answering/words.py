"""This file lists the words that commands are typed in, English and Chinese alike."""

from __future__ import annotations

import re

from storage.records import Level

VERBS: dict[str, tuple[str, ...]] = {
    "subscribe": ("subscribe", "sub", "訂閱", "订阅"),
    "unsubscribe": ("unsubscribe", "unsub", "unfollow", "取消訂閱", "取消订阅", "取消跟進", "退訂"),
    "follow": ("follow", "跟進", "跟进", "關注", "关注"),
    "list": ("list", "subscriptions", "清單", "清单"),
    "topics": ("topics", "主題清單"),
    "topic": ("topic", "主題", "主题"),
    "latest": ("latest", "最新"),
    "search": ("search", "find", "搜尋", "搜寻", "搜索"),
    "show": ("show", "查閱", "查阅"),
    "commitments": ("commitments", "commitment", "promises", "承諾", "承诺"),
    "meetings": ("meetings", "meeting", "會議", "会议"),
    "why": ("why", "為何", "为何", "為什麼", "为什么"),
    "status": ("status", "health", "狀態", "状态"),
    "digest": ("digest", "摘要"),
    "preview": ("preview", "預覽", "预览"),
    "pause": ("pause", "暫停", "暂停"),
    "resume": ("resume", "恢復", "恢复"),
    "quiet": ("quiet", "勿擾", "勿扰"),
    "export": ("export", "匯出", "汇出"),
    "import": ("import", "匯入", "汇入"),
    "feedback": ("feedback", "意見", "意见"),
    "undo": ("undo", "復原", "复原"),
    "edit": ("edit", "修改", "編輯", "编辑"),
    "admins": ("admins", "管理員"),
    "help": ("help", "?", "？", "說明", "说明", "幫助"),
    "cancel": ("cancel", "取消"),
}
VERB_OF = {word: verb for verb, words in VERBS.items() for word in words}
CHINESE_VERB = {verb: next(w for w in words if not w.isascii()) for verb, words in VERBS.items()}
# Verbs that Chinese text may run on from without a blank; the others are nouns of papers as well.
GLUED = ("取消訂閱", "取消订阅", "取消跟進", "訂閱", "订阅", "搜尋", "搜寻", "搜索", "查閱", "查阅", "跟進", "預覽", "預览")  # fmt: skip
ALONE = frozenset({"list", "topics", "status", "resume", "export", "undo"})

INSTANT = frozenset({"instant", "instantly", "at-once", "即時", "即时"})
DAILY = frozenset({"daily", "每日", "每天"})
WEEKLY = frozenset({"weekly", "每周", "每週", "每星期"})
DAYS: dict[str, str] = {
    **{
        name: day
        for day, names in {
            "mon": ("mon", "monday"), "tue": ("tue", "tues", "tuesday"),
            "wed": ("wed", "wednesday"), "thu": ("thu", "thur", "thurs", "thursday"),
            "fri": ("fri", "friday"), "sat": ("sat", "saturday"), "sun": ("sun", "sunday"),
        }.items()
        for name in names
    },
    **{
        f"{before}{figure}": day
        for before in ("星期", "周", "週", "禮拜", "")
        for figure, day in zip("一二三四五六日", ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), strict=True)
    },
}  # fmt: skip
LEVELS: dict[str, Level] = {
    "mention": "mention", "mentions": "mention", "提及": "mention", "all": "mention",
    "main": "substantive", "substantive": "substantive", "主題": "substantive",
}  # fmt: skip
KINDS: dict[str, str] = {
    "panel_paper": "panel_paper", "paper": "panel_paper", "文件": "panel_paper",
    "question_reply": "question_reply", "question": "question_reply", "lcq": "question_reply",
    "質詢": "question_reply", "slides": "slides", "投影片": "slides",
    "estimates_reply": "estimates_reply", "estimates": "estimates_reply", "開支預算": "estimates_reply",
    "committee_report": "committee_report", "report": "committee_report", "報告": "committee_report",
    "plain": "plain",
}  # fmt: skip
EVERYTHING = frozenset({"all", "everything", "全部", "所有"})
HERE = frozenset({"here", "this", "本頻道", "此處"})

_TIME = re.compile(r"^(\d{1,2})(?:[:：.](\d{2}))?\s?(am|pm)?$", re.IGNORECASE)
LOOKS_LIKE_TIME = re.compile(r"^\d{1,2}(?:[:：.]\d{1,3}\s?(?:am|pm)?|am|pm)$", re.IGNORECASE)


def clock(text: str) -> str | None:
    """Read a time of day as people write it ("8:45", "17.30", "9am") into HH:MM; None if it is none."""
    found = _TIME.match(text.strip())
    if found is None or (found[2] is None and found[3] is None):
        return None
    hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hours <= 12:  # noqa: PLR2004
        return None
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    if minutes > 59 or hours > 24 or (hours == 24 and minutes):  # noqa: PLR2004
        return None
    return f"{hours:02d}:{minutes:02d}"
