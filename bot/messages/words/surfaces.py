"""This file holds our words on the form, on the home and in the greeting."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # the operator's view
    "overview_head": ("For administrators", "管理員概覽"),
    "overview_admins": ("Only administrators see the overview.", "只有管理員可看概覽。"),
    "overview_alone": ("Ask me for the overview in our own chat.", "請在與我的對話中索取概覽。"),
    "overview_none": ("No channel follows anything yet.", "尚未有頻道訂閱。"),
    "overview_private": ("private", "私人"),
    "overview_left": ("{n} more", "另有{n}項"),
    "overview_follows": ("follows {n}", "訂閱{n}項"),
    "overview_noise": (
        "in {days} days told {told}, kept {kept}, not relevant {no}",
        "{days}日內通知{told}份，儲存{kept}份，標為不相關{no}份",
    ),
    "overview_paused": ("paused", "已暫停"),
    "overview_gone": ("out of reach", "無法連接"),
    "overview_changed": (
        "last changed {when} by {who}: {what}",
        "最近更改：{what}，{who}，{when}",
    ),
    "overview_changed_unsaid": ("last changed {when}: {what}", "最近更改：{what}，{when}"),
    "overview_rest": (
        "Private channels: {n}, following {follows} in all; what that is, is seen only there.",
        "私人頻道：{n}個，共{follows}項訂閱，其內容只在該頻道顯示。",
    ),
    "form_title": ("Subscription", "訂閱"),
    "form_submit": ("Save", "儲存"),
    "form_close": ("Cancel", "取消"),
    "form_done": ("Done", "完成"),
    "form_topics": ("Topics", "主題"),
    "form_channel": ("Where", "頻道"),
    "form_rhythm": ("When", "何時通知"),
    "form_instant": ("Main subjects at once, the rest in the digest", "主題文件即時，其餘於摘要"),
    "form_daily": ("In a digest on working days", "每個工作天的摘要"),
    "form_weekly": ("In a weekly digest", "每周摘要"),
    "form_at": ("Digest at (Hong Kong time)", "摘要時間（香港時間）"),
    "form_weekday": ("Weekly digest on", "每周摘要於"),
    "form_language": ("Language", "語言"),
    "form_language_here": ("As this channel is told", "按本頻道設定"),
    "form_level": ("What counts", "範圍"),
    "form_substantive": ("Main subjects at once", "只有主題即時通知"),
    "form_mention": ("Mentions at once too", "提及亦即時通知"),
    "form_sources": ("Only from", "只限來源"),
    "form_without": ("Not where the title says", "標題有以下字眼者不收"),
    "form_more": ("More settings", "更多設定"),
    "b_setup": ("Set up here", "在此設定"),
    "home_mine": ("For you", "你的訂閱"),
    "home_ours": ("This workspace's public channels", "此工作區的公開頻道"),
    "home_nothing": ("Nothing yet.", "未有訂閱。"),
    "home_quiet": ("No instant messages to you outside:", "只在以下時段向你發即時通知："),
    "home_private": (
        "What private channels follow is seen only in them: type `/tamar list` there.",
        "私人頻道的訂閱只可在該頻道內查看：請輸入 `/tamar 清單`。",
    ),
    "home_more": ("and {n} more channels", "另有{n}個頻道"),
    "home_more_one": ("and {n} more channel", "另有{n}個頻道"),
    "home_welcome": (
        "Type `/tamar subscribe AI` in any channel, or press the button.",
        "在任何頻道輸入 `/tamar 訂閱 人工智能`，或按下面的按鈕。",
    ),
    "teams_how": (
        "Mention me in a channel, or write to me in our own chat: `@Tamar subscribe AI`.",
        "在頻道內提及我，或在與我的對話中輸入：`@Tamar 訂閱 人工智能`。",
    ),
    "teams_private": (
        "What private channels follow is seen only in them: write `@Tamar list` there.",
        "私人頻道的訂閱只可在該頻道內查看：請輸入 `@Tamar 清單`。",
    ),
    "teams_unknown": (
        "Teams did not say just now which teams you are in, so channels of yours may be left out.",
        "Teams 暫時未能確認你屬於哪些團隊，因此可能未有列出你的部分頻道。",
    ),
    "teams_channel": ("A channel of yours", "你的頻道"),
    "teams_details": ("{name}: details", "{name}：詳情"),
    "form_example": ("drone, 無人機", "無人機, drone"),
}
