"""This file tests that words of an own topic are added, taken out and passed over as people say it, and not else."""

from __future__ import annotations

import pytest

from bot.answering.arguments.excluded_words import dictated
from bot.answering.conversation import perform
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, NewTopic, ShowTopic
from bot.answering.speech import at_the_console
from tests.bot.answering.test_next_steps import stage
from tests.story.stage import Stage

__all__ = ["stage"]
SPEAKER = at_the_console()


@pytest.fixture
def owning(stage: Stage) -> Stage:
    """Give a console that has topics of its own."""
    for name, line in (
        ("Fraud", "scam, 騙案"),
        ("Ride-hailing", "ride-hailing, platform, -taxi"),
        ("低空經濟", "低空, eVTOL"),
        ("跨境数据", "数据出境, 标准合同"),
    ):
        perform(stage.desk, NewTopic(name, line), SPEAKER)
    return stage


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("drone, UAV. Leave out anything that's only about toys", "drone, UAV, -toys"),
        ("drone, UAV but not toy drones", "drone, UAV, -toy drones"),
        ("tram and light rail, except for tram adverts", "tram, light rail, -tram adverts"),
        ("harbourfront; exclude fishing and yacht clubs", "harbourfront, -fishing, -yacht clubs"),
        ("外送員、零工，講食肆牌照嗰啲唔要", "外送員, 零工, -食肆牌照"),
        ("綠色債券、碳市場，撇除電動車", "綠色債券, 碳市場, -電動車"),
        ("数据出境、标准合同，不包括跨境电商", "数据出境, 标准合同, -跨境电商"),
        (
            "關鍵基礎設施, ransomware, 唔要 phishing drill",
            "關鍵基礎設施, ransomware, -phishing drill",
        ),
        ("窗戶、棚網，除咗升降機", "窗戶, 棚網, -升降機"),
    ],
)
def test_what_a_dictated_topic_is_not_to_look_for_is_passed_over(said: str, line: str) -> None:
    assert dictated(said).line() == line
    assert dictated(said).sure


@pytest.mark.parametrize(
    "said",
    [
        "lead in water, drivers without licences", "no-fly zone, not-for-profit", "資料不全通知",
        "exclusion order, notice", "notice, notary",
    ],
)  # fmt: skip
def test_words_that_only_hold_a_no_are_looked_for(said: str) -> None:
    assert not dictated(said).out


@pytest.mark.parametrize(
    "said", ["MTR, not trams, monorail", "waste, skip hire", "money laundering, no casinos"]
)
def test_words_that_may_be_of_either_kind_are_not_sure(said: str) -> None:
    assert not dictated(said).sure


@pytest.mark.parametrize(
    ("said", "name", "line"),
    [
        ('please add "deepfake" to my Fraud topic', "Fraud", "scam, 騙案, deepfake"),
        ("put phishing and smishing in the Fraud topic", "Fraud", "scam, 騙案, phishing, smishing"),
        ("my Fraud topic should also cover phishing", "Fraud", "scam, 騙案, phishing"),
        ("Fraud topic 加埋 deepfake 同 phishing", "Fraud", "scam, 騙案, deepfake, phishing"),
        ("take scam out of Fraud", "Fraud", "騙案"),
        ("喺 Fraud 度拎走 scam 呢個字", "Fraud", "騙案"),
        ("remove platform from the Ride-hailing topic", "Ride-hailing", "ride-hailing, -taxi"),
        ("add taxi to Ride-hailing", "Ride-hailing", "ride-hailing, platform, taxi"),
        ("don't count lottery in my Fraud topic", "Fraud", "scam, 騙案, -lottery"),
        (
            "「低空經濟」嗰個題目加多兩個字：無人機、起降場",
            "低空經濟",
            "低空, eVTOL, 無人機, 起降場",
        ),
        ("低空經濟入面凡係講航拍比賽嘅都唔好計", "低空經濟", "低空, eVTOL, -航拍比賽"),
        ("低空經濟唔要模型飛機", "低空經濟", "低空, eVTOL, -模型飛機"),
        ("将无人机加到低空經濟主题", "低空經濟", "低空, eVTOL, 无人机"),
        ("跨境数据里把“跨境电商”排除掉", "跨境数据", "数据出境, 标准合同, -跨境电商"),
    ],
)
def test_the_words_of_an_own_topic_are_changed_and_the_rest_of_it_stays(
    owning: Stage, said: str, name: str, line: str
) -> None:
    assert meant(owning.desk, said, SPEAKER) == NewTopic(name, line, replace=True)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            "add deepfake to Ride-hailing.. no wait, to Fraud I mean",
            "topic edit Fraud: scam, 騙案, deepfake",
        ),
        (
            'the word "platform" in my Ride-hailing topic is catching everything, take it out',
            "topic edit Ride-hailing: ride-hailing, -taxi",
        ),
        ("把标准合同从跨境数据里删掉", "topic edit 跨境数据: 数据出境"),
        ("add e-bikes to my Micromobility topic", "topic new Micromobility: e-bikes"),
        (
            "topic new Cyber: ransomware, 唔要 phishing drill",
            "topic new Cyber: ransomware, -phishing drill",
        ),
    ],
)
def test_what_is_less_than_plain_is_offered_with_a_press(
    owning: Stage, said: str, line: str
) -> None:
    read = meant(owning.desk, said, SPEAKER)
    assert isinstance(read, Guessed)
    assert read.intent is None
    assert read.line == line


@pytest.mark.parametrize(
    "said",
    [
        "who added deepfake to my Fraud topic?", "we added deepfake to the Fraud topic yesterday",
        "don't add anything to my Fraud topic", "should we add deepfake to Fraud?",
        "drop Fraud from this channel", "remove my Fraud topic from this channel",
        "drop the Fraud topic completely", "put my Fraud topic on weekly mondays", "take me off Fraud",
        "訂閱低空經濟加埋智慧城市", "低空經濟唔要喇", "低空經濟唔要再send", "低空經濟唔要新聞稿",
        "add Fraud to our weekly digest", "加埋低空經濟", "what does my Fraud topic look for",
    ],
)  # fmt: skip
def test_what_is_said_of_a_topic_itself_changes_none_of_its_words(owning: Stage, said: str) -> None:
    read = meant(owning.desk, said, SPEAKER)
    lines = (read.line, *read.others) if isinstance(read, Guessed) else ()
    assert not isinstance(read, NewTopic)
    assert not any(one.startswith("topic edit") for one in lines)


def test_words_cannot_be_taken_out_of_a_topic_that_nobody_wrote(owning: Stage) -> None:
    said = "「數碼港」嗰個題目拎走「招租」"
    assert meant(owning.desk, said, SPEAKER) == ShowTopic("數碼港")
