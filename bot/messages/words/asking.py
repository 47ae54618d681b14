"""This file holds our words for what is asked of one paper."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "a_piece_question": ("question {no}", "問題{no}"),
    "a_piece_answer": ("answer {no}", "答覆{no}"),
    "a_piece_title": ("title", "標題"),
    "a_piece_note": ("note {no}", "註{no}"),
    "ask_says": ("What it says of {words}:", "文件就{words}的內容："),
    "ask_silent": ("I did not find {words} in its words.", "文件的字句中找不到{words}。"),
    "ask_nearest": (
        "I did not find {words} in its words. The nearest in it:",
        "文件的字句中找不到{words}，最接近的段落：",
    ),
    "ask_no_text": (
        "Its text is not held yet, so I cannot look into it; its link leads to it.",
        "尚未有內文可供查找，請按連結查閱。",
    ),
    "ask_everywhere": ("Search everywhere", "搜尋所有文件"),
    "ask_no_spot": ("It has no {place} that could be read.", "文件沒有可讀取的{place}。"),
    "ask_last_para": ("Its last numbered paragraph is ¶{no}.", "最後一個編號段落是第{no}段。"),
    "ask_bullets_n": ("Its card has {n} bullets.", "摘要共有{n}點。"),
    "ask_bullet": ("Bullet {no}: {text}", "第{no}點：{text}"),
    "ask_source": ("It is taken from:", "出自原文："),
    "ask_from": ("From {names}.", "由{names}發出。"),
    "ask_from_nobody": ("It does not name who wrote it.", "文件沒有列明由誰撰寫。"),
    "ask_found_at": ("It was found at: {name}.", "來源：{name}。"),
    "ask_people_unread": (
        "Who asked and who replied could not be read.",
        "未能讀取提問和答覆的人。",
    ),
    "ask_nobody_asked": (
        "It is no question: it names nobody who asked or replied.",
        "這不是質詢，沒有提問或答覆的人。",
    ),
    "ask_issued": ("Issued {day}.", "{day}發出。"),
    "ask_unissued": ("It states no day of issue.", "文件沒有列明發出日期。"),
    "ask_meeting": ("For the meeting of {committee} on {day}.", "供{committee}{day}的會議討論。"),
    "ask_meeting_day": ("For a meeting on {day}.", "供{day}的會議。"),
    "ask_no_meeting": ("It names no meeting that it is for.", "文件沒有列明供哪次會議討論。"),
    "ask_meeting_over": ("That meeting is over.", "該次會議已舉行。"),
    "ask_others_one": ("One other paper for that meeting", "該次會議另有1份文件"),
    "ask_others": ("{n} other papers for that meeting", "該次會議另有{n}份文件"),
    "ask_no_others": (
        "No other paper for that meeting is held.",
        "未有該次會議的其他文件。",
    ),
    "ask_languages": ("It is held in: {names}.", "現有語文版本：{names}。"),
    "ask_has_language": ("Yes, in {name}.", "有{name}版本。"),
    "ask_lacks_language": (
        "No {name} text of it is held; there is: {names}.",
        "未有{name}版本；現有：{names}。",
    ),
    "ask_convert": (
        "`language sc` has what I tell here in Simplified letters.",
        "輸入「語言 簡」，此處的訊息會轉為簡體字。",
    ),
    "ask_no_sort": ("It does not say what kind of paper it is.", "文件沒有列明類別。"),
    "ask_no_number": ("It has no number.", "文件沒有編號。"),
    "ask_length": ("{pages}, {n} paragraphs.", "{pages}，共{n}段。"),
    "ask_length_paras": ("{n} paragraphs.", "共{n}段。"),
    "ask_original": ("As it was published:", "原文："),
    "ask_days": ("Days that it sets:", "文件所定的日期："),
    "ask_no_days": (
        "It sets no deadline and promises nothing by a day.",
        "文件沒有定下限期，也沒有訂明日期的承諾。",
    ),
    "ask_promises": ("What it promises:", "文件的承諾："),
    "ask_no_promises": ("No promise was found in it.", "文件沒有找到承諾。"),
    "ask_money": ("Sums that it names:", "文件提及的金額："),
    "ask_no_money": ("It names no sum of money.", "文件沒有提及金額。"),
    "ask_figures": ("Figures that it gives:", "文件提及的數字："),
    "ask_no_figures": ("It gives no figures.", "文件沒有數字。"),
    "ask_asked": ("Members: {what}.", "{what}。"),
    "ask_not_asked": (
        "It does not say that Members are asked for anything.",
        "文件沒有列明請委員做甚麼。",
    ),
    "ask_minutes": ("Minutes of that meeting are out:", "該次會議的紀要已發出："),
    "ask_minutes_ahead": (
        "That meeting is on {day}: there are no minutes before it.",
        "會議於{day}舉行，之前不會有紀要。",
    ),
    "ask_no_minutes": (
        "No minutes of the meeting on {day} are held yet.",
        "未有{day}會議的紀要。",
    ),
    "ask_earlier": ("Earlier papers that belong with it:", "與之有關的較早文件："),
    "ask_before": (
        "It names no earlier paper; on {topic}, the same committee had:",
        "文件沒有提及較早的文件；同一委員會有關{topic}的文件：",
    ),
    "ask_before_and_quoted": (
        "What it says of earlier discussion, and what the same committee had on {topic}:",
        "文件提及的過往討論，以及同一委員會有關{topic}的文件：",
    ),
    "ask_no_earlier": (
        "It names no earlier paper, and none on its subject before it is held.",
        "文件沒有提及較早的文件，也未有同一主題的較早文件。",
    ),
    "ask_says_earlier": ("What it says of earlier discussion:", "文件提及的過往討論："),
    "ask_and_more": ("… and {n} more.", "……另有{n}項。"),
    "ask_compares": (
        "I compare versions of one paper, not two papers by their sense.",
        "我只比較同一文件的版本，不會比較兩份文件的內容。",
    ),
    "ask_as_issued": (
        (
            "The file stands as it was first seen: neither withdrawn nor issued again. Whether what it is about is in "
            "force, I do not know."
        ),
        "檔案自首次發現以來沒有撤回或再次發出；文件所述事項是否有效，我不知道。",
    ),
    "ask_recommends": ("What it recommends:", "文件的建議："),
    "ask_no_recommends": ("It lists no recommendations.", "文件沒有列出建議。"),
    "ask_no_parts": (
        "It is no question and reply in parts, so there is no {place} in it.",
        "這不是分部分作答的質詢，沒有{place}。",
    ),
    "ask_parts": ("Its parts: {names}.", "各部分：{names}。"),
    "ask_public": (
        "It is public: its publisher put it on an open page, without embargo.",
        "已經公開：發布機構已將它載於公開網頁，沒有禁發時間。",
    ),
    "ask_askers": (
        "On {topic}, these Members asked in papers that are held: {names}.",
        "現有文件中，曾就{topic}提出質詢的議員：{names}。",
    ),
    "ask_no_askers": (
        "No Member's question on {topic} is held.",
        "未有議員就{topic}提出的質詢。",
    ),
    "ask_later": ("On {topic}, later than it:", "在它之後有關{topic}的文件："),
    "ask_no_later": (
        "Nothing later than it on {topic} is held.",
        "未有在它之後有關{topic}的文件。",
    ),
    "ask_only_this": (
        (
            "The topic stays as it is: nothing was changed. A paper is told of once, and again only if it is issued "
            "anew or withdrawn."
        ),
        "主題維持不變，沒有作出任何更改。每份文件只通知一次，再次發出或撤回時才再通知。",
    ),
    "ask_stop_topic": (
        "What brought it here: {topics}. Stop it, or mute it for a week?",
        "文件因「{topics}」而送到這裏。要取消訂閱，還是靜音一週？",
    ),
    "ask_forward_there": (
        "I post a paper only where I am asked for it: type `{line}` in that channel.",
        "我只在有人查詢的頻道張貼文件：請在該頻道輸入 `{line}`。",
    ),
    "ask_no_topic": (
        "No topic that is followed here brought it.",
        "它並非因這裏訂閱的主題而送到。",
    ),
}
