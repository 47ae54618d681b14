"""This file tests the small parts of what is typed: forms of files, mail addresses, switches, politeness."""

from __future__ import annotations

import re

import pytest

from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.file_forms import FORM, form_of
from bot.answering.arguments.mail_addresses import ADDRESS
from bot.answering.arguments.switches import switched


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("drones as Excel", "csv"), ("to a spread sheet", "csv"), ("for Zotero please", "ris"),
        ("BibTeX of these", "bibtex"), ("jsonl", "jsonl"), ("輸出成試算表", "csv"), ("做成EndNote", "ris"),
    ],
)  # fmt: skip
def test_a_form_is_known_by_every_name_of_it(text: str, form: str) -> None:
    found = FORM.search(text)
    assert found is not None
    assert form_of(found[0]) == form


@pytest.mark.parametrize("text", ["the risk of drones", "excellent", "a christening"])
def test_a_word_that_holds_a_form_names_none(text: str) -> None:
    assert FORM.search(text) is None


@pytest.mark.parametrize(
    "text", ["send it to kit.ho@harbour.example.", "電郵kit.ho@harbour.example每日", "kit.ho@harbour.example"]
)  # fmt: skip
def test_a_mail_address_is_found_wherever_it_stands(text: str) -> None:
    found = ADDRESS.search(text)
    assert found is not None
    assert found[0] == "kit.ho@harbour.example"


@pytest.mark.parametrize(
    ("text", "on"),
    [("ON", True), ("開", True), ("开", True), ("off", False), ("關閉", False), ("maybe", None), ("", None)],
)  # fmt: skip
def test_a_switch_is_on_or_off_or_neither(text: str, on: object) -> None:
    assert switched(text) is on


@pytest.mark.parametrize(
    "before", ["", "please ", "hi Tamar, could you please ", "ok - can u ", "Kindly "]
)
def test_politeness_before_an_order_is_passed_over(before: str) -> None:
    assert re.match(LEAD + "add drones$", f"{before}add drones", re.IGNORECASE)
