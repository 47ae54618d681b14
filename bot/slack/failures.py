"""This file reads Slack's answers: which mean that a message was certainly not taken, and which do not."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.platforms.errors import Ambiguous, CannotLook, LayoutRefused, NotSent, PlatformError

REST = 10.0  # seconds to wait when Slack says "slower" without saying how long
LONGEST_REST = 3600.0
UNREACHABLE_REST = 5.0

PERHAPS = frozenset(
    [
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
        "duplicate_message_not_found",
    ]
)
SLOWER = frozenset(["ratelimited", "rate_limited", "message_limit_exceeded", "accesslimited"])
WORKSPACE_GONE = frozenset(
    [
        "account_inactive",
        "token_revoked",
        "invalid_auth",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "team_not_found",
        "access_denied",
        "is_bot_deleted",
        "enterprise_is_restricted",
        "two_factor_setup_required",
    ]
)
CHANNEL_GONE = frozenset(
    [
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
        "user_not_found",
        "user_disabled",
        "cannot_dm_bot",
        "messages_tab_disabled",
        "channel_type_not_supported",
        "team_access_denied",
    ]
)
LAYOUT_REFUSED = frozenset(
    [
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_block_type",
        "msg_blocks_too_long",
        "too_many_attachments",
        "invalid_attachments",
        "attachment_payload_limit_exceeded",
        "invalid_arguments",
    ]
)
MESSAGE_REFUSED = frozenset(
    [
        "msg_too_long",
        "no_text",
        "invalid_arg_name",
        "invalid_array_arg",
        "invalid_charset",
        "invalid_form_data",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "metadata_too_large",
        "metadata_must_be_sent_from_app",
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "cannot_reply_to_message",
        "slack_connect_blocked_file_type",
        "thread_not_found",
    ]
)
NEVER_TO_LOOK = frozenset(
    [
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_in_channel",
        "restricted_action",
        "method_not_supported_for_channel_type",
        "access_denied",
    ]
)


def failure(error: BaseException) -> PlatformError:
    """Say what an exception from slack_sdk or aiohttp means for the message that we tried to send."""
    if isinstance(error, SlackApiError):
        return _answer(error)
    import aiohttp  # loaded with the first message

    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        # Nothing of the request leaves before the connection stands.
        return NotSent("Slack is out of reach", retry_after=UNREACHABLE_REST, scope="workspace")
    if isinstance(error, asyncio.TimeoutError):
        return Ambiguous("Slack did not answer in time")
    if isinstance(error, aiohttp.ClientError | OSError):
        return Ambiguous(f"the connection to Slack broke ({type(error).__name__})")
    if isinstance(error, SlackClientError | AttributeError | TypeError | ValueError):
        return Ambiguous(f"Slack's answer could not be read ({type(error).__name__})")
    return Ambiguous(f"{type(error).__name__} while posting to Slack")


def failure_of_look(error: BaseException) -> PlatformError:
    """Say what an exception from slack_sdk means for a look into a channel's history."""
    found = failure(error)
    if isinstance(error, SlackApiError) and code_of(error) in NEVER_TO_LOOK:
        return CannotLook(f"Slack does not let us read this channel ({code_of(error)})")
    return found


def retry_after(headers: Mapping[str, Any] | None) -> float:
    """Read Retry-After in seconds; what is missing, odd or beyond an hour is put right."""
    text = str((headers or {}).get("Retry-After", "")).strip()
    try:
        seconds = float(text)
    except ValueError:
        return REST
    return min(max(seconds, 0.0), LONGEST_REST) if seconds == seconds else REST  # NaN is not


def _answer(error: SlackApiError) -> PlatformError:
    response: Any = error.response
    status = int(getattr(response, "status_code", None) or getattr(response, "status", None) or 0)
    return refused(status, getattr(response, "data", None), getattr(response, "headers", None))


def refused(status: int, said: object, headers: Mapping[str, Any] | None) -> PlatformError:
    """Say what an answer that is not "ok" means for the message that we tried to send."""
    code = _code_in(said)
    if status == 429 or code in SLOWER:
        wait = retry_after(headers)
        return NotSent("Slack asked us to slow down", retry_after=wait, scope="workspace")
    if status >= 500 or status == 408 or code in PERHAPS:
        return Ambiguous(f"Slack failed ({code or status})")
    if code is None:
        if status == 200:
            return Ambiguous("Slack's answer could not be read (not JSON)")
        return NotSent(f"Slack refused with HTTP {status}")
    return _refusal(code)


def _refusal(code: str) -> NotSent:
    if code in WORKSPACE_GONE:
        return NotSent(code, permanent=True, scope="workspace")
    if code in CHANNEL_GONE:
        return NotSent(code, permanent=True, scope="channel")
    if code in LAYOUT_REFUSED:
        return LayoutRefused(code)
    if code in MESSAGE_REFUSED:
        return NotSent(code, permanent=True, scope="message")
    if code in ("token_expired", "missing_scope"):
        return NotSent(code, retry_after=60.0, scope="workspace")
    return NotSent(code)


def code_of(error: SlackApiError) -> str | None:
    """Give Slack's own word for what is wrong, None where it gave none."""
    return _code_in(getattr(error.response, "data", None))


def _code_in(said: object) -> str | None:
    code = said.get("error") if isinstance(said, dict) else None
    return str(code)[:80] if code else None
