"""This file makes the messages that golden files and pictures show; every word in them is our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.messages.alerts import (
    Alert,
    Change,
    Coming,
    Digest,
    DigestRow,
    Freshness,
    KeptPaper,
    Reason,
    Revision,
    Withdrawal,
)
from bot.messages.briefings import Awaited, Briefing, Earlier, Meeting, rows
from bot.messages.gatherings import Rest, Sitting, SittingRow
from storage.records import Bullet

SEEN = datetime(2026, 6, 3, 2, 5, tzinfo=UTC)
LAWTECH = Reason("legal-tech", "Lawtech", "⚖️", "substantive", True, 14)
LAWTECH_ZH = replace(LAWTECH, name="法律科技", hits=6)
AI = Reason("ai", "Artificial intelligence", "🤖", "mention", False, 3)
AI_ZH = replace(AI, name="人工智能", level="substantive", in_title=True, hits=6)
CITY = Reason("smart-city", "Smart city", "🏙️", "substantive", False, 9)

PAPER = "https://www.legco.gov.hk/yr2026/english/panels/ajls/papers/ajls20260602cb2-918-3-e.pdf"
PAPER_ZH = "https://www.legco.gov.hk/yr2026/chinese/panels/ajls/papers/ajls20260602cb2-918-3-c.pdf"
RELEASE = "https://www.info.gov.hk/gia/general/202605/27/P2026052700311.htm"
RELEASE_ZH = "https://www.info.gov.hk/gia/general/202605/27/P2026052700312.htm"

PANEL_PAPER = Alert(
    paper_id=41,
    language="en",
    text_language="en",
    title="Helping small law firms adopt lawtech",
    chinese_title="協助小型律師事務所採用法律科技",
    url=PAPER,
    kind="panel_paper",
    source="legco_panels",
    number="CB(2)918/2026(03)",
    committee="Legislative Council Panel on Administration of Justice and Legal Services",
    author="Administration",
    purpose="discussion",
    published=date(2026, 5, 1),
    published_precision="month",
    meeting_date=date(2026, 6, 2),
    bullets=(
        Bullet(
            "The Department will open a help desk for firms of five lawyers or fewer in the third "
            "quarter of 2026, with $12 million for its first two years.",
            ("4",),
            2,
        ),
        Bullet("A survey in March 2026 found that 31% of 640 firms use no such tool.", ("3",), 1),
        Bullet(
            "It will report to the Panel on the take-up of the scheme before the end of 2027.",
            ("9", "10"),
            3,
        ),
    ),
    reasons=(LAWTECH, AI),
    languages=(("en", PAPER), ("zh-Hant", PAPER_ZH)),
    pages=5,
)

REPLY_ZH = Alert(
    paper_id=42,
    language="zh-Hant",
    text_language="zh-Hant",
    title="立法會五題：法律科技及人工智能的應用",
    url=RELEASE_ZH,
    kind="question_reply",
    source="info_gov_hk",
    question_no="5",
    oral=True,
    issued_at=datetime(2026, 5, 27, 8, 10, tzinfo=UTC),
    bullets=(
        Bullet("律政司正測試文件翻譯工具，並會在年底前公布測試結果。", ("1",)),
        Bullet("今年已為約四百名執業者舉辦八場培訓。", ("2",)),
        Bullet(
            "計劃分三階段推行，先由政府部門試用，再邀請律師事務所及調解機構參與，"
            "最後開放予公眾使用。",
            ("3",),
        ),
    ),
    not_found=("資助上限",),
    reasons=(LAWTECH_ZH, AI_ZH),
    askers=("陳一心議員",),
    repliers=("律政司司長李二言",),
    languages=(("zh-Hant", RELEASE_ZH), ("en", RELEASE)),
)

CHINESE_ONLY = replace(
    PANEL_PAPER,
    text_language="zh-Hant",
    title="協助小型律師事務所採用法律科技",
    url=PAPER_ZH,
    bullets=(
        Bullet("律政司將於2026年第三季為五人或以下的律師事務所設立支援熱線。", ("4",), 2),
        Bullet("2026年3月的調查顯示，640間事務所中有31%未有使用有關工具。", ("3",), 1),
    ),
    languages=(("zh-Hant", PAPER_ZH),),
    notes=("other_language_only",),
)

SIMPLIFIED = replace(
    REPLY_ZH,
    language="zh-Hans",
    text_language="zh-Hans",
    title="立法会五题：法律科技及人工智能的应用",
    bullets=(Bullet("律政司正测试文件翻译工具，并会在年底前公布测试结果。", ("1",)),),
    not_found=("资助上限",),
    reasons=(replace(LAWTECH_ZH, name="法律科技"), replace(AI_ZH, name="人工智能")),
    askers=("陈一心议员",),
    repliers=("律政司司长李二言",),
    languages=(("zh-Hans", RELEASE_ZH), ("en", RELEASE)),
)

PENDING = replace(PANEL_PAPER, bullets=(), pages=None, notes=("pending",), reasons=(LAWTECH,))
IMAGE = replace(PANEL_PAPER, bullets=(), notes=("no_text",), reasons=())

REPORT = replace(
    PANEL_PAPER,
    paper_id=43,
    title="Report of the Subcommittee on Open Data",
    chinese_title=None,
    kind="committee_report",
    number="CB(1)77/2026",
    committee="Subcommittee on Open Data",
    author=None,
    purpose=None,
    meeting_date=None,
    published=date(2026, 6, 1),
    published_precision="day",
    bullets=(
        Bullet("Publish traffic counts every five minutes, free of charge.", ("2.14",), 9),
        Bullet("Name one officer in each bureau who answers for its data.", ("3.6",), 14),
    ),
    reasons=(CITY,),
    languages=(("en", PAPER),),
    pages=48,
    recommendations=29,
)

SLIDES = replace(
    PANEL_PAPER,
    paper_id=44,
    title="Balancing safety and invention",
    chinese_title=None,
    kind="slides",
    number="CB(1)80/2026(01)",
    author=None,
    bullets=(Bullet("Three laboratories will share one testing ground.", ("Work so far",), 7),),
    reasons=(replace(AI, level="substantive"),),
    pages=26,
)

ESTIMATES = replace(
    PANEL_PAPER,
    paper_id=45,
    title="Translation tools for court users",
    chinese_title=None,
    kind="estimates_reply",
    source="itib",
    number="ITIB152",
    committee=None,
    author=None,
    purpose=None,
    meeting_date=None,
    published=None,
    bullets=(
        Bullet("Expenditure in 2025-26 was $8.4 million.", ("1",), 3, "model"),
        Bullet("Four posts were filled; two are vacant.", ("2",), 3, "model"),
    ),
    askers=("Chan Yat-sum",),
    repliers=("Commissioner for Digital Policy",),
    reasons=(replace(AI, level="substantive", hits=4),),
    notes=("model",),
    pages=2,
)

BOOKLET = replace(
    ESTIMATES,
    paper_id=46,
    title="Controlling Officers' replies to initial questions: Innovation, Technology and Industry",
    kind="plain",
    form="booklet",
    number=None,
    replies=251,
    prefix="ITIB",
    askers=(),
    repliers=(),
    notes=(),
    bullets=tuple(
        Bullet(text, (serial,), page)
        for text, serial, page in (
            ("Expenditure on translation tools in 2025-26 was $8.4 million.", "ITIB152", 301),
            ("The computing centre has let 74% of its capacity.", "ITIB017", 40),
            ("Eleven departments use a writing assistant; three have stopped.", "ITIB096", 188),
            ("A code of practice will follow in the second half of 2026.", "ITIB203", 402),
            ("No funds are set aside for sandboxes in 2026-27.", "ITIB044", 93),
        )
    ),
    reasons=(replace(AI, hits=12), replace(CITY, hits=5)),
    pages=486,
)

IMPORTED = replace(
    REPORT,
    paper_id=47,
    source="import",
    title="Opening up public data",
    url="file:///srv/papers/open-data.pdf",
    languages=(("en", "file:///srv/papers/open-data.pdf"),),
    committee=None,
)

HOSTILE = replace(
    PANEL_PAPER,
    title="<!channel> *free* <https://evil.example|LegCo> & `code`\n> quoted :tada: \u202egnp.exe\u202c",
    chinese_title="<@U123> ~劃去~ _斜體_ <!here|大家>",
    bullets=(Bullet("• <!everyone> &lt;!channel&gt; *bold* @channel #general", ("<4>|x",), 2),),
    reasons=(Reason("t/<x>", "*Mine* <!here>", "<!here>", "substantive", False, 2),),
    askers=("*Eve*", "<@U1>"),
    not_found=("<!subteam^S1>",),
    languages=(("en", "javascript:alert(1)"), ("zh-Hant", "https://example.org/a|b>c")),
)

FRESH = Freshness(12, 12, datetime(2026, 6, 3, 0, 42, tzinfo=UTC), 214, 4)


def _row(alert: Alert, level: str = "substantive", **more: object) -> DigestRow:
    return DigestRow(alert, level, **more)  # type: ignore[arg-type]


REPLY_EN = replace(
    REPLY_ZH,
    language="en",
    text_language="en",
    title="LCQ5: Use of lawtech and artificial intelligence",
    chinese_title="立法會五題：法律科技及人工智能的應用",
    url=RELEASE,
    bullets=(
        Bullet(
            "The Department is testing a translation tool, and will publish the results by the "
            "end of the year.",
            ("1",),
        ),
    ),
    not_found=("funding ceiling",),
    reasons=(LAWTECH, replace(AI, level="substantive", in_title=True)),
    askers=("Chan Yat-sum",),
    repliers=("Secretary for Justice, Lee Yi-yin",),
)

COMING = (
    Coming("Open data", datetime(2026, 6, 5, 6, 30, tzinfo=UTC), "ITB Panel", 2, 3),
    Coming("LCQ3: Robots in court registries", datetime(2026, 6, 10, 3, tzinfo=UTC), None),
)

DIGEST = Digest(
    channel="slack:T1/C1",
    language="en",
    rhythm="daily",
    day=date(2026, 6, 3),
    groups=(
        (LAWTECH, (_row(PANEL_PAPER, revised=1), _row(REPLY_EN))),
        (
            AI,
            (
                _row(ESTIMATES, same=("ITIB153", "ITIB154")),
                _row(SLIDES),
                _row(
                    replace(REPLY_EN, paper_id=48, title="LCQ7: Speech models", question_no="7"),
                    "mention",
                ),
            ),
        ),
        (CITY, (_row(REPORT),)),
    ),
    freshness=FRESH,
    coming=COMING,
    due_commitments=1,
)

DIGEST_ZH = replace(
    DIGEST,
    language="zh-Hant",
    groups=(
        (LAWTECH_ZH, (_row(REPLY_ZH),)),
        (
            AI_ZH,
            (
                _row(replace(REPLY_ZH, paper_id=49, title="立法會七題：語音模型", question_no="7")),
                _row(
                    replace(
                        ESTIMATES,
                        language="zh-Hant",
                        text_language="zh-Hant",
                        title="法院使用者的翻譯工具",
                        askers=("陳一心",),
                        bullets=(Bullet("2025-26年度的開支為840萬元。", ("1",), 3),),
                    ),
                    "mention",
                    same=("ITIB153",),
                ),
            ),
        ),
    ),
    coming=(
        Coming(
            "開放數據", datetime(2026, 6, 5, 6, 30, tzinfo=UTC), "資訊科技及廣播事務委員會", 2, 3
        ),
    ),
)

QUIET = replace(
    DIGEST,
    groups=(),
    coming=(),
    due_commitments=0,
    freshness=replace(FRESH, nearest_miss="Beach water quality this week"),
)

SAVED = (
    KeptPaper(
        replace(PANEL_PAPER, withdrawn_at=SEEN),
        (
            "Ask whether sole practitioners can apply too.",
            "Ann writes to the Panel's clerk on Monday.",
        ),
    ),
    KeptPaper(REPLY_EN),
    KeptPaper(HOSTILE, ("<!channel> *bold* [a](http://x.test) `code`",)),
)
SAVED_ZH = (
    KeptPaper(replace(CHINESE_ONLY, language="zh-Hant"), ("下星期一致函委員會秘書。",)),
    KeptPaper(REPLY_ZH),
)
WATCHED = (KeptPaper(REPLY_EN, where="list 4, no. 3, 17"), KeptPaper(SLIDES, where="list 4, no. 3"))
WATCHED_ZH = (KeptPaper(REPLY_ZH, where="名單4第3號"),)
REVISION = Revision(
    PANEL_PAPER,
    (
        Change(
            "4",
            "The Department will open a help desk for firms of five lawyers or fewer in the third "
            "quarter of 2026, with $12 million for its first two years.",
            "The Department will open a help desk for firms of five lawyers or fewer in the fourth "
            "quarter of 2026, with $14.5 million for its first two years.",
        ),
        Change("9", None, "Arbitrators may join the training from January 2027."),
        Change("11", "The desk will close in 2030.", None),
    ),
    15,
    SEEN,
)

REVISION_ZH = Revision(
    replace(CHINESE_ONLY, language="zh-Hant", notes=()),
    (
        Change("4", "支援熱線首兩年的撥款為1,200萬元。", "支援熱線首兩年的撥款為1,450萬元。"),
        Change("9", None, "仲裁員可於2027年1月起參加培訓。"),
    ),
    15,
    SEEN,
)

REST = Rest(
    BOOKLET,
    BOOKLET.reasons[0],
    tuple(
        _row(
            replace(
                ESTIMATES,
                paper_id=100 + page,
                number=serial,
                title=asked,
                askers=(member,),
                bullets=(Bullet(told, ("1",), page),),
                notes=(),
            ),
            same=same,
        )
        for serial, asked, told, member, page, same in (
            (
                "ITIB021",
                "How many departments have bought tools that write drafts?",
                "Six departments have; the licences cost $2.1 million in 2025-26.",
                "Lau Ho-yee",
                52,
                (),
            ),
            (
                "ITIB088",
                "What will be spent on training in artificial intelligence?",
                "Expenditure on training is met from existing provision.",
                "Chan Yat-sum",
                170,
                ("ITIB089", "ITIB140"),
            ),
        )
    ),
)
REST_ZH = Rest(
    replace(BOOKLET, language="zh-Hant"),
    replace(BOOKLET.reasons[0], name="人工智能"),
    (
        _row(
            replace(
                ESTIMATES,
                language="zh-Hant",
                number="ITIB021",
                title="有多少個部門購置草擬文件的工具？",
                askers=("劉可兒",),
                bullets=(Bullet("6個部門已購置，2025-26年度的授權費用為210萬元。", ("1",), 52),),
                notes=(),
            ),
            same=("ITIB022",),
        ),
    ),
)
SITTING = Sitting(
    date(2026, 6, 3),
    "en",
    (
        SittingRow(
            5,
            "LCQ5: Translation tools in the courts",
            "https://www.info.gov.hk/gia/general/202606/03/P2026060300201.htm",
            "Chan Yat-sum",
            "substantive",
            (replace(AI, level="substantive"), LAWTECH),
        ),
        SittingRow(11, "Smart lampposts", None, "Hon LAU Ho-yee", None, (CITY,)),
        SittingRow(
            18,
            "LCQ18: Queues at ferry piers",
            "https://www.info.gov.hk/gia/general/202606/03/P2026060300233.htm",
            "Wong Man-kit",
            "mention",
            (AI,),
        ),
    ),
    22,
)
SITTING_ZH = Sitting(
    date(2026, 6, 3),
    "zh-Hant",
    (
        SittingRow(
            5,
            "立法會五題：法庭翻譯工具",
            "https://www.info.gov.hk/gia/general/202606/03/P2026060300202.htm",
            "陳一心",
            "substantive",
            (replace(AI, name="人工智能", level="substantive"),),
        ),
        SittingRow(11, "智慧燈柱", None, "劉可兒議員", None, (replace(CITY, name="智慧城市"),)),
    ),
)

ALERTS = {
    "panel_paper": PANEL_PAPER,
    "reply_zh": REPLY_ZH,
    "reply_en": REPLY_EN,
    "simplified": SIMPLIFIED,
    "chinese_only": CHINESE_ONLY,
    "pending": PENDING,
    "image": IMAGE,
    "report": REPORT,
    "slides": SLIDES,
    "estimates": ESTIMATES,
    "booklet": BOOKLET,
    "imported": IMPORTED,
    "hostile": HOSTILE,
    "taken_down": replace(PANEL_PAPER, withdrawn_at=SEEN),
    "taken_down_zh": replace(CHINESE_ONLY, language="zh-Hant", withdrawn_at=SEEN),
}
REVISIONS = {"revision": REVISION, "revision_zh": REVISION_ZH}
WITHDRAWALS = {
    "withdrawal": Withdrawal(PANEL_PAPER, SEEN),
    "withdrawal_zh": Withdrawal(replace(CHINESE_ONLY, language="zh-Hant"), SEEN),
}
DIGESTS = {
    "digest": DIGEST,
    "digest_zh": DIGEST_ZH,
    "digest_weekly": replace(DIGEST, rhythm="weekly", saved=SAVED),
    "digest_quiet": QUIET,
    "digest_quiet_zh": replace(QUIET, language="zh-Hant"),
    "digest_saved_chat": replace(
        DIGEST, rhythm="weekly", saved=SAVED, watched=WATCHED, hits=3, threads=False
    ),
    "digest_lists": replace(DIGEST, watched=WATCHED, hits=3),
    "digest_lists_alone_zh": replace(QUIET, language="zh-Hant", watched=WATCHED_ZH, hits=1),
    "digest_saved_quiet_zh": replace(QUIET, language="zh-Hant", rhythm="weekly", saved=SAVED_ZH),
}
RESTS = {"rest": REST, "rest_zh": REST_ZH}
SITTINGS = {"sitting": SITTING, "sitting_zh": SITTING_ZH}
MEETING = Meeting(
    "panel-ajls:2026-10-12",
    "panel-ajls",
    "Panel on Administration of Justice and Legal Services",
    date(2026, 10, 12),
    datetime(2026, 10, 12, 2, 45, tzinfo=UTC),
    url="https://www.legco.gov.hk/yr2026/english/panels/ajls/agenda/aj20261012.htm",
    papers=(PANEL_PAPER,),
    others=2,
    awaited=(Awaited("Administration's paper on court fees <& more>", None, None),),
    questions=(
        Earlier(
            "LCQ5: Legal technology",
            "https://www.info.gov.hk/gia/general/202607/09/P2026070900101.htm",
            date(2026, 7, 9),
            "Hon Ho Yuen-shan",
        ),
    ),
    promises=(
        Earlier(
            "Paper on lawtech",
            "https://www.legco.gov.hk/yr2026/english/panels/ajls/papers/aj.pdf",
            date(2026, 11, 30),
            "",
            "The Department will review the scheme by the end of November.",
        ),
    ),
)
BRIEFINGS = {
    "briefing": Briefing("Briefing: 1 meeting", "en", tuple(rows(MEETING, "en"))),
    "briefing_zh": Briefing("會前簡報：1個會議", "zh-Hant", tuple(rows(MEETING, "zh-Hant"))),
}
NOTICES = {
    "notice": "legco_panels has listed nothing since Tue 2 Jun 2026 14:30.\n"
    "Look at https://www.legco.gov.hk/ and, if it is well, run: tamar check legco_panels",
}
