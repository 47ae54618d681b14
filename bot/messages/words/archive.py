"""This file holds our words on the pages of the archive."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "web_archive": ("archive", "檔案庫"),
    "web_skip": ("Skip to the content", "跳至內容"),
    "web_languages": ("Languages", "語言"),
    "web_rooms": ("Sections", "欄目"),
    "web_search": ("Search", "搜尋"),
    "web_search_label": (
        "Words in either language, or a paper’s number",
        "中英文字詞，或文件編號",
    ),
    "web_search_for": ("Search: {words}", "搜尋：{words}"),
    "web_search_how": (
        (
            "Type words in either language, or a paper’s number in any spelling. Quotation marks keep words together. "
            "Filters: kind:question, committee:, member:, topic:AI, since:2026-01-01, until:."
        ),
        (
            "輸入中文或英文字詞，或任何寫法的文件編號。引號內的字詞須連在一起。可用篩選：種類:質詢、委員會:、議員:、"
            "主題:人工智能、since:2026-01-01、until:。"
        ),
    ),
    "web_search_what": ("Type a word to look for.", "請輸入要找的字詞。"),
    "web_search_in": ("Search within these", "在其中搜尋"),
    "web_too_long": (
        "That is too long to search for. Write at most {most} letters.",
        "搜尋字句過長，請少於{most}字。",
    ),
    "web_misread": (
        "“{value}” could not be read. Write days as 2026-09-01, and kinds as question, paper, report, slides.",
        "未能辨識「{value}」。日期請寫成2026-09-01，種類請寫質詢、文件、報告或投影片。",
    ),
    "web_no_topic": (
        "There is no public topic “{value}”. Leave out topic: and search for its words.",
        "沒有公開主題「{value}」。請刪去主題篩選，直接搜尋字詞。",
    ),
    "web_found_one": ("1 paper for “{words}”", "「{words}」：1份文件"),
    "web_found": ("{n} papers for “{words}”", "「{words}」：{n}份文件"),
    "web_found_none": ("Nothing found for “{words}”.", "找不到「{words}」。"),
    "web_capped": ("(the newest of very many)", "（結果太多，只列最新者）"),
    "web_instead": ("Showing results for “{words}”.", "現顯示「{words}」的結果。"),
    "web_narrow": ("Narrow the search", "收窄搜尋"),
    "web_by_kind": ("Kind", "種類"),
    "web_by_year": ("Year", "年份"),
    "web_by_member": ("Asked by", "提問議員"),
    "web_by_bureau": ("Bureaux and other bodies", "部門及其他機構"),
    "web_by_committee": ("Committee", "委員會"),
    "web_other": ("other papers", "其他文件"),
    "web_list": ("Papers", "文件"),
    "web_paper": ("1 paper", "1份文件"),
    "web_papers": ("{n} papers", "{n}份文件"),
    "web_pages": ("Pages", "頁數"),
    "web_page_of": ("page {n} of {all}", "第{n}頁，共{all}頁"),
    "web_before": ("Newer", "較新"),
    "web_behind": ("Older", "較舊"),
    "web_forms": ("As data:", "以資料格式取得："),
    "web_foot": (
        (
            "Tamar reads what the Legislative Council and the Government publish. Bullets are the papers’ own words; "
            "the sites’ own files are what counts."
        ),
        "Tamar 閱讀立法會及政府發布的文件。要點均摘自原文，一切以原網站的文件為準。",
    ),
    "web_converted": (
        "On this page a program has converted Traditional Chinese into Simplified; citations are as published.",
        "本頁由程式將繁體轉換為簡體，引用格式保留原文。",
    ),
    "web_home": (
        "What Hong Kong’s legislature and government publish",
        "香港立法會與政府發布的文件",
    ),
    "web_home_about": (
        (
            "Papers on lawtech, artificial intelligence and smart city, each in three bullets that lead to their "
            "paragraph."
        ),
        "有關法律科技、人工智能及智慧城市的文件，每份附三項要點，並連至原文段落。",
    ),
    "web_today": ("Today", "今日"),
    "web_week": ("This week", "本周"),
    "web_coming": ("Coming", "即將舉行"),
    "web_watch": ("How the watch is kept", "監察情況"),
    "web_last_read": ("last read {when}", "最後檢查於{when}"),
    "web_watch_more": ("Every source, and how fast", "各來源及所需時間"),
    "web_unread": ("Not known: no source was read yet.", "未明：尚未讀取任何來源。"),
    "web_withdrawn_left": (
        "Left out: {n} commitments of papers that were withdrawn; the pages of those papers show them.",
        "已撤下文件的承諾（{n}項）不在此列，可在該等文件的頁面查閱。",
    ),
    "web_withdrawn_left_one": (
        "Left out: {n} commitment of a paper that was withdrawn; the page of that paper shows it.",
        "已撤下文件的承諾（{n}項）不在此列，可在該文件的頁面查閱。",
    ),
    "web_nothing_today": ("Nothing on these topics so far today.", "今日暫無有關文件。"),
    "web_nothing_week": (
        "Nothing on these topics in the last seven days.",
        "過去七日未有有關文件。",
    ),
    "web_nothing_coming": ("Nothing is announced.", "暫無公布。"),
    "web_topics": ("Topics", "主題"),
    "web_committees": ("Committees", "委員會"),
    "web_members": ("Members", "議員"),
    "web_programmes": ("Programmes", "計劃"),
    "web_no_figures": (
        "No paper read so far gives a figure for it.",
        "至今讀取的文件未有列出數字。",
    ),
    "web_history_of": ("What became of it", "發展時序"),
    "web_history_about": (
        "Each day stands in the sentence beside it, which names the programme and says what happened, or was planned.",
        "每個日期均出自旁列句子，句中提及該計劃及其發展或當時的計劃。",
    ),
    "web_more_events": (
        "{n} earlier not shown; the JSON version linked below has them all.",
        "另有較早的{n}項未有顯示；全部見頁底的JSON版本。",
    ),
    "web_more_figures": (
        "{n} more not shown; the CSV and JSON versions linked below have them all.",
        "另有{n}個數字未有顯示；全部見頁底的CSV或JSON版本。",
    ),
    "web_history_when": ("When", "日期"),
    "web_figures_of": ("In figures", "數字"),
    "web_figures_about": (
        "Each figure stands in the sentence beside it, which names the programme; a dash: no date is stated.",
        "每個數字均出自旁列句子，句中提及該計劃；「–」表示沒有列明日期。",
    ),
    "web_figures_when": ("As of", "截至"),
    "web_figures_where": ("Sentence", "原句"),
    "web_figures_known": ("Reached", "現況或累計"),
    "web_figures_of_a_year": ("Of a year or a round", "年度或單輪"),
    "web_figures_set_aside": ("Set aside", "撥款"),
    "web_figures_to_come": ("Target or forecast", "目標或預測"),
    "web_figures_other": ("Rate or change", "比率或變動"),
    "web_timeline": ("Papers over time", "文件時序"),
    "web_told_on": ("told {day}", "{day}文件所述"),
    "web_bureaux": ("Bureaux and other bodies", "部門及其他機構"),
    "web_bureaux_short": ("Bureaux", "政府部門"),
    "web_term": ("Term {n} of the Council", "第{n}屆立法會"),
    "web_term_past": ("Last known in term {n}", "所知最後一屆：第{n}屆"),
    "web_name_unchecked": ("{name} (not checked)", "{name}（未經核實）"),
    "web_meetings": ("Meetings", "會議"),
    "web_meetings_about": (
        "What agendas announce, and papers are for, in the next {days} days, and whether the papers are in.",
        "議程公布或有文件提交的未來{days}日會議，以及文件是否已收到。",
    ),
    "web_matters": ("What the committee waits for", "委員會正等待的事項"),
    "web_commitments": ("Commitments", "承諾"),
    "web_commitments_about": (
        "What papers promise and by when, in their own words, the soonest first.",
        "文件承諾的事項及期限，引用原文，先到期者在前。",
    ),
    "web_body": ("All papers of {name}", "{name}的所有文件"),
    "web_undated": ("Without a day", "未列期限"),
    "web_undated_about": (
        "What papers promise without saying by when; those read last come first.",
        "文件承諾但未有說明期限的事項，最近讀取者在前。",
    ),
    "web_sources": ("Sources", "來源"),
    "web_sources_about": (
        (
            "Where Tamar looks, how often, and how long it takes from publication until a paper is here: half of "
            "them "
            "within p50, 95 of a hundred within p95."
        ),
        "Tamar 檢查的網站、檢查頻率，以及由發布至收錄所需的時間：半數在p50之內，百分之九十五在p95之內。",
    ),
    "web_sources_table": (
        "Every source; times from publication to here, over {days} days",
        "各來源；所需時間為過去{days}日由發布至收錄計",
    ),
    "web_exact": ("From the stated hour of issue", "由文件所示的發出時間起計"),
    "web_bounded": (
        "Elsewhere, from the last check without the paper: at most",
        "其他文件，由上一次未見文件的檢查起計：最多",
    ),
    "web_source": ("Source", "來源"),
    "web_state": ("State", "狀況"),
    "web_every": ("Checked every", "檢查頻率"),
    "web_read_last": ("Last read", "最後檢查"),
    "web_news_last": ("Last news", "最後有新文件"),
    "web_fine": ("fine", "正常"),
    "web_unchecked": ("not checked yet", "尚未檢查"),
    "web_late": ("late", "延誤"),
    "web_held": ("held: too much changed at once", "暫停：一次過改動太多"),
    "web_failing": ("{word}, since {when}", "{word}，自{when}起"),
    "web_seconds": ("{n} s", "{n}秒"),
    "web_minutes": ("{n} min", "{n}分鐘"),
    "web_hours": ("{n} h", "{n}小時"),
    "web_brief": ("In brief", "要點"),
    "web_text": ("Text", "全文"),
    "web_text_about": (
        "As it was read by program from the site’s file. Each number is a link to its paragraph.",
        "由程式從原網站的檔案讀取。按段號可取得該段連結。",
    ),
    "web_beside": ("Put the {name} beside it", "並排顯示{name}"),
    "web_tongue_en": ("English", "英文"),
    "web_tongue_zh-Hant": ("Chinese", "中文"),
    "web_tongue_zh-Hans": ("Simplified Chinese", "簡體中文"),
    "web_alone": ("Show one language", "只顯示一種語言"),
    "web_parts": ("Part", "部分"),
    "web_parts_end": ("Part, again", "部分（頁底）"),
    "web_whole": ("all on one page", "全文一頁"),
    "web_question": ("Question {part}", "問題{part}"),
    "web_answer": ("Answer {part}", "答覆{part}"),
    "web_recommendation": ("Recommendation {no}", "建議{no}"),
    "web_anchor": ("Link to {name}", "連結至{name}"),
    "web_table": ("Table", "表"),
    "web_none_yet": (
        "No paper read so far is on {name}.",
        "至今讀取的文件中，沒有關於{name}的文件。",
    ),
    "web_none_by": (
        (
            "No paper read so far is by {name}, for it, or asked or answered by it. Others may speak of it: search for "
            "the name."
        ),
        "至今讀取的文件中，沒有由{name}發出、提交、提問或答覆的文件。其他文件或有提及，可搜尋其名稱。",
    ),
    "web_search_name": ("Search for the name", "搜尋此名稱"),
    "web_person": ("Papers that {name} asked or answered: {n}", "{name}提問或答覆的文件：{n}份"),
    "web_only_without": (
        "That says what to leave out. Write a word to look for, too, as in: pneumonia -vaccine",
        "只說明了要排除甚麼；請加上要找的字詞，例如：肺炎 -疫苗",
    ),
    "web_without_filters": ("Search without that", "不限此範圍再搜尋"),
    "web_named_below": (
        (
            "No paper read so far is by {name} or for it, or names it in its title or first paragraph; further down, "
            "{papers} do."
        ),
        "至今讀取的文件並非由{name}提交或為其而備，標題及首段亦未有提及；內文提及的有{papers}份文件。",
    ),
    "web_untitled": ("Paper without a title", "未有標題的文件"),
    "web_in_en": ("English original", "英文原件"),
    "web_in_zh-Hant": ("Chinese original", "中文原件"),
    "web_in_zh-Hans": ("Simplified Chinese original", "簡體中文原件"),
    "web_gone": ("no longer on its index", "已不在目錄上"),
    "web_kept": ("What was read of it is kept here.", "此處保留曾讀取的內容。"),
    "web_people": ("People", "人物"),
    "web_issued": ("Issued", "發出"),
    "web_first_seen": ("First seen here", "首次收錄"),
    "web_revised": ("Revised", "修訂"),
    "web_withdrawn": ("Withdrawn", "撤下"),
    "web_versions": ("Versions", "版本"),
    "web_versions_n": ("{n} versions", "{n}個版本"),
    "web_versions_see": ("See what changed", "查看改動"),
    "web_versions_of": ("Versions: {title}", "版本：{title}"),
    "web_versions_about": (
        "Each time the words of the site’s file were others, as Tamar read them.",
        "每次讀取時，原網站檔案的文字如有不同，即列為一個版本。",
    ),
    "web_version": ("Version {n}", "第{n}版"),
    "web_current": ("stands now", "現行版本"),
    "web_compare": ("Compare with version {n}", "與第{n}版比較"),
    "web_compare_of": ("What changed: {title}", "改動：{title}"),
    "web_changed": ("What changed", "改動"),
    "web_figures": ("Figures that changed", "有改動的數字"),
    "web_changed_paragraphs": ("Paragraph by paragraph", "逐段改動"),
    "web_added": ("added:", "新增："),
    "web_deleted": ("deleted:", "刪去："),
    "web_was": ("was", "原為"),
    "web_is": ("is now", "現為"),
    "web_changes_left": ("and {n} more paragraphs", "另有{n}段改動"),
    "web_booklet": ("Part of", "屬於"),
    "web_booklet_all": ("All replies of this booklet", "同一小冊子的所有答覆"),
    "web_cite": ("Cite this paper", "引用此文件"),
    "web_cite_plain": ("Plain", "一般"),
    "web_cite_oscola": ("OSCOLA", "OSCOLA"),
    "web_cite_chinese": ("Chinese", "中文"),
    "web_not_here": ("There is no such page", "沒有此頁"),
    "web_not_here_about": (
        "Nothing public stands at this address. Search for the paper by its number or its words.",
        "此網址沒有公開內容。請以文件編號或字詞搜尋。",
    ),
    "web_list_ends": (
        "This list ends at page {last}.",
        "此列表至第{last}頁為止。",
    ),
    "web_wrong": ("This address cannot be right", "此網址有誤"),
    "web_wrong_about": (
        "{name}={typed} means nothing here. What can stand there is {wanted}.",
        "「{name}={typed}」在此並無意義，應為{wanted}。",
    ),
    "web_wants_number": ("a number from 1 to {most}", "由1至{most}的數字"),
    "web_wants_topic": ("one of {names}", "{names}其中之一"),
    "web_wants_day": (
        "a year, a month or a day, as 2026, 2026-10 or 2026-10-07",
        "年份、月份或日子，例如2026、2026-10或2026-10-07",
    ),
    "web_wants_part": ("a part from 1 to {most}, or {whole}", "由1至{most}的部分，或{whole}"),
    "web_wants_language": (
        "the language of this paper's other text, {names}",
        "此文件另一文本的語言，即{names}",
    ),
    "web_wants_none": ("nothing: this paper has one text", "留空，因為此文件只有一個文本"),
    "web_left_out": (
        "This address asks for {names}, which means nothing here. Narrow a search by its words, as kind:question.",
        "此網址所附的「{names}」在此並無作用，已略去。如要收窄搜尋，請寫在搜尋字詞中，例如kind:question。",
    ),
    "web_busy": ("Too busy for this just now", "系統繁忙"),
    "web_busy_about": (
        "This took too long and was given up. Ask for less, or again in a minute.",
        "所需時間過長，已停止。請收窄範圍，或稍後再試。",
    ),
    "web_too_often": ("Too many pages at once", "短時間內要求過多頁面"),
    "web_again": (
        "Wait a minute, then load this page again.",
        "請等候一分鐘，再重新載入本頁。",
    ),
    "web_again_later": (
        "Wait an hour, then try again.",
        "請等候一小時，再試一次。",
    ),
    "web_broke": ("Something broke", "系統出錯"),
    "web_broke_about": (
        "The page could not be made. It has been noted for those who run this.",
        "未能顯示此頁，已記錄並通知負責人。",
    ),
}
