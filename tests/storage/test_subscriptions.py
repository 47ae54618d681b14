"""This file checks what channels follow, who is told of a paper, and that tenants stay apart."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, update

from storage.database import Store
from storage.people import channels, followers, subscriptions, topics
from storage.published import identities, judgements, papers
from storage.records import Follower, Match
from storage.sql import table
from storage.tables.people import ChannelRow, SubscriptionRow, TopicRow
from tests.storage.made import HOUR, NOW, follow, listing, place, remember


def _followers(session: Any, **paper: Any) -> list[Follower]:
    return followers.followers(session, **{"topics": {"ai": "substantive"}, "now": NOW, **paper})


def test_a_channel_has_the_settings_it_was_made_with(store: Store) -> None:
    with store.write() as session:
        made = place(session, opens="09:00", cap=3)
    with store.read() as session:
        found = channels.channel(session, "slack:T1/C1")
    assert found == made
    assert (found.opens, found.closes, found.cap, found.language) == ("09:00", "20:00", 3, "either")
    assert found.workspace == "slack:T1"


def test_making_a_channel_again_leaves_its_settings(store: Store) -> None:
    with store.write() as session:
        first = place(session, cap=3)
        assert place(session, cap=9) == first


def test_a_channel_that_was_gone_is_back_when_it_is_made_again(store: Store) -> None:
    with store.write() as session:
        place(session)
        channels.set_channel(session, "slack:T1/C1", gone_at=NOW, gone_why="archived")
        assert place(session).gone_at is None


def test_settings_that_a_channel_does_not_have_are_refused(store: Store) -> None:
    with store.write() as session:
        place(session)
        with pytest.raises(channels.UnknownSetting, match="colour"):
            channels.set_channel(session, "slack:T1/C1", colour="red")
        with pytest.raises(channels.UnknownSetting, match="shard"):
            channels.set_channel(session, "slack:T1/C1", shard=3)


def test_a_channel_that_is_not_there_is_named(store: Store) -> None:
    with store.write() as session:
        assert channels.channel(session, "slack:T1/C9") is None
        with pytest.raises(channels.UnknownChannel, match="C9"):
            channels.set_channel(session, "slack:T1/C9", cap=1)
        with pytest.raises(channels.UnknownChannel, match="7"):
            channels.channel_by_id(session, 7)


def test_channels_of_a_workspace_are_its_own(store: Store) -> None:
    with store.write() as session:
        place(session, "slack:T1/C1")
        place(session, "slack:T2/C1")
        assert [c.address for c in channels.channels(session, "slack:T2")] == ["slack:T2/C1"]
        assert len(channels.channels(session)) == 2


def test_following_twice_is_one_subscription(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        first, made = subscriptions.subscribe(
            session, channel.id, kind="topic", target="ai", now=NOW
        )
        again, made_again = subscriptions.subscribe(
            session, channel.id, kind="topic", target="ai", rhythm="weekly", now=NOW
        )
    assert (made, made_again) == (True, False)
    assert again == first


def test_unsubscribing_gives_back_what_was_followed(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        (held,) = follow(session, channel.id, sources=("legco", "press"), without="golf")
        gone = subscriptions.unsubscribe(session, channel.id, kind="topic", target="ai")
        assert gone == held
        assert subscriptions.unsubscribe(session, channel.id, kind="topic", target="ai") is None
        assert subscriptions.subscriptions(session, channel.id) == []
    assert held.sources == ("legco", "press")


def test_a_subscription_can_be_changed(store: Store) -> None:
    with store.write() as session:
        (held,) = follow(session, place(session).id)
        changed = subscriptions.change_subscription(
            session, held.id, rhythm="daily", sources=["press"]
        )
    assert (changed.rhythm, changed.sources) == ("daily", ("press",))


def test_a_follower_is_told_with_everything_that_decides_when(store: Store) -> None:
    with store.write() as session:
        channel = place(session, opens="09:00", cap=2, language="en")
        (held,) = follow(session, channel.id)
        found = _followers(session)
    assert found == [
        Follower(
            channel.id,
            "slack:T1/C1",
            "slack",
            "en",
            ("ai",),
            "instant",
            "substantive",
            (held.id,),
            opens="09:00",
            cap=2,
            since=held.created_at,
        )
    ]


def test_a_channel_with_several_reasons_is_told_once(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        follow(session, channel.id, ("ai", "smart-city"), rhythm="daily")
        follow(session, channel.id, ("Panel on Rivers",), kind="committee")
        (found,) = _followers(
            session,
            topics={"ai": "substantive", "smart-city": "mention", "legal-tech": "mention"},
            committee="PANEL ON  RIVERS",
        )
    assert found.topics == ("ai", "smart-city")
    assert len(found.subscription_ids) == 3
    assert found.rhythm == "instant"


@pytest.mark.parametrize(
    ("kind", "target", "paper"),
    [
        ("committee", "環境事務委員會", {"committee": "环境事务委员会"}),
        ("member", "Hon CHAN Siu-ming", {"members": ["陳小明", "hon chan siu-ming"]}),
        ("bureau", "發展局", {"bureau": ["Development Bureau", "發展局"]}),
        ("paper", "7", {"paper_id": 7}),
    ],
)
def test_names_are_followed_in_either_script(
    store: Store, kind: str, target: str, paper: dict[str, Any]
) -> None:
    with store.write() as session:
        follow(session, place(session).id, (target,), kind=kind)
        assert len(_followers(session, topics={}, **paper)) == 1
        assert _followers(session, topics={"ai": "substantive"}) == []


@pytest.mark.parametrize(
    ("rhythm", "level", "match", "expected"),
    [
        ("instant", "substantive", "substantive", "instant"),
        ("instant", "substantive", "mention", "daily"),
        ("instant", "mention", "mention", "instant"),
        ("weekly", "substantive", "mention", "weekly"),
        ("daily", "mention", "substantive", "daily"),
    ],
)
def test_a_mention_is_instant_only_for_those_who_want_mentions_instantly(
    store: Store, rhythm: str, level: str, match: str, expected: str
) -> None:
    with store.write() as session:
        follow(session, place(session).id, rhythm=rhythm, level=level)
        (found,) = _followers(session, topics={"ai": match})
    assert found.rhythm == expected


@pytest.mark.parametrize(
    ("settings", "count"),
    [
        ({"paused_until": NOW + HOUR}, 0),
        ({"paused_until": NOW}, 1),
        ({"gone_at": NOW - HOUR}, 0),
    ],
)
def test_paused_and_gone_channels_are_left_alone(
    store: Store, settings: dict[str, Any], count: int
) -> None:
    with store.write() as session:
        follow(session, place(session).id)
        channels.set_channel(session, "slack:T1/C1", **settings)
        assert len(_followers(session)) == count


def test_a_paused_subscription_is_left_alone(store: Store) -> None:
    with store.write() as session:
        (held,) = follow(session, place(session).id)
        subscriptions.change_subscription(session, held.id, paused_until=NOW + HOUR)
        assert _followers(session) == []
        assert len(_followers(session, now=NOW + 2 * HOUR)) == 1


@pytest.mark.parametrize(
    ("source", "count"), [(("legco_panels", "legco"), 1), ("legco", 1), ("press", 0)]
)
def test_only_the_sources_that_were_asked_for_are_told(
    store: Store, source: Any, count: int
) -> None:
    with store.write() as session:
        follow(session, place(session).id, sources=("legco",))
        assert len(_followers(session, source=source)) == count


@pytest.mark.parametrize(("text", "count"), [("高尔夫球场 AI", 0), ("Golf AI", 0), ("AI", 1)])
def test_words_that_silence_are_looked_for_in_either_script(
    store: Store, text: str, count: int
) -> None:
    with store.write() as session:
        follow(session, place(session).id, without="高爾夫，golf")
        assert len(_followers(session, text=text)) == count


def test_a_topic_of_another_workspace_cannot_be_followed(store: Store) -> None:
    with store.write() as session:
        ours, theirs = place(session, "slack:T1/C1"), place(session, "slack:T2/C1")
        own = topics.save_topic(session, "slack:T1", "client", "Client", "client", now=NOW)
        follow(session, ours.id, (own.key,))
        with pytest.raises(subscriptions.NotYours):
            follow(session, theirs.id, (own.key,))


def test_a_topic_of_a_private_channel_is_followed_and_seen_only_there(store: Store) -> None:
    with store.write() as session:
        private, other = place(session, "slack:T1/P1", private=True), place(session, "slack:T1/C1")
        own = topics.save_topic(
            session, "slack:T1", "client", "Client", "client", channel_id=private.id, now=NOW
        )
        follow(session, private.id, (own.key,))
        with pytest.raises(subscriptions.NotYours):
            follow(session, other.id, (own.key,))
        assert topics.topics(session, "slack:T1", other.id) == []
        assert topics.topics(session, "slack:T1", private.id) == [own]
        assert [f.channel_id for f in _followers(session, topics={own.key: "mention"})] == [
            private.id
        ]


def test_a_subscription_that_slipped_in_elsewhere_is_still_not_told(store: Store) -> None:
    with store.write() as session:
        private, other = place(session, "slack:T1/P1", private=True), place(session, "slack:T2/C1")
        own = topics.save_topic(
            session, "slack:T1", "client", "Client", "client", channel_id=private.id, now=NOW
        )
        session.connection().execute(
            insert(table(SubscriptionRow)).values(
                channel_id=other.id,
                kind="topic",
                target=own.key,
                label="",
                rhythm="instant",
                level="substantive",
                sources="",
                without="",
                created_by="",
                created_at=NOW,
            )
        )
        assert _followers(session, topics={own.key: "substantive"}) == []


def test_topics_of_one_name_stand_apart_in_two_channels_and_the_workspace(store: Store) -> None:
    with store.write() as session:
        one, two = place(session, "slack:T1/P1"), place(session, "slack:T1/P2")
        for owner in (one.id, two.id, None):
            topics.save_topic(session, "slack:T1", "x", "X", "x", channel_id=owner, now=NOW)
        seen = [own.key for own in topics.topics(session, "slack:T1", one.id)]
    assert seen == ["slack:T1/P1/x", "slack:T1/x"]


def test_a_private_topic_of_an_older_version_makes_way_with_all_that_hangs_on_it(
    store: Store,
) -> None:
    with store.write() as session:
        private = place(session, "slack:T1/P1", private=True)
        old = topics.save_topic(session, "slack:T1", "x", "X", "secret", now=NOW)
        follow(session, private.id, (old.key,))
        paper = remember(session, listing(keys=("test:x",))).paper_id
        judgements.save_matches(session, paper, [Match(old.key, "substantive", 1.0, ())], NOW)
        session.connection().execute(
            update(table(TopicRow)).values(channel_id=private.id)  # as it stood before
        )
        made = topics.save_topic(session, "slack:T1", "x", "X", "open", now=NOW)
        kept = topics.topics(session, "slack:T1", private.id)[0]
        held = subscriptions.subscriptions(session, private.id)
        (match,) = papers.paper(session, paper).matches
    assert (made.key, made.line) == ("slack:T1/x", "open")
    assert (kept.key, kept.line) == ("slack:T1/P1/x", "secret")
    assert [one.target for one in held] == [kept.key]
    assert match.topic == kept.key


def test_a_topic_given_to_a_channel_is_followed_by_no_other(store: Store) -> None:
    with store.write() as session:
        ours, theirs = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        own = topics.save_topic(session, "slack:T1", "x", "X", "x", now=NOW)
        follow(session, ours.id, (own.key,))
        follow(session, theirs.id, (own.key,))
        before = topics.version(session)
        given = topics.give_to(session, own.id, ours.id, NOW)
        assert topics.version(session) != before
        assert [s.target for s in subscriptions.subscriptions(session, ours.id)] == [given.key]
        assert subscriptions.subscriptions(session, theirs.id) == []
        assert topics.topics(session, "slack:T1", theirs.id) == []


def test_a_topic_that_is_written_anew_stays_the_one_it_was(store: Store) -> None:
    with store.write() as session:
        place(session)
        first = topics.save_topic(session, "slack:T1", "x", "X", "x", now=NOW)
        again = topics.save_topic(session, "slack:T1", "x", "X", "y", now=NOW + HOUR)
    assert (again.id, again.created_at) == (first.id, NOW)


def test_a_deleted_topic_takes_its_followers_along(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        own = topics.save_topic(session, "slack:T1", "x", "X", "x", now=NOW)
        follow(session, channel.id, (own.key, "ai"))
        assert topics.delete_topic(session, own.key)
        assert not topics.delete_topic(session, own.key)
        assert [s.target for s in subscriptions.subscriptions(session, channel.id)] == ["ai"]


def test_every_change_of_topics_changes_their_version(store: Store) -> None:
    with store.write() as session:
        place(session)
        seen = [topics.version(session)]
        topics.save_topic(session, "slack:T1", "x", "X", "x", now=NOW)
        seen.append(topics.version(session))
        topics.save_topic(session, "slack:T1", "x", "X", "y", now=NOW + HOUR)
        seen.append(topics.version(session))
        topics.delete_topic(session, "slack:T1/x")
        seen.append(topics.version(session))
    assert len(set(seen[:3])) == 3
    assert seen[3] != seen[2]


def test_merged_papers_keep_their_followers_once(store: Store) -> None:
    with store.write() as session:
        a, b = (remember(session, listing(n, keys=(f"gia:{n}",))).paper_id for n in "ab")
        both, one = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        follow(session, both.id, (str(a), str(b)), kind="paper")
        follow(session, one.id, (str(b),), kind="paper")
        identities.merge(session, a, b)
        found = _followers(session, topics={}, paper_id=a)
    assert [f.channel_id for f in found] == [both.id, one.id]


def test_thousands_of_channels_with_overlapping_reasons_come_once_each(sqlite_store: Store) -> None:
    with sqlite_store.write() as session:
        owner = place(session).workspace_id
        rows = [
            {
                "workspace_id": owner,
                "address": f"slack:T1/X{n}",
                "platform": "slack",
                "created_at": NOW,
            }
            | {
                name: f.default
                for name, f in ChannelRow.model_fields.items()
                if name in channels.SETTINGS
            }
            for n in range(2000)
        ]
        session.connection().execute(insert(table(ChannelRow)), rows)
        ids = [c.id for c in channels.channels(session)]
        more = {
            "label": "",
            "rhythm": "instant",
            "level": "substantive",
            "sources": "",
            "without": "",
        }
        session.connection().execute(
            insert(table(SubscriptionRow)),
            [
                {"channel_id": n, "kind": "topic", "target": t, "created_by": "", "created_at": NOW}
                | more
                for n in ids
                for t in ("ai", "smart-city")
            ],
        )
        found = _followers(session, topics={"ai": "substantive", "smart-city": "mention"})
    assert len(found) == len({f.channel_id for f in found}) == 2001
