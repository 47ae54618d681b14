"""This file tests watch lists as people keep them: pasted once, sealed, warned of, changed and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr
from sqlmodel import select

from bot.answering.conversation import answer
from bot.answering.following import lists
from bot.answering.following.pasting import Pasted, names_in
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed
from bot.answering.speech import Reach, Reply, at_the_console
from bot.engines.known_lists import Lists, opened, renew
from bot.secrets import KeysWrong, Seal
from storage.database import open_store
from storage.people import watch_lists
from storage.tables.people import AuditRow
from storage.tables.told import MessageRow
from tests.bot.answering.test_threads import stage as plain
from tests.bot.slack.workspace import KEYS
from tests.story.stage import Stage

__all__ = ["plain"]
CLIENTS = "list new Clients: Acme, Zebra Holdings, Department of Justice, 律政司"


@pytest.fixture
def stage(plain: Stage) -> Stage:
    """Give a console with papers, and keys to seal lists with."""
    seal = Seal(KEYS)
    plain.desk = replace(plain.desk, seal=seal, watched=Lists(seal).names)
    return plain


def said(stage: Stage, text: str, *, chinese: bool = False) -> Reply:
    return answer(stage.desk, text, at_the_console(language="zh-Hant" if chinese else "en"))


def kept(stage: Stage) -> dict[str, list[str]]:
    with stage.desk.store.read() as session:
        found = [opened(Seal(KEYS), one) for one in watch_lists.every(session)]
    return {one.name: [name for _, name in one.names] for one in found}


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Acme\nZebra Ltd\n", ["Acme", "Zebra Ltd"]),
        (
            "Acme, Zebra，甲公司、乙公司；丙公司;丁公司",
            ["Acme", "Zebra", "甲公司", "乙公司", "丙公司", "丁公司"],
        ),
        (
            "1. Acme\n2) Zebra\n(3) Kite\n４．甲公司\n- Ant\n• Bee",
            ["Acme", "Zebra", "Kite", "甲公司", "Ant", "Bee"],
        ),
        (
            '"Smith, Jones & Co", 「甲、乙公司」\n“Acme, Inc”',
            ["Smith, Jones & Co", "甲、乙公司", "Acme, Inc"],
        ),
        ("Acme\nACME\nＡｃｍｅ\n廣東銀行\n广东银行", ["Acme", "廣東銀行"]),
        ("```\nAcme\n```", ["Acme"]),
        ("3M, 7-Eleven, 360 Group", ["3M", "7-Eleven", "360 Group"]),
        ("\n \n,,", []),
    ],
)
def test_a_paste_is_read_as_people_paste(pasted: str, names: list[str]) -> None:
    assert names_in(pasted) == names


@pytest.mark.parametrize(
    ("pasted", "key", "value"),
    [
        ("Acme\n" + "x" * 81, "list_line_long", "2"),
        ("Acme\nZebra, y", "list_line_short", "2"),
        ("Acme\n\n甲", "list_line_short", "3"),
        ("\n".join(f"name {n}" for n in range(201)), "list_too_many", "201"),
    ],
)
def test_what_cannot_stand_on_a_list_is_refused_by_its_line(
    pasted: str, key: str, value: str
) -> None:
    with pytest.raises(Pasted) as error:
        names_in(pasted)
    assert (error.value.key, error.value.value) == (key, value)


def test_a_list_says_what_it_would_have_found_and_shows_what_never_was(stage: Stage) -> None:
    made = said(stage, CLIENTS)
    assert made.changed
    assert any("2 of 4 names were found" in line for line in made.lines)
    shown = said(stage, "list Clients")
    assert any(line.startswith("3. Department of Justice: 1") for line in shown.lines)
    assert "Never found: 1. Acme, 2. Zebra Holdings" in shown.lines
    assert "LawTech" in shown.rows[0].title
    assert "Department of Justice" in shown.rows[0].text


def test_a_name_that_is_everywhere_is_warned_of_when_it_is_added(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "LEAST", 2)
    made = said(stage, "list new Common: Pilot, Acme")
    assert any("“Pilot” is in" in line for line in made.lines)
    assert not any("“Acme”" in line for line in made.lines)


@pytest.mark.parametrize(
    "text", ["list Clients", "list clients", "清單 Clients", "lists 1", "名單 Clients", "list 1"]
)
def test_a_list_is_opened_by_its_name_or_number(stage: Stage, text: str) -> None:
    said(stage, CLIENTS)
    assert "Clients" in said(stage, text).headline


def test_list_alone_stays_what_is_followed(stage: Stage) -> None:
    said(stage, CLIENTS)
    assert "follows" in said(stage, "list").headline
    assert said(stage, "list of Members who asked about AI").headline
    assert kept(stage).keys() == {"Clients"}


def test_names_are_added_and_removed_and_each_change_is_taken_back(stage: Stage) -> None:
    said(stage, "list new Clients: Acme, Zebra")
    said(stage, "list Clients add Kite, acme\nAnt")
    assert kept(stage)["Clients"] == ["Acme", "Zebra", "Kite", "Ant"]
    said(stage, "list Clients remove zebra, 4")
    assert kept(stage)["Clients"] == ["Acme", "Kite"]
    said(stage, "list delete Clients")
    assert kept(stage) == {}
    states = []
    for _ in range(4):
        assert said(stage, "undo").changed
        states.append(kept(stage).get("Clients"))
    assert states == [["Acme", "Kite"], ["Acme", "Zebra", "Kite", "Ant"], ["Acme", "Zebra"], None]


def test_a_number_is_never_given_to_another_name(stage: Stage) -> None:
    said(stage, "list new Clients: Acme, Zebra")
    said(stage, "list Clients remove Zebra")
    said(stage, "list Clients add Kite")
    assert "Never found: 1. Acme, 3. Kite" in said(stage, "list Clients").lines


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("list new Clients", "a colon"),
        ("list new Clients: x", "Line 1"),
        ("list delete Nobody", "no list"),
        ("lists Nobody", "no list"),
        (f"list new {'n' * 41}: Acme", "too long"),
        ("list new Clients: " + ", ".join(f"n{n}" for n in range(201)), "at most 200"),
    ],
)
def test_what_cannot_be_done_is_said_and_keeps_nothing(stage: Stage, text: str, why: str) -> None:
    reply = said(stage, text)
    assert reply.failed
    assert why in " ".join([reply.headline, *reply.lines])
    assert kept(stage) == {}


def test_two_lists_of_one_name_are_refused(stage: Stage) -> None:
    said(stage, CLIENTS)
    assert "already" in said(stage, "list new CLIENTS: Kite").headline


def test_without_keys_a_list_is_refused_with_the_command_that_makes_one(plain: Stage) -> None:
    reply = answer(plain.desk, CLIENTS, at_the_console())
    assert reply.failed
    assert "openssl rand -base64 32" in reply.headline
    assert "TAMAR_KEYS" in reply.headline


def test_no_list_is_kept_where_another_organisation_reads(stage: Stage) -> None:
    def shared(address: str) -> Reach:
        return Reach(shared=True)

    speaker = replace(at_the_console(), reach=shared)
    assert "Another organisation" in answer(stage.desk, CLIENTS, speaker).headline
    said(stage, CLIENTS)
    assert answer(stage.desk, "lists", speaker).failed


def test_no_name_stands_in_the_store_the_audit_or_a_message(stage: Stage) -> None:
    said(stage, CLIENTS)
    said(stage, "list Clients instant")
    said(stage, "list Clients add Quagga Partners")
    stage.publish("question")
    stage.check(20)
    with stage.desk.store.read() as session:
        rows = [str(one) for one in session.exec(select(AuditRow)).all()]
        rows += [str(one.payload) for one in session.exec(select(MessageRow)).all()]
    assert not [one for one in rows if "Quagga" in one or "Zebra" in one or "Clients" in one]
    path = Path(stage.desk.store.address.removeprefix("sqlite:///"))
    stage.desk.store.close()
    held = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    assert b"Quagga" not in held
    assert b"Clients" not in held


def test_lists_are_sealed_anew_under_the_newest_key(stage: Stage) -> None:
    said(stage, CLIENTS)
    fresh = Fernet.generate_key().decode()
    both = Seal(SecretStr(f"{fresh},{KEYS.get_secret_value()}"))
    assert renew(stage.desk.store, both, stage.clock.now) == 1
    with stage.desk.store.read() as session:
        (one,) = watch_lists.every(session)
        assert opened(Seal(SecretStr(fresh)), one).name == "Clients"
        with pytest.raises(KeysWrong):
            opened(Seal(KEYS), one)


def test_a_list_that_no_key_opens_is_passed_over_by_name_of_its_number(stage: Stage) -> None:
    said(stage, CLIENTS)
    other = Lists(Seal(SecretStr(Fernet.generate_key().decode())))
    with stage.desk.store.read() as session:
        assert len(other.names(session)) == 0
        assert len(Lists(Seal(KEYS)).names(session)) == 4
    assert open_store(stage.desk.store.address)


def test_a_list_that_no_key_opens_is_said_to_be_so(stage: Stage) -> None:
    said(stage, CLIENTS)
    other = Seal(SecretStr(Fernet.generate_key().decode()))
    stage.desk = replace(stage.desk, seal=other, watched=Lists(other).names)
    for text in ("lists", "lists Clients", "list new Others: Acme"):
        assert "TAMAR_KEYS" in said(stage, text).headline
    assert "follows" in said(stage, "list").headline


@pytest.mark.parametrize(
    ("lists", "text", "first"),
    [
        ((), "add Zed Ltd to our watch list", "list new Names: Zed Ltd"),
        ((), "add Zed Ltd to the clients we watch", "list new Clients: Zed Ltd"),
        ((), "將甲公司加到我的名單", "list new 名單: 甲公司"),
        (("Rivals",), "add Zed Ltd to our watch list", "lists Rivals add Zed Ltd"),
        (("Rivals", "Clients"), "add Zed Ltd to our clients list", "lists Clients add Zed Ltd"),
        (("客戶名單",), "客戶名單加多個「甲公司」", "lists 客戶名單 add 甲公司"),
        (("Rivals",), "please look out for Orchid Data (HK) Ltd", "list new Names: Orchid Data (HK) Ltd"),
    ],
)  # fmt: skip
def test_a_name_is_offered_for_the_lists_that_there_are(
    stage: Stage, lists: tuple[str, ...], text: str, first: str
) -> None:
    for name in lists:
        said(stage, f"list new {name}: Acme, Zebra")
    found = meant(stage.desk, text, at_the_console())
    assert isinstance(found, Guessed)
    assert (found.intent, found.line) == (None, first)
    others = [one for one in found.others if one.startswith("list") and " add " in one]
    assert all(one.split()[1] in lists for one in others)


def test_each_of_several_lists_is_offered_and_adds_what_is_named(stage: Stage) -> None:
    for name in ("Rivals", "Partners"):
        said(stage, f"list new {name}: Acme, Zebra")
    reply = said(stage, "please look out for Orchid Data (HK) Ltd")
    offered = [one.value for one in reply.buttons if " add " in one.value]
    assert offered == [f"lists {name} add Orchid Data (HK) Ltd" for name in ("Rivals", "Partners")]
    assert said(stage, offered[1]).changed
    assert kept(stage)["Partners"] == ["Acme", "Zebra", "Orchid Data (HK) Ltd"]


def test_what_is_followed_here_tells_of_the_lists_by_their_number_alone(stage: Stage) -> None:
    assert not any("Watch lists" in line for line in said(stage, "list").lines)
    said(stage, "list new Clients: Zed Ltd, 甲公司")
    (line,) = (one for one in said(stage, "list").lines if "Watch lists" in one)
    assert "`lists`" in line
    assert "Clients" not in line
    assert any("`名單`" in one for one in said(stage, "清單", chinese=True).lines)
    assert not said(stage, "名單", chinese=True).failed
