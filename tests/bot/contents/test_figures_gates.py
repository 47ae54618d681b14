"""This file checks that each number which is withheld says by which gate."""

from __future__ import annotations

import pytest

from bot.contents.figures import readings
from bot.contents.figures.gates import Gate, Withheld
from tests.bot.contents.test_figures import NAMES, paper_of

NAMED = {**NAMES, "piers": ("海岸30個碼頭計劃",)}
ONE_OF_EACH = {
    Gate.ASKED: "有議員質疑海港渡輪計劃只批出30宗申請。",
    Gate.SAMPLED: "審計署抽查海港渡輪計劃的30宗申請。",
    Gate.OTHER_SCHEME: "河堰基金於去年推出。該計劃連同潮汐通批出30宗申請。",
    Gate.IN_A_NAME: "「海岸30個碼頭計劃」快將完成。",
    Gate.SET_APART: "Unlike the Weir Fund, which received 30 applications, the Tide Pilot is new.",
    Gate.OF_ANOTHER: "潮汐通已經啟用，而同期全港渡輪有30艘。",
    Gate.OWN_SUBJECT: "海港渡輪計劃已經推出，船東一般聘用30名職員。",
    Gate.PAIRED: "The Weir Fund and the Tide Pilot have 20 and 30 piers respectively.",
    Gate.SUPPOSED: "假如海港渡輪計劃批出30宗申請。",
    Gate.DOUBTED: "據報海港渡輪計劃批出30宗申請。",
    Gate.BEFORE_ANOTHER: "海港渡輪計劃在30億元「水手計劃」之下推行。",
    Gate.CRIME: "一名海港渡輪計劃申請人涉嫌訛騙，涉款30萬元。",
    Gate.ONE_CASE: "海港渡輪計劃支持的一家船行有30名船員。",
    Gate.OPERATOR: "The operator of the Tide Pilot has 30 staff.",
    Gate.SHARED: "海港渡輪計劃連同其他計劃批出30宗申請。",
    Gate.NO_OWNER: "政府有30個部門，並會推出海港渡輪計劃。",
    Gate.WIDER: "本港約30間船行可申請海港渡輪計劃。",
    Gate.WITHDRAWN: "海港渡輪計劃的申請數目誤植為30宗，正確數字應為20宗。",
    Gate.FORMER: "海港渡輪計劃的碼頭由30個增至40個。",
    Gate.UNPROMISED: "電訊商將於2027年年底前：\n(a) 擴展海港渡輪計劃至30個碼頭；",
    Gate.POOL: "海港渡輪計劃從30億元中撥出2億元。",
    Gate.PART: "海港渡輪計劃的首30個碼頭快將落成。",
    Gate.RULE: "海港渡輪計劃規定申請人須有30名船員。",
    Gate.UNNAMED: "Tide Pilot exceeded 3.0 million.",
}


@pytest.mark.parametrize("gate", Gate)
def test_what_is_withheld_says_why(gate: Gate) -> None:
    read = readings(paper_of(ONE_OF_EACH[gate]), NAMED)
    withheld = [one for one in read if isinstance(one, Withheld)]
    assert gate in {one.gate for one in withheld}
    assert all(str(one.number.value).startswith("3") or one.gate is not gate for one in withheld)


def shown(text: str) -> list[float]:
    read = readings(paper_of(text), NAMED)
    return [float(one.value) for one in read if not isinstance(one, Withheld)]


# What each gate withholds, and beside it what it must let through.
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("「潮汐通」推出後，稅務局收到340億元稅款。", []),
        ("「潮汐通」推出後，署方收到340份申請。", [340]),
        ("While the Tide Pilot has 12,000 users, the Judiciary's system has 300 users.", [12_000]),
        ("政府為「潮汐通」撥款3億元，另撥款2億元推行其他項目。", [300_000_000]),
        ("假冒「潮汐通」的網站有300個。", []),
        ("連接「潮汐通」的網站有300個。", [300]),
        ("Phishing sites that mimic the Tide Pilot cheated 30 people of $2 million.", []),
        ("Skiffpass, by comparison with the Tide Pilot, has 5 million users.", []),
        ("「潮汐通」可能有500萬用戶。", []),
        ("「潮汐通」有500萬用戶。", [5_000_000]),
        ("部分市民指「潮汐通」有30個漏洞。", []),
        ("商會指「潮汐通」有30個漏洞。", []),
        ("政府指「潮汐通」有30個碼頭。", [30]),
        ("The Ombudsman found that 300 users of the Tide Pilot had complained.", []),
        ("港口署推出潮汐通體驗館，吸引3 000名訪客。", []),
        ("More than 4.2 million people use the Tide Pilot.", [4_200_000]),
        ("Around 300 people protested against the Tide Pilot.", []),
        ("全港逾420萬名市民登記使用「潮汐通」。", [4_200_000]),
        ("全港約420間船行，部分使用「潮汐通」。", []),
        ("海港渡輪計劃共批出37 059宗申請，有申請人涉嫌訛騙，警方已跟進。", [37_059]),
        ("政府否認「潮汐通」只有30萬名用戶，並指出用戶為420萬名。", [4_200_000]),
        ("據報章報道，「潮汐通」使用率低，但其登記用戶已達420萬。", [4_200_000]),
        ("據報章報道，「潮汐通」只有30萬名用戶，但收費不高。", []),
        ("Some critics claim that few use it, but the Tide Pilot has 4.2 million users.", [4_200_000]),
        ("有議員質疑「潮汐通」只有30個碼頭，但開支達3億元。", []),
        ("傳媒報道「潮汐通」有420萬名用戶屬實。", [4_200_000]),
        ("傳媒報道「潮汐通」有420萬名用戶並不屬實。", []),
        ("「潮汐通」的營運開支為每年1.2億元，系統由承辦商開發，開發費用為3億元。", [120_000_000, 300_000_000]),
        ("The Tide Pilot has 4.2 million registered users. The daily average number of log-ins is 350,000.", [4_200_000, 350_000]),
        ("The Harbour Ferry Scheme approved 300 applications. The approved projects involved $7.2 billion.", [300, 7_200_000_000]),
        ("Tide Pilot: 12,000 users; 70 departments; 300 use cases.", [12_000, 70, 300]),
        ("Through the Tide Pilot, crews filed returns; the Office collected $340 billion.", []),
        ("The Harbour Ferry Scheme approved 300 applications, with small firms accounting for 80 per cent.", [300]),
    ],
)  # fmt: skip
def test_a_gate_withholds_no_more_than_it_says(text: str, values: list[float]) -> None:
    assert shown(text) == values
