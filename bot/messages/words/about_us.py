"""This file holds our words for what people ask of ourselves and not of papers."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "us_privacy": (
        "What you ask is not kept, and nobody else is told of it.",
        "我不保存你的提問，也不會告訴其他人。",
    ),
    "us_privacy_alone": (
        "Here only you see what you ask and what I answer.",
        "在此對話中，只有你看到你的提問和我的回覆。",
    ),
    "us_privacy_asker": (
        ("My answer is shown to you alone until you share it; a message in which you mention me is read by "
        "everybody in the channel."),
        "我的回覆只給你看，除非你分享；在頻道提及我的訊息，頻道內各人都看得到。",
    ),
    "us_privacy_open": (
        "In a channel everybody who reads it sees what you type and what I answer; in a direct chat only you do.",
        "在頻道中，各人都看到你的訊息和我的回覆；在私人對話中只有你看到。",
    ),
    "us_privacy_more": (
        (
            "For half an hour I remember what I showed you, so that “number 2” can be understood. Changes are "
            "written down "
        "with who made them. What a private channel follows is seen only there. What the chat platform itself keeps, "
        "its administrators know."),
        (
            "我會記住向你展示過的內容半小時，以便明白「第2份」；更改設定則會記下是誰作出。"
            "私人頻道的訂閱只在該頻道可見。通訊平台本身"
        "保存甚麼，請向其管理員查詢。"),
    ),
    "us_data": (
        "All of it is in the store of whoever runs me, on their own machine or database, and nowhere else of mine.",
        "所有資料都存於我的營運者自己的電腦或資料庫，別無其他存放處。",
    ),
    "us_data_what": (
        (
            "Kept: what is followed here, the settings, who changed what, what was saved with its notes, own "
            "topics, watch "
        "lists and what they found, citation styles, mail addresses, feedback, and the messages sent. Not kept: "
        "what you ask."),
        ("會保存：訂閱、設定、誰作出更改、收藏及備註、自訂主題、監察名單及其發現、引用格式、電郵地址、"
        "意見及已發訊息。不保存：你的提問。"),
    ),
    "us_data_sealed": (
        "Watch lists are kept only encrypted; so are tokens and mail addresses where the operator has set keys.",
        "監察名單必定加密保存；營運者設有密鑰時，權杖和電郵地址亦會加密。",
    ),
    "us_data_deleted": (
        (
            "Deleted: 30 days after the app is removed from a workspace, by itself; at once, if the operator says "
            "`tamar "
        "forget`. Backups made earlier go after a fortnight. Which country the machine is in, the operator knows."),
        (
            "刪除：程式從工作區移除30天後自動刪除；營運者亦可用 `tamar forget` 立即刪除；"
            "之前的備份會在兩星期後刪去。電腦位於何處，"
        "請向營運者查詢。"),
    ),
    "us_model": (
        "The bullets are sentences of the paper itself, each with its paragraph; no model writes them.",
        "重點都是文件原句，並註明段落，沒有一句由模型撰寫。",
    ),
    "us_model_more": (
        (
            "Fixed rules choose them. A language model is only an option of whoever runs me: where one is set, it "
            "may choose among a paper's own "
        "sentences by their numbers; it never writes a word. Whether one is set here, the operator can say."),
        ("選句按固定規則。營運者可選用語言模型；即使選用，模型也只能按編號挑選文件的原句，不會寫任何文字。"
        "這裏有否選用，營運者可以告知。"),
    ),
    "us_accuracy": (
        "A bullet is the paper's own sentence, shortened at most, and says in which paragraph it stands.",
        "每個重點都是文件的原句（最多略為刪節），並註明所在段落。",
    ),
    "us_accuracy_more": (
        (
            "But three sentences are not the whole paper, and the choice may miss what matters to you: read the "
            "paragraph "
        "before you quote it (`more` and the number). What could not be read, or only by OCR, is said on the card."),
        (
            "但三句話不是整份文件，亦可能漏選對你重要的內容：引用前請先看該段（「詳情」加編號）。"
            "未能讀取或以文字識別讀取的部分，會在"
        "通知上說明。"),
    ),
    "us_firmness": (
        "By the paper's own words, in three steps, always quoted with the day and the condition it names.",
        "按文件的用字分為三級，並引述原句、日期及條件。",
    ),
    "us_firmness_more": (
        ("Commitment: it says that something will be done. Target: it aims at or expects a day. Plan: it plans, "
        "considers or explores. Whether a promise was kept, moved or lapsed, only a person marks."),
        ("承諾：說明會做某事。目標：以某日為目標或預期。計劃：計劃、考慮或研究。承諾是否兌現、延期或落空，"
        "只由人標示。"),
    ),
    "us_weekends": (
        "I look at the sites every day, in a typhoon, at weekends and on holidays too; on days off only less often.",
        "我每天都檢查網站，打風、週末和假期亦然；假日次數較少。",
    ),
    "us_weekends_more": (
        ("What is found outside a channel's hours waits and comes with its next digest; nothing is dropped. After an "
        "outage, the days that were missed are looked through again."),
        "在頻道的通知時段以外發現的文件，會留待下一份摘要，不會遺漏。如曾中斷，恢復後會補查該段日子。",
    ),
    "us_speed": (
        "By day: sources are looked at from every {least} to every {most}, each at its own rhythm.",
        "日間每隔{least}至{most}檢查一次，視乎來源。",
    ),
    "us_speed_more": (
        (
            "An alert is sent as soon as the paper is read; a channel of one language waits at most some minutes "
            "for it. "
        "Digests come when the channel wants them."),
        "文件讀畢即時通知；只用一種語文的頻道最多等候數分鐘。摘要則按頻道設定的時間發送。",
    ),
    "us_minutes": ("{n} min", "{n}分鐘"),
    "us_seconds": ("{n} s", "{n}秒"),
    "us_hours": ("{n} h", "{n}小時"),
    "us_sources": ("{n} sources are looked at here:", "這裏檢查{n}個來源："),
    "us_sources_of": ("Sources of {name}:", "{name}的來源："),
    "us_sources_none": (
        "No source of {name} is looked at here. Papers of others that name it are found all the same.",
        "這裏沒有檢查{name}的來源；其他來源提到它的文件仍會找到。",
    ),
    "us_source": ("{name}: last checked {when}", "{name}：最近檢查 {when}"),
    "us_source_trouble": (
        "{name}: {trouble}, last good check {when}",
        "{name}：{trouble}，最近成功檢查 {when}",
    ),
    "us_source_idle": (
        "{name}: no page of it is looked at today",
        "{name}：今日沒有網頁要檢查",
    ),
    "us_operator": (
        (
            "I am a program that somebody runs for you, and no service of LegCo or the Government. I know of no "
            "charge: whoever "
        "runs me can say."),
        "我是由他人為你營運的程式，並非立法會或政府的服務。我不知道收費，請向營運者查詢。",
    ),
    "us_operator_more": (
        "`feedback` and your words reach them.",
        "用「意見」加上內容即可聯絡營運者。",
    ),
    "us_languages": (
        "Messages come in English, Traditional or Simplified Chinese, and commands are understood in all three.",
        "訊息可用英文、繁體或簡體中文，三種文字的指令都明白。",
    ),
    "us_languages_here": (
        ("This channel takes: {language}. A paper is shown in the languages in which it was published; I do not "
        "translate."),
        "本頻道設定：{language}。文件以已發布的語文顯示，我不翻譯。",
    ),
    "us_fastest": ("Looked at most often here: {names}, every {least}.", "這裏檢查最密的是{names}，每隔{least}一次。"),
    "us_cap": (
        "This channel takes at most {n} alerts a day; papers above that wait for its next digest, and none is lost.",
        "本頻道每日最多{n}則即時通知；其餘文件留待下一份摘要，不會遺漏。",
    ),
    "us_cap_none": (
        "Here no number of alerts a day is too many: there is no limit.",
        "這裏的即時通知沒有每日上限。",
    ),
    "us_cap_fixed": (
        "No command changes that number. A daily digest has no limit, and a direct message to me has its own.",
        "沒有指令可更改這個數目。每日摘要不設上限；與我的私人對話另計。",
    ),
    "us_changing": (
        ("In this workspace everybody who is in a channel may change what it follows; each change is written down, "
        "with Undo."),
        "在此工作區，頻道內任何人都可更改其訂閱；每項更改都有記錄，並可復原。",
    ),
    "us_changing_admins": (
        "In this workspace only administrators change what channels follow.",
        "在此工作區只限管理員更改頻道的訂閱。",
    ),
    "us_changing_more": (
        ("An administrator sets this for all channels: `admins only` or `admins off`. A direct message to me stays "
        "its owner's own."),
        "管理員可為所有頻道設定：「管理員 限」或「管理員 不限」。與我的私人對話由本人自行設定。",
    ),
    "us_relevance": (
        "“Not relevant” changes nothing by itself: it is counted in the channel's monthly review.",
        "「不相關」不會自行更改任何設定，只計入頻道的每月回顧。",
    ),
    "us_relevance_more": (
        ("It then shows which words of the title could be left out from now on, and how many papers that would have "
        "been; you choose."),
        "按下後會列出日後可略去的標題字詞，以及過去會因此略去多少份文件，由你決定。",
    ),
    "us_levels": (
        "Main subject: the paper is about your topic. Also mentioned: the topic stands in it, and it is about more.",
        "「主題」指文件主要關於你的主題；「提及」指文件有提到該主題，但主要講其他事。",
    ),
    "us_levels_more": (
        "`subscribe AI level main` tells only of the first; `subscribe AI level mention` of both.",
        "「訂閱 人工智能 級別 主題」只通知前者；「訂閱 人工智能 級別 提及」兩者都通知。",
    ),
    "us_stopping": (
        "Stop, mute and pause hold for the whole channel in which they are typed; each is said there, with Undo.",
        "停收、靜音和暫停適用於輸入時所在的整個頻道，對所有人生效；每次都會在頻道說明，並可復原。",
    ),
    "us_elsewhere": (
        "I watch Hong Kong alone: LegCo, the Government and the bodies of `help sources`. No other place is followed.",
        "我只監察香港：立法會、政府和「說明 來源」所列的機構，不跟進其他地方。",
    ),
    "us_elsewhere_more": (
        "`search` finds what Hong Kong's papers say of other places.",
        "用「搜尋」可找到香港文件如何提及其他地方。",
    ),
    "us_districts": (
        "Papers of the District Councils are not watched.",
        "不監察區議會文件。",
    ),
    "us_districts_more": (
        "What LegCo and the Government publish about districts is: `search` finds it.",
        "立法會和政府有關地區的文件則有監察，可用「搜尋」尋找。",
    ),
    "us_voice": (
        "I read typed words only: no voice messages, no pictures. Please type it.",
        "我只閱讀文字，不會聽語音或看圖片；請以文字輸入。",
    ),
    "us_verbs": (
        "Both tell this channel: `subscribe` of a topic, `follow` of a committee, a Member, a bureau or one paper.",
        "兩者都會通知本頻道：「訂閱」用於主題，「跟進」用於委員會、議員、政策局或個別文件。",
    ),
    "us_verbs_stop": (
        "`mute` is silent for a while and stays followed; `unsubscribe`, also typed `unfollow`, ends it.",
        "「靜音」只停一段時間，訂閱仍在；「取消訂閱」則會終止。",
    ),
    "us_verbs_mail": (
        "Neither sends mail: `email` with an address and a topic does, once confirmed there.",
        "兩者都不會發電郵：須用「電郵」加地址和主題，並在電郵內確認。",
    ),
    "us_mailed": (
        "Mail goes only to an address for which it was asked, and which confirmed it.",
        "只會發電郵給曾要求並已確認的地址。",
    ),
    "us_mailed_more": (
        "What a channel follows comes in that channel and not by mail. Whose addresses are held is not shown.",
        "頻道的訂閱只在頻道通知，不發電郵；已登記的地址不會顯示。",
    ),
    "us_zone": ("Hours here are by {zone}: it is {time} now.", "這裏的時間以{zone}為準：現在是{time}。"),
    "us_zone_local": ("Hong Kong time", "香港時間"),
    "us_zone_yours": ("Where you are it is {time}.", "你的當地時間是{time}。"),
    "us_zone_more": (
        "Travelling changes nothing: digests and quiet hours stay at their hours.",
        "外遊不會改變這裏的時間：摘要和勿擾時段照舊。",
    ),
    "us_apart": (
        "Every channel, and every direct message, has its own topics, language, hours and digests.",
        "每個頻道和私人對話都有各自的訂閱、語言、時段和摘要。",
    ),
    "us_apart_more": (
        "What is changed in one changes nothing in another. Only `admins` holds for a whole workspace.",
        "在一處更改不會影響另一處；只有「管理員」的設定適用於整個工作區。",
    ),
    "us_speeches": (
        ("Long speeches, as the Budget and the Policy Address, are read paragraph by paragraph, and told by topic "
        "with the numbers of the paragraphs."),
        "財政預算案、施政報告等長篇演辭會逐段閱讀，按主題通知並註明段落。",
    ),
    "us_speeches_more": (
        "Each channel sees the paragraphs on what it follows; `more` with the number shows the whole text.",
        "各頻道只看到與其訂閱有關的段落；「詳情」可看全文。",
    ),
    "us_renamed": (
        "A body's former names that are known here are searched with its present one.",
        "已知的部門舊名會與現名一併搜尋。",
    ),
    "us_renamed_dpo": (
        "So the Digital Policy Office is also found as OGCIO and the Efficiency Office.",
        "例如數字政策辦公室亦會找到政府資訊科技總監辦公室和效率促進辦公室的文件。",
    ),
    "us_recess": (
        "I do not know when the recess begins: the Council announces it year by year.",
        "我不知道休會何時開始：立法會逐年公布。",
    ),
    "us_recess_more": (
        "`meetings` shows the meetings that are announced. In recess I look at the sites as ever.",
        "「會議」列出已公布的會議。休會期間我照常檢查網站。",
    ),
    "us_count": ("{n} papers were told here, {when}.", "{when}在這裏通知了{n}份文件。"),
    "us_count_one": ("1 paper was told here, {when}.", "{when}在這裏通知了1份文件。"),
    "us_count_how": ("Alerts: {alerts}. In digests: {digests}.", "即時通知{alerts}份，摘要{digests}份。"),
    "us_count_none": ("No paper was told here, {when}.", "{when}在這裏沒有通知任何文件。"),
    "us_count_ever": ("so far", "至今"),
    "us_count_ahead": ("That time is still to come: nothing was told in it yet.", "該段時間尚未到，未有通知。"),
    "us_count_unread": ("I could not read the time “{when}”.", "未能理解時間「{when}」。"),
    "us_count_others": (
        "I count only what was told in the channel where I am asked; ask it there.",
        "我只計算發問所在頻道的通知，請在該頻道查詢。",
    ),
    "us_missed_which": ("Which paper? Write its number: {line}", "哪份文件？請寫上編號：{line}"),
    "us_missed_told": ("It was told here:", "這裏已通知此文件："),
    "us_missed": ("Sorry. {what} is not held here.", "抱歉。這裏沒有{what}。"),
    "us_missed_held": ("Sorry that it did not reach you in time.", "抱歉未能及時通知。"),
    "us_missed_next": (
        "If the page lists it and I do not, tell those who run me: `feedback` and its link.",
        "如網頁已列出而我沒有，請用「意見」附上連結，告知營運者。",
    ),
    # what came of it here
    "here_follows": ("Followed here: {what}.", "這裏訂閱：{what}。"),
    "here_follows_nothing": (
        "Nothing is followed here yet, so nothing is told.",
        "這裏未有訂閱，所以沒有通知。",
    ),
    "here_and_more": ("{n} more", "另{n}項"),
    "here_told_last": ("Told here last: {when}, “{title}”.", "最近一次通知：{when}，「{title}」。"),
    "here_told_nothing": ("Nothing was told here yet.", "這裏尚未發出任何通知。"),
    "here_meanwhile": (
        "{when}: papers published: {published}; told here: {alerts} at once, {digests} in digests.",
        "{when}：共發布{published}份文件；這裏收到即時通知{alerts}份，摘要{digests}份。",
    ),
    "here_how_alert": ("told at once {when}", "{when}即時通知"),
    "here_how_digest": ("told in the digest {when}", "{when}於摘要列出"),
    "here_how_thread": ("told in a thread {when}", "{when}於討論串通知"),
    # how a channel is set
    "set_quiet": (
        "Quiet hours: no instant alerts from {start} to {end}.",
        "勿擾時段：{start}至{end}不發即時通知。",
    ),
    "set_quiet_none": ("Quiet hours: none are set.", "勿擾時段：沒有設定。"),
    "set_quiet_days": (
        "No instant alerts at weekends and on public holidays.",
        "週末及公眾假期不發即時通知。",
    ),
    "set_digest": (
        "Digests: the daily one {days} at {at}, the weekly one {day} at {weekly}.",
        "摘要：每日摘要{days}{at}，每周摘要{day}{weekly}。",
    ),
    "set_not_paused": ("This channel is not paused.", "本頻道沒有暫停。"),
    "set_muted": ("Muted: {what}.", "已靜音：{what}。"),
    "set_muted_each": ("{what} until {when}", "{what}（至{when}）"),
    "set_muted_none": ("Nothing is muted.", "沒有靜音的項目。"),
    # who began or changed what is followed
    "began_here": ("I have known this channel since {when}.", "我由{when}起認識本頻道。"),
    "began_not_here": ("Nothing was set or followed here yet.", "這裏未有任何設定或訂閱。"),
    "began_one": ("{what}: followed since {when}, by {who}.", "{what}：{who}於{when}訂閱。"),
    "began_one_unsaid": ("{what}: followed since {when}.", "{what}：{when}起訂閱。"),
    "began_change": ("{when}, {who}: {what}", "{when}，{who}：{what}"),
    "began_change_unsaid": ("{when}: {what}", "{when}：{what}"),
    # what becomes of what is published while nothing is told
    "kept_mute": (
        "While something is muted, nothing of it comes here, not in the digest either.",
        "靜音期間，該項目的文件不會在這裏通知，亦不會列入摘要。",
    ),
    "kept_mute_more": (
        (
            "When the mute ends, the first digest brings what came meanwhile. A paper that is also on something else "
        "that is followed here comes by that."),
        "靜音結束後，第一份摘要會列出期間的文件。同時屬於其他訂閱的文件，會照常通知。",
    ),
    "kept_pause": (
        "While a channel is paused nothing comes, neither at once nor in a digest; nothing is lost.",
        "頻道暫停期間，不發即時通知，亦不發摘要；文件不會遺失。",
    ),
    "kept_pause_more": (
        "The first digest after it brings what was published meanwhile.",
        "其後第一份摘要會列出期間發布的文件。",
    ),
    "kept_quiet": (
        "Quiet hours lose nothing: what comes then is not posted at once, and waits for the next digest.",
        "勿擾時段不會遺失文件：其間的文件不發即時通知，留待下一份摘要列出。",
    ),
    "kept_quiet_more": (
        "`quiet off` ends them; `list` shows when digests come.",
        "「勿擾 關」可取消；「清單」列出摘要時間。",
    ),
    "kept_digest": (
        "What is followed daily or weekly comes in the digest alone, whatever kind of paper it is: nothing at once.",
        "每日或每周訂閱的項目，不論文件種類，只在摘要列出，不發即時通知。",
    ),
    "kept_digest_more": (
        "Nothing is lost by it: each digest brings all that was not told yet.",
        "文件不會遺失：每份摘要列出所有尚未通知的文件。",
    ),
    "pass_on": (
        "Sorry if something is wrong. Shall I pass it on to those who run me?",
        "如有錯漏，抱歉。要轉告營運者嗎？",
    ),
    "us_fewer": ("Sorry for the noise. These bring fewer messages:", "抱歉打擾。以下方法可減少通知："),
    "us_fewer_ways": (
        "`digest daily`: one message a day. `quiet 20:00-08:00`: none at night. `mute AI for a week`: one topic rests.",
        "「摘要 每日」：每日一則。「勿擾 20:00-08:00」：晚上不發。「靜音 人工智能 一星期」：暫停一個主題。",
    ),
    "us_fewer_more": (
        "On an alert, Not relevant says what missed; `subscribe AI not: drones` leaves words out.",
        "在通知上按「不相關」可指出無關文件；「訂閱 人工智能 排除:無人機」可排除字眼。",
    ),
    "us_removing": (
        "`unsubscribe all` in a channel ends all that is told there; then take the app out as any other.",
        "在頻道輸入「取消訂閱 全部」即停止所有通知，之後可如其他程式般將我移除。",
    ),
    "us_removing_more": (
        "Slack: the channel's settings, Integrations, Remove. Teams: Manage channel or chat, Apps, Remove.",
        "Slack：頻道設定的「整合」內移除；Teams：管理頻道或聊天，於「應用程式」移除。",
    ),
    "kept_unsubscribe": (
        (
            "What is no longer followed comes no more, neither at once nor in a digest. What else is followed here "
        "goes on: a reply to a question, say, that is also on another topic still comes by that."),
        (
            "取消訂閱後，該項目的文件不再通知，亦不列入摘要。其他訂閱不受影響："
        "例如同時屬於另一主題的質詢答覆，仍會通知。"),
    ),
    "kept_unsubscribe_more": (
        "What was told or saved before stays. Followed again, nothing of the time between is told; `search` finds it.",
        "之前的通知和收藏會保留。再次訂閱時，不會補發期間的文件；可用「搜尋」尋找。",
    ),
}  # fmt: skip
