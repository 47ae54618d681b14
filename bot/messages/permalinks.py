"""This file gives each paper the address under which the archive shows it for good, made from its key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import quote, urlencode

from scrapers.items import Language
from scrapers.publishers import publisher_of
from storage.records import Paper

LANGUAGES: dict[str, Language] = {"en": "en", "tc": "zh-Hant", "sc": "zh-Hans"}
PATHS: dict[Language, str] = {language: path for path, language in LANGUAGES.items()}
PAPERS = "papers"
_FIRST = ("legco", "estimates", "lcq", "gia")  # schemes of keys, the likeliest to be quoted first
_PLAIN = re.compile(r"[a-z]{2,20}:[A-Za-z0-9._():-]{1,120}")
_YEAR = r"\d{2}-\d{2}|\d{4}"
# A number as the Council writes it, and as an address does: CB(2)438/2026(03), CB2-438-2026-03.
_NUMBERS = (
    (
        re.compile(rf"CB\((\d)\)(\d{{1,5}})/({_YEAR})(?:\((\d{{1,3}})\))?"),
        re.compile(rf"CB(\d)-(\d{{1,5}})-({_YEAR})(?:-(\d{{1,3}}))?"),
        "CB({})", "CB{}-",
    ),
    (
        re.compile(rf"([A-Z]{{2,5}})(\d{{1,4}})/({_YEAR})(?:\((\d{{1,3}})\))?"),
        re.compile(rf"([A-Z]{{2,5}})(\d{{1,4}})-({_YEAR})(?:-(\d{{1,3}}))?"),
        "{}", "{}",
    ),
)  # fmt: skip
_GRANT = re.compile(r"([A-Z]{2,5})\((\d{4}-\d{2})\)(\d{1,4})")
_GRANT_PATH = re.compile(r"([A-Z]{2,5})-(\d{4}-\d{2})-(\d{1,4})")


def canonical(keys: Sequence[str]) -> str | None:
    """Give the key by which a paper is best known: its number before its address; None of no key."""

    def rank(key: str) -> tuple[int, bool, int, str]:
        scheme = key.partition(":")[0]
        first = _FIRST.index(scheme) if scheme in _FIRST else len(_FIRST)
        return first, scheme in ("url", "question"), len(key), key

    return min((key for key in keys if not key.startswith("file:")), key=rank, default=None)


def is_own_file(keys: Sequence[str]) -> bool:
    """Say whether a paper was read from somebody's own disk, whose paths are nobody else's to read."""
    return any(key.startswith("url:file:") for key in keys)


def meeting_path(language: Language, body: str, day: date, hour: str = "") -> str:
    """Give where the archive has the meetings of a body on a day as a calendar, or the one at an hour."""
    asked = {"body": body, **({"at": hour} if hour else {})}
    return f"/{PATHS[language]}/meetings/{day.isoformat()}.ics?{urlencode(asked)}"


def path_of(key: str) -> str:
    """Give a key as the end of an address: `legco/CB2-438-2026-03`; `keys_at` gives it back."""
    scheme, _, rest = key.partition(":")
    if scheme == "legco" and (short := _shortened(rest)) and _spelt(short) == rest:
        return f"legco/{short}"
    for begins, name in (("url:https://", "web"), ("url:http://", "web-http")):
        if key.startswith(begins):
            return f"{name}/{quote(key.removeprefix(begins), safe='/:=&,;@+$!~*-._')}"
    if _PLAIN.fullmatch(key) and scheme not in ("legco", "url", "web", "key"):
        return f"{scheme}/{quote(rest.replace(':', '/'), safe='/')}"
    return f"key/{quote(key, safe='/:')}"


def key_at(path: str) -> str:
    """Give the key behind the end of an address, as a server decodes it."""
    scheme, _, rest = path.partition("/")
    if scheme == "legco":
        return f"legco:{_spelt(rest) or rest}"
    if scheme in ("web", "web-http"):
        return f"url:{'https' if scheme == 'web' else 'http'}://{rest}"
    return rest if scheme == "key" else f"{scheme}:{rest.replace('/', ':')}"


def address(archive: str, language: Language, paper: Paper) -> str | None:
    """Give a paper's page in the archive at an address; None where it is not shown there.

    What no source listed and what somebody's own file was read into is not public.
    """
    if is_own_file(paper.keys) or publisher_of(paper.source) is None:
        return None
    key = canonical(paper.keys)
    return f"{archive}/{PATHS[language]}/{PAPERS}/{path_of(key)}" if key else None


def opened(url: str, archive: str | None, language: Language, paper: Paper) -> str:
    """Give where a person opens a paper: what is published as a query's rows, as votes are, on the archive's page."""
    ours = address(archive, language, paper) if archive and "/odata/" in url else None
    return ours or url


def _shortened(number: str) -> str | None:
    if found := _GRANT.fullmatch(number):
        return "-".join(found.groups())
    for written, _, _, path in _NUMBERS:
        if found := written.fullmatch(number):
            body, serial, year, part = found.groups()
            return f"{path.format(body)}{serial}-{year}{f'-{part}' if part else ''}"
    return None


def _spelt(short: str) -> str | None:
    if found := _GRANT_PATH.fullmatch(short):
        return f"{found[1]}({found[2]}){found[3]}"
    for _, typed, written, _ in _NUMBERS:
        if found := typed.fullmatch(short):
            body, serial, year, part = found.groups()
            return f"{written.format(body)}{serial}/{year}{f'({part})' if part else ''}"
    return None
