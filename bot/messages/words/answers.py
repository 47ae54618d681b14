"""This file holds what we say to people of what they typed, where they may, and what they can press."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "comma": (", ", "、"),
    "clause": (", ", "，"),
    "colon": (": ", "："),
    "aside": (" ({text})", "（{text}）"),
    "dash": (" · ", "· "),  # a full-width bracket brings its own space
    "quoted": ("“{text}”", "「{text}」"),
    # what was not understood
    "understood": ("Understood: {what}. ", "已明白：{what}。"),
    "type": ("Type: {what}", "請輸入：{what}"),
    "next_step": ("Next: {what}", "下一步：{what}"),
    "guessed": ("Read as `{what}`.", "理解為「{what}」。"),
    "guessed_or": (
        "Read as `{what}`. Or did you mean {others}?",
        "理解為「{what}」。或者是{others}？",
    ),
    "left_out": ("I left out: {what}.", "未能顧及：{what}。"),
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
        (
            "Nothing is published in “{value}”: it is en (English), tc (Traditional Chinese), sc (Simplified Chinese) "
            "or either."
        ),
        "沒有以「{value}」發表的文件：可用 en（英文）、tc（繁體中文）、sc（簡體中文）或 either（不限）。",
    ),
    "bad_day": (
        "“{value}” is no day; write 2026-11-20.",
        "「{value}」不是日期；請寫成 2026-11-20。",
    ),
    "bad_kind": (
        (
            "“{value}” is no kind of paper; one of paper, question, estimates, slides, report, brief, bill, "
            "consultation, circular, speech, hansard, press."
        ),
        (
            "「{value}」不是文件種類；可用：文件、質詢、開支預算、投影片、報告、參考資料摘要、法案、諮詢、通函、演辭、"
            "會議紀錄、新聞公報。"
        ),
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
    "not_understood": ("I did not understand that.", "我未能理解這句話。"),
    "meant_ways": ("Perhaps: {what}.", "或者是：{what}。"),
    "irrelevant_how": (
        (
            "Press “Not relevant” on the paper's message: it shows what could be held back, and changes nothing by "
            "itself."
        ),
        "請按該文件訊息上的「不相關」：會列出可略去的字詞，不會自行更改設定。",
    ),
    "narrow_both": (
        (
            "“{value}” is told whole. A topic of your own can ask for both words at once: follow it, then stop the "
            "other."
        ),
        "「{value}」只能整個主題通知。自訂主題可要求兩個詞同時出現：請先訂閱自訂主題，再取消原來的主題。",
    ),
    "quiet_whole": (
        "Quiet hours hold for everything: nothing is let through at night. What came comes with the next digest.",
        "勿擾時段適用於所有通知，不設例外；其間的文件會在下一份摘要列出。",
    ),
    "afresh_how": (
        (
            "`unsubscribe all` stops everything that is followed here, with Undo; each setting is changed by its own "
            "command."
        ),
        "「取消訂閱 全部」會停止這裏的所有訂閱，並可復原；各項設定須逐一更改。",
    ),
    "kinds_together": (
        (
            "What is followed comes with every kind of paper. Only who published it can be narrowed, or how often it "
            "comes."
        ),
        "訂閱不能按文件種類篩選，只能限定發布機構，或減少通知次數。",
    ),
    "for_me_there": (
        "Here the whole channel would be told. Send me a direct message instead: `{value}`",
        "在此訂閱會通知整個頻道。請改以私訊輸入：`{value}`",
    ),
    "whom": (
        "Whom do you mean? Nobody was spoken of here just now.",
        "所指是哪一位？剛才沒有提及任何人。",
    ),
    "word_where": (
        "No topic with the word “{value}” was written here just now.",
        "剛才沒有在此編寫含「{value}」的主題。",
    ),
    "which_figures": (
        "Which figure? None was shown here just now.",
        "哪個數字？剛才沒有在此顯示數字。",
    ),
    "which_bill": ("Which bill? None was spoken of here just now.", "哪條條例草案？剛才沒有提及。"),
    "count_which": (
        "Papers for which words? No topic or search was spoken of here just now.",
        "要計算哪些字詞的文件？剛才沒有提及主題或搜尋。",
    ),
    "export_which": (
        "Export what? No list was shown here just now.",
        "要匯出甚麼？剛才沒有顯示清單。",
    ),
    "nothing_just_changed": (
        "You changed nothing here just now, so all is as it was.",
        "你剛才沒有作出任何更改，一切維持原狀。",
    ),
    "saved_there": (
        "What a channel saved is shown in that channel alone: type `saved` there. Here I show what you saved here.",
        "頻道收藏的文件只在該頻道顯示：請在該處輸入「已收藏」。這裏只顯示在此收藏的文件。",
    ),
    "instead_of": (
        "Take back what was just changed, then do the other.",
        "請先復原剛才的更改，再作另一項更改。",
    ),
    "which_paper": (
        "Which paper? Give its number, its link, or LCQ and a date.",
        "哪份文件？請給編號、連結，或立法會質詢編號及日期。",
    ),
    "which_of_these": ("Which of these papers?", "哪一份文件？"),
    "import_what": (
        "Paste the lines that `export` gave.",
        "請貼上「匯出」所得的各行。",
    ),
    "feedback_what": ("What would you like to say?", "你想說甚麼？"),
    "change_last": (
        "The one you changed last?",
        "是剛才更改的那一項嗎？",
    ),
    "change_which": (
        "Which one? Say it with its number in the list.",
        "要更改哪一項？請連同它在清單上的號碼再說一次。",
    ),
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
        "“{value}” is no topic, committee, Member or bureau that is known here.",
        "這裏找不到名為「{value}」的主題、委員會、議員或部門。",
    ),
    "which_one": ("“{value}” may be several. Which one?", "「{value}」可指多個對象，是哪一個？"),
    "which_half": (
        "At “{value}”, in the morning or in the afternoon?",
        "「{value}」是上午還是下午？",
    ),
    "bad_rhythm": (
        "“{value}” is not how often I can tell: at once, daily or weekly.",
        "不設「{value}」；可選即時、每日或每周。",
    ),
    "which_rhythm": (
        "How often: at once, daily or weekly?",
        "多久一次：即時、每日還是每周？",
    ),
    "without_what": ("Which words should be left out?", "要排除哪些字詞？"),
    "none_left_out": (
        "Nothing was stopped: nothing can be left out of “everything”. Name what should stop.",
        "沒有停止任何訂閱：「全部」不能有例外。請指明要停收哪些。",
    ),
    "stops_at_once": (
        "I stop things at once, never from a later day. Until “{value}”, or until somebody says otherwise?",
        "停收即時生效，不能由日後開始。要停至「{value}」，還是一直停下去？",
    ),
    "less_or_none": (
        "Should it come otherwise, or not at all?",
        "要改為另一個頻率，還是完全停收？",
    ),
    "which_language": ("Which language?", "哪種語言？"),
    "pause_one": (
        "A pause is for all of a channel; “{value}” alone is muted.",
        "暫停適用於整個頻道；如只停收「{value}」，請用靜音。",
    ),
    "why_paper": (
        "Why takes a paper's number or link; “{value}” is a topic.",
        "請寫上文件編號或連結；「{value}」是主題。",
    ),
    "help_unknown": (
        "There is no command, group or topic “{value}” here. These are the commands:",
        "這裏沒有名為「{value}」的指令、類別或主題。可用指令如下：",
    ),
    "programme_only": (
        "“{value}” is a programme: its figures can be shown, and a topic of your own follows its name.",
        "「{value}」是一項計劃：可查看其數字，或以自訂主題跟進其名稱。",
    ),
    "quiet_when": ("Quiet from when to when?", "勿擾時段由幾時至幾時？"),
    "mute_what": ("Mute what, and for how long?", "停收甚麼？停多久？"),
    "until_when": ("Until when?", "到甚麼時候？"),
    "mute_how_long": ("Mute {what} for how long?", "暫停接收{what}多久？"),
    "mute_for_me": (
        "Only for you? Mute this channel in Slack or Teams: what others get goes on.",
        "只想自己不收？可在 Slack 或 Teams 將本頻道靜音，其他人不受影響。",
    ),
    "mutes_nothing": (
        "Nothing here is followed by the name “{value}”.",
        "本頻道沒有名為「{value}」的訂閱。",
    ),
    "stop_what": (
        "Stop what? A pause stops everything for a while; `unsubscribe` stops one thing.",
        "停甚麼？「暫停」會停發所有訊息一段時間；「取消訂閱」停收一項。",
    ),
    "no_longer": (
        "This channel follows that no longer; `list` shows what it does.",
        "本頻道已沒有該項訂閱；請輸入「清單」查看。",
    ),
    "not_number": ("The list has no number {value}.", "清單沒有第{value}項。"),
    # places and rights
    "here": ("This channel", "本頻道"),
    "console": ("The console", "終端機"),
    "other_channel": ("the channel you named", "你所指的頻道"),
    "name_signs": (
        "A topic's name holds none of < > `; write it without.",
        "主題名稱不可包含 < > ` 等符號，請刪去後再試。",
    ),
    "topic_gone": (
        "What this button speaks of is gone: its topic was deleted or renamed.",
        "此按鈕所指的主題已刪除或改名。",
    ),
    "no_channel": (
        "“{value}” is no channel that I can see. Type the command in that channel instead.",
        "找不到「{value}」頻道。請在該頻道內輸入指令。",
    ),
    "not_in_channel": (
        "I am not in that channel. Invite me there (/invite @Tamar), then type the command again.",
        "我不在該頻道。請先邀請我（/invite @Tamar），然後再輸入指令。",
    ),
    "not_in_team": (
        "I know no such channel of this team. Mention me in it once, then type the command again; or type it there.",
        "我不認得此團隊內有該頻道。請先在該頻道提及我一次，然後再輸入指令，或直接在該處輸入。",
    ),
    "at_work": ("Working on it: the answer follows here.", "處理中：答覆稍後在此發出。"),
    "no_press": (
        "That button is of an older version of mine; nothing was changed. Type `help` for what I can do.",
        "該按鈕屬舊版本，沒有作出更改。請輸入 `說明`。",
    ),
    "no_platform": (
        "Nothing can be told on {value} here: this Tamar has no such platform.",
        "此處未設{value}，不能在該平台通知。",
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
        "In this workspace only administrators change what channels follow. Our own chat is yours.",
        "此工作區只限管理員更改頻道的訂閱，請聯絡管理員；你與我的對話可自行設定。",
    ),
    "admins_say": (
        "Only an administrator of this workspace says who may change what its channels follow.",
        "只有此工作區的管理員可決定誰能更改頻道的訂閱。",
    ),
    "admins_unknown": (
        "Nobody here tells me who administers this workspace: whoever runs Tamar names them in {name}.",
        "這裏不會告知我誰是管理員，請由運行 Tamar 的人在 {name} 設定。",
    ),
    "admins_on": (
        "Only administrators may now change what channels follow.",
        "現在只限管理員更改頻道的訂閱。",
    ),
    "admins_off": (
        "Anyone in a channel may now change what it follows.",
        "現在頻道內任何人都可以更改其訂閱。",
    ),
    # of all answers
    "welcome_thanks": ("You are welcome.", "不用客氣。"),
    "hello_follows": ("{place} follows {n}.", "{place}已訂閱{n}項。"),
    "thanks": ("Thank you: it is written down.", "謝謝，意見已記下。"),
    "exported": (
        "What this channel follows. `import` takes these lines.",
        "本頻道的訂閱。可用「匯入」還原。",
    ),
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
    "choose_filter": (
        "Hold back what is like it? Nothing changes until you press.",
        "要略去同類文件嗎？按下前不會更改。",
    ),
    "filtered": (
        "{place}: {what} no longer brings titles that say {words}.",
        "{place}：{what}不再通知標題有{words}的文件。",
    ),
    "retry": (
        "That failed on our side; nothing was changed. Try again in a minute.",
        "系統出錯，沒有作出更改。請稍後再試。",
    ),
    "welcome": (
        (
            "Hello. I tell this channel, within minutes and in three bullets, when LegCo or the Government publishes "
            "on your topics."
        ),
        "你好。立法會或政府就你的主題發布文件時，我會在數分鐘內以三點摘要通知本頻道。",
    ),
    "help_footer": (
        "More: {one} · {topic} · English or 中文: `subscribe AI` = `訂閱 人工智能`",
        "更多：{one} · {topic} · 中文或 English：`訂閱 人工智能` = `subscribe AI`",
    ),
    "help_footer_mention": (
        "In a channel, mention me first: @Tamar. More: {one} · {topic} · English or 中文",
        "在頻道內請先提及我：@Tamar。更多：{one} · {topic} · 中文或 English",
    ),
    "help_one": ("help subscribe", "說明 訂閱"),
    "help_topic": ("help AI", "說明 人工智能"),
    "help_more": ("{n} more", "另有{n}項"),
    "for_a_week": ("for a week", "一星期"),
    "for_a_month": ("for a month", "一個月"),
    "g_follow": ("Follow", "跟進"),
    "g_find": ("Find", "搜尋"),
    "g_quiet": ("Quiet", "勿擾"),
    "g_care": ("Care", "管理"),
    "subscribe_ai": ("subscribe AI", "訂閱 人工智能"),
    "c_status": ("status", "狀態"),
    "removed": (
        (
            "I was removed from {place}, or it was archived. What it follows is paused, not lost: invite me again and "
            "it goes on."
        ),
        "我已被移出{place}，或該頻道已封存。訂閱只是暫停，並無刪除；再次邀請我便會恢復。",
    ),
    # buttons, and the commands that they say
    "b_latest": ("What is new", "最新文件"),
    "b_lists": ("Watch lists", "監察名單"),
    "b_list": ("What is followed here", "本頻道的訂閱"),
    "b_help": ("Help", "說明"),
    "b_subscribe_to": ("Follow {what}", "訂閱{what}"),
    "b_mute": ("Mute for a while", "暫停接收"),
    "c_mute": ("mute", "靜音"),
    "b_mute_week": ("For a week", "一星期"),
    "b_mute_month": ("For a month", "一個月"),
    "b_stop_here": ("Stop it for this channel", "本頻道停收"),
    "c_latest": ("latest", "最新"),
    "c_pause": ("pause", "暫停"),
    "c_edit": ("edit {number} weekly", "修改 {number} 每周"),
    "c_list": ("list", "清單"),
    "c_unsubscribe": ("unsubscribe", "取消訂閱"),
    "c_topics": ("topics", "主題清單"),
    "c_resume": ("resume", "恢復"),
    "c_meetings": ("meetings", "會議"),
    "c_commitments": ("commitments", "承諾"),
    "c_help": ("help", "說明"),
    "c_search": ("search", "搜尋"),
    "c_more": ("more", "詳情"),
    "c_subscribe": ("subscribe", "訂閱"),
    "c_topic_follow": ("topic follow", "主題 訂閱"),
    "b_undo": ("Undo", "復原"),
    "b_edit": ("Edit", "修改"),
    "b_share": ("Share", "分享"),
    "b_sample": ("Show me a sample", "看看範例"),
    "c_sample": ("sample", "範例"),
    "sample_real": (
        "This is how an alert on {topic} looks, with a real paper.",
        "{topic}的通知就是這樣；以下為真實文件。",
    ),
    "sample_invented": (
        (
            "This is how an alert on {topic} looks. The paper is INVENTED: none with it as main subject is held here "
            "yet."
        ),
        "{topic}的通知就是這樣。以下文件純屬虛構：這裏尚未有以此為主題的真實文件。",
    ),
    "sample_other": (
        (
            "This is how an alert looks. The paper is INVENTED, and on {other}: none with {topic} as main subject is "
            "held here yet."
        ),
        "通知就是這樣。以下文件純屬虛構，主題為{other}：這裏尚未有以{topic}為主題的真實文件。",
    ),
    "b_preview": ("Preview", "預覽"),
    "b_follow": ("Subscribe", "訂閱"),
    "b_stop": ("Stop", "取消訂閱"),
    "b_why": ("Why?", "為何？"),
    "b_new": ("New subscription", "新增訂閱"),
    "b_pause": ("Pause this channel", "暫停本頻道"),
    "b_pause_mine": ("Pause mine", "暫停我的訂閱"),
    "b_resume_mine": ("Resume mine", "恢復我的訂閱"),
    "b_citation": ("Copy citation", "複製引用"),
}
