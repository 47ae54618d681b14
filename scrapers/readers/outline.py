"""This file works out the numbers that Word draws before paragraphs and does not store in their text."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "〇一二三四五六七八九"
_DRAWN_BULLET = "•"


class Numbering:
    """The counters of one document, moved on by every numbered paragraph in order."""

    def __init__(self, part: Any, styles: Any = None) -> None:
        self._styles = {} if styles is None else _by_style(styles)
        self._abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if part is not None:
            self._load(part)

    def mark(self, paragraph: Any, style_id: str) -> tuple[str, int | None]:
        """Give the number drawn before a paragraph, and how deep in its list it stands, if in one."""
        inherited = self._styles.get(style_id, ("", 0))
        list_id = _value(paragraph.find(f"{W}pPr/{W}numPr/{W}numId"), inherited[0])
        level = _whole(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl"), inherited[1])
        abstract = self._lists.get(list_id)
        if abstract is None:
            return "", None
        levels = self._abstract.get(abstract, {})
        kind, pattern, start = levels.get(level, ("bullet", "", 1))
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if kind == "bullet":
            return _DRAWN_BULLET, level
        if kind == "none":
            return "", level
        for other in range(level + 1):
            shape, _, first = levels.get(other, ("decimal", "", 1))
            pattern = pattern.replace(f"%{other + 1}", _drawn(counts.get(other, first), shape))
        return pattern.strip()[:40], level

    def _load(self, part: Any) -> None:
        for abstract in part.iter(f"{W}abstractNum"):
            levels: dict[int, tuple[str, str, int]] = {}
            for level in abstract.iter(f"{W}lvl"):
                kind = level.find(f"{W}numFmt")
                pattern = level.find(f"{W}lvlText")
                levels[_attribute(level, "ilvl", 0)] = (
                    "decimal" if kind is None else str(kind.get(f"{W}val", "decimal")),
                    "" if pattern is None else str(pattern.get(f"{W}val", "")),
                    _whole(level.find(f"{W}start"), 1),
                )
            self._abstract[str(abstract.get(f"{W}abstractNumId"))] = levels
        for made in part.iter(f"{W}num"):
            target = made.find(f"{W}abstractNumId")
            if target is not None:
                self._lists[str(made.get(f"{W}numId"))] = str(target.get(f"{W}val"))


def _by_style(styles: Any) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        name = str(style.get(f"{W}styleId", ""))
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            level = _whole(style.find(f"{W}pPr/{W}numPr/{W}ilvl"), 0)
            found[name] = (_value(number, ""), level)
        parents[name] = _value(style.find(f"{W}basedOn"), "")
    for name, parent in parents.items():
        if name not in found and parent in found:
            found[name] = found[parent]
    return found


def _value(element: Any, otherwise: str) -> str:
    return otherwise if element is None else str(element.get(f"{W}val", otherwise))


def _whole(element: Any, otherwise: int) -> int:
    return otherwise if element is None else _attribute(element, "val", otherwise)


def _attribute(element: Any, name: str, otherwise: int) -> int:
    value = str(element.get(f"{W}{name}", ""))
    return int(value) if value.isdecimal() and len(value) < 6 else otherwise


def _drawn(number: int, shape: str) -> str:
    if shape in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 5 + 1)
        return letter.upper() if shape == "upperLetter" else letter
    if shape in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if shape == "upperRoman" else roman
    if "hinese" in shape or shape in {"ideographTraditional", "japaneseCounting"}:
        return _chinese(number)
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, letters in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
                           (5, "v"), (4, "iv"), (1, "i")):  # fmt: skip
        while number >= value and len(out) < 20:
            out += letters
            number -= value
    return out


def _chinese(number: int) -> str:
    if number < 10 or number > 99:
        return "".join(_CHINESE[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (_CHINESE[tens] if tens > 1 else "") + "十" + (_CHINESE[ones] if ones else "")
