"""This file holds the records of the commands that follow something, topics of one's own and lists."""

from __future__ import annotations

from bot.answering import intents
from bot.answering.command import Command
from bot.answering.following import (
    amending,
    by_mail,
    channel_language,
    follow,
    followed,
    followers,
    lists,
    own_topics,
    pasting,
    sampling,
)

RECORDS = (
    Command(
        words=("subscribe", "sub", "訂閱"),
        group="follow",
        shape=(
            "subscribe <topic> [in #channel] [instant | daily 08:45 | weekly fri 17:30] "
            "[lang en|tc|sc|either] [from legco|press] [level mention] [not: words]"
        ),
        help=("Tell a channel of a topic's papers.", "頻道訂閱主題。"),
        example=("subscribe AI daily 08:45", "訂閱 人工智能 每日 08:45"),
        first=True,
        read=follow.read_subscribe,
        answers={intents.Subscribe: follow.subscribe},
        opens=("subscribe", "sub", "訂閱", "new"),
    ),
    Command(
        words=("unsubscribe", "unsub", "unfollow", "取消訂閱", "取消跟進", "退訂"),
        group="follow",
        shape="unsubscribe <topic | number | all> [in #channel]",
        help=("Stop following something.", "取消訂閱。"),
        example=("unsubscribe AI", "取消訂閱 人工智能"),
        read=followed.read_unsubscribe,
        answers={intents.Unsubscribe: followed.unsubscribe},
    ),
    Command(
        words=("follow", "跟進", "關注"),
        group="follow",
        shape="follow <committee | Member | bureau | paper number>",
        help=(
            "Be told of everything from a body or a person, or of a paper's revisions.",
            "跟進委員會、議員、政策局或文件。",
        ),
        example=(
            "follow Panel on Information Technology and Broadcasting",
            "跟進 資訊科技及廣播事務委員會",
        ),
        first=True,
        read=follow.read_follow,
        answers={intents.Follow: follow.follow},
    ),
    Command(
        words=("email", "e-mail", "電郵"),
        group="follow",
        shape="email <address> <topic | committee | Member> [instant | daily | weekly] [lang en|tc|sc]",
        help=(
            "Have papers sent to a mail address, once confirmed there.",
            "以電郵接收文件（須在電郵內確認）。",
        ),
        example=("email me@firm.example AI weekly", "電郵 me@firm.example 人工智能 每周"),
        read=by_mail.read_email,
        answers={intents.Email: by_mail.email},
    ),
    Command(
        words=("list", "subscriptions", "清單"),
        group="follow",
        shape="list",
        help=("What this channel follows, with Edit and Stop.", "本頻道的訂閱。"),
        example=("list", "清單"),
        first=True,
        read=lambda said: intents.ListFollowed(),
        answers={intents.ListFollowed: followed.list_followed},
        alone=True,
    ),
    Command(
        words=("followers", "訂閱者", "跟進者"),
        group="follow",
        shape="followers [topic | committee | Member]",
        help=("Which channels follow something.", "哪些頻道訂閱某項。"),
        example=("followers AI", "訂閱者 人工智能"),
        read=followers.read_followers,
        answers={intents.Followers: followers.followers},
    ),
    Command(
        words=("edit", "修改", "編輯"),
        group="follow",
        shape="edit <number> [instant | daily | weekly] [HH:MM] [lang en|tc|sc]",
        help=("Change how something is followed.", "修改訂閱方式。"),
        example=("edit 1 weekly", "修改 1 每周"),
        read=amending.read_edit,
        answers={intents.Edit: amending.edit, intents.Amend: amending.amend_listed},
        opens=("edit",),
    ),
    Command(
        words=("topics", "主題清單"),
        group="follow",
        shape="topics",
        help=("The topics there are.", "可訂閱的主題。"),
        example=("topics", "主題清單"),
        read=lambda said: intents.Topics(),
        answers={intents.Topics: own_topics.all_topics},
        alone=True,
    ),
    Command(
        words=("topic", "主題"),
        group="follow",
        shape="topic new|edit <name>: <words> · topic follow <name> [daily|weekly]: <words> "
        "· topic show|delete <name>",
        help=(
            "Write a topic of your own in one line; `topic follow` follows it at once.",
            "以一行文字自訂主題；`主題 訂閱` 會同時訂閱。",
        ),
        example=(
            "topic new Drones: drone, 無人機, 低空經濟",
            "主題 新增 無人機: drone, 無人機, 低空經濟",
        ),
        first=True,
        read=own_topics.read_topic,
        answers={
            intents.NewTopic: own_topics.new,
            intents.DeleteTopic: own_topics.delete,
            intents.ShowTopic: own_topics.show,
        },
    ),
    Command(
        words=("lists", "list new", "list delete", "watch list", "watchlist", "名單"),
        group="follow",
        shape="lists · list new <name>: <names> · list <name> "
        "[add <names> | remove <names> | instant | digest] · list delete <name>",
        help=("Watch for names that only this place sees.", "留意名單上的名稱，只在此可見。"),
        example=("list new Clients: Zed Ltd, 甲公司", "名單 新增 客戶: Zed Ltd, 甲公司"),
        read=pasting.read_list,
        answers={
            intents.NewList: lists.new,
            intents.ShowLists: lists.show_lists,
            intents.ListOf: lists.one_list,
        },
    ),
    Command(
        words=("preview", "預覽"),
        group="follow",
        shape="preview <topic>",
        help=("What a topic brought in the last 90 days.", "主題過去90日的文件。"),
        example=("preview AI", "預覽 人工智能"),
        read=own_topics.read_preview,
        answers={intents.Preview: own_topics.show},
    ),
    Command(
        words=("sample", "範例", "樣本"),
        group="follow",
        shape="sample [topic]",
        help=("What an alert looks like, now.", "立即看看通知的樣子。"),
        example=("sample AI", "範例 人工智能"),
        read=sampling.read_sample,
        answers={intents.Sample: sampling.sample},
    ),
    Command(
        words=("language", "語言"),
        group="follow",
        shape="language en | tc | sc | either",
        help=("Tell everything here in one language.", "設定本頻道的語言。"),
        example=("language en", "語言 繁"),
        read=channel_language.read_language,
        answers={intents.SetLanguage: channel_language.set_language},
    ),
)
