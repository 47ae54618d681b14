"""This file tells titles of a list that name a kind of file from those that name a matter."""

from __future__ import annotations

import re

from scrapers.text import cjk_count, fold

LONGEST = 60  # letters; a longer title says something
# A title in a list that says what kind of file stands behind it, or its name, and not what it is on.
# e.g. Administration's paper · 政府當局提供的文件 · P25 18 e · Annex A (PDF) · 電腦投影片
_SAYS_NOTHING = re.compile(
    r"(?:(?:the )?administration(?:'|’)?s? (?:paper|response|reply|letter)"
    r"|paper(?: provided)?(?: by the administration)?|(?:discussion|information|background|legislative council"
    r"|legco|lc|position|full) (?:paper|brief|text|note)"
    r"|(?:power ?point )?presentation(?: materials?)?|powerpoint|slides?|annex(?:es|ure)?|appendi(?:x|ces)"
    r"|enclosures?|attachments?|reply|response|letter|speech|press release|document|file|download|untitled|report"
    r"|submission|english(?: version)?|chinese(?: version)?"
    r"|(?:由)?(?:政府当局|政府)?(?:就此)?(?:提供|提交|拟备)?的?(?:讨论|资料|立法会|会议)?文件"
    r"|(?:政府当局的?)?(?:回应|答复|复函|信件)|电脑投影片|简报|附件|附录|附表|演辞|新闻稿|下载|中文版?本?"
    r"|英文版?本?|全文|报告|意见书"
    r"|[a-z]{1,6}\d{2,8}(?:[a-z]{1,3}\d{1,2})?(?:[ _-][a-z0-9]{1,6}){0,4}[ _-][ec]"
    r"|[a-z0-9][a-z0-9_-]{2,60}\.(?:pdf|docx?|pptx?|xlsx?|html?))"
    r"(?: ?[(（]?(?:[a-z0-9]|[一二三四五六七八九十]|pdf|chinese|english|chinese only|中文|英文|只有中文"
    r"|只备中文本)[)）]?){0,3}"
)
# What a title is made of that tells who writes to whom, when, and after what, and no matter: words in
# English, and in Chinese what is taken away before it is seen whether anything is left.
_NO_MATTER = frozenset(
    [
        "a",
        "about",
        "action",
        "actions",
        "additional",
        "administration",
        "after",
        "and",
        "annex",
        "april",
        "arising",
        "asked",
        "at",
        "august",
        "by",
        "chairman",
        "chinese",
        "clerk",
        "commissioner",
        "committee",
        "council",
        "dated",
        "december",
        "deputation",
        "english",
        "enquiries",
        "enquiry",
        "february",
        "finance",
        "follow",
        "followup",
        "following",
        "for",
        "friday",
        "from",
        "further",
        "government",
        "group",
        "held",
        "hon",
        "honourable",
        "in",
        "information",
        "january",
        "july",
        "june",
        "letter",
        "luncheon",
        "march",
        "matters",
        "may",
        "meeting",
        "meetings",
        "member",
        "members",
        "monday",
        "note",
        "november",
        "of",
        "october",
        "on",
        "only",
        "panel",
        "parade",
        "paper",
        "passing",
        "photo",
        "photos",
        "points",
        "provided",
        "question",
        "questions",
        "raised",
        "remarks",
        "replies",
        "reply",
        "requested",
        "requests",
        "response",
        "responses",
        "s",
        "saturday",
        "secretariat",
        "secretary",
        "september",
        "session",
        "sitting",
        "special",
        "speech",
        "submission",
        "submissions",
        "sunday",
        "supplementary",
        "the",
        "thursday",
        "to",
        "trade",
        "transcript",
        "tuesday",
        "union",
        "up",
        "views",
        "wednesday",
        "with",
        "written",
    ]
)
_NAMED = re.compile(r"\b(?:Hon(?:ourable)?|Mr|Ms|Mrs|Dr)\.? (?:[A-Z][A-Za-z-]{1,20} ?){1,3}")
_WORD = re.compile(r"[a-z]+|\d+(?:st|nd|rd|th)?")
# e.g. 就委員於特別會議上的提問 · 跟進行動一覽表
_FORMALITIES = re.compile(
    r"(?:\d{1,4}|[〇○零一二三四五六七八九十]{1,4})[年月日号]|立法会秘书处|立法会|政府当局|当局|政府|律政司|秘书处"
    r"|事务委员会|小组委员会|委员会|委员|议员|主席|公众|团体|副?局长|副?司长|署长|专员"
    r"|特别会议|会议|上次|书面|意见书|意见|补充文件|补充资料|补充|进一步|资料|文件|来函|去函|覆函|复函|信件|函件"
    r"|答复|答覆|回复|回覆|回应|跟进行动|跟进事项|跟进|行动|一览表|最新|情况|事项|提问|质询|查询|要求|提出|提供"
    r"|有关|就|于|在|向|对|及|和|后|的|致|之|发出|只有[中英]文|谈话内容|谈话|致辞|演辞|全文|出席|附图"
)
_MOST_LEFT = 2  # letters


def names_no_matter(title: str) -> bool:
    """Say whether a title tells of a letter, a reply or a follow-up, and not of what.

    Wider than says_nothing(): such a title is shown, but its text says what it is on.
    """
    if says_nothing(title) or not title.strip():
        return True
    if len(title) > 2 * LONGEST:
        return False
    said = fold(_NAMED.sub(" ", title))
    if not said.isascii() and re.search(r"[\u4e00-\u9fff]", said):
        left = re.sub(r"[^\u4e00-\u9fffa-z]", "", _FORMALITIES.sub("", said))
        return len(left) <= (_MOST_LEFT if len(left) < cjk_count(said) else 0)
    return all(word in _NO_MATTER or word[0].isdigit() for word in _WORD.findall(said))


def says_nothing(title: str) -> bool:
    """Say whether a title names a kind of file, or a file, rather than what is written in it."""
    return (
        len(title) <= LONGEST and _SAYS_NOTHING.fullmatch(fold(title).strip(" .。:：")) is not None
    )
