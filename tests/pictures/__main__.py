"""This file renders every golden message and surface: `python -m tests.pictures [name ...]`."""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from tests.messages.golden import FOLDER as GOLDEN
from tests.pictures.cards import cards
from tests.pictures.surfaces import surfaces

HERE = Path(__file__).parent
RENDERED = HERE / "rendered"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH = 660
FRAME = 200  # of a window's height, which its own frame may take: what is below stays empty
THEMES = {"light": "#ffffff", "dark": "#1a1d21"}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--virtual-time-budget=6000",
)
AT_ONCE = 14  # groups of messages in one picture: browsers draw none of any height
# What the README shows: what came of two of the replica's papers, by all that a real paper goes through.
SHOWN = {"alert": ("alert_lawtech", "alert_ai_zh")}
Messages = list[Any]
PAGES = {"slack": "slack.jsx", "teams": "teams.js"}
COMPARED = "panel_paper"  # shown as all three platforms show it


class Missing(Exception):
    """A tool is not on this machine; the message says which, and how to get it."""


def tool(names: Sequence[str], advice: str) -> str:
    """Find a program, or raise Missing."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise Missing(f"{names[0]} is not installed: {advice}")


def bundle(entry: str) -> tuple[str, str]:
    """Give a page's script and styles, made from this folder's npm project."""
    node = tool(["npm"], "install Node.js 20 or newer, for example apt-get install nodejs npm")
    if not (HERE / "node_modules").is_dir():
        try:
            subprocess.run([node, "ci", "--silent"], cwd=HERE, check=True)
        except subprocess.CalledProcessError as error:
            raise Missing(f"npm ci failed in {HERE}: is the npm registry within reach?") from error
    with tempfile.TemporaryDirectory(prefix="tamar-pictures-") as folder:
        out = Path(folder) / "page.js"
        subprocess.run(
            [
                HERE / "node_modules/.bin/esbuild",
                entry,
                "--bundle",
                "--minify",
                "--jsx=automatic",
                '--define:process.env.NODE_ENV="production"',
                "--log-level=error",
                f"--outfile={out}",
            ],
            cwd=HERE,
            check=True,
        )
        styles = out.with_suffix(".css")
        return out.read_text("utf-8"), styles.read_text("utf-8") if styles.exists() else ""


def page(groups: list[Messages], theme: str, made: tuple[str, str]) -> str:
    """Give a page that needs nothing else."""
    script, styles = (part.replace("</", "<\\/") for part in made)
    data = json.dumps(groups).replace("<", "\\u003c")
    return (
        f'<!doctype html><meta charset="utf-8"><style>{styles}</style>'
        f"<style>body{{margin:0;background:{THEMES[theme]}}}.group{{padding:8px 20px}}"
        "#root *{font-family:Inter,'Noto Sans','Liberation Sans','DejaVu Sans','Noto Sans CJK HK','Noto Sans CJK TC','Noto Color Emoji',"
        "sans-serif!important}.group>*{padding-bottom:10px!important}</style>"
        f'<div id="root"></div><script>window.THEME={theme!r};window.GROUPS={data}</script>'
        f"<script>{script}</script>"
    )


def ends_of(browser: str, written: str, count: int) -> list[int]:
    """Give where each of `count` groups of a page ends, in pixels from its top; raises Missing."""
    with tempfile.TemporaryDirectory(prefix="tamar-pictures-") as folder:
        looked = _browse(
            browser, Path(folder), written, f"--window-size={WIDTH},2000", "--dump-dom"
        )
    found = re.search(r"ends=([\d,]+)", looked)
    ends = [int(end) for end in found[1].split(",")] if found else []
    if len(ends) != count:
        raise Missing("the browser drew nothing: does it start by itself on this machine?")
    return ends


def shoot(
    browser: str, written: str, targets: list[Path], scale: int = 1, ends: Sequence[int] = ()
) -> None:
    """Take one picture of several groups of messages, and cut it into theirs: a browser starts slowly."""
    ends = ends or ends_of(browser, written, len(targets))
    with tempfile.TemporaryDirectory(prefix="tamar-pictures-") as folder:
        whole = Path(folder) / "whole.png"
        _browse(
            browser,
            Path(folder),
            written,
            f"--window-size={WIDTH},{ends[-1] + FRAME}",
            f"--force-device-scale-factor={scale}",
            f"--screenshot={whole}",
        )
        with Image.open(whole) as image:
            for begin, end, target in zip([0, *ends], ends, targets, strict=False):
                image.crop((0, begin * scale, image.width, end * scale)).save(target)


def _browse(browser: str, folder: Path, written: str, *flags: str) -> str:
    source = folder / "page.html"
    source.write_text(written, "utf-8")
    return subprocess.run(
        [browser, *FLAGS, f"--user-data-dir={folder}/profile", *flags, source.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "TZ": "Asia/Hong_Kong"},
    ).stdout


def draw(browser: str, parts: dict[str, Messages], made: tuple[str, str], ending: str) -> None:
    """Take pictures of what is named, light and dark, a few at once; both themes are laid out alike."""
    for at in range(0, len(parts), AT_ONCE):
        names = list(parts)[at : at + AT_ONCE]
        groups = [parts[name] for name in names]
        ends: Sequence[int] = ()
        for theme in THEMES:
            written = page(groups, theme, made)
            ends = ends or ends_of(browser, written, len(names))
            targets = [RENDERED / theme / f"{name}{ending}" for name in names]
            shoot(browser, written, targets, ends=ends)


def slim(picture: Path) -> None:
    """Make a picture a third as large: few colours are enough for text."""
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(64, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def blocks_of(name: str) -> Messages:
    """Give the blocks of a golden message and of what follows it in its thread."""
    payloads = json.loads((GOLDEN / f"{name}.slack.json").read_text("utf-8"))
    return [payload["blocks"] for payload in payloads]


def cards_of(name: str) -> Messages:
    """Give the cards of a golden message and of what follows it in its thread."""
    payloads = json.loads((GOLDEN / f"{name}.teams.json").read_text("utf-8"))
    return [payload["card"] for payload in payloads]


def terminal(name: str, theme: str) -> str:
    """Give a page that shows a golden message as the terminal does."""
    ink, ground = ("#e8e8e8", "#101214") if theme == "dark" else ("#1d1c1d", "#fbfaf7")
    text = (GOLDEN / f"{name}.console.txt").read_text("utf-8")
    said = html.escape(re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\\\", "", text))
    return (
        f'<!doctype html><meta charset="utf-8"><body style="margin:0;background:{ground}">'
        f'<pre id="root" style="margin:0;padding:16px;color:{ink};white-space:pre-wrap;'
        f"font:13px 'DejaVu Sans Mono','Noto Sans Mono CJK HK',monospace\">{said}</pre>"
        "<script>document.title='ends='+root.offsetHeight</script>"
    )


def beside(pictures: Sequence[Path], target: Path, ground: str) -> None:
    """Put pictures beside one another in one."""
    opened = [Image.open(one).convert("RGB") for one in pictures]
    size = sum(one.width for one in opened), max(one.height for one in opened)
    joined = Image.new("RGB", size, ground)
    left = 0
    for one in opened:
        joined.paste(one, (left, 0))
        left += one.width
    joined.save(target)


def compare(browser: str, name: str, theme: str, made: dict[str, tuple[str, str]]) -> None:
    """Take one message as the console, Slack and Teams show it, in one picture."""
    pages = {
        "console": terminal(name, theme),
        "slack": page([blocks_of(name)], theme, made["slack"]),
        "teams": page([cards_of(name)], theme, made["teams"]),
    }
    with tempfile.TemporaryDirectory(prefix="tamar-pictures-") as folder:
        shots = [Path(folder) / f"{one}.png" for one in pages]
        for shot, found in zip(shots, pages.values(), strict=True):
            shoot(browser, found, [shot], scale=2)
        suffix = "" if theme == "light" else f"-{theme}"
        target = HERE / f"platforms{suffix}.png"
        beside(shots, target, THEMES[theme])
        slim(target)


def main(arguments: Sequence[str] | None = None) -> int:
    """Render the golden messages that are named, or all of them and the README's."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", help="golden messages; all of them if none is named")
    names = parser.parse_args(arguments).names
    try:
        browser = tool(BROWSERS, "apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji")
        made = {name: bundle(entry) for name, entry in PAGES.items()}
    except Missing as error:
        print(error, file=sys.stderr)
        return 1
    shown, teams = surfaces(), cards()
    every = sorted(path.name.removesuffix(".slack.json") for path in GOLDEN.glob("*.slack.json"))
    every += sorted(shown)
    wanted = names or every
    for theme in THEMES:
        (RENDERED / theme).mkdir(parents=True, exist_ok=True)
    found = [name for name in wanted if name in every]
    draw(
        browser, {name: shown.get(name) or blocks_of(name) for name in found}, made["slack"], ".png"
    )
    every_card = {name: cards_of(name) for name in found if name not in shown} | {
        name: one for name, one in teams.items() if not names or name in names
    }
    draw(browser, every_card, made["teams"], ".teams.png")
    for theme in THEMES:
        if not names:
            compare(browser, COMPARED, theme, made)
        for name, parts in {}.items() if names else SHOWN.items():
            blocks = [one for part in parts for one in shown[part]]
            suffix = "" if theme == "light" else f"-{theme}"
            target = HERE / f"{name}{suffix}.png"
            shoot(browser, page([blocks], theme, made["slack"]), [target], scale=2)
            slim(target)
    print(f"{len(names or every)} messages in {RENDERED}, light and dark")
    return 0


if __name__ == "__main__":
    sys.exit(main())
