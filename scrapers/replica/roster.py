"""This file furnishes the replica with the Council's roster, in the two records that its pages are drawn from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from scrapers.replica.shelf import our_text
from scrapers.replica.site import Site
from scrapers.sources import legco_members

_FIRST = 401  # the number of the first Member; the others follow


@dataclass(frozen=True, slots=True)
class Sitting:
    """A Member as the replica's Council has one."""

    number: int
    zh: str
    en: str
    sits: bool = True


def members() -> tuple[Sitting, ...]:
    """Give those who sit by our own list."""
    rows = (line.partition("|") for line in our_text("members.txt").splitlines())
    return tuple(Sitting(number, zh, en) for number, (zh, _, en) in enumerate(rows, _FIRST))


def furnish(site: Site) -> None:
    """Publish that those who are known sit."""
    seat(site, members())


def seat(site: Site, sitting: Iterable[Sitting]) -> None:
    """Publish who sits, in every record of the roster."""
    held = list(sitting)
    english, chinese, details = legco_members.addresses(site.today)
    _serve(site, english, {"data": [_listed(one, f"Hon {one.en}") for one in held]})
    _serve(site, chinese, {"data": [_listed(one, f"{one.zh}議員") for one in held]})
    rows = [
        {"LASS_ID": str(one.number), "Name_TC": f"{one.zh}議員, BBS, JP"}
        for one in held
        if one.sits
    ]
    _serve(site, details, {"Members": rows})


def _listed(one: Sitting, salute: str) -> dict[str, object]:
    return {
        "member_id": one.number,
        "search_key": f"{one.zh}|{one.zh}|{one.en}|選舉委員會|选举委员会|Election Committee",
        "salute_name": salute,
        "is_active": "Y" if one.sits else "N",
        "is_president": "N",
    }


def _serve(site: Site, address: str, held: object) -> None:
    body = json.dumps(held, ensure_ascii=False).encode()
    site.serve(address, body, "application/json; charset=utf-8")
