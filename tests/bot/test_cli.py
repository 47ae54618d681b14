"""This file tests the command line's manners: help everywhere, three exit codes, one line an error."""

from __future__ import annotations

import gc
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer.main
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot import cli
from bot.secrets import Seal
from bot.watching.checks import Check
from scrapers.source import all_sources
from storage.database import Store
from storage.people import channels, installations
from tests.storage.made import listing, remember, store_paper

TREE: Any = typer.main.get_command(cli.app)


@dataclass(frozen=True)
class Ran:
    """What a command left: its status and what it printed on each channel."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sqlite_url: str
) -> Run:
    """Give what runs a command on a fresh store, with an environment of its own."""
    monkeypatch.setenv("TAMAR_STORE", sqlite_url)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["tamar", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return run


def _commands(group: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*before, name)
        if hasattr(command, "commands"):
            yield from _commands(command, (*before, name))


def one_line(text: str) -> bool:
    return text.startswith("tamar: ") and text.count("\n") == 1 and "Traceback" not in text


@pytest.mark.parametrize("command", [*_commands(TREE)], ids=" ".join)
def test_every_command_has_help(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert "Usage: " in ran.out
    assert len([line for line in ran.out.splitlines() if line.strip()]) >= 3


# `say` takes words as people type them, and a topic's line may say -drone.
STRICT = [command for command in _commands(TREE) if command != ("say",)]


@pytest.mark.parametrize("command", STRICT, ids=" ".join)
def test_every_command_refuses_an_option_that_it_does_not_have(
    run: Run, command: tuple[str, ...]
) -> None:
    ran = run(*command, "--no-such-option")
    assert ran.status == 2
    assert ran.out == ""
    assert one_line(ran.err)
    assert "--help" in ran.err


def test_what_begins_with_a_dash_is_a_word_to_say(run: Run) -> None:
    ran = run("say", "topic", "new", "Drones:", "drone,", "-drone photography")
    assert (ran.status, ran.err) == (0, "")
    assert "drone photography" in ran.out


MISUSE = (
    ("nonsense",),
    ("read",),
    ("read", "--kind", "poem", "x.txt"),
    ("read", "--published", "yesterday", "x.txt"),
    ("import", "--published", "2026-13-01", "x.txt"),
    ("import",),
    ("preview", "--platform", "pigeon", "x.txt"),
    ("search",),
    ("search", "--since", "soon", "ai"),
    ("search", "--limit", "0", "ai"),
    ("search", "--kind", "poem", "ai"),
    ("search", "--lang", "klingon", "ai"),
    ("show",),
    ("why",),
    ("subscribe",),
    ("subscribe", "ai", "--every", "century"),
    ("subscribe", "ai", "--at", "25:00"),
    ("subscribe", "ai", "--channel", "pigeon"),
    ("subscribe", "ai", "--channel", "slack:t1/c1"),
    ("subscribe", "ai", "--channel", "slack:T1/C1/C2"),
    ("subscribe", "ai", "--channel", "teams:T1/19:a@thread.tacv2"),
    ("subscribe", "ai", "--channel", "mail:nobody"),
    ("digest", "--channel", "pigeon"),
    ("subscribe", "ai", "--at", "24:00"),
    ("subscribe", "ai", "--lang", "klingon"),
    ("subscribe", "ai", "--from", "nowhere"),
    ("subscribe", "ai", "--level", "everything"),
    ("say", "--lang", "klingon", "list"),
    ("preview", "--lang", "klingon", "x.txt"),
    ("commitments", "--due", "2026-xx"),
    ("commitments", "--due", "2026-13", "--json"),
    ("commitments", "due:2026-13"),
    ("commitments", "--due", "２０２６", "--json"),
    ("commitments", "--due", "99999999999999999999"),
    ("outbox", "retry", "9" * 30),
    ("outbox", "resolve", "9" * 30, "drop"),
    ("outbox", "ls", "--state", "lost"),
    ("outbox", "retry", "first"),
    ("outbox", "resolve", "1", "perhaps"),
    ("outbox", "policy", "console", "perhaps"),
    ("outbox", "policy", "pigeon", "hold"),
    ("backup",),
    ("restore",),
    ("--store",),
)


@pytest.mark.parametrize("words", MISUSE, ids=" ".join)
def test_misuse_is_status_2_and_one_line(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert one_line(ran.err)


FAILURES = (
    ("outbox", "retry", "99"),
    ("outbox", "resolve", "99", "drop"),
    ("outbox", "policy", "slack:T9/C9", "hold"),
    ("restore", "/nonexistent/copy"),
    ("backup", "/nonexistent/copy"),
    ("check", "no_such_source"),
    ("sources", "--release", "no_such_source"),
    ("digest", "--channel", "slack:T9/C9"),
    ("preview", "/nonexistent/paper.pdf"),
    ("show", "CB(2)9999/2026"),
    ("why", "CB(2)9999/2026"),
    ("worker",),
    ("reseal",),
    ("--store", "mysql://h/x", "outbox", "ls"),
    ("--store", "sqlite:////proc/nothing/tamar.db", "outbox", "ls"),
    ("--store", "postgresql://tamar@127.0.0.1:1/x", "outbox", "ls"),
)


@pytest.mark.parametrize("words", FAILURES, ids=" ".join)
def test_a_failure_is_status_1_and_one_line(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.status, ran.out) == (1, "")
    assert one_line(ran.err)


def test_a_refusal_of_chat_is_status_1_and_a_line_for_each_thing_that_it_says(run: Run) -> None:
    ran = run("subscribe", "no-such-topic")
    assert (ran.status, ran.out) == (1, "")
    assert "\n  Nothing was changed.\n" in ran.err


def test_the_last_month_of_all_is_a_month(run: Run) -> None:
    assert run("commitments", "--due", "9999-12", "--json") == Ran(0, "", "")


@pytest.mark.parametrize(
    "words",
    [
        ("check", "\x1b[31mred\u202e"),
        ("show", "\x1b[31mred\u202e"),
        ("read", "/nonexistent/\x1b[31mred\u202e"),
        ("import", "/nonexistent/\x1b[31mred\u202e"),
        ("preview", "/nonexistent/\x1b[31mred\u202e"),
        ("--\x1b[31mred\u202e",),
    ],
    ids=lambda words: words[0].strip("-\x1b\u202e"),
)
def test_no_error_moves_the_cursor_or_turns_text_around(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert one_line(ran.err)
    assert "red" in ran.err
    assert not {"\x1b", "\u202e"} & set(ran.err)


SENDS = (
    ("digest",),
    ("say", "digest"),
    ("reconcile",),
    ("check", "info_gov_hk"),
    ("import", "--announce", "paper.txt"),
)


@pytest.mark.parametrize("words", SENDS, ids=" ".join)
def test_a_command_that_sends_ends_well(
    run: Run, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paper.txt").write_text("A paper on artificial intelligence.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.watching.pipeline.check", lambda desk, source: Check(source.key))
    assert run("subscribe", "ai").status == 0
    ran = run(*words)
    assert (ran.status, ran.err) == (0, "")


def test_a_listed_address_that_no_source_reads_is_one_line(run: Run, tmp_path: Path) -> None:
    named = tmp_path / "list.txt"
    named.write_text("http://127.0.0.1/admin\n", "utf-8")
    ran = run("import", "--addresses", str(named))
    assert ran.status == 1
    assert one_line(ran.err)
    assert "no source reads 127.0.0.1" in ran.err


def test_commitments_are_searched_for_programs_as_for_people(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(
        "Artificial intelligence in courts\n\n"
        "1. The Department will publish the artificial intelligence guidelines by end-2027.\n\n"
        "2. The Department will open the drone port by end-2028.\n",
        "utf-8",
    )
    assert run("import", str(paper)).status == 0
    found = [
        json.loads(line)
        for line in run("commitments", "drone port", "--json").out.split("\n")
        if line
    ]
    assert ["drone port" in one["quote"] for one in found] == [True]


def test_what_is_found_is_titled_in_the_askers_language(run: Run, sqlite_store: Store) -> None:
    with sqlite_store.write() as session:
        chinese: dict[str, Any] = {"listed": {"title": "鷺鳥普查"}, "language": "zh-Hant"}
        store_paper(session, "a", "點算結果見附件", **chinese)
        remember(session, listing("a", title="The egret census"))
    assert run("search", "點算").out.splitlines()[1] == "The egret census"
    assert run("search", "點算", "--lang", "tc").out.splitlines()[1] == "鷺鳥普查"
    assert json.loads(run("search", "點算", "--json").out)["title"] == "鷺鳥普查"


def stored_token(store: Store, key: str) -> None:
    with store.write() as session:
        installations.save_installation(
            session,
            workspace_key="slack:T1",
            team="T1",
            sealed=Seal(SecretStr(key)).seal({"bot_token": "xoxb-1"}),
            now=datetime(2026, 3, 2, tzinfo=UTC),
        )


def test_after_resealing_the_old_key_can_go(
    run: Run, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    stored_token(sqlite_store, old)
    monkeypatch.setenv("TAMAR_KEYS", f"{new},{old}")
    ran = run("reseal")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("1 token is encrypted under the newest key")
    with sqlite_store.read() as session:
        held = installations.installation(session, "T1")
    assert held is not None
    assert Seal(SecretStr(new)).open(held.sealed) == {"bot_token": "xoxb-1"}


def test_a_token_under_a_key_that_is_gone_is_left_as_it_is(
    run: Run, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored_token(sqlite_store, Fernet.generate_key().decode())
    monkeypatch.setenv("TAMAR_KEYS", Fernet.generate_key().decode())
    ran = run("reseal")
    assert ran.status == 1
    assert one_line(ran.err)
    assert "add that key" in ran.err


def test_a_file_that_is_missing_says_what_to_do(run: Run) -> None:
    assert "Check the path" in run("read", "/nonexistent/paper.pdf").err


def test_a_time_for_the_digest_leaves_alerts_instant(run: Run) -> None:
    ran = run("subscribe", "ai", "--every", "instant", "--at", "09:00")
    assert "Main subjects at once" in ran.out
    assert "09:00" in ran.out


def test_a_time_alone_means_a_daily_digest(run: Run) -> None:
    assert "In a digest" in run("subscribe", "ai", "--at", "09:00").out


def test_trouble_in_brackets_is_shown_as_it_stands(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(
        "bot.telling.health.word", lambda state, language: "answered [/b]\x1b[31m nonsense"
    )
    ran = run("sources")
    assert ran.status == 0
    assert "answered [/b]" in ran.out
    assert "\x1b[31m" not in ran.out


@pytest.mark.parametrize(
    ("locale", "heads", "state"),
    [
        ("zh_HK.UTF-8", ["來源", "發布者", "最近成功檢查"], "尚未檢查"),
        ("zh_CN.UTF-8", ["来源", "发布者", "最近成功检查"], "尚未检查"),
        ("en_GB.UTF-8", ["source", "publisher"], "not checked yet"),
    ],
)
def test_the_list_of_sources_is_in_the_language_of_the_shell(
    run: Run, monkeypatch: pytest.MonkeyPatch, locale: str, heads: list[str], state: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setenv("COLUMNS", "200")
    head, *rows = run("sources").out.splitlines()
    assert head.split()[: len(heads)] == heads
    assert any("info_gov_hk" in row and state in row for row in rows)


def test_the_doctor_speaks_the_language_of_the_shell(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    ran = run("doctor")
    assert "留意  最近一輪檢查：" in ran.out
    assert "Nothing is wrong" not in ran.out


def test_on_a_narrow_screen_every_source_keeps_to_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("sources").out.splitlines()
    for source in all_sources():
        (line,) = (line for line in lines if line.split()[:1] == [source.key])
        assert line.rstrip().endswith(("not checked yet", "no address today"))


def test_the_list_of_sources_gives_every_key_whole_with_who_publishes(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    ran = run("sources")
    lines = ran.out.splitlines()
    for source in all_sources():
        (line,) = (line for line in lines if line.split()[:1] == [source.key])
        assert source.publisher.english.split()[0] in line


def test_what_is_known_and_assumed_of_each_source_is_said(run: Run) -> None:
    lines = run("sources", "--known").out.splitlines()
    for source in all_sources():
        at = lines.index(
            f"{source.key}: unconfirmed: no page of it that lists a paper has been read here."
        )
        assert source.notes.chinese
        assert lines[at + 1].startswith(f"  {source.notes.grade}, ")
        assert lines[at + 1].endswith(f" {source.notes.english}")


def test_the_list_of_sources_says_of_each_how_surely_it_is_known(run: Run) -> None:
    said = run("sources").out
    for source in all_sources():
        (line,) = (one for one in said.splitlines() if one.split()[:1] == [source.key])
        assert f" {source.notes.grade} " in line
    assert "`tamar sources --known` says of each" in said


def test_nothing_typed_shows_the_help_as_misuse(run: Run) -> None:
    ran = run()
    assert ran.status == 2
    assert "Usage: tamar" in ran.err


def test_one_bad_file_does_not_keep_the_others_from_being_read(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("A paper on smart city lampposts.\n", "utf-8")
    bad.write_bytes(b"")
    ran = run("read", "--json", str(bad), str(good))
    assert ran.status == 1
    assert json.loads(ran.out)["kind"] == "plain"
    assert [line.startswith("tamar: ") for line in ran.err.splitlines()] == [True, True]


@pytest.mark.parametrize("words", [("outbox", "ls"), ("doctor",), ("backup", "copy")])
def test_a_password_is_not_repeated(
    run: Run, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("--store", "postgresql://tamar:opensesame@127.0.0.1:1/x", *words)
    assert ran.status == 1
    assert "opensesame" not in ran.out + ran.err


def test_a_token_in_a_wrong_setting_is_not_repeated(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAMAR_WEB_PORT", "xoxb-1-opensesame")
    ran = run("run")
    assert ran.status == 1
    assert "TAMAR_WEB_PORT" in ran.err
    assert "opensesame" not in ran.err


def test_an_error_that_nobody_foresaw_is_one_line_without_secrets(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*args: object, **more: object) -> None:
        raise RuntimeError("no luck\nwith https://hooks.slack.com/services/T0/B0/opensesame")

    monkeypatch.setattr("bot.settings.read_settings", breaks)
    ran = run("doctor")
    assert ran.status == 1
    assert one_line(ran.err)
    assert "RuntimeError: no luck" in ran.err
    assert "opensesame" not in ran.err


def test_a_full_disk_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.schema.migrate", full)
    ran = run("migrate")
    assert ran.status == 1
    assert "disk is full" in ran.err


def test_a_person_who_stops_it_sees_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*args: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.settings.read_settings", stops)
    ran = run("doctor")
    assert ran.status == 130
    assert "Traceback" not in ran.err


def test_doctor_is_well_on_a_fresh_store(run: Run) -> None:
    ran = run("doctor")
    assert ran.status == 0
    assert "BAD" not in ran.out


def test_doctor_says_1_when_something_needs_a_person(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TAMAR_SOURCES", str(tmp_path / "missing.toml"))
    ran = run("doctor")
    assert ran.status == 1
    assert "BAD   sources" in ran.out


def test_an_empty_outbox_says_so(run: Run) -> None:
    assert run("outbox", "ls").out == "The outbox is empty: nothing is waiting or stuck.\n"


def test_a_channel_s_policy_for_doubtful_posts_is_set(run: Run, sqlite_store: Store) -> None:
    run("subscribe", "ai")
    assert run("outbox", "policy", "console", "resend").out == "console: resend.\n"
    with sqlite_store.read() as session:
        kept = channels.channel(session, "console")
    assert kept is not None
    assert kept.on_ambiguous == "resend"


def test_migrate_says_that_nothing_was_to_do(run: Run) -> None:
    assert run("migrate") == Ran(0, "The store is up to date.\n", "")


def test_match_prints_one_list_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "Smart city lampposts\n\n智慧城市藍圖\nA day at the beach\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    ran = run("match", "--lines", "--json")
    assert ran.status == 0
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [bool(topics) for topics in found] == [True, False, True, False]


def test_help_is_ready_without_loading_the_store() -> None:
    script = (
        "import sys; sys.argv = ['tamar', '--help']\n"
        "from bot import cli\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'sqlalchemy', 'httpx', 'slack_sdk', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_lookup_searches_for_garbage_seldom_and_what_runs_for_long_as_ever(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, int] = {}
    monkeypatch.setattr(
        "bot.commands.lookups.told", lambda reply: seen.update(latest=gc.get_threshold()[0])
    )
    monkeypatch.setattr(
        "bot.service.serve", lambda settings, view: seen.update(run=gc.get_threshold()[0])
    )
    usual = gc.get_threshold()
    run("latest")
    gc.set_threshold(*usual)  # as in the process of the next command
    run("run")
    assert seen == {"latest": 300_000, "run": usual[0]}


@pytest.mark.parametrize(
    "words", [("help",), ("hello",), ("help", "follow"), ("說明",), ("pause", "until monday")]
)
def test_a_word_that_only_chat_takes_is_said(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert ran.status == 0
    assert ran.out == run("say", *words).out


def test_a_group_of_commands_says_nothing(run: Run) -> None:
    ran = run("teams", "status")
    assert ran.status == 2
    assert "no such command: 'status'" in ran.err


def test_where_nothing_could_be_compared_nothing_is_called_the_same(run: Run) -> None:
    ran = run("reconcile")
    assert ran.status == 0
    assert "Nothing to compare yet" in ran.out
    assert "No difference" not in ran.out


def test_before_anything_answered_nothing_announced_is_no_news(run: Run) -> None:
    run("reconcile")
    ran = run("meetings")
    assert "not known" in ran.err
