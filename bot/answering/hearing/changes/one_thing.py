"""This file reads what is to become of one thing as people say it: off until January, no longer needed, all of it."""

from __future__ import annotations

import re

from bot.answering.arguments import moments, questions
from bot.answering.arguments.words import either_script
from bot.answering.finding.next_steps import worded
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.hearing.pieces import doubts, gist, known
from bot.answering.intents import Guessed, Intent, Misunderstood, Mute, Subscribe
from bot.topics import registers

MOST_LETTERS = 160
_TALK = r"\W{0,3}(?:(?:please|pls|ok|hi|can (?:you|we)|could (?:you|we)|and|so|just)\W{1,2}){0,3}"
_STUFF = r"(?: (?:stuff|papers?|alerts?|ones|things|news|updates?|messages?|topic|posts?|panel papers?))?"
# That one thing is silent for a time.
# e.g. smart city off until January · turn AI off for two weeks · the lawtech stuff on hold till Monday
_OFF = re.compile(
    rf"{_TALK}(?:(?:turn|switch|put|keep|leave|have|take) )?(?:the |our |all )?(?P<what>[^,.;:?]{{2,50}}?){_STUFF} "
    r"(?:(?:(?P<is>is|goes)|should be|can be|can go|to be) )?(?:off|on hold|on ice|silent|quiet|muted|paused"
    r"|on pause)"
    r" (?P<how>for|until|till|til|during|through(?:out)?|over|in) (?:the |all (?:of )?)?"
    r"(?P<when>[a-z0-9' /-]{2,24}?)(?:,? (?:please|pls|thanks|thank you))?\W{0,5}",
    re.IGNORECASE,
)
# That one thing is of no use any more.
# e.g. we no longer need anything from SFC · not interested in smart city any more · 唔再需要智慧城市
_NO_USE = re.compile(
    either_script(
        rf"{_TALK}(?:(?:we|i)(?:'re| are|'m| am|'ve| have)? "
        r"|(?:nobody|no one|none of us)(?: here)? (?=needs?|wants?|reads?|uses?|follows?|cares?))?"
        rf"(?:(?:needs?|wants?|reads?|uses?|follows?|cares? about)(?=.{{1,60}} (?:any ?more|any longer))"
        r"|moved on from|(?:no longer|not|don't|do not|needn't|never) (?:really )?(?:need|want|care about|follow"
        r"|read|use|require|interested in|working on|looking at)"
        r"(?: to (?:see|get|hear about|know about|follow|have|receive))?"
        r"|(?:are |am )?(?:done|finished|through) with"
        r"|(?:have |'ve )?(?:had enough of|no (?:more )?(?:use|need) for|lost interest in|dropped))"
        r"(?: (?:anything|everything|any|all|the|more|papers?|stuff|alerts?|things?|news|updates?))*?"
        rf"(?: (?:from|on|about|by|of))?(?: the)? (?P<en>[^,.;:?]{{2,50}}?){_STUFF}"
        r"(?: any ?more| any longer| now| please| thanks)*\W*"
        r"|(?:唔該|麻煩|請)?(?:我哋?|我們)?(?:已經)?(?:唔再|不再|再唔|毋須再|無需再|唔使再|唔洗再)"
        r"(?:需要|要|想要|想收|跟進|跟|睇|收|關注|理)(?P<han>[^,，。?？]{2,20}?)(?:嘅嘢|的文件|嘅文件|嗰啲|啲嘢)?"
        r"(?:啦|喇|了)?\W*"
    ),
    re.IGNORECASE,
)
# That all of something is to be told from now on.
# e.g. everything on stablecoin from now on · could we get all the privacy commissioner's stuff too
# e.g. 以後有關無人機嘅嘢都要
_FROM_NOW = re.compile(
    either_script(
        rf"{_TALK}(?:(?:send|give|get|show|tell|post|bring)(?: us| me)? "
        r"|(?:we|i)(?:'d| would)? (?:like|want|need) (?:to (?:get|see|have|receive) )?"
        r"|(?:may|could|can) (?:we|i) (?:get|have|see) )?(?:every ?thing|anything|all|any|whatever)"
        r"(?: (?:the|of|new|papers?|documents?|news|stuff|things?|updates?|that is|there is))*? "
        rf"(?:(?:on|about|from|by|of|regarding|to do with) )(?:the )?(?P<en>[^,.;:?]{{2,50}}?),? "
        r"(?:from (?:now|here|today)(?: on(?:wards)?)?|going forward|in future|whenever it comes(?: out)?"
        r"|as it comes|always)(?:,? (?:please|pls|plz|thanks))?\W*"
        r"|(?:could|can|may) (?:we|i) (?:also )?(?:get|have|receive|see) (?:all|everything|all of|any of) "
        r"(?:the |of )?(?P<whose>[^,.;:?]{2,50}?)(?:'s|s')? (?:stuff|papers?|output|publications?|releases?|news"
        r"|things|announcements|documents|circulars|alerts?)"
        r"(?: (?:too|as well|also|please|thanks|here|from now on))*\W*"
        r"|(?:以後|今後|由而家起|之後)(?:所有|全部|凡)?(?:有關|關於)?(?P<han>[^,，。?？]{2,20}?)(?:嘅|的)?"
        r"(?:嘢|文件|消息|新聞)?(?:都)(?:要|send|發|通知|話)(?:俾|畀|給)?(?:我|我哋|我們)?(?:知)?(?:啦|喇)?\W*"
    ),
    re.IGNORECASE,
)


def meant(heard: Heard) -> Intent | None:
    """Give what is to become of one thing, done where that is sure, offered where it is likely; None for all else."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS or grammar.is_search(text) or heard.speaker.about:
        return None
    said = text.replace("’", "'").strip()
    if not (unsure(read, text) or (isinstance(read, Guessed) and read.intent is None)):
        return None
    if doubts.tells(text) or doubts.negated(text):
        return None
    asked = questions.asks(text) and not questions.requests(text)
    if (found := _OFF.fullmatch(said)) and not asked:
        return _off(heard, found)
    if (found := _NO_USE.fullmatch(said)) and not asked:
        return _no_use(heard, found["en"] or found["han"])
    if found := _FROM_NOW.fullmatch(said):
        return _from_now(heard, found["en"] or found["whose"] or found["han"], asked=asked)
    return None


def _off(heard: Heard, found: re.Match[str]) -> Intent | None:
    what, when = found["what"].strip(), found["when"].strip()
    if not _followed(heard, what):
        return None
    later = found["how"].casefold() not in ("until", "till", "til") and moments.begins_later(when)
    ends = moments.end_of(when, heard.desk.clock(), heard.speaker.zone) if later else None
    until = ends.isoformat() if ends else when
    if moments.read(until, heard.desk.clock(), heard.speaker.zone) is None:
        return Misunderstood("mute", "until_when", when, (f"mute {what} for a week", "list"))
    if later:  # it is silent at once, or not at all
        return Misunderstood(
            "", "stops_at_once", when, (f"mute {what} until {until}", f"unsubscribe {what}")
        )
    if found["is"]:  # which may only tell how it is
        return Guessed(None, f"mute {what} until {until}", ("list",))
    return Mute((what,), until)


def _no_use(heard: Heard, what: str) -> Intent | None:
    name = what.strip()
    if not (heard.book.find(name) or len(registers.found(name)) == 1):
        named = gist.sensed(name, heard.book)[0].names
        names = [one for each in named.values() for one in each]
        if len(names) != 1:
            return None
        name = names[0]
    return Guessed(None, f"unsubscribe {name}", (f"mute {name} for a week", "list"))


def _from_now(heard: Heard, what: str, *, asked: bool) -> Intent | None:
    name = what.strip(" '")
    if (topic := heard.book.find(name)) is not None:
        named = topic.name(heard.speaker.language)
        return Guessed(None, f"subscribe {named}") if asked else Subscribe((named,))
    with heard.desk.store.read() as session:
        body = known.can_be_followed(session, heard.book, name, heard.speaker)
    if body:
        return Guessed(None, f"follow {name}") if asked else grammar.parse(f"follow {name}")
    return Guessed(None, f"topic follow {worded(name)}", (f"search {name}", "topics"))


def _followed(heard: Heard, what: str) -> bool:
    with heard.desk.store.read() as session:
        return known.is_followed(session, heard.book, (what,), heard.speaker)
