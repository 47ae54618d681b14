"""This file gives what people make of a Member's English name, as the Council prints it."""

from __future__ import annotations


def english_parts(name: str) -> list[str]:
    """Give what people make of a Member's English name: "Maggie CHAN Man-ki" is Maggie Chan, too."""
    words = name.split()
    family = next((n for n, word in enumerate(words) if word.isupper()), None)
    if family is None:
        return []
    given, surname, own = words[:family], words[family], words[family + 1 :]
    parts = [f"{' '.join(given)} {surname}"] if given else []
    if own:
        parts.append(f"{surname} {' '.join(own)}")
        parts.append(f"{' '.join(own)} {surname}")
    return [*parts, surname]


def initials(name: str) -> list[str]:
    """Give a Member's English name with initials: "Maggie CHAN Man-ki" is M K Chan and Maggie MK Chan."""
    words = name.split()
    family = next((n for n, word in enumerate(words) if word.isupper()), None)
    if family is None or not words[family + 1 :]:
        return []
    short = "".join(part[0] for word in words[family + 1 :] for part in word.split("-") if part)
    given, surname = " ".join(words[:family]), words[family]
    if len(short) < 2:  # one letter and a surname are anybody's
        return []
    return [
        f"{short} {surname}",
        f"{surname} {short}",
        *([f"{given} {short} {surname}"] if given else []),
    ]
