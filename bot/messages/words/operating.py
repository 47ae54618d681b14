"""This file holds our words to whoever runs us: the doctor's findings and the sources' states."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "semicolon": ("; ", "；"),
    # how a finding is graded, and what was looked at
    "grade_ok": ("ok", "正常"),
    "grade_note": ("note", "留意"),
    "grade_bad": ("BAD", "須理"),
    "look_store": ("store", "資料庫"),
    "look_sources": ("sources", "來源"),
    "look_last round": ("last round", "最近一輪檢查"),
    "look_contact": ("contact", "聯絡方法"),
    "look_mail": ("mail", "電郵"),
    "look_health channel": ("health channel", "警示頻道"),
    "look_language model": ("language model", "語言模型"),
    "look_pictures": ("pictures", "影像文件"),
    "look_paused": ("paused", "已暫停"),
    "look_search index": ("search index", "搜尋索引"),
    "look_topics": ("topics", "主題"),
    # the doctor
    "doc_pictures": (
        "papers that are images are read (OCR), up to 20 pages each",
        "影像文件會以OCR讀取，每份最多20頁",
    ),
    "doc_no_pictures": (
        "images only are not read, and their papers say so; pip install 'tamar[ocr]' reads them (380 MB)",
        "只有影像的文件不會讀取，訊息會註明；安裝 tamar[ocr] 後可讀取（380 MB）",
    ),
    "doc_made_by_run": (
        "{where} is made by the first `tamar run`",
        "{where} 將於首次執行 `tamar run` 時建立",
    ),
    "doc_little_room": (
        "{where}; its disk has {left} MB left: make room",
        "{where}；磁碟只餘 {left} MB，請騰出空間",
    ),
    "doc_unfiled": (
        (
            "{n} texts wait to be filed for searches with filters, which are slower until then; `tamar run` does it by "
            "itself"
        ),
        "{n}份文本尚待歸類供篩選搜尋使用，在此之前篩選較慢；`tamar run` 會自行處理",
    ),
    "doc_unfiled_one": (
        (
            "1 text waits to be filed for searches with filters, which are slower until then; `tamar run` does it by "
            "itself"
        ),
        "1份文本尚待歸類供篩選搜尋使用，在此之前篩選較慢；`tamar run` 會自行處理",
    ),
    "doc_reindexing": (
        (
            "{done} of {total} passages are indexed anew; until all are, searches may miss some words; `tamar run` "
            "does it by itself"
        ),
        "已重新索引 {total} 段中的 {done} 段；完成之前，搜尋或會遺漏部分字詞；`tamar run` 會自行處理",
    ),
    "doc_no_token": (
        (
            "no token that works ({trouble}); somebody there has to install the app again, unless the "
            "log says otherwise"
        ),
        "沒有有效的權杖（{trouble}）；除非日誌另有說明，須由該工作區的人重新安裝",
    ),
    "doc_paused": (
        "all channels of {names}: their alerts and digests are held until `tamar say resume all`",
        "{names} 的所有頻道：通知和摘要暫緩發送，直至 `tamar say 恢復全部`",
    ),
    "doc_sources": ("{n} sources", "{n}個來源"),
    "doc_sources_one": ("{n} source", "{n}個來源"),
    "doc_no_recess": (
        "{said}; no recess is set, so LegCo is watched at full pace all year ([recess] in sources.toml)",
        "{said}；未設定休會期，因此全年以正常頻率檢查立法會（sources.toml 的 [recess]）",
    ),
    "doc_round_none": (
        "nothing was checked yet: `tamar run` begins",
        "尚未檢查過：執行 `tamar run` 即開始",
    ),
    "doc_round_store": ("unknown: the store does not open", "不明：資料庫無法開啟"),
    "doc_round_above": ("unknown: see the lines above", "不明：見以上各行"),
    "doc_round_unchecked": (
        "no source was checked yet: `tamar run` or `tamar check`",
        "尚未檢查任何來源：請執行 `tamar run` 或 `tamar check`",
    ),
    "doc_round": ("{ok} of {all} sources answered", "{all}個來源中有{ok}個回應"),
    "doc_offline": (
        (
            "you seem to be offline ({n} of {all} sources unreachable): look at this machine's line, "
            "its DNS and its proxy"
        ),
        "你似乎未連線（{all}個來源中有{n}個無法連接）：請檢查本機的網絡、DNS 和代理伺服器",
    ),
    "doc_round_failed": (
        "{said}; `tamar sources` names what failed",
        "{said}；`tamar sources` 會列出失敗的來源",
    ),
    "doc_round_some": (
        "{said}; `tamar sources` names the others",
        "{said}；`tamar sources` 會列出其餘來源",
    ),
    "doc_needs_that": ("Tamar needs you: {said}.", "Tamar 需要你處理：{said}。"),
    "doc_needs": (
        "Tamar needs you: {n} things are wrong ({names}), named below.",
        "Tamar 需要你處理：有{n}處問題（{names}），見下文。",
    ),
    "doc_unwell": (
        "something needs you; see the lines marked BAD.",
        "有事項須你處理；見標明「須理」的各行。",
    ),
    "doc_posts_to": ("posts to {names}", "會發送至{names}"),
    "doc_prints": (
        "prints to the terminal, since no chat is set up",
        "會在終端機顯示，因未設定通訊平台",
    ),
    "doc_well": (
        "All is well: Tamar {where}, and every source answered when it was last asked.",
        "一切正常：Tamar {where}，各來源最近一次檢查均有回應。",
    ),
    "doc_set_up_well": (
        "Nothing is wrong with what is set up: Tamar {where}; `tamar doctor --live` asks the sites.",
        "設定沒有問題：Tamar {where}；`tamar doctor --live` 會查詢各網站。",
    ),
    "doc_no_contact": (
        "sites cannot reach you: set TAMAR_CONTACT to a mail or web address",
        "網站無法聯絡你：請將 TAMAR_CONTACT 設為電郵或網址",
    ),
    "doc_no_tokens": ("no tokens", "未設定權杖"),
    "doc_no_keys": (
        "TAMAR_KEYS is not set, and tokens are stored only encrypted: make a key with `{code}`",
        "未設定 TAMAR_KEYS，而權杖只會加密儲存：請以 `{code}` 製作密鑰",
    ),
    "doc_no_door": (
        "set TAMAR_SLACK_APP_TOKEN (Socket Mode) or TAMAR_SLACK_SIGNING_SECRET",
        "請設定 TAMAR_SLACK_APP_TOKEN（Socket Mode）或 TAMAR_SLACK_SIGNING_SECRET",
    ),
    "doc_not_set_up": ("not set up", "未設定"),
    "doc_and": (" and ", "、"),
    "doc_set_too": (
        "set {names} too; see deploy/RUNBOOK.md",
        "請同時設定 {names}；見 deploy/RUNBOOK.md",
    ),
    "doc_teams": (
        (
            "{n} tenants may speak to it; where Teams gives no answer to a post nobody can look, so "
            "each channel's policy decides: `tamar outbox policy`"
        ),
        "{n}個租戶可使用；如 Teams 對訊息沒有回覆，無從查核，按各頻道的規則處理：`tamar outbox policy`",
    ),
    "doc_teams_one": (
        (
            "{n} tenant may speak to it; where Teams gives no answer to a post nobody can look, so "
            "each channel's policy decides: `tamar outbox policy`"
        ),
        "{n}個租戶可使用；如 Teams 對訊息沒有回覆，無從查核，按各頻道的規則處理：`tamar outbox policy`",
    ),
    "doc_mail_needs": (
        (
            "set {names} too: people ask for mail and stop it on the archive's pages, and addresses "
            "are stored only encrypted"
        ),
        "請同時設定 {names}：電郵的訂閱和取消在網上文庫進行，而地址只會加密儲存",
    ),
    "doc_mail_yours": (
        (
            "SPF, DKIM and DMARC of {host} are yours to set, at the relay and in its DNS: mailboxes "
            "refuse or hide what lacks them"
        ),
        "{host} 的 SPF、DKIM 和 DMARC 須由你在轉發伺服器及 DNS 設定：否則郵箱會拒收或隱藏郵件",
    ),
    "doc_mail_https": (
        "{said}; one-click stopping needs an archive under https, which {where} is not",
        "{said}；一鍵取消訂閱需要 https 的網上文庫，而 {where} 並非 https",
    ),
    "doc_health_nowhere": (
        (
            "{where} is on {platform}, which is not set up here: nobody is told of trouble. Set that "
            "platform up, or set TAMAR_HEALTH_CHANNEL to another channel"
        ),
        (
            "{where} 屬 {platform}，而此平台未設定：出現問題時無人知悉。請設定該平台，或將 "
            "TAMAR_HEALTH_CHANNEL 設為另一頻道"
        ),
    ),
    "doc_no_model": (
        "none: every bullet is the paper's own words",
        "沒有：每個要點均為文件原文",
    ),
    "doc_model": ("{name} at the operator's address", "{name}，位於營運者的地址"),
    # `tamar sources`
    "col_source": ("source", "來源"),
    "col_number": ("number", "編號"),
    "col_title": ("title", "標題"),
    "col_kind": ("kind", "種類"),
    "col_committee": ("committee", "委員會"),
    "col_published": ("published", "發布日期"),
    "col_address": ("address", "網址"),
    "col_paper": ("paper", "文件"),
    "col_question": ("question and reply", "質詢及答覆"),
    "col_publisher": ("publisher", "發布者"),
    "col_last_good": ("last good check", "最近成功檢查"),
    "col_last_new": ("last new", "最近新文件"),
    "col_every": ("every", "每隔"),
    "col_new_a_day": ("new a day", "每日新增"),
    "col_state": ("state", "狀態"),
    "col_sure": ("sure", "把握"),
    "sure_a": (
        "A, its shape seen in replies or programs of 2025 and 2026.",
        "A：結構見於2025及2026年的回應或程式。",
    ),
    "sure_b": (
        "B, older replies known, or its addresses only.",
        "B：見過較早的回應，或只知網址。",
    ),
    "sure_c": (
        "C, its list never seen: known from links or by name.",
        "C：未見清單，只知連結或名稱。",
    ),
    "sources_sure": (
        (
            "Sure: A its shape was seen in replies or programs of 2025 and 2026, B older replies are known or its "
            "addresses only, C its list was never seen; ✓ it is answering here. `tamar sources --known` says of each "
            "what is known and what is assumed."
        ),
        (
            "把握：A為結構見於2025及2026年的回應或程式，B為見過較早的回應或只知網址，C為未見清單；✓為頁面正在此回應。"
            "`tamar sources --known`列出各來源的已知及假設事項。"
        ),
    ),
    "state_ok": ("ok", "正常"),
    "state_held": ("held: too much changed at once", "暫停處理：一次改動過多"),
    "state_idle": ("no address today", "今日沒有網址"),
    "state_unchecked": ("not checked yet", "尚未檢查"),
    "sources_trouble": (
        "{source}: {kind} since {since}: {page}",
        "{source}：自{since}起{kind}：{page}",
    ),
    "sources_released": (
        "{source}: its next check goes through, whatever changed.",
        "{source}：下次檢查會繼續，不論有何改動。",
    ),
    "sources_learned_none": (
        "Nothing yet: names are found out at a source's first check.",
        "尚未有：名稱在來源首次檢查時查明。",
    ),
    "sources_answers_since": ("answers since {when}, ", "自{when}起有回應，"),
    "sources_asked": ("asked {when}", "查詢於{when}"),
    "learned_silent": (
        "{subject}: nothing answers; tried {names}",
        "{subject}：沒有回應；已試 {names}",
    ),
    "delays": ("Delay to post this month: {said}", "本月發送所需時間：{said}"),
    "in_seconds": ("{n} s", "{n}秒"),
    "in_minutes": ("{n} min", "{n}分鐘"),
    "delays_none": ("nothing posted yet", "尚未發送"),
    "delays_exact": (
        "from “Issued at”: half within {p50}, 95 of 100 within {p95} ({n} papers)",
        "由「發出時間」起計：半數在{p50}內，百分之九十五在{p95}內（{n}份文件）",
    ),
    "delays_bounded": (
        "elsewhere at most: half within {p50}, 95 of 100 within {p95} ({n} papers)",
        "其他最多：半數在{p50}內，百分之九十五在{p95}內（{n}份文件）",
    ),
    "delays_exact_one": (
        "from “Issued at”: within {p95} ({n} paper)",
        "由「發出時間」起計：{p95}內（{n}份文件）",
    ),
    "delays_bounded_one": (
        "elsewhere at most: within {p95} ({n} paper)",
        "其他最多：{p95}內（{n}份文件）",
    ),
    "rows_of": (
        "{n} rows = {listed} listed + {aside} of no interest{reasons} + {skipped} skipped{words}: {url}",
        "{n}行＝列出{listed}＋無須理會{aside}{reasons}＋略過{skipped}{words}：{url}",
    ),
    "rows_of_one": (
        "{n} row = {listed} listed + {aside} of no interest{reasons} + {skipped} skipped{words}: {url}",
        "{n}行＝列出{listed}＋無須理會{aside}{reasons}＋略過{skipped}{words}：{url}",
    ),
    "rows_more": (
        "{source}: and {n} more pages, nothing skipped (`tamar sources --pages`)",
        "{source}：另有{n}頁，沒有略過（`tamar sources --pages`）",
    ),
    "rows_more_one": (
        "{source}: and {n} more page, nothing skipped (`tamar sources --pages`)",
        "{source}：另有{n}頁，沒有略過（`tamar sources --pages`）",
    ),
    "diff_question": ("question", "質詢"),
    "diff_language": ("language", "語文"),
    "diff_cited": ("cited", "引用文件"),
    "diff_gap": ("gap", "編號空缺"),
    "diff_missed": ("missed", "遺漏"),
    "diff_feed": ("feed", "資料來源"),
    "diff_delivery": ("delivery", "發送"),
}
