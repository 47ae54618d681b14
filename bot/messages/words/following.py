"""This file holds our words about following: what, when, how, and topics of one's own."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "follows": ("{place} now follows {what}.", "{place}現已訂閱{what}。"),
    "already": (
        "{place} follows {what} already; nothing was changed.",
        "{place}已訂閱{what}，沒有更改。",
    ),
    "changed": ("{place}: changed how {what} is followed.", "{place}：已更改{what}的訂閱方式。"),
    "unfollowed": ("{place} no longer follows {what}.", "{place}已取消訂閱{what}。"),
    "not_followed": ("{place} does not follow {what}.", "{place}沒有訂閱{what}。"),
    "follows_nothing": ("{place} follows nothing yet.", "{place}未有訂閱任何主題。"),
    "follows_list": ("{place} follows {n}:", "{place}訂閱了{n}項："),
    "at_once": (
        "Main subjects at once, {days} {opens} to {closes}; at most {cap} a day.",
        "主題文件即時通知，{days} {opens} 至 {closes}；每日最多{cap}則。",
    ),
    "at_once_any": (
        "Main subjects at once, at any hour.",
        "主題文件即時通知，不限時間。",
    ),
    "at_once_any_most": (
        "Main subjects at once, at any hour; at most {cap} a day.",
        "主題文件即時通知，不限時間；每日最多{cap}則。",
    ),
    "everything_at_once_any": (
        "Every such paper at once, at any hour.",
        "其所有文件即時通知，不限時間。",
    ),
    "everything_at_once": (
        "Every such paper at once, {days} {opens} to {closes}; what comes at other hours in the digest.",
        "其所有文件即時通知（{days} {opens} 至 {closes}），其餘時間於摘要列出。",
    ),
    "mentions_too": ("Mentions at once too.", "提及亦即時通知。"),
    "rest_in_digest": (
        "The rest ({what}) in the digest, {days} {at}.",
        "其餘（{what}）於{days}{at}的摘要列出。",
    ),
    "rest_mentions": ("mentions", "提及"),
    "rest_nights": ("nights", "夜間"),
    "rest_weekends": ("weekends and public holidays", "週末及公眾假期"),
    "rest_over": ("what is over the limit", "超出上限"),
    "followed_before": ("Before: {what}", "之前：{what}"),
    "in_daily": ("In a digest, {days} {at}.", "每日摘要：{days}{at}。"),
    "in_weekly": ("In a weekly digest, {day} {at}.", "每周摘要：{day}{at}。"),
    "hong_kong": (" (Hong Kong time)", "（香港時間）"),
    "your_time": (
        " ({here} Hong Kong time, for you {yours})",
        "（香港時間{here}，你的時間{yours}）",
    ),
    "day_before": ("{at} the day before", "前一日{at}"),
    "day_after": ("{at} the day after", "翌日{at}"),
    "working_days": ("on working days", "工作天"),
    "every_day": ("every day", "每日"),
    "language_line": ("Language: {language}.", "語言：{language}。"),
    "lang_en": ("English", "英文"),
    "lang_zh-Hant": ("Traditional Chinese", "繁體中文"),
    "lang_zh-Hans": ("Simplified Chinese", "簡體中文"),
    "lang_either": ("whichever comes first", "先到先發，不限語言"),
    "only_from": ("Only from: {names}.", "只限{names}。"),
    "without": ("Not where the title says: {words}.", "標題有以下字眼者不收：{words}。"),
    "digest_moved_daily": (
        "The channel's daily digests come then: all that it follows daily or at once moves along.",
        "頻道的每日摘要改於此時發出，其他每日及即時訂閱的摘要一併更改。",
    ),
    "digest_moved_weekly": (
        "The channel's weekly digests come then: all that it follows weekly moves along.",
        "頻道的每周摘要改於此時發出，其他每周訂閱一併更改。",
    ),
    "digest_set": ("Digests here were changed.", "已更改本頻道的摘要。"),
    "digest_so_already": ("Digests here come so already.", "本頻道的摘要本來如此。"),
    "digest_none_so": (
        "Nothing here comes weekly yet; `digest weekly` brings all of it so.",
        "本頻道暫無每周發出的訂閱；輸入「摘要 每週」可全部改為每周。",
    ),
    "digest_all": (
        "All that this channel follows would come in a {value} digest, and nothing at once.",
        "本頻道的全部訂閱將改以{value}摘要發出，不再即時通知。",
    ),
    "c_digest_weekly": ("digest weekly", "摘要 每週"),
    "followers_of": ("{what} is followed in {n}:", "訂閱{what}的頻道（{n}）："),
    "followers_all": ("Channels that follow something: {n}", "有訂閱的頻道：{n}"),
    "followers_none": (
        "No channel that can be shown here follows {what}.",
        "沒有可在此顯示的頻道訂閱{what}。",
    ),
    "followers_nobody": (
        "No channel that can be shown here follows anything.",
        "沒有可在此顯示的頻道訂閱任何主題。",
    ),
    "followers_private": (
        "Private channels and mailboxes are shown only where they are.",
        "私人頻道及電郵只在其本身顯示。",
    ),
    "paused_list": ("Paused until {when}.", "暫停至{when}。"),
    "paused_for_good": ("Paused until somebody says `resume`.", "已暫停，直至有人輸入「恢復」。"),
    "no_backlog": (
        "Nothing old is posted: the next paper will be the first.",
        "不會補發舊文件，下一份新文件起通知。",
    ),
    "fired": (
        "In the last {days} days: main subject of {main}, also mentioned in {mention}.",
        "過去{days}日：主題{main}份，提及{mention}份。",
    ),
    "brought": ("In the last {days} days: {n} papers.", "過去{days}日：{n}份文件。"),
    "brought_one": ("In the last {days} days: 1 paper.", "過去{days}日：1份文件。"),
    "the_last": ("The last on {day}.", "最近一份：{day}。"),
    "the_last_in": ("The last in {month}.", "最近一份：{month}。"),
    "undated": (
        "Undated: {n}, counted by when first seen.",
        "沒有日期：{n}份，按首次發現的日期計算。",
    ),
    "preview_window": (
        "`search topic:{name}` finds all that is held, of any time.",
        "`搜尋 主題:{name}` 會列出已存的全部文件，不限時間。",
    ),
    "never_named": (
        "No paper of the last {days} days names it: look at the name, or nothing may ever come.",
        "過去{days}日沒有文件提及此名稱：請核對名稱，否則可能不會收到通知。",
    ),
    "below_only": (
        (
            "No paper of the last {days} days is from {name}, for {name}, or names {name} at its head, which is what "
            "is told here; further down, {n} papers of any time do: `search {name}`."
        ),
        (
            "過去{days}日沒有文件由{name}發出、為其而備，或在標題或首段提及（只有這些才會通知）；內文提及的共有{n}份，"
            "不限時間：可輸入「搜尋 {name}」。"
        ),
    ),
    "below_only_one": (
        (
            "No paper of the last {days} days is from {name}, for {name}, or names {name} at its head, which is what "
            "is told here; further down, {n} paper of any time does: `search {name}`."
        ),
        (
            "過去{days}日沒有文件由{name}發出、為其而備，或在標題或首段提及（只有這些才會通知）；內文提及的共有{n}份，"
            "不限時間：可輸入「搜尋 {name}」。"
        ),
    ),
    "none_of_known": (
        (
            "{name} is known here: papers by or for {name}, or that name {name} in their title or first paragraph, are "
            "told. None of the last {days} days is held yet."
        ),
        (
            "已認得此名稱：{name}發出、提問、答覆或為其而備的文件，以及在標題或首段提及{name}的文件，均會通知；"
            "過去{days}日的文件中尚未存有。"
        ),
    ),
    "known_since": ("Papers are held since {day}.", "文件存自{day}。"),
    "looking_back": (
        "Matching what is held: {looked} of {total} papers so far; what it brought follows.",
        "正以此主題比對已存的文件：{total}份中已比對{looked}份，稍後列出符合的文件。",
    ),
    "nothing_held": (
        "No paper is read yet, so there is nothing to show what it would have brought.",
        "尚未讀取任何文件，未能顯示過往情況。",
    ),
    "overlap": (
        "{n} of these also come by what is followed here already; each is told once.",
        "其中{n}份亦屬本頻道已訂閱的主題，每份只通知一次。",
    ),
    "overlap_one": (
        "{n} of these also comes by what is followed here already; it is told once.",
        "其中{n}份亦屬本頻道已訂閱的主題，只通知一次。",
    ),
    "undone": ("Taken back: {what}.", "已復原：{what}。"),
    "undone_follows": ("{place} follows {what} {how}.", "{place}訂閱{what}（{how}）。"),
    "undone_many": ("{n} things", "{n}項"),
    "undone_briefings": (
        "{place} has briefings before meetings.",
        "{place}會在會議前收到簡報。",
    ),
    "undone_no_briefings": (
        "{place} has no briefings before meetings.",
        "{place}不會在會議前收到簡報。",
    ),
    "a_digest": ("the digests", "摘要"),
    "a_subscribe": ("what was followed", "訂閱"),
    "a_unsubscribe": ("what was stopped", "取消訂閱"),
    "a_pause": ("the pause", "暫停"),
    "a_resume": ("the end of the pause", "恢復"),
    "a_undo": ("something taken back", "復原"),
    "a_quiet": ("the hours", "勿擾時段"),
    "a_topic": ("the topic", "自訂主題"),
    "a_mute": ("the mute", "暫停接收"),
    "a_briefings": ("the briefings", "會前簡報"),
    "a_language": ("the language", "語言"),
    "muted": ("{place}: nothing on {what} until {when}.", "{place}：{when}前不再收到{what}。"),
    "muted_note": (
        "It comes again by itself then; what else is followed goes on.",
        "其後自動恢復；其他訂閱不受影響。",
    ),
    "language_set": (
        "{place} is now told in: {language}.",
        "{place}的訊息語言現為：{language}。",
    ),
    "a_filter": ("the filter", "排除字眼"),
    "nothing_to_undo": ("There is nothing to take back here.", "沒有可復原的更改。"),
    "changed_since": (
        "That has changed since, so it is left as it is. `list` shows how it stands.",
        "該項其後已有更改，因此維持現狀。請輸入「清單」查看。",
    ),
    "undone_already": ("That was taken back already.", "該項已復原。"),
    "all_of_it": ("everything", "全部"),
    # schedule
    "paused": ("{place} is paused until {when}.", "{place}已暫停，至{when}。"),
    "paused_open": ("{place} is paused.", "{place}已暫停。"),
    "paused_note": (
        "What is published meanwhile is told in the first digest after it.",
        "期間發布的文件，會在其後第一份摘要列出。",
    ),
    "resumed": ("{place} is told again.", "{place}已恢復通知。"),
    "all_paused": ("All channels are paused by an administrator.", "管理員已暫停所有頻道。"),
    "all_paused_until": (
        "All channels are paused by an administrator until {when}.",
        "管理員已暫停所有頻道，至{when}。",
    ),
    "all_ends": (
        "An administrator ends it with `resume all`.",
        "管理員輸入「恢復全部」即可恢復。",
    ),
    "all_paused_note": (
        "Alerts and digests are held, nothing is lost; what comes meanwhile is in the digest after it.",
        "通知和摘要暫緩發送，不會遺失；其間的文件會在恢復後的摘要列出。",
    ),
    "all_resumed": ("All channels are told again.", "所有頻道已恢復通知。"),
    "all_resumed_note": (
        "What was held is sent now; what came meanwhile is in the next digest.",
        "暫緩的訊息現會發送；其間的文件會在下一份摘要列出。",
    ),
    "all_not_paused": ("Nothing is paused for all channels.", "並沒有暫停所有頻道。"),
    "all_refuse": (
        "Only an administrator pauses all channels; `pause` pauses this channel.",
        "只有管理員可暫停所有頻道；輸入「暫停」可暫停本頻道。",
    ),
    "all_unknown": (
        (
            "Whoever runs Tamar names this workspace's administrators in {name}, and you are not among "
            "them; `pause` pauses this channel."
        ),
        "此工作區的管理員由運行 Tamar 的人在 {name} 設定，而你不在其中；輸入「暫停」可暫停本頻道。",
    ),
    "b_pause_all": ("Pause all channels", "暫停所有頻道"),
    "b_resume_all": ("Undo: resume all channels", "復原：恢復所有頻道"),
    "pause_all_sure": (
        (
            "No channel of this workspace gets alerts or digests until an administrator resumes them. "
            "Nothing is lost."
        ),
        "在管理員恢復之前，此工作區的頻道都不會收到通知和摘要。內容不會遺失。",
    ),
    "a_pause_all": ("the pause of all channels", "暫停所有頻道"),
    "a_resume_all": ("the end of the pause of all channels", "恢復所有頻道"),
    "was_not_paused": ("{place} was not paused.", "{place}並沒有暫停。"),
    "quiet_set": (
        "{place}: no instant alerts from {start} to {end}; what comes then waits for the digest.",
        "{place}：{start}至{end}不發即時通知，期間文件於摘要列出。",
    ),
    "quiet_days": (
        "Nor on Saturdays, Sundays and public holidays.",
        "星期六、日及公眾假期亦不發即時通知。",
    ),
    "quiet_days_as_before": (
        "As before, none on Saturdays, Sundays and public holidays; `quiet off` ends both.",
        "與之前一樣，星期六、日及公眾假期不發即時通知；輸入「勿擾 取消」可一併取消。",
    ),
    "quiet_weekends": (
        "{place}: no instant alerts on Saturdays, Sundays and public holidays.",
        "{place}：星期六、日及公眾假期不發即時通知。",
    ),
    "quiet_off": (
        "{place}: instant alerts at any hour, every day.",
        "{place}：即時通知不限時間，每日發出。",
    ),
    # cut off
    "off_invite": (
        "I am not in this channel{when}: nothing is told here. /invite @Tamar, and it goes on.",
        "我不在本頻道{when}，因此不會發出訊息。請輸入 /invite @Tamar 以恢復。",
    ),
    "off_archived": (
        "This channel is archived{when}: nothing is told here until it is not.",
        "本頻道已封存{when}，解除前不會發出訊息。",
    ),
    "off_revoked": (
        "My rights in this workspace were taken back{when}: nothing is told here. Install me again.",
        "我在此工作區的權限已被收回{when}，因此不會發出訊息。請重新安裝。",
    ),
    "off_other": (
        "This channel cannot be reached{when}: nothing is told here ({why}).",
        "未能連接本頻道{when}，因此不會發出訊息（{why}）。",
    ),
    "off_since": (" since {when}", "（自{when}起）"),
    "weekday": ("{day}", "星期{day}"),
    "brief_instant": ("at once", "即時"),
    "brief_daily": ("daily", "每日"),
    "brief_weekly": ("weekly", "每周"),
    # topics
    "topics_here": ("Topics to follow:", "可訂閱的主題："),
    "own": ("own", "自訂"),
    "own_private": ("own, of this channel only", "自訂，只限本頻道"),
    "followed_mark": ("followed here", "已訂閱"),
    "make_own": (
        "Write your own: `topic new Drones: drone, 無人機, 低空經濟`",
        "自訂主題：`主題 新增 無人機: drone, 無人機, 低空經濟`",
    ),
    "topic_saved": ("Saved “{name}”.", "已儲存「{name}」。"),
    "topic_changed": ("Changed “{name}”.", "已更改「{name}」。"),
    "topic_deleted": (
        "Deleted “{name}”, and whoever followed it follows it no longer.",
        "已刪除「{name}」及其訂閱。",
    ),
    "topic_ships": (
        "“{name}” ships with Tamar and cannot be changed.",
        "「{name}」是內置主題，不能更改。",
    ),
    "topic_of_here": (
        "Saved “{name}” as a topic of this channel only; the workspace's own stays as it was.",
        "已儲存「{name}」為只限本頻道的主題；工作區的同名主題維持不變。",
    ),
    "follows_own": (
        "This channel follows its own from now on.",
        "本頻道由現在起訂閱自己的一份。",
    ),
    "topic_exists": (
        "There is a topic “{name}” already. Write `topic edit {name}: …` to change it.",
        "已有「{name}」主題。如要更改，請輸入「主題 修改 {name}: …」。",
    ),
    "never_fired": (
        "It would not have fired on any paper that is held.",
        "已存的文件中，沒有一份符合。",
    ),
    "bad_name": ("A topic's name has 1 to 60 letters.", "主題名稱須為1至60字。"),
}
