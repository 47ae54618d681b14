"""This file says which words name what a link leads to, and which are only a day or a form of file."""

from __future__ import annotations

import re

from scrapers.sources._pages import title_of
from scrapers.text import MONTH_START

# A month's name ends where the next begins: run together, they are read one way only.
ONLY_A_DATE = re.compile(
    rf"^(?>(?:[\d\s\-./年月日,，]++|{MONTH_START}(?:(?!{MONTH_START})[a-z]){{0,6}})*)$",
    re.IGNORECASE,
)
_FORM = r"pdf|docx?|word|pptx?|xlsx?|excel|html?|web ?page|txt|zip"
# What a link is called that leads to what another part of its row names.
# e.g. Read more · PDF (120 KB) · 閱讀全文 · 繁體中文版
_NO_TITLE = re.compile(
    r"^[\s\[(（【<«>»›→‣•|/:：-]{0,4}(?:(?:click |tap )?here"
    r"|(?:read|view|see|show|learn|find out) (?:more|all|details|full text|document|paper|the (?:full )?\w{1,12})"
    r"|(?:more|full|further) (?:details?|text|version|information|report|paper|document)"
    r"|(?:web|audio|full|print(?:able)?) version|(?:executive )?summary|full report|more|details?|view|open|go|link"
    r"|download(?: (?:file|here))?|attachment|file"
    rf"|(?:download )?(?:{_FORM})(?: (?:version|format|file))?"
    r"|(?:in )?(?:english|(?:traditional |simplified )?chinese)(?: (?:version|only))?|eng?|chi|tc|sc"
    r"|(?:閱讀|查看|瀏覽|了解|阅读|浏览)?(?:更多|全文|詳情|详情|內容|内容|詳細內容|詳細資料)"
    r"|(?:按此|按這裏|此處)(?:下載|查看|閱讀|瀏覽)?|下載(?:檔案|文件)?|下载(?:档案|文件)?|附件|連結|链接"
    r"|(?:行政)?摘要|報告摘要|網頁版|网页版|錄音版"
    r"|(?:英文|中文|繁體|繁体|简体|簡體|繁體中文|简体中文|簡體中文)(?:版|版本|本)?"
    rf"|(?:{_FORM}) ?(?:檔案|檔|版|文件|格式|档案)?)"
    r"(?:\s?[\[(（,，]?\s?(?:pdf|docx?|word|pptx?)?[ ,，:：]{0,2}[\d.,]{1,8} ?(?:[km]i?b|bytes)\s?[\])）]?"
    r"|\s?[\[(（]\s?(?:pdf|docx?|word|pptx?|html?)\s?[\])）])?[\s\])）】>»›→.…]{0,6}$",
    re.IGNORECASE,
)
DAY = (
    r"(?:\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?20\d\d|20\d\d\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}"
    rf"|\d{{1,2}} {MONTH_START}[a-z]{{0,6}}\.?,? 20\d\d|{MONTH_START}[a-z]{{0,6}}\.? \d{{1,2}}, 20\d\d"
    rf"|20\d\d ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日)"
)
ANY_DAY = re.compile(DAY, re.IGNORECASE)


def is_title(words: str) -> bool:
    """Say whether a link's words name what it leads to: "PDF" and "Read more" do not, nor does a day."""
    return bool(words) and not ONLY_A_DATE.match(words) and not _NO_TITLE.match(words)


def without_days(words: str) -> str:
    """Give words less the days that they state."""
    return " ".join(ANY_DAY.sub(" ", words).split()).strip(" ,，|-–—:：")


def title_beside(own: str, row: str) -> str:
    """Give a link's words where they are a title, else those beside it in its row; "" where only a day is."""
    if is_title(own):
        return own
    rest = without_days(row)
    return title_of(rest) if is_title(rest) else "" if ONLY_A_DATE.match(own) else own
