"""This file draws pages: templates that escape everything, and one style sheet named by its contents."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from bot.messages.clipping import clip, visible
from bot.messages.scripts import simplified
from bot.messages.words import HTML_LANGUAGES, say
from bot.web.archive.rows import counted
from bot.web.archive.share import give_way
from scrapers.items import Language


def seen(value: object) -> object:
    """Give a text without characters that are not seen; `None` would be a mistake of ours."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


class AsPublished(str):
    """A text that is to be copied or compared, and is shown in the script that it stands in."""

    __slots__ = ()


def read(value: object) -> object:
    """Give what is published as who reads Simplified Chinese reads it; addresses stay as they are."""
    shown = seen(value)
    if not isinstance(shown, str) or isinstance(value, Markup | AsPublished):
        return shown
    return shown if shown.startswith(("/", "http:", "https:")) else simplified(shown)


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def style() -> str:
    """Give the style sheet."""
    return _file("static/style.css")


@cache
def style_name() -> str:
    """Give the style sheet's address, which changes with it."""
    return f"/static/style-{hashlib.sha256(style().encode()).hexdigest()[:12]}.css"


@cache
def version() -> str:
    """Give what changes with any template, so that kept pages are drawn anew."""
    names = sorted(one.name for one in resources.files(__package__).joinpath("templates").iterdir())
    told = "".join(_file(f"templates/{name}") for name in names if name.endswith(".html"))
    return hashlib.sha256((told + style()).encode()).hexdigest()[:12]


@cache
def _environment(*, converting: bool) -> Environment:
    made = Environment(
        loader=FunctionLoader(lambda name: _file(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=read if converting else seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    tongues = HTML_LANGUAGES | ({"zh-Hant": HTML_LANGUAGES["zh-Hans"]} if converting else {})
    made.filters |= {
        "clip": clip, "marked": marked, "html_lang": tongues.__getitem__, "kept": AsPublished,
    }  # fmt: skip
    made.globals |= {"style": style_name()}
    return made


def marked(text: str) -> list[tuple[str, bool]]:
    """Cut a snippet at its ** marks: each piece, and whether it is a hit."""
    return [(piece, at % 2 == 1) for at, piece in enumerate(text.split("**")) if piece]


def draw(template: str, language: Language, given: Mapping[str, Any]) -> str:
    """Draw a page in a language; a name that a template uses and nobody gave is an error.

    What was published in Traditional Chinese is converted on a page in Simplified, but where the two
    stand side by side (`compared`).
    """
    t = partial(say_in, language)
    count = partial(counted, language=language)
    converting = language == "zh-Hans" and not given.get("compared")
    page = _environment(converting=converting).get_template(template)
    pieces = []
    for piece in page.generate(t=t, counted=count, language=language, **given):
        give_way()
        pieces.append(piece)
    return "".join(pieces)


def say_in(language: Language, key: str, **values: object) -> str:
    """Say something of the catalogue, as templates ask for it."""
    return say(key, language, **values)
