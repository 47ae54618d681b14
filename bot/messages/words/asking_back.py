"""This file words what is asked back of what was only half said, and what is left alone."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "overheard": (
        "That reads like talk between you: nothing was looked up or changed.",
        "這似是你們之間的對話，沒有搜尋或更改任何項目。",
    ),
    "time_of_what": (
        "What should come at another time: the digest, or one thing that is followed? Say it with the hour or the day.",
        "要更改哪一項的時間：摘要，還是某項訂閱？請連同時間或星期幾再說一次。",
    ),
    "which_body": (
        "Which one? Give the name of the committee, bureau or Member.",
        "是哪一個？請寫出委員會、部門或議員的名稱。",
    ),
    "which_followed": (
        "Which one? Say its name, or its number in the list.",
        "是哪一項？請寫出名稱，或它在清單上的號碼。",
    ),
    "which_member": (
        "Several Members may be called “{value}”. Which one?",
        "有多位議員姓「{value}」，是哪一位？",
    ),
    "which_thing": (
        "Which one? Give its name, its number or a date.",
        "是哪一項？請寫出名稱、編號或日期。",
    ),
    "stop_others": (
        "All but “{value}” can be stopped here in one press.",
        "按一下即可停收「{value}」以外的各項。",
    ),
    "narrow_how": (
        "What is followed can be narrowed without stopping anything.",
        "可收窄訂閱的範圍，無須停收。",
    ),
    "less_of_what": (
        "Less of what: of one thing that is followed, how often it comes, or at which hours?",
        "要減少甚麼：某項訂閱、通知的次數，還是某些時段的通知？",
    ),
    "done_with": (
        "What should be done with {value}?",
        "要對「{value}」做甚麼？",
    ),
}
