"""This file follows a paper that is only an image: told by its title, read afterwards, marked wherever it is quoted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.watching import scans
from scrapers.readers.errors import ReaderLimit
from scrapers.replica.printing import printed
from scrapers.replica.site import Fault
from scrapers.replica.story import lawtech_paper
from storage.database import Store
from storage.published import commitments, papers
from storage.searching.search import search
from tests.fakes.picture_reader import FakePictures
from tests.scrapers import files
from tests.story.lived import lived, morning
from tests.story.stage import Stage
from tests.story.test_faults_files import PICTURE, edits
from tests.story.troubles import file, later, told

SAID = (
    "2. 律政司在2026年5月推出法律科技採用先導計劃，資助中小型律師事務所應用法律科技。",
    "",
    "3. 政府將於2027年3月底前完成法律科技先導計劃的檢討，並向委員會匯報。",
)
GOLDEN = Path(__file__).parents[1] / "scrapers" / "golden" / "kinds"
MARK = "［由圖像讀出（OCR）］"


@pytest.fixture
def stage(store: Store) -> Stage:
    return lived(store, _pictured)


def _pictured(stage: Stage) -> None:
    morning(stage)
    file(stage, PICTURE)
    later(stage, 2)


def look(stage: Stage, sees: FakePictures) -> bool:
    """Let the next paper's pictures be read, and send what comes of it."""
    stage.desk = replace(stage.desk, pictures=sees)
    done = scans.read_one(stage.desk)
    stage.send()
    return done


def test_the_alert_goes_out_by_the_title_and_is_edited_with_marked_bullets(stage: Stage) -> None:
    (before,) = told(stage)
    assert "檔案為影像" in before
    assert look(stage, FakePictures(*SAID))
    (after,) = told(stage)
    assert edits(stage) == 1
    bullets = [line for line in after.splitlines() if "•" in line]
    assert bullets
    assert all(MARK in line for line in bullets)
    assert "由圖像讀出（OCR），字句及數字或有錯誤" in after
    assert "檔案為影像" not in after
    assert not stage.channel.replies()


def test_nothing_that_was_read_from_an_image_is_counted_as_promised(stage: Stage) -> None:
    look(stage, FakePictures(*SAID))
    with stage.desk.store.read() as session:
        assert commitments.due(session) == []


def test_a_search_shows_its_words_with_the_mark(stage: Stage) -> None:
    look(stage, FakePictures(*SAID))
    with stage.desk.store.read() as session:
        snippets = [
            one.snippet for one in search(session, "中小型律師事務所") if "資助" in one.snippet
        ]
    assert snippets
    assert all(one.startswith(MARK) for one in snippets)


def test_a_later_look_at_the_same_file_keeps_what_was_read(stage: Stage) -> None:
    look(stage, FakePictures(*SAID))
    (after,) = told(stage)
    later(stage, 4, minutes=90)
    assert told(stage) == [after]
    assert not stage.channel.replies()


def test_a_file_that_gets_its_text_needs_no_mark_any_more(stage: Stage) -> None:
    look(stage, FakePictures(*SAID))
    file(stage)
    later(stage, 4, minutes=90)
    (after,) = told(stage)
    assert "•" in after
    assert MARK not in after
    assert "OCR" not in after
    assert not stage.channel.replies()  # nothing was revised
    with stage.desk.store.read() as session:
        assert not any(MARK in one.snippet for one in search(session, "法律科技"))


def test_pictures_are_read_once_whatever_becomes_of_them(stage: Stage) -> None:
    fails, sees = FakePictures(fails=ReaderLimit()), FakePictures(*SAID)
    assert not look(stage, fails)
    assert not look(stage, sees)
    assert (len(fails.shown), len(sees.shown)) == (1, 0)
    assert "檔案為影像" in told(stage)[0]
    assert edits(stage) == 0


@pytest.mark.parametrize("fault", ["error", "missing", "busy"])
def test_pictures_that_the_site_did_not_bring_are_read_at_a_later_look(
    stage: Stage, fault: Fault
) -> None:
    stage.site.misbehave(fault, ".pdf")
    assert not look(stage, FakePictures(*SAID))
    stage.site.behave()
    assert not look(stage, FakePictures(*SAID))  # it is asked by the next look, not at once
    later(stage, 1, minutes=90)
    assert look(stage, FakePictures(*SAID))
    assert MARK in told(stage)[0]


def unheard(store: Store, data: bytes = PICTURE) -> Stage:
    """A stage on which a paper, only an image if nothing else is said, stands on nobody's topic."""
    made = lived(store)
    paper = replace(lawtech_paper(made.site.today), titles={"zh-Hant": "碼頭維修工程"})
    made.site.paper(replace(paper, files={"zh-Hant": data}))
    later(made, 2)
    assert told(made) == []
    return made


def test_pictures_of_a_paper_that_nobody_was_told_of_have_another_turn_tomorrow(
    store: Store,
) -> None:
    made = unheard(store)
    made.site.misbehave("error", ".pdf")
    assert not look(made, FakePictures(*SAID))
    made.site.behave()
    later(made, 2, minutes=13 * 60)
    assert look(made, FakePictures(*SAID))


def test_they_have_no_turn_once_a_week_is_over(store: Store) -> None:
    made = unheard(store)
    made.site.misbehave("error", ".pdf")
    tries = 0
    for _ in range(12):
        before = sum(".pdf" in url for url in made.door.asked)
        look(made, FakePictures(*SAID))
        tries += sum(".pdf" in url for url in made.door.asked) > before
        made.site.behave()
        later(made, 1, minutes=1500)
        made.site.misbehave("error", ".pdf")
    assert 1 < tries <= 8


def test_pictures_without_letters_leave_the_alert_as_it_was(stage: Stage) -> None:
    assert not look(stage, FakePictures("", notes=("4 of 4 lines are too unsure",)))
    assert edits(stage) == 0


def test_what_was_left_out_is_noted_on_the_paper(stage: Stage) -> None:
    note = "only the first 20 of 400 pages were read"
    look(stage, FakePictures(*SAID, notes=(note,)))
    with stage.desk.store.read() as session:
        (hit,) = [one for one in search(session, "中小型律師事務所") if MARK in one.snippet]
        texts = [one.document for one in papers.paper(session, hit.paper_id).renditions]
    assert any(note in text.notes for text in texts if text is not None)


def test_without_the_extra_nothing_is_tried_and_the_paper_waits(stage: Stage) -> None:
    stage.desk = replace(stage.desk, pictures=None)
    assert not scans.read_one(stage.desk)
    assert look(stage, FakePictures(*SAID))


def test_a_pdf_with_text_is_no_scan(store: Store) -> None:
    stage = lived(store)
    file(stage, files.pdf([["法律科技採用先導計劃的文字"]]))
    later(stage, 2)
    assert not look(stage, FakePictures(*SAID))


COVER = "律政司就法律科技採用先導計劃提交附件，現請委員省覽。"
SHEET = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"  # a page that is a picture


def with_annex(*cover: str) -> bytes:
    """A file whose first page has text and whose second is a picture."""
    return files.joined(files.pdf([[*cover]]), files.one_page(SHEET))


def on_page(number: int, *lines: str) -> FakePictures:
    """Give what sees lines on one page."""
    return FakePictures(*lines, page=number)


@pytest.fixture
def mixed(store: Store) -> Stage:
    return lived(store, _mixed)


def _mixed(stage: Stage) -> None:
    morning(stage)
    file(stage, with_annex(COVER))
    later(stage, 2)


def test_a_page_without_text_is_read_after_the_alert_went_out_and_only_its_words_are_marked(
    mixed: Stage,
) -> None:
    (before,) = told(mixed)
    assert "只能讀取部分內容" in before
    assert look(mixed, on_page(2, *SAID))
    (after,) = told(mixed)
    assert edits(mixed) == 1
    bullets = [line for line in after.splitlines() if "•" in line]
    assert all((MARK in line) == ("現請委員省覽" not in line) for line in bullets)
    assert any(MARK in line for line in bullets)
    assert "沒有文字的頁面由圖像讀出（OCR）" in after
    assert "只能讀取部分內容" not in after
    assert not mixed.channel.replies()


def test_what_pictured_pages_promise_is_not_counted_and_what_the_text_promises_is(
    store: Store,
) -> None:
    stage = Stage(store)
    stage.publish("morning")
    stage.check()
    said = "政府會於2027年6月底前就法律科技制訂指引。"
    file(stage, with_annex(COVER, said))
    later(stage, 2)
    assert look(stage, on_page(2, *SAID))
    with stage.desk.store.read() as session:
        (one,) = commitments.due(session)
    assert "2027年6月" in one.commitment.quote


def test_a_search_marks_what_stands_on_a_pictured_page_and_nothing_else(mixed: Stage) -> None:
    look(mixed, on_page(2, *SAID))
    with mixed.desk.store.read() as session:
        (seen,) = [
            one.snippet for one in search(session, "中小型律師事務所") if "資助" in one.snippet
        ]
        (text,) = [one.snippet for one in search(session, "現請委員省覽")]
    assert seen.startswith(MARK)
    assert MARK not in text


def test_a_topic_that_stands_on_a_pictured_page_alone_is_told_once_it_was_read(
    store: Store,
) -> None:
    made = unheard(store, with_annex("現付上附件，請委員省覽有關文件。"))
    assert look(made, on_page(2, *SAID))
    (post,) = told(made)
    assert MARK in post


def test_later_looks_keep_what_pictured_pages_say_and_ask_nobody_again(mixed: Stage) -> None:
    look(mixed, on_page(2, *SAID))
    (after,) = told(mixed)
    later(mixed, 4, minutes=90)
    assert told(mixed) == [after]
    assert not look(mixed, on_page(2, "8. 別的文字。"))
    assert not mixed.channel.replies()


def test_a_new_reader_keeps_what_pictured_pages_say(
    mixed: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(mixed, on_page(2, *SAID))
    monkeypatch.setattr("scrapers.kinds.VERSION", 10_000)
    later(mixed, 4, minutes=90)
    with mixed.desk.store.read() as session:
        assert any(one.snippet.startswith(MARK) for one in search(session, "中小型律師事務所"))


def test_a_new_file_says_what_its_text_changed_and_has_its_pages_read_anew(mixed: Stage) -> None:
    look(mixed, on_page(2, *SAID))
    file(mixed, with_annex(COVER, "計劃名額由40個增至60個，以配合法律科技發展。"))
    later(mixed, 4, minutes=90)
    (reply,) = mixed.channel.replies()
    assert "60個" in reply.text
    assert "中小型律師事務所" not in reply.text
    assert look(mixed, on_page(2, "2. 律政司會為法律科技增撥資源，詳情見下頁。"))
    assert len(mixed.channel.replies()) == 1
    with mixed.desk.store.read() as session:
        assert not any("資助" in one.snippet for one in search(session, "中小型律師事務所"))


def test_a_scan_that_is_issued_anew_is_read_anew(stage: Stage) -> None:
    look(stage, FakePictures(*SAID))
    file(stage, files.one_page(b"0.2 g 90 90 300 400 re f"))
    later(stage, 4, minutes=90)
    assert look(stage, FakePictures("2. 律政司為法律科技先導計劃增撥二千萬元。"))
    assert "增撥二千萬元" in told(stage)[0]
    assert not stage.channel.replies()


def test_a_file_that_changed_between_two_looks_waits_for_the_next(mixed: Stage) -> None:
    file(mixed, with_annex(COVER, "計劃名額由40個增至60個，以配合法律科技發展。"))
    assert not look(mixed, on_page(2, *SAID))
    later(mixed, 4, minutes=90)
    assert look(mixed, on_page(2, *SAID))


def test_a_file_that_is_written_anew_at_each_answer_has_its_pages_read_once(mixed: Stage) -> None:
    file(mixed, with_annex(COVER) + b"\n% the second answer")
    assert look(mixed, on_page(2, *SAID))
    (after,) = told(mixed)
    assert MARK in after
    for at in range(3):
        file(mixed, with_annex(COVER) + b"\n%% another answer, %d" % at)
        later(mixed, 2, minutes=1500)
        assert not look(mixed, on_page(2, "8. 別的文字。"))
    assert told(mixed) == [after]
    assert not mixed.channel.replies()


def test_a_scan_that_is_written_anew_at_each_answer_is_read_once(store: Store) -> None:
    made = lived(store)
    scan = files.one_page(SHEET)
    file(made, scan)
    later(made, 2)
    assert look(made, FakePictures(*SAID))
    after = told(made)
    for at in range(3):
        file(made, scan + b"\n%% another answer, %d" % at)
        later(made, 2, minutes=1500)
        assert not look(made, FakePictures("8. 別的文字。"))
    assert told(made) == after


def test_another_picture_below_the_same_text_is_read_anew(mixed: Stage) -> None:
    look(mixed, on_page(2, *SAID))
    cover, other = files.pdf([[COVER]]), SHEET.replace(b"\x80", b"\x20")
    file(mixed, files.joined(cover, files.one_page(other)))
    later(mixed, 4, minutes=90)
    assert look(mixed, on_page(2, "2. 律政司會為法律科技增撥資源，詳情見下頁。"))


def test_pictured_pages_without_letters_leave_the_alert_as_it_was(mixed: Stage) -> None:
    assert not look(mixed, on_page(2, ""))
    assert edits(mixed) == 0


def test_a_brief_lacks_its_annex_until_the_annex_was_read_and_never_again(store: Store) -> None:
    made = Stage(store)
    made.publish("morning")
    made.check()
    text = (GOLDEN / "brief_zh_hant.txt").read_text("utf-8")
    file(made, files.joined(printed(text, "zh-Hant"), files.one_page(SHEET)))
    later(made, 2)
    assert "annex B is not in the file" in notes(made)
    last = len(text.split("\f")) + 1
    assert look(made, on_page(last, "附件B", "", *SAID))
    assert "annex B is not in the file" not in notes(made)
    later(made, 2, minutes=90)
    assert "annex B is not in the file" not in notes(made)


def notes(stage: Stage) -> list[str]:
    """What is noted of the paper that `file` publishes."""
    with stage.desk.store.read() as session:
        (one,) = [
            each
            for each in papers.papers(session, papers.newest(session, 30))
            if any(r.url.endswith("cb2-438-3-c.pdf") for r in each.renditions)
        ]
    return [note for r in one.renditions if r.document for note in r.document.notes]
