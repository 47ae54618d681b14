"""This file holds the estimates reader to labels that a person wrote, where the booklet is at hand."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from scrapers.items import Document
from scrapers.kinds import documents
from scrapers.readers import read
from scrapers.text import fold
from tests.material import shared

pytestmark = pytest.mark.real

FIELDS = {
    "q": "question_serial",
    "ref": "member_ref",
    "head": "head",
    "programme": "programme",
    "subhead": "subhead",
    "controlling_officer": "controlling_officer",
    "director": "director_of_bureau",
}


def bare(text: str) -> str:
    return "".join(fold(text).split())


@cache
def booklet() -> tuple[Document, ...]:
    path = shared("real", "seeds", "003_290747ba864f0a9c.part.txt")
    return documents(read(path.read_bytes(), path.name))


@cache
def labels() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        shared("labels", "structure_replies.json").read_text("utf-8")
    )
    return found


def asked(document: Document) -> str:
    lead = [part for part in document.sections if part.heading == "問題"]
    texts = [each.text for part in lead for each in part.paragraphs]
    return bare("".join([*texts, *(each.question for each in document.exchanges)]))


def told(document: Document) -> str:
    texts = [each.text for part in document.sections for each in part.paragraphs]
    return bare("".join([*texts, *(each.answer for each in document.exchanges)]))


def opens(document: Document) -> str:
    lead = [part for part in document.sections if part.heading == "答覆"]
    texts = [each.text for part in lead for each in part.paragraphs]
    return bare("".join([*texts, *(each.answer for each in document.exchanges)]))


def test_every_labelled_reply_is_one_document_in_order() -> None:
    assert [each.number for each in booklet()] == [label["serial"] for label in labels()]


@pytest.mark.parametrize("name", FIELDS)
def test_every_reply_has_the_field(name: str) -> None:
    wrong = [
        label["serial"]
        for label, made in zip(labels(), booklet(), strict=True)
        if bare(made.fields.get(FIELDS[name], "")) != bare(label[name])
    ]
    assert wrong == []


def test_every_reply_has_its_member() -> None:
    found = [next(each.name for each in made.people if each.role == "asker") for made in booklet()]
    assert found == [label["member"] for label in labels()]


def test_every_question_opens_as_labelled() -> None:
    pairs = zip(labels(), booklet(), strict=True)
    assert [
        label["serial"]
        for label, made in pairs
        if not asked(made).startswith(bare(label["question_head"]))
    ] == []


def test_every_answer_opens_as_labelled() -> None:
    pairs = zip(labels(), booklet(), strict=True)
    assert [
        label["serial"]
        for label, made in pairs
        if not opens(made).startswith(bare(label["reply_first"]))
    ] == []


def test_every_answer_closes_as_labelled() -> None:
    pairs = zip(labels(), booklet(), strict=True)
    assert [
        label["serial"] for label, made in pairs if bare(label["reply_last"]) not in told(made)
    ] == []


def test_every_reply_is_covered() -> None:
    assert min(each.coverage for each in booklet()) >= 0.99
