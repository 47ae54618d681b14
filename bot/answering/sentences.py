"""This file holds the sentences of our answers, in English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.phrases import simplified
from scrapers.items import Language

_SENTENCES: dict[str, tuple[str, str]] = {
    # what was not understood
    "understood": ("Understood: {what}. ", "已明白：{what}。"),
    "type": ("Type: {what}", "請輸入：{what}"),
    "nothing_changed": ("Nothing was changed.", "沒有作出任何更改。"),
    "too_long": (
        "That is {value} characters; a command has at most 8,000.",
        "訊息長{value}字，指令最長8,000字。",
    ),
    "which_topic": ("Which topic?", "哪個主題？"),
    "follow_what": (
        "Follow what? A committee, a Member, a bureau or a paper's number.",
        "跟進甚麼？可以是委員會、議員、政策局或文件編號。",
    ),
    "topic_line": (
        "Write a name, a colon, and the words to look for, with commas between.",
        "請寫上名稱、冒號，然後寫要找的詞，以逗號分隔。",
    ),
    "bad_time": ("“{value}” is no time of day.", "「{value}」不是時間。"),
    "bad_language": (
        "“{value}” is not a language we post in: en, tc, sc or either.",
        "「{value}」不是可用的語言；請用 en、tc、sc 或 either（不限）。",
    ),
    "bad_day": ("“{value}” is no day; write 2026-11-20.", "「{value}」不是日期；請寫成 2026-11-20。"),
    "bad_kind": (
        "“{value}” is no kind of paper; one of paper, question, slides, estimates, report.",
        "「{value}」不是文件種類；可用：文件、質詢、投影片、開支預算、報告。",
    ),
    "whole_day": (
        "“{value}” ends as it begins. `pause` stops everything; `quiet off` lets all through.",
        "「{value}」首尾時間相同。`暫停`停發所有訊息；`勿擾 關`則不限時間發出。",
    ),
    "bad_span": (
        "“{value}” is no span of hours.",
        "「{value}」不是時段。",
    ),
    "bad_until": (
        "“{value}” is no moment that I can read: a day, a weekday, or a length such as 3 days.",
        "看不懂「{value}」；請寫日期、星期幾，或「3日」這樣的長度。",
    ),
    "too_far": (
        "A pause lasts at most a year; `pause` alone lasts until somebody says `resume`.",
        "暫停最長一年；只輸入「暫停」則直至有人輸入「恢復」。",
    ),
    "past": ("“{value}” is over already.", "「{value}」已經過去。"),
    "search_what": ("Search for what?", "要搜尋甚麼？"),
    "which_paper": (
        "Which paper? Give its number, its link, or LCQ and a date.",
        "哪份文件？請給編號、連結，或立法會質詢編號及日期。",
    ),
    "import_what": (
        "Paste the lines that `export` gave.",
        "請貼上「匯出」所得的各行。",
    ),
    "feedback_what": ("What would you like to say?", "你想說甚麼？"),
    "edit_number": (
        "“{value}” is not a number of the list.",
        "「{value}」不是清單上的編號。",
    ),
    "admins_what": (
        "Say whether only administrators may change what channels follow.",
        "請說明是否只限管理員更改頻道的訂閱。",
    ),
    "cancel_what": (
        "Cancel what? `undo` takes back the last change here; `unsubscribe` stops a topic.",
        "取消甚麼？「復原」撤回上一項更改；「取消訂閱」停收主題。",
    ),
    "no_topic": ("There is no topic “{value}” here.", "這裏沒有「{value}」這個主題。"),
    "nearest": ("Nearest: {names}.", "最接近：{names}。"),
    "no_paper": (
        "No paper “{value}” is held here.",
        "這裏沒有「{value}」這份文件。",
    ),
    "no_such_follow": (
        "No paper that is held names “{value}”. Say what it is, to follow it all the same.",
        "已存的文件都沒有提及「{value}」。如仍要跟進，請說明它是甚麼。",
    ),
    "no_longer": ("This channel follows that no longer; `list` shows what it does.", "本頻道已沒有該項訂閱；請輸入「清單」查看。"),
    "not_number": ("The list has no number {value}.", "清單沒有第{value}項。"),
    # places and rights
    "here": ("This channel", "本頻道"),
    "console": ("The console", "終端機"),
    "no_channel": (
        "“{value}” is no channel that I can see. Type the command in that channel instead.",
        "找不到「{value}」頻道。請在該頻道內輸入指令。",
    ),
    "not_in_channel": (
        "I am not in that channel. Invite me there (/invite @Tamar), then type the command again.",
        "我不在該頻道。請先邀請我（/invite @Tamar），然後再輸入指令。",
    ),
    "not_our_talk": (
        "Those messages are between others: I read and write only in mine with you. Choose Tamar.",
        "該對話不包括我，我只能在與你的對話中發訊息。請選擇 Tamar。",
    ),
    "archived": (
        "That channel is archived, so nothing can be told there.",
        "該頻道已封存，不能發送訊息。",
    ),
    "private_elsewhere": (
        "That channel is private: what it follows is seen and changed only there. Type the command in it.",
        "該頻道屬私人頻道，其訂閱只可在該處查看及更改。請在該頻道內輸入指令。",
    ),
    "shared_channel": (
        "This channel is shared with another organisation: its members see what is posted here.",
        "本頻道與其他機構共用，對方成員會看到此處的訊息。",
    ),
    "not_member": (
        "Only members of a channel change what it follows. Join it, then try again.",
        "只有頻道成員可更改其訂閱。請先加入該頻道再試。",
    ),
    "stranger": (
        "Only members of the workspace that installed me change what its channels follow.",
        "只有安裝本程式的工作區成員可更改其頻道的訂閱。",
    ),
    "admins_refuse": (
        "In this workspace only administrators change what channels follow. Ask one of them.",
        "此工作區只限管理員更改頻道的訂閱，請聯絡管理員。",
    ),
    "admins_on": (
        "Only administrators may now change what channels follow.",
        "現在只限管理員更改頻道的訂閱。",
    ),
    "admins_off": (
        "Anyone in a channel may now change what it follows.",
        "現在頻道內任何人都可以更改其訂閱。",
    ),
    # following
    "follows": ("{place} now follows {what}.", "{place}現已訂閱{what}。"),
    "already": ("{place} follows {what} already; nothing was changed.", "{place}已訂閱{what}，沒有更改。"),
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
    "everything_at_once": (
        "Everything from it at once, {days} {opens} to {closes}; what comes at other hours in the digest.",
        "其所有文件即時通知（{days} {opens} 至 {closes}），其餘時間於摘要列出。",
    ),
    "mentions_too": ("Mentions at once too.", "提及亦即時通知。"),
    "rest_in_digest": (
        "The rest (mentions, nights, what is over the limit) in the digest, {days} {at}.",
        "其餘（提及、夜間、超出上限）於{days}{at}的摘要列出。",
    ),
    "in_daily": ("In a digest, {days} {at}.", "每日摘要：{days}{at}。"),
    "in_weekly": ("In a weekly digest, {day} {at}.", "每周摘要：{day}{at}。"),
    "hong_kong": (" (Hong Kong time)", "（香港時間）"),
    "your_time": (" ({here} Hong Kong time, {yours} yours)", "（香港時間{here}，你的時間{yours}）"),
    "working_days": ("on working days", "工作天"),
    "every_day": ("every day", "每日"),
    "language_line": ("Language: {language}.", "語言：{language}。"),
    "lang_en": ("English", "英文"),
    "lang_zh-Hant": ("Traditional Chinese", "繁體中文"),
    "lang_zh-Hans": ("Simplified Chinese", "簡體中文"),
    "lang_either": ("whichever comes first", "先到先發，不限語言"),
    "only_from": ("Only from {names}.", "只限{names}。"),
    "without": ("Not where the title says: {words}.", "標題有以下字眼者不收：{words}。"),
    "digest_moved": (
        "The channel's digests come then: all that it follows daily or weekly moves along.",
        "頻道的摘要改於此時發出，其他每日或每周訂閱一併更改。",
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
    "known_since": ("Papers are held since {day}.", "文件存自{day}。"),
    "nothing_held": (
        "No paper is held yet, so there is nothing to show what it would have brought.",
        "尚未存有文件，未能顯示過往情況。",
    ),
    "last_were": ("The last: {titles}", "最近：{titles}"),
    "overlap": (
        "{n} of these also come by what is followed here already; each is told once.",
        "其中{n}份亦屬本頻道已訂閱的主題，每份只通知一次。",
    ),
    "undone": ("Taken back: {what}.", "已復原：{what}。"),
    "a_subscribe": ("what was followed", "訂閱"),
    "a_unsubscribe": ("what was stopped", "取消訂閱"),
    "a_pause": ("the pause", "暫停"),
    "a_resume": ("the end of the pause", "恢復"),
    "a_quiet": ("the hours", "勿擾時段"),
    "a_topic": ("the topic", "自訂主題"),
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
    "was_not_paused": ("{place} was not paused.", "{place}並沒有暫停。"),
    "quiet": (
        "{place}: no instant alerts from {start} to {end}; what comes then waits for the digest.",
        "{place}：{start}至{end}不發即時通知，期間文件於摘要列出。",
    ),
    "quiet_days": (
        "Nor on Saturdays, Sundays and public holidays.",
        "星期六、日及公眾假期亦不發即時通知。",
    ),
    "quiet_off": ("{place}: instant alerts at any hour, every day.", "{place}：即時通知不限時間，每日發出。"),
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
    "since": (" since {when}", "（自{when}起）"),
    # topics
    "topics_here": ("Topics to follow:", "可訂閱的主題："),
    "own": ("own", "自訂"),
    "own_private": ("own, of this channel only", "自訂，只限本頻道"),
    "followed_mark": ("followed here", "已訂閱"),
    "make_own": (
        "Write your own: topic new Drones: drone, 無人機, 低空經濟",
        "自訂主題：主題 新增 無人機: drone, 無人機, 低空經濟",
    ),
    "topic_saved": ("Saved “{name}”.", "已儲存「{name}」。"),
    "topic_changed": ("Changed “{name}”.", "已更改「{name}」。"),
    "topic_deleted": ("Deleted “{name}”, and whoever followed it follows it no longer.", "已刪除「{name}」及其訂閱。"),
    "topic_ships": ("“{name}” ships with Tamar and cannot be changed.", "「{name}」是內置主題，不能更改。"),
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
    # finding
    "hits": ("{n} papers for “{words}”", "「{words}」：{n}份"),
    "one_hit": ("1 paper for “{words}”", "「{words}」：1份"),
    "no_hits": ("Nothing found for “{words}”.", "找不到「{words}」。"),
    "many_hits": ("{n} papers for “{words}”; the first {shown}:", "「{words}」：共{n}份，首{shown}份："),
    "also": ("also: {names}", "同時搜尋：{names}"),
    "meant": ("Did you mean `{what}`?", "你是否想輸入「{what}」？"),
    "latest": ("Latest on {what}", "{what}最新文件"),
    "latest_any": ("Latest", "最新文件"),
    "none_yet": ("No papers yet.", "暫無文件。"),
    "one_commitment": ("1 commitment", "1項承諾"),
    "commitments": ("{n} commitments", "{n}項承諾"),
    "no_commitments": ("No commitments found.", "找不到承諾。"),
    "firm": ("commitment", "承諾"),
    "target": ("target", "目標"),
    "plan": ("plan", "計劃"),
    "conditional": ("conditional", "附帶條件"),
    "by": ("by {day}", "期限：{day}"),
    "kept": ("kept", "已履行"),
    "lapsed": ("lapsed", "未履行"),
    "meetings": ("Coming in the next {days} days", "未來{days}日"),
    "no_meetings": ("Nothing is announced for the next {days} days.", "未來{days}日暫無公布。"),
    "recommendations": ("Recommendations", "建議"),
    "rests_on": ("rests on {places}", "依據：{places}"),
    "said": ("In its own words", "原文"),
    "similar": ("Several papers fit; the newest is shown. Others: {names}", "有多份文件符合，現顯示最新一份。其他：{names}"),
    # status
    "status_ok": ("All is well.", "一切正常。"),
    "status_bad": ("{n} sources need a look.", "{n}個來源需要留意。"),
    "source_line": ("{name}: {trouble}, last good check {when}", "{name}：{trouble}，最近成功檢查{when}"),
    "never": ("never", "從未"),
    "late": ("late", "延誤"),
    "held": ("held", "暫停處理"),
    "overdue": (
        "Announced and not in yet: {n}; `meetings` shows them.",
        "已公布而尚未收到：{n}項；「會議」可查閱。",
    ),
    "last_digest": ("Last digest here: {when}, {n} papers.", "本頻道最近摘要：{when}，{n}份文件。"),
    "next_digest": ("Next digest here: {when}.", "本頻道下一份摘要：{when}。"),
    "no_checks": ("Nothing has been checked yet: is `tamar run` running?", "尚未檢查任何來源；`tamar run` 是否正在運行？"),
    "digest_made": ("A digest with {n} papers is on its way.", "摘要（{n}份文件）即將發出。"),
    "digest_quiet": (
        "Nothing new here; a digest of what is coming is on its way.",
        "沒有新文件；列出即將事項的摘要即將發出。",
    ),
    "digest_empty": ("Nothing that this channel has not been told.", "沒有未通知本頻道的文件。"),
    "digest_nobody": (
        "This channel follows nothing yet, so there is nothing to make a digest of.",
        "本頻道未有訂閱，未能製作摘要。",
    ),
    "thanks": ("Thank you: it is written down.", "謝謝，意見已記下。"),
    "exported": ("What this channel follows. `import` takes these lines.", "本頻道的訂閱。可用「匯入」還原。"),
    "imported": ("Imported {n} of {all} lines.", "已匯入{all}行中的{n}行。"),
    "line_failed": ("Line {n}: {why}", "第{n}行：{why}"),
    "nothing_relevant": ("Noted: not relevant here.", "已記下：與本頻道不相關。"),
    "suppress": (
        "not: {words} — would have held back {n} of {all} papers in the last {days} days",
        "排除：{words}，過去{days}日會略去{all}份中的{n}份",
    ),
    "suppress_topic": (
        "mute {words} here — would have held back {n} of {all} papers in the last {days} days",
        "本頻道停收{words}，過去{days}日會略去{all}份中的{n}份",
    ),
    "choose_filter": ("Hold back what is like it? Nothing changes until you press.", "要略去同類文件嗎？按下前不會更改。"),
    "filtered": ("{place}: {what} no longer brings titles that say {words}.", "{place}：{what}不再通知標題有{words}的文件。"),
    "retry": ("That failed on our side; nothing was changed. Try again in a minute.", "系統出錯，沒有作出更改。請稍後再試。"),
    "welcome": (
        "Hello. I tell this channel, within minutes and in three bullets, when LegCo or the Government publishes on your topics.",
        "你好。立法會或政府就你的主題發布文件時，我會在數分鐘內以三點摘要通知本頻道。",
    ),
    "removed": (
        "I was removed from {place}, or it was archived. What it follows is paused, not lost: invite me again and it goes on.",
        "我已被移出{place}，或該頻道已封存。訂閱只是暫停，並無刪除；再次邀請我便會恢復。",
    ),
    # buttons
    "b_undo": ("Undo", "復原"),
    "b_edit": ("Edit", "修改"),
    "b_share": ("Share", "分享"),
    "b_preview": ("Preview", "預覽"),
    "b_follow": ("Subscribe", "訂閱"),
    "b_stop": ("Stop", "取消訂閱"),
    "b_show": ("Show", "查閱"),
    "b_why": ("Why?", "為何？"),
    "b_new": ("New subscription", "新增訂閱"),
    "b_pause": ("Pause all", "全部暫停"),
    "b_resume": ("Resume all", "全部恢復"),
    "b_citation": ("Copy citation", "複製引用"),
    "b_feedback_good": ("Useful", "有用"),
    "b_feedback_bad": ("Not useful", "沒有用"),
}  # fmt: skip


def tell(key: str, language: Language, /, **values: object) -> str:
    """Give a sentence in the asker's language."""
    english, chinese = _SENTENCES[key]
    if language == "en":
        return english.format(**values)
    return (
        simplified(chinese).format(**values) if language == "zh-Hans" else chinese.format(**values)
    )


def listed(items: Sequence[str], language: Language) -> str:
    """Put things side by side."""
    return (", " if language == "en" else "、").join(items)


def pair(key: str) -> tuple[str, str]:
    """Give a sentence in both languages, gaps and all."""
    return _SENTENCES[key]


def every_key() -> frozenset[str]:
    """Give the names of all sentences."""
    return frozenset(_SENTENCES)
