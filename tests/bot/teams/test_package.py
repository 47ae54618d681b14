"""This file packs the app for Teams, and looks at what was packed as Teams' administrators would."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.answering.hearing.grammar import parse
from bot.answering.intents import Misunderstood
from bot.cli import app
from bot.teams.package.packing import NotPacked, manifest, pack

ID = "0f8e2f1c-aaaa-4bbb-8ccc-0123456789ab"
GOOD: dict[str, str] = {
    "app_id": ID,
    "operator": "A team of ours",
    "website": "https://tamar.example.org",
    "privacy": "https://tamar.example.org/privacy",
    "version": "1.2.3",
}


def _read(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_package_is_a_manifest_and_two_icons() -> None:
    parts = _read(pack(manifest(**GOOD)))
    assert set(parts) == {"manifest.json", "color.png", "outline.png"}
    made = json.loads(parts["manifest.json"])
    assert made["id"] == made["bots"][0]["botId"] == ID
    assert set(made["icons"].values()) <= set(parts)


@pytest.mark.parametrize(("name", "side"), [("color.png", 192), ("outline.png", 32)])
def test_an_icon_has_the_size_that_teams_asks_for(name: str, side: int) -> None:
    icon = _read(pack(manifest(**GOOD)))[name]
    assert icon.startswith(b"\x89PNG")
    assert struct.unpack(">II", icon[16:24]) == (side, side)


def test_the_same_app_is_the_same_package() -> None:
    assert pack(manifest(**GOOD)) == pack(manifest(**GOOD))


def test_texts_are_within_teams_limits() -> None:
    made = manifest(**{**GOOD, "operator": "An office with a very long name indeed, in Central"})
    assert len(made["name"]["short"]) <= 30
    assert len(made["name"]["full"]) <= 100
    assert len(made["description"]["short"]) <= 80
    assert len(made["description"]["full"]) <= 4000
    assert len(made["developer"]["name"]) <= 32
    (listed,) = made["bots"][0]["commandLists"]
    assert 5 <= len(listed["commands"]) <= 10
    for one in listed["commands"]:
        assert 0 < len(one["title"]) <= 32
        assert 0 < len(one["description"]) <= 128


def test_what_teams_offers_while_one_types_is_a_command() -> None:
    for one in manifest(**GOOD)["bots"][0]["commandLists"][0]["commands"]:
        assert not isinstance(parse(one["title"]), Misunderstood) or " " not in one["title"]


def test_the_app_asks_for_nothing_beyond_a_bot() -> None:
    made = manifest(**GOOD)
    assert not {"permissions", "devicePermissions", "authorization", "webApplicationInfo"} & set(
        made
    )
    assert made["validDomains"] == []
    assert made["bots"][0]["supportsFiles"] is False
    assert "devPreview" not in made["manifestVersion"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"app_id": ""}, "TAMAR_TEAMS_APP_ID"),
        ({"app_id": f"{ID}/x"}, "TAMAR_TEAMS_APP_ID"),
        ({"website": "http://tamar.example.org"}, "https"),
        ({"privacy": "mailto:a@example.org"}, "https"),
    ],
)
def test_what_teams_would_refuse_is_refused_here(wrong: dict[str, str], said: str) -> None:
    with pytest.raises(NotPacked, match=said):
        manifest(**{**GOOD, **wrong})


@pytest.mark.parametrize(
    ("ours", "theirs"), [("0.4", "0.4.0"), ("1.2.3.dev4", "1.2.3"), ("x", "1.0.0")]
)
def test_a_version_is_three_numbers(ours: str, theirs: str) -> None:
    assert manifest(**{**GOOD, "version": ours})["version"] == theirs


def test_the_command_writes_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAMAR_TEAMS_APP_ID", ID)
    file = tmp_path / "tamar.zip"
    words = ["teams", "package", str(file), "--website", "https://tamar.example.org"]
    found: Any = CliRunner().invoke(app, words)
    assert found.exit_code == 0, found.output
    assert json.loads(_read(file.read_bytes())["manifest.json"])["id"] == ID
