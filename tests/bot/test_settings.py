"""This file tests the settings: defaults that are safe, and one line for each that is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.commands.failures import message_of
from bot.settings import Settings, SettingsError, read_settings, read_sources
from scrapers.source import all_sources
from storage.database import open_store
from storage.errors import StoreError

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TAMAR_{name.upper()}", raising=False)


def _toml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(text, "utf-8")
    return path


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert not settings.slack
    assert settings.web_host == "127.0.0.1"


def test_the_store_is_under_the_data_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert read_settings().store == f"sqlite:///{tmp_path}/tamar/tamar.db"


def test_what_the_command_line_says_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAMAR_STORE", "sqlite:///a.db")
    assert read_settings(store="sqlite:///b.db").store == "sqlite:///b.db"
    assert read_settings(store=None).store == "sqlite:///a.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STORE", "mysql://h/x"),
        ("STORE", "tamar.db"),
        ("WEB_PORT", "http"),
        ("WEB_PORT", "70000"),
        ("MODEL_BUDGET", "-1"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"TAMAR_{name}", value)
    with pytest.raises(SettingsError, match=f"TAMAR_{name}") as error:
        read_settings()
    assert "\n" not in str(error.value)
    assert "env.example" in str(error.value)


def test_a_password_is_not_shown_where_a_store_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAMAR_STORE", "mysql://tamar:opensesame@h/x")
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert "opensesame" not in str(error.value)


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAMAR_SLACK_BOT_TOKEN", "xoxb-opensesame")
    monkeypatch.setenv("TAMAR_KEYS", "opensesame")
    settings = read_settings()
    assert "opensesame" not in repr(settings) + str(settings)
    assert set(settings.secrets()) == {"xoxb-opensesame", "opensesame"}


UNESCAPED = [
    "postgresql://tamar:opensesame@db/tamar",
    "postgresql://tamar:open@sesame@db/tamar",
    "postgresql://tamar:open/sesame@db/tamar",
    "postgresql://tamar:open#sesame@db/tamar",
    "postgresql://tamar:open?sesame@db/tamar",
    "postgresql://tamar:open:sesame@db:x/tamar",
    "postgresql://tamar:open@ses/ame@db/tamar",
    "postgresql://tamar:open%sesame@db/tamar",
    "postgresql://tamar:open[sesame@db/tamar",
    "postgresql://db/tamar?user=tamar&password=opensesame",
]
PARTS = ("sesame", "ses/ame", "ses", "ame@", "open")


@pytest.mark.parametrize("address", UNESCAPED)
def test_a_password_of_the_store_is_not_shown(address: str) -> None:
    settings = read_settings(store=address)
    assert not [part for part in PARTS if part in repr(settings) + str(settings)]


@pytest.mark.parametrize("address", UNESCAPED)
def test_an_address_with_an_unescaped_password_fails_without_showing_it(address: str) -> None:
    with pytest.raises(StoreError) as error:
        open_store(address.replace("@db", "@127.0.0.1:1").replace("//db", "//127.0.0.1:1"))
    said = message_of(error.value)
    assert not [part for part in PARTS if part in said]
    assert "\n" not in said


def test_a_password_that_must_be_escaped_is_said_to_be_so() -> None:
    with pytest.raises(StoreError, match="%40 for @"):
        open_store("postgresql://tamar:open@sesame@db/tamar")


def test_no_log_shows_the_store_s_password() -> None:
    settings = read_settings(store="postgresql://tamar:open%20sesame@db/tamar")
    assert settings.secrets() == ("open sesame", "open%20sesame")


@pytest.mark.parametrize("name", ["model_url", "slack_api"])
def test_a_password_in_another_address_is_not_shown(name: str) -> None:
    settings = read_settings(
        **{name: "https://tamar:opensesame@model.example/v1?api_key=opensesame"}
    )
    assert "opensesame" not in repr(settings)
    assert "model.example/v1" in repr(settings)


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[recess", "is not TOML"),
        ("legco_panels = 3", "must be a table"),
        ('[recess]\nperiods = [["2026-07-16"]]', "periods"),
        ('[recess]\nperiods = [["soon", "later"]]', "periods"),
        ("recess = 3", "recess"),
    ],
)
def test_a_wrong_sources_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        read_sources(_toml(tmp_path, text))


def test_a_sources_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read"):
        read_sources(tmp_path / "none.toml")


def test_a_sources_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(SettingsError, match="is not TOML"):
        read_sources(path)


def test_recess_is_read_from_dates_and_from_texts(tmp_path: Path) -> None:
    for periods in ('[["2026-07-16", "2026-10-06"]]', "[[2026-07-16, 2026-10-06]]"):
        _, recess = read_sources(_toml(tmp_path, f"[recess]\nperiods = {periods}"))
        assert recess.holds(date(2026, 8, 1))
        assert not recess.holds(date(2026, 10, 7))


def test_the_example_of_sources_changes_nothing_but_the_recess() -> None:
    options, recess = read_sources(ROOT / "deploy" / "sources.toml")
    assert recess.periods
    today = date(2026, 4, 14)
    plain = {s.key: list(s.addresses(today)) for s in all_sources({})}
    assert {s.key: list(s.addresses(today)) for s in all_sources(options)} == plain


@pytest.mark.parametrize("where", ["pigeon:7", "slack:T1", "teams:T1/19:a", "mail:nobody"])
def test_a_health_channel_on_no_platform_is_refused_by_a_sentence(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setenv("TAMAR_HEALTH_CHANNEL", where)
    with pytest.raises(SettingsError, match=r"TAMAR_HEALTH_CHANNEL: .* is no channel; write"):
        read_settings()


@pytest.mark.parametrize("where", ["console", "slack:T1/C9", "teams:T1/19%3Aa", "mail:" + "a" * 40])
def test_a_health_channel_may_be_on_every_platform(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setenv("TAMAR_HEALTH_CHANNEL", where)
    assert read_settings().health_channel == where


@pytest.mark.parametrize("blank", ["", "  "])
@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_a_setting_that_is_set_to_nothing_is_not_set(
    monkeypatch: pytest.MonkeyPatch, name: str, blank: str
) -> None:
    unset = read_settings()
    monkeypatch.setenv(f"TAMAR_{name.upper()}", blank)
    assert read_settings() == unset


@pytest.mark.parametrize(
    "url",
    [
        "smtp://mail.example.org:25",
        "https://mail.example.org",
        "smtps://u:p w@mail.example.org",
        "x",
    ],
)
def test_a_relay_that_would_be_told_in_the_clear_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("TAMAR_SMTP_URL", url)
    with pytest.raises(SettingsError, match=r"TAMAR_SMTP_URL: write smtps://") as error:
        read_settings()
    assert "p w" not in str(error.value)


@pytest.mark.parametrize(
    "sender", ["a@b.hk\nBcc: c@d.hk", "nobody", "A <a@b.hk>, <c@d.hk>", "<a@b>\n"]
)
def test_a_sender_that_is_not_one_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, sender: str
) -> None:
    monkeypatch.setenv("TAMAR_MAIL_FROM", sender)
    with pytest.raises(SettingsError, match="TAMAR_MAIL_FROM"):
        read_settings()


def test_what_is_wrong_with_a_setting_ends_in_one_full_stop() -> None:
    with pytest.raises(SettingsError) as wrong:
        read_settings(health_channel="foo")
    assert ".." not in str(wrong.value)
