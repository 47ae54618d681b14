"""This file tests which later sentences may show what became of a commitment, and which may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contents.comparison import compared
from bot.contents.figures.names import Names
from bot.contents.folded import Folded
from bot.contents.fulfilment import (
    _ordinals,
    moved,
    promised_part,
    sighted,
)
from bot.contents.pledged import Known, Pledged
from bot.contents.stages import stage
from bot.contents.understanding import Comparison, Sighting
from scrapers.items import Document, Paragraph, Section
from scrapers.text import fold, language_of
from tests.evaluation import sightings

KNOWN = Known(
    Names((), {"iam": ("iAM Smart", "智方便"), "port": ("HKPilot", "港文通")}),
    Names((), {"dpo": ("Digital Policy Office", "DPO", "數字辦"), "hkma": ("HKMA", "金管局")}),
)
ENGLISH = Pledged(
    "The DPO will launch the corporate version of iAM Smart by end-2026.",
    date(2026, 12, 31), frozenset({"dpo"}), frozenset({"iam"}),
)  # fmt: skip
CHINESE = Pledged(
    "數字辦將於2026年底前推出「智方便」企業版。",
    date(2026, 12, 31), frozenset({"dpo"}), frozenset({"iam"}),
)  # fmt: skip


ISSUED = date(2027, 6, 30)


def seen(
    pledge: Pledged, sentence: str, issuers: tuple[str, ...] = (), *, same_title: bool = False
) -> list[Sighting]:
    told = [(Folded.of(sentence), ("4",))]
    return list(sighted(pledge, told, KNOWN, issuers, same_title=same_title, issued=ISSUED))


def of_a_paper(quote: str, sentence: str) -> str | None:
    """Say what a later paper of the same title shows of a promise that names no programme."""
    pledge = Pledged(quote, made=date(2026, 1, 15))
    return next((one.kind for one in seen(pledge, sentence, same_title=True)), None)


def kind(pledge: Pledged, sentence: str, issuers: tuple[str, ...] = ()) -> str | None:
    return next((one.kind for one in seen(pledge, sentence, issuers)), None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The corporate version of iAM Smart has been launched.", "done"),
        ("The DPO launched the corporate version of iAM Smart today.", "done"),
        ("The corporate version of iAM Smart was officially launched on 3 December 2026.", "done"),
        ("The launch of the corporate version of iAM Smart is now in progress.", "under_way"),
        ("The DPO is developing the corporate version of iAM Smart for launch.", "under_way"),
    ],
)
def test_what_has_moved_on_is_seen_in_english(sentence: str, expected: str) -> None:
    assert kind(ENGLISH, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("數字辦已於2026年11月推出「智方便」企業版。", "done"),
        ("「智方便」企業版已經推出。", "done"),
        ("数字办已推出“智方便”企业版。", "done"),
        ("數字辦現正開發「智方便」企業版，並推出試用。", "under_way"),
    ],
)
def test_what_has_moved_on_is_seen_in_chinese(sentence: str, expected: str) -> None:
    assert kind(CHINESE, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The DPO will launch the corporate version of iAM Smart by mid-2027.",
        "The DPO plans to launch the corporate version of iAM Smart.",
        "The DPO has planned to launch the corporate version of iAM Smart.",
        "The DPO announced today that it will launch the corporate version of iAM Smart.",
        "數字辦計劃推出「智方便」企業版。",
        "數字辦將會推出「智方便」企業版。",
        "數字辦已計劃推出「智方便」企業版。",
        "「智方便」已有300萬名用戶，數字辦將於2027年推出企業版。",
        "iAM Smart has 3 million users, and the DPO will launch its corporate version in 2027.",
    ],
)
def test_a_plan_told_again_fulfils_nothing(sentence: str) -> None:
    assert kind(ENGLISH, sentence) is None
    assert kind(CHINESE, sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The HKMA has launched a corporate version of iAM Smart.",
        "金管局已推出「智方便」企業版。",
    ],
)
def test_what_another_body_did_fulfils_nothing(sentence: str) -> None:
    assert kind(ENGLISH, sentence) is None
    assert kind(CHINESE, sentence) is None


def test_the_paper_of_another_body_fulfils_nothing_where_nobody_is_named() -> None:
    said = "The corporate version of iAM Smart has been launched."
    assert kind(ENGLISH, said, ("hkma",)) is None
    assert kind(ENGLISH, said, ("dpo",)) == "done"


@pytest.mark.parametrize(
    "sentence",
    [
        "The corporate version of HKPilot has been launched.",
        "「港文通」企業版已經推出。",
        "The corporate version has been launched.",
    ],
)
def test_another_programme_fulfils_nothing(sentence: str) -> None:
    assert kind(ENGLISH, sentence) is None
    assert kind(CHINESE, sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "iAM Smart has been downloaded more than three million times.",
        "「智方便」已有超過三百萬名登記用戶。",
    ],
)
def test_what_else_was_done_in_a_programme_fulfils_nothing(sentence: str) -> None:
    assert kind(ENGLISH, sentence) is None
    assert kind(CHINESE, sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Some Members enquired whether the corporate version of iAM Smart has been launched.",
        "Has the corporate version of iAM Smart been launched?",
        "有委員關注「智方便」企業版是否已經推出。",
        "委員詢問「智方便」企業版已於何時推出。",
    ],
)
def test_what_a_member_says_or_asks_fulfils_nothing(sentence: str) -> None:
    assert kind(ENGLISH, sentence) is None
    assert kind(CHINESE, sentence) is None


COUNTED = Pledged(
    "The DPO will connect 100 services to iAM Smart by end-2026.",
    date(2026, 12, 31), frozenset({"dpo"}), frozenset({"iam"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The DPO has connected 85 services to iAM Smart.", "part"),
        ("The DPO has connected 100 services to iAM Smart.", "done"),
        ("The DPO has connected 120 services to iAM Smart.", "done"),
        ("數字辦已將85項服務接駁「智方便」。", None),
    ],
)
def test_fewer_than_were_promised_are_a_part(sentence: str, expected: str | None) -> None:
    assert kind(COUNTED, sentence) == expected


def test_figures_of_another_unit_are_not_compared() -> None:
    pledge = Pledged(
        "數字辦將把100萬項服務紀錄接駁「智方便」。", None, frozenset(), frozenset({"iam"})
    )
    assert kind(pledge, "數字辦已把1,200,000項服務紀錄接駁「智方便」。") == "done"
    assert kind(pledge, "數字辦已把90萬項服務紀錄接駁「智方便」。") == "part"


def test_without_a_programme_only_the_same_title_counts() -> None:
    pledge = Pledged("The Judiciary will open a heron registry in the annex.", None)
    said = "The heron registry in the annex has been opened."
    assert seen(pledge, said) == []
    (one,) = seen(pledge, said, same_title=True)
    assert one == Sighting("done", said, ("4",))


def test_a_later_day_for_the_same_thing_moves_it() -> None:
    said = "The DPO will launch the corporate version of iAM Smart by mid-2027."
    found = moved(ENGLISH, said, date(2027, 6, 30), KNOWN)
    assert found is not None
    assert (found.kind, found.to) == ("moved", date(2027, 6, 30))


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("The DPO will launch the corporate version of iAM Smart by end-2026.", date(2026, 12, 31)),
        ("The DPO will launch the corporate version of iAM Smart soon.", None),
        ("The DPO will launch the corporate version of HKPilot in 2027.", date(2027, 12, 31)),
        ("The HKMA will launch a corporate version of iAM Smart in 2027.", date(2027, 12, 31)),
        ("The DPO will train iAM Smart ambassadors in 2027.", date(2027, 12, 31)),
    ],
)
def test_what_is_no_later_day_of_the_same_thing_moves_nothing(said: str, due: date | None) -> None:
    assert moved(ENGLISH, said, due, KNOWN) is None


_VERBS = st.sampled_from(["launch", "publish", "complete", "open", "set up", "extend", "introduce"])
_THINGS = st.sampled_from(
    ["the corporate version", "a portal for herons", "the second phase", "new counters"]
)
_LEADS = st.sampled_from(["will", "plans to", "aims to", "intends to", "is expected to", "shall"])


@given(_VERBS, _THINGS, _LEADS)
def test_no_plan_however_worded_is_a_fulfilment_of_its_own(
    verb: str, thing: str, lead: str
) -> None:
    said = f"The DPO {lead} {verb} {thing} of iAM Smart in 2026."
    assert seen(Pledged(said, None, frozenset({"dpo"}), frozenset({"iam"})), said) == []


@given(
    st.sampled_from(["推出", "公布", "完成", "啟用", "設立", "擴展"]),
    st.sampled_from(["將", "計劃", "會", "預計", "爭取", "擬"]),
)
def test_no_chinese_plan_is_a_fulfilment_of_its_own(verb: str, lead: str) -> None:
    said = f"數字辦{lead}於2026年底前{verb}「智方便」第二期服務站。"
    assert seen(Pledged(said, None, frozenset({"dpo"}), frozenset({"iam"})), said) == []


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    seen(ENGLISH, text, same_title=True)
    moved(ENGLISH, text, date(2030, 1, 1), KNOWN)
    assert stage(fold(text)) in (None, "done", "under_way")


def test_another_phase_of_it_fulfils_nothing() -> None:
    pledge = replace(ENGLISH, quote="The second phase of iAM Smart for firms will open in 2026.")
    assert kind(pledge, "The first phase of iAM Smart for firms was opened in 2026.") is None
    assert (
        kind(pledge, "The second phase of iAM Smart for firms has been open since May.") == "done"
    )
    chinese = replace(CHINESE, quote="「智方便」企業版第二期將於2026年啟用。")
    assert kind(chinese, "「智方便」企業版首階段已啟用。") is None
    assert kind(chinese, "「智方便」企業版第二期已啟用。") == "done"


def test_what_was_promised_may_be_a_body_itself() -> None:
    both = Known(Names((), {"lab": ("Harbour Lab",)}), Names((), {"lab": ("Harbour Lab",), "dpo": ("DPO",)}))  # fmt: skip
    pledge = Pledged("DPO will form a board for Harbour Lab.", None, frozenset({"dpo"}), frozenset({"lab"}))  # fmt: skip
    told = Folded.of("Harbour Lab's board has been formed for the lab.")
    assert [one.kind for one in sighted(pledge, [(told, ())], both, ("dpo",))] == ["done"]


def test_what_a_member_said_fulfils_nothing() -> None:
    said = "A Member said that the corporate version of iAM Smart had been launched too late."
    assert kind(ENGLISH, said) is None


def test_a_bare_launch_is_fulfilled_by_a_bare_launch_alone() -> None:
    pledge = replace(ENGLISH, quote="The DPO will launch iAM Smart by end-2026.")
    assert kind(pledge, "The DPO has launched iAM Smart.") == "done"
    assert kind(pledge, "The DPO has launched a campaign on iAM Smart.") is None


MADE = replace(ENGLISH, made=date(2026, 6, 1))
MADE_ZH = replace(CHINESE, made=date(2026, 6, 1))


@pytest.mark.parametrize(
    "sentence",
    [
        "The corporate version of iAM Smart was launched for firms in March 2026.",
        "The DPO launched the corporate version of iAM Smart for banks in 2025.",
        "數字辦於2026年3月推出「智方便」企業版。",
        "數字辦於2025年推出「智方便」企業版予銀行使用。",
    ],
)
def test_what_was_over_when_it_was_promised_fulfils_nothing(sentence: str) -> None:
    assert kind(ENGLISH if sentence.isascii() else CHINESE, sentence) == "done"
    assert kind(MADE if sentence.isascii() else MADE_ZH, sentence) is None


def test_what_was_done_since_or_on_no_day_fulfils_it_all_the_same() -> None:
    assert kind(MADE, "The corporate version of iAM Smart was launched in July 2026.") == "done"
    assert kind(MADE, "The corporate version of iAM Smart has been launched.") == "done"
    assert kind(MADE_ZH, "「智方便」企業版自2025年試用後，已於2026年7月推出。") == "done"


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (
            "The DPO will launch “Heron Pass” for the users of iAM Smart by end-2026.",
            "The DPO has launched a pass with three functions for the users of iAM Smart.",
        ),
        (
            "數字辦將於2026年底前為「智方便」用戶推出「鷺鳥通行證」。",
            "數字辦已為「智方便」用戶推出三項新功能的通行證。",
        ),
    ],
)
def test_what_is_promised_by_a_name_is_fulfilled_only_by_that_name(
    quote: str, sentence: str
) -> None:
    pledge = replace(ENGLISH, quote=quote)
    assert kind(pledge, sentence) is None
    name = "“Heron Pass”" if quote.isascii() or "Heron" in quote else "「鷺鳥通行證」"
    told = sentence.replace("a pass", name).replace("三項新功能的通行證", name)
    assert kind(pledge, told) == "done"


def test_what_was_done_already_and_on_what_grounds_is_no_part_of_what_is_promised() -> None:
    quote = "按2025年發布的智方便路線圖，數字辦將於2026年底前檢討收費，並已推出企業版。"
    assert promised_part(quote) == "數字辦將於2026年底前檢討收費，"
    said = "Pursuant to the roadmap of iAM Smart, the DPO will review its fees by end-2026."
    assert "roadmap" not in promised_part(said)
    assert (
        kind(replace(CHINESE, quote=quote), "數字辦已於2026年8月發布「智方便」路線圖，推出企業版。")
        is None
    )


@pytest.mark.parametrize(
    ("quote", "due", "later", "later_due"),
    [
        # told again with the other day that it names
        (
            "數字辦爭取在2026年年中就「智方便」企業版尋求撥款，以期在2028年開始運作。", date(2026, 7, 31),
            "數字辦爭取在2026年年中就「智方便」企業版尋求撥款，以期在2028年開始運作。", date(2028, 12, 31),
        ),
        # told again with another day beside the same
        (
            "The DPO will launch the corporate version of iAM Smart by end-2026.", date(2026, 12, 31),
            "The DPO will launch the corporate version of iAM Smart by end-2026 and extend it by end-2027.",
            date(2027, 12, 31),
        ),
        # told again less exactly: the year of the day
        (
            "The DPO will launch the corporate version of iAM Smart in June 2026.", date(2026, 6, 30),
            "The DPO will launch the corporate version of iAM Smart in 2026.", date(2026, 12, 31),
        ),
    ],
)  # fmt: skip
def test_a_day_that_is_named_again_moves_nothing(
    quote: str, due: date, later: str, later_due: date
) -> None:
    pledge = replace(ENGLISH, quote=quote, due=due, made=date(2026, 1, 5))
    assert moved(pledge, later, later_due, KNOWN, date(2026, 3, 2)) is None


def test_what_shows_nothing_of_a_commitment_is_shown_of_none_of_our_pairs() -> None:
    found = {row.what: row for row in sightings.rows()}
    for half in ("tune", "aside"):
        precision = found[f"what was seen since, {half}: precision"]
        assert precision.right == precision.of > 0


@pytest.mark.parametrize(
    ("said", "which"),
    [
        ("政府會購置一批設備", set()), ("新一輪", set()), ("下一階段", set()), ("新一期", set()), ("近一期", set()), ("分三期推出", set()),
        ("三階段推行", set()), ("第一期間", set()), ("第15期", {"15"}), ("第十二期", {"12"}), ("第二輪", {"2"}), ("首階段", {"1"}),
        ("首批", {"1"}), ("二期工程", {"2"}), ("十二期工程", set()), ("第三期及第四期", {"3", "4"}), ("phase 12", {"12"}),
        ("the second phase", {"2"}), ("the next phase", set()), ("第3階段", {"3"}), ("第三階段", {"3"}),
    ],
)  # fmt: skip
def test_a_phase_is_one_only_where_it_is_numbered(said: str, which: set[str]) -> None:
    assert _ordinals(fold(said)) == which


@pytest.mark.parametrize("also", ["並購置一批設備", "並展開新一輪宣傳"])
def test_a_lot_of_something_is_no_other_phase(also: str) -> None:
    pledge = Pledged(
        "數字辦將推出「智方便」第二期服務予銀行使用。", None, frozenset({"dpo"}), frozenset({"iam"})
    )
    assert kind(pledge, f"「智方便」服務已推出予銀行使用，{also}。") == "done"
    assert kind(pledge, "「智方便」首期服務已推出予銀行使用。") is None


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("launch", "has been launched"), ("open", "has been opened"), ("introduce", "has been introduced"),
        ("implement", "has been implemented"), ("publish", "has been published"), ("complete", "has been completed"),
        ("commission", "was commissioned"),
    ],
)  # fmt: skip
def test_all_that_is_promised_of_a_named_programme_may_be_one_verb(
    promised: str, told: str
) -> None:
    pledge = Pledged(
        f"We will {promised} HKPilot by mid-2027.", None, frozenset(), frozenset({"port"})
    )
    assert kind(pledge, f"HKPilot {told}.") == "done"


OPENS = Pledged(
    "The HKPilot platform will be launched by end-2026.",
    date(2026, 12, 31), frozenset({"dpo"}), frozenset({"port"}),
)  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Everybody has been able to write faster since HKPilot opened to all in May.",
        "HKPilot went live on 3 November 2026.",
        "「港文通」已於十一月正式投入服務。",
    ],
)
def test_what_was_only_to_open_has_opened_in_whatever_words(sentence: str) -> None:
    assert kind(OPENS, sentence) == "done"


@pytest.mark.parametrize(
    "sentence",
    [
        "A pilot run of HKPilot was launched in May.",
        "The tender for HKPilot was opened in May.",
        "「港文通」的簡介短片已經推出。",
        "HKPilot has been named by the Chief Executive.",
    ],
)
def test_what_opened_beside_it_fulfils_nothing(sentence: str) -> None:
    assert kind(OPENS, sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The corporate version of iAM Smart has been launched for banks, and other firms will follow.",
        "數字辦已推出「智方便」企業版予銀行，其餘企業將於2027年加入。",
    ],
)
def test_what_leaves_the_rest_for_later_was_done_in_part(sentence: str) -> None:
    assert kind(ENGLISH if sentence.isascii() else CHINESE, sentence) == "part"


def test_some_of_so_many_is_a_part_and_says_nothing_of_what_it_is() -> None:
    pledge = Pledged("醫管局計劃在所有急症醫院使用影像分析系統。", date(2026, 12, 31))
    got = seen(pledge, "十八間急症醫院中，十一間已使用有關系統。", same_title=True)
    assert [one.kind for one in got] == ["part"]


def test_a_short_name_that_the_later_paper_defines_is_known_there() -> None:
    section = Section(
        None,
        (
            Paragraph("「香港人工智能研發院」(「研發院」)由政府成立。", "1"),
            Paragraph("研發院已自2026年9月1日起運作。", "2"),
        ),
    )
    later = Document("plain", "zh-Hant", "", published=date(2026, 10, 1), sections=(section,))
    quote = "香港人工智能研發院將於2026年下半年投入運作。"
    got = compared(Comparison(quote, "", date(2026, 12, 31), date(2026, 1, 2), later=later))
    assert [(one.kind, one.cites) for one in got.seen] == [("done", ("2",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The corporate version of iAM Smart has not been launched.",
        "The corporate version of iAM Smart has yet to be launched.",
        "The corporate version of iAM Smart has never been launched.",
        "The corporate version of iAM Smart has been postponed.",
        "The launch of the corporate version of iAM Smart has been cancelled.",
        "The corporate version of iAM Smart has been shelved.",
        "The launch of the corporate version of iAM Smart has been delayed.",
        "If the corporate version of iAM Smart has been launched, firms are told.",
        "Unless the corporate version of iAM Smart has been launched, firms write letters.",
        "Once the corporate version of iAM Smart has been launched, firms are told.",
        "The DPO has failed to launch the corporate version of iAM Smart.",
        "The DPO denied that the corporate version of iAM Smart had been launched.",
        "None of the corporate version of iAM Smart has been launched.",
        "「智方便」企業版未能於2026年內推出。",
        "「智方便」企業版並未如期於2026年12月推出。",
        "「智方便」企業版已取消。",
        "「智方便」企業版已押後推出。",
        "數字辦沒有於2026年推出「智方便」企業版。",
        "若「智方便」企業版已推出，當局會通知公司。",
        "待「智方便」企業版於2026年推出後再作公布。",
    ],
)
def test_what_was_not_done_or_put_off_or_only_supposed_fulfils_nothing(sentence: str) -> None:
    assert kind(CHINESE if sentence[0] > "z" else ENGLISH, sentence) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The corporate version of iAM Smart has not only been launched.", "done"),
        ("數字辦已於2026年11月推出「智方便」企業版，若干公司已登記。", "done"),
        ("數字辦已於2026年11月推出期待已久的「智方便」企業版。", "done"),
    ],
)
def test_words_that_only_look_like_a_denial_hide_nothing(sentence: str, expected: str) -> None:
    assert kind(CHINESE if sentence[0] > "z" else ENGLISH, sentence) == expected


BARE = replace(ENGLISH, quote="The DPO will launch iAM Smart by end-2026.")
BARE_ZH = replace(CHINESE, quote="數字辦將於2026年底前推出「智方便」。")


@pytest.mark.parametrize(
    "sentence",
    [
        "iAM Smart has never opened to the public.",
        "The launch of iAM Smart was delayed and it has not gone live for users.",
        "Macao launched iAM Smart lookalike.",
        "Macao launched iAM Smart.",
        "A user opened iAM Smart in the bus.",
        "A user opened iAM Smart.",
        "Registration for iAM Smart opened today.",
        "The iAM Smart booth opened to the public.",
        "「智方便」未能於2026年內推出。",
        "「智方便」已延期推出。",
        "數字辦已否認推出「智方便」。",
        "「智方便」展覽已開放。",
        "澳門推出了「智方便」。",
    ],
)
def test_what_is_told_of_another_thing_that_opened_fulfils_nothing(sentence: str) -> None:
    assert kind(BARE_ZH if sentence[0] > "z" else BARE, sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "iAM Smart has now opened to the public.",
        "The iAM Smart platform went live on 3 November 2026.",
        "The DPO officially launched iAM Smart today.",
        "「智方便」平台已於十一月正式推出。",
        "數字辦今日推出了「智方便」。",
        "數字辦表示，「智方便」已正式推出及投入服務。",
    ],
)
def test_what_is_told_of_the_thing_itself_fulfils_it(sentence: str) -> None:
    assert kind(BARE_ZH if sentence[0] > "z" else BARE, sentence) == "done"


def _since(quote: str, later: str, before: str = "") -> list[str]:
    day = date(2026, 10, 14)
    told = Document("plain", "en", "", published=day, sections=(Section(None, (Paragraph(later, "4"),)),))  # fmt: skip
    asked = Comparison(
        quote, "", date(2026, 12, 31), date(2025, 5, 26), later=told, before=before
    )  # fmt: skip
    return [one.kind for one in compared(asked).seen]


def test_what_is_so_from_a_day_on_fulfils_a_promise() -> None:
    quote = "The DPO will extend iAM Smart to the Heron Tribunal by end-2026, so that parties may sign online."
    said = "Starting from October 12, claims before the Heron Tribunal are signed with iAM Smart."
    assert _since(quote, said) == ["done"]
    assert _since(quote, said.replace("are signed", "will be signed")) == []
    assert _since(quote, said.replace("are signed", "are to be signed")) == []
    assert _since(quote, said.replace("Heron Tribunal", "Tern Market")) == []
    chinese = "我們會在2026年年底前將「智方便」擴展至全部鷺鳥審裁處，並改善流程。"
    assert _since(chinese, "「智方便」由即日起適用於全部十二個鷺鳥審裁處。") == ["done"]
    assert _since(chinese, "「智方便」將由明年起適用於全部十二個鷺鳥審裁處。") == []


def test_the_programme_of_a_promise_may_stand_in_the_sentence_before_it() -> None:
    quote = "The portal for herons will be opened by end-2026."
    said = "The portal for herons of iAM Smart has been opened."
    assert _since(quote, said) == []
    assert _since(quote, said, "We run iAM Smart. It is used by many. ") == ["done"]
    assert _since(quote, said, "We run iAM Smart and HKPilot. It is used by many. ") == []
    assert _since(quote, said, "We run iAM Smart. Beside it we run HKPilot. ") == []


def test_when_why_and_what_for_are_no_part_of_what_is_promised() -> None:
    said = "在財務委員會批准撥款後，基金將於2026年內開始運作，以便業界申請。"
    assert promised_part(said) == "基金將於2026年內開始運作"
    english = (
        "In view of the results, the DPO will open a portal, so that users may sign, pay and file."
    )
    assert promised_part(english).strip() == "the DPO will open a portal"


def what_became(quote: str, *later: str) -> list[str]:
    """Give the kinds of what a later paper, by paragraphs, shows of a commitment to the programme HKPilot."""
    told = Document(
        "plain", language_of(later[0]), "x", published=date(2026, 12, 1),
        sections=(Section(None, tuple(Paragraph(one, "4") for one in later)),),
    )  # fmt: skip
    asked = Comparison(quote, "港文通 HKPilot", date(2026, 9, 30), date(2026, 3, 1), later=told)
    return [one.kind for one in compared(asked).seen]


def test_a_sentence_behind_one_on_the_programme_may_tell_what_became_of_it() -> None:
    quote = "我們會在今年九月底前把分區服務點增至60個。"
    told = "「港文通」大受歡迎。計劃的分區服務點已達62個。"
    assert what_became(quote, told) == ["done"]
    assert what_became(quote, "會議圓滿結束。計劃的分區服務點已達62個。") == []


def test_so_may_one_of_the_next_paragraph_where_more_is_shared() -> None:
    quote = "The DPO will issue a technical guide for software developers by September 2026."
    guide = "The technical guide for developers was put on the website on 18 September 2026."
    assert what_became(quote, "HKPilot is well liked.", guide) == ["done"]
    assert what_became(quote, "HKPilot is well liked.", "Prizes were given.", guide) == []
    assert what_became(quote, "HKPilot and HKLegal are well liked.", guide) == []


def test_what_was_promised_of_all_and_is_told_of_one_place_is_a_part() -> None:
    quote = "The DPO will release the traffic flow data collected by HKPilot in all four districts in 2026."
    told = (
        "Traffic flow data collected by HKPilot in Kwun Tong was put on the portal on 22 June 2026."
    )
    assert what_became(quote, told) == ["part"]
    assert what_became(quote, told.replace("Kwun Tong", "all districts")) == ["done"]


def test_a_clause_that_only_adds_to_a_promise_does_not_hide_what_became_of_it() -> None:
    quote = "數字辦會在2026年九月底前把港文通引入公共圖書館及體育館，首批選址會考慮人流及空間和交通配套。"
    told = "「港文通」由即日起在六間公共圖書館及體育館投入服務。"
    assert what_became(quote, told) == ["done"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The corporate version of iAM Smart was launched in a test environment.",
        "Had the corporate version of iAM Smart been launched, costs would have risen.",
        "The corporate version of iAM Smart was launched by no bank.",
        "The pilot of the corporate version of iAM Smart was launched in June.",
        "A website on the corporate version of iAM Smart was launched.",
        "A seminar on the launch of the corporate version of iAM Smart was completed.",
        "The tender for the launch of the corporate version of iAM Smart was issued in June 2026.",
        "Critics claimed that the corporate version of iAM Smart was launched.",
        "「智方便」企業版測試版已推出。",
        "「智方便」企業版的宣傳片已推出。",
        "「智方便」企業版已推出市場諮詢。",
        "有報章指「智方便」企業版已推出。",
        "據報「智方便」企業版已推出。",
    ],
)
def test_what_came_of_it_only_or_is_only_said_fulfils_nothing(sentence: str) -> None:
    assert kind(ENGLISH if sentence.isascii() else CHINESE, sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The corporate version of iAM Smart is up and running.",
        "The corporate version of iAM Smart became available to all in December 2026.",
        "All can now use the corporate version of iAM Smart.",
        "The corporate version of iAM Smart was launched on the website of the office.",
        "「智方便」企業版正式啟用，首日有300間公司登記。",
        "「智方便」企業版登場。",
    ],
)
def test_what_is_in_use_was_done(sentence: str) -> None:
    assert kind(ENGLISH if sentence.isascii() else CHINESE, sentence) == "done"


@pytest.mark.parametrize(
    "sentence", ["「智方便」企業版將正式啟用。", "「智方便」企業版正式啟用日期待定。"]
)
def test_what_is_to_be_in_use_was_not(sentence: str) -> None:
    assert kind(CHINESE, sentence) is None


def test_what_is_open_to_some_only_was_done_in_part() -> None:
    assert kind(CHINESE, "「智方便」企業版已推出，惟只限十間公司。") == "part"
    assert kind(ENGLISH, "The corporate version of iAM Smart was launched but limited to ten firms.") == "part"  # fmt: skip


def test_a_month_or_the_whole_government_is_no_place() -> None:
    quote = "政府將於2026年年底前在全港推出「港文通」的繁體版本。"
    assert what_became(quote, "「港文通」繁體版本已於十月推出。") == ["done"]
    quote = "The DPO will launch HKPilot for minutes in all bureaux and departments in 2026."
    told = "HKPilot for minutes was launched in every bureau and department in June 2026."
    assert what_became(quote, told) == ["done"]
    told = "HKPilot for minutes was launched in government departments in June 2026."
    assert what_became(quote, told) == ["done"]


@pytest.mark.parametrize(
    ("quote", "later", "expected"),
    [
        (
            "We will publish ethical and security guidelines for legal practitioners on the adoption of technology.",
            "The Department promulgated in October a booklet telling solicitors how to use technology in an ethical manner.",
            "done",
        ),
        (
            "The Administration will create a one-stop portal for all business licences in the fourth quarter.",
            "The portal went live on 18 November with 12 types of liquor licences.",
            "done",
        ),
        # the same verb, and nothing else that is shared
        (
            "We will publish a study on harbour ferries this year.",
            "The Bureau released figures on trees.",
            None,
        ),
        (
            "We will open a portal for ship owners this year.",
            "The new library was opened on Monday.",
            None,
        ),
    ],
)
def test_what_is_done_may_be_told_in_other_words(
    quote: str, later: str, expected: str | None
) -> None:
    found = seen(Pledged(quote), later, same_title=True)
    assert next((one.kind for one in found), None) == expected


FILING = "The Judiciary will make electronic filing mandatory for litigants in the District Court by mid-2026."
ROSTER = "律政司會於2026年編製法律科技供應商名冊。"


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (FILING, "Since 1 June 2026, litigants in the District Court must file documents electronically."),
        (ROSTER, "由2026年11月1日起，律師行可透過網頁查閱法律科技供應商名冊。"),
        (ROSTER, "法律科技供應商名冊自去年十一月起供公眾查閱。"),
    ],
)  # fmt: skip
def test_what_is_so_since_a_day_that_has_come_is_done(quote: str, sentence: str) -> None:
    assert of_a_paper(quote, sentence) == "done"


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (FILING, "Since 1 June 2026, litigants in the District Court may choose to file documents electronically."),
        (FILING, "With effect from 1 June 2028, litigants in the District Court must file documents electronically."),
        (ROSTER, "由2028年11月1日起，律師行可透過網頁查閱法律科技供應商名冊。"),
        (ROSTER, "法律科技供應商名冊自明年十一月起供公眾查閱。"),
        (ROSTER, "法律科技供應商名冊於2027年12月推出。"),
    ],
)  # fmt: skip
def test_what_is_told_for_a_day_after_the_paper_s_own_is_still_to_come(
    quote: str, sentence: str
) -> None:
    assert of_a_paper(quote, sentence) is None


GUIDELINES = (
    "DPO will issue guidelines on generative AI for government staff in the first half of 2026."
)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (GUIDELINES, "In April 2026 we issued guidelines on generative AI to government staff."),
        (GUIDELINES, "Guidelines on generative AI for staff have been made available on the Office's website."),
        ("The ferry piers will get smart turnstiles by 2026.", "All ferry piers are now using smart turnstiles."),
        ("The annex will open its heron registry in 2026.", "The heron registry of the annex is now in full operation."),
        ("We will let drivers carry licences in electronic form by 2026.", "Drivers have been able to carry licences in electronic form for a year."),
        ("政府會在2026年於碼頭安裝三十支智慧路標。", "碼頭三十支智慧路標全數安裝完畢。"),
    ],
)  # fmt: skip
def test_other_ways_to_say_that_something_has_come(quote: str, sentence: str) -> None:
    assert of_a_paper(quote, sentence) == "done"


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (GUIDELINES, "In April 2026 the Law Society issued guidelines on generative AI to staff."),
        (GUIDELINES, "HSBC has issued guidelines on generative AI to its staff."),
        (GUIDELINES, "Guidelines on generative AI issued by us to government staff will be updated."),
        (ROSTER, "香港律師會已於2026年11月發布法律科技供應商名冊。"),
        ("政府會在2026年於碼頭安裝三十支智慧路標。", "碼頭三十支智慧路標的選址安裝完畢後將會公布。"),
    ],
)  # fmt: skip
def test_what_somebody_else_than_a_body_did_fulfils_nothing(quote: str, sentence: str) -> None:
    assert of_a_paper(quote, sentence) is None


def test_what_somebody_else_was_to_do_may_be_told_of_them() -> None:
    quote = "The Government will have the Law Society issue guidelines on generative AI in 2026."
    said = "The Law Society has issued guidelines on generative AI."
    assert of_a_paper(quote, said) == "done"


def test_a_month_alone_may_be_the_last_of_its_name() -> None:
    assert of_a_paper(GUIDELINES, "The Office published in October guidelines on generative AI for staff.") == "done"  # fmt: skip


GUIDE = "DPO will issue guidelines on generative AI for government staff in the first half of 2026."


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("律政司會於2026年編製法律科技供應商名冊。", "由2026年11月起，業界可就編製法律科技供應商名冊提出意見。"),
        ("The Judiciary will make electronic filing mandatory for litigants in the District Court by mid-2026.",
         "Since June 2026, mandatory electronic filing for litigants in District Court is studied."),
        (GUIDE, "Staff have been able to comment on the guidelines on generative AI for government staff."),
        (GUIDE, "DPO established a group for guidelines on generative AI for government staff."),
        (GUIDE, "We issued guidelines on generative AI for government staff in draft."),
        (GUIDE, "All staff of the government were using generative AI guidelines of Singapore."),
        (GUIDE, "In April 2026 the Hospital Authority issued guidelines on generative AI to its staff."),
        (GUIDE, "In April 2026 PCPD issued guidelines on generative AI for government staff."),
        (GUIDE, "Singapore has issued guidelines on generative AI for government staff."),
    ],
)  # fmt: skip
def test_a_draft_a_group_a_comment_or_what_others_did_keeps_no_promise(
    quote: str, sentence: str
) -> None:
    assert of_a_paper(quote, sentence) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (GUIDE, "In April 2026 DPO issued guidelines on generative AI for government staff."),
        (GUIDE, "In April 2026 the Digital Policy Office issued guidelines on generative AI for government staff."),
        ("DPO will set up a working group on generative AI for government staff by 2026.",
         "DPO set up a working group on generative AI for government staff."),
        ("律政司會於2026年編製法律科技供應商名冊。", "律政司已編製法律科技供應商名冊。"),
    ],
)  # fmt: skip
def test_who_promised_it_keeps_it(quote: str, sentence: str) -> None:
    assert of_a_paper(quote, sentence) == "done"


def test_a_body_with_another_name_in_the_promise_is_not_others() -> None:
    assert (
        kind(ENGLISH, "DPO set up a working group on the corporate version of iAM Smart.") is None
    )
