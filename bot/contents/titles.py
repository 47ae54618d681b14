"""This file says what is left of a title when two are compared."""

from __future__ import annotations

import re
import unicodedata

from scrapers.text import fold, is_cjk

LEAST_LETTERS = 12  # a shorter title proves nothing; a Chinese character counts as three letters
_ASIDES = re.compile(r"[(（][^()（）]{0,40}[)）]")
# what a release is given afterwards; "(revised)" and "(corrected)" are no such remarks
# e.g. Opening (with photos) · 開幕（附圖及短片）
_ATTACHED = re.compile(
    r"[(（]\s{0,3}(?:with |附|附有|附設)?(?:(?:photos?|videos?|pictures?|images?|graphics?|infographics?"
    r"|圖片|圖|图|相片|照片|短片|影片|視頻|视频|及|和|與|、|and|,|/)\s{0,3}){1,6}[)）]"
)
_QUESTION = re.compile(r"^(?:lcq ?\d{1,2}|立法[會会][^：:]{1,5}[題题]) ?[:：]")
_PAPER = re.compile(
    r"^(?:administration's paper on|paper on|政府當局就|政府当局就)|提供的文件|提交的文件"
)


def plain_title(title: str) -> str:
    """Give a title as both sides of a copy write it: folded, without asides, numbers and forms."""
    text = _ASIDES.sub("", unicodedata.normalize("NFKC", fold(title)))
    text = _PAPER.sub("", _QUESTION.sub("", text.strip()).strip())
    return "".join(letter for letter in text if letter.isalnum())


def spoken(text: str) -> str:
    """Give a text without remarks on what is attached to it: "(with photos)", "（附圖）"."""
    bare = _ATTACHED.sub("", unicodedata.normalize("NFKC", fold(text)))
    return "".join(letter for letter in bare if letter.isalnum())


def telling_enough(plain: str) -> bool:
    """Say whether a plain title is long enough to stand for one paper only."""
    return sum(3 if is_cjk(letter) else 1 for letter in plain) >= LEAST_LETTERS
