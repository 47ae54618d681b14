"""This file says of each chat platform how its channels are addressed and what it can do: all else asks it here."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What may stand in a part of an address: percent-quoted where a platform's own ids hold more.
QUOTED = r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})"


@dataclass(frozen=True, slots=True)
class PlatformFacts:
    """What is so on one chat platform and otherwise on another; what is not said is so on most."""

    written: str  # how an address there is written, for people
    address: re.Pattern[
        str
    ]  # all of it: the platform, a colon, a workspace with a slash, if any, the channel
    called: str = ""  # its name to people
    command: str = "{}"  # how a command is typed there
    by_mention: bool = False  # in a channel we hear what mentions us, and nothing else
    answers_asker: bool = (
        False  # an answer in a channel is shown to whoever asked, and to nobody else
    )
    names_people: bool = True
    admins_in: str = (
        ""  # the setting that names administrators, where the platform does not say who is one
    )
    takes_files: bool = True
    has_buttons: bool = True  # elsewhere what can be done is told as a line to type
    has_threads: bool = True  # what is said below a message stands with it
    turns_private: bool = True  # a channel that everybody could read may be closed later


# By what stands before the first colon of an address; what stands before its first slash is the workspace.
PLATFORMS: dict[str, PlatformFacts] = {
    "console": PlatformFacts(
        "console",
        re.compile(r"console(?::[a-z0-9-]{1,40})?"),  # one terminal may be several channels
        has_buttons=False,
        turns_private=False,
    ),
    "slack": PlatformFacts(
        "slack:T1/C1",
        re.compile(r"slack:[A-Z0-9]{1,40}/[A-Z0-9]{1,40}"),
        called="Slack",
        command="/tamar {}",
        answers_asker=True,
    ),
    "teams": PlatformFacts(
        "teams:<tenant>/<conversation>",
        re.compile(rf"teams:[A-Za-z0-9-]{{1,64}}/{QUOTED}{{1,500}}"),
        called="Teams",
        by_mention=True,
        names_people=False,
        admins_in="TAMAR_TEAMS_ADMINS",
        takes_files=False,
        turns_private=False,
    ),
    "mail": PlatformFacts(
        "mail:<mark>",
        re.compile(r"mail:[0-9a-f]{40}"),  # never the address: it is sealed elsewhere
        called="mail",
        has_buttons=False,
        has_threads=False,
        turns_private=False,
    ),
}
