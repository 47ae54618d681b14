"""This file says in plain words what a topic watches for, and warns where it cannot work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.topics.terms import HINT, SIGN, Term, Topic, needle
from bot.topics.vocabulary import read, strings

MOST_SHOWN = 6


def expansion(topic: Topic) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each word of a topic with the other names that are looked for along with it."""
    found: dict[str, list[str]] = {}
    groups = [topic.terms, *(member for combo in topic.together for member in combo.members)]
    for group in groups:
        for term in group:
            if term.stands_for is None:
                found.setdefault(term.label, [])
            else:
                found.setdefault(term.stands_for, []).append(term.label)
    return tuple((word, tuple(others)) for word, others in found.items())


def fires_everywhere(topic: Topic) -> tuple[str, ...]:
    """Name the words of a topic that stand in nearly every paper; empty where it is specific."""
    if topic.required:
        return ()
    return tuple(
        dict.fromkeys(
            term.label
            for term in topic.terms
            if term.stands_for is None and (_is_common(term) or len(needle(term.text)) == 1)
        )
    )


def never_fires(topic: Topic) -> bool:
    """Say whether no paper could ever match: what is asked for is also excluded or masked."""
    required = [{needle(term.text) for term in group} for group in topic.required]
    excluded = {needle(term.text) for group in topic.excluded for term in group}
    if any(group <= excluded for group in required):
        return True
    masks = [needle(mask) for mask in topic.masks]
    usable = [
        term
        for term in topic.terms
        if needle(term.text) not in masks and needle(term.text) not in excluded
    ]
    combos = [
        combo
        for combo in topic.together
        if all(any(needle(term.text) not in excluded for term in names) for names in combo.members)
    ]
    return not usable and not combos


def seldom_fires(topic: Topic) -> bool:
    """Say whether all words are weak and too few to reach the least score together."""
    if topic.line is None or topic.together:
        return False
    weights = [term.weight for term in topic.terms if term.stands_for is None]
    return max(weights, default=0.0) < SIGN and sum(weights) < topic.thresholds.mention


def warnings(topic: Topic, language: str) -> tuple[str, ...]:
    """Give what a person should know before saving a topic, in Chinese or English."""
    chinese = language.startswith("zh")
    said: list[str] = []
    common = fires_everywhere(topic)
    if common:
        said.append(
            f"「{'、'.join(common)}」幾乎每份文件都有，會收到很多訊息。"
            if chinese
            else f"“{', '.join(common)}” stands in nearly every paper: expect a great many messages."
        )
    if never_fires(topic):
        said.append(
            "要找的詞同時被略過或排除，這個主題不會有任何文件。"
            if chinese
            else "What it looks for is also passed over or excluded: no paper can ever match."
        )
    elif seldom_fires(topic):
        said.append(
            "只有一個權重 1 的詞，單獨出現不足以提及；請加上其他詞，或不寫 ^1。"
            if chinese
            else "Its only word has weight 1, too little by itself; add others, or drop the ^1."
        )
    return tuple(said)


def echo(topic: Topic, language: str) -> str:
    """Say what a topic means in plain words, one matter a line, in Chinese or English."""
    return "\n".join(_chinese(topic) if language.startswith("zh") else _english(topic))


def _english(topic: Topic) -> list[str]:
    lines = [f"Looks for: {_listed(_main(topic.terms), topic, 'also', ', ')}."]
    if not topic.terms:
        lines = []
    lines += [
        "Together in one paragraph: "
        + " and ".join(_names(names, " or ") for names in combo.members)
        + "."
        for combo in topic.together
    ]
    weak = [term.label for term in _main(topic.terms) if term.weight <= HINT]
    if weak and topic.line is not None:
        lines.append(f"Weak, counted only beside other words: {', '.join(weak)}.")
    exact = [term.label for term in _main(topic.terms) if term.exact and topic.line is not None]
    if exact:
        lines.append(f"Only as written, capitals included: {', '.join(exact)}.")
    if topic.masks and topic.line is not None:
        lines.append(
            f"Passes over these words: {', '.join(topic.masks)}. Only the words are passed over: a "
            "paper that also says something you look for still comes."
        )
    lines += [f"Only papers that also say: {_names(names, ' or ')}." for names in topic.required]
    lines += [f"Never papers that say: {_names(names, ' or ')}." for names in topic.excluded]
    return [*lines, *(f"Note: {one}" for one in warnings(topic, "en"))]


def _chinese(topic: Topic) -> list[str]:
    lines = [f"找：{_listed(_main(topic.terms), topic, '又名', '、')}。"] if topic.terms else []
    lines += [
        "同一段內同時出現：" + "，以及".join(_names(names, "／") for names in combo.members) + "。"
        for combo in topic.together
    ]
    weak = [term.label for term in _main(topic.terms) if term.weight <= HINT]
    if weak and topic.line is not None:
        lines.append(f"較弱，與其他詞一併出現才計：{'、'.join(weak)}。")
    exact = [term.label for term in _main(topic.terms) if term.exact and topic.line is not None]
    if exact:
        lines.append(f"須與原文完全相同，包括大小寫：{'、'.join(exact)}。")
    if topic.masks and topic.line is not None:
        lines.append(
            f"略過這些字：{'、'.join(topic.masks)}。只略過這些字，不會排除整份文件：文件另有你要找的詞，仍會收到。"
        )
    lines += [f"文件必須同時提及：{_names(names, '／')}。" for names in topic.required]
    lines += [f"文件一旦提及便不收：{_names(names, '／')}。" for names in topic.excluded]
    return [*lines, *(f"注意：{one}" for one in warnings(topic, "zh"))]


def _main(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.stands_for is None]


def _listed(terms: Sequence[Term], topic: Topic, also: str, mark: str) -> str:
    """List words with their other names; a shipped topic's hundreds are cut short."""
    others = dict(expansion(topic))
    shown = terms if topic.line is not None else terms[:MOST_SHOWN]
    said = [_with_others(term.label, others.get(term.label, ()), also, mark) for term in shown]
    if len(shown) < len(terms):
        said.append("…")
    return mark.join(said)


def _with_others(word: str, others: Sequence[str], also: str, mark: str) -> str:
    if not others:
        return word
    cut = list(others[:MOST_SHOWN]) + (["…"] if len(others) > MOST_SHOWN else [])
    opened, closed = (" (", ")") if mark == ", " else ("（", "）")
    space = " " if mark == ", " else ""
    return f"{word}{opened}{also}{space}{mark.join(cut)}{closed}"


def _names(names: Sequence[Term], mark: str) -> str:
    return mark.join(term.label for term in names[:MOST_SHOWN])


def _is_common(term: Term) -> bool:
    return not term.prefix and needle(term.text) in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(map(needle, strings(read("common"), "words", "common")))
