"""This file holds what we say of the one line of a topic of one's own: what it means, what is wrong."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # what a topic means
    "looks_for": ("Looks for: {words}.", "找：{words}。"),
    "also_called": ("{word} (also {others})", "{word}（又名{others}）"),
    "together": ("Together in one paragraph: {groups}.", "同一段內同時出現：{groups}。"),
    "and_these": (" and ", "，以及"),
    "or_these": (" or ", "／"),
    "weak_words": (
        "Weak, counted only beside other words: {words}.",
        "較弱，與其他詞一併出現才計：{words}。",
    ),
    "exact_words": (
        "Only as written, capitals included: {words}.",
        "須與原文完全相同，包括大小寫：{words}。",
    ),
    "passes_over": (
        (
            "Passes over these words: {words}. Only the words are passed over: a paper that also says something you "
            "look for still comes."
        ),
        "略過這些字：{words}。只略過這些字，不會排除整份文件：文件另有你要找的詞，仍會收到。",
    ),
    "must_say": ("Only papers that also say: {words}.", "文件必須同時提及：{words}。"),
    "never_say": ("Never papers that say: {words}.", "文件一旦提及便不收：{words}。"),
    "warning": ("Note: {what}", "注意：{what}"),
    "fires_everywhere": (
        "“{words}” stands in nearly every paper: expect a great many messages.",
        "「{words}」幾乎每份文件都有，會收到很多訊息。",
    ),
    "never_fires": (
        "What it looks for is also passed over or excluded: no paper can ever match.",
        "要找的詞同時被略過或排除，這個主題不會有任何文件。",
    ),
    "seldom_fires": (
        "Its only word has weight 1, too little by itself; add others, or drop the ^1.",
        "只有一個權重 1 的詞，單獨出現不足以提及；請加上其他詞，或不寫 ^1。",
    ),
    # what is wrong with a line
    "line_long": (
        "This line has {letters:,} letters; a topic takes at most {most:,}. Split it into several topics.",
        "這一行有{letters:,}字，每個主題最多{most:,}字。請分成幾個主題。",
    ),
    "line_many": (
        "This line has {terms:,} terms; a topic takes at most {most}. Split it into several topics.",
        "這一行有{terms:,}個詞，每個主題最多{most}個。請分成幾個主題。",
    ),
    "line_empty": (
        "This line has nothing to look for; write at least one word, such as 法律科技, lawtech.",
        "這一行沒有要找的詞；請最少寫一個，例如：法律科技, lawtech。",
    ),
    "line_quote": (
        'A quotation mark is opened before "{word}" and never closed; add the closing one.',
        "「{word}」前的引號沒有收尾；請補上。",
    ),
    "line_nothing_follows": (
        "Nothing follows {sign} — write the word after it.",
        "{sign} 後面沒有詞；請補上。",
    ),
    "line_weight": (
        "The weight after ^ is {figure}; write ^1, ^2 or ^3.",
        "^ 後面是「{figure}」；要寫 1、2 或 3。",
    ),
    "line_no_weight": (
        "The weight after ^ is missing; write ^1, ^2 or ^3.",
        "^ 後面要寫 1、2 或 3。",
    ),
    "line_weight_alone": ("A weight stands without a word before it.", "^ 前面沒有詞；請補上。"),
    "line_plus": (
        "A plus stands without a word on one of its sides; write 法律+人工智能.",
        "+ 的一邊沒有詞；請寫成「法律+人工智能」。",
    ),
    "line_combination": (
        "{sign} takes one word or phrase, not a combination; write {sign}{word}.",
        "{sign} 後面只可以有一個詞，不可以用 +；請寫成「{sign}{word}」。",
    ),
    "line_no_letters": (
        "“{word}” has no letter or figure to look for; write a word.",
        "「{word}」沒有可找的文字；請寫一個詞。",
    ),
    "line_long_term": (
        "“{word}…” has {letters} letters; a term takes at most {most}.",
        "「{word}…」有{letters}字，每個詞最多{most}字。",
    ),
    "line_one_letter": (
        "“{word}” is one letter and would be found everywhere; write the whole word.",
        "「{word}」只有一個字母，會到處出現；請寫完整的詞。",
    ),
    "line_short_stem": (
        "“{word}*” is too short for any ending; write at least {least} letters before *.",
        "「{word}*」太短；* 前面最少要有{least}個字母。",
    ),
}
