"""This file tells titles of a list that name a kind of file from those that name a matter."""

from __future__ import annotations

import re

from scrapers.text import fold

LONGEST = 60  # letters; a longer title says something
# A title in a list that says what kind of file stands behind it, or its name, and not what it is on.
# e.g. Administration's paper · 政府當局提供的文件 · P25 18 e · Annex A (PDF) · 電腦投影片
_SAYS_NOTHING = re.compile(
    r"(?:(?:the )?administration(?:'|’)?s? (?:paper|response|reply|letter)|paper(?: provided)?(?: by the administration)?|(?:discussion|information|background|legislative council|legco|lc|position|full) (?:paper|brief|text|note)"
    r"|(?:power ?point )?presentation(?: materials?)?|powerpoint|slides?|annex(?:es|ure)?|appendi(?:x|ces)|enclosures?|attachments?|reply|response|letter|speech|press release|document|file|download|untitled|report|submission|english(?: version)?|chinese(?: version)?"
    r"|(?:由)?(?:政府当局|政府)?(?:就此)?(?:提供|提交|拟备)?的?(?:讨论|资料|立法会|会议)?文件|(?:政府当局的?)?(?:回应|答复|复函|信件)|电脑投影片|简报|附件|附录|附表|演辞|新闻稿|下载|中文版?本?|英文版?本?|全文|报告|意见书"
    r"|[a-z]{1,6}\d{2,4}(?:[ _-][a-z0-9]{1,6}){0,3}[ _-][ec])"
    r"(?: ?[(（]?(?:[a-z0-9]|[一二三四五六七八九十]|pdf|chinese|english|chinese only|中文|英文|只有中文|只备中文本)[)）]?){0,3}"
)


def says_nothing(title: str) -> bool:
    """Say whether a title names a kind of file, or a file, rather than what is written in it."""
    return (
        len(title) <= LONGEST and _SAYS_NOTHING.fullmatch(fold(title).strip(" .。:：")) is not None
    )
