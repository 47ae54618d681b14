"""This file holds texts of our own, in the shape of papers, for search to be measured on."""

from __future__ import annotations

from scrapers.items import Language

# name, language, title, paragraphs
PAPERS: tuple[tuple[str, Language, str, tuple[str, ...]], ...] = (
    (
        "river-tc",
        "zh-Hant",
        "河道智能監測系統的推行進度",
        (
            "政府於2024年起在十二條河道裝設水位感應器，數據每五分鐘上載至雲端平台。",
            "系統採用人工智能(AI)模型預測水位，準確度由78%提升至91.5%。",
            "該項目涉及開支約1 480萬元，當中320萬元用於AI培訓。",
            "署方計劃在2026年年底前，將系統擴展至另外8條河道；巿區的排水渠亦會納入。",
        ),
    ),
    (
        "river-en",
        "en",
        "Progress of smart river monitoring",
        (
            "Water-level sensors were installed along 12 rivers from 2024, with data uploaded to a cloud platform.",
            "The system applies artificial intelligence (AI) models; accuracy rose from 78% to 91.5%.",
            "HKRiverAI, as the system is named, has cost about $14.8 million to date.",
            "We plan to extend the system to 8 more rivers by end-2026.",
        ),
    ),
    (
        "bot-tc",
        "zh-Hant",
        "公務員使用生成式語言模型工具「文通寶」",
        (
            "「文通寶」（英文名稱WriteBot）是內部開發的文書助理，可撰寫、翻譯及摘要文件。",
            "截至2025年9月，已有5 200名公務員登記使用WriteBot；每月平均處理31 000份文件。",
            "數據不會離開政府內聯網，亦不會用作訓練模型。私隱影響評估已於2025-26年度完成。",
            "問：是否備存節省人手的數字？答：沒有備存有關數字。",
        ),
    ),
    (
        "bot-sc",
        "zh-Hans",
        "公务员使用生成式语言模型工具“文通宝”",
        (
            "“文通宝”（英文名称WriteBot）是内部开发的文书助理，可撰写、翻译及摘要文件。",
            "数据不会离开政府内联网，亦不会用作训练模型。",
        ),
    ),
    (
        "odr-tc",
        "zh-Hant",
        "網上爭議解決平台及法律科技基金",
        (
            "網上爭議解決（ODR）平台為中小企提供調解及仲裁服務，收費由$200起。",
            "法律科技基金共接獲96宗申請，批出82宗，涉款4,100,000元。",
            "委員關注平台的保安；當局回應指，第三方每年審核一次，最近一次為2025年6月2日。",
            "法援署並無參與。法律援助與法律科技並無直接關係。",
        ),
    ),
    (
        "odr-en",
        "en",
        "Online dispute resolution platform and the LawTech fund",
        (
            "The online dispute resolution (ODR) platform offers mediation and arbitration to small firms.",
            "The LawTech fund received 96 applications and approved 82, at $4,100,000.",
            "Members asked about security. The platform is audited yearly; the last audit was on 2 June 2025.",
            "A café owner said: “It's cheaper than court.” E-mail and online-only hearings are allowed.",
        ),
    ),
    (
        "city-tc",
        "zh-Hant",
        "智慧城市藍圖3.0：泊車、路燈與低空經濟",
        (
            "全港有1,200支智慧燈柱，收集交通及天氣數據；第二期再加400支。",
            "泊車應用程式“泊車易”提供5萬個泊車位的實時空置資料。",
            "低空經濟：無人機試點由2025年第三季展開，先行先試，共17個沙盒項目。",
            "數字政策辦公室（前稱資科辦）會在2027年第一季檢討藍圖。",
        ),
    ),
    (
        "city-en",
        "en",
        "Smart City Blueprint 3.0: parking, lampposts and the low-altitude economy",
        (
            "There are 1,200 smart lampposts that collect traffic and weather data; Phase 2 adds 400.",
            "A parking app gives real-time vacancies of 50,000 spaces.",
            "Drone pilots began in Q3 2025 with 17 sandbox projects under the low-altitude economy.",
            "The Digital Policy Office will review the Blueprint in Q1 2027. The smart-city index rose by 4.",
        ),
    ),
    (
        "court-tc",
        "zh-Hant",
        "法庭使用電子系統",
        (
            "綜合法院案件管理系統(iCMS)於區域法院及裁判法院使用，電子存檔佔63%。",
            "司法機構表示，法官不會以人工智能作出判決。審訊仍由法官主持。",
            "文件編號CB(4)88/2025(02)載有詳情；亦可參閱FCR(2025-26)7。",
        ),
    ),
    (
        "court-en",
        "en",
        "Electronic systems in the courts",
        (
            "The integrated court case management system (iCMS) is used in the District Court; e-filing is 63%.",
            "Judges will not use AI to decide. Trials are still presided over by judges.",
            "Details are in CB(4)88/2025(02) and FCR(2025-26)7. AIDS and FAIR are not about A.I. at all.",
        ),
    ),
    (
        "food-tc",
        "zh-Hant",
        "食物安全中心的工作",
        (
            "中心去年抽查6.5萬個樣本，合格率為99.8%。一。",
            "機械人廚房的牌照申請由3宗增至11宗，智能雪櫃則有2宗。",
            "年宵市場的食肆須展示牌照。",
        ),
    ),
)

# What people type: single letters to whole phrases, both scripts, figures, names, and their mixtures.
QUERIES: tuple[str, ...] = (
    *("水", "審", "一", "年", "巿", "市", "AI", "ai", "A", "Q1", "7", "ODR"),
    *("水位", "河道", "感應器", "感应器", "智能", "智慧", "智慧城市", "人工智能", "人工智慧", "數據", "数据"),
    *("語言模型", "语言模型", "生成式語言模型工具", "文通寶", "文通宝", "WriteBot", "writebot", "法律科技"),
    *("法律", "網上爭議解決", "网上争议解决平台", "沙盒", "低空經濟", "泊車易", "數字政策辦公室", "資科辦"),
    *("AI模型", "AI培訓", "2024年", "2025年9月", "2025年", "2026年年底", "1 480", "5 200名", "91.5", "17個沙盒"),
    *("第三季", "第一季檢討", "CB(4)88/2025(02)", "FCR(2025-26)7", "2025-26", "2025-26年度", "iCMS", "(AI)"),
    *("smart", "smart city", '"smart city"', '"smart lampposts"', "lamppost", "lampposts", "low-altitude"),
    *('"online dispute resolution"', "online dispute", "LawTech", "law", "café", "cafe", "e-filing", "E-mail"),
    *("end-2026", "HKRiverAI", "RiverAI", '"2 June 2025"', "June 2025", "2025年6月2日", "4,100,000", "judges AI"),
    *("開支 AI", "水位 雲端", "法律科技 法律援助", "河道 2026", "「網上爭議解決」 調解", "WriteBot 私隱", "drone sandbox"),
    *("不會離開", "没有备存", "城市藍圖3", "藍圖3.0", "法官不會", "智能雪櫃", "年宵市場", "99.8%", "$200", "12"),
)
