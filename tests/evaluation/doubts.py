"""This file prints what is joined and counted in all papers at hand, the most doubtful first: `python -m tests.evaluation.doubts [joins | figures] [MOST]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace

from bot.contents.figures import Figure, figures
from bot.contents.references import references
from bot.topics import registers
from scrapers.items import Document
from scrapers.kinds import documents
from scrapers.readers import read
from storage.records import Reference
from tests.evaluation import references as known
from tests.evaluation.replies import replies
from tests.material import at_hand

MOST = 120
_NUMBER = re.compile(r"\d[\d,.]{0,12}")


def papers() -> Iterator[tuple[str, Document]]:
    """Give every paper at hand by the name of its file, replies by their number."""
    for source, (name, issued) in known._PAPERS.items():  # the days of the same papers
        if (path := at_hand("real", "seeds", name)) is not None:
            yield source, documents(read(path.read_bytes(), name), published=issued)[0]
    for number, document in replies().items():
        yield f"003/{number}", replace(document, published=known._APRIL)


def figure_doubt(one: Figure) -> int:
    """Say how doubtful a figure is: no day, nothing counted, many numbers in one long sentence."""
    numbers = len(_NUMBER.findall(one.sentence))
    return (
        3 * (one.as_of is None) + 3 * (not one.counts) + min(numbers, 12)
        + len(one.sentence) // 60 + 2 * (one.span == "cumulative")
    )  # fmt: skip


def join_doubt(one: Reference) -> int:
    """Say how doubtful a join is: few words, no paper's number in them, no place."""
    numbered = one.to.startswith(("legco:", "lcq:", "estimates:"))
    return 4 * (not numbered) + 2 * (not one.at) + 3 * (len(one.words) < 6) + len(one.words) // 40


def main() -> None:
    """Print joins, figures or both."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    most = int(sys.argv[2]) if len(sys.argv) > 2 else MOST
    names = {one.key: one.names for one in registers.identities() if one.kind == "programme"}
    every = list(papers())
    if wanted != "figures":
        joins = [(join_doubt(r), source, r) for source, d in every for r in references(d)]
        joins.sort(key=lambda row: -row[0])
        print(f"{len(joins)} edges, {sum(r.joins for _, _, r in joins)} of them join")
        for doubt, source, r in joins[:most]:
            kind = "join" if r.joins else "beside"
            print(f"{doubt:>2} {source:<18} {kind:<6} {r.how:<13} {r.to} ¶{r.at} | {r.words[:160]}")
    if wanted != "joins":
        found = [(figure_doubt(f), source, f) for source, d in every for f in figures(d, names)]
        found.sort(key=lambda row: -row[0])
        print(f"{len(found)} figures")
        for doubt, source, f in found[:most]:
            print(
                f"{doubt:>2} {source:<14} {f.programme} | {f.qualifier} {f.value.normalize():f} {f.unit} {f.counts}"
                f" | {f.span} {f.as_of} | {f.sentence[:220]}"
            )


if __name__ == "__main__":
    main()
