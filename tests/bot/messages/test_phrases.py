"""This file tests what is said of papers and digests, in English and Chinese."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.contents.understanding import Sighting
from bot.engines.inline import Inline
from bot.messages import dates, digest_phrases, phrases
from bot.messages.words import say
from bot.platforms.console import ConsoleRenderer
from bot.telling.pledge_reminders import seen_line
from bot.telling.sightings import SeenSentence
from bot.telling.story_lines import named
from bot.topics.vocabulary import SHIPPED
from bot.watching.importing import preview_file
from scrapers.items import Language
from storage.published.stories import Edge
from storage.records import Commitment, Preference
from tests.messages import samples

MONDAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Mon 1 Jun 2026"),
        ("zh-Hant", "2026年6月1日（一）"),
        ("zh-Hans", "2026年6月1日（一）"),
    ],
)
def test_a_day_has_its_weekday(language: Language, shown: str) -> None:
    assert dates.day(MONDAY, language) == shown


@pytest.mark.parametrize(
    ("text", "first", "last", "english", "chinese"),
    [
        (
            "by mid-2027",
            date(2027, 6, 1),
            date(2027, 7, 31),
            "by Sat 31 Jul 2027",
            "期限：2027年7月31日（六）",
        ),
        (
            "from 1 April 2027",
            date(2027, 4, 1),
            date(2027, 4, 1),
            "from Thu 1 Apr 2027",
            "由2027年4月1日（四）起",
        ),
        (
            "2027年第二季起",
            date(2027, 4, 1),
            date(2027, 6, 30),
            "begins by Wed 30 Jun 2027",
            "最遲2027年6月30日（三）開始",
        ),
    ],
)
def test_a_beginning_is_no_deadline(
    text: str, first: date, last: date, english: str, chinese: str
) -> None:
    said = Commitment("It will open.", "firm", text, first, last)
    assert phrases.due(said, "en") == english
    assert phrases.due(said, "zh-Hant") == chinese


@pytest.mark.parametrize(("language", "shown"), [("en", "Jun 2026"), ("zh-Hant", "2026年6月")])
def test_a_month_stays_a_month(language: Language, shown: str) -> None:
    assert dates.day(MONDAY, language, "month") == shown


def test_a_moment_is_shown_by_hong_kong_s_clocks() -> None:
    assert dates.moment(datetime(2026, 5, 31, 16, 5, tzinfo=UTC), "en") == "Mon 1 Jun 2026 00:05"


@pytest.mark.parametrize(("language", "shown"), [("en", "Mon 1 Jun"), ("zh-Hant", "6月1日（一）")])
def test_a_day_to_come_without_an_hour_is_shown_alone(language: Language, shown: str) -> None:
    midnight = datetime(2026, 5, 31, 16, 0, tzinfo=UTC)
    assert dates.moment_soon(midnight, language) == shown


def test_an_hour_to_come_is_shown_by_hong_kong_s_clocks() -> None:
    assert dates.moment_soon(datetime(2026, 6, 1, 1, 30, tzinfo=UTC), "en") == "Mon 1 Jun 09:30"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        dates.moment(datetime(2026, 6, 1), "en")


@pytest.mark.parametrize(
    ("value", "shown"), [(5, "五"), (10, "十"), (11, "十一"), (20, "二十"), (22, "二十二")]
)
def test_a_number_is_written_in_chinese_numerals(value: int, shown: str) -> None:
    assert dates.numeral(value) == shown


@pytest.mark.parametrize(
    ("place", "english", "chinese"),
    [
        ("12", "¶12", "第12段"),
        ("(2)", "(2)", "（二）"),
        ("Work so far", "Work so far", "Work so far"),
    ],
)
def test_a_place_is_shown_as_the_field_cites_it(place: str, english: str, chinese: str) -> None:
    assert phrases.cite(place, "en") == english
    assert phrases.cite(place, "zh-Hant") == chinese


def test_issue_date_and_meeting_date_are_told_apart() -> None:
    context = phrases.context(samples.PANEL_PAPER)
    assert context[-2:] == ["for discussion on Tue 2 Jun 2026", "issued May 2026"]


def test_they_are_told_apart_in_chinese() -> None:
    context = phrases.context(replace(samples.PANEL_PAPER, language="zh-Hant"))
    assert context[-2:] == ["2026年6月2日（二）會議討論文件", "2026年5月發出"]


def test_a_paper_for_no_stated_purpose_is_for_its_meeting() -> None:
    context = phrases.context(replace(samples.PANEL_PAPER, purpose=None))
    assert "for meeting Tue 2 Jun 2026" in context


def test_the_council_is_named_once() -> None:
    assert phrases.context(samples.PANEL_PAPER)[:2] == [
        "LegCo",
        "Panel on Administration of Justice and Legal Services",
    ]


def test_a_file_of_one_s_own_is_no_press_release() -> None:
    assert phrases.context(samples.IMPORTED)[0] == "committee report"


def test_a_question_s_number_is_not_said_twice() -> None:
    assert phrases.kind(samples.REPLY_EN) == "oral question"


def test_a_question_s_number_is_said_where_its_title_does_not() -> None:
    alert = replace(samples.REPLY_ZH, title="法律科技及人工智能的應用")
    assert phrases.kind(alert) == "立法會五題 · 口頭質詢"


@pytest.mark.parametrize("no", ["²", "0", "100", "five", ""])
def test_a_number_that_is_none_names_no_question(no: str) -> None:
    alert = replace(samples.REPLY_ZH, question_no=no)
    assert phrases.kind(alert) == "立法會質詢 · 口頭質詢"


def test_a_question_of_unstated_form_is_neither_oral_nor_written() -> None:
    assert phrases.kind(replace(samples.REPLY_EN, oral=None, title="Lawtech")) == "LCQ5"


def test_nothing_is_ever_called_unanswered() -> None:
    said = phrases.not_found(samples.REPLY_EN)
    assert said == "Wording not found in the reply: “funding ceiling”"


def test_chinese_words_are_quoted_as_chinese_is() -> None:
    assert phrases.not_found(samples.REPLY_ZH) == "答覆未見提及：「資助上限」"


def test_simplified_words_are_simplified() -> None:
    assert say("not_found", "zh-Hans", words="") == "答复未见提及："


def test_a_booklet_counts_its_replies() -> None:
    assert phrases.replies(samples.BOOKLET) == (
        "ITIB: 251 replies, 12 on Artificial intelligence, 5 on Smart city"
    )


def test_one_paper_on_one_topic() -> None:
    one = replace(samples.DIGEST, groups=samples.DIGEST.groups[2:])
    assert digest_phrases.digest_title(one) == "Wed 3 Jun 2026 · 1 paper on 1 topic"


def test_a_committee_that_is_followed_is_no_topic_of_a_digest() -> None:
    ((reason, rows), *_) = samples.DIGEST.groups[2:]
    committee = (replace(reason, topic="", name="Panel on Transport", emoji=""), rows)
    alone = replace(samples.DIGEST, groups=(committee,))
    assert digest_phrases.digest_title(alone) == "Wed 3 Jun 2026 · 1 paper"
    assert digest_phrases.digest_title(replace(alone, language="zh-Hant")).endswith("1份文件")
    both = replace(samples.DIGEST, groups=((reason, rows), committee))
    said = digest_phrases.digest_title(both)
    assert said == "Wed 3 Jun 2026 · 1 paper on 1 topic and what else is followed"


def test_a_quiet_day_names_the_nearest_miss() -> None:
    said = phrases.freshness(samples.QUIET.freshness, "en")
    assert said.endswith("nearest miss: Beach water quality this week")


def test_late_sources_are_named() -> None:
    late = replace(samples.FRESH, sources_ok=11, late=("LegCo panels",))
    assert "late or failing: LegCo panels" in phrases.freshness(late, "en")


GOLDEN = Path(__file__).parents[2] / "scrapers" / "golden" / "kinds"


def previewed(file: Path, language: Preference) -> str:
    text: str = preview_file(Inline(), file, ConsoleRenderer(), language, None)["text"]
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "language", "place"),
    [("bill_en.txt", "en", "cl 1"), ("bill_zh_hant.txt", "zh-Hant", "第1條")],
)
def test_a_bullet_of_a_bill_names_its_clause(name: str, language: Preference, place: str) -> None:
    assert place in previewed(GOLDEN / name, language)


def test_a_bullet_of_an_ordinance_names_its_section(tmp_path: Path) -> None:
    text = (GOLDEN / "bill_en.txt").read_text("utf-8").replace("A BILL\n\nTo", "An Ordinance to")
    file = tmp_path / "ordinance.txt"
    file.write_text(text, "utf-8")
    assert "s 1" in previewed(file, "en")


def test_what_was_seen_of_a_commitment_has_the_marks_of_its_language() -> None:
    found = Sighting("done", "已完成。")
    seen = SeenSentence(found, 1, "CB(2)1/2026", "文件", "", None, "zh-Hant", "")
    assert seen_line(seen, "zh-Hant") == "可能顯示已完成：「已完成。」（CB(2)1/2026）"


def test_a_question_that_is_cited_has_its_day_in_the_brackets_of_its_language() -> None:
    edge = Edge(1, "lcq:2026-10-07:5", "supplements", False, "", "", "zh-Hant")
    assert named(edge, "zh-Hant").endswith("）")
    assert "（" in named(edge, "zh-Hant")


def test_every_topic_that_ships_can_be_followed_by_the_first_button_that_anybody_sees() -> None:
    for language in ("en", "zh-Hant"):
        said = phrases.greetings(language)
        assert len(set(said)) == len(SHIPPED)
        assert {"subscribe AI", "訂閱 人工智能"} & set(said)


@pytest.mark.parametrize(
    ("typed", "language", "said"),
    [
        ("「港法通」", "zh-Hant", "找不到「港法通」。"),
        ('"smart lamppost"', "en", "Nothing found for “smart lamppost”."),
        ('"AI" "court"', "en", 'Nothing found for “"AI" "court"”.'),
    ],
)
def test_what_was_typed_in_quotation_marks_is_not_quoted_twice(
    typed: str, language: Language, said: str
) -> None:
    assert say("no_hits", language, words=typed) == said


def test_a_last_check_that_was_not_today_has_its_day() -> None:
    old = replace(samples.FRESH, checked_today=False)
    assert "last Wed 3 Jun 2026 08:42" in phrases.freshness(old, "en")
    assert "last 08:42" in phrases.freshness(samples.FRESH, "en")
