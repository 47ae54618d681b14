"""This file holds our words in mails, on the pages at which one asks for them, and to whoever asks in chat."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "mail_followed": ("You follow this body, person or paper", "你跟進此機構、人物或文件"),
    "mail_coming": ("Coming up", "即將舉行"),
    "mail_why": (
        "You get this because this address asked Tamar for it.",
        "你收到此電郵，是因為此地址曾要求Tamar發送。",
    ),
    "mail_why_asked": (
        (
            "Somebody asked Tamar to write to this address. Until it is confirmed, no more is sent than a link like "
            "this one."
        ),
        "有人要求Tamar向此地址發送電郵。確認之前，除此類連結外不會發送其他電郵。",
    ),
    "mail_stop": ("To stop or change it:", "停收或更改："),
    "mail_stop_link": ("Stop or change it", "停收或更改"),
    "mail_confirm_subject": ("Confirm: {what} by e-mail", "請確認：以電郵接收{what}"),
    "mail_confirm_text": (
        "Tamar was asked to write to this address about {what}: {rhythm}.",
        "有人要求Tamar就{what}向此地址發送電郵：{rhythm}。",
    ),
    "mail_confirm_link": ("See and confirm", "查看並確認"),
    "mail_confirm_not_you": (
        "If that was not you, do nothing. In two days the address is forgotten.",
        "如非你本人要求，無須理會。兩日後此地址便會刪除。",
    ),
    "mail_rhythm_instant": (
        "main subjects at once, the rest in a daily digest",
        "主題文件即時，其餘於每日摘要",
    ),
    "mail_rhythm_daily": ("a digest on working days", "每個工作天的摘要"),
    "mail_rhythm_weekly": ("a digest once a week", "每周一次摘要"),
    "mail_asked": (
        "Look into your mailbox in a minute or two for a message with a link to confirm with.",
        "請稍後查看你的電郵，內有附確認連結的電郵。",
    ),
    "mail_asked_about": (
        (
            "Nothing is sent about papers until you confirm. One such message goes to an address in an hour: where "
            "one went already, no other follows. Confirm that one, and ask again an hour later for the rest."
        ),
        (
            "確認之前不會發送文件通知。每個地址每小時最多發送一封確認電郵：如一小時內已寄出一封，此次不會另寄，"
            "請先確認該封，一小時後再申請其餘項目。"
        ),
    ),
    "mail_off": (
        "Mail is not set up here. Subscribe in a channel instead.",
        "此處未設定電郵。請改為在頻道訂閱。",
    ),
    "mail_stop_how": (
        "Only its reader stops mail to an address: each mail ends with a link to stop or change it.",
        "只有收件人可停收電郵：每封電郵末均有停收或更改的連結。",
    ),
    "mail_no_address": (
        "That is no mail address that can be written to: “{value}”.",
        "這不是可以寄達的電郵地址：「{value}」。",
    ),
    "mail_which": ("To which mail address, and what?", "寄往哪個電郵地址？接收甚麼？"),
    "mail_enough": (
        "You have asked for enough mails for this hour.",
        "你在這一小時內要求的電郵已達上限。",
    ),
    "mail_full": (
        "Too many people wait for their confirmation just now. Ask again tomorrow.",
        "現時等候確認的地址過多，請明日再試。",
    ),
    "mail_follow": ("By e-mail", "以電郵接收"),
    "mail_follow_name": ("{name} by e-mail", "以電郵接收{name}"),
    "mail_follow_about": (
        (
            "Papers on what you name: at once with up to three bullets each, or gathered in a digest with one bullet "
            "each. You confirm by a link in a first mail."
        ),
        "就你指定的內容發送文件：即時發送者每份附最多三項要點，摘要則每份一項。首封電郵內有確認連結。",
    ),
    "mail_what": ("Topic, committee, Member or bureau", "主題、委員會、議員或政策局"),
    "mail_address": ("Your mail address", "你的電郵地址"),
    "mail_how_often": ("How often", "頻密程度"),
    "mail_language": ("Language of the papers", "文件語言"),
    "mail_send": ("Send me the link", "發送連結"),
    "mail_privacy": (
        "The address is kept encrypted, used for this alone, and forgotten when you stop.",
        "地址會加密保存，只作此用途，停收後即刪除。",
    ),
    "mail_problem": ("There is a problem", "資料有誤"),
    "mail_unknown": (
        "Nothing here is called “{value}”. Near to it: {names}.",
        "找不到「{value}」。相近的有：{names}。",
    ),
    "mail_unknown_alone": ("Nothing here is called “{value}”.", "找不到「{value}」。"),
    "mail_confirm": ("Confirm", "確認"),
    "mail_confirm_about": (
        "Press the button and {address} gets {what}: {rhythm}. Papers in: {papers}.",
        "按下按鈕後，{address}將收到{what}：{rhythm}。文件語言：{papers}。",
    ),
    "mail_confirmed": ("Done: it will be sent", "完成：將會發送"),
    "mail_no_room": ("Nothing more fits", "已達上限"),
    "mail_left_out": (
        (
            "Not added, since one address follows at most {most} things: {what}. The link in every mail "
            "stops what is no longer wanted; then ask again."
        ),
        "每個地址最多訂閱{most}項，以下未有加入：{what}。請以郵件中的連結取消不再需要的項目，然後重新申請。",
    ),
    "mail_confirmed_about": (
        "{address} now gets {what}: {rhythm}. Papers in: {papers}. Every mail has a link with which to stop.",
        "{address}將收到{what}：{rhythm}。文件語言：{papers}。每封電郵均附停收連結。",
    ),
    "mail_link_over": ("This link is over", "此連結已失效"),
    "mail_link_over_about": (
        "Links to confirm last two days, and one ends when its address is stopped. Ask for another.",
        "確認連結兩日內有效；停收後連結亦會失效。請再次申請。",
    ),
    "mail_not_offered": ("Choose one of those offered.", "請從所列選項中選擇。"),
    "mail_stop_over": ("This link is over or incomplete", "此連結已失效或不完整"),
    "mail_stop_over_about": (
        "What was stopped stays stopped. If mail still comes, use the whole link at the end of the newest one.",
        "已停收的不會再發送。如仍收到電郵，請使用最新一封末尾的完整連結。",
    ),
    "mail_stop_unknown": (
        "The button named nothing that can be stopped, so nothing was changed. Choose again.",
        "未能辨認要停收的項目，現時沒有任何更改，請再選擇。",
    ),
    "mail_change": ("Change", "更改"),
    "mail_change_about": (
        "To change how often, or in which language, ask for the same again and confirm.",
        "如要更改頻密程度或文件語言，請再次申請同一項目並確認。",
    ),
    "mail_stopping": ("Stop or change what is sent", "停收或更改"),
    "mail_stopping_about": ("This address gets:", "此地址現時收到："),
    "mail_stop_this": ("Stop {name}", "停收{name}"),
    "mail_stop_all": ("Stop everything", "全部停收"),
    "mail_stopped": ("Stopped", "已停收"),
    "mail_stopped_about": (
        "Nothing more is sent, and the address is deleted.",
        "不會再發送電郵，地址已刪除。",
    ),
}
