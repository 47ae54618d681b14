"""This file keeps the README honest: every command, target, setting and file in it exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_tamar_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"`tamar ([a-z]+)", README))
    assert named
    assert named <= COMMANDS


def test_the_readme_names_every_command() -> None:
    assert set(re.findall(r"`tamar ([a-z]+)", README)) == COMMANDS


def test_every_make_target_in_the_readme_exists() -> None:
    named = set(re.findall(r"make ([a-z]+)", README)) - {"it", "and"}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("setting", sorted(set(re.findall(r"TAMAR_[A-Z_]+", README)) - {"TAMAR_"}))
def test_every_setting_in_the_readme_exists(setting: str) -> None:
    assert setting.removeprefix("TAMAR_").lower() in Settings.model_fields


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:bot|scrapers|storage|deploy|tests)/[\w./-]*)`", README)))
)
def test_every_file_in_the_readme_exists(path: str) -> None:
    assert (ROOT / path).exists()
