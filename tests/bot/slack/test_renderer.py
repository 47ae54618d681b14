"""This file tests the messages as Slack gets them, against golden files that a person has read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.models.blocks import Block

from bot.messages.alerts import Change, Reason, Revision
from bot.messages.links import source_address
from bot.slack.blocks import TooMuch, button, modal, option, pages, plain_text
from bot.slack.renderer import SlackRenderer
from storage.records import Bullet, Payload
from tests.blocks import faults, view_faults
from tests.messages import golden, samples

SLACK = SlackRenderer()
FILES = golden.as_files()
PAYLOADS = golden.rendered(SLACK)


def _words(payload: Payload) -> str:
    return json.dumps(payload, ensure_ascii=False)


def _elements(payload: Payload) -> list[dict[str, Any]]:
    return [e for b in payload["blocks"] if b["type"] == "actions" for e in b["elements"]]


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_message_is_as_it_was_read(name: str) -> None:
    path = golden.FOLDER / name
    if not path.exists():
        path.write_text(FILES[name], "utf-8")
        pytest.fail(f"{path} is new: read it, and commit it if it is right")
    assert FILES[name] == path.read_text("utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in golden.FOLDER.iterdir()} == set(FILES)


@pytest.mark.parametrize("name", sorted(PAYLOADS))
def test_slack_would_take_the_message(name: str) -> None:
    assert [fault for payload in PAYLOADS[name] for fault in faults(payload)] == []


@pytest.mark.parametrize("name", sorted(PAYLOADS))
def test_slack_s_own_models_take_the_message(name: str) -> None:
    for payload in PAYLOADS[name]:
        for block in payload["blocks"]:
            parsed = Block.parse(block)
            assert parsed is not None
            parsed.validate_json()


@pytest.mark.parametrize("name", sorted(samples.ALERTS))
def test_a_card_has_three_buttons_and_a_menu(name: str) -> None:
    kinds = [element["type"] for element in _elements(PAYLOADS[name][0])]
    assert kinds == ["button", "button", "button", "overflow"]


@pytest.mark.parametrize("name", sorted(PAYLOADS))
def test_nothing_unfurls(name: str) -> None:
    assert all(
        payload["unfurl_links"] is False and payload["unfurl_media"] is False
        for payload in PAYLOADS[name]
    )


def test_hostile_words_call_nobody() -> None:
    words = _words(PAYLOADS["hostile"][0])
    assert "<!" not in words
    assert "<@" not in words
    assert "@channel" not in words


def test_hostile_words_cannot_end_a_link() -> None:
    [section] = [b for b in PAYLOADS["hostile"][0]["blocks"] if b["type"] == "section"]
    assert section["text"]["text"].count("<") == 2
    assert section["text"]["text"].count(">") == 2


def test_an_address_that_is_not_of_the_web_is_not_linked() -> None:
    assert "javascript" not in _words(PAYLOADS["hostile"][0])


def test_a_bullet_of_a_pdf_is_linked_to_its_page() -> None:
    assert f"<{samples.PAPER}#page=2|¶4>" in _words(PAYLOADS["panel_paper"][0])


def test_a_bullet_of_a_web_page_is_linked_to_its_words() -> None:
    bullet = Bullet("The desk opens in May, and closes in June.", ("1",))
    target = source_address(samples.RELEASE, bullet)
    assert target == f"{samples.RELEASE}#:~:text=The%20desk%20opens%20in"


def test_words_of_a_model_are_not_looked_for_in_the_page() -> None:
    bullet = Bullet("The desk opens in May, and closes in June.", ("1",), method="model")
    assert source_address(samples.RELEASE, bullet) == samples.RELEASE


def test_an_english_card_shows_the_chinese_title() -> None:
    assert "協助小型律師事務所採用法律科技" in _words(PAYLOADS["panel_paper"][0])


def test_a_chinese_title_is_not_shown_twice() -> None:
    section = PAYLOADS["chinese_only"][0]["blocks"][1]
    assert section["text"]["text"].count("協助小型律師事務所採用法律科技") == 1


def test_each_topic_can_be_muted_from_its_card() -> None:
    menu = _elements(PAYLOADS["panel_paper"][0])[3]
    assert [one["value"] for one in menu["options"]] == [
        "follow:paper:41",
        "mute:paper:41:legal-tech",
        "mute:paper:41:ai",
        "why:paper:41",
    ]


def test_a_topic_with_an_endless_key_cannot_be_muted_by_half() -> None:
    reason = Reason("team/" + "x" * 200, "Long", "", "substantive", in_title=False, hits=1)
    payload = SLACK.alert(replace(samples.PANEL_PAPER, reasons=(reason,)))
    assert [o["value"] for o in _elements(payload)[3]["options"]] == [
        "follow:paper:41",
        "why:paper:41",
    ]


def test_a_revision_strikes_out_the_old_figure() -> None:
    assert "~$12~ → *$14.5* million" in _words(PAYLOADS["revision"][0])


def test_a_revision_of_many_paragraphs_still_counts_them_all() -> None:
    changes = tuple(Change(str(n), None, f"Paragraph {n}.") for n in range(1, 41))
    payload = SLACK.revision(Revision(samples.PANEL_PAPER, changes, 60, samples.SEEN))
    assert "40 of 60 paragraphs changed" in _words(payload)


def test_a_withdrawn_paper_is_not_linked() -> None:
    assert "<http" not in _words(PAYLOADS["withdrawal"][0])


def test_a_digest_has_a_parent_and_an_entry_for_each_topic() -> None:
    assert len(PAYLOADS["digest"]) == 1 + len(samples.DIGEST.groups)


def test_a_digest_s_parent_is_read_in_ten_seconds() -> None:
    rows = [line for b in PAYLOADS["digest"][0]["blocks"] for line in _lines(b)]
    assert len(rows) <= 14


def test_a_quiet_day_is_one_message() -> None:
    assert len(PAYLOADS["digest_quiet"]) == 1


def test_a_digest_of_two_hundred_papers_is_split_and_loses_none() -> None:
    reason, rows = samples.DIGEST.groups[0]
    many = tuple(
        replace(rows[0], alert=replace(rows[0].alert, paper_id=n, title=f"Paper {n:03}"))
        for n in range(200)
    )
    payloads = SLACK.digest(replace(samples.DIGEST, groups=((reason, many),)))
    told = "".join(_words(payload) for payload in payloads[1:])
    assert all(f"|Paper {n:03}>" in told for n in range(200))
    assert [fault for payload in payloads for fault in faults(payload)] == []


def test_a_notice_shows_what_is_to_be_typed_as_code_and_no_mark_in_its_words() -> None:
    payload = SlackRenderer().notice("Say `pause R&D` to rest")
    assert payload["blocks"][0]["text"]["text"] == "Say `pause R&amp;D` to rest"
    assert payload["text"] == "Say pause R&amp;D to rest"


def test_a_notice_keeps_its_lines() -> None:
    assert len(_lines(PAYLOADS["notice"][0]["blocks"][0])) == 2


def test_a_value_that_slack_would_refuse_is_refused_here() -> None:
    with pytest.raises(TooMuch):
        button("Press", "press", "x" * 2001)


def test_an_option_without_a_value_is_refused() -> None:
    with pytest.raises(TooMuch):
        option("One", "")


def test_a_long_label_is_shortened_with_an_ellipsis() -> None:
    assert plain_text("word " * 40, 75)["text"].endswith("…")


def test_a_dialogue_of_ours_is_one_that_slack_takes() -> None:
    view = modal("Subscribe to a topic of your own", [], callback_id="subscribe", submit="Save")
    assert view_faults(view) == []


def test_blocks_are_split_in_order() -> None:
    blocks = [{"type": "divider", "n": n} for n in range(120)]
    assert [block for page in pages(blocks) for block in page] == blocks


def _lines(block: dict[str, Any]) -> list[str]:
    texts = [block.get("text", {}).get("text", "")]
    texts += [element.get("text", "") for element in block.get("elements", [])]
    return [line for text in texts for line in str(text).split("\n") if line]
