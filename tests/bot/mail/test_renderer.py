"""This file throws any text at all at the renderer of mails: what comes out is a mail, and nothing in it is anybody else's markup."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime

import html5lib
import pytest
from hypothesis import given, settings

from bot.mail.blocks import MOST_HTML, SUBJECT
from bot.mail.letters import Recipient, letter
from bot.mail.relay import Sender
from bot.mail.renderer import MailRenderer
from bot.messages.alerts import Alert, Digest, Revision
from bot.messages.gatherings import Sitting
from bot.messages.words import ours
from storage.records import Payload
from tests.messages import samples
from tests.messages.golden import rendered
from tests.messages.hostile import ALERT, DIGEST, REVISION, SITTING, TEXT

MAIL = MailRenderer()
QUICK = settings(max_examples=40, deadline=None)
READER = Recipient("a@b.hk", "https://archive.example/en/mail/stop/x", "x")
OURS = {"html", "head", "meta", "title", "style", "body", "div", "p", "h1", "h2", "h3", "ul", "li",
        "a", "span", "strong", "ins", "del", "s"}  # fmt: skip
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def taken_apart(payload: Payload) -> tuple[str, str, str]:
    """Send a payload through a whole mail; give its subject, its text and its page as mailboxes read them."""
    raw = letter(payload, READER, Sender("Tamar", "t@b.hk"), delivery_id=1, now=datetime.now(UTC))
    assert raw.isascii()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail["To"] == "a@b.hk"
    assert mail["Bcc"] is None
    text, page = mail.get_body(["plain"]), mail.get_body(["html"])
    assert text is not None
    assert page is not None
    return str(mail["Subject"]), text.get_content(), page.get_content()


def check(payload: Payload) -> None:
    subject, text, page = taken_apart(payload)
    assert 0 < len(payload["subject"]) <= SUBJECT
    assert not UNSEEN.search(subject.replace("\n", ""))
    assert not UNSEEN.search(text.replace("\r", ""))
    assert len(payload["html"].encode()) <= MOST_HTML + 10_000
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    for one in parser.parse(page).iter():
        assert one.tag in OURS
        assert not {name for name in one.attrib if name.startswith("on") or name == "style"}
        if one.tag == "a":
            assert re.match(r"https?://", one.attrib["href"])


@given(ALERT)
@QUICK
def test_any_alert_is_a_mail(alert: Alert) -> None:
    check(MAIL.alert(alert))


@given(REVISION)
@QUICK
def test_any_revision_is_a_mail(revision: Revision) -> None:
    check(MAIL.revision(revision))


@given(DIGEST)
@settings(max_examples=20, deadline=None)
def test_any_digest_is_mails(digest: Digest) -> None:
    for payload in MAIL.digest(digest):
        check(payload)


@given(SITTING)
@QUICK
def test_any_sitting_is_a_mail(sitting: Sitting) -> None:
    check(MAIL.sitting(sitting))


@given(TEXT)
@QUICK
def test_any_notice_is_a_mail(text: str) -> None:
    check(MAIL.notice(text))


@pytest.mark.parametrize("name", sorted(rendered(MAIL)))
def test_every_sample_is_a_mail(name: str) -> None:
    for payload in rendered(MAIL)[name]:
        check(payload)


def test_places_and_changed_words_stand_apart_in_both_parts() -> None:
    alert, revision = MAIL.alert(samples.PANEL_PAPER), MAIL.revision(samples.REVISION)
    assert alert["text"].count("2027. ¶9, ¶10") == 1
    assert re.search(r"2027\. <a [^>]+>¶9</a>, <a [^>]+>¶10</a></li>", alert["html"])
    assert "in the [third → fourth] quarter" in revision["text"]
    assert "the <del>third</del> <ins>fourth</ins> quarter" in revision["html"]
    assert "¶11 gone: [− The desk will close in 2030.]" in revision["text"]
    chinese = MAIL.revision(samples.REVISION_ZH)
    assert "撥款為<del>1,200萬元</del><ins>1,450萬元</ins>" in chinese["html"]


def test_what_stands_beside_the_topics_of_a_digest_is_in_its_mail() -> None:
    (payload,) = MAIL.digest(samples.DIGESTS["digest_lists"])
    assert "list 4, no. 3, 17" in payload["text"]


def test_a_simplified_reader_s_mail_says_our_words_in_simplified() -> None:
    payload = MAIL.alert(samples.SIMPLIFIED)
    text = payload["text"]
    assert payload["language"] == "zh-Hans"
    assert ours(text, "zh-Hans") == text
    assert 'lang="zh-Hans"' in taken_apart(payload)[2]
