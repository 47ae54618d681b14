"""This file serves the replica from a shell: `python -m scrapers.replica [--port N] [--day YYYY-MM-DD]`."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

from scrapers.replica.server import Replica


def main() -> int:
    """Serve the replica; every line on standard input publishes the next step."""
    parser = argparse.ArgumentParser(prog="python -m scrapers.replica", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--day", type=date.fromisoformat, help="the Hong Kong day of the story")
    chosen = parser.parse_args()
    today = chosen.day or datetime.now(ZoneInfo("Asia/Hong_Kong")).date()
    say = sys.stdout.write
    with Replica(today).start(chosen.port) as replica:
        replica.publish()
        say(f"{replica.rewrite('https://www.info.gov.hk/gia/general/')}{today:%Y%m/%d}.htm\n")
        say(f"Press return for the next of {len(replica.steps)} steps, Ctrl-D to end.\n")
        sys.stdout.flush()
        try:
            for _ in sys.stdin:
                step = replica.publish()
                say(f"{step.name}: {step.says}\n" if step else "The story is told.\n")
                sys.stdout.flush()
        except KeyboardInterrupt:
            say("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
