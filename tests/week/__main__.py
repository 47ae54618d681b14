"""This file lives through many weeks and prints the table: `python -m tests.week --seeds 20`."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

import structlog

from scrapers.source import all_sources
from tests.week import foreign
from tests.week.ledger import DELAYS, HEAD, Delay, Ledger, closed, delays
from tests.week.simulation import FEW, KEYS, Week


def live(
    seed: int,
    *,
    days: int,
    share: float,
    faults: int,
    shown: bool = False,
    keys: Collection[str] = KEYS,
) -> Ledger:
    """Live through one week in a store of its own, and count."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        week = Week(
            seed,
            f"sqlite:///{Path(folder) / 'week.db'}",
            days=days,
            share=share,
            faults=faults,
            keys=keys,
        )
        week.run()
        ledger = closed(week)
        if shown:
            for fault in week.faults:
                print(f"  {fault.start:%a %H:%M}-{fault.end:%H:%M} {fault.name}")
            for message in week.chat.messages.values():
                if message.address == "console:health":
                    print("  told:", message.text)
        week.store.close()
    return ledger


def live_abroad(seed: int, *, days: int, share: float, shown: bool = False) -> foreign.Account:
    """Live through a week on the foreign replica, and account for every row."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        url = f"sqlite:///{Path(folder) / 'week.db'}"
        week = foreign.ForeignWeek(seed, url, days=days, share=share, faults=0, tail_days=1)
        week.run()
        account = foreign.closed(week)
        if shown:
            for message in week.chat.messages.values():
                if message.address == "console:health":
                    print("  told:", message.text)
        week.store.close()
    return account


def main() -> int:
    """Run, print a line a seed and what went wrong, and give 0 where nothing did."""
    parser = argparse.ArgumentParser(prog="python -m tests.week", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--share", type=float, default=1.0, help="of a real week's releases")
    parser.add_argument("--faults", type=int, default=30)
    parser.add_argument("--show", action="store_true", help="the faults, and who was told of them")
    parser.add_argument("--few", action="store_true", help="only the sources of the first weeks")
    parser.add_argument("--foreign", action="store_true", help="on pages of shapes not our own")
    chosen = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    if chosen.foreign:
        return abroad(chosen)
    print(HEAD + "   time", flush=True)
    bad = 0
    found: dict[str, list[Delay]] = defaultdict(list)
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        begun = time.monotonic()
        ledger = live(
            seed,
            days=chosen.days,
            share=chosen.share,
            faults=chosen.faults,
            shown=chosen.show,
            keys=FEW if chosen.few else KEYS,
        )
        for source, several in ledger.by_source.items():
            found[source] += several
        print(f"{ledger.line()} {time.monotonic() - begun:5.0f}s", flush=True)
        for said in (*ledger.lost, *ledger.doubled, *ledger.wrong):
            print(f"     {said}", flush=True)
        bad += not ledger.good
    print(DELAYS, *delays(found, {one.key: one.cadence.working for one in all_sources()}), sep="\n")
    return 1 if bad else 0


def abroad(chosen: argparse.Namespace) -> int:
    """Run on the foreign replica, print a line a seed, and give 0 where nothing went unsaid."""
    print(foreign.HEAD + "   time  shapes", flush=True)
    bad = 0
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        begun = time.process_time()
        account = live_abroad(seed, days=chosen.days, share=chosen.share, shown=chosen.show)
        spent = time.process_time() - begun
        print(f"{account.line()} {spent:5.0f}s  {account.drawn}", flush=True)
        for said in (*account.lost, *account.silent, *account.late, *account.wrong):
            print(f"     {said}", flush=True)
        bad += not account.good
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
