"""This file holds our words about what is known by name, programmes with their figures, Members and bodies."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "programme": ("{name}: {papers}", "{name}：{papers}份文件"),
    "programme_also": ("also: {names}", "又稱：{names}"),
    "named_nowhere": ("No paper that is held names {name}.", "現有文件未有提及{name}。"),
    "named_below": (
        (
            "No paper is by {name} or for it, or names it in its title or first paragraph; further down, {papers} do: "
            "`search {name}` shows them."
        ),
        (
            "現有文件並非由{name}提交或為其而備，標題及首段亦未有提及；內文提及的有{papers}份文件：可輸入「搜尋 "
            "{name}」。"
        ),
    ),
    "heads_named": (
        "of these only named in the title or first paragraph: {papers}",
        "其中只在標題或首段提及：{papers}份文件",
    ),
    "by_person": ("asked, answered or spoken by them", "由其提問、答覆或發言"),
    "by_body": ("issued or answered by it", "由其發出或答覆"),
    "at_head": ("named at its head", "標題或首段提及"),
    "programme_owners": ("in charge: {names}", "負責：{names}"),
    "programme_no_figures": ("None of them gives a figure for it.", "文件未有列出其數字。"),
    "programme_what": ("Which programme?", "哪一項計劃？"),
    "no_programme": (
        "“{name}” is no programme that is known here; `search {name}` finds every paper with the words.",
        "未有「{name}」這項計劃的資料；可輸入「搜尋 {name}」查找。",
    ),
    "which_programme": ("Which programme is “{name}”?", "「{name}」是指哪一項計劃？"),
    "profile": ("{name}: {papers}", "{name}：{papers}份文件"),
    "profile_papers": ("{kinds} ({first} to {last})", "{kinds}（{first}至{last}）"),
    "profile_topics": ("main subjects: {topics}", "主題：{topics}"),
    "profile_follows_up": ("follows up in questions: {names}", "質詢跟進：{names}"),
    "profile_whom": ("Which Member, committee or bureau?", "哪位議員、哪個委員會或政策局？"),
    "profile_nobody": (
        "No Member, committee or bureau is known as “{name}”, and no paper holds the words.",
        "沒有名為「{name}」的議員、委員會或政策局，文件亦無提及。",
    ),
    "which_profile": ("Whom do you mean by “{name}”?", "「{name}」是指哪一個？"),
    "follow_whom": ("Follow", "跟進"),
    "is_member": ("Member of the Legislative Council", "立法會議員"),
    "member_left": (
        "no longer on the Council's roster of Members, as read on {day}",
        "{day}起不在立法會議員名單上",
    ),
    "is_committee": ("committee of the Legislative Council", "立法會委員會"),
    "is_bureau": ("bureau, department or body", "政府部門或機構"),
    "figure_moved": ("{name}: {before} → {after}", "{name}：{before} → {after}"),
    "span_stock": ("at the time", "當時"),
    "span_cumulative": ("so far", "累計"),
    "span_yearly": ("in a year", "年度"),
    "span_period": ("in several years", "多年合計"),
    "span_round": ("in one round", "單輪"),
    "span_allocation": ("money set aside", "撥款"),
    "span_target": ("target", "目標"),
    "span_forecast": ("forecast", "預測"),
    "span_rate": ("rate", "比率"),
    "span_rank": ("rank", "排名"),
    "span_change": ("change", "變動"),
    "column_when": ("as of", "日期"),
    "column_what": ("what is counted", "所計項目"),
    "column_where": ("where", "出處"),
    "column_other": ("rate, round, rank, change", "比率、單輪、排名、變動"),
    "amount_of": ("{amount} ({what})", "{amount}（{what}）"),
    "as_of": ("as of {day}", "截至{day}"),
    "repeated": ("again in {n} more", "另見{n}份文件"),
    "about": ("about {n}", "約{n}"),
    "over": ("over {n}", "逾{n}"),
    "nearly": ("nearly {n}", "接近{n}"),
    "at_least": ("at least {n}", "至少{n}"),
    "at_most": ("at most {n}", "最多{n}"),
    "under": ("under {n}", "少於{n}"),
    "in_HKD": ("${n}", "{n}元"),
    "in_percent": ("{n}%", "{n}%"),
    "in_PFLOPS": ("{n} PFLOPS", "{n} PFLOPS"),
    "in_rank": ("no. {n}", "第{n}位"),
    "ten_to_4": ("{n} ten thousand", "{n}萬"),
    "ten_to_6": ("{n} million", "{n}百萬"),
    "ten_to_8": ("{n} hundred million", "{n}億"),
    "ten_to_9": ("{n} billion", "{n}十億"),
    "year": ("{n}", "{n}年"),
}
