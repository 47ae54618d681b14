"""This file holds the shell's own help in Chinese, by the English at each command and option, and its refusals."""

from __future__ import annotations

IN_CHINESE = {
    "Tells a chat channel, within minutes and in three true bullets, when Hong Kong's Legislative Council or "
    "Government publishes a paper on its topics.":
        "香港立法會或政府就頻道的主題發布文件時，數分鐘內以三點如實摘要通知該頻道。",
    "New here? `tamar demo` shows it all in under a minute, without network or tokens.":
        "初次使用？`tamar demo` 在一分鐘內示範一次，毋須網絡或權杖。",
    "where we remember: sqlite:///path or postgresql://... [default: ~/.local/share/tamar/tamar.db]":
        "資料庫：sqlite:///路徑 或 postgresql://...（預設：~/.local/share/tamar/tamar.db）",
    "Show this message and exit.": "顯示本說明。",
    # to watch and to tell
    "Show the main job in under a minute: no network, no tokens, nothing left behind.":
        "一分鐘內示範主要功能：毋須網絡或權杖，不留任何檔案。",
    "then serve the same papers as pages, until Enter": "之後以網頁展示這些文件，按 Enter 結束",
    "Watch the sites, send what is due, and listen; prints to the terminal without chat tokens.":
        "監察網站、發送通知並接收指令；未設聊天權杖時在終端機顯示。",
    "log one JSON object a line, as is done off a terminal": "每行記錄一個 JSON 物件（不在終端機時亦如此）",
    "Add one more worker to a store on PostgreSQL.": "為 PostgreSQL 資料庫增設一個工作程序。",
    "Check sources now; sends only if no runner holds the store.": "立即檢查來源；沒有其他程序運行時才發送。",
    "all, if none": "不填即全部",
    "say what is new; remember nothing, tell nobody": "只列出新文件；不記錄，亦不通知",
    "Make a digest now of everything a channel has not been told.": "立即把頻道未收到的文件製成摘要。",
    "console, slack:T1/C1, teams:<tenant>/<conversation> or mail:<mark>":
        "console、slack:T1/C1、teams:<tenant>/<conversation> 或 mail:<mark>",
    "show it; tell nobody": "只顯示，不發送",
    "Serve the archive alone, read-only, on a replica or a copy of the store.":
        "只提供檔案庫網頁（唯讀），使用資料庫的副本。",
    "Read the past back, politely and telling nobody; stopped, it goes on where it was.":
        "補讀過往文件，不加重網站負擔，亦不通知；中斷後可由原處繼續。",
    "the first day, as 2024-01-01": "由哪天起，如 2024-01-01",
    "one source; all, if none": "一個來源；不填即全部",
    # files
    "Read files and say what is in them; no store, no network.": "讀取檔案並列出內容；毋須資料庫或網絡。",
    "PDF, DOCX, PPTX, HTML or text files, folders of them, or ZIPs":
        "PDF、DOCX、PPTX、HTML 或文字檔，或其資料夾、ZIP",
    "one JSON object a line": "每行一個 JSON 物件",
    "what it is likely to be: a hint, which the text outweighs": "文件大概是哪一類：僅供參考，以內文為準",
    "the day it was issued, YYYY-MM-DD, where the file does not say": "檔案沒有註明時的發出日期，YYYY-MM-DD",
    "Say which topics the text on standard input is about.": "說明標準輸入的文字屬於哪些主題。",
    "the paper's headline, which weighs more": "文件的標題，比重較高",
    "every line is a headline of its own": "每行為一個獨立標題",
    "as JSON": "以 JSON 顯示",
    "Read files into the store; tells nobody without --announce.": "把檔案讀入資料庫；沒有 --announce 則不通知。",
    "files, folders of them, or ZIPs of saved pages": "檔案、資料夾，或已存網頁的 ZIP",
    "a text file of addresses on sites that sources read": "文字檔，列出來源網站上的網址",
    "tell the channels that follow": "通知訂閱的頻道",
    "Print the exact message that a file would become, as JSON or text.":
        "顯示一個檔案會變成的訊息，以 JSON 或文字。",
    "a file; papers that are held: `tamar show`": "檔案；已存的文件請用 `tamar show`",
    "whose message: console, slack, teams or mail": "哪個平台的訊息：console、slack、teams 或 mail",
    "en, tc, sc or either": "en、tc、sc 或 either",
    # to find
    "Find papers by their words, in either language, or by their number.": "以中文或英文字詞，或以編號搜尋文件。",
    "words, or a paper's number; -word: in no paper that is found": "字詞或文件編號；-字詞：排除有該詞的文件",
    "papers at most": "最多幾份文件",
    "YYYY-MM-DD": "YYYY-MM-DD",
    "who asked or replied": "提問或答覆的人",
    "a committee's name": "委員會名稱",
    "a kind of paper: question, press, bill": "文件類別：question、press、bill",
    "a topic's name": "主題名稱",
    "en, tc or sc: of titles, where held": "標題的語言：en、tc 或 sc（如有）",
    "Show one paper: its bullets, recommendations, tables.": "查閱一份文件：要點、建議、表格。",
    "a number, a link or a title": "編號、連結或標題",
    "Read on in one paper, in its own words; a place or a number behind it says from where.":
        "續讀一份文件的原文；其後可寫由哪處或第幾段起。",
    "the piece to begin at": "由第幾段起",
    "Print one paper's citation, to be copied.": "顯示一份文件的引用格式，可複製。",
    "a number, a link or a title, with a place: ¶12": "編號、連結或標題，可連位置：¶12",
    "plain, oscola, chinese, bibtex or ris [default: as `citation style` says]":
        "plain、oscola、chinese、bibtex 或 ris（預設：依 `citation style`）",
    "Show what a channel saved, with its notes.": "顯示頻道收藏的文件，連備註。",
    "the paper to begin at": "由第幾份起",
    "Show the newest papers, of one topic or of all.": "顯示一個或全部主題的最新文件。",
    "10 without it": "不填即10份",
    "Show what was promised: quoted, by when, how firmly.": "顯示承諾：原句、期限及肯定程度。",
    "With --json, every paper and language that says a thing has its line; those that say the same share a mark.":
        "加上 --json，每份文件及每種語言各佔一行；內容相同的有同一標記。",
    "a topic, or words": "主題或字詞",
    "YYYY, YYYY-MM or YYYY-MM-DD": "YYYY、YYYY-MM 或 YYYY-MM-DD",
    "Show what became of a programme and its figures over time, each with the sentence that it stands in.":
        "顯示一項計劃的經過及歷來的數字，各連原句。",
    "a programme's name, in any language": "計劃名稱，任何語言",
    "Show how many papers name a Member, on what, and what is announced.":
        "顯示有多少文件提及一名議員、關於甚麼，以及有何預告。",
    "a Member's name, in any form": "議員姓名，任何寫法",
    "Show how many papers name a bureau or a committee, on what, and what is announced.":
        "顯示有多少文件提及一個政策局或委員會、關於甚麼，以及有何預告。",
    "a bureau, a body or a committee, by any name": "政策局、機構或委員會，任何名稱",
    "Show what agendas announce.": "顯示議程預告的事項。",
    "Say why a channel was told of a paper, or was not.": "說明頻道為何（沒有）收到某份文件。",
    "Show the papers that belong together with one, and by what.": "顯示與一份文件相關的文件，及其關係。",
    "Show what the next meetings bring: papers in and missing, questions and promises before.":
        "顯示即將舉行的會議：文件是否齊備、過往質詢及承諾。",
    "a committee or a day": "委員會或日期",
    "write a calendar instead": "改為輸出日曆",
    "Write papers that sources listed, or what a channel saved or marked, for other programs.":
        "匯出來源列出的文件，或頻道的收藏或標記，供其他程式使用。",
    "a search, as chat takes it; without it, all papers": "搜尋條件，寫法與聊天相同；不填即全部文件",
    "csv, jsonl, ris or bibtex": "csv、jsonl、ris 或 bibtex",
    "a channel's address: what it saved, with its notes": "頻道地址：其收藏，連備註",
    "a channel's address: commitments starred there or marked, with what was said":
        "頻道地址：在該處加星或標記的承諾，連內容",
    "also papers that were imported here": "包括在此匯入的文件",
    # to follow
    "Let a channel follow a topic.": "頻道訂閱主題。",
    "a topic's name, or all": "主題名稱，或 all",
    "instant, daily or weekly": "instant（即時）、daily（每日）或 weekly（每周）",
    "HH:MM, of the digest": "摘要時間，HH:MM",
    "who publishes: legco, press, DPO ...": "發布者：legco、press、DPO ...",
    "main or mention": "main（主題）或 mention（提及）",
    "Let a channel follow a topic no longer.": "頻道取消訂閱主題。",
    "a topic's name, its number, or all": "主題名稱、編號，或 all",
    "Let a channel follow a committee, a Member, a bureau or one paper.":
        "頻道跟進委員會、議員、政策局或一份文件。",
    "a committee, Member, bureau or paper number": "委員會、議員、政策局或文件編號",
    "Show what a channel follows, and when it is told.": "顯示頻道的訂閱及通知時間。",
    "Show the topics there are.": "顯示現有主題。",
    "Show what an alert looks like: a recent paper's, or an invented one's where none is held.":
        "顯示通知的樣子：近期的文件；未有文件時用虛構的。",
    # to speak
    "Say anything that the slash command takes: pause, quiet, topic new, export, undo ...":
        "輸入聊天中 /tamar 的任何指令：暫停、勿擾、主題 新增、匯出、復原 ...",
    'Without words, one talk of several lines: "number 2" then means the list before it.':
        "不寫字詞則逐行對話：其後的「第2個」指上一個清單。",
    "what you would type after /tamar; without it, lines are read": "在 /tamar 後輸入的字詞；不填則逐行讀取",
    "en, tc or sc: the answer's language [default: the channel's, else the shell's]":
        "回覆的語言：en、tc 或 sc（預設：頻道的語言，其次為終端機的語言）",
    "Show what a channel follows, as `list` does in chat.": "顯示頻道的訂閱，與聊天中的「清單」相同。",
    "Show what the last month brought, and what to change; or have it told each month.":
        "上月回顧，以及可作的調整；亦可設定每月發送。",
    "on or off: have it told each month": "on 或 off：每月發送與否",
    "Take back the last change of whoever types here.": "復原在此輸入者的上一項更改。",
    # to care
    "Show every channel: what it follows, what it was told, kept and did not want; then what is in trouble.":
        "顯示每個頻道：訂閱、已通知、已收藏及不想要的；然後是有問題的項目。",
    "one JSON object a channel": "每個頻道一個 JSON 物件",
    "Show every source: last success, last new item, what is late or failing, and its pages' rows.":
        "顯示每個來源：上次成功、最新項目、延誤或失敗之處，以及各頁的行數。",
    "let a source go on that was held for changing too much": "讓因改動過多而暫停的來源繼續",
    "the names in addresses that were found out": "已查出的網址用名",
    "every index page, not only the latest": "所有目錄頁，不只最新的",
    "what is known and what is assumed of each": "對每個來源的已知及假設",
    "Compare what was published with what is held and was told, and mend what can be mended.":
        "把已發布的與已存、已通知的比較，並修正可修正的。",
    "Say what is set up, what is not, and what to do about it.": "說明已設定和未設定的項目，以及如何處理。",
    "ask every site once, politely": "向每個網站查詢一次",
    "with --live: keep every answer in this folder": "與 --live 並用：把每個回應存入此資料夾",
    "weigh what --save has kept, without the network": "分析 --save 存下的回應，毋須網絡",
    "Make the store, or bring it up to date.": "建立或更新資料庫。",
    "Copy the store into one file while everything runs.": "運行期間把資料庫複製成一個檔案。",
    "where to write it": "存放位置",
    "Bring a backup back into an empty store, or one that is put aside first.":
        "把備份還原到空的資料庫；原有的會先移開。",
    "what backup wrote": "備份檔案",
    "Encrypt every token, watch list and mail address anew under the newest key; then the old keys can go.":
        "以最新密鑰重新加密所有權杖、監察名單及電郵地址；其後可棄用舊密鑰。",
    "Forget a workspace for good: its topics, lists, notes, marks, tokens and what it was sent.":
        "永久刪除一個工作區：其主題、名單、備註、標記、權杖及已發送的內容。",
    "its key, such as slack:T0123456789, or mail:me@firm.example":
        "其代號，如 slack:T0123456789 或 mail:me@firm.example",
    "say what would go": "只列出會刪除的項目",
    "yes, the terminal's own workspace, `local`": "是，終端機本身的工作區 `local`",
    "What is on its way, and what is stuck.": "發送中及未能發送的訊息。",
    "List what is open, held or dead.": "列出待發、暫擱或已放棄的訊息。",
    "pending, attempting, sent, later or dead": "pending、attempting、sent、later 或 dead",
    "Send a dead or held message once more.": "重新發送已放棄或暫擱的訊息。",
    "its number": "其編號",
    "Say what became of a message whose fate nobody knows.": "註明一則下落不明的訊息結果如何。",
    "sent, resend or drop": "sent（已發）、resend（重發）或 drop（放棄）",
    "Say what becomes of a channel's posts of which nobody can find out whether they arrived.":
        "設定無法確定是否送達的訊息如何處理。",
    "slack:T1/C1, teams:..., console": "slack:T1/C1、teams:...、console",
    "hold, resend or drop": "hold（暫擱）、resend（重發）或 drop（放棄）",
    "What Microsoft Teams is given.": "供 Microsoft Teams 使用的檔案。",
    "Zip the app with your ids, to be uploaded in Teams' admin centre.":
        "以你的識別碼製成應用程式的 ZIP，供上載至 Teams 管理中心。",
    "where to write the .zip": ".zip 的存放位置",
    "your https address; by default TAMAR_CONTACT, if it is one": "你的 https 網址；預設為 TAMAR_CONTACT（如屬網址）",
    "where you say what is kept of people; by default the same": "個人資料說明的網址；預設與上述相同",
    "who runs it, as Teams shows it": "Teams 顯示的營運者名稱",
}  # fmt: skip
# What stands above and around it.
HEADS = {
    "usage": "用法", "arguments": "參數", "options": "選項", "commands": "指令", "OPTIONS": "選項",
    "COMMAND [ARGS]...": "指令 [參數]...", "required": "必填", "default": "預設", "env var": "環境變數",
}  # fmt: skip
# What was typed wrongly: in English, in Chinese.
MISUSES = {
    "say_what": ("say what to do.", "請說明要做甚麼。"),
    "try_help": ("Try `{command} --help`.", "說明：`{command} --help`。"),
    "no_command": ("no such command: '{typed}'.", "沒有指令「{typed}」。"),
    "near_command": (
        "no such command: '{typed}'. Did you mean {known}?", "沒有指令「{typed}」。是否想輸入 {known}？",
    ),
    "no_option": ("no such option: {typed}.", "沒有選項 {typed}。"),
    "near_option": (
        "no such option: {typed}. Did you mean {known}?", "沒有選項 {typed}。是否想輸入 {known}？",
    ),
    "missing": ("'{name}' is missing.", "欠缺「{name}」。"),
    "too_many": ("unexpected: {typed}.", "多餘的參數：{typed}。"),
    "wants_value": ("{name} needs a value after it.", "{name} 之後要有內容。"),
    "wants_none": ("{name} takes no value.", "{name} 之後不用內容。"),
    "no_number": ("'{name}' takes a whole number.", "「{name}」要是整數。"),
    "wrong_value": ("{name}: {why}", "{name}：{why}"),
    "not_one_of": ("'{typed}' is not a {what}; one of {known}.", "「{typed}」不是{what}；可用：{known}。"),
    "not_read": ("'{typed}' is not a {what}; write it as {example}.", "「{typed}」不是{what}；請寫成 {example}。"),
    "saved_whole": (
        "what a channel saved is written whole; leave the search out.", "收藏會整份匯出；請勿加上搜尋字詞。",
    ),
    "promises_whole": (
        "commitments are written whole, as csv or jsonl.", "承諾會整份匯出，格式為 csv 或 jsonl。",
    ),
    "not_past": ("{typed} is not past; name an earlier day.", "{typed} 尚未過去；請寫較早的日子。"),
    "name_files": (
        "name files, or a list of addresses with --addresses.", "請寫檔案，或以 --addresses 給出網址清單。",
    ),
    "search_what": (
        "say what to look for: words, a number, or a filter.", "請寫要找甚麼：字詞、編號或篩選條件。",
    ),
}  # fmt: skip
THINGS = {
    "day": ("day", "日期"), "time": ("time of day", "時間"), "month": ("month", "月份"),
    "kind": ("kind of paper", "文件類別"), "platform": ("platform here", "平台"), "rhythm": ("rhythm", "通知頻率"),
    "level": ("level", "級別"), "source": ("source", "來源"), "style": ("style", "引用格式"),
    "state": ("state", "狀態"), "verdict": ("verdict", "結果"), "policy": ("policy", "處理方式"),
    "language": ("language we post in", "我們使用的語言"),
}  # fmt: skip
