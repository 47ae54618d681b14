"""This file holds our words on the terminal while we run: the greeting, the first check, one line per event."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "run_greeting": (
        "Tamar watches {n} sources of the Legislative Council and the Government.",
        "Tamar 正留意立法會及政府的{n}個來源。",
    ),
    "run_idle": (
        "{n} more have no address to ask today; `tamar sources` names them.",
        "另有{n}個來源今日沒有位址可查詢；`tamar sources` 會列出。",
    ),
    "run_idle_one": (
        "{n} more has no address to ask today; `tamar sources` names it.",
        "另有{n}個來源今日沒有位址可查詢；`tamar sources` 會列出。",
    ),
    "run_here": ("Printing here, since no chat is set up.", "未設定通訊平台，訊息在此顯示。"),
    "run_chats": ("Posting to {names}.", "訊息發送至{names}。"),
    "run_remembers": (
        "The first check remembers what is out and tells nobody; what comes after it is told.",
        "首次檢查只記下已發布的文件，不作通知；其後發布的才會通知。",
    ),
    "run_reads_back": (
        "The last {n} days are then read quietly, so that search and previews have something to show.",
        "之後會靜靜讀取過去{n}日的文件，供搜尋和預覽之用。",
    ),
    "run_contact": (
        "The sites cannot reach you: set TAMAR_CONTACT to your mail or web address.",
        "網站無法聯絡你：請將 TAMAR_CONTACT 設為你的電郵或網址。",
    ),
    "run_store": ("What is remembered is in {place}", "資料存於 {place}"),
    "run_sample": (
        "To see an alert now, in another window: `tamar sample AI`",
        "想立即看看通知的樣子，請在另一視窗輸入：`tamar sample 人工智能`",
    ),
    "run_how_to_end": (
        "Times are Hong Kong's. Ctrl+C ends it; nothing is lost.",
        "時間為香港時間。按 Ctrl+C 結束，不會遺失資料。",
    ),
    "run_checking": ("Checking {n} sources", "正在檢查{n}個來源"),
    "run_first": (
        "First check done: {ok} of {all} sources answered. {n} papers are remembered, nobody is told.",
        "首次檢查完成：{all}個來源中有{ok}個回應。已記下{n}份文件，不作通知。",
    ),
    "run_round": (
        "Checked: {ok} of {all} sources answered, {n} new.",
        "檢查完成：{all}個來源中有{ok}個回應，新文件{n}份。",
    ),
    "run_offline": (
        "You seem to be offline ({n} of {all} sources unreachable). Trying again at {when}, and on.",
        "你似乎未連線（{all}個來源中有{n}個無法連接）。將於{when}再試，並會繼續嘗試。",
    ),
    "run_online": ("Online again: {name} answers.", "已恢復連線：{name}有回應。"),
    "run_failing": (
        "{name}: {trouble}. Asked again at {when}; `tamar sources` says more.",
        "{name}：{trouble}。將於{when}再試；詳情見 `tamar sources`。",
    ),
    "run_first_one": (
        "First check done: {ok} of {all} sources answered. {n} paper is remembered, nobody is told.",
        "首次檢查完成：{all}個來源中有{ok}個回應。已記下{n}份文件，不作通知。",
    ),
    "run_greeting_one": (
        "Tamar watches {n} source of the Legislative Council and the Government.",
        "Tamar 正留意立法會及政府的{n}個來源。",
    ),
    "run_checking_one": ("Checking {n} source", "正在檢查{n}個來源"),
    "run_many_failing": (
        "{n} sources did not answer as they should; `tamar sources` names them.",
        "{n}個來源未有正常回應；詳情見 `tamar sources`。",
    ),
    "run_back": ("{name} answers again.", "{name}已恢復回應。"),
    "run_found": ("{name}: {n} new, {changed} changed.", "{name}：新增{n}份，更改{changed}份。"),
    "run_reading_back": (
        "Reading the past: {done} done, {left} known to be left, about {minutes} min.",
        "正在讀取舊文件：已完成{done}份，已知尚餘{left}份，約需{minutes}分鐘。",
    ),
    "run_read_back": (
        "The last {n} days are read: {done} in this run. Search and previews have them.",
        "過去{n}日的文件已讀取（今次{done}份），可供搜尋和預覽。",
    ),
    "run_next": (
        "Next: LegCo {council}, Government {government}.",
        "下次檢查：立法會{council}，政府{government}。",
    ),
    "run_stopping": (
        "Stopping: what is under way is finished first. Ctrl+C again ends it at once; nothing is lost.",
        "正在停止：先完成進行中的工作。再按 Ctrl+C 會立即結束，不會遺失資料。",
    ),
    "run_ended": ("Stopped. Nothing is lost.", "已停止，沒有遺失資料。"),
    "demo_when": ("{day} {time}", "星期{day} {time}"),
    "demo_begins": (
        "A channel asks for lawtech, AI and smart city, in English.",
        "一個頻道以中文訂閱法律科技、人工智能及智慧城市。",
    ),
    "demo_remembered": (
        "First check: {n} items were out before. They are remembered, nobody told.",
        "首次檢查：{n}個項目早已發布，只作記錄，不會通知。",
    ),
    "demo_paper": (
        "LegCo publishes a paper on lawtech. No English after ten minutes, so Chinese it is:",
        "立法會發布法律科技文件，暫時只有中文版。頻道收到：",
    ),
    "demo_translation": (
        "The English version is out. The same message is edited; nothing is posted twice:",
        "英文版已上載，只更新原訊息，不會重發。另有質詢的答覆，先見中文版：",
    ),
    "demo_question": (
        "A reply to a Member's question on AI is out. The channel gets it:",
        "該答覆的英文版亦已上載，同樣只更新原訊息：",
    ),
    "demo_revision": (
        "LegCo replaces the paper. The message is edited, and its thread says what changed:",
        "立法會更換文件。原訊息會更新，討論串列出改動：",
    ),
    "demo_withdrawal": (
        "LegCo takes the paper down. Two looks later, the thread says so:",
        "立法會撤下文件。再查兩次仍不見，討論串便會說明：",
    ),
    "demo_outage": (
        "A website answers with empty pages. Tamar calls that a failure, never a quiet day:",
        "一個網站只傳回空白頁面。Tamar 視之為故障，不會當作沒有新文件：",
    ),
    "demo_recovery": (
        "The website is back, with two releases. These are quiet hours: they wait.",
        "網站已恢復，並有兩份新聞公報。現為勿擾時段，稍後才通知。",
    ),
    "demo_trouble": ("{what}; a person is told if it lasts.", "{what}；如持續，會通知負責人。"),
    "demo_digest": (
        "The next working morning, a digest brings what the channel has not seen:",
        "下一個工作天早上，摘要列出頻道未看過的文件：",
    ),
    "demo_ends": (
        "The end: {n} posts, edits and thread replies. Nothing is left behind.",
        "完：共{n}則訊息、更新及討論串回覆。沒有留下任何檔案。",
    ),
    "demo_next": (
        "Next: `{command} run` watches the real sites, `{command} --help` says what else there is.",
        "下一步：`{command} run` 會留意真正的網站；`{command} --help` 列出其他功能。",
    ),
    "demo_web": (
        "The same papers as pages in a browser: tamar demo --web",
        "在瀏覽器以網頁查看同樣的文件：tamar demo --web",
    ),
}
