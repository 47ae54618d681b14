"""This file tests that what somebody is quoted with stands in a bullet as theirs, and with nobody else's words."""

from __future__ import annotations

import pytest

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.quotations import quotations
from scrapers.items import Document, Language, Paragraph, Section


def release(text: str, language: Language = "en") -> Document:
    lines = tuple(Paragraph(line, None) for line in text.split("\n"))
    return Document("plain", language, "Archive", sections=(Section(None, lines),))


def spoken(text: str, language: Language = "en") -> list[tuple[str, str]]:
    """Give the sentences that are spoken, each behind who speaks."""
    found = quotations(statements(release(text, language)))
    return [(one.speaker, one.words.text) for _, one in sorted(found.items())]


NAMED_BEHIND = (
    "The Archive announced today that it will lend tablets to readers from May 2027.\n"
    '"Six rooms will have them in the first year. Nobody will be charged for a loan,"'
    " a spokesman for the Archive said. A report will be published at the end of 2028."
)


def test_a_speaker_named_behind_a_quotation_speaks_each_of_its_sentences() -> None:
    assert spoken(NAMED_BEHIND) == [
        ("spokesman for the Archive", "Six rooms will have them in the first year."),
        ("spokesman for the Archive", "Nobody will be charged for a loan."),
    ]


def test_a_speaker_named_before_a_quotation_speaks_each_of_its_sentences() -> None:
    text = (
        "Speaking at the opening, the Archivist, Dr Fong, said, “The hall opens in June 2027. "
        "It will seat 400 readers.” The hall stands in Tai Po."
    )
    assert spoken(text) == [
        ("Archivist, Dr Fong", "The hall opens in June 2027."),
        ("Archivist, Dr Fong", "It will seat 400 readers."),
    ]


def test_a_pronoun_speaks_as_whoever_spoke_in_the_paragraph_before() -> None:
    text = (
        'The Archivist, Dr Fong, said, "The hall opens in June 2027. It will seat 400 readers."\n'
        '"We will set aside $30 million. Details will follow in March 2027," she added.'
    )
    assert [who for who, _ in spoken(text)] == ["Archivist, Dr Fong"] * 4


def test_a_sentence_that_is_all_quotation_is_spoken_by_whoever_spoke_before() -> None:
    text = (
        '"The hall opens in June 2027," the Archivist, Dr Fong, said. '
        '"Twelve readers will test it by the first quarter of 2027."'
    )
    assert spoken(text) == [
        ("Archivist, Dr Fong", "Twelve readers will test it by the first quarter of 2027.")
    ]


def test_a_chinese_quotation_is_spoken_by_whoever_is_named_before_it() -> None:
    text = "館長方詠賢今日在開幕禮上表示：「首年會有六間閱覽室備有平板電腦。借用不會收費。」館方明年公布報告。"
    assert spoken(text, "zh-Hant") == [
        ("館長方詠賢", "首年會有六間閱覽室備有平板電腦。"),
        ("館長方詠賢", "借用不會收費。"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Readers may ask for the "Long Loan" at any desk. It is free.',
        'A screen of 55" stands in each hall. A second one will follow in May.',
        "The sign at the door is “Mind the step. Keep left.” It was put up in May.",
        '"The hall opens in June. It will seat 400. And nobody closes this quotation.',
    ],
)
def test_a_name_in_quotation_marks_and_a_mark_that_nobody_closes_are_no_speech(text: str) -> None:
    assert spoken(text) == []


def test_a_bullet_names_whoever_speaks_it() -> None:
    quoting = release(
        'The Archivist, Dr Fong, said, "The hall opens in June 2027. It will seat 400 readers and cost $30 million."'
    )
    assert [one.text for one in summarise(quoting)] == [
        "(Archivist, Dr Fong) The hall opens in June 2027. It will seat 400 readers and cost $30 million."
    ]


def test_two_voices_never_share_a_bullet() -> None:
    text = NAMED_BEHIND.replace("will be published", "on some 400 loans will be published")
    bullets = [one.text for one in summarise(release(text))]
    assert any("Six rooms" in one or "400 loans" in one for one in bullets)
    assert not any("Six rooms" in one and "400 loans" in one for one in bullets)


FEES = "“Fees rise in 2027. It costs $30 million.”"
FEES_ZH = "「收費於2027年調整。開支為3億元。」"


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (f"A spokesman for the Archive said today: {FEES}", "en", "spokesman for the Archive"),
        (f"{FEES[:-2]},” said the Archivist, Dr Fong, at a ceremony.", "en", "Archivist, Dr Fong"),
        (f"The Readers Union said, {FEES}", "en", "Readers Union"),
        (f"香港大學於仲賢教授指出：{FEES_ZH}", "zh-Hant", "香港大學於仲賢教授"),
        (f"館長方詠賢在會議上就「借閱」動議致辭時表示：{FEES_ZH}", "zh-Hant", "館長方詠賢"),
        (f"局長回應：{FEES_ZH}", "zh-Hant", "局長"),
    ],
)
def test_a_speaker_is_named_by_office_or_as_a_body(text: str, language: Language, who: str) -> None:
    assert {one for one, _ in spoken(text, language)} == {who}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"A spokesman denied that the Archivist had said, {FEES}", "en"),
        (f"The spokesman said the Archivist said, {FEES}", "en"),
        (f"Critics say that {FEES[:-2]}” but the Archivist said it will go on.", "en"),
        (f"局方不認為：{FEES_ZH}", "zh-Hant"),
        (f"發言人強烈譴責某傳媒聲稱：{FEES_ZH}", "zh-Hant"),
        (f"有市民表示：{FEES_ZH}", "zh-Hant"),
    ],
)
def test_words_that_are_denied_or_passed_on_are_nobodys_and_no_bullet(
    text: str, language: Language
) -> None:
    assert {who for who, _ in spoken(text, language)} == {""}
    assert all("2027" not in one.text for one in summarise(release(text, language)))


def test_a_paragraph_without_the_mark_ends_a_quotation_that_nobody_closed() -> None:
    text = (
        'The Readers Union said, "Fees are unfair and rise in 2027.\n'
        "The Archive will publish 12 guidelines for 400 readers in June 2027.\n"
        'The "Green Dot" label starts in June 2027.'
    )
    assert spoken(text) == []
    assert "The Archive will publish 12 guidelines for 400 readers in June 2027." in [
        one.text for one in summarise(release(text))
    ]


def test_who_spoke_speaks_no_more_when_others_did() -> None:
    text = (
        "The Archivist, Dr Fong, said, “The hall opens in May. It is large.” The Chairman of the Union"
        " said the hall was late. “It will be reviewed in June 2027. We are not content,” he added."
    )
    assert [who for who, _ in spoken(text)] == ["Archivist, Dr Fong"] * 2 + [""] * 2


def test_a_name_in_marks_within_a_quotation_loses_no_words() -> None:
    text = (
        '"The "Long Loan" scheme will be open to 300 readers by June 2027. It has cost $20 million,"'
        " the Archivist said."
    )
    assert [words for _, words in spoken(text)] == [
        'The "Long Loan" scheme will be open to 300 readers by June 2027.',
        "It has cost $20 million.",
    ]
