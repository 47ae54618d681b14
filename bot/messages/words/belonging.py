"""This file holds our words about what papers belong to: stories, briefings, what is ahead."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "how_cites": ("cites {what}", "引述{what}"),
    "how_corrects": ("corrects {what}", "更正{what}"),
    "how_supplements": ("supplements {what}", "補充{what}"),
    "how_continues": ("follows on from {what}", "接續{what}"),
    "how_replies_to": ("responds to {what}", "回應{what}"),
    "how_about": ("is about {what}", "關於{what}"),
    "how_lists": ("lists {what}", "列出{what}"),
    "how_same_item": ("same item of the meeting", "同一會議的同一議項"),
    "how_minutes_of": ("minutes of {what}", "{what}的會議紀要"),
    "how_consulted_at": ("consulted at {what}", "曾諮詢：{what}"),
    "how_appointed_at": ("appointed at {what}", "委任：{what}"),
    "how_approved_at": ("approved at {what}", "批准：{what}"),
    "how_presented_to": ("presented at {what}", "提交：{what}"),
    "how_discussed_at": ("discussed at {what}", "討論：{what}"),
    "how_responds_to": ("responds to {what}", "回應{what}"),
    "story": ("Story of “{title}”: {n} parts", "「{title}」的來龍去脈：共{n}份"),
    "story_one": ("“{title}” stands alone so far", "「{title}」暫無相關文件"),
    "story_more": ("{n} more are held; these are the newest", "另有{n}份，現列出最新的"),
    "story_many": ("there are more than {n} parts", "共超過{n}份"),
    "story_beside": ("Beside it: {names}", "旁及：{names}"),
    "story_not_held": ("{what} (not held here)", "{what}（未有存檔）"),
    "story_which": ("Which paper? Its number or its link.", "哪份文件？請輸入文件編號或連結。"),
    "story_parts": ("{n} parts", "共{n}份"),
    "story_reply": ("Reply to the question of {day}", "答覆{day}的質詢"),
    "story_slides": ("Slides of the meeting of {day}", "{day}會議的投影片"),
    "story_item": ("On an item of the meeting of {day}", "{day}會議的議項"),
    "unanswered": (
        "No reply published a day after the sitting of {day}",
        "{day}會議後一日仍未見答覆",
    ),
    "web_story": ("What it belongs with", "來龍去脈"),
    "b_story": ("Story", "來龍去脈"),
    "c_story": ("story", "來龍去脈"),
}
