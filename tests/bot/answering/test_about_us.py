"""This file tests that questions of ourselves are told from searches, and answered with what is true here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.commands import COMMANDS
from bot.answering.conversation import answer, meant, perform
from bot.answering.hearing import grammar
from bot.answering.intents import AskUs, Guessed, Misunderstood, Search
from bot.answering.keeping.own_questions import named, questions
from bot.answering.speech import at_the_console
from bot.topics import registers
from scrapers.source import all_sources
from storage.database import open_store
from storage.people import channels
from tests.story.lived import lived, question_told
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that was told of a paper and a question."""
    path = tmp_path_factory.mktemp("asked") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store, question_told)
    store.close()


def asked(stage: Stage, text: str) -> AskUs | None:
    """Give what a text asks of ourselves; None for all else."""
    read = meant(stage.desk, text, at_the_console())
    intent = read.intent if isinstance(read, Guessed) else read
    return intent if isinstance(intent, AskUs) else None


OF_US = """
privacy: will my boss be able to read what I type to you?
privacy: can others in this workspace see our chat
privacy: Are my searches visible to the rest of the team?
privacy: btw is this confidential
privacy: 我喺度問嘢，同事見唔見到㗎
privacy: 我问你的东西会被别人看到吗
privacy: 呢度講嘅嘢係咪保密
privacy: wait can everyone in here see your reply or only me
data: where do u keep our info
data: what do you hold about our firm, and for how long
data: if we uninstall you is our data deleted?
data: 我哋嘅訂閱紀錄存放喺邊度㗎
data: 你们保留我们的数据多久
data: Do you keep logs of what we search?
data: is our data hosted in HK or overseas
model: are these bullets done by an LLM
model: is chatgpt behind this bot
model: Do you use AI to summarise? compliance wants to know
model: 你啲重點係咪用AI寫
model: 你们的摘要用的是什么模型
model: who actually writes your bullets, a person or a machine?
accuracy: how much can i rely on your bullets
accuracy: are your summaries ever wrong
accuracy: 你啲重點會唔會同原文唔同
accuracy: do the bullets quote the paper word for word
firmness: how do you decide something is a commitment rather than a plan?
firmness: whats the diff between commitment and target in your list
firmness: 你點決定一句係承諾定計劃
firmness: 你怎么区分硬承诺和空话
weekends: do you also check on Sundays and public holidays?
weekends: If DoJ posts something Saturday night do you still catch it
weekends: 星期六日出嘅文件你會唔會走漏
weekends: 你们节假日也监察吗
speed: how long does it take you to notice a new paper
speed: how often do you look at the legco site?
speed: 文件出咗幾耐你先會通知我哋
speed: 你多久扫描一次
sources: what websites are you watching?
sources: When did you last check the SFC's site
sources: 律政司个网站你最后几时查过
sources: 你有冇睇緊金管局個網㗎
sources: do you cover the judiciary
sources: when was DoJ last checked by you
operator: who is running this bot by the way?
operator: how much are you charging for this
operator: you an official legco service?
operator: 你哋收唔收錢
operator: 谁在运营你
languages: do the alerts come in Chinese as well? some partners don't read English
languages: 你啲通知有冇簡體
languages: can you also speak cantonese
count: how many papers did you send us last week?
count: 上星期你send咗幾多份俾我哋
count: 你上个月给我们推送了几份
count: how many alerts have we had from you this month
missed: you missed LCQ 14 from wednesday, a client told us before you did!!
missed: 你漏咗尋日嗰條LCQ5喎
data: ok but who deletes our data when we leave
weekends: do you sleep on public holidays lol
model: r u a LLM?
weekends: Typhoon tmr, will you still run?
weekends: 聽日打十號風球，你仲做唔做嘢㗎
weekends: do you keep going when signal 8 is hoisted
speed: whats the fastest: gov press releases or legco site
speed: which source do you check the quickest
cap: 一日最多send幾多條㗎
cap: what's the max number of alerts u post per day
cap: is there any daily cap on your alerts? can it be lifted on budget day
cap: 你每天最多会推送多少条通知
changing: Who can change the settings, everybody? worried about interns
changing: can anyone reconfigure this channel or just owners
changing: 而家邊啲人有權改呢度跟咩？定係人人都得
changing: 这个频道的设置谁都能改吗
relevance: that 'not relevant' button, does it change what i get?
relevance: if someone hits not relevant do you stop sending it to the rest of us
relevance: 我哋撳無關之後你會唔會少啲send
apart: 呢個頻道同突發台嗰個頻道可以唔同設定㗎嘛？
apart: are settings per channel or shared
apart: can this channel have a different language from the other one
speeches: Budget speech – will you break it down by para?
speeches: do you split the policy address by topic for us
speeches: 施政報告出嗰日你會唔會逐段話我哋知
renamed: OGCIO papers before 2024 count under DPO too?
renamed: do you also include what ITB issued before it was renamed ITIB
levels: what does also mentioned mean on an alert
levels: what's the difference between main subject and a mention in your alerts
levels: 你啲通知寫住嘅提及同主題有咩分別
stopping: if I mute it here is it muted for everybody or only me?
stopping: does a pause hold for the whole channel or just for me
stopping: 我打停係咪成個頻道都收唔到
elsewhere: do you also watch the Japanese or Korean parliament?
elsewhere: and what about the EU
elsewhere: 加埋新加坡啲規例
operator: are you a person or a bot
operator: 你係真人定機械人㗎
operator: 呢個機械人邊個整㗎？收唔收費？
recess: recess幾時開始
recess: when does legco go into recess
recess: 立法會幾時休會
told: what did we miss last week
told: when did you last ping us
told: have you told us anything since Tuesday
told: 你最近一次出聲係幾時
told: 你们上周通知过我们什么
settings: is anything muted in here
settings: 而家有冇開咗勿擾
settings: 我们现在的语言设置是什么
began: who put smart city on our list
began: how long have we been following AI
began: 邊個幫我哋訂咗法律科技㗎
zone: what time zone are the digests in? I'm in London this week
zone: 摘要用咩時區㗎
zone: 你们的摘要是按哪个时区发的
voice: 你識唔識聽語音?
voice: can you read screenshots
voice: 你能看图片吗
verbs: What's the difference between mute and unfollow
verbs: subscribe? or follow? whichever gets me emails
verbs: 订阅和跟进有什么区别
mailed: who gets emails from you
mailed: 邊個會收到你嘅電郵
districts: do you read district council papers?
districts: 你睇唔睇區議會文件㗎
districts: 你们看区议会的文件吗
changing: who are the admins here
changing: 邊個係管理員呀
kept: are papers lost while the channel is paused?
kept: 靜音咗嘅主題之後會唔會補發
kept: 取消订阅法律科技之后还会收到质询答复吗
"""
OF_PAPERS = """
patient privacy in public hospitals
who can see the electronic health records
ChatGPT in schools
does the Judiciary use ChatGPT?
have any bureaux used large language models
AI summaries of court judgments
can courts trust AI evidence
where is the new data centre
what data does the government keep about us
government data policy
how fast can courts handle small claims
how many papers did LegCo publish last week
how many lawyers use AI
which bureau runs the sandbox
how much does the LawTech pilot cost
who pays for the Pilot Scheme
what promises did DoJ make on lawtech
show me target dates for iCMS
papers in Chinese on lawtech
bilingual judgments
weekend court sittings
any meetings this weekend?
when did the panel last meet on lawtech
who added the clause on AI
since when has the Legal Cloud been running
why did we get CB(2)438/2026(03)
tell me about LCQ14
律政司最近有咩文件
政府用唔用ChatGPT寫文件
個人資料私隱
私隱專員公署最新指引
司法機構用緊咩AI模型
法庭文件有冇中文版
幾多間律師行用AI
係邊個政策局負責法律科技
資料保安要求
你幫我搵下ChatGPT嘅文件
can you find papers on data privacy
could you show me the language model guidelines
do you have anything on ChatGPT in schools
do you have papers about data storage in the cloud
can you tell us about weekend traffic
你有冇關於私隱嘅文件
你有冇語言模型嘅指引
do you know how much iCMS costs
can you send us promises by DoJ
你可唔可以列出政府嘅承諾
will you send us papers on public holidays
what can you tell me about data retention rules
please subscribe us to privacy
will you post weekend papers on lawtech
are you able to find who runs the Legal Cloud
is it private sector led
can the public see court hearings online
is this bill about privacy
are there targets for the pilot scheme
can i cite this bill
does this cover arbitration
who wrote this
how accurate is this figure
你覺得AI版權點
呢份邊個寫㗎
我哋想跟進資料私隱
通知政策有冇改
do you think AI is a threat to lawyers
typhoon signal arrangements for the courts
will the trams run in a typhoon
who can change the Basic Law
who can apply for the pilot scheme
邊個可以申請法律雲
cap on taxi licences
罰款上限係幾多
should the levy cap be lifted
this is not relevant to lawtech
兩個計劃有咩不同
budget paragraph 30
財政預算案點分配
what does the policy address say on lawtech
OGCIO papers before 2024
merger of DPO and the Efficiency Office
meetings before the recess
休會前有咩會
economic recession
the fastest growing sector
district council papers on car parks
voice recognition in court transcripts
images made by generative AI
emails leaked by a department
"""


@pytest.mark.parametrize("row", OF_US.strip().splitlines())
def test_a_question_of_ourselves_is_known(stage: Stage, row: str) -> None:
    question, _, text = row.partition(": ")
    found = asked(stage, text)
    assert found is not None
    assert found.question == question


@pytest.mark.parametrize("text", OF_PAPERS.strip().splitlines())
def test_what_is_looked_up_is_no_question_of_ourselves(stage: Stage, text: str) -> None:
    assert asked(stage, text) is None


@pytest.mark.parametrize("key", list(questions()))
def test_a_question_is_asked_by_what_it_is_called(key: str) -> None:
    for word in questions()[key].called:
        assert COMMANDS.named(word) is None
        assert named(word) == AskUs(key)
        assert grammar.parse(f"help {word}") == AskUs(key)


@pytest.mark.parametrize("key", list(questions()))
def test_what_is_offered_below_an_answer_is_a_command(key: str) -> None:
    for line in questions()[key].next:
        read = grammar.parse(line)
        assert line == "feedback" or not isinstance(read, Search | Misunderstood)


@pytest.mark.parametrize("key", [one for one in questions() if one != "missed"])
def test_every_question_is_answered_in_both_languages(stage: Stage, key: str) -> None:
    for language in ("en", "zh-Hant"):
        reply = answer(stage.desk, f"help {key}", at_the_console(language=language))
        assert reply.headline
        assert not reply.failed
        assert not reply.changed


def test_no_answer_of_ourselves_begins_with_yes_or_no(stage: Stage) -> None:
    for key in questions():
        for language in ("en", "zh-Hant"):
            first = answer(stage.desk, f"help {key}", at_the_console(language=language)).headline
            assert not first.startswith(
                ("No:", "Yes:", "No,", "Yes,", "不是", "不會", "可以：", "是：")
            )


def test_the_limit_of_a_day_is_that_of_the_channel(stage: Stage) -> None:
    reply = answer(stage.desk, "help cap", at_the_console())
    assert reply.headline.startswith("Here no number of alerts a day is too many")


def test_a_channel_with_a_limit_says_it(stage: Stage) -> None:
    address = at_the_console().address
    with stage.desk.store.write() as session:
        channels.set_channel(session, address, cap=8)
    try:
        reply = answer(stage.desk, "help cap", at_the_console())
    finally:
        with stage.desk.store.write() as session:
            channels.set_channel(session, address, cap=0)
    assert reply.headline.startswith("This channel takes at most 8 alerts a day")


def test_a_former_name_that_is_told_finds_the_present_one() -> None:
    for name in ("OGCIO", "Efficiency Office", "效率促進辦公室", "政府資訊科技總監辦公室"):
        assert [one.en for one in registers.found(name)] == ["Digital Policy Office"]


def test_what_was_told_in_a_span_is_counted(stage: Stage) -> None:
    reply = answer(stage.desk, "how many papers did you send us today", at_the_console())
    assert reply.headline.startswith("2 papers were told here")


def test_a_span_in_which_nothing_was_told_says_so(stage: Stage) -> None:
    reply = answer(stage.desk, "上個月你send咗幾多份俾我哋", at_the_console(language="zh-Hant"))
    assert "沒有通知任何文件" in reply.headline


def test_the_sources_of_one_body_say_when_they_were_checked(stage: Stage) -> None:
    reply = answer(stage.desk, "when did you last check LegCo's site?", at_the_console())
    assert "LegCo" in reply.headline
    assert "last checked" in reply.lines[-1]


def test_a_body_without_a_source_is_said_to_have_none(stage: Stage) -> None:
    reply = answer(stage.desk, "when did you last check the SFC's site?", at_the_console())
    assert reply.headline.startswith("No source of Securities and Futures Commission")


def test_a_missed_paper_that_is_not_held_is_regretted_once(stage: Stage) -> None:
    text = "you missed LCQ 14 from wednesday, a client told us before you did!!"
    reply = answer(stage.desk, text, at_the_console())
    assert reply.headline.startswith("Sorry. LCQ14")
    assert reply.buttons[0].value.startswith("search LCQ14")


@pytest.mark.parametrize(
    "text", ["you missed CB(2)438/2026(03)!", "you missed LCQ9", "你漏咗CB(2)438/2026(03)"]
)
def test_a_paper_that_was_told_here_is_not_regretted(stage: Stage, text: str) -> None:
    speaker = at_the_console(language="zh-Hant" if "你" in text else "en")
    reply = answer(stage.desk, text, speaker)
    assert reply.headline in ("It was told here:", "這裏已通知此文件：")
    assert reply.rows


def test_a_paper_that_is_held_and_was_not_told_is_regretted(stage: Stage) -> None:
    reply = answer(stage.desk, "you missed CB(2)431/2026(02)!", at_the_console())
    assert reply.headline.startswith("Sorry that it did not reach you")
    assert "why CB(2)431/2026(02)" in [one.value for one in reply.buttons]


def test_which_paper_was_missed_is_asked_where_none_is_named(stage: Stage) -> None:
    assert answer(stage.desk, "help missed", at_the_console()).headline.startswith("Which paper?")


@pytest.mark.parametrize("text", ["are you a bot", "are you human", "你係咪機械人", "你是不是真人"])
def test_a_program_says_that_it_is_one(stage: Stage, text: str) -> None:
    found = asked(stage, text)
    assert found is not None
    assert found.question == "operator"


@pytest.mark.parametrize("key", [*questions()])
def test_no_answer_begins_with_yes_or_no(stage: Stage, key: str) -> None:
    """A question may be put either way round, and one answer stands for all of them."""
    english = answer(stage.desk, f"help {key}", at_the_console(language="en"))
    chinese = answer(stage.desk, f"help {key}", at_the_console(language="zh-Hant"))
    assert not english.headline.startswith(("Yes", "No:"))
    assert not chinese.headline.startswith(("不是", "不會", "可以", "是："))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how many alerts did you send in 1999", "could not read the time"),
        ("help count next year", "still to come"),
        ("how many alerts did John get", "in the channel where I am asked"),
        ("how many alerts did #ip-team get", "in the channel where I am asked"),
        ("how many alerts did we get this week", "2 papers"),
        ("how many alerts did you send", "so far"),
    ],
)
def test_only_what_was_asked_is_counted(stage: Stage, text: str, said: str) -> None:
    assert said in answer(stage.desk, text, at_the_console()).headline


@pytest.mark.parametrize(
    "text", ["drop legal technology and keep everything else", "keep AI and stop all else"]
)
def test_what_is_to_be_kept_is_no_question_of_what_is_kept(stage: Stage, text: str) -> None:
    assert asked(stage, text) is None


def test_who_sees_what_is_said_of_the_place(stage: Stage) -> None:
    speaker = at_the_console()
    alone = answer(stage.desk, "is this private", replace(speaker, alone=True))
    shared = answer(stage.desk, "is this private", speaker)
    assert alone.lines[1] == "Here only you see what you ask and what I answer."
    assert alone.lines != shared.lines


@pytest.mark.parametrize(
    "text",
    [
        "how do i cite that one in a memo",
        "有冇一個總表，邊個channel收幾多",
        "我哋公司名都要 watch 埋，list 叫 Us，Nova Pay 同埋 諾華支付",
    ],
)
def test_what_is_asked_of_a_paper_or_written_down_is_no_question_of_ourselves(
    stage: Stage, text: str
) -> None:
    assert asked(stage, text) is None


@pytest.mark.parametrize(
    ("reference", "sources"),
    [
        ("CB(2)438/2026(03)", {"legco_panels"}),  # it is held
        ("CB(4)99/2026(01)", {"legco_panels", "legco_finance", "legco_house_committee"}),
        ("LCQ9", {"info_gov_hk"}),
        ("LCQ19", {"legco_questions", "info_gov_hk", "info_gov_hk_rss"}),
        ("P2026113000123", {"info_gov_hk", "info_gov_hk_rss"}),
        ("ITIB777", {"legco_estimates"}),
        (
            "https://apps.sfc.hk/circular/doc?refNo=26EC7",
            {"sfc_circulars", "sfc_consultations", "sfc_news"},
        ),
        ("https://www.digitalpolicy.gov.hk/en/guide.pdf", {"dpo_guidelines", "dpo_rss"}),
        ("https://www.legco.gov.hk/en/about.html", set()),
        ("the circular of yesterday", set()),
    ],
)
def test_of_a_missed_paper_the_sources_that_would_list_it_are_told_and_no_others(
    stage: Stage, reference: str, sources: set[str]
) -> None:
    every = {one.key: one for one in all_sources()}
    with_all = replace(stage.desk, sources={**every, **stage.desk.sources})
    reply = perform(with_all, AskUs("missed", reference), at_the_console())
    told = {
        key
        for key, one in every.items()
        if any(x.startswith((f"{one.name}: ", f"{one.name} is ")) for x in reply.lines)
    }
    assert told == sources
