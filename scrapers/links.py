"""This file says which addresses are one and the same, and what an address itself gives away."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from scrapers.items import Language

_GIA_HOSTS = frozenset({"www.info.gov.hk", "info.gov.hk"})
_GIA_ROOT = "https://www.info.gov.hk"
_GIA_PATH = re.compile(r"^/gia/general/(\d{6})/(\d{2})/(P?\d{7,13}c?)p?\.html?$", re.IGNORECASE)
_CONVERTED = re.compile(r"^/(?:TuniS|gb)/+(?:https?:/+)?([a-z0-9.-]+)(/.*)$", re.IGNORECASE)
_CONVERTERS = frozenset({"sc.isd.gov.hk", "sc.info.gov.hk", "sc.news.gov.hk"})
_NO_SCHEME = (
    re.compile(  # "www.doj.gov.hk/en/a.html": a host, where a browser would see a file's name
        r"^(?:www\.[\w-]{1,63}\.|(?:[\w-]{1,63}\.){1,6}(?:hk|gov|org|com|net)(?:[/?#:]|$))",
        re.IGNORECASE,
    )
)
_ONE_SLASH = re.compile(r"^(https?:)/(?=[^/])", re.IGNORECASE)  # mistyped: no file of this host
# A path as most links state theirs, with nothing to join, to quote or to leave out.
_PLAIN = re.compile(  # e.g. /gia/general/202611/20/P2026112000160.htm
    r"(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+"
)
_NOISE = frozenset({"fontsize", "utm_source", "utm_medium", "utm_campaign", "fbclid", "gclid"})
_BARE = frozenset({"legco.gov.hk", "info.gov.hk", "doj.gov.hk", "news.gov.hk", "pcpd.org.hk"})
_USUAL = 300  # letters of an address that is remembered
LONGEST = 2000  # letters of an address: no site needs more, and the store's indexes hold no more
_LEGCO_FILE = re.compile(r"^(.*[^/])([ec])(\.(?:pdf|docx?|pptx?))$", re.IGNORECASE)


def canonical(url: str, base: str | None = None) -> str:
    """Give the one spelling of an address: https, full host, no print copy, no font size.

    Raises ValueError where `url` is not an http address that can be parsed, or longer than LONGEST.
    """
    if len(url) > LONGEST:
        raise ValueError(f"no address is so long: {url[:120]!r}")
    if len(url) <= _USUAL and len(base or "") <= _USUAL:
        return _canonical_usual(url, base)
    return _canonical(url, base)


def _canonical(url: str, base: str | None) -> str:
    stated = url.strip()
    if "\\" in stated:  # which a browser takes for a slash, before the question mark
        path, mark, query = stated.partition("?")
        stated = path.replace("\\", "/") + mark + query
    if not stated.startswith("/"):  # a path of the page's own host has no scheme to mend
        stated = _ONE_SLASH.sub(r"\1//", stated, count=1)
        if _NO_SCHEME.match(stated):
            stated = f"https://{stated}"
    if base and _PLAIN.fullmatch(stated) and (host := _host_of(base)):
        path, query = stated, ""
    else:
        parts = urlsplit(urljoin(base, stated) if base else stated)
        host = _host(parts)
        if not host:
            raise ValueError(f"not a web address: {url[:120]!r}")
        path, query = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~"), parts.query
    if host in _CONVERTERS:
        path = re.sub(r"/{2,}", "/", path)
        path = f"/TuniS/{path[4:]}" if path.startswith("/gb/") else path  # its older name
    elif host == "www.info.gov.hk" and (release := _GIA_PATH.match(path)):
        # `P....p.htm` is the print copy of the same release
        path = f"/gia/general/{release[1]}/{release[2]}/{_id(release[3])}.htm"
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [(name, value) for name, value in pairs if name.lower() not in _NOISE]
        # LegCo writes bare words after the question mark; only a query with noise in it is rebuilt
        query = query if len(kept) == len(pairs) else urlencode(kept)
    whole = f"https://{host}{path}?{query}" if query else f"https://{host}{path}"
    if len(whole) > LONGEST:
        raise ValueError(f"an address of {len(whole)} letters: {url[:120]!r}")
    return whole


def _host(parts: SplitResult) -> str:
    """Give a host as it is spelt in full, "" of what is no web address."""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    host = parts.hostname.lower().rstrip(".")
    if host in _BARE:
        host = f"www.{host}"
    return host if parts.port in {None, 80, 443} else f"{host}:{parts.port}"


@lru_cache(maxsize=64)
def _host_of(base: str) -> str:
    return _host(urlsplit(base))


# A page's links are the same ones at each look at it, and are asked for more than once at each.
_canonical_usual = lru_cache(maxsize=2048)(_canonical)


def original(url: str) -> str:
    """Give the Traditional Chinese address behind a machine-converted one, else the address itself."""
    if "/tunis/" not in url.lower() and "/gb/" not in url.lower():
        return url  # as nearly all: no converter's
    parts = urlsplit(url)
    if parts.hostname in _CONVERTERS and (found := _CONVERTED.match(parts.path)):
        return str(urlunsplit(("https", found[1].lower(), found[2], parts.query, "")))
    return url


def release_id(url: str) -> str | None:
    """Give the id of a press release on info.gov.hk ("P2026100700160"), whatever copy it is."""
    return _release(url)[0] if len(url) <= _USUAL else _release_of(url)[0]


def release_day(url: str) -> date | None:
    """Give the day of a press release from its folder: the id's own date may be an earlier one."""
    return _release(url)[1] if len(url) <= _USUAL else _release_of(url)[1]


def _release_of(url: str) -> tuple[str | None, date | None]:
    ours = url.startswith(_GIA_ROOT)
    if not ours and "/gia/general/" not in url.lower():
        return None, None
    found = _GIA_PATH.match(url[len(_GIA_ROOT) :]) if ours else None
    if not found:  # not as we spell it: perhaps another host's, or converted
        parts = urlsplit(original(url))
        found, ours = _GIA_PATH.match(parts.path), parts.hostname in _GIA_HOSTS
    if not found:
        return None, None
    gia = _id(found[3]) if ours else None
    try:
        return gia, date(int(found[1][:4]), int(found[1][4:]), int(found[2]))
    except ValueError:
        return gia, None


_release = lru_cache(maxsize=2048)(_release_of)


def _id(name: str) -> str:
    return name.lower().replace("p", "P", 1)


def legco_twin(url: str) -> tuple[Language, str] | None:
    """Give the address that the other language of a LegCo file has, if it has one.

    `/english/..-e.pdf` stands beside `/chinese/..-c.pdf`; a bilingual file (`-ec`) has no twin, and
    minutes keep their name in both folders.
    """
    parts = urlsplit(url)
    if parts.hostname not in {"www.legco.gov.hk", "legco.gov.hk"}:
        return None
    for here, there, language in _FOLDERS:
        if f"/{here}/" in parts.path:
            path = parts.path.replace(f"/{here}/", f"/{there}/", 1)
            named = _LEGCO_FILE.match(path)
            if named and path.lower().endswith(("ec.pdf", "ce.pdf")):
                return None
            if named:
                letter = "c" if named[2] in "eE" else "e"
                letter = letter.upper() if named[2].isupper() else letter
                if (named[2].lower() == "e") == (here == "english"):
                    path = f"{named[1]}{letter}{named[3]}"
            return language, str(urlunsplit((parts.scheme, parts.netloc, path, parts.query, "")))
    return None


_FOLDERS: tuple[tuple[str, str, Language], ...] = (
    ("english", "chinese", "zh-Hant"),
    ("chinese", "english", "en"),
)


def address_keys(url: str) -> tuple[str, ...]:
    """Give the identities that an address proves by itself, strongest first.

    Raises ValueError where `url` is not an http address.
    """
    here = canonical(original(url))
    keys = [f"gia:{gia}"] if (gia := release_id(here)) else []
    keys.append(f"url:{here}")
    if twin := legco_twin(here):
        keys.append(f"url:{twin[1]}")
    return tuple(keys)
