"""This file reads the names that people type for languages."""

from __future__ import annotations

import re

from scrapers.items import Language
from scrapers.text import fold
from storage.records import Preference

_NAMES: tuple[tuple[Preference, tuple[str, ...]], ...] = (
        ("en", ("en", "eng", "english", "英", "英文", "英語")),
        ("zh-Hant", (
            "tc", "繁", "繁體", "zh-hant", "zh", "中", "中文", "chinese", "traditional",
            "traditional chinese", "繁體中文", "繁中", "正體", "繁體字",
        )),
        ("zh-Hans", (
            "sc", "簡", "簡體", "zh-hans", "simplified", "simplified chinese", "簡體中文", "簡中", "簡體字",
        )),
        ("either", ("either", "any", "both", "any language", "both languages", "不限", "雙語")),
)  # fmt: skip
_TYPED: dict[str, Preference] = {name: meant for meant, names in _NAMES for name in names}
MOST_WORDS = 2
MOST_LETTERS = 120  # of a text that says that either will do
# Of these a text can be in; the others are words like any other.
SPOKEN = (
    "english", "chinese", "traditional", "simplified", "traditional chinese", "simplified chinese",
    "英文", "中文", "繁體", "簡體", "繁體字", "簡體字", "繁體中文", "簡體中文", "繁中", "簡中",
)  # fmt: skip

# Of these nothing is published, and whoever asks for one is told so.
_FOREIGN = frozenset(map(fold, (
    "french", "fr", "fra", "german", "de", "ger", "spanish", "es", "esp", "italian", "ita", "portuguese", "pt", "por",
    "japanese", "jp",
    "ja", "jpn", "korean", "ko", "kr", "kor", "thai", "th", "tagalog", "filipino", "tl", "hindi", "hi", "urdu", "ur",
    "nepali",
    "indonesian", "bahasa", "malay", "vietnamese", "vi", "russian", "ru", "arabic", "ar", "dutch", "nl", "polish",
    "swedish",
    "法文", "法語", "德文", "德語", "日文", "日語", "韓文", "韓語", "西班牙文", "西班牙語", "意大利文", "葡文",
    "葡萄牙文", "泰文",
    "印尼文", "他加祿文", "菲律賓文", "印地文", "烏爾都文", "尼泊爾文", "越南文", "俄文", "阿拉伯文",
)))  # fmt: skip

# Languages as a sentence names them; folded letters are Simplified ones.
# e.g. bilingual · in simplified please · 有简体版吗 · 中英文
_IN_SENTENCES: tuple[tuple[re.Pattern[str], tuple[Language, ...]], ...] = (
    (re.compile(r"\bbilingual\b|\bboth languages\b|双语|中英"), ("en", "zh-Hant")),
    (re.compile(r"\bsimplified\b|\bsc\b|简"), ("zh-Hans",)),
    (re.compile(r"\btraditional\b|\btc\b|繁"), ("zh-Hant",)),
    (re.compile(r"\beng(?:lish)?\b|英"), ("en",)),
    (re.compile(r"\bchi(?:nese)?\b|\bcantonese\b|\bmandarin\b|中文|中(?=版)"), ("zh-Hant",)),
)
# What says that it does not matter in which of two languages.
# e.g. either is fine · English or Chinese, we don't mind · 中英文都得 · 語言冇所謂
_EITHER = re.compile(
    r"\b(?:either|both|any|whichever|doesn't matter|does not matter|don't mind|do not mind|no preference"
    r"|don't care)\b|都得|都可|都行|都ok|又得|又可|均可|皆可|亦可|[冇无没]有?所谓|不拘|唔拘|不限|随便|唔紧要"
)
# What else may stand beside that; a clause that says anything more speaks of something else.
# e.g. for us · the language is · 我哋用英文定
_OF_EITHER = re.compile(
    r"\b(?:languages?|lang|english|eng|chinese|traditional|simplified|en|tc|sc|or|and|is|are|fine|ok|okay|good"
    r"|works?|with|for|by|us|me|we|i|it|the|our|in|which|one|of|them|two|really|alerts?|please|pls|thanks|do|here"
    r"|will|would|be|to|language-wise)\b"
    r"|中文|英文|中英文?|英语|繁体|简体|字|两种|双语|语言|文字|通知|摘要|用|[得又都和与同及或定]|者|可?以"
    r"|任何一?种?|边种|哪种|我[哋们]|[呀啦㗎喇吧的嘅唔该请麻烦本频道呢度]|\W"
)
_TWO = re.compile(r"\blanguages?\b|\blang\b|语言|双语|中英|两种文")
_SPOKEN = frozenset(map(fold, SPOKEN))
_FOLDED = {fold(name): meant for name, meant in _TYPED.items()}


class UnknownLanguage(ValueError):
    """That is not a language we post in; write en, tc, sc or either."""


def is_spoken(text: str) -> bool:
    """Say whether a word is a language and hardly anything else."""
    return fold(text.strip()) in _SPOKEN


def is_either(text: str) -> bool:
    """Say whether a text says that either of two languages will do, and nothing more."""
    said = fold(text[:MOST_LETTERS]).replace("’", "'")
    english, chinese = re.search(r"\benglish\b|英", said), re.search(r"\bchinese\b|中文", said)
    if not (_TWO.search(said) or (english and chinese)) or not _EITHER.search(said):
        return False
    return not _OF_EITHER.sub("", _EITHER.sub("", said)).strip()


def is_foreign(text: str) -> bool:
    """Say whether a word is a language that nothing is published in."""
    return fold(text.strip()) in _FOREIGN


def asked_for(text: str) -> tuple[Language, ...]:
    """Give the languages that a sentence names; Chinese is that of Hong Kong, where no letters are said."""
    said, found = fold(text), list[Language]()
    for pattern, meant in _IN_SENTENCES:
        chinese_said = meant == ("zh-Hant",) and any(one != "en" for one in found)
        if pattern.search(said) and not chinese_said:
            found += [one for one in meant if one not in found]
    return tuple(found)


def preference(text: str) -> Preference:
    """Read a language as people type it: en, tc, sc, 繁, 简, 中, 英, either."""
    found = _FOLDED.get(fold(text.strip()))
    if found is None:
        raise UnknownLanguage(f"{text!r} is not a language we post in; write en, tc, sc or either.")
    return found
