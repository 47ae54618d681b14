"""This file measures the PDF reader in its child beside the libraries alone, on one paper of 120 pages.

Every library runs in a fresh interpreter, since that is what reading one hostile file costs.
Run it with `make bench`, or `python -m tests.bench.bench_readers`.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from scrapers.readers import read

PAGES = 120
ROUNDS = 5
GOAL = 1.5
SENTENCE = "政府會繼續推動無人機在本港的應用，並會按實際情況檢討有關規管安排及收費水平"
LIBRARIES = {
    "pypdfium2": "import pypdfium2 as p; d = p.PdfDocument(f); "
    "n = sum(len(d[i].get_textpage().get_text_bounded()) for i in range(len(d)))",
    "pdfminer.six": "from pdfminer.high_level import extract_text; n = len(extract_text(f))",
    "pdfplumber": "import pdfplumber; n = sum(len(g.extract_text()) for g in pdfplumber.open(f).pages)",
}
CHILD = (
    "import sys; from scrapers.readers import read; f = sys.argv[1]; "
    "d = open(f, 'rb').read(); r = read(d, f); n = sum(len(b.text) for b in r.blocks)"
)


def paper() -> bytes:
    """Make a paper of 120 pages of Chinese, 32 lines each, in a font that is not embedded."""
    pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))
    out = io.BytesIO()
    drawing = canvas.Canvas(out, pageCompression=1)
    for page in range(PAGES):
        drawing.setFont("MSung-Light", 11)
        for line in range(32):
            drawing.drawString(60, 800 - 23 * line, f"{page}.{line} {SENTENCE}")
        drawing.drawString(290, 30, f"- {page + 1} -")
        drawing.showPage()
    drawing.save()
    return out.getvalue()


def alone(code: str, path: Path) -> tuple[float, float, int]:
    """Run a library once in a fresh interpreter: seconds, peak memory in MB, characters."""
    script = (
        f"import sys; f = sys.argv[1]\n{code}\nimport resource\n"
        "print(n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    start = time.perf_counter()
    printed = subprocess.run(
        [sys.executable, "-I", "-c", script, str(path)], check=True, capture_output=True, text=True
    ).stdout
    seconds = time.perf_counter() - start
    characters, kilobytes = printed.split()
    return seconds, int(kilobytes) / 1024, int(characters)


def ours(data: bytes) -> tuple[float, int]:
    """Read the paper once as Tamar does: seconds and characters."""
    start = time.perf_counter()
    reading = read(data, "paper.pdf")
    return time.perf_counter() - start, sum(len(block.text) for block in reading.blocks)


def child_memory(path: Path) -> float:
    """Give the child's peak memory in MB, as its parent is told when it ends."""
    script = (
        f"{CHILD}\nimport resource\nprint(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    printed = subprocess.run(
        [sys.executable, "-I", "-c", script, str(path)], check=True, capture_output=True, text=True
    ).stdout
    return int(printed) / 1024


def main() -> None:
    """Print one row for each way of reading the same paper."""
    data = paper()
    handle, name = tempfile.mkstemp(suffix=".pdf")
    os.close(handle)
    path = Path(name)
    try:
        path.write_bytes(data)
        print(
            f"PDF of {PAGES} pages, {len(data) // 1024} KB, own text; best of {ROUNDS} runs in turn"
        )
        print(f"{'reader':<26}{'seconds':>9}{'pages/s':>9}{'MB':>7}{'characters':>12}")
        first, *others = LIBRARIES
        # In turn, so that whatever else the machine does falls on both alike.
        rounds = [(ours(data), alone(LIBRARIES[first], path)) for _ in range(ROUNDS)]
        own = min(mine[0] for mine, _ in rounds)
        base = min(theirs[0] for _, theirs in rounds)
        show("Tamar, in its child", own, child_memory(path), rounds[0][0][1])
        show(f"{first} alone", base, *rounds[0][1][1:])
        for library in others:
            show(f"{library} alone", *alone(LIBRARIES[library], path))
        verdict = "met" if own <= GOAL * base else "MISSED"
        print(f"Tamar / pypdfium2 alone: {own / base:.2f} (goal {GOAL}: {verdict})")
    finally:
        path.unlink()


def show(name: str, seconds: float, megabytes: float, characters: int) -> None:
    """Print one row."""
    print(f"{name:<26}{seconds:>9.3f}{PAGES / seconds:>9.0f}{megabytes:>7.0f}{characters:>12}")


if __name__ == "__main__":
    main()
