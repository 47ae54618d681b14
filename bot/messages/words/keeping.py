"""This file holds our words on what people keep: papers saved, their notes, a style of citation."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "c_save": ("save", "收藏"),
    "c_saved": ("saved", "已收藏"),
    "c_unsave": ("unsave", "取消收藏"),
    "c_note": ("note", "備註"),
    "c_show": ("show", "查閱"),
    "b_saved": ("Saved papers", "已收藏的文件"),
    "b_unsave": ("Take off the list", "從清單移除"),
    "b_show": ("Show", "查閱"),
    "save": ("Save", "收藏"),
    "saved_now": ("Saved to this channel's list.", "已收藏到本頻道的清單。"),
    "saved_already": ("On this channel's list since {day}.", "{day}起已在本頻道的清單內。"),
    "saved_note": ("Note something on it: {what}", "寫備註：{what}"),
    "saved_on": ("saved {day}", "{day}收藏"),
    "saved_list": ("{place}: {n} saved", "{place}已收藏{n}份文件"),
    "saved_nothing": ("{place}: nothing is saved yet.", "{place}未有收藏文件。"),
    "saved_how": (
        "Press “Save” on an alert, or type {what}.",
        "按通知上的「收藏」，或輸入 {what}。",
    ),
    "saved_export": (
        "On the machine where Tamar runs, {what} writes them to a file; csv, jsonl, bibtex too.",
        "在運行 Tamar 的電腦上，{what} 可將其匯出；另有 csv、jsonl、bibtex 格式。",
    ),
    "not_saved": ("“{value}” is not on this channel's list.", "「{value}」不在本頻道的清單內。"),
    "unsaved": ("Taken off this channel's list: {what}.", "已從本頻道的清單移除：{what}。"),
    "noted": ("Noted, on this channel's list.", "備註已寫在本頻道的清單。"),
    "note_what": ("Note what?", "備註寫甚麼？"),
    "note_too_long": (
        "That is {value} characters; a note has at most 500.",
        "備註長{value}字，最長500字。",
    ),
    "note_full": (
        "A paper holds at most {value} notes here.",
        "一份文件在此最多{value}項備註。",
    ),
    "note_shared": (
        "Another organisation reads in this channel, and would read the note: write it elsewhere.",
        "其他機構也看到此頻道，會看到備註；請在你們自己的頻道備註。",
    ),
    "a_save": ("what was saved", "收藏"),
    "a_unsave": ("what was taken off the list", "取消收藏"),
    "a_note": ("the note", "備註"),
    # a style of citation
    "c_style": ("citation style", "引用 格式"),
    "c_style_forget": ("citation style forget", "引用 格式 忘記"),
    "style_kept": (
        "Your citations are in this style from now on: {style}.",
        "以後為你引用時採用：{style}。",
    ),
    "style_is": ("Your citations are in this style: {style}.", "為你引用時採用：{style}。"),
    "style_none": (
        "You have chosen no style; citations are {style}.",
        "你未選擇格式；引用時採用：{style}。",
    ),
    "style_forget": ("To forget it: {what}", "要忘記：{what}"),
    "style_forgotten": ("Your style is forgotten.", "已忘記你的引用格式。"),
    "style_plain": ("plain", "純文字"),
    "style_oscola": ("OSCOLA", "OSCOLA"),
    "style_chinese": ("Chinese", "中文"),
    "style_bibtex": ("BibTeX", "BibTeX"),
    "style_ris": ("RIS", "RIS"),
    # in a digest
    "saved_week": ("Saved this week: {n}", "本周收藏：{n}份"),
    "saved_week_thread": ("Saved this week: {n}, in the thread", "本周收藏：{n}份，見討論串"),
}
