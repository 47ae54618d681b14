"""This file holds our words on weather signals: what is in force, what it holds back and puts at risk."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "signal_cyclone": ("typhoon signal {n} since {when}", "{n}號熱帶氣旋警告信號自{when}起生效"),
    "signal_rain": ("black rain since {when}", "黑色暴雨警告信號自{when}起生效"),
    "signal_explains": (
        "{signals}: the Council's rules postpone its meetings, and papers wait",
        "{signals}：立法會會議按規則延期，文件亦會延後",
    ),
    "signal_at_risk": ("at risk: {signals}", "可能延期：{signals}"),
    "signal_was": (
        "a typhoon signal 8 or higher, or black rain, was in force that day",
        "當日曾懸掛八號或以上熱帶氣旋警告信號，或發出黑色暴雨警告信號",
    ),
    "signal_was_lately": (
        (
            "Lately a typhoon signal 8 or higher, or black rain, was in force: the Council's rules "
            "postpone its meetings."
        ),
        "近日曾懸掛八號或以上熱帶氣旋警告信號，或發出黑色暴雨警告信號：立法會會議按規則延期。",
    ),
    "news_signal": (
        "No papers today: {signals}; the Council's rules postpone. Held until it is over: {held}",
        "今日未見文件：{signals}；立法會會議按規則延期。以下警示暫緩至信號取消：{held}",
    ),
    "trouble_OutOfDate": ("says what is long past", "內容過時"),
}
