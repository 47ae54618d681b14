"""This file holds the records of the commands that look something up, or keep it."""

from __future__ import annotations

from bot.answering import intents
from bot.answering.asking import own_words
from bot.answering.command import Command
from bot.answering.finding import (
    announced,
    briefing,
    citing,
    closing,
    commitment_marks,
    find,
    newest,
    profiles,
    programmes,
    promises,
    saving,
    stories,
    why,
)
from bot.answering.finding.pointed_rows import show_row
from bot.answering.keeping import care, digesting

SEARCH = Command(  # what is no command is searched for, too
    words=("search", "find", "搜尋", "搜索"),
    group="find",
    shape="search <words> [member: committee: bureau: kind: topic: since: until: due:]",
    help=(
        "Find papers, in either language; without a command, words are searched for.",
        "以中文或英文搜尋文件；不寫指令即為搜尋。",
    ),
    example=("search HKPilot 開支", "搜尋 港文通 開支"),
    first=True,
    read=find.read_search,
    answers={intents.Search: find.search},
)

RECORDS = (
    Command(
        words=("latest", "最新"),
        group="find",
        shape="latest [topic] [number]",
        help=("The newest papers.", "最新文件。"),
        example=("latest AI", "最新 人工智能"),
        first=True,
        read=newest.read_latest,
        answers={intents.Latest: newest.latest},
    ),
    SEARCH,
    Command(
        words=("show", "查閱"),
        group="find",
        shape="show <number | link | LCQ5 7 October 2026>",
        help=("One paper: bullets, recommendations, tables.", "查閱一份文件。"),
        example=("show CB(2)1292/2025", "查閱 CB(2)1292/2025"),
        first=True,
        read=find.read_show,
        answers={
            intents.Show: find.show,
            intents.ShowRow: show_row,
            intents.AskPaper: own_words.ask,
        },
    ),
    Command(
        words=("more", "詳情"),
        group="find",
        shape="more <number | link> [from <n>]",
        help=("Read on in a paper, in its own words.", "續讀一份文件的原文。"),
        example=("more CB(2)1292/2025", "詳情 CB(2)1292/2025"),
        read=citing.read_more,
        answers={intents.More: citing.more},
    ),
    Command(
        words=("citation", "cite", "引用"),
        group="find",
        shape="citation <number | link> [¶12] [plain | oscola | chinese | bibtex | ris] · "
        "citation style [<style> | forget]",
        help=("A paper's citation, to be copied.", "一份文件的引用格式，可複製。"),
        example=("citation CB(2)1292/2025 oscola", "引用 CB(2)1292/2025 中文"),
        read=citing.read_citation,
        answers={intents.Cite: citing.citation, intents.CiteStyle: citing.choose_style},
    ),
    Command(
        words=("save", "bookmark", "收藏", "儲存"),
        group="find",
        shape="save <number | link>",
        help=("Keep a paper on this channel's list.", "將文件收藏到本頻道的清單。"),
        example=("save CB(2)1292/2025", "收藏 CB(2)1292/2025"),
        read=saving.read_save,
        answers={intents.Save: saving.save},
    ),
    Command(
        words=("unsave", "unbookmark", "取消收藏"),
        group="find",
        shape="unsave <number | link>",
        help=("Take a paper off the list, with its notes.", "從清單移除文件及其備註。"),
        example=("unsave CB(2)1292/2025", "取消收藏 CB(2)1292/2025"),
        read=saving.read_unsave,
        answers={intents.Unsave: saving.unsave},
    ),
    Command(
        words=("saved", "bookmarks", "已收藏", "收藏清單"),
        group="find",
        shape="saved [from <n>]",
        help=("What this channel saved, with its notes.", "本頻道收藏的文件，連備註。"),
        example=("saved", "已收藏"),
        read=saving.read_saved,
        answers={intents.ShowSaved: saving.show_saved},
    ),
    Command(
        words=("note", "備註", "筆記"),
        group="find",
        shape="note <number | link> <text>",
        help=("Note something on a paper, and save it.", "為文件寫備註，並收藏文件。"),
        example=("note CB(2)1292/2025 ask about costs", "備註 CB(2)1292/2025 查詢開支"),
        read=saving.read_note,
        answers={intents.WriteNote: saving.write_note},
    ),
    Command(
        words=("commitments", "commitment", "promises", "承諾"),
        group="find",
        shape="commitments [topic | body | mine] [due:2026-12] · "
        "commitments kept | moved | lapsed | not | star | unstar <mark> [2027-06] [by <paper>]",
        help=(
            "What was promised, by when, and what became of it.",
            "承諾、目標與計劃，連期限及跟進。",
        ),
        example=("commitments smart-city due:2026", "承諾 智慧城市 到期:2026"),
        first=True,
        read=commitment_marks.read,
        answers={
            intents.Commitments: promises.promised,
            intents.ShowCommitment: commitment_marks.show,
            intents.MarkCommitment: commitment_marks.mark,
            intents.StarCommitment: commitment_marks.star,
        },
    ),
    Command(
        words=("story", "來龍去脈", "相關文件"),
        group="find",
        shape="story <number | link>",
        help=(
            "The papers that belong to one: what cites it, its slides, its minutes.",
            "與一份文件相關的文件：引述、投影片、會議紀要。",
        ),
        example=("story CB(2)1292/2025", "來龍去脈 CB(2)1292/2025"),
        read=stories.read_story,
        answers={intents.ShowStory: stories.show_story},
    ),
    Command(
        words=("briefing", "brief me", "會前簡報", "簡報"),
        group="find",
        shape="briefing [committee | date | on | off]",
        help=(
            "The next meetings: papers in and missing, questions and promises before.",
            "即將舉行的會議：文件是否齊備、過往質詢及承諾。",
        ),
        example=("briefing", "會前簡報"),
        read=briefing.read_briefing,
        answers={intents.Briefing: briefing.brief, intents.SwitchBriefings: briefing.switch},
    ),
    Command(
        words=("programme", "program", "figures", "計劃數字", "項目數字"),
        group="find",
        shape="programme <name>",
        help=(
            "What became of a programme, and its figures over time, quoted.",
            "一項計劃的發展及歷來的數字，連原句。",
        ),
        example=("programme iAM Smart", "計劃數字 智方便"),
        read=programmes.read_programme,
        answers={intents.Programme: programmes.programme},
    ),
    Command(
        words=("member", "committee", "bureau", "who is", "議員", "委員會", "政策局", "誰是"),
        group="find",
        shape="member | committee | bureau <name>",
        help=(
            "Who it is, how often papers name them, on what, and what is announced.",
            "何人或哪個組織、文件提及次數及主題、即將提出的事項。",
        ),
        example=("member Chan Man-ki", "議員 陳曼琪"),
        read=profiles.read_profile,
        answers={intents.Profile: profiles.profile},
    ),
    Command(
        words=("meetings", "meeting", "會議"),
        group="find",
        shape="meetings [closing] [topic]",
        help=(
            "What is announced, or which consultations close.",
            "即將舉行的會議，或將截止的諮詢。",
        ),
        example=("meetings", "會議"),
        read=announced.read_meetings,
        answers={intents.Meetings: announced.meetings, intents.Closing: closing.closing},
    ),
    Command(
        words=("why", "為何", "為什麼"),
        group="find",
        shape="why <number | link>",
        help=(
            "Why this channel was told of a paper, or was not.",
            "為何（沒有）收到某份文件。",
        ),
        example=("why CB(2)1292/2025", "為何 CB(2)1292/2025"),
        read=why.read_why,
        answers={intents.Why: why.why},
    ),
    Command(
        words=("digest", "摘要"),
        group="find",
        shape="digest now | daily 08:45 | weekly fri 17:30 | weekly | all daily 08:45",
        help=(
            "A digest now; when digests come; or all that this channel follows in one.",
            "立即製作摘要；設定摘要時間；或將全部訂閱改以摘要發出。",
        ),
        example=("digest now", "摘要 立即"),
        read=digesting.read_digest,
        answers={intents.DigestNow: care.digest_now, intents.SetDigest: digesting.set_digest},
    ),
)
