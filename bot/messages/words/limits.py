"""This file holds our words for what we are asked and cannot do."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "limit_chat": (
        "I cannot send to a telephone or to other apps: I answer here.",
        "我不能發訊息到電話或其他程式：我在這裏回覆。",
    ),
    "limit_forward": (
        "I cannot pass a paper to a person. Its link and its citation can be copied.",
        "我不能把文件轉交他人，但可複製連結和引用格式。",
    ),
    "limit_translate": (
        "I do not translate. A paper is shown in the languages in which it was published.",
        "我不提供翻譯；文件以已發布的語文顯示。",
    ),
    "limit_judgment": (
        "I hold papers of the Legislative Council, the Government and public bodies, and no judgments of courts.",
        "我只有立法會、政府及公共機構的文件，沒有法庭判決。",
    ),
    "limit_contact": (
        "I hold papers, and nobody's telephone number or address.",
        "我只有文件，沒有任何人或部門的電話和地址。",
    ),
    "limit_write": (
        "I write and draw nothing of my own: I show papers in their own words.",
        "我不代寫或繪圖，只展示文件原文。",
    ),
    "limit_advise": (
        "I give no advice, no opinion and no forecast: I show what papers say.",
        "我不提供意見、評論或預測，只展示文件內容。",
    ),
    "limit_act": (
        "I cannot act for anybody there: I show what is open and what is announced.",
        "我不能代辦，只展示正在進行的諮詢和已公布的會議。",
    ),
    "limit_remind": (
        "I set no reminders of that kind; what is saved is shown again before the weekend.",
        "我不設這種提示；已收藏的文件會在週末前再次列出。",
    ),
    "limit_film": (
        "I hold papers, and no pictures or sound of meetings.",
        "我只有文件，沒有會議的影像或錄音。",
    ),
    "limit_human": (
        "I am a program; whoever runs me reads what `feedback` sends.",
        "我是程式；用「意見」可告知營運者。",
    ),
    "limit_leave": (
        "What comes here can be stopped or paused; the app is removed in the chat's own settings.",
        "可停止或暫停這裏的訊息；移除程式須在通訊平台的設定進行。",
    ),
    "follow_kind": (
        "A kind of papers cannot be followed by itself: topics, committees, bureaux and Members can.",
        "不能只訂閱某類文件；可訂閱主題、委員會、政策局和議員。",
    ),
    "export_what": (
        "What is to be exported: what is followed here, what is saved, or the papers of a search?",
        "要匯出甚麼：這裏的訂閱、已收藏的文件，還是搜尋所得的文件？",
    ),
    "limit_other": (
        "I know papers of Hong Kong's Legislative Council, Government and public bodies, and nothing else.",
        "我只認識香港立法會、政府及公共機構的文件。",
    ),
}
