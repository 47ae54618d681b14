"""This file tests the one line in which people write topics of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.echoes import echo, warnings
from bot.messages.words import say
from bot.topics.lines import TopicError, parse_topic
from bot.topics.matcher import Matcher
from bot.topics.reach import expansion, fires_everywhere, never_fires
from bot.topics.terms import Topic
from scrapers.items import Document, Language, Paragraph, Section


def topic(line: str) -> Topic:
    """Read a line as a topic of one workspace."""
    return parse_topic(line, key="w/own", name="Own")


def found(line: str, *paragraphs: str, title: str = "") -> list[str]:
    """Give the levels at which a line matches a paper of these paragraphs."""
    body = tuple(Paragraph(text) for text in paragraphs)
    paper = Document("plain", "zh-Hant", title, sections=(Section(None, body),))
    return [match.level for match in Matcher([topic(line)]).match(paper)]


def refused(line: str, language: Language = "en") -> str:
    """Give what is said of a line that cannot be used."""
    with pytest.raises(TopicError) as caught:
        topic(line)
    return say(caught.value.problem, language, **caught.value.values)


@pytest.mark.parametrize("mark", [",", "，", "、", ";", "；"])
def test_terms_stand_between_any_of_five_separators(mark: str) -> None:
    assert [term.text for term in topic(f"海濱長廊{mark}單車徑").terms] == ["海濱長廊", "單車徑"]


def test_a_term_finds_the_other_script() -> None:
    assert found("海濱長廊", "海滨长廊下月开放。")


def test_a_known_name_brings_its_other_names() -> None:
    assert found("港文通", "Departments may use HKPilot.")


def test_an_equals_sign_keeps_other_names_out() -> None:
    assert not found("=港文通", "Departments may use HKPilot.")


def test_an_abbreviation_that_was_added_counts_in_capitals_only() -> None:
    assert not found("智慧城市, 人工智能", "The ai of the name was a mistake.")


def test_a_plus_asks_for_both_in_one_paragraph() -> None:
    assert found("海濱+單車", "海濱設單車徑。")
    assert not found("海濱+單車", "海濱開放。", "單車徑關閉。")


def test_a_trailing_plus_belongs_to_the_word() -> None:
    assert [term.text for term in topic("AI+").terms][:1] == ["AI+"]


def test_a_dash_passes_over_the_words_and_not_the_paper() -> None:
    assert not found("法律, -法律援助", "法律援助署遷址。")
    assert found("法律, -法律援助", "法律援助署研究法律改革。")


def test_a_masked_word_does_not_complete_a_pair() -> None:
    assert not found("法律+人工智能, -法律援助", "法律援助署試用人工智能。")


def test_a_dash_after_a_blank_begins_a_new_item() -> None:
    assert topic("單車 -單車比賽").masks == ("單車比賽",)


def test_a_dash_inside_a_word_is_a_hyphen() -> None:
    assert topic("e-bike").masks == ()


def test_quotes_hold_separators_and_signs_together() -> None:
    assert [term.text for term in topic('"ships, ports + docks"').terms] == ["ships, ports + docks"]


@pytest.mark.parametrize("line", ["“sea wall”", "「海堤」", "＂sea wall＂"])
def test_smart_and_chinese_quotes_are_quotes(line: str) -> None:
    assert topic(line).terms[0].text in ("sea wall", "海堤")


def test_full_width_signs_are_read_as_plain_ones() -> None:
    read = topic("海濱＋單車，－單車比賽，算力＾１")
    assert read.masks == ("單車比賽",)
    assert read.together[0].label == "海濱 + 單車"


def test_a_star_finds_any_ending() -> None:
    assert found("reclam*", "Reclamation works begin.")
    assert not found("reclam*", "They proclaim victory.")


def test_a_star_ends_a_phrase_too() -> None:
    assert found("sea wall repair*", "Sea wall repairing continues.")


def test_a_weight_of_one_needs_company() -> None:
    assert not found("海堤^1", "海堤完工。")
    assert found("海堤^1, 碼頭^1", "海堤和碼頭完工。")


def test_a_weight_of_two_is_a_mention() -> None:
    assert found("海堤^2", "海堤完工。") == ["mention"]


def test_a_word_in_the_title_is_substantive() -> None:
    assert found("海堤", "工程完成。", title="海堤重建") == ["substantive"]


def test_must_keeps_out_papers_without_the_word() -> None:
    assert not found("海堤, must:碼頭", "海堤完工。")
    assert found("海堤, must:碼頭", "海堤完工。", "碼頭重開。")


def test_must_alone_is_looked_for() -> None:
    assert found("must:碼頭", "碼頭重開。")


def test_not_keeps_out_the_whole_paper() -> None:
    assert not found("海堤, not:招標", "海堤完工。", "招標結果公布。")


def test_exact_asks_for_the_same_capitals() -> None:
    assert found("exact:MaaS", "MaaS is planned.")
    assert not found("exact:MaaS", "They wear maas.")


def test_commands_may_be_typed_in_chinese() -> None:
    assert topic("海堤，排除：招標").excluded[0][0].text == "招標"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x", "one letter"),
        ("Ｘ", "one letter"),
        ("", "nothing to look for"),
        ("，、；", "nothing to look for"),
        ("-海堤", "nothing to look for"),
        ("not:海堤", "nothing to look for"),
        ("🙂", "no letter"),
        ("***", "no letter"),
        ('"海堤', "never closed"),
        ("海堤^7", "weight"),
        ("^2", "weight"),
        ("+海堤", "plus"),
        ("must:", "Nothing follows"),
        ("-", "Nothing follows"),
        ("ab*", "too short"),
        ("must:海堤+碼頭", "one word"),
        ("長" * 61, "at most 60"),
    ],
)
def test_a_line_that_cannot_be_used_says_why(line: str, says: str) -> None:
    assert says in refused(line)


def test_an_error_is_said_in_every_language() -> None:
    assert "字母" in refused("x", "zh-Hant")
    assert "整的词" in refused("x", "zh-Hans")


def test_five_thousand_terms_are_refused_with_the_limit() -> None:
    assert "2,000" in refused(",".join(f"term{number}" for number in range(5000)))


def test_sixty_one_terms_are_refused_with_the_limit() -> None:
    assert "at most 60" in refused(",".join(f"term{number}" for number in range(61)))


def test_direction_marks_are_dropped() -> None:
    assert topic("\u202e海\u200f堤\u202c").terms[0].text == "海堤"


def test_a_pattern_is_taken_as_plain_letters() -> None:
    assert not found('"(aa+)+b"', "a" * 5000)


def test_the_line_is_kept_as_typed() -> None:
    assert topic("海堤，  碼頭^2").line == "海堤， 碼頭^2"


def test_the_echo_says_that_a_mask_does_not_exclude_the_paper() -> None:
    read = topic("法律, -法律援助")
    assert "a paper that also says something you look for still comes" in echo(read, "en")
    assert "不會排除整份文件" in echo(read, "zh-Hant")


def test_the_echo_names_the_other_names_that_are_looked_for() -> None:
    assert "HKPilot" in echo(topic("港文通"), "en")
    assert expansion(topic("港文通")) == (("港文通", ("HKPilot",)),)


@pytest.mark.parametrize("line", ["香港", "government", "法"])
def test_a_word_that_stands_everywhere_is_warned_of(line: str) -> None:
    assert fires_everywhere(topic(line))
    assert warnings(topic(line), "en")


def test_a_common_word_beside_a_must_is_not_warned_of() -> None:
    assert not fires_everywhere(topic("香港, must:海堤"))


@pytest.mark.parametrize("line", ["海堤, -海堤", "海堤, must:碼頭, not:碼頭", "海堤, not:海堤"])
def test_a_line_that_can_never_fire_is_warned_of(line: str) -> None:
    assert never_fires(topic(line))
    assert warnings(topic(line), "zh-Hant")


def test_why_not_names_the_words_that_are_missing() -> None:
    matcher = Matcher([topic("海堤, 碼頭+單車, must:燈塔")])
    section = Section(None, (Paragraph("碼頭重開。"),))
    near = matcher.why_not(Document("plain", "zh-Hant", "", sections=(section,)), "w/own")
    assert set(near.missing) == {"海堤", "碼頭 + 單車", "must:燈塔"}
    assert near.level is None


def test_topics_that_look_for_the_same_are_told_under_each_key() -> None:
    same = [parse_topic("海堤", key=key, name=key) for key in ("a/one", "b/two")]
    assert {match.topic for match in Matcher(same).match_title("海堤重建")} == {"a/one", "b/two"}


@settings(max_examples=80, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from('ab海堤 ,，、；+-^=*:"「」“”must not123\u202e🙂(['), max_size=40
    )
)
def test_any_line_is_a_topic_or_a_clear_refusal(line: str) -> None:
    said = _said(line)
    assert said.strip()


def _said(line: str) -> str:
    """Give the echo of a line, or its refusal."""
    try:
        read = topic(line)
    except TopicError as refusal:
        return say(refusal.problem, "en", **refusal.values)
    Matcher([read]).match_title("海堤 ab must")
    return echo(read, "en")
