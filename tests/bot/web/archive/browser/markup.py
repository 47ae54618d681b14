"""This file asks html-validate what is wrong with pages by the standard of HTML."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules/.bin/html-validate"
RULES = {
    "extends": ["html-validate:standard"],
    # tastes, not the standard: how the first line is written, and how long a paper's title may be
    "rules": {"doctype-style": "off", "long-title": "off"},
}


def missing() -> str:
    """Say how to get the judge, where this machine has none."""
    if PROGRAM.is_file() and shutil.which("node"):
        return ""
    return f"html-validate is not on this machine: npm ci --prefix {HERE} (Node.js 18.19 or newer)"


def faults(folder: Path) -> list[str]:
    """Give every fault of the pages in a folder in a line: the page, the rule, what is wrong, the line."""
    rules = folder / "rules.json"
    rules.write_text(json.dumps(RULES))
    pages = sorted(folder.glob("*.html"))
    asked = [str(one) for one in (PROGRAM, "--config", rules, "--formatter", "json", *pages)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=folder)
    return [
        f"{Path(page['filePath']).stem}: {one['ruleId']}: {one['message']} ({one['line']})"
        for page in json.loads(done.stdout)
        for one in page["messages"]
    ]
