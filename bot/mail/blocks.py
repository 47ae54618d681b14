"""This file builds mails block by block, each at once as HTML and as plain text, and escapes everything."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.messages.clipping import clip, plain
from bot.messages.headings import crossed
from bot.messages.links import web_address
from bot.messages.words import HTML_LANGUAGES
from bot.platforms.terminal_lines import wrap
from scrapers.items import Language
from storage.records import Payload

Look = Literal["plain", "strong", "faint", "new", "gone", "crossed"]
Kind = Literal["heading", "section", "place", "title", "line", "bullet", "small", "button"]

SUBJECT = 160
MOST_HTML = 80_000  # bytes: mailboxes cut what is over a hundred thousand
COLUMNS = 76
BLANK = " "  # a run that only holds its neighbours apart
_TAGS: dict[Kind, str] = {
    "heading": "h1", "section": "h2", "place": "p", "title": "h3", "line": "p", "bullet": "li", "small": "p",
    "button": "p",
}  # fmt: skip
_MARKS: dict[Kind, str] = {"small": "small", "place": "small place", "button": "button"}
_APART = ("heading", "section", "place", "title")  # which a blank line stands before, but for
_OPENS = ("section", "place")  # what opens a group, whose first line follows at once
_LOOKS: dict[Look, tuple[str, str]] = {
    "plain": ("", ""),
    "strong": ("<strong>", "</strong>"),
    "faint": ('<span class="faint">', "</span>"),
    "new": ("<ins>", "</ins>"),
    "gone": ("<del>", "</del>"),
    "crossed": ("<s>", "</s>"),
}


@dataclass(frozen=True, slots=True)
class WordRun:
    """A few words that look alike; with an address they are a link.

    `told` writes the address out in the plain part, where it cannot be pressed otherwise.
    """

    text: str
    href: str | None = None
    look: Look = "plain"
    language: Language | None = None  # where it is another than the mail's own
    told: bool = False


@dataclass(frozen=True, slots=True)
class MailBlock:
    """A heading, a line or a bullet."""

    kind: Kind
    runs: tuple[WordRun, ...]


def block(kind: Kind, *runs: WordRun | str | None, dot: bool = False) -> MailBlock:
    """Give a block of runs, `dot` puts a middle dot between them; what is empty is left out."""
    given = [
        one if isinstance(one, WordRun) else WordRun(one or "") for one in runs if one is not None
    ]
    kept = [one for one in given if plain(one.text) or (one.text == BLANK and not dot)]
    if dot:
        kept = [piece for one in kept for piece in (WordRun(" · "), one)][1:]
    while kept and not plain(kept[-1].text):
        kept.pop()
    return MailBlock(kind, tuple(kept))


def payload(subject: str, blocks: Sequence[MailBlock], language: Language) -> Payload:
    """Give a mail as it is kept: subject, HTML and plain text; what is one's own is added on sending."""
    kept = [one for one in blocks if one.runs]
    return {
        "subject": clip(subject, SUBJECT) or "Tamar",
        "text": as_text(kept) or "-",
        "html": as_html(kept),
        "language": language,
    }


def pages(blocks: Sequence[MailBlock]) -> list[list[MailBlock]]:
    """Split blocks over as many mails as they need; a mail is never without any."""
    found: list[list[MailBlock]] = [[]]
    room = MOST_HTML
    for one in blocks:
        needed = len(_block_html(one).encode("utf-8", "replace"))
        if found[-1] and needed > room:
            found.append([])
            room = MOST_HTML
        found[-1].append(one)
        room -= needed
    return found


# --- as HTML ------------------------------------------------------------------------------------


def as_html(blocks: Iterable[MailBlock]) -> str:
    """Give blocks as HTML that stands within a page; nothing in them is markup but ours."""
    written: list[str] = []
    inside = False
    for one in blocks:
        if (one.kind == "bullet") != inside:
            written.append("</ul>" if inside else "<ul>")
            inside = not inside
        written.append(_block_html(one))
    return "\n".join([*written, *(["</ul>"] if inside else [])])


def _block_html(one: MailBlock) -> str:
    tag = _TAGS[one.kind]
    mark = f' class="{_MARKS[one.kind]}"' if one.kind in _MARKS else ""
    return f"<{tag}{mark}>{''.join(map(_run_html, one.runs))}</{tag}>"


def _run_html(run: WordRun) -> str:
    opening, closing = _LOOKS[run.look]
    told = f"{opening}{escaped(run.text)}{closing}"
    spoken = f' lang="{HTML_LANGUAGES[run.language]}"' if run.language else ""
    if target := web_address(run.href):
        return f'<a href="{html.escape(target)}"{spoken}>{told}</a>'
    return f"<span{spoken}>{told}</span>" if spoken else told


def escaped(text: str) -> str:
    """Give a text as HTML shows it, on one line, without what is not seen; blanks at its ends stay."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{html.escape(plain(text))}{after}"


# --- as plain text ------------------------------------------------------------------------------


def as_text(blocks: Iterable[MailBlock]) -> str:
    """Give blocks as lines that are no wider than a mail's; headings stand apart."""
    lines: list[str] = []
    before = ""
    for one in blocks:
        apart = one.kind in _APART and lines and before not in _OPENS
        lines.extend([""] if apart else [])
        lines.extend(_block_text(one))
        before = one.kind
    return "\n".join(lines)


def _block_text(one: MailBlock) -> list[str]:
    said = plain(_line_text(one.runs))
    begins = {"bullet": "• ", "section": "== "}.get(one.kind, "")
    ends = " ==" if one.kind == "section" else ""
    lines = wrap(f"{begins}{said}{ends}", COLUMNS)
    told = [target for run in one.runs if run.told and (target := web_address(run.href))]
    return [*lines, *told]


def _as_it_stands(run: WordRun) -> str:
    return crossed(run.text) if run.look == "crossed" else run.text


def _line_text(runs: Iterable[WordRun]) -> str:
    """Give runs as text; what went and what came stand in brackets, as on a terminal."""
    shown, gone = "", None
    for run in runs:
        if gone is not None and run.text == BLANK:
            continue
        if run.look == "new":
            shown += f"[{gone} → {run.text}]" if gone is not None else f"[+ {run.text}]"
        else:
            shown += f"[− {gone}] " if gone is not None else ""
            shown += "" if run.look == "gone" else _as_it_stands(run)
        gone = run.text if run.look == "gone" else None
    return shown + (f"[− {gone}]" if gone is not None else "")
