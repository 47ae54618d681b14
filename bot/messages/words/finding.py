"""This file holds our words about finding papers, promises and meetings, why something was told, how we watch."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "month_head": ("{month} in one message", "{month}回顧"),
    "month_watched": (
        "Watched: {sources} sources, {checks} checks; {published} papers published",
        "監察：{sources}個來源，檢查{checks}次；發布文件{published}份",
    ),
    "month_told": (
        "Told here: {alerts} at once, {digests} in digests",
        "本頻道收到：即時{alerts}份，摘要{digests}份",
    ),
    "month_unchecked": (
        "Nothing was checked that month, so what was published on your topics is not known",
        "該月沒有檢查任何來源，未知有否與所訂閱主題有關的文件",
    ),
    "month_all": ("Nothing on your topics went untold", "所訂閱主題的文件均已告知"),
    "month_untold": ("Not told here: {why}", "未有告知：{why}"),
    "untold_failed": ("{n} could not be posted", "{n}份未能發送"),
    "untold_withdrawn": ("{n} withdrawn before they were due", "{n}份發送前已撤下"),
    "untold_unread": ("{n} not read yet", "{n}份尚未讀取"),
    "untold_waiting": ("{n} held back by your settings or waiting", "{n}份因設定而保留或等候中"),
    "month_delays": ("Delay to post: {said}", "發送所需時間：{said}"),
    "month_useful": (
        "Most useful: {name}, {used} of {told} opened, kept or called good",
        "最有用：{name}，{told}份中{used}份獲打開、收藏或好評",
    ),
    "month_noisy": (
        "Noisiest: {name}, {used} of {told} opened, kept or called good, {bad} called irrelevant",
        "最多雜訊：{name}，{told}份中{used}份獲打開、收藏或好評，{bad}份不相關",
    ),
    "month_opened": (
        "Opened: a button pressed, the paper shown, or a question asked of it. Links are not counted, nor people.",
        "「打開」指按下按鈕、查看文件或就文件提問；點擊連結不計，亦不記錄何人操作。",
    ),
    "month_silent": ("{name} found nothing", "{name}沒有收穫"),
    "month_silent_near": (
        "{name} found nothing; nearest miss: {title}",
        "{name}沒有收穫；最接近：{title}",
    ),
    "month_on": (
        "{place} is told on the first working day what the month before brought.",
        "每月首個工作天會向{place}發送上月回顧。",
    ),
    "month_off": ("{place} is no longer told what a month brought.", "不再向{place}發送上月回顧。"),
    "b_month_on": ("Each month", "每月發送"),
    "b_month_off": ("No longer monthly", "停止每月發送"),
    "b_stop_topic": ("Stop {name}", "取消 {name}"),
    "found": ("{n} papers for “{words}”", "「{words}」：{n}份"),
    "one_hit": ("1 paper for “{words}”", "「{words}」：1份"),
    # what narrows a search
    "among_topic": ("topic {topic}", "主題{topic}"),
    "among_not": ("without {kind}", "不包括{kind}"),
    "among_in": ("{when}", "{when}"),
    "among_since": ("since {when}", "{when}起"),
    "among_until": ("until {when}", "至{when}止"),
    "among_before": ("before {when}", "{when}之前"),
    "narrowed": ("Narrowed to: {to}.", "搜尋範圍：{to}。"),
    "unknown_committee": (
        "No committee is known as “{value}”, here or in any paper.",
        "沒有名為「{value}」的委員會，文件亦無提及。",
    ),
    "unknown_member": (
        "No Member or official is known as “{value}”, here or in any paper.",
        "沒有名為「{value}」的議員或官員，文件亦無提及。",
    ),
    "unknown_bureau": (
        "No bureau or department is known as “{value}”, here or in any paper.",
        "沒有名為「{value}」的政策局或部門，文件亦無提及。",
    ),
    "days_turned": (
        "{value}: the last day comes before the first.",
        "{value}：結束日期早於開始日期。",
    ),
    "only_without": (
        "That says what to leave out. Write a word to look for, too: `search pneumonia -vaccine`.",
        "只說明了要排除甚麼；請加上要找的字詞，例如 `search 肺炎 -疫苗`。",
    ),
    "no_hits": ("Nothing found for “{words}”.", "找不到「{words}」。"),
    "many_hits": (
        "{n} papers for “{words}”; the first {shown}:",
        "「{words}」：共{n}份，首{shown}份：",
    ),
    "export_rows": (
        "{n} papers for “{words}” as a table; the first {shown}:",
        "「{words}」：共{n}份，以列表匯出；首{shown}份：",
    ),
    "export_all": (
        "{n} papers for “{words}” as a table:",
        "「{words}」：共{n}份，以列表匯出：",
    ),
    "export_all_one": ("{n} paper for “{words}” as a table:", "「{words}」：{n}份，以列表匯出："),
    "export_shell": (
        "All of them, on the machine that runs this: {what}",
        "如要全部，請在運行本程式的電腦輸入：{what}",
    ),
    "file_sent": (
        "The file, {name} ({n} papers, {size} kB), is in your messages with Tamar.",
        "檔案{name}（{n}份文件，{size} kB）已在你與Tamar的訊息內。",
    ),
    "file_sent_one": (
        "The file, {name} ({n} paper, {size} kB), is in your messages with Tamar.",
        "檔案{name}（{n}份文件，{size} kB）已在你與Tamar的訊息內。",
    ),
    "file_part": (
        "It holds the first {n}: a file in chat holds no more.",
        "檔案只載有首{n}份，聊天室內的檔案以此為限。",
    ),
    "file_no_right": (
        "Tamar may not send files here: that takes the right `files:write`, granted when it is installed anew.",
        "Tamar在此無權傳送檔案：須在重新安裝時授予`files:write`權限。",
    ),
    "file_failed": (
        "Slack did not take the file ({reason}); nothing was sent.",
        "Slack不接受檔案（{reason}），沒有傳送任何檔案。",
    ),
    "file_unsure": (
        "Slack did not say whether it took {name}: look into your messages with Tamar before asking again.",
        "Slack沒有回覆是否已接收{name}：再次索取前，請先查看你與Tamar的訊息。",
    ),
    "file_busy": (
        "Other files are just being sent; ask again in a minute for this one.",
        "正在傳送其他檔案；請於一分鐘後再索取此檔案。",
    ),
    "file_nowhere": (
        "In {there}, Tamar can send no files.",
        "在{there}內，Tamar不能傳送檔案。",
    ),
    "page_hits": (
        "{n} papers for “{words}”; {first} to {last}:",
        "「{words}」：共{n}份，第{first}至{last}份：",
    ),
    "page_hit": (
        "{n} papers for “{words}”; number {first}:",
        "「{words}」：共{n}份，第{first}份：",
    ),
    "list_ended": ("That was all of it.", "已全部列出。"),
    "list_forgotten": (
        (
            "I no longer have that list: each is kept for half an hour, and a restart clears it. Ask for it again, "
            "then say “number 2”."
        ),
        "找不到所指的清單：清單只保留半小時，系統重新啟動後亦會清除。請重新查詢，再輸入「第2份」。",
    ),
    "stopped_nothing": ("I stopped nothing.", "沒有停止任何訂閱或通知。"),
    "two_wishes": (
        "Two wishes at once: first the one, then the other.",
        "一句有兩個要求：請先做一個，再做另一個。",
    ),
    "list_short": ("The last list shows {value}.", "上一份清單只列出{value}項。"),
    "list_of_papers": (
        "The last list shows papers; what can be stopped is what this channel follows.",
        "上一份清單列出的是文件；可停收的是本頻道的訂閱。",
    ),
    "row_which": ("What should be done with number {value}?", "要對第{value}項做甚麼？"),
    "undated_left": (
        "Left out, for they state no day: {n} undated papers.",
        "另有{n}份文件沒有日期，不計在內。",
    ),
    "undated_left_one": (
        "Left out, for it states no day: {n} undated paper.",
        "另有{n}份文件沒有日期，不計在內。",
    ),
    "unread": (
        "No source was read yet, so what was published is not known: is `tamar run` running?",
        "尚未讀取任何來源，未知有何發布；`tamar run` 是否正在運行？",
    ),
    "unread_here": (
        (
            "No source was read yet, so only what was imported here is known: `tamar run` reads them, `tamar import "
            "FILE` takes in files."
        ),
        "尚未讀取任何來源，只知道匯入的文件；`tamar run` 會讀取來源，`tamar import FILE` 可匯入檔案。",
    ),
    "meetings_unknown": (
        "What is announced for the next {days} days is not known.",
        "未來{days}日的公布未明。",
    ),
    "found_askers": ("asked by: {names}", "提問議員：{names}"),
    "also": ("also: {names}", "同時搜尋：{names}"),
    "widened": ("by another name", "以其他名稱找到"),
    "place_unsure": (
        "Whether {paper} has {place} cannot be told from what is held; check it before you cite it.",
        "所存資料未能確定{paper}是否有{place}，引用前請核對。",
    ),
    "no_place": ("{paper} has no {place}.", "{paper}沒有{place}。"),
    "meant": ("Did you mean `{what}`?", "你是否想輸入「{what}」？"),
    "instead": (
        "Nothing found for “{words}”; shown is what it may have been meant for.",
        "找不到「{words}」，現顯示可能所指的結果。",
    ),
    "without_words": (
        "No paper holds all of that; without: {words}.",
        "沒有文件同時有全部字詞；已略去：{words}。",
    ),
    "b_fewer": ("Search {words}", "搜尋{words}"),
    "b_tell_when": ("Tell me of “{name}”", "有「{name}」時通知"),
    "held_since": ("no day stated, held since {day}", "沒有日期，存於{day}"),
    "rest_unshown": (
        "{n} more are not shown; look with {what}.",
        "另有{n}份未有列出，可輸入{what}。",
    ),
    "rest_unshown_one": (
        "{n} more is not shown; look with {what}.",
        "另有{n}份未有列出，可輸入{what}。",
    ),
    "limit_more": (
        "With `--limit {n}`, `{command}` shows more.",
        "加上 `--limit {n}`，`{command}` 可列出更多。",
    ),
    "latest": ("Latest on {what}", "{what}最新文件"),
    "latest_any": ("Latest", "最新文件"),
    "none_yet": ("No papers yet.", "暫無文件。"),
    "one_commitment": ("1 commitment", "1項承諾"),
    "commitments": ("{n} commitments", "{n}項承諾"),
    "no_commitments": ("No commitments found.", "找不到承諾。"),
    "respelt": ("“{words}” was looked for as that is spelt.", "「{words}」已按正確串法搜尋。"),
    "looked_due": ("Due: {when}.", "到期：{when}。"),
    "looked_due_by": ("Due by {when}.", "到期日在{when}或之前。"),
    "no_commitments_on": ("No commitments found for “{words}”.", "找不到有關「{words}」的承諾。"),
    "firm": ("commitment", "承諾"),
    "target": ("target", "目標"),
    "plan": ("plan", "計劃"),
    "conditional": ("conditional", "附帶條件"),
    "by": ("by {day}", "期限：{day}"),
    "from_day": ("from {day}", "由{day}起"),
    "begins_by": ("begins by {day}", "最遲{day}開始"),
    "meetings": ("Coming in the next {days} days", "未來{days}日"),
    "closing_one": ("1 consultation is open:", "1項諮詢尚未截止："),
    "closing": ("{n} consultations are open:", "{n}項諮詢尚未截止："),
    "closing_none": ("No open consultation is held.", "現有資料中，沒有尚未截止的諮詢。"),
    "closing_none_then": (
        "No consultation that closes then is held.",
        "現有資料中，沒有屆時截止的諮詢。",
    ),
    "c_consultations": ("kind:consultation", "種類:consultation"),
    "no_meetings": ("Nothing is announced for the next {days} days.", "未來{days}日暫無公布。"),
    "no_meetings_in": (
        "Nothing is announced in that time; {days} days ahead were looked at.",
        "該段時間暫無公布；已查看未來{days}日。",
    ),
    "span_past": (
        "{when}: that is past; shown is what is ahead.",
        "{when}：該段時間已過，現顯示將舉行的會議。",
    ),
    "recommendations_head": ("Recommendations", "建議"),
    "said": ("In its own words", "原文"),
    "read_notes": ("How it was read", "讀取備註"),
    "more_fit": (
        "More papers than these fit: type more of the number.",
        "另有更多文件符合，請輸入更完整的編號。",
    ),
    "which_paper_of": (
        "Several papers fit “{what}”. Which one?",
        "有多份文件符合「{what}」，是哪一份？",
    ),
    "cite_para": ("para {n}", "第{n}段"),
    "cite_paras": ("paras {n}", "第{n}段"),
    "cite_page": ("p {n}", "第{n}頁"),
    "cite_pages": ("pp {n}", "第{n}頁"),
    "cite_government": (
        "Government of the Hong Kong Special Administrative Region",
        "香港特別行政區政府",
    ),
    "cite_council": ("Legislative Council", "立法會"),
    "cite_rec": ("recommendation {n}", "建議{n}"),
    "cite_part": ("part ({n})", "第({n})部分"),
    "b_more": ("More", "詳情"),
    "b_read_on": ("Read on", "續讀"),
    "piece_of": ("{title} · {first} to {last} of {n}", "{title} · 第{first}至{last}段，共{n}段"),
    "piece_one_of": ("{title} · {first} of {n}", "{title} · 第{first}段，共{n}段"),
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
    "cite_version": ("version of {day}", "{day}版本"),
    "cite_withdrawn": ("withdrawn {day}", "{day}撤回"),
    "cite_archived": ("archived at {url}", "存檔：{url}"),
    "cite_archived_at": ("Archived at", "存檔"),
    "cite_type": ("Government document", "政府文件"),
    "cite_release": ("Press release", "新聞公報"),
    "cite_reply": ("Reply to a Member's question", "質詢答覆"),
    "cite_paper": ("Paper for a committee", "委員會文件"),
    # status
    "status_ok": ("All is well.", "一切正常。"),
    "status_offline": (
        "Tamar seems to be offline: {n} of {all} sources cannot be reached. It keeps trying.",
        "Tamar 似乎未連線：{all}個來源中有{n}個無法連接，會繼續嘗試。",
    ),
    "status_bad_one": ("{n} source needs a look.", "{n}個來源需要留意。"),
    "status_bad": ("{n} sources need a look.", "{n}個來源需要留意。"),
    "source_line": (
        "{name}: {trouble}, last good check {when}",
        "{name}：{trouble}，最近成功檢查{when}",
    ),
    "never": ("never", "從未"),
    "trouble_Unreachable": ("cannot be reached", "無法連接"),
    "trouble_Refused": ("refuses us", "拒絕連接"),
    "trouble_RobotsForbid": ("its robots.txt asks us not to", "網站不容許自動讀取"),
    "trouble_UndeclaredHost": ("leads to another host", "轉往未經核准的網址"),
    "trouble_UndeclaredSearch": ("an undeclared search", "未經核准的搜尋"),
    "trouble_AddressUnknown": ("its address this year is not known", "今年的網址未明"),
    "trouble_PrivateAddress": ("leads to a private address", "轉往內部網址"),
    "trouble_TooManyRedirects": ("leads round in circles", "轉址過多"),
    "trouble_TlsBroken": ("its certificate is not in order", "安全證書有問題"),
    "trouble_NotFound": ("its page is gone", "找不到網頁"),
    "trouble_EmptyListing": ("lists nothing", "清單空白"),
    "trouble_LayoutChanged": ("its page looks different", "網頁版面已改"),
    "trouble_TooManyPages": ("too many pages", "頁數過多"),
    "trouble_TooManyRows": ("too many rows", "項目過多"),
    "trouble_BotWall": ("asks whether we are human", "網站要求人手驗證"),
    "trouble_TooBig": ("too large", "檔案過大"),
    "trouble_Truncated": ("broke off", "傳送中斷"),
    "trouble_MassChange": ("too much changed at once", "一次改動過多"),
    "trouble_ReaderBroke": ("our reader broke on it", "讀取程式出錯"),
    "trouble_Silent": ("nothing new for unusually long", "久未有新文件"),
    "trouble_StandsStill": ("a page that stands still", "網頁久無改動"),
    "search_window": (
        "All that is held counts here, of any time; `preview {name}` counts the last {days} days.",
        "此處計算已存的全部文件，不限時間；`預覽 {name}` 只計過去{days}日。",
    ),
    "source_late": ("late", "延誤"),
    "source_held": ("held", "暫停處理"),
    "overdue": (
        "Announced and not in yet: {n}; `meetings` shows them.",
        "已公布而尚未收到：{n}項；「會議」可查閱。",
    ),
    "last_digest_one": (
        "Last digest here: {when}, {n} paper.",
        "本頻道最近摘要：{when}，{n}份文件。",
    ),
    "last_digest": ("Last digest here: {when}, {n} papers.", "本頻道最近摘要：{when}，{n}份文件。"),
    "no_checks": (
        "Nothing has been checked yet: is `tamar run` running?",
        "尚未檢查任何來源；`tamar run` 是否正在運行？",
    ),
    "digest_made_one": ("A digest with {n} paper is on its way.", "摘要（{n}份文件）即將發出。"),
    "digest_made": ("A digest with {n} papers is on its way.", "摘要（{n}份文件）即將發出。"),
    "digest_quiet": (
        "No new papers here; a short digest says what was checked and what is coming.",
        "沒有新文件；即將發出簡短摘要，說明檢查情況及即將事項。",
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
    "why_in_thread": (
        "Told here in the thread of a paper that it belongs with.",
        "已在本頻道相關文件的討論串列出。",
    ),
    "why_late": (
        "It came {n} days after its meeting of {day}: what earlier meetings still owe is asked for every week.",
        "文件於{day}會議後{n}日才發出：先前會議尚欠的文件每周查詢。",
    ),
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
    "export_imported": (
        "{n} papers are held, but none on a page that is watched: what is imported here stays out of files.",
        "有{n}份文件，但都不在監察的網頁上：在此匯入的文件不會放進檔案。",
    ),
    "why_imported": (
        "It was imported here, not found on a page that is watched; what is imported tells nobody.",
        "此文件由人手匯入，並非在監察的網頁上發現；匯入的文件不作通知。",
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
    "why_withdrawn": ("It was withdrawn before it was told.", "通知前已撤回。"),
    "why_matched": (
        "{name}: {level}, {score} points, for {found}.",
        "{name}：{level}，{score}分，因{found}。",
    ),
    "why_matched_bare": ("{name}: {level}, {score} points.", "{name}：{level}，{score}分。"),
    "why_short": (
        "{name}: {score} points; a mention takes {need}.",
        "{name}：{score}分，未達提及所需的{need}分。",
    ),
    "why_lacking": (
        "{name}: {score} points; a mention takes {need}. Decided by {words}.",
        "{name}：{score}分，未達提及所需的{need}分；關鍵字眼：{words}。",
    ),
    "main_subject": ("main subject", "主題"),
    "a_mention": ("mention", "提及"),
    "first_seen": ("First seen {when}.", "首次發現：{when}。"),
}
