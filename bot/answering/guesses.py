"""This file guesses from the words of a sentence which command it asks for: to offer it, never to obey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bot.answering.names import Known, TopicBook
from bot.answering.speech import Button
from bot.messages.words import say
from scrapers.items import Language
from scrapers.text import fold

MOST = 3
LONGEST = 120  # letters of a sentence; a longer one asks for nothing in particular
LABEL = 60  # letters of a button
WORDS = 4  # that the name of a topic has at most


def _cue(english: str, chinese: str) -> re.Pattern[str]:
    """Make a pattern of English words, a star for any ending, and of Chinese ones, in folded letters."""
    latin = "|".join(re.escape(fold(one)).replace(r"\*", "[a-z]*") for one in english.split())
    han = "|".join(re.escape(fold(one)) for one in chinese.split())
    return re.compile(rf"(?<![a-z])(?:{latin})(?![a-z])|{han}")


_OFF = _cue(
    "off stop stopping no not don't dont cancel cancelled drop remove leave unfollow enough mute less much many",
    "熄 停 太多 唔再 唔要 唔想 唔好 取消 不再 不要 不想 別 移除 刪",
)
_QUIET = _cue(
    "quiet alone ping* bother* disturb* silence silent pause* break rest shush noise many",
    "嘈 煩 靜 暫停 打擾 吵 太多",
)
_BACK = _cue("resume* unpause* back again", "恢復 繼續 返嚟")
_LISTED = _cue("following list* subscri* watching tracking", "清單 訂咗 訂閱咗 跟緊 跟進緊 訂閱了")
_TOPICS = _cue("topic topics subjects", "主題 題目 議題")
_MEETINGS = _cue("meeting* meet meets agenda* sitting* session* sit sits", "會議 開會 議程")
_PROMISES = _cue("promise* commitment* pledge* committed due", "承諾 應承 答應 做到")
_NEWS = _cue(
    "new newest latest news recent* lately today happened out papers", "新 最近 今日 今天 出咗 出了"
)
# e.g. until Friday · for two weeks · 三日
_UNTIL = re.compile(
    r"\b(?:until|till|for) [\w' ]{1,30}$|(?:\d{1,3}|[一二兩两三四五六七八九十]{1,3})個?(?:日|天|星期|周|禮拜|礼拜|小時|小时|月)|到[下今聽明][\u4e00-\u9fff]{1,5}$",
    re.IGNORECASE,
)


def guesses(words: str, when: str, book: TopicBook, language: Language) -> list[Button]:
    """Give the commands that a sentence may ask for, the likeliest first, as lines to press.

    `when` is the time that it names, in its own words, or "".
    """
    # They know all commands, and those this.
    from bot.answering import hunches
    from bot.answering.writing import reworded

    if len(words) > LONGEST:
        return []
    said = f"{words} {when}".strip()
    likely = (reworded(line, language) for line in hunches.lines(said, book, language))
    cued = list(dict.fromkeys(_lines(words, when, book, language)))
    lines = dict.fromkeys((*cued[:1], *islice(likely, MOST), *cued[1:]))
    return [Button(line[:LABEL], "say", line) for line in list(lines)[:MOST]]


def _lines(words: str, when: str, book: TopicBook, language: Language) -> Iterator[str]:
    said = fold(words)
    topic = _topic(words, book)
    name = topic.name(language) if topic else ""
    if _PROMISES.search(said):
        yield f"{say('c_commitments', language)} {name}".strip()
    if topic is not None and topic.own is None:
        if _OFF.search(said) and not _NEWS.search(said):
            yield f"{say('c_unsubscribe', language)} {name}"
        if _NEWS.search(said) or when:
            yield f"{say('c_latest', language)} {name} {when}".strip()
        yield f"{say('c_subscribe', language)} {name}"
        yield f"{say('c_latest', language)} {name}"
    if _MEETINGS.search(said):
        yield say("c_meetings", language)
    if _BACK.search(said):
        yield say("c_resume", language)
    if topic is None and (_QUIET.search(said) or _OFF.search(said)):
        until = _UNTIL.search(words)
        if until is not None or _QUIET.search(said):
            yield f"{say('c_pause', language)} {until[0] if until else ''}".strip()
    if _TOPICS.search(said):
        yield say("c_topics", language)
    if topic is None and _LISTED.search(said):
        yield say("c_list", language)
    if topic is None and (_NEWS.search(said) or when):
        yield f"{say('c_latest', language)} {when}".strip()


def _topic(words: str, book: TopicBook) -> Known | None:
    """Give the topic that a sentence names; the longest name, where there are several."""
    pieces = re.findall(r"[A-Za-z][\w'-]*|[\u4e00-\u9fff]+", words)
    for length in range(min(WORDS, len(pieces)), 0, -1):
        for at in range(len(pieces) - length + 1):
            if (found := book.find(" ".join(pieces[at : at + length]))) is not None:
                return found
    for topic in book.topics:  # Chinese text does not part its words
        if any("\u4e00" <= one <= "\u9fff" for one in topic.zh) and fold(topic.zh) in fold(words):
            return topic
    return None
