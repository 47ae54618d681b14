"""This file holds small inputs that made the program stand still: each is done within seconds now."""

from __future__ import annotations

from tests.deadlines import printed


def test_a_page_of_empty_comments_is_told_from_a_web_page_in_no_time() -> None:
    said = printed("""
        from scrapers.readers.formats import format_of
        page = b"<!---->" * 100 + b"<p>words</p>"
        print(format_of(page, "x.htm", "text/html"), format_of(page, "x", None))
    """)
    assert said == "html plain"


def test_a_row_of_month_names_run_together_is_a_title() -> None:
    said = printed("""
        from scrapers.source import Page
        from scrapers.sources import itib
        row = '<ul><li><a href="/en/files/a.pdf">' + "feb" * 50 + '!</a></li></ul>'
        page = Page("https://www.itib.gov.hk/en/new", f"<html><body>{row}</body></html>".encode())
        print(len(itib.source({}).read(page).listings[0].title))
    """)
    assert said == "151"


def test_a_link_of_a_date_alone_takes_its_title_from_the_row() -> None:
    said = printed("""
        from scrapers.source import Page
        from scrapers.sources import itib
        for date in ("3 September 2026", "2026年9月3日", "MarchApril 2026"):
            row = f'<ul><li>A new office <a href="/en/files/a.pdf">{date}</a></li></ul>'
            page = Page("https://www.itib.gov.hk/en/new", f"<html><body>{row}</body></html>".encode())
            print(itib.source({}).read(page).listings[0].title.startswith("A new office"))
    """)
    assert said == "True\nTrue\nTrue"


def test_a_line_of_figures_is_weighed_in_time() -> None:
    said = printed("""
        from bot.contents.statements import is_fragment
        print(is_fragment("1" * 100_000), is_fragment("1.1." * 25_000), is_fragment("1 2 3 " * 9))
        print(is_fragment("1 " + "1," * 50_000 + "."), is_fragment("at 1,200 2.5 and 3.5 times."))
    """)
    assert said == "False False True\nFalse False"


def test_a_tag_of_a_hundred_thousand_attributes_is_refused_by_name() -> None:
    said = printed("""
        from scrapers.readers import ReaderLimit, read
        tag = "<p " + " ".join(f"a{at}" for at in range(100_000)) + ">"
        for page in (f"<html>{tag}words", f"<html><!-- <a b=' -->{tag}words"):
            try:
                read(page.encode(), "a.htm")
            except ReaderLimit as error:
                print("attributes" in str(error))
    """)
    assert said == "True\nTrue"


def test_a_page_of_sixty_thousand_menus_is_read() -> None:
    said = printed("""
        from scrapers.readers import read
        menus = "".join(f"<nav>menu</nav>words that follow it {at} " for at in range(60_000))
        text = " ".join(block.text for block in read(f"<html>{menus}".encode(), "a.htm").blocks)
        print("menu" in text, text.endswith("words that follow it 59999"))
    """)
    assert said == "False True"


def test_a_page_of_ninety_thousand_headings_is_read() -> None:
    said = printed("""
        from scrapers.readers import read
        print(len(read(b"<html><body>" + b"<h1>a</h1>" * 90_000, "a.htm").blocks))
    """)
    assert said == "89999"  # the first is the title


def test_two_texts_of_twenty_thousand_equal_paragraphs_are_compared() -> None:
    said = printed("""
        from bot.contents.revisions import changes
        from scrapers.items import Document, Paragraph, Section
        def paper(texts):
            return Document("plain", "en", "A", sections=(Section(None, tuple(map(Paragraph, texts))),))
        mixed = ["a", "b"] * 10_000
        print(len(changes(paper(mixed), paper([*mixed[1:], "c", "a a a"]))))
    """)
    assert int(said) > 0


def test_long_paragraphs_that_were_all_edited_are_paired() -> None:
    said = printed("""
        from bot.contents.revisions import changes
        from scrapers.items import Document, Paragraph, Section
        def paper(texts):
            return Document("plain", "en", "A", sections=(Section(None, tuple(map(Paragraph, texts))),))
        before = [f"{'so it is and ' * 150}{at}" for at in range(30)]
        found = changes(paper(before), paper([f"{text} more" for text in before]))
        print(len(found), all(change.before and change.after for change in found))
    """)
    assert said == "30 True"


def test_long_chinese_paragraphs_that_have_nothing_in_common_are_compared_within_a_bound() -> None:
    said = printed("""
        import random
        from bot.contents.revisions import _Room, _pair
        letters = [chr(0x4e00 + at) for at in range(3000)]
        drawn = random.Random(3)
        def texts():
            return [(None, "".join(drawn.choices(letters, k=2000))) for _ in range(300)]
        room = _Room()
        print(len(list(_pair(texts(), texts(), room))), room.pairs > 0)
    """)
    assert said == "600 True"  # it is the work that ran out, not the pairs


def test_two_thousand_equal_replies_are_one_group() -> None:
    said = printed("""
        from bot.contents.duplicates import groups
        text = "The Department keeps no such figures. " * 9
        print([len(group) for group in groups({str(at): text for at in range(2000)})])
    """)
    assert said == "[2000]"


def test_six_thousand_lead_ins_without_a_list_are_summarised() -> None:
    said = printed("""
        from bot.contents.statements import statements
        from bot.contents.summaries.lists import with_lists
        from scrapers.items import Document, Paragraph, Section
        texts = ["計劃將包括以下措施：", "（1）推出新平台。"] * 3000
        paper = Document("panel_paper", "zh-Hant", "A", sections=(Section("A", tuple(map(Paragraph, texts))),))
        print(len(with_lists(statements(paper))))
    """)
    assert said == "6000"
