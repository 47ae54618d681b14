"""This file gathers the pages at which people ask for mail, confirm it and stop it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.following.mailing import MOST_FOLLOWED, Followed, WantedMail
from bot.answering.following.targets import Unknown
from bot.messages.words import listed, say
from bot.web.archive.rows import FOLLOW, Made
from bot.web.archive.shelf import PageFrame, Shelf
from scrapers.items import Language
from storage.records import Preference, Rhythm

RHYTHMS: tuple[Rhythm, ...] = ("daily", "weekly", "instant")
PREFERENCES: tuple[Preference, ...] = ("en", "zh-Hant", "zh-Hans", "either")


@dataclass(frozen=True, slots=True)
class FilledMailForm:
    """What stands in the form, as it was sent."""

    what: str = ""
    address: str = ""
    rhythm: Rhythm = "daily"
    language: Preference = "en"


def form(
    shelf: Shelf, language: Language, filled: FilledMailForm, problems: list[tuple[str, str]]
) -> Made:
    """Show the form; `problems` are the fields that cannot be as they are, each with why."""
    name = filled.what if filled.what and not problems else ""
    title = say("mail_follow_name", language, name=name) if name else say("mail_follow", language)
    if problems:
        title = f"{say('mail_problem', language)}{say('colon', language)}{title}"
    view = {
        "heading": say("mail_follow", language),
        "filled": filled,
        "problems": problems,
        "rhythms": [(one, say(f"mail_rhythm_{one}", language)) for one in RHYTHMS],
        "languages": [(one, say(f"lang_{one}", language)) for one in PREFERENCES],
        "at": shelf.href(language, FOLLOW),
    }
    return PageFrame(title, FOLLOW, language, indexed=False), view


def unknown(error: Unknown, language: Language) -> str:
    """Say that a name stands for nothing here, and what is near to it."""
    value = error.name[:80]
    near = [one.label for one in error.choices]
    if not near:
        return say("mail_unknown_alone", language, value=value)
    return say("mail_unknown", language, value=value, names=listed(near, language))


def said(language: Language, title: str, *about: str, path: str = FOLLOW) -> Made:
    """Show a word or two: what was done, or that a link is over."""
    return PageFrame(title, path, language, indexed=False), {
        "heading": title, "about": list(about), "buttons": [], "change": "",
    }  # fmt: skip


def confirming(language: Language, what: WantedMail, address: str) -> Made:
    """Show what is about to be confirmed, with the button that does it."""
    frame, view = said(
        language,
        say("mail_confirm_subject", language, what=what.called(language)),
        _about("mail_confirm_about", what, language, address),
    )
    return frame, view | {"buttons": [("", "", say("mail_confirm", language))]}


def confirmed(language: Language, what: WantedMail, address: str) -> Made:
    """Say that it is done, and what there was no room for."""
    left = [
        say("mail_left_out", language, most=MOST_FOLLOWED, what=listed(what.left_out, language))
    ]
    about = [_about("mail_confirmed_about", what, language, address)] if what.targets else []
    head = say("mail_confirmed" if what.targets else "mail_no_room", language)
    return said(language, head, *about, *(left if what.left_out else []))


def _about(key: str, what: WantedMail, language: Language, address: str) -> str:
    rhythm = say(f"mail_rhythm_{what.rhythm}", language)
    papers = say(f"lang_{what.language}", language)
    called = what.called(language)
    return say(key, language, what=called, rhythm=rhythm, papers=papers, address=address)


def stop_over(language: Language) -> Made:
    """Say only what is known of a link that is none of ours: it was followed before, or cut short by a mailbox."""
    return said(language, say("mail_stop_over", language), say("mail_stop_over_about", language))


def stopping(
    shelf: Shelf, language: Language, held: list[Followed], problem: str | None = None
) -> Made:
    """Show what an address is sent, with a button for each and one for all; first what was wrong, if anything."""
    about = [
        *([problem] if problem else []),
        *([say("mail_stopping_about", language)] if held else []),
    ]
    frame, view = said(language, say("mail_stopping", language), *about)
    buttons = [("", "", say("mail_stop_all", language))]
    if len(held) > 1:
        buttons += [
            ("one", str(one.id), say("mail_stop_this", language, name=one.name)) for one in held
        ]
    shown = [
        (f"{one.name} · {one.rhythm}", shelf.href(language, FOLLOW, what=one.name)) for one in held
    ]
    change = say("mail_change_about", language) if held else ""
    return frame, view | {"buttons": buttons, "held": shown, "change": change}
