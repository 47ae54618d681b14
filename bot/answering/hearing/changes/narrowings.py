"""This file offers to narrow what is followed: to main subjects, or without a word, and never to stop it."""

from __future__ import annotations

from bot.answering.arguments import exclusions
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.words import any_pattern
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.hearing.pieces import followed_here, gist
from bot.answering.intents import Guessed, Intent, Misunderstood, Search, Topics

MOST_LETTERS = 200
_MOST = 3  # topics of which one may be meant
# That passing mentions are not wanted, of whatever is told.
# e.g. only for main subject · not every mention · no passing mentions · 淨係要主題，提及就唔使
_MAIN = any_pattern(
    r"\b(?:only|just)\b[^.?!]{0,30}?\bmain (?:subject|topic)s?\b",
    r"\bmain (?:subject|topic)s? only\b",
    r"\b(?:not|no|without|skip|drop|less) (?:for )?(?:every |any |the |all |each |mere |passing )?mentions?\b",
    r"(?:只要|淨係要?|只收|只限|只係要?)[^,，。]{0,8}?(?:主題|主要講)[^,，。]{0,10}[,，]?[^,，。]{0,4}提及",
    r"^\W*(?:只要|淨係要?|只收|只限|只係要?|只看)主(?:題|要題目|要主題)\W*$",
    r"(?:提及)(?:嗰啲|嘅|的|過)?(?:都|就)?(?:唔使|唔要|不要|不用|唔好)",
)
# A word that is not wanted of a topic.
# e.g. exclude lampposts from smart city · leave crypto out of AI · 智慧城市唔要燈柱 · 排除人工智能嘅財經
_OUT = any_pattern(
    LEAD + r"(?:also )?(?:exclude|leave out|drop|skip|filter out|ignore|take out|cut|hide) "
    r"(?P<word>[a-z][a-z' -]{2,40}?) (?:from|in|out of|under|within|for) (?P<topic>[a-z][a-z -]{1,30}?)"
    r"(?: (?:for us|here|please|pls|thanks|alerts?|topic))*\W*$",
    LEAD
    + r"(?:leave|keep|take|cut) (?P<word_>[a-z][a-z' -]{2,40}?) out of (?P<topic_>[a-z][a-z -]{1,30}?)"
    r"(?: (?:for us|here|please|pls|thanks|alerts?|topic))*\W*$",
    r"(?:唔係|不是)(?:唔要|不要|唔想要)(?P<topic__>[^,，。]{2,10}?)[,，]?(?:而|只)?(?:係|是)"
    r"(?:唔要|不要|唔想要)"
    r"(?P<word__>[^,，。]{2,16})",
    r"^\W*(?:我哋?|我們|唔該|請|麻煩)?(?P<topic___>[^,，。]{2,10}?)(?:入面|裏面|裡面|中|嗰邊)?(?:就|請|都)?"
    r"(?:唔要|不要|唔好要|排除|撇除|剔走|撇走)(?P<word___>[^,，。]{2,12})$",
    r"^\W*(?:我哋?|我們|唔該|請|麻煩)?(?:唔要|不要|排除|撇除|剔走)(?P<topic____>[^,，。嘅的]{2,10})"
    r"(?:入面|裏面|裡面)?(?:嘅|的)"
    r"(?P<word____>[^,，。]{2,12})$",
)
# A word that is not wanted at all.
# e.g. we dont care about lampposts · not interested in funding rounds · 我哋冇興趣睇燈柱
_UNWANTED = any_pattern(
    r"\b(?:don't|dont|do not|doesn't|no longer|never) (?:(?:really|even) )?(?:care about|care for|need to (?:see|hear)"
    r"(?: about)?|want to (?:see|hear)(?: about)?)"
    r" (?:any |the |those |these |more )?(?P<en>[a-z][a-z' -]{2,30}?)"
    r"(?= (?:any ?more|please|here|at all|stuff)\b|\W*$)",
    r"\bnot interested in (?:any |the )?(?P<en_>[a-z][a-z' -]{2,30}?)(?= (?:please|here|at all|stuff)\b|\W*$)",
    r"(?:冇興趣|沒興趣|沒有興趣|唔關心|不關心|唔理)(?:睇|看|知)?(?P<han>[^,，。]{2,10}?)(?:㗎|嘅|的|啦|呀)?$",
)
# Whoever wants no papers of a kind to come speaks of themselves; who searches does not.
# e.g. we don't want · we really dont need · 我哋唔要
_WE_WANT = any_pattern(
    r"\bwe (?:really )?(?:don't|dont|do not) (?:want|need)\b",
    r"(?:我哋|我們)(?:都|真係)?(?:唔要|不要|唔想要)",
)
_WORD_ENDS = ", 嗰啲呢那些類的嘅㗎呀啦"


def meant(heard: Heard) -> Intent | None:
    """Offer what is followed with less of it; None where a sentence asks for nothing of the kind."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS or heard.speaker.about or grammar.is_typed(text):
        return None
    open_ = unsure(read, text) or isinstance(read, Topics)
    if not open_ and not (isinstance(read, Misunderstood) and read.problem in _ASKED_BACK):
        return None
    said = text.replace("’", "'")
    rows = [label for target, label in followed_here.named(heard) if heard.book.get(target)]
    kind = exclusions.parted(text)[1] if _WE_WANT.search(said) else ""
    if kind and isinstance(read, Search | Guessed):
        told = (f"subscribe {', '.join(rows)} from legco",) if rows else ()
        return Misunderstood("", "kinds_together", "", (*told, "digest daily", "list"))
    if _MAIN.search(said):
        named = gist.sensed(text, heard.book)[0].names.get("topic", ())
        names = [one for one in rows if _is_one(heard, one, named)] or rows
        return _narrowed(heard, names)
    if (found := _OUT.search(said)) and not exclusions.parted(text)[1]:
        topic, word = _first(found.groupdict(), "topic"), _first(found.groupdict(), "word")
        known = heard.book.find(topic.strip())
        word = _bare(word, topic)
        if known is None or not word or heard.book.find(word):
            return None
        name = known.name(heard.speaker.language)
        return _offered([f"subscribe {name} not: {word}"])
    if (unwanted := _UNWANTED.search(said)) is None:
        return None
    word = _bare(unwanted["en"] or unwanted["en_"] or unwanted["han"], "")
    if not word or gist.sensed(word, heard.book)[0].names:
        return None
    named = gist.sensed(text, heard.book)[0].names.get("topic", ())
    names = [one for one in rows if _is_one(heard, one, named)] or rows
    return _offered([f"subscribe {one} not: {word}" for one in names[:_MOST]])


_ASKED_BACK = frozenset({"stopped_nothing", "nothing_changed", "not_understood"})


def _narrowed(heard: Heard, names: list[str]) -> Intent | None:
    """Offer to follow topics by their main subject; where that is so already, say so, which changes nothing."""
    if not names:
        return None
    alone = followed_here.narrow(heard)
    wide = [label for target, label in followed_here.named(heard) if target not in alone]
    wide = [one for one in names if one in wide]
    line = f"subscribe {', '.join(wide or names)} level main"
    return _offered([line]) if wide else grammar.parse(line)


def _is_one(heard: Heard, label: str, named: object) -> bool:
    """Say whether a topic that is followed is one of those that a sentence names."""
    known = heard.book.find(label)
    names = named if isinstance(named, list | tuple) else ()
    return known is not None and any(heard.book.find(str(one)) == known for one in names)


def _first(found: dict[str, str | None], name: str) -> str:
    return next((said for key, said in found.items() if said and key.rstrip("_") == name), "")


def _bare(word: str, topic: str) -> str:
    """Give a word without the topic's name before it, and what points at it."""
    return word.strip().removeprefix(topic).strip(_WORD_ENDS)


def _offered(lines: list[str]) -> Misunderstood | None:
    return Misunderstood("", "narrow_how", "", (*lines, "list")) if lines else None


__all__ = ["meant"]
