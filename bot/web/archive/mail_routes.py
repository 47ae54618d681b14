"""This file answers where people ask for mail, confirm it and stop it; nothing is done by following a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.answering.following import mailing
from bot.answering.following.mailing import Full, LinkOver
from bot.answering.following.targets import Unknown
from bot.messages.words import say
from bot.platforms.bodies import BrokenOff, TooLarge, read_body
from bot.web.archive import mail_pages
from bot.web.archive.asking import spoken
from bot.web.archive.drawing import draw
from bot.web.archive.mail_pages import PREFERENCES, RHYTHMS, FilledMailForm
from bot.web.archive.rows import FOLLOW, Made
from bot.web.archive.shelf import Shelf
from scrapers.items import Language

TAKING = (FOLLOW, "mail/")  # where forms are sent to
SENDINGS_AN_HOUR = 10  # of forms that ask for mail, by one network address
MOST_BODY = 8 * 1024  # bytes of a form
SECONDS = 10.0  # in which a form has to be here
HEADERS = {"cache-control": "no-store", "x-robots-tag": "noindex"}
Handler = Callable[[Request], Response]


class Mailing:
    """Answers at the pages of mail; `wake` has what is due sent."""

    def __init__(self, shelf: Shelf, wake: Callable[[], None]) -> None:
        self._shelf, self._wake = shelf, wake

    def routes(self) -> dict[str, tuple[Handler, Handler]]:
        """Give each address with what shows it and what takes its form; none where mail is not set up."""
        if not self._shelf.desk.mails:
            return {}
        return {
            f"/{{lang}}/{FOLLOW}": (self.follow, self.asked),
            "/{lang}/mail/confirm/{token}": (self.confirm, self.confirmed),
            "/{lang}/mail/stop/{secret}": (self.stop, self.stopped),
        }

    def _drawn(self, language: Language, template: str, made: Made, status: int = 200) -> Response:
        frame, view = made
        given = {"held": [], **self._shelf.around(frame), **view}
        return Response(draw(template, language, given), status, HEADERS, "text/html")

    def follow(self, request: Request) -> Response:
        """Show the form, with what the page before it was about."""
        language = spoken(request)
        what = request.query_params.get("what", "")[: mailing.LONGEST_NAME]
        filled = FilledMailForm(" ".join(what.split()), language=language)
        return self._drawn(
            language, "follow.html", mail_pages.form(self._shelf, language, filled, [])
        )

    def asked(self, request: Request) -> Response:
        """Send the link to confirm with; the answer is the same whether the address is known or not."""
        language, sent = spoken(request), request.state.form
        filled = _filled(sent, language)
        problems = [
            (name, f"{say(f'mail_{label}', language)}{say('colon', language)}{say('mail_not_offered', language)}")
            for name, label, offered in (("rhythm", "how_often", RHYTHMS), ("language", "language", PREFERENCES))
            if sent.get(name, offered[0]) not in offered
        ]  # fmt: skip
        what = None
        try:
            with self._shelf.reading() as session:
                what = mailing.wanted(
                    session, filled.what, filled.rhythm, filled.language, language
                )
        except Unknown as error:
            problems.append(("what", mail_pages.unknown(error, language)))
        address = mailing.address_in(filled.address)
        if address is None:
            value = filled.address[:60]
            problems.append(("address", say("mail_no_address", language, value=value)))
        if problems or what is None or address is None:
            made = mail_pages.form(self._shelf, language, filled, problems)
            return self._drawn(language, "follow.html", made, 422)
        try:
            mailing.ask(self._shelf.desk, address, what, language)
        except Full:
            busy = say("web_busy", language)
            made = mail_pages.said(language, busy, say("mail_full", language))
            return self._drawn(language, "said.html", made, 503)
        self._wake()
        made = mail_pages.said(
            language, say("mail_asked", language), say("mail_asked_about", language)
        )
        return self._drawn(language, "said.html", made)

    def confirm(self, request: Request) -> Response:
        """Show what a link confirms; programs that look links over confirm nothing."""
        language = spoken(request)
        try:
            with self._shelf.reading() as session:
                box, what = mailing.asked(
                    self._shelf.desk, session, request.path_params["token"][:4000]
                )
            address = mailing.address_of(self._shelf.desk, box)
        except LinkOver:
            return self._over(language)
        return self._drawn(language, "said.html", mail_pages.confirming(language, what, address))

    def confirmed(self, request: Request) -> Response:
        """Do what the link's page shows."""
        language = spoken(request)
        try:
            box, what = mailing.confirm(self._shelf.desk, request.path_params["token"][:4000])
            address = mailing.address_of(self._shelf.desk, box)
        except LinkOver:
            return self._over(language)
        return self._drawn(language, "said.html", mail_pages.confirmed(language, what, address))

    def stop(self, request: Request) -> Response:
        """Show what an address is sent, and buttons to stop it."""
        language = spoken(request)
        try:
            with self._shelf.reading() as session:
                held = mailing.followed(session, request.path_params["secret"][:200], language)
        except LinkOver:
            return self._drawn(language, "said.html", mail_pages.stop_over(language), 404)
        made = mail_pages.stopping(self._shelf, language, held)
        return self._drawn(language, "said.html", made)

    def stopped(self, request: Request) -> Response:
        """Stop everything, as a mailbox's own button asks, or the one thing that a form names."""
        language, secret = spoken(request), request.path_params["secret"][:200]
        one = request.state.form.get("one")
        named = one is None or (one.isascii() and one.isdecimal() and len(one) < 18)
        known = not named or mailing.stop(self._shelf.desk, secret, int(one) if one else None)
        if not known:  # with what pleases a mailbox's own button, which may be pressed twice
            return self._drawn(language, "said.html", mail_pages.stop_over(language))
        try:
            with self._shelf.reading() as session:
                held = mailing.followed(session, secret, language)
        except LinkOver:
            held = None
        if held is None and not named:
            return self._drawn(language, "said.html", mail_pages.stop_over(language), 404)
        if held is not None:
            problem = None if named else say("mail_stop_unknown", language)
            made = mail_pages.stopping(self._shelf, language, held, problem)
            return self._drawn(language, "said.html", made, 200 if named else 400)
        made = mail_pages.said(
            language, say("mail_stopped", language), say("mail_stopped_about", language)
        )
        return self._drawn(language, "said.html", made)

    def _over(self, language: Language) -> Response:
        made = mail_pages.said(
            language, say("mail_link_over", language), say("mail_link_over_about", language)
        )
        return self._drawn(language, "said.html", made, 404)


def _filled(sent: Mapping[str, str], language: Language) -> FilledMailForm:
    rhythm, papers = sent.get("rhythm", ""), sent.get("language", "")
    return FilledMailForm(
        " ".join(sent.get("what", "").split())[: mailing.LONGEST_NAME],
        sent.get("address", "").strip(" ")[:320],
        cast(Any, rhythm) if rhythm in RHYTHMS else "daily",
        cast(Any, papers) if papers in PREFERENCES else language,
    )


async def form_of(request: Request) -> dict[str, str]:
    """Read a form that was sent, if it is short and comes in time; raises HTTPException."""
    try:
        body = await read_body(request, MOST_BODY, SECONDS)
    except TooLarge:
        raise HTTPException(413, "that form is too long") from None
    except BrokenOff:
        raise HTTPException(408, "the form did not come in time") from None
    # What is no form has no fields: a mailbox's own way to stop needs none, and is never refused. A field
    # left empty is one that was sent: to name nothing is not to leave the name away.
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
