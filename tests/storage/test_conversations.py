"""This file tests what is remembered of the places where a platform lets us speak."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.database import Store
from storage.people import conversations
from storage.people.conversations import Conversation
from tests.storage.made import NOW

PLACE = Conversation(
    "teams:t1/19%3Aa", "teams:t1", "https://smba.example/a/", "channel", NOW, "19:team", "General"
)
CHAT = Conversation(
    "teams:t1/a%3A1",
    "teams:t1",
    "https://smba.example/a/",
    "personal",
    NOW,
    person="p1",
    private=True,
)


def test_a_conversation_is_renewed_and_keeps_its_name(store: Store) -> None:
    later = replace(
        PLACE, service_url="https://smba.example/b/", name="", seen_at=NOW + timedelta(1)
    )
    with store.write() as session:
        conversations.remember(session, PLACE)
        conversations.remember(session, later)
    with store.read() as session:
        assert conversations.conversation(session, PLACE.address) == replace(later, name="General")


def test_a_team_s_conversations_are_those_of_its_own_tenant(store: Store) -> None:
    other = replace(PLACE, address="teams:t2/19%3Aa", workspace="teams:t2")
    with store.write() as session:
        for one in (PLACE, CHAT, other):
            conversations.remember(session, one)
    with store.read() as session:
        assert conversations.conversations(session, "teams:t1", "19:team") == [PLACE]
        assert conversations.conversations(session, "teams:t1") == [PLACE, CHAT]


def test_somebody_s_own_chat_is_found(store: Store) -> None:
    with store.write() as session:
        conversations.remember(session, PLACE)
        conversations.remember(session, CHAT)
    with store.read() as session:
        assert conversations.personal(session, "teams:t1", "p1") == CHAT
        assert conversations.personal(session, "teams:t2", "p1") is None
        assert conversations.personal(session, "teams:t1", "") is None
