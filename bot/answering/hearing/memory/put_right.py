"""This file reads which year of the last search is put right: "I meant 2025, not 2015", "the other year"."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, writing
from bot.answering.hearing.memory import spoken
from bot.answering.intents import Intent, Misunderstood, Search
from bot.answering.speech import Speaker
from bot.desk import Desk

MOST_LETTERS = 80
_YEAR = r"(?:19|20)\d\d"
_WRONG = (
    r"^\W*(?:(?:oops|oh|sorry|no|wait|hmm|actually|typo|(?:wrong|other) year|my (?:bad|mistake)"
    r"|i (?:mis)?typed it wrong|i mistyped)\W{1,3}){0,4}"
)
_WRONG_HAN = (
    r"^\W*(?:(?:係喎|哎呀?|唔好意思|不好意思|對唔住|對不起|sorry|oops|我?[打寫講說搞入]錯(?:咗|了)?(?:年份?)?)"
    r"[呀喇啦了]?[,，。.!！、\s]{0,3}){0,4}(?:我(?:係|是)?(?:講|說|指|要))?"
)
# e.g. I meant 2025 not 2015 · sorry, not 2015 but 2025 · 我打錯，係2025唔係2015 · 唔係2015，係2025
_YEARS = re.compile(
    rf"{_WRONG}(?:(?:i )?(?:meant|mean|wanted|want)|it(?:'s| is| should be)|should be|make (?:it|that))? ?"
    rf"(?P<right>{_YEAR})\W{{1,3}}(?:not|instead of|rather than) (?P<wrong>{_YEAR})\W*$"
    rf"|{_WRONG}not (?P<wrong_>{_YEAR})\W{{1,3}}(?:but |i meant |it's )?(?P<right_>{_YEAR})\W*$|"
    + either_script(
        rf"{_WRONG_HAN}(?:應該)?(?:係|是)?(?P<right__>{_YEAR})年?[,，、 ]{{0,2}}(?:而)?(?:唔係|不是)"
        rf"(?P<wrong__>{_YEAR})年?[呀啊喇啦]?\W*$"
        rf"|{_WRONG_HAN}(?:唔係|不是)(?P<wrong___>{_YEAR})年?[,，、 ]{{0,2}}(?:而)?(?:應該)?(?:係|是)"
        rf"(?P<right___>{_YEAR})年?[呀啊喇啦]?\W*$"
    ),
    re.IGNORECASE,
)
# e.g. the other year · no, the other year please · 另一年 · 另外嗰年
_OTHER_YEAR = re.compile(
    rf"{_WRONG}(?:i (?:meant|mean|want) )?(?:the|that) other year(?: please| pls| instead)?\W*$|"
    + either_script(
        rf"{_WRONG_HAN}(?:係|是|要)?另(?:外)?(?:一|嗰|那)年(?:先啱|先對|才對|[呀啊喇啦])?\W*$"
    ),
    re.IGNORECASE,
)


def meant(desk: Desk, text: str, speaker: Speaker) -> Intent | None:
    """Search again in the year that was meant; where nothing was searched for, ask what to search for."""
    said = " ".join(text.replace("’", "'").split())
    if len(said) > MOST_LETTERS:
        return None
    years = _YEARS.match(said)
    if years is None:
        if not _OTHER_YEAR.match(said):
            return None
        return Misunderstood("search", "which_search", "", ("search <words> <year>", "latest"))
    named = {name.rstrip("_"): year for name, year in years.groupdict().items() if year}
    searched = spoken.of(desk, speaker).asked
    line = writing.written(searched, "en") if isinstance(searched, Search) else None
    if line and named["wrong"] in line:
        return grammar.parse(line.replace(named["wrong"], named["right"]))
    return Misunderstood(
        "search", "which_search", "", (f"search <words> {named['right']}", "latest")
    )


__all__ = ["meant"]
