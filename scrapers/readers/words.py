"""This file tells words from the meaningless glyphs that a font without a table of letters leaves behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.text import fold

# What no text holds: control characters, letters of no script. Bullets of symbol fonts are text.
_NO_LETTER = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff"
    "\ue000-\uf06b\uf06d\uf06f\uf070\uf072-\uf074\uf078-\uf0a6\uf0a9-\uf0b6\uf0b8-\uf0d7"
    "\uf0d9-\uf0df\uf0e1-\uf0ef\uf0f1-\uf0fb\uf0fd-\uf8ff]"
)
# e.g. (cid:123) · /g42 · uni653F · <0A3F> · \\u653f
_GLYPH = re.compile(
    r"\(?\bcid[:_ ]{0,2}\d{1,6}\)?|/?(?<![A-Za-z])(?:gid|glyph|char|index|g)\d{1,6}(?![A-Za-z]{2})"
    r"|/?(?<![A-Za-z])uni[0-9A-Fa-f]{1,6}(?![A-Za-z]{2})|<[0-9A-Fa-f]{2,6}>|\\[ux][0-9A-Fa-f]{2,4}"
    r"|&#x?[0-9A-Fa-f]{2,6};"
)
# What texts in Chinese or English are written with, and what stands between words in forms and tables.
_OURS = re.compile(
    "[ -~\u00b0\u00b7\u2000-\u206f\u20a0-\u20cf\u2100-\u27bf\u2e80-\u312f\u31c0-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
_FILLING = re.compile(r"[._\-–—…=*~·•\u2500-\u257f]")
_READABLE = re.compile("[A-Za-z0-9\u3400-\u9fff]")
_FOREIGN_SHARE = 0.3  # of a text: Vietnamese has less, Chinese read as Latin more
_READABLE_SHARE = 0.3  # of a text that is more than dots and lines
_FEWEST = 120  # letters by which that is judged
_FEWEST_GLYPHS = 3
_CHINESE = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile("[A-Za-z]++")
_BLANK = re.compile(r"\s+")
_LINE_SHARE = 0.3  # of a line: what is more is no text
_PAGE_SHARE = 0.5  # of a page: the rest of it is no text either
_ENOUGH_CHINESE = 120  # letters by which a text can be judged
_ENOUGH_LATIN = 120
_ENOUGH_WORDS = 12  # that differ
_SAMPLED = 200  # pages
_JUDGED = 20_000  # letters of a page, from its beginning
_LEAST_COMMON = 0.05  # of Chinese letters: half of any text, a fortieth of a shuffled one
_LEAST_WORDS = 0.02  # of English words: the commonest make a third of any prose
_LEAST_USUAL = 0.6  # of Latin letters: the twelve commonest are four fifths of prose and names
_LEAST_VOWELS = 0.15  # of Latin letters: a third of any prose
_MOST_BACKWARDS = 0.08  # of English words that are common ones read from their end
_USUAL = frozenset("etaoinshrdlu")
_COMMON_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "the of and to in a is for on that be by as with at are was it from or an this will "
        "has have not which their hon dr mr ms mrs jp no date time meeting paper page council "
        "legislative committee panel department office hong kong government limited ltd road "
        "street total year number we i you he",
    )
)
_COMMON = frozenset(fold(
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得"
    "經十三之進著等部度家電力如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形"
    "相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展"
    "五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決被幹做必戰先"
    "回則任取據處府委議港政局署司立香科技市服務研究計劃創智慧交通安全教育醫院房屋環境報告建議討論"
))  # fmt: skip


def sifted(pages: Sequence[str], *, pieces: bool = False) -> tuple[list[str], float]:
    """Give pages without what is no text, and the share of their letters that went with it.

    A line of control characters or of glyphs' names is no text, nor is a page that is mostly such
    lines, nor one whose letters form no words of Chinese or English. `pieces` of pages are too
    short to be judged by their words one by one. A share of 1 is a file without a word.
    """
    sizes = [_size(page) for page in pages]
    total = sum(sizes)
    kept, left = [*pages], [*sizes]
    if _holds_glyphs("\n".join(pages)):  # hardly any file does, and one look tells
        kept = [_without_glyphs(page) for page in pages]
        left = [_size(page) for page in kept]
    for at, page in enumerate(kept):
        if left[at] < _PAGE_SHARE * sizes[at] or (not pieces and _is_wordless(page)):
            kept[at], left[at] = "", 0
    if _is_wordless(_sample(kept)):
        return [""] * len(kept), 1.0
    lost = total - sum(left)
    if total and lost > (1 - _LINE_SHARE / 3) * total:
        return [""] * len(kept), 1.0
    return kept, round(lost / total, 4) if total else 0.0


def _sample(pages: Sequence[str]) -> str:
    """Take as much of a file as is judged, from all over it."""
    step = len(pages) // _SAMPLED + 1
    return "\n".join(page[: _JUDGED // 10] for page in pages[::step])


def _size(text: str) -> int:
    return sum(map(len, text.split()))


def _holds_glyphs(text: str) -> bool:
    return _NO_LETTER.search(text) is not None or _GLYPH.search(text) is not None


def _without_glyphs(page: str) -> str:
    if not _holds_glyphs(page):
        return page
    return "\n".join(row for row in page.split("\n") if not _is_no_text(row))


def _is_no_text(row: str) -> bool:
    size = _size(row)
    strange = len(_NO_LETTER.findall(row))
    if strange >= _FEWEST_GLYPHS and strange > _LINE_SHARE * size:
        return True
    glyphs = _GLYPH.findall(row)
    return len(glyphs) >= _FEWEST_GLYPHS and sum(map(len, glyphs)) > _PAGE_SHARE * size


def _is_wordless(page: str) -> bool:
    """Say whether letters form no words; a text of too few letters is given the benefit of the doubt."""
    text = page[:_JUDGED]
    if _is_of_no_script(text):
        return True
    chinese, latin = _CHINESE.findall(fold(text)), _LATIN.findall(text.lower())
    if 2 * len(chinese) >= len(latin):
        if len(chinese) < _ENOUGH_CHINESE:
            return False
        return sum(letter in _COMMON for letter in chinese) < _LEAST_COMMON * len(chinese)
    if len(latin) < _ENOUGH_LATIN:
        return False
    words = _WORD.findall(text.lower())
    if len(set(words)) < _ENOUGH_WORDS:
        return False
    if sum(letter in "aeiou" for letter in latin) < _LEAST_VOWELS * len(latin):
        return True
    back = sum(word[::-1] in _COMMON_WORDS for word in words if word not in _COMMON_WORDS)
    if back > _MOST_BACKWARDS * len(words):
        return True
    if sum(word in _COMMON_WORDS for word in words) >= _LEAST_WORDS * len(words):
        return False
    return sum(letter in _USUAL for letter in latin) < _LEAST_USUAL * len(latin)


def _is_of_no_script(text: str) -> bool:
    """Say whether a text is mostly signs, or letters of neither script: Chinese bytes read as Latin."""
    plain = fold(_BLANK.sub("", text))
    if len(plain) < _FEWEST:
        return False
    foreign = len(plain) - len(_OURS.findall(plain))
    if foreign > _FOREIGN_SHARE * len(plain):
        return True
    told = _FILLING.sub("", plain)
    readable = len(_READABLE.findall(told))
    return len(told) >= _FEWEST and readable < _READABLE_SHARE * len(told)
