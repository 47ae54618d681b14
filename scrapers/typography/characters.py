"""This file gives every character its displayed form: usual punctuation, nothing invisible, NFC."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What may be shown as something else: not ASCII, usual Chinese letters and their punctuation.
_STRAY = re.compile("[^\n -~\u4e00-\u9fea，。、；：？！（）「」《》]")
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

# Forms for vertical setting and for small or half-width cells, as Hong Kong's papers mix them in.
_PUNCTUATION = {
    "︰": "：", "︓": "：", "︐": "，", "︑": "、", "︒": "。", "︔": "；", "︕": "！", "︖": "？",
    "﹐": "，", "﹑": "、", "﹒": "．", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！", "﹘": "–",
    "﹙": "（", "﹚": "）", "﹛": "｛", "﹜": "｝", "﹝": "〔", "﹞": "〕", "﹟": "#", "﹠": "&",
    "﹡": "*", "﹢": "+", "﹣": "-", "﹤": "<", "﹥": ">", "﹦": "=", "﹨": "\\", "﹩": "$", "﹪": "%",
    "﹫": "@", "︵": "（", "︶": "）", "︷": "｛", "︸": "｝", "︹": "〔", "︺": "〕", "︻": "【",
    "︼": "】", "︽": "《", "︾": "》", "︿": "〈", "﹀": "〉", "﹁": "「", "﹂": "」", "﹃": "『",
    "﹄": "』", "｢": "「", "｣": "」", "｡": "。", "､": "、", "･": "・", "╱": "／", "╲": "＼",
    "˙": "‧", "−": "-", "‐": "-", "‑": "-",
}  # fmt: skip
# Radicals that PDF fonts name instead of the letters they look like, where Unicode knows no more.
_RADICALS = dict(zip(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车長长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟", strict=True,
))  # fmt: skip
# Symbol and Wingdings put their bullets in the private use area; a list item must stay one.
_BULLETS = "\uf06c\uf06e\uf071\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0e8\uf0f0\uf0fc"


class _Display(dict[int, str]):
    """What each character is shown as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        category = unicodedata.category(letter)
        if letter in "\n\t" or category == "Zs":
            shown = "\n" if letter == "\n" else " "
        elif letter in _BULLETS:
            shown = "•"
        elif category in {"Cc", "Cf", "Co", "Cs", "Cn"} or _VARIANT.match(letter):
            shown = ""
        elif 0x2F00 <= code <= 0x2FDF:
            shown = unicodedata.normalize("NFKC", letter)
        else:
            shown = _PUNCTUATION.get(letter) or _RADICALS.get(letter, letter)
        self[code] = shown
        return shown


_DISPLAY = _Display()


def plain_characters(text: str) -> str:
    """Give NFC text with ordinary punctuation, blanks and line ends, and nothing invisible."""
    if _STRAY.search(text):  # and every odd end of a line is one
        text = _LINE_ENDS.sub("\n", text)
        text = unicodedata.normalize("NFC", text.translate(_DISPLAY))
    return text
