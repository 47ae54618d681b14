"""This file writes folding.tsv, the character table behind fold, from OpenCC's dictionaries.

Run it where the OpenCC wheel is installed (`pip install opencc`), only when the table should change:
`python -m scrapers.typography.make_folding`. Tamar itself does not need OpenCC. The dictionaries are
those of https://github.com/BYVoid/OpenCC, Apache-2.0. Each character is converted alone, Hong Kong
to simplified and then traditional to simplified, because conversion by phrase depends on neighbours
and would fold a word differently inside and outside its sentence.
"""

from __future__ import annotations

import importlib
from pathlib import Path

TABLE = Path(__file__).with_name("folding.tsv")
IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x323B0))
# What Hong Kong's papers write and OpenCC leaves alone, or keeps apart by meaning.
EXTRAS = {
    "谘": "咨", "巿": "市", "覆": "复", "藉": "借", "馀": "余", "瞭": "了", "著": "着", "姧": "奸",
}  # fmt: skip
CREDIT = (
    "# Made by make_folding.py from OpenCC {version} (Apache-2.0,"
    " https://github.com/BYVoid/OpenCC): hk2s, then t2s, per character.\n"
)


def rows() -> list[tuple[str, str]]:
    """Give every ideograph that folds to another one, with what it folds to."""
    opencc = importlib.import_module("opencc")
    convert = (opencc.OpenCC("hk2s").convert, opencc.OpenCC("t2s").convert)
    table = dict(EXTRAS)
    for block in IDEOGRAPHS:
        for code in block:
            letter = chr(code)
            folded = convert[1](convert[0](letter))
            if len(folded) == 1 and folded != letter:
                table.setdefault(letter, EXTRAS.get(folded, folded))
    return sorted(table.items())


def main() -> None:
    """Write the table beside this file."""
    version = importlib.import_module("importlib.metadata").version("opencc")
    lines = [f"{letter}\t{folded}\n" for letter, folded in rows()]
    TABLE.write_text(CREDIT.format(version=version) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
