"""This file takes from what people say the politeness around it, and from names what they say about them."""

from __future__ import annotations

import re

from bot.messages.words import both_scripts
from scrapers.text import fold

_MOST_COURTESIES = 6  # that stand before one another: "hi Tamar, could you please help us to"


def _either(*words: str) -> str:
    """Give an expression for words; Chinese ones in either script, the longest first."""
    spelled = {one for word in words for one in both_scripts(word)}
    return "|".join(re.escape(one) for one in sorted(spelled, key=len, reverse=True))


_BEFORE_ENGLISH = (
    "please", "pls", "plz", "kindly", "can you", "could you", "would you", "will you", "can we",
    "can i", "could i", "may i", "could we", "may we", "do we", "do i", "should i", "should we",
    "thanks but", "thank you but", "thx but", "no thanks", "but", "oops", "good morning", "morning", "i want to",
    "we want to", "i want you to", "i'd like to",
    "i would like to", "we'd like to", "we would like to", "i'd like you to", "i'd like", "i wanna",
    "help me to", "help us to", "help me", "help us", "let's", "hi", "hello", "hey", "ok", "okay",
    "i would be grateful if you could", "i'd be grateful if you could", "we would be grateful if you could",
    "we'd be grateful if you could",
    "grateful if you could", "i'd appreciate it if you could", "we'd appreciate it if you could",
    "i was wondering if you could",
    "can someone", "could someone", "can somebody", "could somebody", "good afternoon", "good evening", "hi there",
    "hello there",
    "tamar", "just", "now", "i need to", "we need to", "actually", "great", "cool", "perfect",
)  # fmt: skip
_BEFORE_CHINESE = (
    "麻煩你", "麻煩", "請你", "請問", "請", "唔該", "可以", "可否", "可唔可以", "能否", "能不能", "可不可以",
    "幫我哋", "幫我們", "幫我", "幫手", "替我", "我想", "我要", "我們想", "我哋想", "想", "你好", "早晨",
    "同我", "給我", "給出", "轉", "改",
    "煩請", "敬請", "謹請", "懇請", "敬希", "茲欲", "茲擬", "現欲", "現擬", "代為", "惠請",
)  # fmt: skip
_AFTER = (
    "please", "pls", "plz", "thanks", "thank you", "thx", "now", "for me", "for us", "then", "instead",
    "ok", "okay", "from now on", "nothing else", "or rather", "all years", "any year", "for all years", "if possible",
    "if that's possible", "if you can", "would you", "wd you", "will you", "could you", "can you", "can u", "will u",
    "if you would", "if you don't mind", "mate", "cheers", "ta",
    "喇", "啊", "吓", "唔該", "唔該晒", "謝謝", "多謝", "麻煩", "吧", "呀", "啦",
    "呢", "嗎", "了", "一下",
)  # fmt: skip
_LEADING = re.compile(
    rf"^(?:(?:{_either(*_BEFORE_ENGLISH)})(?![\w'-])|(?:{_either(*_BEFORE_CHINESE)}))[\s,，:：!！]*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?<![\s,，])[\s,，]*+(?:(?<![\w'-])(?:{_either(*(w for w in _AFTER if w.isascii()))})"
    rf"|(?:{_either(*(w for w in _AFTER if not w.isascii()))}))[\s.!?。！？~～]*+$",
    re.IGNORECASE,
)
# The same before an order in English, where a pattern reads the sentence with it.
# e.g. please · hi Tamar, could you please · ok can you
LEAD = r"^\W*(?:(?:please|pls|plz|kindly|(?:can|could|would|will) (?:you|u)|ok|okay|hi|hello|hey|tamar)\W{1,3}){0,4}"
_TO_NOW = re.compile(r"\d(?: ?[-–]| to| till| until) ?now$", re.IGNORECASE)  # e.g. 2023 to now
_ENDS = " \t\n.!?。！？~～…"
_BARE = re.compile(r"[\s.,!?;:。，！？；：、~～…'’`\"“”「」]+")

_ABOUT = (
    r"(?:(?:all|any|every|new|more|the|latest|recent|our|some)\s+){0,3}"
    r"(?:(?:papers?|documents?|news|updates?|alerts?|messages?|notifications?|anything|everything"
    r"|something|stuff|things?|questions?|releases?|topics?)\s+)?"
    r"(?:(?:that (?:is|are) |there is )?(?:new )?"
    r"(?:about|on|of|from|for|by|to|regarding|concerning|related to|relating to)\s+)?(?:the\s+)?"
)
_HEAD = re.compile(rf"^{_ABOUT}", re.IGNORECASE)
# e.g. subscribe AI papers please · follow ITIB updates · stablecoins are mentioned
_TAIL = re.compile(
    r"(?<!\s)(?:\s++(?:papers?|documents?|news|updates?|alerts?|messages?|notifications?|topics?|stuff|things"
    r"|subscriptions?|any ?more|please|comes?(?: up| out| in)?|happens"
    r"|(?:is|are|gets?|was) (?:published|out|mentioned|named|discussed|raised|debated))){1,5}$",
    re.IGNORECASE,
)
_ENDING = 40
# e.g. any papers on drones · anything that mentions HKPilot
_ASKED = re.compile(
    r"^(?:(?:me|us)\s+)?(?:(?:the|any|all|some|how many)\s+)?(?:papers?|documents?|anything|everything|all"
    r"|something|stuff|things|whatever)\s+(?:(?:are there|do you have|have you got|is there)\s+)?(?:on|about"
    r"|regarding|concerning|(?:that )?mention(?:s|ing)?|(?:that )?deal(?:s|ing)? with)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"(?:{_either('的', '嘅', '之')})(?:{_either('文件', '資料', '消息')})?$"
    rf"|啲(?:{_either('文件', '資料', '消息', '嘢')})?$"
)
_PAPERS = re.compile(
    rf"(?:(?<!\s)\s++(?:papers|documents|questions|news)|(?:{_either('文件', '消息')}))$"
)
# e.g. 有冇文件提到 · 有沒有人講 · 一下
_ABOUT_IT = re.compile(
    rf"^(?:{_either('一下', '下', '吓', '返')})?"
    rf"(?:{_either('尋找', '查找', '檢索', '找尋', '有冇', '有沒有', '有無', '睇下', '看看')})?"
    rf"(?:{_either('文件', '嘢', '人', '資料', '議員')})?"
    rf"(?:{_either('關於', '有關', '講過', '提到', '提及', '提過', '講到', '涉及', '說過', '問過')})"
    rf"|^{_either('有冇', '有沒有', '有無')}(?:{_either('文件', '嘢', '人', '議員')}"
    rf")?{_either('講', '談', '提', '寫')}(?![座者稿過过及到議议供])"
    rf"|^{_either('一下')}"
)
_CHINESE_HEAD = re.compile(rf"^(?:{_either('關於', '有關', '所有', '新的', '有', '的', '嘅')})")
_CHINESE_TAIL = re.compile(
    rf"(?:{_either('的', '嘅')})?(?:{_either('最新', '新')})?"
    rf"(?:{_either('文件', '消息', '新聞', '通知', '訂閱', '主題', '資料', '資訊', '嘢')})?"
    rf"(?:{_either('給我', '給我們', '畀我', '畀我哋', '俾我')})?$"
)


def without(text: str) -> str:
    """Give what is left of a text when politeness before and after it has fallen away."""
    left = text.strip()
    for _ in range(_MOST_COURTESIES):
        cut = _LEADING.sub("", left, count=1).strip()
        if cut == left:
            break
        left = cut
    return trimmed(left)


def trimmed(text: str) -> str:
    """Take politeness and marks from the end of a text, where nothing else can be meant by them."""
    left = text.strip().rstrip(_ENDS)
    if _TO_NOW.search(left[-_ENDING:]):
        return left  # it ends a span of time
    for _ in range(_MOST_COURTESIES):
        cut = (left[:-_ENDING] + _TRAILING.sub("", left[-_ENDING:])).rstrip(_ENDS)
        if cut == left:
            break
        left = cut
    return left


def sentence(text: str) -> str:
    """Give a text as sentences are compared: one case, width and script, and no marks."""
    return " ".join(_BARE.sub(" ", fold(text[:400]).replace("'", "").replace("’", "")).split())


def subject(text: str) -> str:
    """Take from words of a search what is said of papers around them: "any papers on", 的文件."""
    said = _ABOUT_IT.sub("", _ASKED.sub("", text.strip()))
    return (said[:-_ENDING] + _OF_THEM.sub("", said[-_ENDING:])).strip() or text


def without_papers(text: str) -> str:
    """Take the word for papers from the end of a text; what is left may be a name or no whole."""
    return text[:-_ENDING] + _PAPERS.sub("", text[-_ENDING:])


def names(text: str) -> tuple[str, ...]:
    """Give what may be the name in what people say of it ("the latest AI papers"), fullest first."""
    whole = " ".join(text.split()).strip(_ENDS)[:300]
    headless = _CHINESE_HEAD.sub("", _HEAD.sub("", whole, count=1), count=1)
    tailless = _CHINESE_TAIL.sub("", _TAIL.sub("", whole))
    both = _CHINESE_TAIL.sub("", _TAIL.sub("", headless))
    return tuple(
        dict.fromkeys(name.strip() for name in (whole, headless, tailless, both) if name.strip())
    )
