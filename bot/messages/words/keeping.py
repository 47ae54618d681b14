"""This file holds our words on what people keep: papers saved, their notes, watch lists, a style of citation."""

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
    # watch lists
    "c_lists": ("lists", "名單"),
    "c_list_new": ("list new Clients: Zed Ltd, 甲公司", "名單 新增 客戶: Zed Ltd, 甲公司"),
    "b_instant": ("Tell at once", "即時通知"),
    "list_made": (
        "“{name}” watches for {n} names, as list {number}.",
        "「{name}」留意{n}個名稱（名單{number}）。",
    ),
    "list_private": (
        "It is seen here alone and sealed; messages carry a name's number.",
        "只在此可見，加密儲存；訊息只顯示名稱的編號。",
    ),
    "list_tried": (
        "In the last {n} papers held, {hits} of {names} names were found.",
        "在最近{n}份文件中，{names}個名稱有{hits}個出現。",
    ),
    "list_often": (
        "“{name}” is in {n} of {all} papers: it would tell you of too much.",
        "「{name}」見於{all}份文件中的{n}份，通知會過多。",
    ),
    "lists_none": ("There is no watch list here.", "此處未有名單。"),
    "lists_here": ("Watch lists here: {n}", "此處的名單：{n}個"),
    "list_counts": ("{names} names, {hits} hits", "{names}個名稱，{hits}項"),
    "list_instant": ("told at once", "即時通知"),
    "list_digest": ("told in the digest", "於摘要通知"),
    "list_now_instant": ("Hits of “{name}” are told at once now.", "「{name}」改為即時通知。"),
    "list_now_digest": ("Hits of “{name}” are told in the digest now.", "「{name}」改於摘要通知。"),
    "list_hit": ("{number}. {name}: {n}, last {day}", "{number}. {name}：{n}份，最近{day}"),
    "list_never": ("Never found: {names}", "從未出現：{names}"),
    "list_added": ("“{name}”: {n} added, {all} in all.", "「{name}」：新增{n}個，共{all}個。"),
    "list_removed": ("“{name}”: {n} removed, {all} left.", "「{name}」：移除{n}個，餘{all}個。"),
    "list_deleted": ("“{name}” is deleted.", "已刪除「{name}」。"),
    "list_which": ("Which list?", "哪個名單？"),
    "list_names_what": (
        "Write the list's name, a colon, and up to 200 names with commas or line breaks between.",
        "請寫上名單名稱、冒號，然後貼上最多200個名稱，以逗號或換行分隔。",
    ),
    "list_name_long": (
        "“{value}…” is too long for a list's name: 40 letters.",
        "「{value}…」過長；名單名稱最長40字。",
    ),
    "list_line_long": (
        "Line {value} holds a name of more than 80 letters.",
        "第{value}行的名稱超過80字。",
    ),
    "list_line_short": (
        "Line {value} holds a name of fewer than two letters.",
        "第{value}行的名稱不足兩字。",
    ),
    "list_too_many": (
        "That is {value} names; a list has at most 200.",
        "共{value}個名稱；名單最多200個。",
    ),
    "list_most": ("A place has at most {value} lists.", "每處最多{value}個名單。"),
    "list_there": ("There is a list “{value}” already.", "已有名單「{value}」。"),
    "list_not_on": ("“{value}” is not on the list.", "「{value}」不在名單內。"),
    "no_list": ("There is no list “{value}” here.", "此處沒有名單「{value}」。"),
    "list_shared": (
        "Another organisation reads in this channel, and would see the names: keep the list elsewhere.",
        "其他機構也看到此頻道，會看到名單；請在別處建立。",
    ),
    "list_no_keys": (
        "Names are kept sealed only: set TAMAR_KEYS to what `openssl rand -base64 32` prints.",
        "名單必須加密儲存，但未設密鑰：請管理者將 TAMAR_KEYS 設為 `openssl rand -base64 32` 的輸出。",
    ),
    "list_keys_wrong": (
        "No key opens the lists here: TAMAR_KEYS needs the one that they were sealed with.",
        "現有密鑰無法開啟此處的名單：TAMAR_KEYS 須加回當時的密鑰。",
    ),
    "a_list": ("the list", "名單"),
    # in a digest
    "saved_week": ("Saved this week: {n}", "本周收藏：{n}份"),
    "aside_thread": ("{what}, in the thread", "{what}，見討論串"),
    "list_hits": ("Your list: {n} hits", "你的名單：{n}項"),
    "list_hit_once": ("Your list: 1 hit", "你的名單：1項"),
    "list_where": ("list {list}, no. {numbers}", "名單{list}第{numbers}號"),
}
