"""This file reads the numbers of papers in every spelling, and turns what people type into keys."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from scrapers.filenames import file_number, suffix
from scrapers.links import address_keys
from scrapers.text import chinese_number, clean, hk_date

_YEAR = r"(?P<year>\d{2}-\d{2}|\d{4})"
_PART = r"(?:[ ]?\([ ]?(?P<part>\d{1,3})[ ]?\))?"
# LC Paper No. CB(2)1292/2025, CB(2) 727/04-05, CB(2)1018/2025(03)
_DIVISION = re.compile(
    rf"(?<![A-Z])CB[ ]?\([ ]?(?P<no>\d)[ ]?\)[ ]?(?P<serial>\d{{1,5}})[ ]?/[ ]?{_YEAR}{_PART}"
)
# FCR(2025-26)51, PWSC(2025-26)18, EC(2025-26)12, and the information notes beside them
# e.g. FCR(2025-26)51
_GRANT = re.compile(
    r"(?<![A-Z])(?P<body>FCRI?|PWSCI?|ECI?)[ ]?\([ ]?(?P<from>\d{4})[-–/](?P<to>\d{4}|\d{2})[ ]?\)"
    r"[ ]?(?P<serial>\d{1,4})"
)
# FC34/2026(01), PWSC16/2026(01), LS12/2025
_OFFICE = re.compile(
    rf"(?<![A-Z])(?P<body>PWSC|ESC|FC|LS|AS|CMI|CP)[ ]?(?P<serial>\d{{1,4}})/{_YEAR}{_PART}(?![\d/])"
)

_COUNT = r"[〇○零一二三四五六七八九十廿卅兩]{1,4}|\d{1,2}"
_TENS = frozenset("十廿卅")
_HUNDRED = 100
# All of these begin so.
# e.g. LCQ15: · 立法會十五題
_ASKS = re.compile(r"^\W*(?:LC|立法)", re.IGNORECASE)
_LCQ = re.compile(r"^\W*LCQ[ ]?(?P<n>\d{1,2})(?!\d)", re.IGNORECASE)
_LCQ_CHINESE = re.compile(rf"^\W*立法[會会](?:第)?(?P<n>{_COUNT})[題题]")
_LCQ_URGENT = re.compile(
    rf"^\W*(?:LC[Q ]*Urgent[ ]?Q(?:uestion)?[ ]?(?P<n>\d{{1,2}})|立法[會会][急][切][質质][詢询](?P<zh>{_COUNT}))",
    re.IGNORECASE,
)

BUREAUX = frozenset(  # codes that begin a reply serial no.
    [
        "AFCD",
        "CEDB",
        "CEO",
        "CMAB",
        "CSB",
        "CSO",
        "CSTB",
        "DEVB",
        "DOJ",
        "ECC",
        "EDB",
        "EEB",
        "ENB",
        "FHB",
        "FSO",
        "FSTB",
        "HAB",
        "HB",
        "HHB",
        "HYAB",
        "IPD",
        "ITB",
        "ITIB",
        "ITC",
        "JA",
        "LAD",
        "LCS",
        "LWB",
        "OMB",
        "PSC",
        "SB",
        "SJ",
        "THB",
        "TLB",
        "AUD",
    ]
)
_SERIAL = re.compile(
    r"^(?P<extra>SV?-)?(?P<bureau>[A-Z]{2,5}) ?(?P<branch>\((?:[A-Z]{1,4})\))? ?[-#]? ?(?P<n>\d{1,4})$"
)
_SESSION = re.compile(r"\b(20\d{2})\s?[-–/]\s?(?:20)?(\d{2})\b")

# e.g. CB2-1292-2025 · 立法會CB(4)77/2028(05)號文件
_TYPED_DIVISION = re.compile(
    r"^(?:LC[ ]?PAPER[ ]?(?:NO\.?)?[ ]?|立法[會会][ ]?)?CB[ ]?[-(/]?[ ]?(?P<no>\d)[ ]?[)]?[ ]?[-/ ]?[ ]?"
    r"(?P<serial>\d{1,5})"
    r"(?:[ ]?[-/][ ]?(?P<part>\d{1,2})|[ ]?[-/][ ]?(?P<year>\d{2}-\d{2}|\d{4})"
    r"(?:[ ]?[-(][ ]?(?P<sub>\d{1,2})[ ]?\)?)?)?(?:[號号]文件)?$"
)
# e.g. PWSC(2025-2026)18
_TYPED_GRANT = re.compile(
    r"^(?P<body>FCRI?|PWSCI?|ECI?)[ ]?[-(]?[ ]?(?P<from>20\d{2}|\d{2})[-–/](?P<to>\d{4}|\d{2})[ ]?[-)/ ][ ]?"
    r"(?P<serial>\d{1,3})$"
)
_TYPED_QUESTION = re.compile(
    r"(?P<q>Q(?:uestion)?(?: serial)?(?: no\.?)? ?|[問问][題题](?:[編编][號号])? ?[:：]? ?)?(?P<n>\d{3,4})$",
    re.IGNORECASE,
)
_LONGEST_QUERY = 2_000


def _plain(text: str) -> str:
    """Display text on one line, with full-width letters, digits and brackets made plain."""
    return " ".join(unicodedata.normalize("NFKC", clean(text)).split())


def paper_number(text: str) -> str | None:
    """Give the first number of a LegCo paper in a text, as in "CB(2)1018/2025(03)", else None."""
    line = _plain(text)
    found = [
        match
        for match in (_DIVISION.search(line), _GRANT.search(line), _OFFICE.search(line))
        if match
    ]
    if not found:
        return None
    match = min(found, key=lambda each: each.start())
    if match.re is _GRANT:
        return f"{match['body']}({match['from']}-{match['to'][-2:]}){int(match['serial'])}"
    body = f"CB({match['no']})" if match.re is _DIVISION else match["body"]
    return f"{body}{int(match['serial'])}/{match['year']}{suffix(match['part'])}"


def paper_numbers(text: str, most: int = 20) -> tuple[str, ...]:
    """Give the numbers of LegCo papers in a text, each once, in order."""
    line = _plain(text[:_LONGEST_QUERY])
    found: dict[str, int] = {}
    for pattern in (_DIVISION, _GRANT, _OFFICE):
        for match in pattern.finditer(line):
            number = paper_number(match[0])
            if number is not None:
                found.setdefault(number, match.start())
    return tuple(sorted(found, key=lambda number: found[number])[:most])


def number_key(text: str) -> str | None:
    """Give the identity of the LegCo paper that a text names, as in "legco:CB(2)1292/2025"."""
    number = paper_number(text)
    return f"legco:{number}" if number else None


def chinese_count(numeral: str) -> int | None:
    """Give the number that 一 to 九十九 (or digits) stand for, else None."""
    if numeral.isdecimal() and numeral.isascii():
        return int(numeral[:9])
    if len(numeral) > 1 and _TENS.isdisjoint(numeral):
        return None  # as in (一二): two numbers, or a year
    number = chinese_number(numeral)
    return number if number is not None and number < _HUNDRED else None


def question_number(title: str) -> str | None:
    """Give the number in the title of a LegCo question's reply: "15", or "u1" for an urgent one."""
    line = _plain(title)
    if not _ASKS.match(line):
        return None
    if urgent := _LCQ_URGENT.match(line):
        count = chinese_count(urgent["n"] or urgent["zh"])
        return f"u{count}" if count else None
    found = _LCQ.match(line) or _LCQ_CHINESE.match(line)
    count = chinese_count(found["n"]) if found else None
    return str(count) if count else None


def lcq(title: str, day: date) -> str | None:
    """Give the identity of a question's reply from its title and day: "lcq:2026-10-07:15"."""
    number = question_number(title)
    return f"lcq:{day.isoformat()}:{number}" if number else None


def reply_serial(text: str) -> str | None:
    """Give a Controlling Officer's reply serial no. in its one spelling ("ITIB152"), else None."""
    found = _SERIAL.match(_plain(text).upper())
    if not found:
        return None
    width = 2 if found["extra"] else 3
    known = found["bureau"] in BUREAUX
    if not known and len(found["n"]) != 3:
        return None  # "GPT4" and "AI 2026" are something else
    return (
        f"{found['extra'] or ''}{found['bureau']}{found['branch'] or ''}{int(found['n']):0{width}d}"
    )


def estimates_key(serial: str, year: str) -> str | None:
    """Give the identity of an estimates reply of a financial year such as "2025-26"."""
    number, session = reply_serial(serial), _SESSION.search(year)
    return f"estimates:{session[1]}-{session[2]}:{number}" if number and session else None


def question_key(serial: str, year: str) -> str | None:
    """Give the identity of an estimates question by its serial no.: "question:2025-26:1021"."""
    session = _SESSION.search(year)
    digits = serial.strip()
    if session is None or not (digits.isascii() and digits.isdecimal() and len(digits) <= 5):
        return None
    return f"question:{session[1]}-{session[2]}:{int(digits)}"


def _serial_keys(query: str) -> list[str]:
    """Read Q1021, Q 1021 or 1021; a bare number that may be a year is none."""
    found = _TYPED_QUESTION.match(query)
    if found is None or (not found["q"] and re.fullmatch(r"19\d\d|20[0-4]\d", found["n"])):
        return []
    return [f"question:*:{int(found['n'])}"]


def _question_keys(query: str) -> list[str]:
    found = re.search(
        rf"\bLCQ[ ]?(\d{{1,2}})(?!\d)|立法[會会](?:第)?({_COUNT})[題题]", query, re.IGNORECASE
    )
    count = chinese_count(found[1] or found[2]) if found else None
    if not count:
        return []
    day = hk_date(query)
    return [f"lcq:{day.isoformat() if day else '*'}:{count}"]


def _typed_number_keys(query: str) -> list[str]:
    typed = query.upper()
    if found := _TYPED_DIVISION.match(typed):
        part = suffix(found["part"] or found["sub"])
        return [f"legco:CB({found['no']}){int(found['serial'])}/{found['year'] or '*'}{part}"]
    if found := _TYPED_GRANT.match(typed):
        year = found["from"] if len(found["from"]) == 4 else f"20{found['from']}"
        return [f"legco:{found['body']}({year}-{found['to'][-2:]}){int(found['serial'])}"]
    if number := paper_number(typed):
        return [f"legco:{number}"]
    return []


def _address_keys(query: str) -> list[str]:
    url = query if "://" in query else f"https://{query}"
    try:
        keys = list(address_keys(url))
    except ValueError:
        return []
    number = file_number(url)
    return [f"legco:{number}", *keys] if number else keys


# e.g. 答覆編號：ITIB056 · Reply serial no. ITIB056
_REPLY_LABEL = re.compile(
    r"^(?:答[覆复][編编][號号]|reply serial (?:no\.?|number))[:： ]{0,3}", re.IGNORECASE
)


def reference_keys(query: str) -> list[str]:
    """Give the identities that a person may mean, best first; empty where it is no reference.

    A `*` stands for the part that was left out (`legco:CB(2)1292/*`, `lcq:*:5`,
    `estimates:*:ITIB152`, `question:*:1021`): ask for keys of that shape, newest first.
    """
    if (own := query[:_LONGEST_QUERY].strip("<>\"'「」“” ")).startswith("file:///"):
        return [f"url:{own}"]  # as whatever was imported is kept
    typed = _plain(query[:_LONGEST_QUERY]).strip("<>\"'「」“” ")
    if "|" in typed and typed.startswith("http"):
        typed = typed.split("|", 1)[0]  # Slack writes a link as <address|text>
    if re.match(r"https?://|[a-z0-9.-]+\.(?:gov|org)\.hk/", typed, re.IGNORECASE):
        return _address_keys(typed)
    if release := re.fullmatch(r"P(20\d{9,11})", typed, re.IGNORECASE):
        return [f"gia:P{release[1]}"]
    if keys := _question_keys(typed) or _typed_number_keys(typed) or _serial_keys(typed):
        return keys
    session = _SESSION.search(typed)
    rest = (typed[: session.start()] + typed[session.end() :]).strip(" ,/-") if session else typed
    serial = reply_serial(_REPLY_LABEL.sub("", rest))
    if serial is None:
        return []
    return [f"estimates:{f'{session[1]}-{session[2]}' if session else '*'}:{serial}"]
