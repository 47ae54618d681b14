"""This file reads that what was just changed is to be as it was: "put it back", "leave AI as it was"."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing.changes import conditions
from bot.answering.hearing.memory.spoken import Spoken
from bot.answering.hearing.pieces import doubts
from bot.answering.intents import Guessed, Intent, Misunderstood, Undo

# That what was just changed is to be as it was.
# e.g. actually no, leave AI as it was · put it back · 都係照舊啦 · 还是保持原样吧
_AS_BEFORE = re.compile(
    either_script(
        r"\b(?:leave|keep|put|have|set|make)\b.{0,40}?\b(?:as|the way|how|like) (?:it|they|that|things) "
        r"(?:was|were|used to be)\b|\b(?:leave|keep) (?:it|them|that|things|everything) as before\b"
        r"|^\W*(?:(?:actually|sorry|oops|no|wait|hmm|oh|ok)[,.! ]{1,3}){0,3}(?:put (?:it|that|them) back"
        r"|change (?:it|that) back|scrap that|never ?mind that|forget that change|take that back"
        r"|i take (?:it|that) back)\b[^,]{0,20}$|^\W*(?:(?:please|pls|ok|actually|sorry|no)\W{1,3}){0,2}undo "
        r"(?:it|that|this)(?: (?:please|pls|change))?\W*(?:$|[,;.])"
        r"|(?:都係|還是|不如|唔好改)[^,，。]{0,4}(?:照舊|維持(?:原狀|不變)|保持(?:原樣|原狀|不變))"
        r"|[變改轉調]返?(?:之前|原來|原本|以前)(?:咁|嗰樣|的樣子|那樣)?|當我冇講過?|當我沒說過?|還是不要改"
        r"|都係唔好改|收回(?:頭先|剛才)"
    ),
    re.IGNORECASE,
)
# That all is to stay, which may be how it was or how it is now.
# e.g. good, keep it as it is · thanks, leave it as is · 好，照舊
_AS_IT_IS = re.compile(
    either_script(
        r"\b(?:leave|keep) (?:it|them|that|things|everything) (?:as|the way|how|like) (?:(?:it|they|that|things) )?"
        r"(?:is|are)\b|照舊|維持(?:原狀|不變)|保持(?:原樣|原狀|不變)"
    ),
    re.IGNORECASE,
)
# With what one begins to take back one's own words.
# e.g. actually no, · never mind, · 都係
_BACK = re.compile(
    either_script(
        r"^\W*(?:(?:actually|no|sorry|oops|wait|hmm|oh|ok|on second thoughts?"
        r"|never ?mind(?= *[,.!]))[,.! ]{1,3}){1,4}|^\W*(?:唔好意思|對唔住|不好意思)?\W{0,2}(?:都係|還是)"
    ),
    re.IGNORECASE,
)
# That what one said last is not to count.
# e.g. ignore my last message · forget what I just said · 當我頭先冇講過 · 上一句唔好理
_UNSAID = re.compile(
    either_script(
        r"^\W*(?:(?:sorry|oops|please|pls|ok|tamar|actually)\W{1,3}){0,3}(?:just )?"
        r"(?:ignore|disregard|forget|scrap|cancel|strike) (?:my (?:last|previous|earlier) "
        r"(?:message|one|line|request|command|instruction)|what i (?:just )?(?:said|typed|wrote|asked))"
        r"(?: please| pls| sorry)?\W*$"
        r"|^\W*(?:唔好意思|唔該|請|麻煩)?\W{0,2}(?:當我(?:頭先|剛才|啱啱)(?:冇|無|沒)(?:有)?[講說]過?"
        r"|(?:唔好|唔使|不要|不用|別|请)?(?:理會?|忽略)(?:我)?(?:頭先|剛才|上一?)(?:嗰|那)?(?:句|個|條)?(?:說話|訊息|指令|話)?"
        r"|(?:我)?(?:頭先|剛才|上一?)(?:嗰|那)?(?:句|個|條)(?:說話|訊息|指令|話)?(?:唔好|唔使|不要|不用|請)(?:理|理會|算|忽略))"
        r"[了啦喇呀]?\W*$"
    ),
    re.IGNORECASE,
)


def meant(said: str, last: Spoken) -> Intent | None:
    """Take back what was just changed; what may be to stay as it is now is only offered its return."""
    if _UNSAID.match(said):
        if last.changed and not isinstance(last.done, Undo):
            return Guessed(None, "undo", ("list",))
        return Misunderstood("", "nothing_just_changed", "", ("list", "undo"))
    before = _AS_BEFORE.search(said)
    asks = "?" in said or "？" in said or questions.asks(said)
    if not (before or _AS_IT_IS.search(said)) or asks or conditions.DROPPED.match(said):
        return None
    if doubts.refused(said):
        return None
    if last.changed and not isinstance(last.done, Undo):
        sure = before is not None and not doubts.unsaid(_BACK.sub("", said))
        return Undo() if sure else Guessed(None, "undo", ("list",))
    return Misunderstood("", "nothing_just_changed", "", ("list", "undo"))
