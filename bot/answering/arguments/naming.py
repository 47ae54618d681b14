"""This file reads what a sentence calls something new, and the words or names that it lists for it."""

from __future__ import annotations

import re

from bot.messages.words import is_simplified

# e.g. call it disputes tech · under "online harm" · 名為「電子法院」 · 叫無人機啦
_CALLED = re.compile(
    r"(?:\b(?:call(?:ed)?|nam(?:ed?|ing)|titled?|labell?ed|under)"
    r"(?: (?:it|this|them|the list|the topic|the name))? [\"“]?([^\"”.,:;\n]{2,40})[\"”]?)"
    r"|(?:叫做?|名[為为]|名叫|稱[為为]|統稱|统称)[「\"“]?([^」\"”，,。：:;；、\n啦吧]{2,20})[」\"”]?",
    re.IGNORECASE,
)
# e.g. for e-discovery, smart contracts and robots · 涵蓋電子存檔、遙距聆訊
_LISTED = re.compile(
    r"(?:(?<=[:：\-–\n])|(?<=words )|(?<=terms )|(?<=for )|(?<=us )|(?<=with )|(?<=of )|(?<=含)|(?<=詞為)|(?<=词为)"
    r"|(?<=眼係)|(?<=眼是)|(?<=詞是)|(?<=蓋)|(?<=括)|(?<=即)|(?<=住)|(?<=字))[^:：。.\n]{4,200}"
)
_JOINED = re.compile(
    r"[,，、]| and | & | or |(?:以及|同埋|及|和)|(?:[三四五六兩两呢]?[個个幾几]?(?:隻|只)?字眼?|呢[幾几][隻只]字)"
)
# e.g. 關鍵詞為個人資料 · words: stablecoin
_LABEL = re.compile(
    r"^[\s,，]{0,3}(?:關鍵[詞字]|关键[词字]|字眼|key ?words?|words|terms)[\s:：]{0,2}"
    r"(?:為|为|係|是|are|is)?[\s:：]{0,2}",
    re.IGNORECASE,
)
_TELLS = "flag|tell|let|ping|alert|warn|notify|shout|shout out|give|message|email|inform|remind|want|need"
_WHENEVER_HAN = "(?:一|如果|若|凡|有人|邊個|边个|見到|见到|提到|話我|话我|通知我|請|请)"
# What is to be done with a list, behind its names.
# e.g. X - flag it if either gets a mention anywhere · X; tell us when they come up · X，有人提到就話我知
_WHAT_FOR = re.compile(
    rf"(?:\s[-–—]|[;；,，.。])\s?(?:(?:and|please|pls|so|just)\s){{0,2}}(?:(?:{_TELLS})\s"
    r"(?:it|us|me|them|our|this|to|know)\b|(?:if|when|whenever|as soon as)\s).{0,160}$"
    rf"|[,，;；。](?:{_WHENEVER_HAN})[^、]{{0,60}}(?:話|话|通知|知|提醒|報|报|出聲|出声)[^、]{{0,12}}$",
    re.IGNORECASE,
)
_FEWEST = 2  # terms that make a list
_MARKS = " \t\"“”「」'.-–:：,，"


# e.g. our own topic on stablecoins? · 新主題「私隱」
_ON = re.compile(
    r"(?<![a-z])topic (?:on|for|about) [\"“]?([^\"”.,:?\n]{2,40})"
    r"|(?:主題|主题|題目|(?<![a-z])topic)[ :：]{0,2}[「\"“]?([^」\"”，,。：:?？;；、\n]{2,20})[」\"”，,。：:]",
    re.IGNORECASE,
)
# e.g. watch two client names: Zed Ltd and Kestrel Data · 幾個客名:甲公司、乙公司
_CLIENTS = re.compile(
    r"\b(?:clients?|competitors?|companies|names"
    r"|(?:watch|private|name|new) ?(?:watch ?)?lists?)\b[^:：\n]{0,60}[:：](?P<en>.{3,200})"
    r"|[客公名][^:：\n]{0,40}[:：](?P<zh>.{2,200})"
)


_OF_CLIENTS = re.compile(r"client|客", re.IGNORECASE)  # e.g. clients · 客名


def clients_of(text: str) -> str | None:
    """Write the names that a sentence lists to be watched, where it calls them nothing: clients."""
    found = _CLIENTS.search(text[:400])
    if found is None:
        return None
    listed = without_purpose(found["en"] or found["zh"])
    names = [one.strip(_MARKS) for one in _JOINED.split(listed)]
    names = [one for one in names if one]
    called = list_called(text, chinese=not found["en"])
    return f"{called}: {', '.join(names)}" if len(names) > 1 else None


def list_called(text: str, *, chinese: bool) -> str:
    """Say what a new list is called where a sentence calls it nothing: clients where it speaks of some."""
    of_clients = bool(_OF_CLIENTS.search(text))
    if not chinese:
        return "Clients" if of_clients else "Names"
    if is_simplified(text):
        return "客户" if of_clients else "名单"
    return "客戶" if of_clients else "名單"


def listing_of(text: str) -> str | None:
    """Write what a sentence calls something, and the words or names that it lists, as they are typed."""
    called = _CALLED.search(text) or _ON.search(text)
    if called is None:
        return None
    name = next(filter(None, called.groups()), "").strip(_MARKS)
    rest = f"{text[: called.start()]}\n{text[called.end() :]}"
    listed = max(_LISTED.findall(rest), key=len, default="")
    terms = _parted(_LABEL.sub("", without_purpose(listed)))
    if len(terms) < _FEWEST:  # what stands behind its name is said aside
        terms = _parted(name)
        name = terms[0] if terms else ""
    return f"{name}: {', '.join(terms)}" if name and len(terms) >= _FEWEST else None


def without_purpose(listed: str) -> str:
    """Give the names of a list without what is said behind them of what is to be done with it."""
    return _WHAT_FOR.sub("", listed)


def _parted(listed: str) -> list[str]:
    terms = (one.strip(_MARKS) for one in _JOINED.split(listed))
    return list(dict.fromkeys(filter(None, terms)))
