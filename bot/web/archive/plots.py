"""This file draws a figure over time as an SVG picture, with the same in words for who does not see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

WIDE, HIGH = 640, 200
LEFT, RIGHT, TOP, BELOW = 16, 16, 34, 30  # room around the line
MOST = 40  # points
_NAMES = 74  # of the picture's width that a value's words take


@dataclass(frozen=True, slots=True)
class Point:
    """One amount on one day, and both as they are written."""

    day: date
    value: Decimal
    when: str
    amount: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A line over time: what it is of, its picture, and what the picture says."""

    name: str
    svg: str
    words: str


def plot(name: str, mark: str, points: Sequence[Point], colon: str = ": ") -> Plot | None:
    """Draw points in order of their days; None of fewer than two days. `mark` names it on its page."""
    line = sorted(points, key=lambda one: one.day)[-MOST:]
    if len({one.day for one in line}) < 2:
        return None
    words = " · ".join(f"{one.when}{colon}{one.amount}" for one in line)
    return Plot(name, _svg(name, words, mark, line), words)


def _svg(name: str, words: str, mark: str, line: Sequence[Point]) -> str:
    top = max(one.value for one in line) or Decimal(1)
    first, span = line[0].day.toordinal(), line[-1].day.toordinal() - line[0].day.toordinal()
    spots = [
        (
            LEFT + (WIDE - LEFT - RIGHT) * (one.day.toordinal() - first) / span,
            HIGH - BELOW - (HIGH - TOP - BELOW) * max(0.0, float(one.value / top)),
        )
        for one in line
    ]
    svg = ET.Element(
        "svg",
        {"viewBox": f"0 0 {WIDE} {HIGH}", "class": "plot", "role": "img",
         "aria-labelledby": f"{mark}-t {mark}-d"},
    )  # fmt: skip
    ET.SubElement(svg, "title", {"id": f"{mark}-t"}).text = name
    ET.SubElement(svg, "desc", {"id": f"{mark}-d"}).text = words
    floor = str(HIGH - BELOW)
    ET.SubElement(svg, "line", {"x1": str(LEFT), "x2": str(WIDE - RIGHT), "y1": floor, "y2": floor})
    ET.SubElement(svg, "polyline", {"points": " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)})
    for x, y in spots:
        ET.SubElement(svg, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "3.5"})
    said = -WIDE * 1.0
    for at, ((x, y), one) in enumerate(zip(spots, line, strict=True)):
        last = at == len(line) - 1
        if not last and (x - said < 2 * _NAMES or spots[-1][0] - x < 2 * _NAMES):
            continue  # its words would stand on another's; they are in the table
        anchor, under = _aside(spots, at)
        middle = "start" if at == 0 else "end" if last else "middle"
        for text, height, side in (
            (one.amount, y + 18 if under else y - 9, anchor), (one.when, HIGH - 9, middle),
        ):  # fmt: skip
            spot = {"x": f"{x:.1f}", "y": f"{height:.1f}", "text-anchor": side}
            ET.SubElement(svg, "text", spot).text = text
        said = x
    return ET.tostring(svg, encoding="unicode")


def _aside(spots: Sequence[tuple[float, float]], at: int) -> tuple[str, bool]:
    """Give where the words of a point stand so that its line does not cross them: anchor, and if below."""
    y = spots[at][1]
    before = spots[at - 1][1] if at else None
    after = spots[at + 1][1] if at + 1 < len(spots) else None
    if before is None:
        return "start", after is not None and after < y
    if after is None:
        return "end", before < y
    if after < y:  # it rises from here: above and to the left, or below a valley
        return ("middle", True) if before < y else ("end", False)
    return ("start", False) if before < y else ("middle", False)
