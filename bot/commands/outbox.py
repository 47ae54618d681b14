"""This file holds the commands of the outbox: what is on its way, what is stuck, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.help_screens import Shell
from bot.commands.misuse import not_one_of
from bot.commands.running import NotThere

if TYPE_CHECKING:
    from storage.records import DeliveryState
    from storage.told.inspection import Verdict

Delivery = Annotated[int, typer.Argument(min=0, max=2**63 - 1, help="its number")]
outbox = Shell(help="What is on its way, and what is stuck.")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.add_typer(outbox, name="outbox")


@outbox.command("ls")
def outbox_ls(
    context: typer.Context,
    state: Annotated[
        str | None, typer.Option(help="pending, attempting, sent, later or dead")
    ] = None,
) -> None:
    """List what is open, held or dead."""
    from bot import wiring
    from bot.platforms.terminal_lines import safe
    from storage.told import inspection

    with wiring.desk(context.obj["store"]) as desk, desk.store.read() as session:
        rows = inspection.entries(session, state=_state(state))
    for row in rows:
        held = "held" if row.held else row.state
        line = f"{row.id}  {held:10}  {row.address}  {row.key}  {row.error or ''}".rstrip()
        print(safe(" ".join(line.split("\n"))))
    if not rows:
        print("The outbox is empty: nothing is waiting or stuck.")


def _state(text: str | None) -> DeliveryState | None:
    states: dict[str, DeliveryState] = {
        "pending": "pending", "attempting": "attempting", "sent": "sent",
        "later": "later", "dead": "dead",
    }  # fmt: skip
    if text is not None and text not in states:
        raise not_one_of("state", text, states)
    return states[text] if text else None


@outbox.command("retry")
def outbox_retry(context: typer.Context, delivery: Delivery) -> None:
    """Send a dead or held message once more."""
    from bot import wiring
    from storage.told import inspection

    with wiring.desk(context.obj["store"]) as desk:
        with desk.store.write() as session:
            inspection.retry(session, delivery, desk.clock())
        print(f"{delivery} is pending again.")


@outbox.command("resolve")
def outbox_resolve(
    context: typer.Context,
    delivery: Delivery,
    verdict: Annotated[str, typer.Argument(help="sent, resend or drop")],
) -> None:
    """Say what became of a message whose fate nobody knows."""
    from bot import wiring
    from storage.told import inspection

    with wiring.desk(context.obj["store"]) as desk:
        with desk.store.write() as session:
            inspection.resolve(session, delivery, _verdict(verdict), desk.clock())
        print(f"{delivery}: {verdict}.")


def _verdict(text: str) -> Verdict:
    verdicts: dict[str, Verdict] = {"sent": "sent", "resend": "resend", "drop": "drop"}
    if text not in verdicts:
        raise not_one_of("verdict", text, verdicts)
    return verdicts[text]


@outbox.command("policy")
def outbox_policy(
    context: typer.Context,
    channel: Annotated[str, typer.Argument(help="slack:T1/C1, teams:..., console")],
    policy: Annotated[str, typer.Argument(help="hold, resend or drop")],
) -> None:
    """Say what becomes of a channel's posts of which nobody can find out whether they arrived."""
    from bot import wiring
    from bot.commands.following import checked_channel
    from storage.people import channels

    if policy not in ("hold", "resend", "drop"):
        raise not_one_of("policy", policy, ("hold", "resend", "drop"))
    address = checked_channel(channel)
    with wiring.desk(context.obj["store"]) as desk:
        with desk.store.write() as session:
            if channels.channel(session, address) is None:
                said = f"{address} follows nothing here, so nothing is posted to it."
                raise NotThere(said, f"tamar subscribe AI --channel {address}")
            channels.set_channel(session, address, on_ambiguous=policy)
        print(f"{address}: {policy}.")
