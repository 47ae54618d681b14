"""This file prints the patterns that take longest on text made to slow them down."""

from __future__ import annotations

import json
import subprocess
import sys
from operator import itemgetter

from tests.deadlines import ROOT
from tests.patterns.lengths import seen_by
from tests.patterns.trial import tried

SHOWN = 30


def main() -> None:
    """Try each pattern here, one after the other; one that hangs ends this process by SIGPROF."""
    command = [sys.executable, "-m", "tests.patterns.collection"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    found = json.loads(done.stdout)["found"]
    rows = []
    for number, each in enumerate(found, 1):
        print(f"\r{number} of {len(found)}", end="", file=sys.stderr, flush=True)
        result = tried({**each, "length": seen_by(each["module"])})
        rows.append((result["seconds"], result["growth"], seen_by(each["module"]), each))
    print(f"\r{len(found)} patterns; those that take longest:", file=sys.stderr)
    print(f"{'ms':>7} {'power':>5} {'letters':>7}  where")
    for seconds, growth, length, each in sorted(rows, key=itemgetter(0), reverse=True)[:SHOWN]:
        where = f"{each['module']}:{each['line']} {each['name']}"
        print(f"{seconds * 1000:7.1f} {growth:5.2f} {length:7}  {where}")


if __name__ == "__main__":
    main()
