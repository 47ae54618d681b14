"""This file tests consultations: which papers are one, until when, what is asked, and how to answer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.contents.summaries import summarise
from scrapers.items import Document
from scrapers.kinds import documents
from scrapers.readers import read

ENDS = "\n\nEnds/Wednesday, October 7, 2026\nIssued at HKT 14:30\n"
ENDS_ZH = "\n\n完\n2026年10月7日（星期三）\n香港時間14時30分\n"


def release(title: str, *paragraphs: str, ends: str = ENDS, hint: str | None = None) -> Document:
    body = "\n\n".join(f"     {each}" for each in paragraphs)
    text = f"{title}\n{'*' * 20}\n\n{body}{ends}"
    (made,) = documents(read(text.encode(), "release.txt"), hint=hint)
    return made


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The consultation period will end on 31 December 2026.", date(2026, 12, 31)),
        ("Comments should reach us no later than December 31.", date(2026, 12, 31)),
        ("The three-month consultation runs until January 6, 2027.", date(2027, 1, 6)),
        ("The consultation will last from October 7 to January 6.", date(2027, 1, 6)),
        ("Please submit your views by 5pm on November 9.", date(2026, 11, 9)),
        ("The deadline for submission of views is November 30.", date(2026, 11, 30)),
        ("The closing date for comments is 30 November 2026.", date(2026, 11, 30)),
    ],
)
def test_the_closing_day_is_read_as_releases_put_it(sentence: str, day: date) -> None:
    made = release("Public consultation on herons", "A consultation was launched today.", sentence)
    assert made.kind == "consultation"
    assert made.fields["closes"] == day.isoformat()
    assert made.fields["closes_words"] == sentence


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("諮詢期將於二○二六年十二月三十一日結束。", date(2026, 12, 31)),
        ("諮詢期至明年一月六日。", date(2027, 1, 6)),
        ("公眾可於12月31日或之前提交意見。", date(2026, 12, 31)),
        ("意見書須在十一月九日（星期一）或之前遞交。", date(2026, 11, 9)),
        ("提交意見的截止日期為2026年11月30日。", date(2026, 11, 30)),
    ],
)
def test_the_closing_day_is_read_in_chinese(sentence: str, day: date) -> None:
    made = release("鷺鳥公眾諮詢展開", "當局今日展開諮詢。", sentence, ends=ENDS_ZH)
    assert made.kind == "consultation"
    assert made.fields["closes"] == day.isoformat()


DAYS = json.loads((Path(__file__).parent / "consultation_days.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("said", DAYS["sentences"], ids=lambda said: said["said"][-1][:40])
def test_days_and_changes_are_read_in_many_wordings(said: dict[str, Any]) -> None:
    english = said["language"] == "en"
    begin = "The Lamp Office said this today." if english else "燈柱辦公室今日公布此事。"
    made = release(said["title"], begin, *said["said"], ends=ENDS if english else ENDS_ZH)
    assert made.kind == "consultation"
    found = {name: made.fields.get(name) for name in ("opens", "closes", "change")}
    assert found == {name: said[name] for name in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Office consulted the Panel on 5 May 2026.",
        "As at 30 September 2026, 40 views had been received.",
        "Subject to the views received, the bill will be introduced by 30 June 2027.",
        "Having considered the views, the Office will complete the works before 31 March 2028.",
        "The new rules, on which comments are invited, will take effect on 1 July 2027.",
        "The Office will publish a report on the consultation by 31 May 2027.",
        "The consultation paper was issued on 7 October 2026.",
        "截至2026年9月30日，當局收到40份意見。",
        "當局曾於2026年5月5日諮詢事務委員會。",
        "考慮所得意見後，當局會於2027年6月30日前提交條例草案。",
        "諮詢報告將於2027年5月31日或之前公布。",
        "當局會參考意見，於2028年3月31日前完成工程。",
        "新規則（現正徵詢意見）將於2027年7月1日起生效。",
    ],
)
def test_a_day_of_something_else_ends_no_consultation(sentence: str) -> None:
    made = release("Public consultation on lamp data launched", "It was launched today.", sentence)
    assert "closes" not in made.fields


def test_the_first_bullet_is_the_closing_day_in_the_papers_own_words() -> None:
    last = "The consultation period will end on 31 December 2026."
    made = release(
        "Public consultation on herons",
        "The Bureau today launched a consultation on how herons may be counted by drones.",
        "Herons are counted by hand at present, which takes 300 people two days.",
        last,
    )
    assert summarise(made)[0].text == last


def test_how_a_consultation_is_answered_stands_among_the_bullets() -> None:
    way = "Views may be submitted by email or post to the Heron Office."
    made = release(
        "Public consultation on herons", "It runs until 31 December 2026, and views count.", way
    )
    assert made.fields["respond"] == way
    assert summarise(made)[-1].text == way


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Consultation conclusions on herons published", "Views were taken until 31 August 2026."),
        ("Herons return to Mai Po", "The consultation on reeds will end on 31 December 2026."),
        ("Consultation on herons", "As at September 30, some 200 submissions had been received."),
    ],
)
def test_what_only_speaks_of_a_consultation_is_none(title: str, sentence: str) -> None:
    made = release(title, "Something was said.", sentence)
    assert made.kind == "plain"
    assert made.fields["form"] == "release"


def test_the_form_stays_what_it_was() -> None:
    made = release("Public consultation on herons", "Views are welcome until 31 December 2026.")
    assert made.fields["form"] == "release"


def test_an_extended_consultation_closes_on_its_later_day_and_names_the_same_subject() -> None:
    first = release(
        "Public consultation on herons and reeds", "It is open for comments until 30 November."
    )
    later = release(
        "Public consultation on herons and reeds extended",
        "The consultation, which was to end on November 30, is extended to December 31.",
    )
    assert (first.fields["closes"], later.fields["closes"]) == ("2026-11-30", "2026-12-31")
    assert later.fields["change"] == "extended"
    assert first.fields["subject"] == later.fields["subject"] == "herons and reeds"


def test_one_that_closes_early_says_so() -> None:
    made = release("諮詢期提前結束", "蘆葦諮詢期提前至十一月三日結束。", ends=ENDS_ZH)
    assert made.fields["change"] == "closes early"
    assert made.fields["closes"] == "2026-11-03"


@pytest.mark.parametrize(
    "said",
    [
        "The consultation, which was to end on November 30, will close early on November 10.",
        "The consultation will end early, on November 10 and not on November 30.",
        "The consultation closes earlier than first announced, on November 10 instead of November 30.",
    ],
)
def test_one_that_closes_early_closes_on_the_earlier_of_its_days(said: str) -> None:
    made = release("Public consultation on herons closes early", said)
    assert (made.fields["closes"], made.fields["change"]) == ("2026-11-10", "closes early")


MOVED = "Public consultation on herons"


@pytest.mark.parametrize(
    ("title", "told", "closes", "change"),
    [
        (f"{MOVED} to close early", "The public consultation was originally due to end on 31 December 2026. It will now close earlier, with all submissions to be made by 15 November 2026.", "2026-11-15", "closes early"),
        (f"{MOVED} to close early", "The consultation, which was to end on 31 December 2026, will now end on 15 November 2026.", "2026-11-15", "closes early"),
        (f"{MOVED} extended", "The public consultation was due to end on 31 October 2026. The consultation will now end on 30 November 2026.", "2026-11-30", "extended"),
        (f"{MOVED} extended", "The consultation was to end on 30 November and is extended to 31 December 2026.", "2026-12-31", "extended"),
        ("Extended consultation on herons brought forward", "The extended consultation, due to end on 31 December 2026, will be brought forward to close on 15 November 2026.", "2026-11-15", "closes early"),
        (MOVED, "The consultation will close two weeks earlier, on 30 November 2026.", "2026-11-30", "closes early"),
        (MOVED, "The consultation ends earlier than the statutory minimum of three months, on 30 November 2026.", "2026-11-30", "closes early"),
        ("蘆葦諮詢期提前結束", "公眾諮詢將於2026年11月15日提前結束，而非原定的2026年12月31日。", "2026-11-15", "closes early"),
        ("蘆葦諮詢期提前結束", "諮詢期原定於2026年12月31日結束。諮詢現於2026年11月15日結束。", "2026-11-15", "closes early"),
    ],
)  # fmt: skip
def test_a_day_that_was_moved_gives_way_to_the_one_that_took_its_place(
    title: str, told: str, closes: str, change: str
) -> None:
    ends = ENDS_ZH if "諮詢" in title else ENDS
    made = release(title, told, ends=ends)
    assert (made.fields["closes"], made.fields["change"]) == (closes, change)


@pytest.mark.parametrize(
    ("title", "told", "closes"),
    [
        ("Public consultation on shortening the limitation period", "Submissions should be made by 15 December 2026 by email or by 8 December 2026 by post.", "2026-12-15"),
        (MOVED, "Please respond by 15 December 2026; the drop-in centre for comments closes early at 3 pm on 25 November 2026.", "2026-12-15"),
        ("就縮短公屋輪候時間展開公眾諮詢", "公眾可於2026年12月31日或之前提交意見，網上問卷於2026年12月15日截止。", "2026-12-31"),
        ("就蘆葦展開公眾諮詢", "諮詢期由二○二六年十月二十日至十二月三十一日，為方便處理，團體請提早於二○二六年十二月一日前提交意見。", "2026-12-31"),
    ],
)  # fmt: skip
def test_what_else_is_shortened_or_early_moves_no_closing_day(
    title: str, told: str, closes: str
) -> None:
    made = release(title, told, ends=ENDS_ZH if "諮詢" in title else ENDS)
    assert made.fields["closes"] == closes
    assert "change" not in made.fields


def test_a_closing_day_before_the_day_of_issue_is_kept_and_noted() -> None:
    made = release("Public consultation on herons", "Views are welcome until 31 August 2026.")
    assert made.fields["closes"] == "2026-08-31"
    assert any("before the day of issue" in note for note in made.notes)


def test_the_questions_asked_are_kept_in_order() -> None:
    made = release(
        "Public consultation on herons",
        "Views are welcome until 31 December 2026.",
        "Question 1: Should herons be counted?",
        "Question 2: By whom?",
    )
    asked = made.fields["questions"].split("\n")
    assert asked == ["Question 1: Should herons be counted?", "Question 2: By whom?"]


def test_a_paper_that_its_source_calls_one_is_one_without_a_day_and_says_so() -> None:
    made = release("Heron counting rules", "We propose three rules.", hint="consultation")
    assert made.kind == "consultation"
    assert any("no closing day" in note for note in made.notes)


def test_thousands_of_days_in_one_sentence_cost_little() -> None:
    days = ", ".join(f"{1 + at % 28} May" for at in range(20_000))
    made = release("Public consultation on herons", f"Views were taken on {days}.")
    assert made.kind in ("plain", "consultation")


@pytest.mark.parametrize(
    "told",
    [
        "The Government plans to submit the bill by 31 March 2027.",
        "The Office intends to consult the trade by 31 March 2027 before the bill.",
        "The Government will consult the Panel by 15 December 2026.",
        "Please submit registration by 1 December 2026 for the forum.",
        "Please register for the forum on the consultation by 1 December 2026.",
        "In response to views received by 30 June 2026 in the first round, we now consult again.",
    ],
)
def test_what_else_is_to_be_done_by_a_day_ends_no_consultation(told: str) -> None:
    made = release("Public consultation on herons", told, "Comments by 31 January 2027.")
    assert made.fields["closes"] == "2027-01-31"


def test_a_day_that_was_over_at_the_issue_gives_way_to_a_later_one() -> None:
    made = release(
        "Public consultation on herons",
        "In response to views received by 30 June 2026 in the first round, we now consult again until 31 January 2027.",
    )
    assert made.fields["closes"] == "2027-01-31"


@pytest.mark.parametrize(
    "sentence",
    [
        "The consultation will close earlier, on 15 December 2026 instead of 31 December 2026.",
        "The consultation will close early on 15 December 2026 rather than 31 December 2026.",
        "Instead of 31 December 2026, the consultation will end earlier, on 15 December 2026.",
    ],
)
def test_a_day_that_is_brought_forward_is_read_and_not_the_one_it_had(sentence: str) -> None:
    made = release("Public consultation on herons", sentence)
    assert made.fields["closes"] == "2026-12-15"
    assert made.fields["change"] == "closes early"


@pytest.mark.parametrize(
    "told",
    [
        "政府會於2026年12月15日前諮詢事務委員會，並考慮意見。",
        "參加諮詢會的人須於2026年12月1日或之前登記。",
    ],
)
def test_what_else_is_to_be_done_by_a_day_ends_no_consultation_in_chinese(told: str) -> None:
    made = release("鷺鳥公眾諮詢展開", told, "公眾諮詢期至2027年1月31日。", ends=ENDS_ZH)
    assert made.fields["closes"] == "2027-01-31"


@pytest.mark.parametrize(
    "sentence",
    [
        "Comments on the registration of herons should reach us by 31 January 2027.",
        "Please submit your proposals and views by 31 January 2027.",
        "Please register your views online by 31 January 2027.",
    ],
)
def test_views_on_a_registration_still_end_on_their_day(sentence: str) -> None:
    made = release("Public consultation on herons", sentence)
    assert made.fields["closes"] == "2027-01-31"


@pytest.mark.parametrize(
    ("title", "sentence", "ends"),
    [
        ("Public consultation on herons", "A two-month public consultation begins today.", ENDS),
        ("Views sought on herons", "The consultation will run for 60 days.", ENDS),
        ("Public consultation on herons", "The consultation period lasts eight weeks.", ENDS),
        ("鷺鳥公眾諮詢展開", "當局今日展開為期兩個月的公眾諮詢。", ENDS_ZH),
        ("鷺鳥公眾諮詢展開", "是次諮詢期為六星期。", ENDS_ZH),
        ("Public consultation on herons", "The consultation period is two months.", ENDS),
        ("Public consultation on herons", "The consultation on nests will last eight weeks.", ENDS),
        (
            "Public consultation on herons",
            "The consultation will be conducted for two months.",
            ENDS,
        ),
        (
            "Public consultation on herons",
            "The consultation, which lasts two months, is open.",
            ENDS,
        ),
        ("鷺鳥公眾諮詢展開", "為期三個月的第二階段公眾諮詢今日展開。", ENDS_ZH),
        ("鷺鳥公眾諮詢展開", "公眾諮詢今日展開，為期兩個月。", ENDS_ZH),
        ("鷺鳥公眾諮詢展開", "當局將於2027年展開為期三個月的公眾諮詢。", ENDS_ZH),
    ],
)
def test_one_that_says_only_how_long_it_runs_has_no_closing_day_and_says_so(
    title: str, sentence: str, ends: str
) -> None:
    made = release(title, "Herons stand on piers.", sentence, ends=ends)
    assert made.kind == "consultation"
    assert "closes" not in made.fields
    assert summarise(made)[0].text == sentence
    assert "no closing day of the consultation was found, only how long it runs" in made.notes


@pytest.mark.parametrize(
    "sentence",
    [
        "A two-month consultation was conducted last year.",
        "Herons were counted for two months before the consultation.",
        "The three-month consultation ended in May.",
        "政府去年進行為期兩個月的公眾諮詢。",
        "為期兩個月的諮詢已完成。",
        "We launched a three-month public consultation in May 2023 and received 300 views.",
        "We launched a three-month public consultation in May 2023.",
        "The three-month public consultation attracted 300 views.",
        "公眾諮詢為期三個月，共接獲300份意見。",
        "當局於2023年展開為期三個月的公眾諮詢。",
    ],
)
def test_how_long_an_earlier_one_ran_makes_none(sentence: str) -> None:
    ends = ENDS if sentence.isascii() else ENDS_ZH
    assert (
        release("Public consultation on herons", "Herons stand.", sentence, ends=ends).kind
        == "plain"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The consultation paper proposes that licences run for 12 months.",
        "The consultation on licences that run for 12 months begins today.",
        "After consultation, offenders may be liable to imprisonment for 6 months.",
        "諮詢文件建議牌照有效期為期12個月。",
        "經諮詢，為期12個月的牌照可以續期。",
    ],
)
def test_how_long_something_else_runs_makes_none(sentence: str) -> None:
    ends = ENDS if sentence.isascii() else ENDS_ZH
    made = release("Public consultation on herons", "Herons stand.", sentence, ends=ends)
    assert made.kind == "plain"
    assert "closes_words" not in made.fields
