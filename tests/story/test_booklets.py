"""This file follows a booklet of replies to the channel: one message, and the rest in its thread."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.care import covers, recovery
from bot.messages.words import say
from bot.watching import pictured_booklets, scans
from scrapers import ocr_marks
from scrapers.replica.shelf import ShelvedPaper as ServedPaper
from storage import counters
from storage.database import Store
from storage.people import channels, topics
from storage.published import papers
from storage.records import Paper
from storage.searching.search import search
from storage.told import inspection
from tests.scrapers import files
from tests.story.lived import lived, morning
from tests.story.stage import Stage
from tests.story.test_scans import SHEET, look, on_page

TECHNOLOGY = ("information-technology-and-broadcasting", "itb")
REPLY = """審核2026-27年度 答覆編號
開支預算
ITIB{number:03d}
管制人員的答覆
(問題編號：{number:04d})

總目： (135) 創新科技及工業局
分目： ()
綱領： (2) 創新及科技
管制人員： 創新科技及工業局常任秘書長 (葉星海)
局長： 創新科技及工業局局長
問題：

{asked}

提問人：{member}議員(立法會內部參考編號：{number})
答覆：

{told}

– 完 –
"""
OFFICES = (
    "檔案館",
    "天文台",
    "渡輪碼頭",
    "圖書館",
    "郊野公園",
    "街市",
    "游泳池",
    "泊車處",
    "博物館",
    "植物園",
)
DETAILS = (
    "人工智能系統於夜間核對館藏目錄，職員翌日複核。",
    "新聘的兩名工程師負責訓練預測模型，並每季公布準確度。",
    "試驗計劃使用人工智能鏡頭點算輪候人數，影像不予保存。",
    "承辦商須交出人工智能模型的測試報告，逾期會被扣減款項。",
    "當局尚未決定會否把人工智能客服擴展至電話熱線。",
    "植物辨識程式由大學開發，人工智能模型免費開放予學校。",
    "人工智能翻譯工具只處理公開文件，不會接觸個人資料。",
    "去年有三宗人工智能誤判個案，全部已作人手更正。",
    "場地調配改用人工智能排期後，空置時段減少一成半。",
    "研究小組會在年底建議人工智能的採購指引。",
    "水質監測浮標每小時把數據傳給人工智能模型分析。",
)
SAME = "各部門的人工智能開支由本身的撥款支付，沒有分項數字；人工智能系統由部門自行檢討。"


def _smart(number: int, name: str) -> str:
    return REPLY.format(
        number=number,
        asked=f"{name}應用人工智能的開支為何？人工智能系統處理多少宗個案？",
        member="何遠山",
        told=f"{name}在2025-26年度的人工智能開支為{number}00萬元。{DETAILS[number % len(DETAILS)]}",
    )


def booklet(*more: str) -> bytes:
    replies = [_smart(number, name) for number, name in enumerate(OFFICES, 1)]
    replies += [
        REPLY.format(number=20 + n, asked=asked, member="林若雲", told=SAME)
        for n, asked in enumerate(
            ("人工智能的開支為何？", "請列出人工智能開支。", "人工智能開支多少？")
        )
    ]
    replies.append(
        REPLY.format(
            number=40, asked="維修行人天橋的開支為何？", member="林若雲", told="開支為300萬元。"
        )
    )
    return "\n".join([*replies, *more]).encode()


@pytest.fixture
def stage(store: Store) -> Stage:
    return lived(store)


def serve(stage: Stage, body: bytes) -> str:
    slug, code = TECHNOLOGY
    titles = {"zh-Hant": "管制人員的答覆"}
    meeting = stage.site.today + timedelta(days=5)
    paper = ServedPaper(slug, code, meeting, "cb2-901-1", titles, {"zh-Hant": body})  # type: ignore[arg-type]
    stage.site.paper(paper)
    url = paper.url("zh-Hant")
    stage.site.serve(url, body, "text/plain; charset=utf-8")
    return url


@pytest.fixture
def told(store: Store) -> Stage:
    stage = lived(store, _told)
    _only_panels(stage)
    return stage


def _only_panels(stage: Stage) -> None:
    stage.sources = {"legco_panels": stage.sources["legco_panels"]}


def _told(stage: Stage) -> None:
    morning(stage)
    _only_panels(stage)
    serve(stage, booklet())
    stage.check()
    stage.check()


def test_a_booklet_is_one_message(told: Stage) -> None:
    assert len(told.channel.posts()) == 1
    assert "14份答覆" in told.channel.posts()[0].text


def test_its_further_replies_stand_in_its_thread_by_topic(told: Stage) -> None:
    (reply,) = told.channel.replies()
    assert told.channel.messages[reply.thread_ts or ""] is told.channel.posts()[0]
    assert reply.text.startswith("ITIB：另有")


def test_each_reply_on_the_topic_is_shown_once(told: Stage) -> None:
    message, reply = told.channel.posts()[0].text, told.channel.replies()[0].text
    for number in range(1, len(OFFICES) + 1):
        serial = f"ITIB{number:03d}"
        assert (serial in message) != (serial in reply), serial


def test_the_same_answers_are_one_row(told: Stage) -> None:
    said = told.channel.posts()[0].text + told.channel.replies()[0].text
    assert said.count(SAME[:12]) <= 2
    assert (
        say("same_answer", "zh-Hant", n=1 if "ITIB02" in told.channel.posts()[0].text else 2)
        in said
    )


def test_a_reply_on_no_topic_is_in_neither(told: Stage) -> None:
    assert not any("ITIB040" in m.text for m in told.channel.messages.values())


def test_looking_again_adds_nothing_to_the_thread(told: Stage) -> None:
    told.clock.pass_(hours=2)
    told.check()
    told.clock.pass_(hours=6)
    told.check()
    assert len(told.channel.replies()) == 1
    with told.desk.store.read() as session:
        assert inspection.entries(session) == []


def test_a_booklet_that_is_issued_again_edits_its_thread(told: Stage) -> None:
    serve(told, booklet(_smart(30, "水族館")))
    told.clock.pass_(minutes=70)
    told.check()
    (reply,) = told.channel.replies()
    assert "ITIB030" in reply.text + told.channel.posts()[0].text
    assert reply.edits == 1


def test_a_booklet_says_which_of_its_pages_are_pictures_that_nobody_read(stage: Stage) -> None:
    lines = booklet().decode().split("\n")
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    morning(stage)
    _only_panels(stage)
    body = files.joined(files.pdf(pages), files.one_page(SHEET))
    url = serve(stage, body)
    stage.site.serve(url, body, "application/pdf")
    for _ in range(2):
        stage.check()
    with stage.desk.store.read() as session:
        found = papers.papers(session, papers.newest(session, 60))
        cover = next(one for one in found if "管制人員的答覆" in one.title)
    (rendition,) = cover.renditions
    assert rendition.document is not None
    assert rendition.document.fields["form"] == "booklet"
    last = len(pages) + 1
    assert rendition.document.notes == (
        f"1 of {last} pages are pictures without text, not read: {last}",
    )


def _pictured(stage: Stage) -> str:
    """Serve a booklet of which the last page is a picture, and let it be told."""
    lines = booklet().decode().splitlines()
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    morning(stage)
    _only_panels(stage)
    body = files.joined(files.pdf(pages), files.one_page(SHEET))
    url = serve(stage, body)
    stage.site.serve(url, body, "application/pdf")
    for _ in range(2):
        stage.check()
    return url


def _cover(stage: Stage) -> Paper:
    with stage.desk.store.read() as session:
        found = papers.papers(session, papers.newest(session, 60))
    return next(one for one in found if pictured_booklets.is_cover(one.renditions[0].document))


def test_the_pictured_pages_of_a_booklet_are_read_afterwards_onto_its_cover(store: Store) -> None:
    stage = Stage(store, places=("legco_panels",))
    _pictured(stage)
    before, (told,) = _cover(stage), stage.channel.posts()
    text = "附件載列智慧燈柱的數目及智慧城市藍圖下的感應器。"
    sees = on_page(15, text, "智慧城市的智慧燈柱共有三百支。")
    assert look(stage, sees)
    after = _cover(stage)
    document = after.renditions[0].document
    assert document is not None
    assert ocr_marks.pages_of(document) == {15}
    assert not any("not read" in note for note in document.notes)
    assert after.revised_at is None
    # What its replies said stands; only what the page alone says is new.
    topics_ = {one.topic for one in before.matches}
    assert topics_ <= {one.topic for one in after.matches}
    assert after.bullets == before.bullets
    with stage.desk.store.read() as session:
        (found,) = [one for one in search(session, "三百支") if one.paper_id == after.id]
    assert found.snippet.startswith("［由圖像讀出（OCR）］")
    assert not scans.read_one(stage.desk)
    (again,) = stage.channel.posts()
    assert told.text.splitlines()[0] == again.text.splitlines()[0]


def test_a_booklet_of_the_first_check_has_no_pictures_read(store: Store) -> None:
    stage = Stage(store, places=("legco_panels",))
    lines = booklet().decode().splitlines()
    body = files.joined(files.pdf([lines[:40]]), files.one_page(SHEET))
    stage.site.serve(serve(stage, body), body, "application/pdf")
    stage.check()
    sees = on_page(2, "智慧燈柱")
    assert not look(stage, sees)
    assert not sees.shown


def test_a_booklet_of_the_first_check_is_told_to_nobody(store: Store) -> None:
    stage = Stage(store, places=("legco_panels",))
    serve(stage, booklet())
    stage.check()
    stage.check()
    assert not stage.channel.messages


BRIDGES = [
    REPLY.format(
        number=number, asked="維修行人天橋的開支為何？", member="林若雲", told=f"維修行人天橋的開支為{number}00萬元。"
    )
    for number in range(41, 47)
]  # fmt: skip


@pytest.fixture
def bridges(stage: Stage) -> Stage:
    with stage.desk.store.write() as session:
        topics.save_topic(
            session, "local", "bridges", "行人天橋", "行人天橋", who="U1", now=stage.clock(), channel_id=None
        )  # fmt: skip
    _only_panels(stage)
    serve(stage, booklet(*BRIDGES))
    return stage


def cover_of(stage: Stage) -> Paper:
    with stage.desk.store.read() as session:
        return papers.paper(session, papers.booklets(session, 0, 1)[0])


def chosen(stage: Stage) -> set[str]:
    return {cite for bullet in cover_of(stage).bullets["zh-Hant"] for cite in bullet.cites}


OF_BRIDGES = {f"ITIB{number:03d}" for number in range(41, 47)}


def test_its_bullets_are_the_same_whatever_a_workspace_follows(bridges: Stage) -> None:
    bridges.check()
    assert "local/bridges" in {one.topic for one in cover_of(bridges).matches}
    assert len(chosen(bridges)) == 5
    assert not chosen(bridges) & OF_BRIDGES


class _Any:
    """Every topic there is."""

    def __contains__(self, topic: object) -> bool:
        return True


def test_bullets_that_a_workspace_s_topic_chose_are_chosen_anew_and_nobody_is_told(
    bridges: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:  # as covers were made once
        before.setattr("bot.watching.booklets.SHIPPED", _Any())
        bridges.check()
    assert chosen(bridges) & OF_BRIDGES
    posts = len(bridges.channel.messages)
    bridges.clock.pass_(minutes=20)
    assert recovery.mend(bridges.desk).covers == 1
    bridges.send()
    assert not chosen(bridges) & OF_BRIDGES
    assert len(chosen(bridges)) == 5
    assert len(bridges.channel.messages) == posts
    assert recovery.mend(bridges.desk).covers == 0


def test_bullets_that_shipped_topics_chose_stay_as_they_are(bridges: Stage) -> None:
    bridges.check()
    held = cover_of(bridges).bullets
    assert recovery.mend(bridges.desk).covers == 0
    assert cover_of(bridges).bullets == held


def test_a_booklet_that_cannot_be_chosen_for_holds_up_none_behind_it(
    bridges: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridges.check()
    monkeypatch.setattr("bot.care.covers.cover_bullets", lambda scored: 1 // 0)
    assert recovery.mend(bridges.desk).covers == 0
    with bridges.desk.store.read() as session:
        assert counters.count(session, covers.MARK) == cover_of(bridges).id


def test_what_a_digest_tells_has_no_thread(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", opens="08:00", closes="08:01")
    url = serve(stage, booklet())
    stage.check()
    assert not stage.channel.messages
    with stage.desk.store.read() as session:
        assert len(papers.replies_of(session, url)) == 14
