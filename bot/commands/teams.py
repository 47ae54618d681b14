"""This file holds the command that packs the app for Teams."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.help_screens import Shell

teams = Shell(help="What Microsoft Teams is given.")


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    teams.command("package")(package)
    app.add_typer(teams, name="teams")


@teams.callback()
def options() -> None:
    """Keep `package` a word of its own."""


def package(
    file: Annotated[Path, typer.Argument(help="where to write the .zip")],
    website: Annotated[
        str, typer.Option(help="your https address; by default TAMAR_CONTACT, if it is one")
    ] = "",
    privacy: Annotated[
        str, typer.Option(help="where you say what is kept of people; by default the same")
    ] = "",
    operator: Annotated[str, typer.Option(help="who runs it, as Teams shows it")] = "Tamar",
) -> None:
    """Zip the app with your ids, to be uploaded in Teams' admin centre."""
    from importlib.metadata import version

    from bot.settings import read_settings
    from bot.teams.package.packing import manifest, pack

    settings = read_settings()
    site = website or settings.contact
    made = manifest(settings.teams_app_id or "", operator, site, privacy or site, version("tamar"))
    file.write_bytes(pack(made))
    print(f"{file}: upload it in Teams' admin centre, under Manage apps; see deploy/RUNBOOK.md")
