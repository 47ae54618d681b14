"""This file opens index pages and refuses those that are not what they should be."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from scrapers.items import Language
from scrapers.links import canonical
from scrapers.readers.bounds import pieces
from scrapers.readers.limits import INDEX
from scrapers.source import MOST_ROWS, EmptyListing, LayoutChanged, Page, TooBig, too_many_rows
from scrapers.sources._tally import Tally
from scrapers.text import clean

if TYPE_CHECKING:  # the parsers are loaded by the first page, not by whoever asks a source its name
    from bs4 import BeautifulSoup

    from scrapers.sources._outlines import Element

_MOST_RECORDS = 10 * MOST_ROWS  # lists and records inside one another
# Marks of a page that stand in a record's words: they are none of them.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|p|br|sup|sub|font|div)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_NO_PAGE = re.compile(r"(?:javascript|mailto|tel|sms|whatsapp|data):", re.IGNORECASE)
_PLACE = re.compile(r"[\w.~-]+$")  # a place's own name; `page=3` is a place in any file
_LONGEST_PLACE = 100
_BEGINNING = 20_000  # letters of a page
_PLACES = 1000  # parts of a page that are looked through for the first words
_NOTES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"只有中文|只備中文本|Chinese (?:version )?only", re.IGNORECASE), "Chinese only"),
    (re.compile(r"只有英文|只備英文本|English (?:version )?only", re.IGNORECASE), "English only"),
    # not "(修訂)" alone, which stands in the title of every amendment bill
    (re.compile(r"修訂[版本]|經修訂|[(（](?:revised|re-issued)\b", re.IGNORECASE), "revised"),
    (re.compile(r"corrigend(?:um|a)|勘誤|更正", re.IGNORECASE), "corrigendum"),
    (
        # e.g. Restricted to members only · 只供委員參閱
        re.compile(
            r"restricted to members|(?:for|to) (?:sub-?committee |panel |committee )?members[’']? "
            r"(?:eyes |information |reference |use )?only|"
            r"[(（](?:strictly )?confidential[)）]|[(（]classified[)）]|[(（]members only[)）]"
            r"|[(（](?:closed meeting|in camera)[)）]|"
            r"^confidential (?:paper|document)s?\b|not (?:for|open to|available to) (?:the )?public"
            r"|withheld from the public|"
            r"只限議員|只限委員|限閱文件|[只僅](?:供|限|發給|送交|分發予)(?:小組委員會|事務委員會|委員會|各)?"
            r"(?:委員|議員|成員)|"
            r"[只仅](?:供|限|发给|送交)(?:小组委员会|委员会)?(?:委员|议员|成员)|限阅文件"
            r"|[(（](?:限委員|供委員)[^()（）]{0,6}[)）]|"
            r"^(?:機密|保密|不公開|机密|不公开)文件"
            r"|[(（](?:機密|保密|不公開|非公開|閉門會議|机密|不公开|非公开|闭门会议)(?:文件)?[)）]|"
            r"(?:不|未)(?:供|予)公[眾众](?:查閱|查阅|閱覽|阅览)",
            re.IGNORECASE,
        ),
        "restricted",
    ),
)
# What all of these have one of: few titles do, and the others are read no further. Each begins with a
# letter, so that the search goes from one such letter to the next.
# e.g. (revised · 只供委員 · 閉門會議
_NOTED = re.compile(
    r"only|restricted|confidential|classified|closed meeting|in camera|public|revised|re-issued|corrigend|"
    r"只|僅|仅|密|限[閱阅]|限委員|供委員|公[開开眾众]|閉[門门]|闭[門门]|修訂|勘誤|更正"
)
# e.g. Paper to follow · 文件容後奉上
_TO_FOLLOW = re.compile(
    r"to follow|(?:to|will) be (?:tabled|issued|provided|uploaded|circulated|submitted|made available|available)\b|"
    r"tabled at the meeting|not (?:yet )?available(?: yet)?[)）]|(?:is|paper) not yet available"
    r"|[(（](?:available later|pending|to be confirmed|tbc|under preparation)[)）]|"
    r"[容稍隨随其][後后候](?:奉上|送交|發出|发出|提交|上載|上载|補上|补上|補交|补交)"
    r"|[(（](?:文件)?(?:[容稍隨随其][後后候]提供|後補|后补|待補|待补|待定|尚未備妥|尚未备妥)[)）]|"
    r"[會会席][上議议](?:席上)?(?:提交|省覽|省览)|即席提交",
    re.IGNORECASE,
)


def title_of(text: str) -> str:
    """Give a headline as it is shown, on one line; what is cut off a long one shows as "…"."""
    title = " ".join(clean(text[: INDEX.line]).split())
    if len(title) <= INDEX.title:
        return title
    return next(pieces(title, INDEX.title - 1)) + "…"


def words_of(part: Element, most: int = INDEX.title) -> str:
    """Give the first words inside a part of a page, on one line.

    Never more than `most` letters, nor more than are found at so many places: a row may hold the
    whole page, and is asked for again and again.
    """
    return title_of(_words(part, most, _PLACES)[:most])


def beginning_of(page: Element) -> str:
    """Give the first words of a whole page, as they stand."""
    return _words(page, _BEGINNING, 10 * _PLACES)


def _words(part: Element, most: int, places: int) -> str:
    words: list[str] = []
    length = 0
    for each in islice(part.descendants, places):
        if type(each) is str:  # what is of a kind of its own is no word: a comment, a script
            words.append(str(each[:most]))
            length += len(each)
            if length > most:
                break
    return " ".join(words)


def notes_of(title: str) -> tuple[str, ...]:
    """Give what a title says about itself in our words: "Chinese only", "revised", "restricted"."""
    if not _NOTED.search(title.casefold()):
        return ()
    return tuple(note for pattern, note in _NOTES if pattern.search(title))


def awaited(title: str) -> Literal["to_follow", "restricted"] | None:
    """Say why a row has no file, where its words do: it is to follow, or for members only."""
    if "restricted" in notes_of(title):
        return "restricted"
    return "to_follow" if _TO_FOLLOW.search(title) else None


def address_of(
    anchor: Element, page: Page, tally: Tally, *, among_items: bool = False, row: str = ""
) -> tuple[str, str] | None:
    """Give the address that a link leads to, and the place in it; a link to none is accounted for.

    One that stands `among_items` should lead to an item itself: where it does not, it is skipped by
    the words of its `row`, if those are given, else by its own.
    """
    href = anchor.get("href")
    if not isinstance(href, str) or not href.strip():
        if among_items and (words := row or words_of(anchor)):
            tally.skips(f"a row leads nowhere: {words}")
        else:
            tally.passes("a mark, no link")
        return None
    try:
        url = canonical(href, page.url)
    except ValueError:
        if among_items and href.strip().lower().startswith("javascript:"):
            tally.skips(f"a row leads nowhere: {row or words_of(anchor)}")
        elif _NO_PAGE.match(href.strip()):
            tally.passes("no page", href.strip())
        else:
            tally.skips(f"no address: {href.strip()[:120]!r}")
        return None
    if url == _canonical(page.url):
        if among_items and href.strip() == "#" and (words := row or words_of(anchor)):
            tally.skips(f"a row leads nowhere: {words}")  # a script opens what it names
            return None
        tally.passes("this page itself", href.strip())
        return None
    return url, fragment_of(href)


_canonical = lru_cache(maxsize=16)(canonical)


def stated_address(value: object, base: str | None = None) -> str:
    """Give the address that a record's field states, whole or from a site's root; "" for none."""
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        return canonical(value.strip(), base)
    except ValueError:
        return ""


def governments(url: str) -> bool:
    """Say whether an address lies on a site of the Government."""
    host = urlsplit(url).hostname or ""
    return host == "gov.hk" or host.endswith(".gov.hk")


def fragment_of(href: str) -> str:
    """Give the place in a page that an address names, "" where it names none or one of any file's."""
    place = href.partition("#")[2].strip()
    plain = place and len(place) <= _LONGEST_PLACE and _PLACE.match(place)
    return place if plain else ""


def outline(page: Page) -> Element:
    """Give the page as a light tree, for its links and their rows; raises EmptyListing where there is nothing in it."""
    from scrapers.sources import _outlines

    return _outlines.outline(_text(page), page.url)


def markup(page: Page) -> BeautifulSoup:
    """Give the page as Beautiful Soup's tree, for its lines; raises EmptyListing where there is nothing in it."""
    from bs4 import BeautifulSoup

    from scrapers.readers.weight import weigh
    from scrapers.sources import _outlines

    text = _text(page)
    weigh(text.encode("utf-8", "replace"), INDEX)
    tree = BeautifulSoup(text, "lxml")
    stated = next(iter(tree.find_all("base", href=True, limit=1)), None)
    if stated is not None and (base := _outlines.based(page.url, str(stated["href"])).strip()):
        for each in tree.find_all("a", href=True):
            each["href"] = _outlines.based(base, str(each["href"]))
    return tree


def _text(page: Page) -> str:
    weigh_list(page)
    text = page.text().replace("\x00", "")  # a browser shows none either
    if not text.strip():
        raise EmptyListing(
            f"{page.url} answered with an empty page; it is asked again at the next check."
        )
    return text


def weigh_list(page: Page) -> None:
    """Refuse an index page that is longer than any list; raises TooBig."""
    if len(page.body) > INDEX.html:
        raise TooBig(
            f"{page.url} is over {INDEX.html // 2**20} MiB, which no list is. Look at it by hand."
        )


def part(tree: Element, mark: str, url: str) -> Element:
    """Give the first part of a page that bears an id, else raise LayoutChanged."""
    found = tree.find(lambda each: each.get("id") == mark)
    if found is None:
        raise LayoutChanged(f"{url} has no #{mark}. Save a copy and mend the source's file.")
    return found


def record(page: Page) -> Any:
    """Give the JSON of a page; raises EmptyListing for nothing and LayoutChanged for anything else."""
    weigh_list(page)
    text = page.text().strip()
    if text in {"", "{}", "[]", "null"}:
        raise EmptyListing(
            f"{page.url} answered with nothing in it; it is asked again at the next check."
        )
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged(
            f"{page.url} is no longer JSON ({type(error).__name__}). Save a copy and mend the source's file."
        ) from error
    _shorten(value, page.url)
    return value


def _shorten(value: Any, url: str) -> None:
    """Cut every long text inside a record, marking the cut; raises TooManyRows."""
    held, count = [value] if isinstance(value, dict | list) else [], 0
    while held:
        each = held.pop()
        count += 1
        if count > _MOST_RECORDS or (isinstance(each, list) and len(each) > MOST_ROWS):
            raise too_many_rows(url)
        for key, inner in each.items() if isinstance(each, dict) else enumerate(each):
            if isinstance(inner, str):
                if len(inner) > INDEX.line or "<" in inner or "&" in inner:
                    each[key] = _in_words(inner)
            elif isinstance(inner, dict | list):
                held.append(inner)


def _in_words(text: str) -> str:
    """Cut a text that is too long, and read what a page's marks in it stand for."""
    if len(text) > INDEX.line:
        text = text[: INDEX.line - 1] + "…"
    return _ENTITY.sub(lambda one: unescape(one[0]), _TAG.sub(" ", text))


def strings(value: object) -> dict[Language, str]:
    """Give the languages of a JSON field: `{"en": .., "tc": ..}`, a plain string, or nothing."""
    if isinstance(value, str):
        return {"en": value.strip(), "zh-Hant": value.strip()} if value.strip() else {}
    if isinstance(value, list):
        merged: dict[Language, str] = {}
        for each in value:
            if not isinstance(each, list):  # lists within lists are nobody's titles
                merged = strings(each) | merged
        return merged
    if not isinstance(value, dict):
        return {}
    found: dict[Language, str] = {}
    for name, held in value.items():
        language = _LANGUAGES.get(_folded(name))
        if language and (text := _only_text(held)):
            found.setdefault(language, text)
    return found


def _only_text(held: object) -> str:
    """Give a text, or the one text that a list or a record holds; "" where that is none or several."""
    while isinstance(held, list | dict) and len(held) == 1:
        (held,) = held.values() if isinstance(held, dict) else held
    return held.strip() if isinstance(held, str) else ""


def told(value: object, language: Language) -> str:
    """Give a record's title in a language, on one line: a text, or one of a text in each language."""
    return title_of(value if isinstance(value, str) else strings(value).get(language, ""))


def unread_languages(value: object) -> list[str]:
    """Give the names under which a JSON field holds something in a language, or a way, that we do not know."""
    if not isinstance(value, dict):
        return []
    return [str(name)[:_LONGEST_NAME] for name, held in value.items() if _is_unread(name, held)]


def _is_unread(name: object, held: object) -> bool:
    if _only_text(held):
        return not is_language(str(name))
    if isinstance(held, str) or not held:
        return False
    # several places inside one another are read as files of their own
    return _folded(name) in _LANGUAGES and "/" not in str(held)


def is_language(name: str) -> bool:
    """Say whether a word is one of those by which records name a language."""
    return _folded(name) in _LANGUAGES or _folded(name) in _CONVERTED


def _folded(name: object) -> str:
    return str(name)[:_LONGEST_NAME].casefold().replace("_", "-")


_LONGEST_NAME = 40  # letters of a field's name
_LANGUAGES: dict[str, Language] = {
    **dict.fromkeys(("en", "eng", "english", "en-hk", "en-us", "en-gb", "e"), "en"),
    **dict.fromkeys(
        ("tc", "chi", "zh", "chinese", "zh-hk", "zh-tw", "zh-hant", "cht", "hk", "c"), "zh-Hant"
    ),
}
_CONVERTED = frozenset({"sc", "cn", "gb", "chs", "zh-hans", "zh-cn", "s"})  # from the Traditional
