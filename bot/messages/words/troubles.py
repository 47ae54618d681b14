"""This file holds our notices of trouble to whoever runs us, in the health channel's language."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "news_trouble": ("Trouble", "出現問題"),
    "news_over": ("Over", "問題已解決"),
    "news_remedy": (
        "`tamar sources` shows more; deploy/RUNBOOK.md says what to do.",
        "`tamar sources` 有詳情；處理方法見 deploy/RUNBOOK.md。",
    ),
    "news_nothing_lost": (
        "Nothing that it still lists is lost.",
        "仍列於網頁的文件沒有遺失。",
    ),
    "news_more": (
        "• and {n} more; `tamar sources` shows them.",
        "• 另有{n}項；見 `tamar sources`。",
    ),
    "news_kind": ("{kind} (`{code}`)", "{kind}（`{code}`）"),
    "news_held": (
        "held: too much changed at once (MassChange)",
        "暫停處理：一次改動過多（`MassChange`）",
    ),
    "news_begun": (
        (
            "{source}: {kind} since {since} on {pages}. Last check without trouble: {last}; last new "
            "item: {new}."
        ),
        "{source}：自{since}起{kind}，頁面：{pages}。最近一次正常檢查：{last}；最近新文件：{new}。",
    ),
    "news_none_yet": ("none yet", "尚未有"),
    "news_look": (
        " Every check was fine: look at it by hand.",
        "各次檢查均正常：請人手查看網站。",
    ),
    "news_owed": (
        " Not known until they are read: what stood there since {since}.",
        "讀取前無法得知：{since}以來曾列於該處的文件。",
    ),
    "news_every_page": ("all its pages", "全部頁面"),
    "news_addresses": ("the list of its addresses", "其網址清單"),
    "news_and_pages": ("{shown} and {n} more pages", "{shown}及另外{n}頁"),
    "news_and_pages_one": ("{shown} and {n} more page", "{shown}及另外{n}頁"),
    "news_read_again": ("{source} is read again since {last}.", "{source}自{last}起恢復讀取。"),
    "news_moves_again": (
        "{source}: {pages} moves again since {last}.",
        "{source}：{pages}自{last}起再有更新。",
    ),
    "news_read_in_part": (
        "{source}: {pages} is read again since {last}; pages still in trouble: {n}.",
        "{source}：{pages}自{last}起恢復讀取；仍有問題的頁面：{n}。",
    ),
    "news_offline": (
        (
            "you seem to be offline: {n} of {all} sources cannot be reached since {since}. Look at this "
            "machine's line, its DNS and its proxy."
        ),
        "你似乎未連線：自{since}起，{all}個來源中有{n}個無法連接。請檢查本機的網絡、DNS 和代理伺服器。",
    ),
    "news_nameless": (
        "{source}: these are not watched, for no address answers:\n{rows}\n",
        "{source}：以下沒有網址回應，因此未有留意：\n{rows}\n",
    ),
    "news_name_them": (
        (
            "Look at {menu} and give the right names in sources.toml ([{key}]); they are tried again "
            "every week."
        ),
        "請查看 {menu}，並在 sources.toml（[{key}]）填上正確名稱；每星期會再試。",
    ),
    "news_named_again": ("{source} is watched again: {rows}.", "{source}已恢復留意：{rows}。"),
    "news_delivery_held": (
        "A message to {address} is held: {reason}. `tamar outbox ls` shows it.",
        "發往 {address} 的訊息暫緩發送：{reason}。見 `tamar outbox ls`。",
    ),
    "news_delivery_dead": (
        "A message to {address} is set aside: {reason}. `tamar outbox ls` shows it.",
        "發往 {address} 的訊息已擱置：{reason}。見 `tamar outbox ls`。",
    ),
    "news_compared": (
        "The night's comparison found what needs somebody:",
        "昨夜比對發現以下須人手處理：",
    ),
    "news_strangers": (
        (
            "Asked questions, and in no register: new Members, or names misread. Add them to "
            "bot/topics/registers/members.json."
        ),
        "曾提出質詢而名冊未載：新任議員，或讀錯的姓名。請在 bot/topics/registers/members.json 補上。",
    ),
    "news_roster": (
        "The Council's roster of Members differs from bot/topics/registers/members.json:",
        "立法會議員名單與 bot/topics/registers/members.json 有以下不同：",
    ),
    "roster_new": (
        "{name} is new. They are known from now on by these names; nicknames are for you to add.",
        "{name} 為新任議員，即日起可用以上姓名查找；別稱請自行補上。",
    ),
    "roster_unplaced": (
        "{name} is on the roster, and no full name of a person in both languages: not placed. Look at it.",
        "名單載有{name}，但並非完整的中英文姓名，故未收錄。請查看。",
    ),
    "roster_left": ("{name} is no longer on the roster.", "{name} 已不在名單上。"),
    "roster_absent": (
        "{name} ({other}) sits by our file, and the roster does not have them.",
        "本系統名冊載{name}（{other}）為現任議員，名單卻沒有。",
    ),
    "roster_english": (
        "{name}: the roster's English name is {other}; it finds them, too, unless it is another's. Mend the file.",
        "{name}：名單的英文姓名為{other}，如非他人姓名亦可查找。請更正名冊。",
    ),
    "roster_chinese": (
        "{name}: the roster's Chinese name is {other}; it finds them, too, unless it is another's. Mend the file.",
        "{name}：名單的中文姓名為{other}，如非他人姓名亦可查找。請更正名冊。",
    ),
    "news_in_part": (
        (
            "Trouble: {source}: {n} of {all} texts of the last {days} days were read in part; before it "
            "was {share}. Nothing of them is lost. Open one, and see with `tamar show` what of it stood "
            "in no part."
        ),
        (
            "出現問題：{source}：過去{days}日的{all}份文本中，有{n}份只讀到部分；之前為{share}。內容沒有遺失。"
            "請打開其中一份，以 `tamar show` 查看哪些文字不屬任何部分。"
        ),
    ),
    "news_whole_again": (
        "Over: {source}: its papers are read whole again.",
        "問題已解決：{source}：文件已恢復完整讀取。",
    ),
    "news_loss": (
        (
            "The store has lost its last writes: its journal was lost, or it came back from a copy. What "
            "it may have sent since is looked for in the channels before it is sent again."
        ),
        "資料庫遺失了最近的紀錄：日誌遺失，或由副本還原。其後可能已發送的訊息，會先在頻道查找，才再發送。",
    ),
    "news_forgotten": (
        (
            "A workspace that removed the app thirty days ago was forgotten: {channels} channels, "
            "{topics} own topics, {follows} things followed. Published papers stay."
        ),
        (
            "已清除一個三十日前移除程式的工作區：{channels}個頻道、{topics}個自訂主題、{follows}項訂閱。"
            "已發布的文件予以保留。"
        ),
    ),
    "news_no_mail": (
        (
            "No mail leaves: {reason}. Look at TAMAR_SMTP_URL and TAMAR_MAIL_FROM, and at what the "
            "relay's own log says; what waits is sent when it takes us again."
        ),
        (
            "電郵無法發出：{reason}。請檢查 TAMAR_SMTP_URL、TAMAR_MAIL_FROM 和轉發伺服器的日誌；"
            "恢復後會發送等候中的郵件。"
        ),
    ),
    "news_breaks_us": (
        "A paper breaks us and nobody was told of it: {url}. Open it by hand.",
        "有文件令程式出錯，未有通知任何人：{url}。請人手打開。",
    ),
    "news_gap": (
        (
            "Cannot be read back: {source}. Nothing that stood on these lists when they were last read "
            "stands there now. What they held in between that no other source lists is unknown: look by hand."
        ),
        (
            "無法補讀：{source}。上次讀取時列於以下清單的項目現已全部移除；其間曾列出而其他來源沒有的項目，"
            "無從得知。請人手查看網站。"
        ),
    ),
    "news_odd": (
        "Look once: {source}. {url} lists a row or two, none named as usual ({what}). They are read.",
        "請查看一次：{source}。{url}只列出一兩項，名稱不像以往的項目（{what}），現照樣讀取。",
    ),
    "news_gap_of": ("• {url}: from {since} to {until}", "• {url}：由{since}至{until}"),
    "news_now": ("now", "現在"),
    "news_uninstalled": (
        (
            "The workspace {team} removed the app. What its channels follow is paused, not lost: "
            "installing it again within thirty days brings everything back."
        ),
        "工作區 {team} 已移除程式。其頻道的訂閱已暫停，沒有遺失：三十日內重新安裝即可恢復。",
    ),
    "news_token_works": ("The token of {team} works again.", "{team} 的權杖恢復有效。"),
    "news_token_sealed": (
        (
            "The stored token of {team} cannot be opened: TAMAR_KEYS lacks the key that sealed it. Add "
            "that key at its end; messages to the workspace wait meanwhile."
        ),
        "無法打開 {team} 的權杖：TAMAR_KEYS 缺少當時的密鑰。請將該密鑰加在最後；其間發往該工作區的訊息會等候。",
    ),
    "news_token_ended": (
        "The token of {team} has ended and cannot be renewed ({why}). ",
        "{team} 的權杖已失效，無法更新（{why}）。",
    ),
    "news_token_ends": (
        "The token of {team} ends soon and cannot be renewed ({why}). ",
        "{team} 的權杖即將失效，無法更新（{why}）。",
    ),
    "news_token_lost": (
        (
            "Somebody there has to install the app again; what its channels follow is paused then, not "
            "lost."
        ),
        "須由該工作區的人重新安裝；其頻道的訂閱屆時會暫停，不會遺失。",
    ),
    "news_token_waits": (
        (
            "It is tried again at most an hour apart; messages to the workspace wait. Check the way to "
            "Slack, TAMAR_SLACK_CLIENT_ID and its secret."
        ),
        "每隔至多一小時再試；發往該工作區的訊息會等候。請檢查與 Slack 的連線、TAMAR_SLACK_CLIENT_ID 及其密碼。",
    ),
}
