"""This file offers to stop each other thing where all is to stop but what is named: "all but lawtech", 只留."""

from __future__ import annotations

from bot.answering.arguments import courtesy
from bot.answering.arguments.words import any_pattern
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import followed_here
from bot.answering.intents import Misunderstood
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 160
_MOST = 6  # names on one line
_STOP = r"(?:stop|mute|silence|pause|unsub(?:scribe)?|unfollow|drop|cancel|remove|turn off|switch off|kill)"
_ALL = r"(?:everything(?: else)?|all(?: (?:topics|alerts|of (?:it|them)|the (?:others|rest)))?|the (?:rest|others))"
_STOP_HAN = r"(?:取消(?:訂閱)?|退訂|停(?:收|止)?|靜音|暫停|唔要|不要|刪除?|移除)(?:掉|晒|咗|了|埋)?"
_ALL_HAN = r"(?:所有|全部|一切|其他|其餘|其它|晒)(?:嘅|的|訂閱|主題|通知|嘢|東西|都){0,2}"
# All is to stop but what is named.
# e.g. mute everything but AI · unsubscribe all, keep only lawtech · just keep AI, drop the rest
# e.g. 退訂所有，只留法律科技 · 除咗AI全部停 · 只保留智慧城市，其他取消
_BUT = any_pattern(
    rf"\b{_STOP}\b(?: us| me| here| from){{0,3}} {_ALL}(?: here| please| for us){{0,2}}[,;.]? ?"
    r"(?:but|except(?: for)?|apart from|other than|(?:and |just |only |but ){0,2}(?:keep|leave|retain)"
    r"(?: just| only)?) (?P<en>[^.;:?!]{2,80})",
    r"\b(?:(?:just|only) keep|keep (?:just|only)) (?P<en_>[^.;:?!,]{2,60}?)"
    rf"[,;.]? (?:and )?{_STOP} {_ALL}",
    rf"{_STOP_HAN}(?:{_ALL_HAN}){{1,2}}[,，、;；]? ?(?:但|就|而|請){{0,2}}(?:只|淨係|凈係)?"
    r"(?:留返|留低|留住|保留|留|keep|要)"
    r"(?P<han>[^,，。;；?？!！]{2,40})",
    rf"(?:除)(?:咗|了|開)(?P<han_>[^,，。;；?？!！]{{2,40}}?)(?:之外|以外|外)?[,，]?(?:{_ALL_HAN}){{1,2}}{_STOP_HAN}",
    rf"(?:只|淨係)(?:留返|留低|留住|保留|留|要)(?P<han__>[^,，。;；?？!！]{{2,40}}?)[,，、]?(?:{_ALL_HAN}){{1,2}}{_STOP_HAN}",
)
# Between several that are to stay.
# e.g. AI| and |lawtech · AI|同|法律科技
_AND = any_pattern(r" ?(?:,|&| and |、|，|同埋|同|和|及|與) ?")
# e.g. mute everything but AI · 除咗AI全部靜音
_HUSHES = any_pattern(r"\b(?:mute|silence|pause)\b|靜音|暫停")


def meant(heard: Heard) -> Misunderstood | None:
    """Offer to stop what is followed beside what is to stay; None where nothing is said to stay, or not followed."""
    text = heard.text
    if len(text) > MOST_LETTERS or heard.speaker.about or grammar.is_search(text):
        return None
    found = _BUT.search(fold(text).replace("’", "'"))
    if found is None:
        return None
    said = courtesy.without(next(one for one in found.groupdict().values() if one))
    kept = _targets(heard, said) or set[str]().union(
        *(_targets(heard, one) for one in _AND.split(said))
    )
    rows = followed_here.named(heard)
    others = [label for target, label in rows if target not in kept]
    if len(others) == len(rows) or not 0 < len(others) <= _MOST:
        return None
    if any("," in label for label in others):
        return None  # its own comma would part it among others
    names = ", ".join(others)
    hush = f"mute {names} for a week"
    stop = f"unsubscribe {names}"
    lines = (hush, stop) if _HUSHES.search(text) else (stop, hush)
    stays = ", ".join(label for target, label in rows if target in kept)
    return Misunderstood("", "stop_others", stays, (*lines, "list"))


def _targets(heard: Heard, said: str) -> set[str]:
    """Give what a name may be followed as; nothing for what is no name."""
    kept = set[str]()
    for name in courtesy.names(said):
        topic = heard.book.find(name)
        kept |= {topic.key} if topic else {one.target for one in registers.found(name)}
    return kept


__all__ = ["meant"]
