"""This file answers who wants quiet for themselves alone: the channel, which is others' too, is not silenced."""

from __future__ import annotations

from bot.answering.arguments.words import any_pattern
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.intents import Misunderstood

MOST_LETTERS = 200
# That the others want it to go on, or only one does not.
# e.g. the channel is fine · only for me · not the channel · 其他人照收 · 淨係我唔要
_ALONE = any_pattern(
    r"\b(?:the |this )?(?:channel|group|team|rest|others|everyone else)(?: is| are|'s)? (?:fine|ok|okay|unaffected"
    r"|can (?:stay|go on|continue|keep \w+)|should (?:stay|go on|continue|still \w+)|still (?:wants?|needs?))",
    r"\b(?:just|only) (?:for )?me\b|\bfor me (?:only|alone)\b|\bnot (?:for )?the (?:channel|team|group|others)\b"
    r"|\bmy (?:dms?|direct messages?)\b|\b(?:send|give) me (?:any )?dms?\b",
    r"(?:其他人|同事|大家|頻道|channel|group|佢哋)(?:就|都|仍|仲)?(?:照|繼續|冇問題|沒問題|唔使停|不用停)",
    r"(?:淨係|只係?|只有)我(?:一個|自己)?(?:唔|不|停|靜|放假|暫)|我自己(?:一個)?(?:唔|不|停|靜|暫)",
)
# That one person is away.
# e.g. I'm on leave · I am away · 我放假 · 放假去日本
_AWAY = any_pattern(
    r"\bi(?:'m| am|'ll be| will be) (?:on (?:annual |sick |maternity )?(?:leave|holidays?|vacation)|away|off"
    r"|out of (?:the )?office|travell?ing)\b",
    r"(?:我)(?:會)?(?:[^,，。我]{0,6})(?:放假|請假|休假|唔喺度|不在)|^\W*(?:放假|請假|休假)",
)
# That one person wants nothing to come.
# e.g. don't ping me · no DMs · 唔好搵我 · 不要通知我
_NOT_ME = any_pattern(
    r"\b(?:don't|dont|do not|stop|no)\b[^,.;]{0,24}?\b(?:me|dms?)\b",
    r"(?:唔好|不要|別|唔使|暫停)[^,，。]{0,4}(?:搵|找|嘈|煩|叫|通知|打擾|send|ping|彈)(?:俾|畀|給)?我(?![哋們们])",
)


def meant(heard: Heard) -> Misunderstood | None:
    """Say where quiet for one person is set; None where the channel is meant, or we speak with one person alone."""
    text = heard.text
    if len(text) > MOST_LETTERS or heard.speaker.alone or heard.speaker.about:
        return None
    if grammar.is_typed(text) or not unsure(heard.read, text):
        return None
    said = text.replace("’", "'")
    if not _NOT_ME.search(said) or not (_AWAY.search(said) or _ALONE.search(said)):
        return None
    return Misunderstood("", "mute_for_me", "", ("list", "help mute"))


__all__ = ["meant"]
