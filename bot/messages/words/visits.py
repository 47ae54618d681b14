"""This file holds our words about visits to the sites: what held, what failed, what is owed, what to change."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "visit_found": (
        "{pages} pages, {listed} listed, {announced} announced, {skipped} rows skipped",
        "{pages}頁，列出{listed}項，預告{announced}項，略過{skipped}行",
    ),
    "visit_and": (" and ", "及"),
    "visit_no_validators": ("no validators", "沒有驗證標記"),
    "visit_conditional": (", conditional requests work", "，條件請求有效"),
    "visit_absent": ("{n} pages not there yet", "{n}頁尚未出現"),
    "visit_no_address": (
        "it has no address today; sources.toml may give one",
        "今日沒有網址；可於sources.toml填寫",
    ),
    "visit_few": (
        "fewer rows than the {least} of a healthy page",
        "少於正常頁面的{least}行",
    ),
    "visit_robots": (
        "robots.txt forbids it: take the source out, or ask the site",
        "robots.txt不准讀取：請移除該來源，或向網站查詢",
    ),
    "visit_tls": (
        "no trusted chain even with its AIA address: look at the certificate",
        "即使按其AIA網址補全，仍無可信憑證鏈：請查看憑證",
    ),
    "visit_moved": (
        "the address has changed: give the new one in sources.toml",
        "網址已更改：請於sources.toml填寫新網址",
    ),
    "visit_empty": ("it lists nothing: open the saved copy", "沒有列出任何項目：請打開已存副本"),
    "visit_layout": (
        "it has another shape: mend the source's file by the saved copy",
        "版面已改：請按已存副本修改該來源的程式檔",
    ),
    "visit_broke": (
        "our reader broke over it: report it with the saved copy",
        "本程式讀取時出錯：請連同已存副本報告",
    ),
    "visit_menu_unread": (
        "the menu of panels cannot be read either ({error}: {menu})",
        "事務委員會的選單亦不能讀取（{error}：{menu}）",
    ),
    "visit_menu_same": ("the menu of panels is unchanged", "事務委員會的選單沒有改動"),
    "visit_menu_bare": (
        "the menu of panels names no slug; read it from the saved copy",
        "事務委員會的選單沒有網址代號；請從已存副本查看",
    ),
    "visit_menu": ("in sources.toml: {line}", "請於sources.toml填寫：{line}"),
    # certificates
    "visit_chain": (
        "without AIA {alone}; with AIA {helped}; {said}",
        "不用AIA：{alone}；使用AIA：{helped}；{said}",
    ),
    "visit_trusted": ("trusted", "可信"),
    "visit_fails": ("fails", "失敗"),
    "visit_not_needed": ("not needed", "無須"),
    "visit_completed": (
        "completed by AIA with {names}, good until {until}",
        "經AIA以{names}補全，有效至{until}",
    ),
    "visit_no_connection": ("no connection, so no certificate", "未能連接，因此沒有憑證"),
    "visit_whole": ("chain complete", "憑證鏈完整"),
    # the table of what was assumed
    "assume_source": ("source", "來源"),
    "assume_what": ("what", "事項"),
    "assume_assumed": ("assumed", "假定"),
    "assume_seen": ("seen", "所見"),
    "assume_verdict": ("verdict", "結果"),
    "assume_holds": ("holds", "成立"),
    "assume_fails": ("fails", "不成立"),
    "assume_not_seen": ("not seen", "未見"),
    "assume_robots": ("robots", "讀取許可"),
    "assume_robots_so": ("its pages may be read", "頁面可以讀取"),
    "assume_forbidden": ("forbidden", "不准"),
    "assume_allowed": ("allowed", "准許"),
    "assume_addresses": ("addresses", "網址"),
    "assume_addresses_so": ("they answer", "有回應"),
    "assume_answers": (
        "{pages} of {asked} answer, {absent} not there yet",
        "{asked}個有{pages}個回應，{absent}個尚未出現",
    ),
    "assume_selectors": ("selectors", "選取規則"),
    "assume_selectors_so": ("every row is read", "每行均能讀取"),
    "assume_taken": (
        "{rows} rows: {taken} taken, {passed} passed, {skipped} skipped",
        "{rows}行：取{taken}行，放行{passed}行，略過{skipped}行",
    ),
    "assume_rows": ("rows", "行數"),
    "assume_rows_so": ("{least} to {most} a page", "每頁{least}至{most}行"),
    "assume_on_pages": ("{found} on {pages} pages", "{pages}頁共{found}行"),
    "assume_fields": ("fields", "欄位"),
    "assume_fields_so": ("a title and an address each", "各有標題及網址"),
    "assume_dates": ("dates", "日期"),
    "assume_dates_so": ("rows state a day", "行內載有日期"),
    "assume_twins": ("twins", "雙語版本"),
    "assume_twins_so": ("rows lead to the other language", "行內有另一語文版本的連結"),
    "assume_some_of": ("{n} of {all}", "{all}項中有{n}項"),
    "assume_validators": ("validators", "驗證標記"),
    "assume_validators_so": ("ETag or Last-Modified", "ETag或Last-Modified"),
    "assume_none": ("none", "沒有"),
    "assume_works": (", and questions with them work", "，以此查詢有效"),
    "known_read_one": (
        "confirmed here: a page was read, last {when}, with {n} paper.",
        "已在此核實：頁面可讀，最近於{when}讀得{n}份文件。",
    ),
    "known_read": (
        "confirmed here: a page was read, last {when}, with {n} papers.",
        "已在此核實：頁面可讀，最近於{when}讀得{n}份文件。",
    ),
    "known_unread": (
        "unconfirmed: no page of it that lists a paper has been read here.",
        "尚未核實：未曾在此讀得列有文件的頁面。",
    ),
    "sources_owed_one": (
        "{source}: papers are still owed at {n} page of an earlier meeting; it is asked for them every week.",
        "{source}：{n}頁先前會議的文件尚欠，每周查詢。",
    ),
    "sources_owed": (
        "{source}: papers are still owed at {n} pages of earlier meetings; they are asked for them every week.",
        "{source}：{n}頁先前會議的文件尚欠，每周查詢。",
    ),
    "sources_given_up_one": (
        "{source}: at {n} page something was announced over two years ago and never came; it is asked no more.",
        "{source}：{n}頁列明的文件公布逾兩年仍未發出，不再查詢。",
    ),
    "sources_given_up": (
        "{source}: at {n} pages something was announced over two years ago and never came; they are asked no more.",
        "{source}：{n}頁列明的文件公布逾兩年仍未發出，不再查詢。",
    ),
}
