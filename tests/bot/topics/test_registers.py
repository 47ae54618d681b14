"""This file tests that people and bodies are known by every name, and shown by a checked one."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources

import pytest

from bot.topics import registers
from bot.topics.aliases import aliases
from scrapers.committees import ALL, COUNCIL
from scrapers.source import all_sources
from scrapers.text import fold


def keys(name: str, kind: str | None = None) -> list[str]:
    return [one.key for one in registers.found(name, kind)]


@pytest.mark.parametrize(
    "name",
    [
        "AJLS", "ajls", "AJLS panel", "the AJLS Panel", "AJLS 委員會", "justice panel",
        "Panel on Administration of Justice and Legal Services",
        "LegCo Panel on Administration of Justice and Legal Services",
        "司法及法律事務委員會", "司法及法律事务委员会",
    ],
)  # fmt: skip
def test_a_committee_is_found_by_every_name(name: str) -> None:
    assert keys(name) == ["panel-ajls"]


@pytest.mark.parametrize(
    "name",
    ["陳曼琪", "陈曼琪", "陳曼琪議員", "Maggie CHAN Man-ki", "Chan Man-ki", "Maggie Chan",
     "the Hon Maggie Chan"],
)  # fmt: skip
def test_a_member_is_found_by_every_name(name: str) -> None:
    assert keys(name) == ["maggie-chan-man-ki"]


@pytest.mark.parametrize("name", ["DPO", "數字辦", "OGCIO", "資科辦", "Efficiency Office"])
def test_a_body_is_found_by_its_former_names(name: str) -> None:
    assert keys(name) == ["dpo"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("SB", "sb"), ("保安局", "sb"), ("Secretary for Security", "sb"), ("EDB", "edb"),
        ("教育局", "edb"), ("EEB", "eeb"), ("環境局", "eeb"), ("环境及生态局", "eeb"), ("HYAB", "hyab"),
        ("民青局", "hyab"), ("Home Affairs Bureau", "hyab"), ("房屋局", "hb"), ("勞福局", "lwb"),
        ("劳福局", "lwb"), ("CMAB", "cmab"), ("文體旅局", "cstb"), ("醫衞局", "hhb"), ("CSB", "csb"),
        ("公務員事務局", "csb"), ("LRC", "lrc"), ("法改會", "lrc"), ("消委會", "consumer-council"),
        ("Consumer Council", "consumer-council"), ("The Ombudsman", "ombudsman"), ("申訴專員", "ombudsman"),
        ("Director of Audit", "audit"), ("食環署", "fehd"), ("Social Welfare Department", "swd"),
        ("Secretary for Health", "hhb"), ("Director of Health", "dh"), ("衞生署", "dh"),
        ("Secretary for Housing", "hb"), ("Director of Housing", "hd"), ("Director of Home Affairs", "had"),
        ("C&SD", "csd"), ("CSD", "corrsd"),
    ],
)  # fmt: skip
def test_a_bureau_or_department_is_found_by_letters_nickname_and_head(typed: str, key: str) -> None:
    assert keys(typed, "bureau") == [key]


def test_the_english_name_that_nobody_checked_is_said_to_be_so() -> None:
    (one,) = registers.found("法改會")
    assert one.grades == "CC"
    assert one.unchecked(chinese=False) == one.en


def test_one_short_name_may_be_that_of_several() -> None:
    assert keys("ITB") == ["panel-itb", "itib"]
    assert keys("ITB", "bureau") == ["itib"]


def test_who_is_in_no_register_is_not_found() -> None:
    assert not registers.found("火星委員會")
    assert not registers.nearest("火星委員會")


def test_a_misspelt_name_has_its_nearest() -> None:
    assert [one.key for one in registers.nearest("Elisabeth Quat")] == ["elizabeth-quat"]


def test_a_name_that_was_not_checked_is_never_shown() -> None:
    (bar,) = registers.found("民政及文化體育事務委員會")
    assert bar.grades == "CB"
    assert bar.shown(chinese=False) == "民政及文化體育事務委員會"
    shown = [(one, one.shown(chinese=False)) for one in registers.identities()]
    wrong = [
        one.key
        for one, name in shown
        if name == one.en != one.zh
        and one.grades[0] == "C" != one.grades[1]
        and fold(name) not in _vocabulary()
    ]
    assert not wrong


def _vocabulary() -> set[str]:
    return {fold(name) for alias in aliases() for name in alias.all_names}


def test_a_printed_name_brings_all_others_of_the_same_body() -> None:
    assert {"律政司", "DoJ"} <= set(registers.known_as("bureau", ["Department of Justice"]))
    assert registers.known_as("bureau", ["Administration"]) == ("Administration",)


def test_an_office_answers_for_its_body_and_is_no_member() -> None:
    assert "律政司" in registers.known_as("bureau", ["署理律政司司長"])
    assert registers.known_as("member", ["署理律政司司長"])[0] == "署理律政司司長"
    assert "律政司" not in registers.known_as("member", ["署理律政司司長"])
    assert registers.found("署理律政司司長", "bureau") == ()


def test_a_surname_in_print_brings_nobody_else() -> None:
    assert "葛珮帆" not in registers.known_as("member", ["Quat"])
    assert "葛珮帆" in registers.known_as("member", ["Dr Hon Elizabeth QUAT, SBS, JP"])
    for honours in (
        ", GBS, JP, Chairman",
        ", B.B.S., J.P.",
        ", BBS, JP, MBA",
        ", GBS, JP (Chairman)",
    ):
        assert "葛珮帆" in registers.known_as("member", [f"Dr Hon Elizabeth QUAT{honours}"])
    assert "葛珮帆" not in registers.known_as("member", ["Dr Hon Elizabeth QUAT, Chairman, SBS"])


@pytest.mark.parametrize(
    ("typed", "zh"),
    [
        ("李慧琼", "李慧琼"), ("李慧瓊", "李慧琼"), ("李慧瓊議員", "李慧琼"), ("謝偉銓", "謝偉銓"),
        ("謝偉詮", "謝偉銓"), ("谢伟诠议员", "謝偉銓"), ("Hon Starry LEE Wai-king, SBS, JP", "李慧琼"),
        ("Dr the Hon Elizabeth QUAT, BBS, JP", "葛珮帆"), ("M K Chan", "陳曼琪"), ("CHAN M.K.", "陳曼琪"),
        ("Maggie MK Chan", "陳曼琪"),
    ],
)  # fmt: skip
def test_a_member_is_meant_in_every_form_of_the_name(typed: str, zh: str) -> None:
    assert [one.zh for one in registers.found(typed, "member")] == [zh]
    meant = registers.of_printed("member", typed)
    assert meant is not None
    assert meant.zh == zh


@pytest.mark.parametrize("surname", ["Quat", "QUAT", "Chan", "陳", "Hon CHAN", "S. Lee"])
def test_a_surname_alone_means_nobody_for_sure(surname: str) -> None:
    assert len(registers.found(surname, "member")) != 1
    assert registers.of_printed("member", surname) is None


def test_a_surname_offers_those_who_have_it() -> None:
    assert "葛珮帆" in [one.zh for one in registers.nearest("Quat", "member")]


def test_every_key_stands_once_in_its_register() -> None:
    for name in registers.LISTS:
        found = [one.key for one in registers._read(name)]
        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("kind", "printed", "target"),
    [
        ("committee", "立法會司法及法律事務委員會", "Panel on Administration of Justice and Legal Services"),
        ("committee", "Legislative Council Panel on Administration of Justice and Legal Services",
         "Panel on Administration of Justice and Legal Services"),
        ("bureau", "創新科技及工業局常任秘書長(麥德偉)", "Innovation, Technology and Industry Bureau"),
        ("bureau", "署理律政司司长", "Department of Justice"),
        ("bureau", "律政司司長李二言博士", "Department of Justice"),
        ("bureau", "Permanent Secretary for Innovation, Technology and Industry (A B CHAN)",
         "Innovation, Technology and Industry Bureau"),
        ("bureau", "Secretary for Justice", "Department of Justice"),
        ("bureau", "Director of Electrical and Mechanical Services", "Electrical and Mechanical Services Department"),
    ],
)  # fmt: skip
def test_what_papers_print_of_a_body_and_its_head_is_that_body(
    kind: str, printed: str, target: str
) -> None:
    assert target in registers.known_as(kind, [printed])


@pytest.mark.parametrize(
    "printed", ["Secretary for Hidden Things", "政務司司長", "局長", "Secretary for", "陳曼琪議員"]
)
def test_an_office_of_no_body_that_is_known_is_nobody_else(printed: str) -> None:
    assert registers.known_as("bureau", [printed]) == (printed,)


def test_a_panel_that_shares_a_name_with_another_has_its_own_title_in_each_language() -> None:
    panel = "Panel on Information Technology and Broadcasting"
    assert registers.titled("committee", panel, chinese=True) == "資訊科技及廣播事務委員會"
    assert "資訊科技及廣播事務委員會" in registers.known_as("committee", [panel])


def test_no_two_members_have_one_chinese_name() -> None:
    named = Counter(one.zh for one in registers.identities() if one.kind == "member")
    assert [name for name, count in named.items() if count > 1] == []


def test_every_committee_that_sources_read_is_in_the_register_under_its_own_names() -> None:
    held = {(one.en, one.zh) for one in registers.identities() if one.kind == "committee"}
    assert [one for one in ALL if (one.english, one.chinese) not in held] == [COUNCIL]


def test_a_committee_s_name_is_written_in_one_place() -> None:
    text = resources.files("bot.topics.registers").joinpath("committees.json").read_text("utf-8")
    rows = json.loads(text)["rows"]
    spelt = {row.get(name) for row in rows for name in ("en", "zh")}
    assert not spelt & {name for one in ALL for name in (one.english, one.chinese)}
    codes = [row["code"] for row in rows if "code" in row]
    assert len(codes) == len(set(codes)) == len(ALL) - 1


def test_a_publisher_that_is_a_body_is_called_as_the_register_calls_it() -> None:
    bodies = {one.key: one for one in registers.identities() if one.kind == "bureau"}
    publishers = {source.publisher.key: source.publisher for source in all_sources()}
    both = publishers.keys() & bodies.keys()
    assert len(both) >= 10
    for key in both:
        assert publishers[key].chinese in bodies[key].names
        assert bodies[key] in registers.found(publishers[key].english, "bureau")
