"""This file tests which words of a question are said to stand nowhere in its reply."""

from __future__ import annotations

import pytest

from bot.contents.missing_words import wording_not_found
from scrapers.items import Document, Exchange, Paragraph, Section
from tests.material import shared


def missing(question: str, reply: str) -> tuple[str, ...]:
    return wording_not_found(
        Document("question_reply", "zh-Hant", "題目", exchanges=(Exchange(question, reply, "1"),))
    )


def test_a_thing_asked_for_by_name_and_not_mentioned_is_named() -> None:
    assert missing("會否設立「檔案設備」免稅額？", "我們會舉辦研討會。") == ("免稅額",)


def test_another_name_of_the_thing_will_do() -> None:
    assert missing("會否設立免稅額？", "企業可就開支申請稅務扣減。") == ()


def test_either_script_will_do() -> None:
    assert missing("會否設立免稅額？", "暂不设立免税额。") == ()


def test_a_quoted_name_that_is_not_mentioned_is_named() -> None:
    assert missing("「樂檔先導計劃」何時推出？", "我們會舉辦研討會。") == ("樂檔先導計劃",)


def test_a_quoted_name_without_its_last_word_will_do() -> None:
    assert missing("「樂檔先導計劃」何時推出？", "樂檔先導將於明年推出。") == ()


def test_a_shortened_name_will_do() -> None:
    assert missing("「檔案及文書基金」有多少申請？", "檔文基金接獲兩宗申請。") == ()


def test_other_names_of_the_vocabulary_will_do() -> None:
    assert missing("HKPilot的進度為何？", "「港文通」正在試行。") == ()


def test_words_that_every_question_holds_are_not_named() -> None:
    assert missing("詳情、時間表、開支及人手為何？", "我們會舉辦研討會。") == ()


def test_what_is_told_before_the_question_is_asked_does_not_count() -> None:
    assert (
        missing("據悉「樂檔先導計劃」廣受歡迎。政府可否告知本會有何新措施？", "我們會舉辦研討會。")
        == ()
    )


def test_a_slogan_is_no_name() -> None:
    assert missing("如何配合「政、產、學、研」合作平台？", "我們會舉辦研討會。") == ()


def test_at_most_three_are_named() -> None:
    question = "會否設立免稅額、罰則、熱線、配額及保險？"
    assert len(missing(question, "我們會舉辦研討會。")) == 3


def test_an_english_thing_is_named() -> None:
    assert missing("whether a tax allowance will be introduced?", "We hold seminars.") == (
        "tax allowance",
    )


def test_an_english_synonym_will_do() -> None:
    assert (
        missing("whether a tax allowance will be introduced?", "A tax deduction is available.")
        == ()
    )


def test_a_paper_without_questions_has_none() -> None:
    paper = Document("plain", "en", "T", sections=(Section(None, (Paragraph("Words."),)),))
    assert wording_not_found(paper) == ()


@pytest.mark.real
def test_the_real_reply_on_legal_technology_lacks_one_word() -> None:
    from scrapers.kinds import documents
    from scrapers.readers import read

    path = shared("real", "seeds", "001_1a8aa878b1cbee00.txt")
    (paper,) = documents(read(path.read_bytes(), path.name))
    assert wording_not_found(paper) == ("免税额",)
