"""This file is Teams' way in: it believes nothing unproven, answers at once, and does the work beside."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import anyio
import anyio.from_thread
import anyio.to_thread
import structlog
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.answering.conversation import answer
from bot.answering.following.own_topics import looked
from bot.answering.hearing.pieces.threads import spoken_of
from bot.answering.presses import WORK, guarded, press
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from bot.platforms.bodies import BrokenOff, TooLarge, read_body
from bot.platforms.errors import PlatformError
from bot.platforms.port import Sent
from bot.teams import departures, dialogs
from bot.teams.activities import Activity, Malformed, pressed, read_activity
from bot.teams.client import TeamsClient
from bot.teams.cloud import Cloud
from bot.teams.departures import OwnPost
from bot.teams.dialogs import FormOutcome
from bot.teams.home import more
from bot.teams.proof import KeysAway, Proof
from bot.teams.replies import clean, payload, words
from bot.teams.speakers import heard, remember, speaker
from bot.watching.lookback import look_back
from storage.errors import StoreError
from storage.people.conversations import Conversation

PATH = "/teams/messages"
LARGEST = 256 * 1024  # bytes; what Teams sends is far smaller
AT_ONCE = 16  # pieces of work in threads; others wait, and the loop stays free for everything else
PROOFS = 8  # requests that are being proven: a flood of them keeps no work waiting
LONGEST = 600.0  # seconds of one look back over what is held; the timetable does the rest
PATIENCE = 4.0  # seconds for what was pressed; Teams waits for five
NOTICE = "application/vnd.microsoft.activity.message"
log = structlog.get_logger(__name__)


class Refusal(Exception):
    """A request is not answered; `status` says how."""

    def __init__(self, why: str, status: int) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Rules:
    """Who we are, whose people may speak to us, and where answers may go."""

    app_id: str
    tenants: frozenset[str]
    cloud: Cloud
    admins: frozenset[str] = frozenset()  # in small letters


@dataclass
class Reception:
    """Takes Teams' requests in; `wake` has what is due sent."""

    desk: Desk
    wake: Callable[[], None]
    client: TeamsClient
    proof: Proof
    rules: Rules
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    _looks: set[asyncio.Task[Any]] = field(default_factory=set)  # the timetable goes on with these
    _work: anyio.CapacityLimiter | None = None
    _proofs: anyio.CapacityLimiter | None = None
    _closing: threading.Event = field(default_factory=threading.Event)

    def routes(self) -> tuple[BaseRoute, ...]:
        """Give the route at which Teams speaks to us."""
        return (Route(PATH, self.messages, methods=["POST"]),)

    def close(self) -> None:
        """Drop what is still being done: nobody waits for it any more, or it has had its time."""
        self._closing.set()
        for task in self._tasks | self._looks:
            task.cancel()

    async def messages(self, request: Request) -> Response:
        """Take one request in: nothing of its body is parsed before its proof holds."""
        try:
            if not self.proof.possible(request.headers):
                raise Refusal("not signed by Teams", 401)
            body = await _body(request)
            activity = await self._examined(request, body)
        except Refusal as refusal:
            log.info("teams_refused", why=str(refusal), status=refusal.status)
            close = {"connection": "close"}
            return PlainTextResponse(f"{refusal}\n", status_code=refusal.status, headers=close)
        if activity is None:  # it came before, and is being answered
            return JSONResponse({})
        answer = await self._answered(activity)
        # The server waits for this when it stops, for as long as it may.
        answer.background = BackgroundTask(_ended_of, tuple(self._tasks))
        return answer

    async def _answered(self, activity: Activity) -> Response:
        if activity.kind == "invoke":
            return await self._invoked(activity)
        if departures.changes(activity):
            return await self._changed(activity)
        if activity.kind == "message":
            self._beside(self._done(activity))
        return JSONResponse({})

    async def _changed(self, activity: Activity) -> Response:
        """Note what happened before Teams is told that we heard of it; then greet whom it concerns."""
        try:
            found = await self._in_thread(lambda: self._happened(activity))
        except Exception as error:  # noqa: BLE001 - whatever broke, it was not noted
            log.error("teams_work_failed", error=type(error).__name__)
            return PlainTextResponse("not noted; try again\n", status_code=503)
        for said in found:
            self._beside(self._post(said.address, said.reply, None))
        return JSONResponse({})

    async def _examined(self, request: Request, body: bytes) -> Activity | None:
        """Prove and read a request in a thread; give None for what came before."""
        if self._proofs is None:
            self._proofs = anyio.CapacityLimiter(PROOFS)
        headers = dict(request.headers)
        return await anyio.to_thread.run_sync(
            lambda: self._read(headers, body), limiter=self._proofs
        )

    def _read(self, headers: dict[str, str], body: bytes) -> Activity | None:
        try:
            proven = self.proof.holds(headers)
        except KeysAway:
            raise Refusal("Microsoft's keys are away; try again", 503) from None
        if proven is None:
            raise Refusal("not signed by Teams", 401)
        try:
            activity = read_activity(body)
        except Malformed:
            raise Refusal("not an activity of Teams'", 400) from None
        if activity.service_url.rstrip("/") != proven.service_url.rstrip("/"):
            raise Refusal("not signed for that address", 401)
        self._allowed(activity)
        try:
            return activity if self._first(activity) else None
        except StoreError:
            raise Refusal("the store is away; try again", 503) from None

    def _allowed(self, activity: Activity) -> None:
        if activity.tenant.casefold() not in self.rules.tenants:
            raise Refusal("not a tenant of ours; see TAMAR_TEAMS_ALLOW", 403)
        if activity.recipient.removeprefix("28:") != self.rules.app_id:
            raise Refusal("not for this bot", 403)
        if not self.rules.cloud.takes(activity.service_url):
            raise Refusal("not an address of Teams'", 403)

    def _first(self, activity: Activity) -> bool:
        """Say whether this is to be taken up.

        What asks something is marked before it is answered: a crash in between leaves somebody
        without an answer, who asks again; the other order would do twice what was ordered. What
        changes something is marked by what changes it.
        """
        if departures.changes(activity):
            return True
        with self.desk.store.write() as session:
            return departures.first(session, activity, self.desk.clock())

    async def _invoked(self, activity: Activity) -> Response:
        """Answer what was pressed in time; what takes longer is told in the conversation."""
        if activity.name == "adaptiveCard/action":
            return await self._pressed(activity)
        if activity.name in ("task/fetch", "task/submit"):
            return await self._dialog(activity)
        return JSONResponse({}, status_code=501)

    async def _pressed(self, activity: Activity) -> Response:
        work = self._beside(self._in_thread(lambda: self._reply(activity)))
        done, _ = await asyncio.wait({work}, timeout=PATIENCE)
        if not done:
            self._beside(self._later(work, activity))
            return _notice(say("at_work", activity.language))
        reply = work.result()
        if reply is None:
            return _notice(say("no_press", activity.language))
        if not (reply.rows or reply.buttons or reply.alert):
            return _notice(_short(reply))
        self._beside(self._say(activity, reply))
        return _notice(clean(reply.headline) or words(reply))  # the rest stands in the message

    async def _dialog(self, activity: Activity) -> Response:
        """Show the form, or do what it says; what was changed is told where it changes something."""
        work = self._beside(self._in_thread(lambda: self._form(activity)))
        done, _ = await asyncio.wait({work}, timeout=PATIENCE)
        if not done:
            submitted = activity.name == "task/submit"  # a form that comes too late opens no more
            if submitted:
                self._beside(self._told(work, activity, late=True))
            return JSONResponse(
                dialogs.shut(say("at_work" if submitted else "retry", activity.language))
            )
        self._beside(self._told(work, activity))
        return JSONResponse(work.result().answer)

    async def _told(
        self, work: asyncio.Task[FormOutcome], activity: Activity, *, late: bool = False
    ) -> None:
        done = await work
        if done.reply is not None and (late or not done.reply.failed):
            address = done.address or activity.address
            await self._post(address, done.reply, activity.root if not done.address else None)

    async def _later(self, work: asyncio.Task[Reply | None], activity: Activity) -> None:
        if (reply := await work) is not None:
            await self._say(activity, reply)

    async def _done(self, activity: Activity) -> None:
        """Do what a message asks for, and answer it in its conversation."""
        reply = await self._in_thread(lambda: self._reply(activity))
        if reply is not None:
            await self._say(activity, reply)

    def _happened(self, activity: Activity) -> list[OwnPost]:
        self._here(activity)
        found = departures.happened(self.desk, activity)
        self.wake()
        return found

    def _here(self, activity: Activity) -> Conversation:
        with self.desk.store.write() as session:
            if activity.kind in ("message", "invoke"):
                departures.spoken_to(session, activity.address)
            return remember(session, activity, self.desk)

    def _reply(self, activity: Activity) -> Reply | None:
        """Answer what was typed or pressed; None for what was not meant for us."""
        try:
            here = self._here(activity)
        except StoreError:
            return Reply(say("retry", activity.language), failed=True, language=activity.language)
        who = speaker(self.desk, activity, here, self.rules.admins)
        if activity.root:
            who = spoken_of(self.desk, who, activity.root)
        button = pressed(activity.value)
        if button is not None:
            name, value = button
            if name not in WORK:
                return None
            return guarded(lambda: self._press(name, value, who, here, activity), who, self.wake)
        if activity.kind != "message" or not _for_us(activity):
            return None
        text = heard(self.desk, activity, here)
        return guarded(
            lambda: self._more(text, answer(self.desk, text, who), who, here, activity),
            who,
            self.wake,
        )

    def _press(
        self, name: str, value: str, who: Speaker, here: Conversation, activity: Activity
    ) -> Reply:
        reply = press(self.desk, name, value, who)
        return self._more(value, reply, who, here, activity) if name == "say" else reply

    def _more(
        self, text: str, reply: Reply, who: Speaker, here: Conversation, activity: Activity
    ) -> Reply:
        def belongs(address: str, team: str) -> bool | None:
            ask = self.client.belongs
            found: bool | None = anyio.from_thread.run(ask, address, team, activity.sender)
            return found

        return more(self.desk, text, reply, who, here, belongs)

    def _form(self, activity: Activity) -> FormOutcome:
        """Show the form of a subscription, or do what it says."""
        language = activity.language
        try:
            here = self._here(activity)
        except StoreError:
            return FormOutcome(dialogs.shut(say("retry", language)))
        who = speaker(self.desk, activity, here, self.rules.admins)
        found: list[FormOutcome] = []

        def work() -> Reply:
            found.append(dialogs.answered(self.desk, activity, who, here))
            return found[0].reply or Reply("")

        failed = guarded(work, who, self.wake)
        return found[0] if found else FormOutcome(dialogs.shut(words(failed)))

    async def _say(self, activity: Activity, reply: Reply) -> None:
        sent = await self._post(activity.address, reply, activity.root)
        if sent is not None and reply.looking is not None:
            self._beside(self._looked(activity.address, sent, reply), self._looks)

    async def _looked(self, address: str, sent: Sent, reply: Reply) -> None:
        """Match what is held against a topic that was just written; then its answer says what it brought."""

        def look() -> Reply:
            assert reply.looking is not None
            look_back(self.desk, reply.looking, seconds=LONGEST, stopped=self._closing.is_set)
            return looked(self.desk, reply)

        found = await self._in_thread(look)
        try:
            await self.client.edit(address, sent.ts, payload(found), delivery_id=0)
        except PlatformError as error:
            log.warning("teams_not_answered", why=error.reason)

    async def _post(self, address: str, reply: Reply, root: str | None) -> Sent | None:
        try:
            return await self.client.send(address, payload(reply), delivery_id=0, thread_ts=root)
        except PlatformError as error:  # who asked can ask again; nothing was lost
            log.warning("teams_not_answered", why=error.reason)
            return None

    async def _in_thread(self, work: Callable[[], Any]) -> Any:
        if self._work is None:
            self._work = anyio.CapacityLimiter(AT_ONCE)
        return await anyio.to_thread.run_sync(work, limiter=self._work)

    def _beside(
        self, work: Coroutine[Any, Any, Any], among: set[asyncio.Task[Any]] | None = None
    ) -> asyncio.Task[Any]:
        """Do something beside the answer; its failure is logged by its name."""
        held = self._tasks if among is None else among
        task = asyncio.get_running_loop().create_task(work)
        held.add(task)
        task.add_done_callback(held.discard)
        task.add_done_callback(_ended)
        return task


async def _ended_of(tasks: tuple[asyncio.Task[Any], ...]) -> None:
    """Wait for the end of what is done beside answers."""
    if tasks:
        await asyncio.wait(tasks)


def _ended(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("teams_work_failed", error=type(error).__name__)


def _for_us(activity: Activity) -> bool:
    """Say whether we are spoken to: where others talk to each other, only by our name."""
    if activity.where == "personal":
        return True
    return any(number == activity.recipient for number, _ in activity.mentioned)


def _notice(text: str) -> Response:
    return JSONResponse({"statusCode": 200, "type": NOTICE, "value": text})


def _short(reply: Reply) -> str:
    return "\n".join([words(reply), reply.code]).strip()


async def _body(request: Request) -> bytes:
    try:
        return await read_body(request, LARGEST)
    except TooLarge:
        raise Refusal("too large", 413) from None
    except BrokenOff:
        raise Refusal("broken off", 400) from None
