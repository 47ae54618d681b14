"""This file tests what people are answered, on the terminal, over the replica's papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.answering.arguments import moments
from bot.answering.conversation import answer
from bot.answering.finding import lookups
from bot.answering.finding.paper_rows import hit_row
from bot.answering.finding.why import explain
from bot.answering.speech import Reply, Row, at_the_console
from bot.answering.terminal import shown
from bot.secrets import KeysMissing, KeysWrong, Seal
from scrapers.replica.shelf import our_release
from storage.database import Store
from storage.people import channels, subscriptions
from storage.published import commitments, papers
from tests.story.lived import lived, question_told
from tests.story.stage import Stage

MAILBOX = "mail:" + "a" * 40


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows all three topics and was told of papers."""
    return lived(sqlite_store, question_told)


def say(stage: Stage, text: str, address: str = "console") -> Reply:
    return answer(stage.desk, text, at_the_console(address))


def test_a_search_says_which_other_names_it_looked_for(stage: Stage) -> None:
    assert "also: " in shown(say(stage, "search 人工智能"))
    assert lookups.other_names("HKPilot 開支", ["港文通 開支"]) == ("港文通",)


def test_either_language_finds_the_same_papers(stage: Stage) -> None:
    chinese = {row.url for row in say(stage, "search 法律科技").rows}
    english = {row.url for row in say(stage, "search lawtech").rows}
    assert len(chinese) == len(english) > 0


@pytest.mark.parametrize(
    "reference",
    [
        "CB(2)438/2026(03)",
        "cb2-438-3",
        "LC Paper No. CB(2) 438/2026 (03)",
        "立法會CB(2)438/2026(03)號文件",
    ],
)
def test_a_paper_is_shown_by_its_number_in_any_spelling(stage: Stage, reference: str) -> None:
    assert "LawTech Adoption Pilot Scheme" in say(stage, f"show {reference}").headline


def test_a_number_whose_part_was_left_out_names_all_parts(stage: Stage) -> None:
    assert "CB(2)438/2026(03)" in shown(say(stage, "show CB(2)438/2026"))


def test_a_number_alone_shows_its_paper(stage: Stage) -> None:
    assert "LawTech Adoption Pilot Scheme" in say(stage, "cb2-438-3").headline


def test_commitments_are_quoted_with_their_date_and_strength(stage: Stage) -> None:
    text = shown(say(stage, "commitments legal-tech due:2027"))
    assert "target" in text
    assert "31 Dec 2027" in text


def test_words_of_a_commitment_need_not_stand_together(stage: Stage) -> None:
    whole = shown(say(stage, "commitments legal-tech due:2027"))
    quoted = next(one for one in whole.split("“")[1:] if len(one.split()) > 6)
    first, last = (
        one.strip(".,”") for one in (quoted.split()[1], quoted.split("”")[0].split()[-1])
    )
    assert quoted[:40] in shown(say(stage, f"commitments {last} {first}"))


def _context(reply: Reply, number: str) -> str:
    return next(row.context for row in reply.rows if number in row.context)


@pytest.mark.parametrize(
    "words", ["search lawtech", "search kind:paper", "latest", "why CB(2)438/2026(03)"]
)
def test_a_paper_that_states_its_month_is_shown_with_no_day(stage: Stage, words: str) -> None:
    issued = _context(say(stage, words), "CB(2)438/2026(03)").split(" · ")[-1]
    assert issued == "Oct 2026"


def test_a_paper_that_states_its_day_is_shown_with_it(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        (hit,) = lookups.look_up(session, lookups.Query("人工智能", kind="question_reply")).hits
    assert hit.published_precision == "day"
    assert hit_row(hit, "en").context.endswith("Wed 7 Oct 2026")


def test_what_was_promised_says_how_exactly_its_paper_is_dated(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        found = commitments.due(session, None)
    precise = {one.number: one.published_precision for one in found}
    assert precise["CB(2)438/2026(03)"] == "month"


def test_why_names_the_outcome_and_the_evidence(stage: Stage) -> None:
    reply = say(stage, "why cb2-438-3")
    assert reply.headline == "Told here as a message."
    assert any("main subject" in line for line in reply.lines)


def outcome(stage: Stage, *commands: str) -> str:
    for command in commands:
        say(stage, command, "slack:T1/C1")
    with stage.desk.store.read() as session:
        paper = lookups.by_reference(session, "cb2-438-3")[0]
        channel = channels.channel(session, "slack:T1/C1")
        keys = ["ai", "legal-tech", "smart-city"]
        return explain(stage.desk, session, paper, channel, "en", keys).outcome


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ((), "follows_nothing"),
        (("subscribe smart city",), "not_followed"),
        (("subscribe lawtech from press",), "wrong_source"),
        (("subscribe lawtech not: pilot",), "silenced"),
        (("subscribe lawtech",), "before"),
    ],
)
def test_every_reason_for_silence_has_its_name(
    stage: Stage, commands: tuple[str, ...], expected: str
) -> None:
    stage.clock.pass_(minutes=1)
    assert outcome(stage, *commands) == expected


def test_a_channel_that_takes_legco_is_told_of_a_panels_paper(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store)
    say(stage, "unsubscribe all")
    say(stage, "subscribe lawtech from legco")
    stage.publish("morning")
    stage.check()
    stage.publish("paper")
    stage.check()
    assert len(stage.channel.posts()) == 1


def test_a_follower_of_a_committee_is_told_of_its_papers(sqlite_store: Store) -> None:
    stage = lived(sqlite_store)
    say(stage, "unsubscribe all")
    say(stage, "follow Panel on Administration of Justice and Legal Services")
    stage.publish("paper")
    stage.check()
    assert len(stage.channel.posts()) == 1


def test_two_subscriptions_that_overlap_are_told_once(stage: Stage) -> None:
    reply = say(stage, "subscribe AI daily 09:00")
    assert any("each is told once" in line for line in reply.lines)


def test_subscribing_twice_changes_nothing(stage: Stage) -> None:
    assert "nothing was changed" in say(stage, "subscribe AI").headline


def test_what_is_followed_in_different_ways_is_told_of_way_by_way(stage: Stage) -> None:
    say(stage, "unsubscribe all")
    say(stage, "subscribe AI weekly")
    said = say(stage, "subscribe all").lines
    assert [line for line in said if line.startswith("Lawtech, Smart city: Main subjects at once")]
    assert [line for line in said if line.startswith("Artificial intelligence: In a weekly digest")]


def test_what_is_followed_in_one_way_is_told_of_once(stage: Stage) -> None:
    say(stage, "unsubscribe all")
    said = say(stage, "subscribe all").lines
    assert said[0].startswith("Main subjects at once")
    assert len([line for line in said if line.startswith("Language")]) == 1


def test_a_daily_time_moves_the_channels_digest(stage: Stage) -> None:
    say(stage, "subscribe AI daily 09:30")
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
    assert channel is not None
    assert channel.daily_at == "09:30"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("subscribe AI in mail:desk@example.hk", "is no channel"),
        (f"subscribe AI in {MAILBOX}", "is no channel"),
        ("subscribe AI in pigeon:7", "is no channel"),
        ("subscribe AI in slack:t1/c1", "is no channel"),
        ("follow Panel on Transport in pigeon:7", "is no channel"),
    ],
)
def test_a_place_that_cannot_be_told_is_refused_by_a_sentence(
    stage: Stage, typed: str, why: str
) -> None:
    with stage.desk.store.read() as session:
        before = channels.channels(session)
    for text in (typed, f"import {typed}"):
        reply = say(stage, text)
        assert reply.failed
        assert why in " ".join([reply.headline, *reply.lines])
    with stage.desk.store.read() as session:
        assert channels.channels(session) == before


def test_what_the_shell_says_for_a_platform_we_lack_is_refused(stage: Stage) -> None:
    lacking = {name: one for name, one in stage.desk.renderers.items() if name != "teams"}
    stage.desk = replace(stage.desk, renderers=lacking)
    assert "no such platform" in say(stage, "subscribe AI", "teams:T1/19%3Aa").headline
    with stage.desk.store.read() as session:
        assert channels.channel(session, "teams:T1/19%3Aa") is None


def test_nobody_is_told_by_mail_who_did_not_confirm_it(stage: Stage) -> None:
    assert "is no channel" in say(stage, "subscribe AI", MAILBOX).headline
    with stage.desk.store.read() as session:
        assert channels.channel(session, MAILBOX) is None


def test_what_is_exported_can_be_imported(stage: Stage) -> None:
    say(stage, "topic new Drones: drone, 無人機")
    say(stage, "subscribe Drones weekly fri 17:30 not: toy")
    say(stage, "follow Panel on Transport")
    lines = say(stage, "export").code
    before = _held(stage)
    say(stage, "unsubscribe all")
    say(stage, f"import {lines}")
    assert _held(stage) == before


def _held(stage: Stage) -> set[tuple[object, ...]]:
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
        assert channel is not None
        return {
            (s.kind, s.target, s.rhythm, s.without)
            for s in subscriptions.subscriptions(session, channel.id)
        }


def test_an_import_follows_only_what_follows(stage: Stage) -> None:
    reply = say(stage, "import unsubscribe all\nadmins only\nsubscribe AI")
    assert reply.headline == "Imported 1 of 3 lines."


def test_a_topic_that_an_import_cannot_write_is_told_with_its_line(stage: Stage) -> None:
    reply = say(stage, "import topic new Drones: drone, 無人機\ntopic new Kites\nsubscribe AI")
    assert reply.headline == "Imported 2 of 3 lines."
    assert [one[:7] for one in reply.lines] == ["Line 2:"]


def test_a_topic_that_stands_already_is_imported_and_one_of_other_words_is_told(
    stage: Stage,
) -> None:
    say(stage, "topic new Drones: drone, 無人機")
    assert not say(stage, "import topic new Drones: drone, 無人機").failed
    reply = say(stage, "import topic new Drones: kite")
    assert reply.failed
    assert "Line 1:" in reply.lines[0]
    assert "drone" in " ".join(say(stage, "topic show Drones").lines)


def test_all_lines_that_an_import_left_are_counted(stage: Stage) -> None:
    reply = say(stage, "import " + "\n".join(["subscribe AI", *["topic new :"] * 14]))
    assert reply.headline == "Imported 1 of 15 lines."
    assert [one[:7] for one in reply.lines[:2]] == ["Line 2:", "Line 3:"]
    assert reply.lines[10:] == ("… and 4 more.",)


def test_a_deleted_topic_comes_back_with_whoever_followed_it(stage: Stage) -> None:
    say(stage, "topic new Drones: drone")
    say(stage, "subscribe Drones")
    before = _held(stage)
    say(stage, "topic delete Drones")
    assert _held(stage) != before
    say(stage, "undo")
    assert _held(stage) == before


def test_a_second_undo_takes_back_the_change_before(stage: Stage) -> None:
    before = _held(stage)
    say(stage, "unsubscribe AI")
    say(stage, "unsubscribe Lawtech")
    say(stage, "undo")
    assert _held(stage) != before
    say(stage, "undo")
    assert _held(stage) == before
    assert "nothing to take back" in say(stage, "undo").headline


def test_a_topic_that_fires_on_everything_is_warned_of(stage: Stage) -> None:
    assert "nearly every paper" in shown(say(stage, "topic new All: government"))


def test_a_topic_that_can_never_fire_is_warned_of(stage: Stage) -> None:
    assert "no paper can ever match" in shown(say(stage, "topic new None: drone, not:drone"))


def test_a_line_that_cannot_be_read_says_why(stage: Stage) -> None:
    reply = say(stage, 'topic new X: "drone')
    assert "quotation mark" in reply.headline
    assert reply.failed


def test_a_pause_holds_back_and_tells_later(sqlite_store: Store) -> None:
    stage = lived(sqlite_store)
    say(stage, "pause until tomorrow 08:00")
    stage.publish("paper")
    stage.check()
    assert stage.channel.posts() == []
    stage.clock.pass_(days=1)
    stage.digest()
    assert len(stage.channel.posts()) == 1


def test_quiet_hours_run_over_midnight(stage: Stage) -> None:
    say(stage, "quiet 20:00-08:00")
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
    assert channel is not None
    assert (channel.opens, channel.closes) == ("08:00", "20:00")


def test_quiet_hours_bring_back_quiet_weekends(stage: Stage) -> None:
    office = "slack:T1/C1"
    assert "public holidays" in shown(say(stage, "quiet 20:00-08:00", office))
    say(stage, "quiet off", office)
    say(stage, "quiet 20:00-08:00", office)
    with stage.desk.store.read() as session:
        channel = channels.channel(session, office)
    assert channel is not None
    assert (channel.opens, channel.closes, channel.working_days_only) == ("08:00", "20:00", True)


def test_the_console_keeps_its_weekends(stage: Stage) -> None:
    say(stage, "quiet off")
    assert "holidays" not in shown(say(stage, "quiet 20:00-08:00"))


def test_a_channel_is_named_by_the_ids_that_slack_gives(stage: Stage) -> None:
    assert say(stage, "subscribe AI in slack:t1/c1").failed


def test_one_commitment_is_counted_as_one(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        quote = commitments.due(session, None)[0].commitment.quote
    assert say(stage, f"commitments {quote}").headline == "1 commitment"


def test_status_says_what_was_checked(stage: Stage) -> None:
    assert "2 of 2 sources checked" in shown(say(stage, "status"))


def test_an_answer_to_a_chinese_command_is_chinese(stage: Stage) -> None:
    assert say(stage, "清單").headline.startswith("終端機訂閱了")


def test_a_member_is_followed_under_both_names(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        asker = next(
            name
            for paper in papers.latest(session, "ai")
            for role, name in paper.people
            if role == "asker"
        )
    say(stage, f"follow {asker}")
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
        assert channel is not None
        held = [s for s in subscriptions.subscriptions(session, channel.id) if s.kind == "member"]
    assert len(held) == 2
    assert len({s.label for s in held}) == 1


def test_an_address_is_never_broken_over_two_lines() -> None:
    url = f"https://www.legco.gov.hk/{'a' * 120}.pdf"
    assert f"    {url}" in shown(Reply("One", rows=(Row("A paper", url),))).splitlines()


def test_control_characters_never_reach_the_terminal(stage: Stage) -> None:
    assert "\x1b" not in shown(Reply("a\x1b[31mb", ("\u202ec",)))


NOW = datetime(2026, 10, 7, 2, 0, tzinfo=UTC)  # a Wednesday, ten in the morning in Hong Kong


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("monday", 12, 8), ("星期一", 12, 8), ("tomorrow", 8, 8), ("2026-10-20", 20, 8),
        ("20 Oct", 20, 8), ("tomorrow 17:30", 8, 17), ("18:00", 7, 18), ("9:00", 8, 9),
        ("3 days", 10, 10), ("2h", 7, 12), ("1 week", 14, 10), ("3日", 10, 10),
    ],
)  # fmt: skip
def test_moments_are_read_by_the_speakers_clock(typed: str, day: int, hour: int) -> None:
    found = moments.read(typed, NOW, "Asia/Hong_Kong")
    assert found is not None
    local = found.astimezone(ZoneInfo("Asia/Hong_Kong"))
    assert (local.day, local.hour) == (day, hour)


@pytest.mark.parametrize("typed", ["soon", "31 Feb", "", "99999 days", "下次"])
def test_what_is_no_moment_is_none(typed: str) -> None:
    assert moments.read(typed, NOW, "Asia/Hong_Kong") is None or typed == ""


# --- secrets -----------------------------------------------------------------------------------


def test_a_sealed_secret_opens_under_an_older_key_after_a_new_one_came() -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    sealed = Seal(SecretStr(old)).seal({"bot_token": "xoxb"})
    both = Seal(SecretStr(f"{new},{old}"))
    assert both.open(sealed) == {"bot_token": "xoxb"}
    assert Seal(SecretStr(new)).open(both.renewed(sealed)) == {"bot_token": "xoxb"}


def test_a_secret_does_not_open_under_another_key() -> None:
    sealed = Seal(SecretStr(Fernet.generate_key().decode())).seal({"a": 1})
    with pytest.raises(KeysWrong):
        Seal(SecretStr(Fernet.generate_key().decode())).open(sealed)


def test_tokens_are_never_kept_without_a_key() -> None:
    with pytest.raises(KeysMissing):
        Seal(None)


@pytest.mark.parametrize("key", ["short", "not base64 at all!!", "x" * 44])
def test_a_key_that_is_none_is_refused_in_one_line(key: str) -> None:
    with pytest.raises(KeysWrong, match="TAMAR_KEYS"):
        Seal(SecretStr(key))


def test_a_programme_shows_its_figures_with_their_sentences_then_its_papers(
    sqlite_store: Store,
) -> None:
    stage = lived(sqlite_store)
    told = "As at February 2026, iAM Smart has over 3.4 million registered users."
    made = our_release("ai_question", stage.site.today, 955)["en"]
    stage.site.put(replace(made, title="iAM Smart in use", paragraphs=(told, "It is free.")))
    stage.check()
    reply = say(stage, "programme 智方便")
    assert reply.headline == "iAM Smart: 1 paper"
    assert reply.rows[0].title == "over 3.4 million registered users"
    assert "as of Feb 2026" in reply.rows[0].context
    assert told in reply.rows[0].text
    assert reply.rows[1].title == "iAM Smart in use"


def test_of_each_paper_a_programme_shows_the_words_that_name_it(sqlite_store: Store) -> None:
    stage = lived(sqlite_store)
    named = "Pupils of two schools draw with "
    made = our_release("ai_question", stage.site.today, 955)["en"]
    stage.site.put(
        replace(made, title="A visit", paragraphs=(*made.paragraphs, f"{named}iAM Smart."))
    )
    stage.check()
    (row,) = say(stage, "programme 智方便").rows
    assert named in row.text
    assert "by another name" not in row.context


def test_a_figure_that_differs_from_an_earlier_paper_is_said_in_the_alert(
    sqlite_store: Store,
) -> None:
    stage = lived(sqlite_store)
    say(stage, "subscribe AI")
    made = our_release("ai_question", stage.site.today, 955)["en"]
    for number, told, minutes in (
        (955, "As at February 2026, iAM Smart has 70 bureaux and departments with AI.", 5),
        (956, "As at May 2026, iAM Smart has 85 bureaux and departments with AI.", 60),
    ):
        stage.site.put(
            replace(
                our_release("ai_question", stage.site.today, number)["en"],
                title=f"Artificial intelligence in iAM Smart, part {number}",
                paragraphs=(*made.paragraphs, told),
            )
        )
        stage.check(minutes)
        stage.send()
    said = [message.text for message in stage.channel.posts()]
    assert "→" not in said[0]
    told = "iAM Smart: 70 bureaux and departments → 85 bureaux and departments"
    assert told in said[-1]


def test_of_a_programme_that_no_paper_names_nothing_is_made_up(stage: Stage) -> None:
    reply = say(stage, "programme HKPilot")
    assert (reply.failed, reply.rows) == (True, ())
    assert reply.headline == "No paper that is held names HKPilot."


def test_a_programme_that_nobody_knows_is_said_so(stage: Stage) -> None:
    reply = say(stage, "programme bridges to nowhere")
    assert reply.failed
    assert "no programme that is known" in reply.headline


def test_part_of_a_programmes_name_is_asked_back(stage: Stage) -> None:
    reply = say(stage, "programme 資助計劃")
    assert reply.failed
    assert "programme AI Subsidy Scheme" in [button.value for button in reply.buttons]


@pytest.mark.parametrize(
    ("typed", "headline"),
    [
        ("<@U0TAMAR> 多謝", "不用客氣。"),
        ("<@U0TAMAR> <@U0TAMAR> 你好", "你好。"),
        ("thanks", "You are welcome."),
        ("search 港文通", "Nothing found for “港文通”."),
        ("search 申請", "Nothing found for “申請”."),
        ("iAM Smart 有咩新消息呀唔該", "找不到"),
    ],
)
def test_who_writes_chinese_is_answered_in_chinese(stage: Stage, typed: str, headline: str) -> None:
    assert answer(stage.desk, typed, at_the_console()).headline.startswith(headline)
