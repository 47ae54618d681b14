"""This file reads the settings, each a TAMAR_ variable, and refuses wrong ones in one line."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.calendar import Recess
from storage.addresses import passwords_of
from storage.people.channel_addresses import platform_of, shapes

_USER = re.compile(
    r"(?<=://)\S*(?=@)"
)  # to the last @: a password that nobody escaped may hold some
_SECRET_PART = re.compile(
    r"(?i)([?&][^=&?\s]{0,60}(?:pass|key|token|secret)[^=&?\s]{0,60}=)[^&\s]*"
)


_SITE = re.compile(r"https?://[A-Za-z0-9.-]{1,200}(?::\d{1,5})?/?")
# Without TLS only to this machine.
# e.g. smtps://user:password@mail.example.org:465 · smtp://localhost:2525
_SMTP = re.compile(
    r"(?:smtps|smtp\+starttls)://(?:[^\s@/]{1,200}@)?[A-Za-z0-9.-]{1,200}(?::\d{1,5})?/?"
    r"|smtp://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?/?"
)
# e.g. Tamar <tamar@example.org> · tamar@example.org
_SENDER = re.compile(
    r"[^<>@\n\r\"]{0,60}<[!-;=?A-~]{1,64}@[A-Za-z0-9.-]{1,200}>|[!-;=?A-~]{1,64}@[A-Za-z0-9.-]{1,200}"
)
_CONTACT = re.compile(r"(?:mailto:)?[!-?A-~]{1,100}@[!-?A-~]{1,100}|https?://[!-~]{1,200}")


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it and says what to write."""


def default_store() -> str:
    """Give the store that is used when none is named: a file under XDG's data directory."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return f"sqlite:///{Path(home) / 'tamar' / 'tamar.db'}"


class Settings(BaseSettings):
    """What an operator may set; everything has a default that is safe."""

    model_config = SettingsConfigDict(env_prefix="TAMAR_", extra="ignore", frozen=True)

    store: str = Field(
        default_factory=default_store, description="sqlite:///path or postgresql://..."
    )
    contact: str = Field(
        "mailto:unset@localhost",
        description="a web or mail address that sites see in our User-Agent: set it to yours",
    )
    sources: Path | None = Field(
        None, description="a sources.toml with slugs, panels, yearly addresses"
    )
    slack_bot_token: SecretStr | None = Field(None, description="xoxb-..., for one workspace")
    slack_app_token: SecretStr | None = Field(None, description="xapp-..., switches Socket Mode on")
    slack_signing_secret: SecretStr | None = Field(None, description="for Slack over HTTP")
    slack_client_id: str | None = Field(None, description="for many workspaces: OAuth's client id")
    slack_client_secret: SecretStr | None = Field(None, description="and its secret")
    teams_app_id: str | None = Field(None, description="for Teams: the bot's app id in Entra")
    teams_secret: SecretStr | None = Field(None, description="and its client secret, which expires")
    teams_tenant: str | None = Field(None, description="and the tenant in which it is registered")
    teams_allow: str = Field(
        "", description="tenants whose people may speak to it, comma between; empty: its own only"
    )
    teams_admins: str = Field(
        "", description="Entra object ids of Teams' administrators of the bot, comma between"
    )
    keys: SecretStr | None = Field(
        None, description="Fernet keys that encrypt tokens at rest, newest first, comma between"
    )
    health_channel: str | None = Field(None, description=f"where trouble is told: {shapes()}")
    web_port: int = Field(
        8484, ge=0, le=65535, description="the web app's port: Slack's and Teams' door"
    )
    web_host: str = Field("127.0.0.1", description="the web app's address to listen on")
    ops_port: int = Field(8485, ge=0, le=65535, description="the port of /readyz and /metrics")
    ops_host: str = Field("127.0.0.1", description="their address; never one that strangers reach")
    archive: Literal["on", "off"] = Field(
        "off", description="on: the web app shows the papers to anybody who asks"
    )
    archive_url: str | None = Field(
        None,
        validate_default=True,
        description="https://... at which the world reaches that archive",
    )
    archive_proxies: str = Field(
        "", description="addresses of proxies that may say for whom they ask, comma between"
    )
    smtp_url: SecretStr | None = Field(
        None,
        description="smtps://user:password@host:465 or smtp+starttls://...: the relay that sends mail",
    )
    mail_from: str | None = Field(
        None, description="Tamar <tamar@example.org>: in whose name mail is sent"
    )
    stop_grace: float = Field(
        20.0, gt=0, le=600, description="seconds in which what is under way may end when we stop"
    )
    paper_seconds: float = Field(
        10.0, gt=0, le=600, description="seconds of work that understanding one paper may take"
    )
    model_url: str | None = Field(
        None, description="an OpenAI-compatible endpoint; unset means none"
    )
    model_name: str = Field("", description="the model there")
    model_key: SecretStr | None = Field(None, description="its key")
    model_seconds: float = Field(30.0, gt=0, le=300, description="how long it may take to answer")
    model_budget: int = Field(200_000, ge=0, description="tokens a month at most")
    slack_api: str | None = Field(None, description="another address of Slack's API, for tests")

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unset(cls, values: Any) -> Any:
        """Take what is set to nothing, as a template of settings is, for what is not set."""
        return {name: v for name, v in dict(values).items() if not _is_blank(v)}

    @field_validator("store")
    @classmethod
    def _known_store(cls, value: str) -> str:
        known = ("sqlite:///", "sqlite+pysqlite:///", "postgresql://", "postgresql+psycopg://")
        if not value.startswith(known):
            raise ValueError("write sqlite:///path/to/file.db or postgresql://user@host/name")
        return value

    @field_validator("contact")
    @classmethod
    def _sendable(cls, value: str) -> str:
        """Take what can stand in a header and be written to: a mail or web address."""
        if not _CONTACT.fullmatch(value):
            raise ValueError("write a mail or web address, such as you@example.org")
        return value

    @field_validator("health_channel")
    @classmethod
    def _known_channel(cls, value: str | None) -> str | None:
        if value is not None:
            platform_of(value)
        return value

    @field_validator("archive_url")
    @classmethod
    def _whole_site(cls, value: str | None, info: ValidationInfo) -> str | None:
        if not value:
            if info.data.get("archive") == "on":
                raise ValueError("the archive needs the address at which the world reaches it")
            return None
        if not _SITE.fullmatch(value):
            raise ValueError("write https://archive.example.org, without a path")
        return value.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _known_relay(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _SMTP.fullmatch(value.get_secret_value()):
            raise ValueError(
                "write smtps://user:password@host:465 or smtp+starttls://user:password@host:587, "
                "signs such as @ in them as %40; smtp:// only to this machine"
            )
        return value

    @field_validator("mail_from")
    @classmethod
    def _one_sender(cls, value: str | None) -> str | None:
        if value is not None and not _SENDER.fullmatch(value):
            raise ValueError("write Tamar <tamar@example.org>, or an address alone")
        return value

    @property
    def archive_at(self) -> str | None:
        """Give the archive's own address, if it is on."""
        return self.archive_url if self.archive == "on" else None

    @property
    def proxies(self) -> tuple[str, ...]:
        """Name the proxies that may say for whom they ask."""
        return tuple(one.strip() for one in self.archive_proxies.split(",") if one.strip())

    @property
    def slack(self) -> bool:
        """Say whether Slack is set up."""
        return bool(self.slack_bot_token or (self.slack_client_id and self.slack_client_secret))

    @property
    def teams(self) -> bool:
        """Say whether Teams is set up."""
        return bool(self.teams_app_id and self.teams_secret and self.teams_tenant)

    @property
    def mail(self) -> bool:
        """Say whether mail is set up: its pages are the archive's, its addresses are sealed."""
        return bool(self.smtp_url and self.mail_from and self.keys and self.archive_at)

    @property
    def teams_tenants(self) -> tuple[str, ...]:
        """Name the tenants whose people may speak to us in Teams, in small letters."""
        named = self.teams_allow.split(",") if self.teams_allow.strip() else [self.teams_tenant]
        return tuple(name.strip().casefold() for name in named if name and name.strip())

    def written(self, name: str) -> str:
        """Give a setting that is text as it was written, a secret one too; nothing where it is not set."""
        value = getattr(self, name)
        return (value.get_secret_value() if isinstance(value, SecretStr) else value) or ""

    def secrets(self) -> tuple[str, ...]:
        """Give what no log may show: tokens and keys, and the password in the store's address."""
        values = (getattr(self, name) for name in type(self).model_fields)
        kept = (v.get_secret_value() for v in values if isinstance(v, SecretStr))
        return (*kept, *passwords_of(self.store))

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Give what is printed of the settings: addresses without whom they are for."""
        for name, value in super().__repr_args__():
            yield name, without_passwords(value) if isinstance(value, str) else value


def _is_blank(value: object) -> bool:
    text = value.get_secret_value() if isinstance(value, SecretStr) else value
    return isinstance(text, str) and not text.strip()


def without_passwords(address: str) -> str:
    """Give an address without user, password or key, however wrongly it is written."""
    return _SECRET_PART.sub(r"\1***", _USER.sub("***", address))


def variables() -> tuple[str, ...]:
    """Name the variables of the environment, without what they hold."""
    return tuple(os.environ)


def read_settings(**given: Any) -> Settings:
    """Read the settings from the environment; `given` wins where it is not None."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        problems = "; ".join(
            f"TAMAR_{str(e['loc'][0]).upper()}: {e['msg'].removeprefix('Value error, ').rstrip('.')}"
            for e in error.errors(include_input=False)
        )
        raise SettingsError(f"{problems}. See deploy/env.example.") from None


def read_sources(path: Path | None) -> tuple[dict[str, dict[str, object]], Recess]:
    """Read sources.toml: a table per source module, and [recess] with pairs of dates."""
    if path is None:
        return {}, Recess()
    try:
        with path.open("rb") as file:
            options = tomllib.load(file)
    except OSError as error:
        raise SettingsError(f"TAMAR_SOURCES: cannot read {path}: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"TAMAR_SOURCES: {path} is not TOML: {error}.") from None
    recess = options.pop("recess", {})
    try:
        periods = tuple((_date(first), _date(last)) for first, last in recess.get("periods", []))
    except (TypeError, ValueError, AttributeError):
        raise SettingsError(
            'sources.toml: write [recess] periods = [["2026-07-16", "2026-10-06"]].'
        ) from None
    unknown = [name for name, value in options.items() if not isinstance(value, dict)]
    if unknown:
        raise SettingsError(f"sources.toml: {unknown[0]} must be a table, as in [{unknown[0]}].")
    return options, Recess(periods)


def _date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


__all__ = ["Settings", "SettingsError", "default_store", "read_settings", "read_sources"]
