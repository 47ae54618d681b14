"""This file reads what is asked of another channel: what it follows, who changed it, that it is to have the same."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.intents import (
    Export,
    Intent,
    ListFollowed,
)

# What another channel follows, and what is to be followed there as here.
# e.g. what's being followed in #ip-team · #ip-team跟緊咩
_THERE = re.compile(
    either_script(
        r"^\W*(?:what(?:'s| is| are| does| do)|show(?: me)?|list|which topics)\b.{0,40}?\b(?:follow(?:ed|ing|s)?"
        r"|subscri(?:bed?|ptions?)|set up|tracked)\b.{0,12}?(?P<en>#[\w-]{1,80}|<#[^<>]{1,100}>)"
        r"(?: (?:follow(?:ing|s)?|subscribed? to))?\W*$"
        r"|^\W*what(?:'s| is| does| are)? (?P<en_>#[\w-]{1,80}|<#[^<>]{1,100}>) (?:is )?"
        r"(?:follow(?:ing|s|ed)?|subscribed? to|getting|gets?)\W*$"
        r"|^\W*(?P<han>#[\w-]{1,80}?|<#[^<>]{1,100}>) ?(?:而家|現在)?(?:跟緊?|訂閱了?|追緊?|收緊?)(?:咗|了|緊)?"
        r"(?:啲)?(?:咩|乜|什麼|甚麼|邊啲)"
    ),
    re.IGNORECASE,
)
# Who did what was just seen, whatever it is.
# e.g. hmm who changed it from daily? · 邊個改咗
_WHO_DID = re.compile(
    either_script(
        r"^\W*(?:(?:hmm+|ok|wait|so|and|hey)\W{1,3}){0,2}who (?:cancel|stop|unsubscrib|remov|delet|mut|paus|chang"
        r"|drop|kill|switch|turn|wip|silenc|unfollow|edit|add|set)\w* (?:it|this|that|these|the settings?"
        r"|(?:our|the) (?:rhythm|schedule|digests?|hours?|language))\b.{0,40}$"
        r"|^\W*(?:係)?(?:邊個|誰|哪個)(?:人)?(?:改|停|刪|取消|靜音|暫停|郁|轉)(?:咗|了|過)"
        r"(?:佢|設定|做.{1,6})?[㗎呀嘅?？]{0,3}$"
    ),
    re.IGNORECASE,
)
# e.g. copy our setup to #ip-team · same settings for #ip-team
_COPIED = re.compile(
    either_script(
        r"\b(?:copy|clone|duplicate|replicate|mirror|same|move)\b.{0,40}?\b(?:set-?ups?|settings?|subscriptions?"
        r"|topics|list|config(?:uration)?|everything|things?)\b.{0,20}?(?:#[\w-]{1,80}|<#[^<>]{1,100}>"
        r"|\b(?:another|the other|a new) channel\b)"
        r"|(?:將|把)?(?:我哋|我們|呢度|這裏)?(?:嘅|的)?(?:設定|訂閱|設置).{0,6}?(?:複製|copy|抄|搬|照搬|用)"
        r"(?:去|到|俾|給|埋)?.{0,6}?(?:#[\w-]{1,80}|<#[^<>]{1,100}>|(?:另|第二)(?:一)?個(?:頻道|channel))"
    ),
    re.IGNORECASE,
)


def elsewhere(said: str) -> Intent | None:
    """Show what another channel follows, or how it comes to follow the same."""
    if found := _THERE.search(said):
        return ListFollowed(found["en"] or found["en_"] or found["han"])
    if _WHO_DID.match(said):
        return ListFollowed(changed=True)
    return Export() if _COPIED.search(said) else None
