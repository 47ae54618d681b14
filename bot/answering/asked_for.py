"""This file says whether a sentence clearly asks for a change that its words only likely mean."""

from __future__ import annotations

import re

from bot.answering.digest_times import SetDigest
from bot.answering.intents import (
    Email,
    Follow,
    Intent,
    Mute,
    Pause,
    Quiet,
    Subscribe,
)
from bot.answering.questions import asks
from bot.answering.words import either_script

SURE = 2.5  # by how much its command is likelier than the next
# What a request begins with, or holds.
# e.g. please · could you · we'd like · 請 · 唔該 · 幫我哋
_REQUEST = re.compile(
    either_script(
        r"(?<![\w'])(?:please|pls|plz|kindly)(?![\w'])|唔該|麻煩|請(?!問|人|假|客)|幫(?:我|手)"
        r"|^(?:(?:hi|hello|hey|tamar|ok|okay|so)[ ,!]+){0,3}(?:(?:could|would|will) you|(?:i|we)(?:'d| would) like|(?:i|we) (?:want|need)|sign (?:us|me) up|(?:keep|let|tell|give|send|ping) (?:us|me))(?![\w'])"
    ),
    re.IGNORECASE,
)
# What turns it round, doubts it, reports it of somebody else or of another time.
# e.g. don't · if we · they said · 唔好 · 如果 · 佢哋
_DOUBTED = re.compile(
    either_script(
        r"(?<![\w'])(?:\w+n't|not|never|nobody|no one|no need|nothing|if|was|were|did|had|has been|ago|yet|they|their|theirs|his|her|he|she|they're|he's|she's"
        r"|thought|idea|said|says|asked|worth|or|why|how|what|who|whether|maybe|perhaps|might|should|when|yesterday|before|unless|instead of|except)(?![\w'])"
        r"|勿|別|唔好|不要|不必|唔使|不用|嗎|咩|未|定係|還是|會不|會唔|如果|的話|曾|去年|以前|他|她|佢|人哋|隔籬|有人|建議|萬一|誰|邊|要是|譯|啫|除咗|除了"
    ),
    re.IGNORECASE,
)
_LONGEST = 160


def is_clear(text: str, intent: Intent) -> bool:
    """Say whether a change is asked for, by us, now, with all that it needs."""
    said = text.strip()
    if len(said) > _LONGEST or asks(said) or _DOUBTED.search(said) or not _REQUEST.search(said):
        return False
    if isinstance(intent, Pause):
        return intent.until is not None
    if isinstance(intent, Mute):
        return intent.until is not None and bool(intent.targets)
    if isinstance(intent, Quiet):
        return intent.weekends or _count(said) > 1
    if isinstance(intent, SetDigest):
        return intent.at is not None
    return isinstance(intent, Subscribe | Follow | Email)


def _count(said: str) -> int:
    """Count the hours that a text names, as far as figures tell."""
    return len(re.findall(r"\d{1,2}(?:[:.]\d\d)?|[一二兩三四五六七八九十]{1,3}[點時点时]", said))
