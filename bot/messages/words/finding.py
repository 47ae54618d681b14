"""This file holds our words about finding papers, promises and meetings, why something was told, and how the watch is kept."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "found": ("{n} papers for “{words}”", "「{words}」：{n}份"),
    "one_hit": ("1 paper for “{words}”", "「{words}」：1份"),
    "no_hits": ("Nothing found for “{words}”.", "找不到「{words}」。"),
    "many_hits": (
        "{n} papers for “{words}”; the first {shown}:",
        "「{words}」：共{n}份，首{shown}份：",
    ),
    "also": ("also: {names}", "同時搜尋：{names}"),
    "widened": ("by another name", "以其他名稱找到"),
    "no_place": ("{paper} has no {place}.", "{paper}沒有{place}。"),
    "meant": ("Did you mean `{what}`?", "你是否想輸入「{what}」？"),
    "instead": (
        "Nothing found for “{words}”; shown is what it may have been meant for.",
        "找不到「{words}」，現顯示可能所指的結果。",
    ),
    "b_fewer": ("Search {words}", "搜尋{words}"),
    "b_tell_when": ("Tell me when one comes", "有相關文件時通知"),
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
    "recommendations_head": ("Recommendations", "建議"),
    "said": ("In its own words", "原文"),
    "read_notes": ("How it was read", "讀取備註"),
    "which_paper_of": (
        "Several papers fit “{what}”. Which one?",
        "有多份文件符合「{what}」，是哪一份？",
    ),
    "cite_para": ("para {n}", "第{n}段"),
    "cite_rec": ("recommendation {n}", "建議{n}"),
    "cite_part": ("part ({n})", "第({n})部分"),
    "b_more": ("More", "詳情"),
    "b_read_on": ("Read on", "續讀"),
    "piece_of": ("{title} · {first} to {last} of {n}", "{title} · 第{first}至{last}段，共{n}段"),
    "nothing_more": ("Nothing more stands in what we hold of it.", "已無更多內容。"),
    "text_unread": (
        "Its text could not be read; its link leads to it.",
        "未能讀取內文，請按連結查閱。",
    ),
    "bad_style": (
        "“{value}” is no style that I know: plain, oscola, chinese, bibtex or ris.",
        "沒有「{value}」這種格式；可用：plain、oscola、中文、bibtex、ris。",
    ),
    "accessed": ("accessed {day}", "{day}瀏覽"),
    # status
    "status_ok": ("All is well.", "一切正常。"),
    "status_bad": ("{n} sources need a look.", "{n}個來源需要留意。"),
    "source_line": (
        "{name}: {trouble}, last good check {when}",
        "{name}：{trouble}，最近成功檢查{when}",
    ),
    "never": ("never", "從未"),
    "source_late": ("late", "延誤"),
    "source_held": ("held", "暫停處理"),
    "overdue": (
        "Announced and not in yet: {n}; `meetings` shows them.",
        "已公布而尚未收到：{n}項；「會議」可查閱。",
    ),
    "last_digest": ("Last digest here: {when}, {n} papers.", "本頻道最近摘要：{when}，{n}份文件。"),
    "no_checks": (
        "Nothing has been checked yet: is `tamar run` running?",
        "尚未檢查任何來源；`tamar run` 是否正在運行？",
    ),
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
    # why a channel was told, or was not
    "why_told": ("Told here as a message.", "已在本頻道發出訊息。"),
    "why_on_its_way": (
        "Its message is on its way and has not been sent yet.",
        "訊息已排隊，尚未發出。",
    ),
    "why_not_delivered": (
        "Its message could not be delivered; `tamar outbox ls` says why.",
        "訊息未能送達；`tamar outbox ls` 列出原因。",
    ),
    "why_in_digest": ("Told here in a digest.", "已在本頻道的摘要列出。"),
    "why_paused": ("This channel is paused.", "本頻道已暫停。"),
    "why_gone": (
        "This channel was archived, or I was removed from it.",
        "本頻道已封存，或我已被移出。",
    ),
    "why_follows_nothing": ("This channel follows nothing.", "本頻道未有訂閱。"),
    "why_baseline": (
        "It was listed already when its page was first read; what was there before tells nobody.",
        "首次讀取該網頁時已列出此文件；當時已有的文件不作通知。",
    ),
    "why_unread": (
        "It has been seen but not read yet; it is told as soon as it is.",
        "已發現，尚未讀取；讀取後便會通知。",
    ),
    "why_no_topic": ("It is about none of the topics here.", "不屬任何主題。"),
    "why_not_followed": (
        "It is about topics that this channel does not follow.",
        "屬本頻道沒有訂閱的主題。",
    ),
    "why_wrong_source": (
        "The subscription here takes other sources only.",
        "本頻道的訂閱只限其他來源。",
    ),
    "why_silenced": (
        "Its title holds a word that this channel wants left out.",
        "標題有本頻道排除的字眼。",
    ),
    "why_before": (
        "It was found before this channel began to follow.",
        "在本頻道訂閱前已發現。",
    ),
    "why_quiet_hours": (
        "It came outside this channel's hours; it is in the next digest.",
        "在本頻道的通知時段以外發布，會在下一份摘要列出。",
    ),
    "why_capped": (
        "The day's limit of messages was reached; it is in the next digest.",
        "已達每日訊息上限，會在下一份摘要列出。",
    ),
    "why_mention": (
        "It only mentions the topic; mentions are told in the digest.",
        "只是提及該主題，於摘要列出。",
    ),
    "why_digest_next": ("It is in the next digest.", "會在下一份摘要列出。"),
    "why_booklet": (
        "It is one reply of a booklet, which is told as one message.",
        "屬答覆彙編之一，以一則訊息通知。",
    ),
    "why_duplicate": (
        "It says what another paper says, and was told with that one.",
        "內容與另一文件相同，已一併通知。",
    ),
    "why_withdrawn": ("It was withdrawn before it was told.", "通知前已撤回。"),
    "main_subject": ("main subject", "主題"),
    "a_mention": ("mention", "提及"),
    "first_seen": ("First seen {when}.", "首次發現：{when}。"),
}
