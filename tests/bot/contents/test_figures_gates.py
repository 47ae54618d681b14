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
