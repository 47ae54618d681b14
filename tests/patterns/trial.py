"""This file tries patterns on their adversaries, a line of JSON for each; a timer ends it where one hangs.

The lines come on standard input; the answers go to standard output, in the same order. Whoever
starts it sees from their number at which pattern it was ended.
"""

from __future__ import annotations

import json
import math
import re
import signal
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from tests.patterns.adversaries import adversaries, stretched

# Seconds of CPU that no pattern may take at the length of the text it sees: what is quadratic takes more, on a quick
# machine, too.
ENOUGH = 0.08
PLAIN = 8 * ENOUGH  # seconds that no noise and no slow machine can make of a quick run
HANGS = 2 * PLAIN  # seconds of CPU after which the process is ended
# Seconds mean those of a machine on which this one takes so long; a slow machine is no slow pattern.
YARDSTICK = (re.compile(r"(?:[a-z]{1,9} ){1,9}!|\b\w+ing\d"), "walking to the other sides " * 400)
YARDSTICK_TAKES = 0.005
FIRST = (40, 160, 640)  # lengths that show an exponential pattern before it hangs for long
NOISE = 0.004  # seconds below which growth cannot be told
DOUBLING = (125, 250, 500, 1000, 2000, 4000, 8000, 16_000)
STEEP = 2.7  # the exponent with which time grows: 2 is quadratic, and measured with some noise
STEEPER = 4**1.5  # what four times the text takes, at least, where growth is worth measuring


def tried(job: dict[str, Any]) -> dict[str, Any]:
    """Give the slowest time of a pattern at its length in seconds, its text, and its growth.

    It ends at the first text that takes too long, or whose time grows too fast.
    """
    source: Any = job["pattern"].encode("latin-1") if job["is_bytes"] else job["pattern"]
    pattern = re.compile(source, job["flags"])
    slowest: tuple[float, str, Any] = (0.0, "", None)
    growth = 0.0
    shorter = (*FIRST, job["length"] // 4)
    for adversary in adversaries(source, job["flags"]):
        for method in job["methods"]:
            run = _runner(pattern, method)
            taken = before = 0.0
            tried_at = job["length"]
            for length in (*shorter, job["length"]):
                if length > FIRST[-1] and taken < ENOUGH * (tried_at / job["length"]) ** 3:
                    break  # not even with the third power could it take too long, or be seen to grow
                before, taken = taken, _timed(run, _text(adversary, length, job["is_bytes"]))
                tried_at = length
                if taken > slowest[0]:
                    slowest = (taken, method, adversary)
                if taken > ENOUGH:
                    break
            if taken > NOISE and taken > before * STEEPER:
                growth = max(growth, _growth(run, adversary, job["is_bytes"]))
            if taken > ENOUGH or growth > STEEP:
                return _result(slowest, growth)
    return _result(slowest, growth)


def _result(slowest: tuple[float, str, Any], growth: float) -> dict[str, Any]:
    taken, method, text = slowest
    return {"seconds": taken, "method": method, "text": text, "growth": round(growth, 2)}


def _growth(run: Callable[[Any], object], adversary: Any, is_bytes: bool) -> float:
    """The exponent with which time grows between two lengths, the first that can be measured."""
    before = 0.0
    for length in DOUBLING:
        taken = _best(run, _text(adversary, length, is_bytes))
        if before > NOISE:
            return math.log2(max(taken, before) / before)
        before = taken
    return 0.0


def _text(adversary: Any, length: int, is_bytes: bool) -> Any:
    text = stretched(adversary, length)
    return text.encode("latin-1", "replace") if is_bytes else text


def _runner(pattern: re.Pattern[Any], method: str) -> Callable[[Any], object]:
    if method in {"sub", "subn"}:
        empty = pattern.pattern[:0]
        return lambda text: pattern.sub(empty, text)
    if method == "finditer":
        return lambda text: deque(pattern.finditer(text), maxlen=0)
    return getattr(pattern, method)  # type: ignore[no-any-return]


def _timed(run: Callable[[Any], object], text: Any) -> float:
    taken = _once(run, text)
    return _best(run, text) / _slowness() if ENOUGH / 2 < taken < PLAIN else taken


def _slowness() -> float:
    """How many times longer than it should the yardstick takes this moment, never less than once."""
    pattern, text = YARDSTICK
    return max(1.0, _best(pattern.search, text) / YARDSTICK_TAKES)


def _best(run: Callable[[Any], object], text: Any) -> float:
    return min(_once(run, text) for _ in range(3))


def _once(run: Callable[[Any], object], text: Any) -> float:
    # `re` cannot be interrupted, but the timer's signal ends the process where nobody handles it.
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    # A process with a timer has a clock that goes by ticks; that of a thread is exact.
    start = time.thread_time()
    run(text)
    taken = time.thread_time() - start
    signal.setitimer(signal.ITIMER_PROF, 0)
    return taken


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(tried(json.loads(line))), flush=True)
