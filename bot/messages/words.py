"""This file holds our own words in English and Chinese, and writes dates and numerals in both."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from bot.calendar import hong_kong
from scrapers.items import Language
from scrapers.text import is_cjk
from scrapers.typography.folding import table

DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_ZH = "一二三四五六日"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NUMERALS = "〇一二三四五六七八九十"

LANGUAGE_NAMES: dict[Language, str] = {"en": "EN", "zh-Hant": "繁", "zh-Hans": "简"}

_WORDS: dict[str, tuple[str, str]] = {
    "discussion": ("for discussion", "討論文件"),
    "information": ("for information", "資料文件"),
    "discussion_on": ("for discussion on {day}", "{day}會議討論文件"),
    "information_on": ("for information, meeting on {day}", "{day}會議資料文件"),
    "for_meeting": ("for meeting {day}", "{day}會議"),
    "issued": ("issued {day}", "{day}發出"),
    "oral": ("oral question", "口頭質詢"),
    "written": ("written question", "書面質詢"),
    "main": ("main subject", "主題"),
    "mention": ("also mentioned", "提及"),
    "in_title": ("in the title", "見於標題"),
    "hits": ("{n}×", "出現{n}次"),
    "followed": ("Followed here", "本頻道跟進"),
    "pages": ("{n} pages", "{n}頁"),
    "asked_by": ("Asked by {names}", "提問：{names}"),
    "reply_by": ("Reply: {names}", "答覆：{names}"),
    "not_found": (
        "Wording not found in the reply: {words}",
        "答覆未見提及：{words}",
    ),
    "pending": ("Details pending: the file has not been read yet", "詳情容後補上：文件尚未讀取"),
    "no_text": (
        "No text in the file (an image): open it to read",
        "檔案為影像，未能擷取文字，請開啟查閱",
    ),
    "other_language_only_zh": ("Chinese only so far", "暫時只有中文"),
    "other_language_only_en": ("English only so far", "暫時只有英文"),
    "chinese_only": ("Chinese only", "只有中文"),
    "english_only": ("English only", "只有英文"),
    "model": (
        "Bullets written with a language model, checked against the paper",
        "摘要由語言模型撰寫，並已與文件核對",
    ),
    "revised": ("Revised", "已修訂"),
    "revised_line": ("seen {when}", "{when}發現"),
    "new": ("new:", "新增："),
    "gone": ("gone:", "刪去："),
    "changed_of": ("{n} of {all} paragraphs changed", "全文{all}段，{n}段有改動"),
    "change_title": ("title", "標題"),
    "withdrawn": ("Withdrawn", "已撤下"),
    "withdrawn_line": (
        "Gone from its index and its address since {when}",
        "{when}起，目錄及原網址均不再有此文件",
    ),
    "papers_on_topics": ("{papers} on {topics}", "{papers}份文件，{topics}個主題"),
    "quiet": ("Nothing new on your topics", "你關注的主題沒有新文件"),
    "sources_checked": ("{ok} of {all} sources checked", "已檢查{ok}／{all}個來源"),
    "last": ("last {when}", "最後檢查{when}"),
    "items_read": ("{n} items read", "已閱{n}項"),
    "typical_delay": ("typical delay {n} min", "一般延遲約{n}分鐘"),
    "late": ("late or failing: {names}", "延誤或出錯：{names}"),
    "nearest_miss": ("nearest miss: {title}", "最接近而未符合：{title}"),
    "papers_in": ("{n} of {all} papers in", "{all}份文件已收到{n}份"),
    "not_in_yet": ("not in yet", "尚未收到"),
    "due": ("Commitments due this month: {n}", "本月到期承諾：{n}項"),
    "same_answer": ("and {n} more with the same answer", "另有{n}份答覆相同"),
    "more": ("and {n} more", "另有{n}份"),
    "more_in_thread": ("and {n} more in the thread", "另有{n}份見討論串"),
    "more_topics": ("and {n} more topics in the thread", "另有{n}個主題見討論串"),
    "topic_papers": ("{name}: {n}", "{name}：{n}份文件"),
    "row_revised": ("{n} revised", "修訂{n}次"),
    "recommendations": ("{n} recommendations", "{n}項建議"),
    "and": (", ", "、"),
    "background brief": ("background brief", "背景資料簡介"),
    "Administration": ("Administration’s paper", "政府當局提供的文件"),
    "Secretariat": ("LegCo Secretariat’s paper", "立法會秘書處擬備的文件"),
    "slides": ("slides", "電腦投影片"),
    "estimates_reply": ("Controlling Officer’s reply", "管制人員的答覆"),
    "booklet": ("Controlling Officers’ replies", "管制人員的答覆"),
    "replies": ("{n} replies", "{n}份答覆"),
    "on_topic": ("{n} on {name}", "{n}份關於{name}"),
    "committee_report": ("committee report", "委員會報告"),
    "rest": ("{n} more on {name}", "另有{n}份關於{name}"),
    "sitting": ("Council sitting, {day}", "{day}立法會會議"),
    "sitting_all": ("{n} questions", "{n}項質詢"),
    "sitting_own": ("{n} on your topics", "{n}項與你關注的主題有關"),
    "sitting_alone": ("{n} questions on your topics", "{n}項質詢與你關注的主題有關"),
    "reply_to_come": ("reply to come", "答覆容後發出"),
    "agenda": ("agenda", "議程"),
    "minutes": ("minutes", "會議紀要"),
    "letter": ("letter", "函件"),
    "speech": ("speech", "致辭"),
    "corrigendum": ("corrigendum", "更正"),
    "follow-up list": ("list of follow-up actions", "跟進行動一覽表"),
    "outstanding list": ("list of outstanding items", "待議事項一覽表"),
    "copy": ("Copy citation", "複製引用"),
    "not_relevant": ("Not relevant", "不相關"),
    "follow": ("Follow this paper", "跟進此文件"),
    "mute": ("Mute topic here", "本頻道停收此主題"),
    "mute_named": ("Mute “{name}” here", "本頻道停收「{name}」"),
    "why": ("Why did I get this?", "為何收到？"),
    "compare": ("Open the paper", "開啟文件"),
    "weekly": ("Week to {day}", "截至{day}一周"),
}


@lru_cache(maxsize=1)
def _simplify() -> dict[int, str]:
    return {ord(k): v for k, v in table().items() if is_cjk(k)}


def simplified(text: str) -> str:
    """Give our own words in Simplified Chinese, character by character."""
    return text.translate(_simplify())


def say(key: str, language: Language, **values: object) -> str:
    """Give a phrase in a message's language."""
    english, chinese = _WORDS[key]
    if language == "en":
        return english.format(**values)
    text = chinese.format(**values)
    return simplified(text) if language == "zh-Hans" else text


def knows(key: str) -> bool:
    """Say whether there is a phrase of this name."""
    return key in _WORDS


def day(value: date, language: Language, precision: str = "day") -> str:
    """Give a date as the language writes it, with its weekday."""
    if language == "en":
        if precision == "month":
            return f"{MONTHS[value.month - 1]} {value.year}"
        return f"{DAYS_EN[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"
    if precision == "month":
        return f"{value.year}年{value.month}月"
    return f"{value.year}年{value.month}月{value.day}日（{DAYS_ZH[value.weekday()]}）"


def day_soon(value: date, language: Language) -> str:
    """Give a date of the days to come: its year goes without saying."""
    if language == "en":
        return f"{DAYS_EN[value.weekday()]} {value.day} {MONTHS[value.month - 1]}"
    return f"{value.month}月{value.day}日（{DAYS_ZH[value.weekday()]}）"


def moment_soon(value: datetime, language: Language) -> str:
    """Give an instant of the days to come; midnight is a day whose hour nobody knows."""
    local = hong_kong(value)
    when = day_soon(local.date(), language)
    if local.time() == time(0):
        return when
    return f"{when}{' ' if language == 'en' else ''}{local:%H:%M}"


def moment(value: datetime, language: Language) -> str:
    """Give an instant as Hong Kong's clocks show it."""
    local = hong_kong(value)
    gap = " " if language == "en" else ""  # 2025年7月9日（三）16:10
    return f"{day(local.date(), language)}{gap}{local:%H:%M}"


def numeral(value: int) -> str:
    """Give 1 to 99 in Chinese numerals."""
    if value <= 10:
        return NUMERALS[value]
    tens, ones = divmod(value, 10)
    return ("" if tens == 1 else NUMERALS[tens]) + "十" + (NUMERALS[ones] if ones else "")
