"""This file reads consultations: until when views are taken, what is asked, how and where to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from scrapers.items import Document
from scrapers.kinds.circular import HEADED
from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.stated_days import StatedDay, stated_days
from scrapers.text import fold, fold_with_offsets, sentences, span

FORMS = frozenset({"release", "consultation"})  # what may announce one, or be its paper
# e.g. Public consultation on data rules · 當局就草案諮詢公眾 · Views sought on e-signatures
_TITLE = folded_pattern(
    r"\bconsult(?:ation|ative|s|ing)?\b|\b(?:seek(?:s|ing)?|sought|invit(?:es?|ing|ed|ations?)|calls? for"
    r"|welcomes?)\b.{0,60}\b(?:views|comments|submissions)\b"
    r"|\b(?:views|comments|submissions)\b.{0,40}\b(?:sought|invited|welcomed?)\b"
    r"|諮詢|徵詢|徵求意見|徵集意見|收集意見|邀請.{0,30}(?:提交|發表|提出)意見"
)
# What tells of the end of one.
# e.g. consultation conclusions · 諮詢總結
_OVER = folded_pattern(
    r"\bconsultation (?:conclusions?|report|results?|findings|summary)\b|\bconclusions? (?:on|of|to)\b"
    r"|\b(?:outcome|results?) of (?:the )?(?:public )?consultation\b|\bsubmission on\b|諮詢(?:總結|結果|報告)"
    r"|公布.{0,20}結論"
)
# A sentence in which a day may be that of the end.
# e.g. consultation · 提交
_ABOUT = folded_pattern(
    r"\bconsult|\bviews?\b|\bcomments?\b|\bsubmissions?\b|\bsubmit|\brespon[ds]|\bclosing dates?\b|諮詢|意見|提交"
    r"|遞交|送達|交回|回應|回覆"
)
# What stands before that day, and what may stand behind it instead.
# e.g. ends on · until · closes earlier than planned, on · 諮詢期至 · 最遲須於
_BEFORE = folded_pattern(
    r"(?:\b(?:until|till|to|by|before|through|up to and including|no(?:t)? later than"
    r"|(?:ends?|ending|ended|clos(?:es?|ing)|conclud(?:es?|ing)|finish(?:es|ing)?|expires?|lapses?|runs?|lasts?)"
    r"(?: (?:[\w-]{1,8} ){0,3}(?:early|earlier|sooner)(?: than (?:[\w-]{2,12} ){0,6}[\w-]{2,12})?,?)?"
    r"(?: on| at| until| till)?"
    r"|(?:deadline|last (?:date|day)|clos(?:ing|e) (?:date|day)|end date)[^.;]{0,40}?(?:is|of|to|on|:))|至|延長至"
    r"|延至|順延至|提前至|提前於|最遲(?:須|應)?[於在]|不(?:得)?遲於"
    r"|限期(?:為|是)?|截止日期(?:為|是|[:：])?|截止|(?:限期|截止日期)[^。；]{0,20}即)"
    r"\s?(?:(?:the end of|the close of (?:business|play|the day)(?: on| of)?|midnight (?:on|of)"
    r"|(?:12|twelve)? ?(?:noon|midnight)(?: on| of)?|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?,?(?: on)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|the)\s?){0,3}$"
)
_COUNTS = folded_pattern(r"(?<!期)(?<!期[，,])截至$")  # "as at", before a figure
# e.g. 諮詢期為兩個月，截至
_PERIOD = folded_pattern(r"期[^。；]{1,14}截至$")
# A day after which nothing counts: what stands behind it, in a sentence that says so.
# e.g. after 30 November will not be considered · 後提交的意見將不獲考慮
_TOO_LATE = folded_pattern(
    r"\bnot be (?:considered|accepted|processed|entertained|taken into account)\b"
    r"|(?:不會|將不|不予|概不|恕不).{0,4}(?:考慮|接納|受理|處理)"
)
_AFTER = folded_pattern(r"\bafter (?:the |\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.? on )?$")
_AFTERWARDS = folded_pattern(r"^\s?(?:以後|之後|後)")
# What whoever consults does by a day, which ends nothing: what stands before it, and behind it.
# e.g. the bill will be introduced by · a report published before
_DONE_BY = folded_pattern(
    r"(?<!consultation )(?<!consultation will be )\b(?:introduc|implement|complet|publish|announc|finali[sz]"
    r"|legislat|tabled?\b|report back|take effect|enact"
    r"|(?:plans?|intends?|aims?|expects?) to (?:submit|consult|present|decide)"
    r"|submit (?:the|a|its|their|our) (?:\w{2,14} )?(?:bill|legislation|report)"
    r"|(?:will|to) (?:consult|brief) (?:the|legco)|consult (?:the )?(?:\w{2,14} )?(?:panel|council|committee)"
    r"|(?:please|must|should|may|can|submit|return|complete) (?:your |the |a |their )?(?:regist(?:er|rations?)\b"
    r"|enrol\w{0,5}|sign up|reserve|reply slips?))(?P<on>[^.;,]{0,60}?)\b(?:by|before|in|no later than)\s?$"
)
# e.g. 前提交條例草案 · 或之前公布
_DOES = folded_pattern(
    r"^\s?(?:或之前|或以前|之前|以前|前)[^，。；]{0,6}?"
    r"(?:(?:提交|呈交|遞交)[^，。；]{0,8}?(?:條例|法案|法例|草案|報告|立法會)|公[布佈]|發表(?:報告|結果|總結)|落實"
    r"|推出|實施|立法|完成(?!諮詢)|諮詢[^，。；]{0,10}(?:立法會|委員會)|登記|報名)"
)
# The day that it had before, and that until which an earlier round took views.
# e.g. instead of · 而非
_INSTEAD = folded_pattern(
    r"\b(?:instead of|rather than|and not|not|previously|originally)(?: (?:on|by|until|the))?\s?$"
    r"|(?:而非|而不是|取代|代替|原定(?:於|的)?|原先(?:為|是)?)\s?$"
)
# e.g. views received by · submissions collected before
_SO_FAR = folded_pattern(
    r"\b(?:views?|comments?|submissions?|responses?|replies)"
    r"(?: (?:that|which|we|were|have|had|been|already|so far)){0,4} "
    r"(?:received|collected|gathered|given|made|submitted) (?:by|before|until|up to)\s?$"
)
_GIVEN = folded_pattern(r"\bviews?\b|\bcomments?\b|\bsubmi|\brespon[ds]")
# What stands between the first day and the last.
# e.g. to · 起，至 · （星期一）至
_SPAN = folded_pattern(
    r"^\s?(?:[(（][^()（）]{1,12}[)）]\s?)?(?:起)?[,，]?\s?(?:to|until|till|through|至|到|[-–—~])\s?"
    r"(?:[a-z]{3,6}day,? )?$"
)
# e.g. 或之前 · （星期一）或之前 · 結束
_BEHIND = folded_pattern(
    r"^\s?(?:[(（][^()（）]{1,12}[)）]\s?)?(?:或之前|或以前|之前|以前|前|(?:提前|提早)?(?:結束|屆滿|完結|截止)|完成"
    r"|為止|止|(?:上午|中午|正午|下午|傍晚|晚上|午夜)\S{0,8}?前|or (?:before|earlier))"
)
# e.g. today ( · from · 今日（
_FROM = folded_pattern(
    r"(?:\b(?:from|since|(?:start|commenc|beginn?|launch)\w{0,5}(?: on| from)?|today ?[(（])|由|自|從|今日 ?[(（]"
    r"|今天 ?[(（])\s?$"
)
_STARTS = folded_pattern(r"^\s?[)）]?\s?(?:起|開始|展開)")
# e.g. extended · 延長
_EXTENDED = folded_pattern(r"\bextend(?:s|ed|ing)?\b|\bextension\b|延長|延期|延至")
# What was to be the last day, before it is said: another took its place, if another is told.
# e.g. was originally due to end on · which was to close on · 原定於
_FORMER = folded_pattern(
    r"\b(?:(?:was|were|had been) (?:originally |previously |initially )?"
    r"(?:due|to|scheduled|set|planned|expected|supposed)|originally|previously)\b"
    r"(?:(?!\b(?:is|are|will|now|but)\b)[^.;,]){0,40}$|原(?:定|先|來|訂|本)[^，。；]{0,16}$"
)
_ITS = (
    r"\b(?:consultation|exercise|period|closing da(?:te|y)|it)\b(?!'s)"
    r"(?:(?!\b(?:which|that|who|where|whose|centres?|offices?)\b)[^.;]){0,100}?"
)
# That it closes early: of the consultation and of nothing else that is shortened or closes.
# e.g. the consultation will close two weeks earlier · shortening the public consultation · 諮詢期提前結束
_EARLY = folded_pattern(
    rf"{_ITS}\b(?:(?:will|to|shall)(?: now)? )?(?:closes?|ends?)(?: [\w-]{{1,8}}){{0,3}} (?:early|earlier|sooner)\b"
    rf"|{_ITS}\b(?:(?:is|be|been|was) (?:now )?(?:shortened|cut short|brought forward)\b"
    r"|brought forward(?= (?:to|from|by)\b|$))"
    r"|\b(?:shorten(?:s|ed|ing)?|br(?:ings?|inging|ought) forward|cut(?:s|ting)? short)"
    r"(?: (?:of|the|its|this)){0,2}(?: [\w-]{2,14}){0,2} (?:consultation|closing date)\b(?! (?:paper|document))"
    r"|諮詢[^，。；]{0,24}?(?:提前|提早)(?:至|到|於)?[^，。；]{0,16}?(?:結束|截止|完結)"
    r"|(?:諮詢期|截止日期)[^，。；]{0,24}?(?:提前至|提早至|縮短)"
    r"|^(?:現|已)?(?:提前|提早)於?[^，。；]{0,16}?(?:結束|截止)"
    r"|縮短(?:有關|是次|公眾|公開|整個|的){0,2}諮詢期|(?:提前|提早)(?:結束|截止)(?:有關|是次|公眾|公開|的){0,2}諮詢"
)
_N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_UNIT = r"(?:day|week|month)s?\b"
_SINCE = r"(?:\d{1,3}|[一二三四五六七八九十兩]{1,3})(?:個月|個星期|星期|個禮拜|週|周|天|日)"
_ABOUT_N = (
    rf"(?:a (?:total )?period of |a total of |about |around )?{_N}[- ]{_UNIT}"
    r"(?! (?:old|ago|away|later|late|behind|overdue))"
)
# How long one runs, where no day is named: the consultation itself, or its period, is what lasts.
# e.g. a two-month public consultation · the consultation will run for 60 days · 為期兩個月的諮詢 · 諮詢期為兩個月
_LASTS = folded_pattern(
    rf"\b{_N}[- ]{_UNIT}(?:[- ]long)?,? (?:(?:public|open|further|fresh|new|second|statutory|industry|stakeholder"
    rf"|territory-wide|formal|market) ){{0,3}}consultation\b(?! (?:paper|document|report))"
    r"|\bconsultation(?: period| exercise)?,? (?:for|of|lasting(?: for)?|running(?: for)?|spanning"
    rf"|(?:which|that) (?:lasts|runs|will last|will run)(?: for)?|to last(?: for)?) {_ABOUT_N}"
    r"|\bconsultation(?: period| exercise)?(?: (?:on|for|of|about|regarding) "
    rf"(?:(?!that |which |whether |how |propos\w{{2,3}} )[^.;,]){{1,80}}?)? "
    r"(?:(?:will|shall|is to|is expected to) (?:last|run|span|take|continue"
    r"|be(?: open| held| conducted| carried out)?)|lasts|runs|spans|takes|is(?: open| being held)?)"
    rf"(?: for)? {_ABOUT_N}"
    rf"|為期約?{_SINCE}的?(?:公眾|公開|社會|業界|全面|新一輪|第[一二三](?:輪|階段)|的){{0,3}}諮詢(?!文件|報告|後)"
    rf"|諮詢(?:期|工作|活動)?(?:[^，。；]{{0,16}}(?:開始|展開|進行|啟動|起))?[，,]?(?:將|會)?"
    rf"(?:為期|歷時)約?{_SINCE}(?!的)|諮詢期(?:將|會)?(?:為|是|共|長達)約?{_SINCE}"
)
# e.g. was conducted · launched in May 2023 and received · 已完成 · 共接獲
_HELD = folded_pattern(
    r"\b(?:was|were|had|ended|concluded|completed|conducted|last year|earlier|previous(?:ly)?|extended|consultant"
    r"|attracted|gathered)\b(?<!be conducted)|\breceived\b(?! (?:by|after|before|within|will))"
    r"|\b(?:launched|held|began|started|commenced|carried out)\b[^.;]{0,80}\bin (?:[a-z]{3,9} )?20\d\d\b"
    r"|\b(?:after|following) (?:a|an|the|our|its)\b[^.;,]{0,40}\bconsultation\b"
    r"|已(?:完成|結束|進行)|曾|完成了|去年|早前|過去|延長|顧問|接獲|收到|收集(?:到|了|得)"
    r"|(?<![將會擬])[於在]20\d\d年[^。；]{0,20}(?:進行|展開|推出)"
)
# How views may be given: the sentence names a way.
# e.g. submit views by email · 以電郵提交意見
_HOW = folded_pattern(
    r"\b(?:submi\w{1,6}|send|sent|forward|give|provide|express|respond|email|e-mail)\b.{0,200}\b(?:e-?mail|post"
    r"|mail|fax|online|website|webpage|in writing|by hand)\b"
    r"|(?:提交|遞交|發表|提出|送交|表達|寄|交).{0,80}(?:電郵|郵寄|郵遞|傳真|網上|網站|網頁|書面|親身)"
    r"|(?:電郵|郵寄|郵遞|傳真|網上|網站|書面).{0,80}(?:提交|遞交|發表|送交|寄|交)"
)
# e.g. Email: views@example.org · 地址：中環
_LABEL = re.compile(
    r"\b(?:address|e-?mail(?: address)?|fax(?: no\.?| number)?|by (?:post|fax|e-?mail)|website)\s?[:：]"
    r"|(?:郵寄地址|地址|電郵地址|電郵|傳真號碼|傳真|網址|邮寄地址|电邮地址|电邮|传真号码|传真|网址)\s?[:：]",
    re.IGNORECASE,
)
# e.g. views@example.org · www.example.org/x
_REACHED = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|https?://[^\s<>()（）,，。；;]{3,200}"
    r"|\bwww\.[^\s<>()（）,，。；;]{3,200}",
    re.IGNORECASE | re.ASCII,
)
# e.g. Question 3: Do you agree · 問題一：你是否同意
_QUESTION = folded_pattern(
    r"^(?:\(?(?:consultation )?(?:question|q)\s?\d{1,3}\)?"
    r"|(?:諮詢)?問題\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3}))\s?[:：.、)]\s?\S"
)
# What a title says it is of.
# e.g. Public consultation on robots launched · 就機械人展開公眾諮詢
_SUBJECT = folded_pattern(
    r"^(?:.{0,80}?\b)?consultation(?: (?:paper|document|period|exercise))?(?: of| on| for| about| regarding) "
    r"(?:the )?(?P<en>.{4,160}?)(?: (?:is |has been |to be )?(?:extended|launched|begins|starts|closes|commences"
    r"|ends|shortened)\b.{0,60})?$"
    r"|^(?:.{0,30}?)就(?P<zh>.{2,60}?)(?:展開|進行|開展|推出|的)?(?:為期.{1,8}的?)?(?:公眾|公開)?(?:諮詢|徵詢)"
    r"|^(?:延長)?(?P<of>.{2,60}?)(?:的)?(?:公眾|公開)諮詢(?:期)?(?:延長|展開|開始|提前|結束).{0,20}$"
)
_QUOTED = re.compile(r"「([^「」]{2,60})」|《([^《》]{2,60})》")
_MOST_QUESTIONS, _MOST_WAYS, _LONGEST, _LONGEST_PLACE = 100, 3, 2000, 200


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    folded: str


def consultation(document: Document, *, expected: bool = False) -> Document:
    """Give a plain paper as the consultation that it announces or is; as it was where it is none.

    `expected` is that a source says so. Its form stays what it was. A day that cannot be told is
    left out, and its absence is noted.
    """
    form = document.fields.get("form")
    title = fold(document.title)
    loose = document.kind == "plain" and (form or "release") in FORMS
    if not loose and not (expected and document.kind in HEADED):
        return document
    own = form == "consultation" or expected
    if not own and (not _TITLE.search(title) or _OVER.search(title)):
        return document
    said = list(_sentences(document))
    closing = _closing(said, document.published, title)
    lasts = _lasting(said) if closing is None else None
    if closing is None and lasts is None and not own:
        return document
    fields = {"form": "consultation", **document.fields} if own else dict(document.fields)
    notes = list(document.notes)
    if closing is None:
        notes.append("no closing day of the consultation was found")
        if lasts is not None:  # from which day it counts is nobody's to guess
            notes[-1] += ", only how long it runs"
            fields["closes_words"] = lasts.text[:_LONGEST]
    else:
        closes, words = closing
        fields["closes"] = closes.isoformat()
        fields["closes_words"] = words.text[:_LONGEST]
        if document.published and closes < document.published:
            notes.append(f"the closing day {closes.isoformat()} lies before the day of issue")
    fields |= _opening(said, document.published)
    fields |= _answering(document, said)
    if subject := subject_of(document.title):
        fields["subject"] = subject
    if change := _change(title, closing):
        fields["change"] = change
    return replace(document, kind="consultation", fields=fields, notes=tuple(notes))


def _sentences(document: Document) -> Iterator[_Said]:
    for section in document.sections:
        for paragraph in section.paragraphs:
            if not paragraph.table:
                for each in sentences(paragraph.text):
                    yield _Said(each, fold(each[:_LONGEST]))


def _closing(said: list[_Said], issued: date | None, title: str) -> tuple[date, _Said] | None:
    """Give the day after which no views are taken, and the sentence that says so."""
    extended, early = _EXTENDED.search(title) is not None, _EARLY.search(title) is not None
    found: list[tuple[date, _Said]] = []
    former: list[tuple[date, _Said]] = []
    for each in said:
        if not _ABOUT.search(each.folded):
            continue
        ends = [day for day in stated_days(each.folded, issued) if _is_end(each.folded, day)]
        days = [day.day for day in ends if not _was(each.folded, day)]
        if not days:
            former += ((day.day, each) for day in ends[:1])
        elif early or _EARLY.search(each.folded):  # of the day that was and the one that is
            found.append((min(days), each))
        elif extended or _EXTENDED.search(each.folded):
            found.append((max(days), each))
        else:
            found.append((days[0], each))
    found = found or former
    if not found:
        return None
    if (
        issued is not None
    ):  # what was over when it came out is of an earlier round, if another is told
        found = [one for one in found if one[0] >= issued] or found
    same = [one for one in found if one[0] == found[0][0]]
    return next((one for one in same if one[1].text[-1] not in ":："), same[0])


def _lasting(said: list[_Said]) -> _Said | None:
    """Give the sentence that says how long a consultation runs; of one that is over, none."""
    return next(
        (one for one in said if _LASTS.search(one.folded) and not _HELD.search(one.folded)), None
    )


def _was(folded: str, day: StatedDay) -> bool:
    return _FORMER.search(folded[max(0, day.start - 80) : day.start]) is not None


def _is_end(folded: str, day: StatedDay) -> bool:
    before, behind = folded[max(0, day.start - 80) : day.start], folded[day.end : day.end + 30]
    if _COUNTS.search(before) and not _PERIOD.search(before):
        return False
    done = _DONE_BY.search(before)
    if (done and not _GIVEN.search(done["on"])) or _DOES.search(behind):
        return False
    if _INSTEAD.search(before) or _SO_FAR.search(before):
        return False
    if _TOO_LATE.search(folded) and (_AFTER.search(before) or _AFTERWARDS.search(behind)):
        return True
    if _PERIOD.search(before):
        return True
    return _BEFORE.search(before) is not None or _BEHIND.search(behind) is not None


def _opening(said: list[_Said], issued: date | None) -> dict[str, str]:
    for each in said:
        if not _ABOUT.search(each.folded) or _EXTENDED.search(each.folded):
            continue
        days = list(stated_days(each.folded, issued))
        for day, following in zip_longest(days, days[1:]):
            before = each.folded[max(0, day.start - 40) : day.start]
            behind = each.folded[day.end : day.end + 10]
            spans = following and _SPAN.search(each.folded[day.end : following.start])
            if spans or _FROM.search(before) or _STARTS.search(behind):
                return {"opens": day.day.isoformat()}
    return {}


def _answering(document: Document, said: list[_Said]) -> dict[str, str]:
    """Give what is asked, how to answer and where to."""
    ways = [each.text for each in said if _HOW.search(each.folded)][:_MOST_WAYS]
    lines = [
        line
        for section in document.sections
        for text in (section.heading or "", *(each.text for each in section.paragraphs))
        for line in text.split("\n")
    ]
    asked = [line for line in lines if _QUESTION.match(fold(line[:_LONGEST]))][:_MOST_QUESTIONS]
    places = [place for line in lines for place in _labelled(line)]
    reached = [found[0].rstrip(".") for way in ways for found in _REACHED.finditer(way)]
    where = list(dict.fromkeys([*places, *reached]))
    found = {"questions": asked, "respond": ways, "respond_to": where}
    return {name: "\n".join(each)[:_LONGEST] for name, each in found.items() if each}


def _labelled(line: str) -> list[str]:
    """Cut a line at what it calls address, e-mail, fax and website."""
    if len(line) > _LONGEST:
        return []
    marks = [found.start() for found in _LABEL.finditer(line)]
    pieces = (line[a:b] for a, b in zip(marks, [*marks[1:], len(line)], strict=False))
    return [piece.strip(" ;；,，") for piece in pieces if len(piece) <= _LONGEST_PLACE]


def _change(title: str, closing: tuple[date, _Said] | None) -> str | None:
    texts = [title, *([closing[1].folded] if closing else [])]
    if any(_EARLY.search(text) for text in texts):
        return "closes early"
    return "extended" if any(_EXTENDED.search(text) for text in texts) else None


def subject_of(title: str) -> str | None:
    """Give what a consultation is on, as its title puts it; what it quotes, if it quotes anything."""
    quoted = _QUOTED.search(title)
    if quoted:
        return (quoted[1] or quoted[2]).strip()
    folded, offsets = fold_with_offsets(title[:_LONGEST])
    found = _SUBJECT.match(folded)
    if found is None or found.lastgroup is None:
        return None
    start, end = span(offsets, *found.span(found.lastgroup))
    return title[start:end].strip(" .:：") or None
