"""This file knows the kinds of papers, and the sorts within one, as people call them."""

from __future__ import annotations

import re

from bot.answering.arguments.kind_names import KINDS as NAMES
from bot.answering.arguments.kind_names import alone, many
from bot.answering.arguments.sought import stated
from bot.answering.arguments.words import either_script

# Where one of a kind stands, and is no part of a name: at the end, before what it is of, or before a time.
# e.g. a speech on drones · drones consultation · speech last month
_ONE = (
    r"(?=\W*$|\W*[,;.?!]|(?:,? (?:on|about|by|from|of|re|regarding|papers?|since|before|after|last|this|past|during"
    r"|between|(?:in )?20\d\d)\b))"
)


def _sure(kind: str) -> str:
    """Write the names of a kind that mean it wherever they stand, of one and of many."""
    ways = [way for one in NAMES[kind].sure for way in (many(one), one)]
    spelled = [rf"\b{one}\b" if one.isascii() else either_script(one) for one in ways]
    return "|".join(dict.fromkeys(spelled)) or "(?!)"


# The kinds of papers as sentences name them beside their names of the register, the longest first.
# e.g. written Qs · estimates replies · 書面質詢 · 開支預算答覆
KINDS = tuple(
    (kind, re.compile(rf"{pattern}|{_sure(kind)}", re.IGNORECASE))
    for kind, pattern in (
        (
            "estimates",
            (
                r"(?:审核|審核)?(?:开支|開支)(?:预算|預算)(?:案)?的?(?:书面|書面)?"
                r"(?:答[覆复復]|回[覆复復]|问题|問題|质询|質詢)?|管制人[员員]的?答[覆复復]|(?:预算|預算)答[覆复復]"
            r"|\b(?:budget |special )?estimates (?:questions?|qs?|repl(?:y|ies)|answers?)\b"
            r"|(?<!cost )(?<!population )\bestimates\b(?! (?:of|for)\b)"
            r"|\b(?:budget|finance committee|fc|controlling officers?'?s?) "
            r"(?:questions|qs|repl(?:y|ies)|answers?)\b"),
        ),
        (
            "question",
            (
                r"(?:书面|書面|口头|口頭|紧急|緊急|急切)?(?:质询|質詢)"
                r"|(?:书面|書面|口头|口頭)(?:答[覆复復]|提问|提問)|(?<=的)问题$"
            r"|\b(?:(?:written|oral|urgent|supplementary|legco|council|lc|parliamentary) ){0,3}"
            r"(?:questions|qs|pqs?|lcqs|q&as?)(?: (?:and|&) (?:answers|replies))?\b"
            r"|\blcqs?(?![\w-])(?! ?(?:no\.? ?)?\d)(?: (?:repl(?:y|ies)|answers?|responses?)\b)?"
            r"|\b(?:written|oral|urgent|supplementary|legco|council|lc|parliamentary) question\b"
            rf"|\bquestion\b(?! of (?:law|fact|time|trust)\b){_ONE}"
            r"|\b(?:written|oral) (?:repl(?:y|ies)|answers?)\b"
            r"|^who (?:has |have |had |ever |else ){0,3}(?:asked|raised)(?: (?:any |a )?questions?)?\b"),
        ),
        (
            "bill",
            (
                r"(?:条例|條例)?草案(?=[一二三首][读讀]|(?:几|幾)时|(?:而家|现在|現在|目前)|(?:通过|通過)"
                r"|(?:审议|審議)|进度|進度)|\bbills? (?:committee|cttee)(?: papers?| reports?)?\b"
                r"|法案委[员員][会會](?:文件|报告|報告)?"
            ),
        ),
        ("circular", rf"\bcirculars\b|\bcircular\b{_ONE}"),
        (
            "consultation",
            (
                r"(?<!medical )(?<!video )\b(?:public )?consultation(?:s(?! (?:by video|rooms?)\b)"
                r"|s? (?:papers?|documents?|exercises?|paper and))\b"
            r"|\b(?:public )?consultations?\b(?: that are| which are)? (?:still )?(?:open|running|under way|ongoing)\b"
            rf"|\b(?:public )?consultation\b{_ONE}"
            r"|公[众眾](?:咨询|諮詢)(?:文件)?(?!委[员員]|[会會])"
            r"|(?:(?<=[的嘅])|(?<![\u3400-\u9fff]))(?:咨询|諮詢)(?![\u3400-\u9fff])"
            r"|(?:[仲仍还還]?未截止|[仲仍还還]?未完|[进進]行[中緊紧]|公[开開]緊?)(?:的|嘅)?(?:公[众眾])?(?:咨询|諮詢)"),
        ),
        ("speech", rf"\bspeeches\b|(?<!freedom of )(?<!free )(?<!hate )\bspeech\b{_ONE}"),
        ("hansard",
            (r"(?:会议|會議)[过過]程(?:正式)?[纪紀][录錄]|(?:投票|表[决決])(?:[纪紀记記][录錄]|[结結]果|情[况況])"
            r"|\b(?:voting records?|(?:votes?|divisions?)(?= (?:on|about|regarding|for)\b))")),
        ("brief", r"(?:立法会|立法會)(?:参考资料摘要|參考資料摘要)"),
        ("slides",
            (r"(?<!children's )(?<!playground )(?<!water )\bslides\b(?! (?:in|at) (?:play|park|school))"
            r"|\bslide ?shows? (?=on|about|of|from|by)|(?:电脑|電腦)?(?:简报|簡報)(?!会|會)")),
        ("report", r"\b(?:committee|panel) reports?\b|委[员員][会會](?:的|嘅)?(?:报告|報告)"),
        ("press", "(?!)"),
        ("paper", r"(?<!solar )(?<!control )\bpanel papers?\b"),
    )
)  # fmt: skip
# How a question was answered, as its reply says it.
# e.g. written questions · 書面質詢
_IN_WRITING = re.compile(
    r"\bwritten (?:legco |council |lc )?(?:qs?|questions?|repl(?:y|ies)|answers?|pqs?)\b"
    r"|[書书]面(?:[質质][詢询]|答[覆复]|提[問问]|回[覆复])",
    re.IGNORECASE,
)
# e.g. oral replies · 口頭質詢
_BY_MOUTH = re.compile(
    r"\boral (?:legco |council |lc )?(?:qs?|questions?|repl(?:y|ies)|answers?|pqs?)\b"
    r"|口[頭头](?:[質质][詢询]|答[覆复]|提[問问]|回[覆复])",
    re.IGNORECASE,
)
# e.g. background briefs on AI · 背景資料簡介
BACKGROUND = re.compile(
    r"\bbackground (?P<en>briefs?|papers?|notes?)\b(?: (?:on|about))?|背景(?:[資资]料)?(?P<han>[簡简]介|文件)",
    re.IGNORECASE,
)

# A kind at the head of what it mentions, where its word can be nothing else.
# e.g. any reports that talk about court interpreters · bills touching on biometric data
_HEADED = re.compile(
    r"^[\W]*(?:(?:any|all|some|the|recent|new|latest|every|are there|is there) ){0,3}"
    r"(?P<head>[a-z]{4,14}(?: [a-z]{4,14})?) (?:(?:that|which) )?(?:mention(?:s|ing)?|touch(?:es|ing)? (?:on|upon)"
    r"|refer(?:s|ring)? to|deal(?:s|ing)? with|talk(?:s|ing)? about|discuss(?:es|ing)?) ",
    re.IGNORECASE,
)


def headed(text: str) -> tuple[str, str] | None:
    """Give what a text says behind a kind that mentions it, and that kind as it is typed; else None."""
    found = _HEADED.match(text)
    kind = alone(found["head"]) if found else ""
    return (text[found.end() :], kind) if found and kind else None


def sort(text: str, kind: str) -> str:
    """Give what papers of a sort within a kind state, or the others of it do not."""
    if background := BACKGROUND.search(text):
        return stated("background")[not background["en"]]
    if kind != "question":
        return ""
    if writing := _IN_WRITING.search(text):
        return stated("written")[not writing[0].isascii()]
    return " ".join(f"-{one}" for one in stated("written")) if _BY_MOUTH.search(text) else ""
