"""This file tests looking things up on the shell: papers without a number, filters, words that find nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from bot import cli
from bot.answering.finding import newest
from bot.answering.intents import Latest
from bot.answering.speech import at_the_console
from storage.database import Store
from storage.sql import table
from storage.tables.published import PaperRow
from tests.bot.commands.spoken import Shell, shell
from tests.storage.made import store_paper

__all__ = ["shell"]  # a fixture

TITLE = "Smart city lampposts"
OPENERS = (
    ("show",), ("show", "--json"), ("more",), ("why",), ("why", "--json"), ("story",), ("story", "--json"),
    ("citation",), ("say", "show"), ("say", "save"),
)  # fmt: skip


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a file on lampposts, and one on artificial intelligence and lampposts; neither has a number."""
    lamps, models = (
        tmp_path_factory.mktemp("papers") / name for name in ("lampposts.txt", "models.txt")
    )
    lamps.write_text(f"{TITLE}\n\n1. The Government will install 40 lampposts by 2027.\n", "utf-8")
    models.write_text(
        "Models of artificial intelligence\n\n1. Models of artificial intelligence read lampposts.\n",
        "utf-8",
    )
    return lamps, models


@pytest.fixture
def lamps(shell: Shell, papers: tuple[Path, Path]) -> Path:
    """Give the file on lampposts, which was imported into the shell's store."""
    shell.hold(papers[0])
    return papers[0]


@pytest.mark.parametrize("words", OPENERS, ids=" ".join)
def test_an_imported_paper_is_opened_by_the_link_that_a_search_shows(
    shell: Shell, lamps: Path, words: tuple[str, ...]
) -> None:
    assert lamps.as_uri() in shell.run("search", "lampposts").out
    assert shell.run(*words, lamps.as_uri()).status == 0


@pytest.mark.parametrize("words", OPENERS, ids=" ".join)
@pytest.mark.parametrize("title", [TITLE, "smart city  LAMPPOSTS", f"“{TITLE}”"])
def test_a_paper_is_opened_by_its_title(
    shell: Shell, lamps: Path, words: tuple[str, ...], title: str
) -> None:
    assert shell.run(*words, title).status == 0


@pytest.mark.usefixtures("lamps")
def test_a_part_of_a_title_opens_nothing(shell: Shell) -> None:
    assert "is held here" in shell.run("show", "city lampposts").errors


@pytest.fixture
def two(shell: Shell, papers: tuple[Path, Path]) -> Shell:
    """Give a shell that holds both files."""
    shell.hold(*papers)
    return shell


def test_a_search_mends_misspelt_words_as_chat_does(two: Shell) -> None:
    said = two.run("search", "artifical", "inteligence")
    assert "1 paper for “artificial intelligence”" in said.out
    assert "Nothing found for “artifical inteligence”" in said.out


def test_programs_are_given_what_misspelt_words_find(two: Shell) -> None:
    assert "Models of" in two.run("search", "--json", "artifical", "inteligence").out


@pytest.mark.parametrize("words", ["zzzzz", "smartcity", "qqqqq zzzzz"])
def test_a_search_that_finds_nothing_says_what_to_type_next(two: Shell, words: str) -> None:
    said = two.run("search", words)
    assert (said.status, said.errors) == (0, "")
    assert f"Nothing found for “{words}”." in said.out
    assert "Type: `" in said.out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--committee", "nonsense", "lampposts"), "No committee is known as “nonsense”"),
        (("--member", "Nobody Man", "lampposts"), "No Member or official is known as “Nobody Man”"),
        (("committee:nonsense lampposts",), "No committee is known as “nonsense”"),
        (("--topic", "nosuch", "lampposts"), "There is no topic “nosuch”"),
        (("topic:nosuch lampposts",), "There is no topic “nosuch”"),
        (("kind:foo lampposts",), "“foo” is no kind of paper"),
        (("since:abc lampposts",), "abc"),
        (
            ("--since", "2026-01-01", "--until", "2025-01-01", "lampposts"),
            "2026-01-01 – 2025-01-01: the last day comes before the first.",
        ),
        (("--", "-lampposts"), "That says what to leave out."),
        (("   ",), "say what to look for"),
    ],
)  # fmt: skip
def test_a_filter_that_can_let_nothing_through_is_refused_by_name(
    two: Shell, words: tuple[str, ...], why: str
) -> None:
    said = two.run("search", *words)
    assert said.status > 0
    assert why in said.errors


def test_a_search_that_a_filter_left_empty_names_the_filter(two: Shell) -> None:
    said = two.run("search", "--committee", "ITB", "--since", "2026-01-01", "lampposts")
    assert "Narrowed to: ITB, since Thu 1 Jan 2026." in said.out


@pytest.mark.parametrize(
    "words",
    [("lampposts -models",), ('lampposts -"artificial intelligence"',), ("lampposts -人工智能",)],
)
def test_what_follows_a_minus_is_in_no_paper_that_is_found(
    two: Shell, words: tuple[str, ...]
) -> None:
    out = two.run("search", "--json", *words).out
    assert (TITLE in out, "Models" in out) == (True, False)


def test_chat_leaves_out_what_follows_a_minus(two: Shell) -> None:
    assert "1 paper for" in two.run("say", "search lampposts -models").out


def test_filters_alone_are_a_search(two: Shell) -> None:
    assert "2 papers" in two.run("search", "--kind", "plain").out


def test_commitments_that_are_not_found_are_named(two: Shell) -> None:
    said = two.run("commitments", "zzz", "--due", "2026")
    assert "No commitments found for “zzz · 2026”." in said.out
    assert "Type: `tamar say commitments`" in said.out


@pytest.mark.parametrize(
    "kind", ["press", "press release", "press releases", "news", "新聞公報", "plain"]
)
def test_press_releases_are_asked_for_by_their_everyday_name(two: Shell, kind: str) -> None:
    said = two.run("search", "lampposts", "--kind", kind)
    assert "2 papers for “lampposts”" in said.out


def test_a_kind_that_nobody_knows_is_refused_with_everyday_names(two: Shell) -> None:
    said = two.run("search", "AI", "--kind", "poem")
    assert said.status == 2
    assert "press" in said.errors
    assert "question" in said.errors


def test_papers_without_a_day_that_days_leave_out_are_counted(two: Shell) -> None:
    assert "no day: 2 undated papers" in two.run("search", "lampposts", "--until", "2020-01-01").out
    assert "undated" not in two.run("search", "lampposts", "--since", "2020-01-01").out


@pytest.mark.parametrize("words", [("meetings",), ("meetings", "AJLS"), ("briefing",)])
def test_what_is_announced_is_not_known_before_a_source_was_read(
    shell: Shell, words: tuple[str, ...]
) -> None:
    said = shell.run(*words)
    assert said.status == 1
    assert "is not known. No source was read yet" in said.errors
    assert "`tamar run` reads them" in said.errors


@pytest.mark.parametrize("words", [("latest",), ("search", "lawtech")])
def test_what_finds_nothing_says_that_no_source_was_read_yet(
    shell: Shell, words: tuple[str, ...]
) -> None:
    out = shell.run(*words).out
    assert "No source was read yet" in out
    assert "`tamar import FILE`" in " ".join(out.split())


def test_a_refusal_tells_a_person_line_by_line_and_ends_with_one_next_step(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell.run("undo").lines == [
        "tamar: There is nothing to take back here. Next: `tamar say list`"
    ]
    monkeypatch.setattr(cli, "_is_read_by_a_person", lambda: True)
    assert shell.run("undo").lines == [
        "tamar: There is nothing to take back here.",
        "  Next: `tamar say list`",
    ]
    for words in (
        ("check", "legco_panel"),
        ("unsubscribe", "xyz"),
        ("show", "CB(2)9/2020", "--json"),
    ):
        assert shell.run(*words).lines[-1].startswith("  Next: `tamar "), words


def test_a_refusal_that_asks_which_is_meant_names_each(shell: Shell) -> None:
    (line,) = shell.run("programme", "計劃").lines
    assert line.count("`tamar say programme ") > 1


@pytest.mark.parametrize("words", [("say", "hello"), ("list",)])
def test_an_answer_that_shows_nothing_ends_with_what_to_type(
    shell: Shell, words: tuple[str, ...]
) -> None:
    assert "`tamar say subscribe ai`" in shell.run(*words).out


@pytest.fixture
def long(shell: Shell, tmp_path: Path) -> Shell:
    """Give a shell that holds a numbered paper of twelve paragraphs."""
    path = tmp_path / "long.txt"
    lines = [f"{n}. Lamppost number {n} is a wise lamppost of the harbour." for n in range(1, 13)]
    path.write_text(
        "LC Paper No. CB(2)1292/2025\n\nPanel on Development\n\nWise lampposts\n\n"
        + "\n".join(lines),
        "utf-8",
    )
    assert shell.run("import", path).status == 0
    return shell


NUMBER = "CB(2)1292/2025"


def test_reading_on_says_how_to_go_on(long: Shell) -> None:
    assert f'`tamar say "more {NUMBER} from 6"`' in long.run("more", NUMBER).out


@pytest.mark.parametrize(
    ("words", "first"), [((NUMBER, "6"), 6), ((NUMBER, "from", "6"), 6), (("cb2-1292", "6"), 6)]
)
def test_reading_on_begins_where_it_is_asked_to(
    long: Shell, words: tuple[str, ...], first: int
) -> None:
    assert f"{first} to " in long.run("more", *words).out


@pytest.mark.parametrize("place", ["¶7", "para 7", "第7段"])
def test_reading_on_begins_at_a_place(long: Shell, place: str) -> None:
    assert long.run("more", NUMBER, place).out.split("Lamppost number ")[1].startswith("7 ")


def test_a_place_that_a_paper_has_not_is_said(long: Shell) -> None:
    said = long.run("more", NUMBER, "¶99")
    assert said.status == 1
    assert "has no ¶99" in said.errors


def test_the_newest_are_counted_as_one_writes_it_in_chat(two: Shell) -> None:
    assert two.run("latest", "1").out.count(".txt") == 1
    assert two.run("latest").out.count(".txt") == 2


@pytest.mark.parametrize("command", ["member", "bureau"])
def test_nobody_is_offered_no_change_of_settings(two: Shell, command: str) -> None:
    out = two.run(command, "Zzz Nobody").out
    assert "No Member, committee or bureau is known as “Zzz Nobody”" in out
    assert not {"quiet", "language", "topic"} & set(out.replace("`", " ").split())


@pytest.mark.parametrize("words", ['"qqqqq" -wuhan', "律政司 司長 2026", "zzzzz 2031", "=QQQQ"])
def test_no_topic_is_offered_of_the_grammar_of_a_search(two: Shell, words: str) -> None:
    assert "topic follow" not in two.run("search", words).out


def test_a_list_that_is_cut_says_how_to_see_the_rest(two: Shell) -> None:
    assert (
        "With `--limit 2`, `tamar search` shows more."
        in two.run("search", "lampposts", "--limit", "1").out
    )
    assert "shows more" not in two.run("search", "lampposts").out
    assert "With `--limit 2`, `tamar latest` shows more." in two.run("latest", "1").out
    assert "shows more" not in two.run("latest").out
    assert "shows more" not in two.run("latest", "--limit", "2").out  # all that there are


def test_no_more_are_offered_than_the_shell_may_ask_for(two: Shell) -> None:
    here = at_the_console()
    assert "`--limit 100`" in newest._more(Latest(None, 60), here)
    assert newest._more(Latest(None, 100), here) == ""


def test_what_is_of_a_person_says_which_search_finds_the_rest(
    shell: Shell, sqlite_store: Store
) -> None:
    with sqlite_store.write() as session:
        for name in "abcdefg":
            one = store_paper(session, name, "The HKPilot began.", topics={"ai": "mention"})
            session.connection().execute(
                update(table(PaperRow))
                .where(table(PaperRow).c.id == one)
                .values(people=[{"role": "asker", "name": "陳曼琪"}], people_fold="陈曼琪")
            )
    out = " ".join(shell.run("member", "陳曼琪").out.split())
    assert '2 more are not shown; look with `tamar say "search member:' in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", "lampposts"), "1份"),
        (("latest",), "最新文件"),
        (("topics",), "可訂閱的主題"),
        (("follow", "Panel on Transport"), "終端機現已訂閱交通事務委員會"),
        (("unsubscribe", "Panel on Widgets"), "沒有作出任何更改"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_the_shell_is_answered_in_its_own_language(
    shell: Shell, lamps: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    ran = shell.run(*words)
    assert said in ran.out + ran.errors


def test_a_channel_that_was_set_to_a_language_is_answered_in_it_on_any_shell(
    shell: Shell, lamps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    shell.run("say", "language", "tc")
    assert "最新文件" in shell.run("latest").out
    assert "Latest" in shell.run("say", "latest", "--lang", "en").out
