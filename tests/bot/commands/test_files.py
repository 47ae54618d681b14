"""This file tests the commands that read files: what they print, and what they say of files they did not read."""

from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot.commands import files, report
from bot.contents.understanding import Budget, Hints, TopicLines
from bot.engines.inline import Inline
from scrapers.items import Document
from scrapers.readers.errors import TooMuchWork
from storage.records import Match
from tests.bot.commands.spoken import Shell, shell
from tests.bot.running import ROOT

__all__ = ["shell"]  # a fixture

GOOD = "Smart city lampposts\n\n1. The Government will install 40 smart lampposts by 2027.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give a paper."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Give a folder that holds one paper, and two files that are none."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "figures.csv").write_text("a,b\n", "utf-8")
    (folder / ".notes").write_text("mine", "utf-8")
    return folder


def test_a_promise_that_hangs_on_a_condition_is_shown_so(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(
        f"{GOOD}2. Subject to funding, the Government will open a hub by 2028.\n", "utf-8"
    )
    said = shell.run("read", path).out
    assert "  conditional, firm (by Sun 31 Dec 2028): Subject to funding" in said
    assert "  firm (by Fri 31 Dec 2027): The Government will install" in said


def test_files_passed_over_are_counted_and_named_in_one_line(shell: Shell, mixed: Path) -> None:
    said = shell.run("import", mixed)
    (line,) = said.lines
    assert line.startswith("tamar: 2 of 3 files passed over")
    assert f"{mixed}/.notes, {mixed}/figures.csv." in line


def test_files_passed_over_are_no_failure(shell: Shell, mixed: Path) -> None:
    assert shell.run("import", mixed).status == 0


def test_a_folder_of_nothing_to_read_says_what_it_passed_over(shell: Shell, mixed: Path) -> None:
    (mixed / "good.txt").unlink()
    said = shell.run("import", mixed)
    assert said.status == 1
    assert ["2 of 2" in said.lines[0], "no file to read" in said.lines[1]] == [True, True]


def test_what_goes_wrong_in_a_zip_names_the_zip(shell: Shell, tmp_path: Path) -> None:
    archive = tmp_path / "pages.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("empty.pdf", b"")
    (line,) = shell.run("import", archive).lines
    assert line.startswith(f"tamar: {archive}: empty.pdf: ")


@pytest.mark.parametrize("words", [("read",), ("read", "--json"), ("import",)])
def test_whoever_stops_reading_our_output_is_no_fault_of_the_file(
    words: tuple[str, ...], good: Path, sqlite_url: str
) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TAMAR_STORE": sqlite_url}
    env["PYTHONUNBUFFERED"] = "1"  # each line is written as it is printed
    with subprocess.Popen(
        [sys.executable, "-m", "bot.cli", *words, good],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 0


def test_a_kind_that_a_text_has_not_is_said_to_be_refused(shell: Shell, good: Path) -> None:
    said = shell.run("read", "--kind", "slides", good)
    assert "note: read as plain, not as slides: the text has not that shape" in said.out


def test_programs_are_told_of_a_kind_that_a_text_has_not(shell: Shell, good: Path) -> None:
    notes = json.loads(shell.run("read", "--json", "--kind", "speech", good).out)["notes"]
    assert notes == ["read as plain, not as speech: the text has not that shape"]


def test_a_kind_that_a_text_has_is_no_news(shell: Shell, good: Path) -> None:
    assert "not as" not in shell.run("read", "--kind", "plain", good).out


def test_a_bullet_that_cites_nothing_has_no_empty_brackets(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(
        "Smart lampposts\n\nThe Government will install 40 smart lampposts by 2027.\n", "utf-8"
    )
    out = shell.run("read", path).out
    assert "• The Government" in out
    assert "[]" not in out


def test_a_topic_is_called_a_main_subject_as_elsewhere(shell: Shell, good: Path) -> None:
    out = shell.run("read", good).out
    assert "smart-city: main subject, score" in out
    assert "substantive" not in out


@pytest.mark.parametrize(
    ("given_up", "cut", "said", "unsaid"),
    [
        (True, False, "given up", "coverage 100"),
        (False, False, "coverage 100.0%, unplaced", "given up"),
        (False, True, "coverage 100.0% of what was read", "given up"),
    ],
)
def test_a_text_that_was_given_up_or_cut_is_not_called_covered(
    capsys: pytest.CaptureFixture[str], given_up: bool, cut: bool, said: str, unsaid: str
) -> None:
    described: dict[str, object] = dict.fromkeys(
        ("number", "published", "meeting_date", "committee", "issuer")
    )
    described |= dict.fromkeys(
        ("people", "summary", "topics", "commitments", "sections", "exchanges"), ()
    )
    described |= {"kind": "plain", "language": "en", "title": "Herons", "fields": {}}
    described |= {"notes": ["anything"], "given_up": given_up, "cut": cut}
    files._show({**described, "coverage": 1.0, "unplaced": 0.0})
    out = capsys.readouterr().out
    assert said in out
    assert unsaid not in out


class _Overworked(Inline):
    """Reads a text and has no time left to understand it."""

    def match(self, topics: TopicLines, document: Document, budget: Budget) -> tuple[Match, ...]:
        raise TooMuchWork


def test_a_text_that_takes_too_much_work_is_given_up_with_a_note(good: Path) -> None:
    (described,) = report.describe_file(_Overworked(), good, Hints())
    assert described["given_up"]
    assert described["notes"] == [str(TooMuchWork())]


def test_a_folder_is_read_file_by_file_as_it_is_imported(shell: Shell, mixed: Path) -> None:
    said = shell.run("read", mixed)
    assert said.status == 0
    assert "Smart city lampposts" in said.out
    assert "2 of 3 files passed over" in said.errors


def test_what_begins_on_a_day_is_not_said_to_be_done_by_then(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "begins.txt"
    path.write_text(
        "Smart city lampposts\n\n1. The Government will install lampposts from the second quarter of 2027.\n"
        "2. The Government will report to the Panel by the end of 2027.\n",
        "utf-8",
    )
    out = shell.run("read", path).out
    assert "(begins by Wed 30 Jun 2027)" in out
    assert "(by Fri 31 Dec 2027)" in out
    rows = json.loads(shell.run("read", "--json", path).out)["commitments"]
    assert [row["begins"] for row in rows] == [True, False]


@pytest.mark.parametrize("words", [("preview", "ITIB031"), ("preview", "CB(2)1292/2025")])
def test_a_preview_of_what_is_no_file_names_what_shows_a_paper(
    shell: Shell, words: tuple[str, ...]
) -> None:
    said = shell.run(*words)
    assert said.status == 1
    assert f"tamar show {shlex.quote(words[1])}" in said.errors


def test_a_match_is_told_in_the_words_that_people_are_told(
    shell: Shell, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", _Given("Smart city blueprint: smart lampposts"))
    assert "smart-city: main subject" in shell.run("match").out


def test_counts_and_scores_are_written_as_people_read_them(shell: Shell, good: Path) -> None:
    out = shell.run("read", good).out
    assert "1 section, 0 exchanges" in out
    assert "score 0.0" not in out


class _Given:
    """Standard input that holds a text."""

    def __init__(self, text: str) -> None:
        self.buffer = io.BytesIO(text.encode())


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    """Give a volume of two replies that states no day."""
    path = tmp_path / "003_29.part.txt"
    path.write_text("\n".join(_REPLY.format(no=no, serial=100 + no) for no in (1, 2)), "utf-8")
    return path


_REPLY = """管制人員的答覆

答覆編號：
ITIB00{no}

審核2025-26年度
開支預算
管制人員的答覆
(問題編號：0{serial})
總目：
(135) 政府總部：創新科技及工業局
管制人員：
創新科技及工業局常任秘書長(甲)
局長：
創新科技及工業局局長
問題：
請告知本委員會智慧城市第{no}支智慧燈柱的開支。

提問人：陳振英議員 (立法會內部參考編號：{no})

答覆：
智慧城市第{no}支智慧燈柱的開支為{no}00元。

- 完 -
"""


def test_importing_again_says_that_nothing_was_new(shell: Shell, good: Path, volume: Path) -> None:
    assert "good.txt: 1 paper" in shell.run("import", good).out
    assert "good.txt: 1 paper: unchanged, held already" in shell.run("import", good).out
    assert "2 replies, and the volume that holds them" in shell.run("import", volume).out
    again = shell.run("import", volume).out
    assert "2 replies, and the volume that holds them: unchanged, held already" in again


def test_files_that_state_no_day_are_said_to_until_it_is_given(shell: Shell, volume: Path) -> None:
    assert "no day of issue found: give --published" in shell.run("import", volume).out
    assert "no day stated, held since" in shell.run("latest").out
    again = shell.run("import", "--published", "2025-04-10", volume).out
    assert "no day of issue" not in again
    assert "unchanged" not in again
    out = shell.run("latest").out
    assert "held since" not in out
    assert "10 Apr 2025" in out


def test_a_volume_is_called_by_what_it_holds_and_not_by_its_file(
    shell: Shell, volume: Path
) -> None:
    shell.run("import", volume)
    out = shell.run("export", "--imported").out
    assert "管制人員的答覆：ITIB 2025-26（2份）" in out
    assert ",003_29.part," not in out


def test_notes_of_whoever_saved_pages_are_passed_over_in_a_folder(
    shell: Shell, mixed: Path
) -> None:
    (mixed / "today.txt").write_text("# Text dump of https://www.example.hk/\nNews\n", "utf-8")
    said = shell.run("import", mixed)
    assert "today.txt" not in said.out
    assert "today.txt" in said.errors
    assert "1 paper" in shell.run("import", mixed / "today.txt").out
