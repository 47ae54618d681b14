"""This file reads the archive's pages as people do: papers, lists, searches, versions, and what is not there."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from html import unescape
from urllib.parse import unquote_plus, urlencode

import pytest
from sqlmodel import Session

from bot.messages.scripts import simplified
from bot.web.archive.texts import blocks, side_by_side
from scrapers.items import Document, Paragraph, Section
from storage.database import Store
from storage.published import identities, judgements, meeting_papers, public_papers, versions
from storage.records import Bullet
from tests.bot.web.archive.scene import BASE, LAWTECH, REPLY, Scene
from tests.storage import made

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 6)


def traditional_letters(text: str) -> str:
    """Give the letters of a page that Simplified Chinese writes otherwise; a link to 繁 says so."""
    return "".join(ch for ch in text.replace("繁", "") if simplified(ch) != ch)


def anchors(text: str) -> set[str]:
    return set(re.findall(r'id="([^"]+)"', text))


@pytest.mark.parametrize(
    "path", [LAWTECH, REPLY, LAWTECH.replace("/en", "/tc"), REPLY.replace("/en", "/sc")]
)
def test_every_bullet_jumps_to_a_place_of_the_page(scene: Scene, path: str) -> None:
    text = scene.ask(path).text
    links = re.findall(r'<a class="place" href="[^"#]*#([^"]+)"', text)
    assert len(links) >= 3
    assert set(links) <= anchors(text)


def test_no_anchor_stands_twice(scene: Scene) -> None:
    text = scene.ask(f"{LAWTECH}?beside=zh-Hant").text
    found = re.findall(r'id="([^"]+)"', text)
    assert len(found) == len(set(found))


def test_languages_stand_side_by_side_by_their_numbers(scene: Scene) -> None:
    text = scene.ask(f"{LAWTECH}?beside=zh-Hant").text
    pair = next(p for p in text.split('<div class="pair">') if 'id="p6"' in p)
    assert 'id="o-p6"' in pair
    assert 'lang="zh-Hant-HK"' in pair


def test_words_are_in_the_language_and_the_script_of_the_path(scene: Scene) -> None:
    traditional = scene.ask(LAWTECH.replace("/en", "/tc")).text
    shown = scene.ask(LAWTECH.replace("/en", "/sc")).text
    assert '<html lang="zh-Hant-HK">' in traditional
    assert '<html lang="zh-Hans">' in shown
    assert "引用此文件" in traditional
    assert "要点" in shown
    assert '<h1 lang="zh-Hant-HK">政府當局就推動法律科技' in traditional
    assert '<h1 lang="zh-Hans">政府当局就推动法律科技' in shown
    assert "由繁体转换" in shown
    assert "转换" not in traditional


def test_a_simplified_page_has_traditional_letters_only_where_they_are_to_be_copied(
    scene: Scene,
) -> None:
    text = scene.ask(LAWTECH.replace("/en", "/sc")).text
    cited, rest = text.partition('<section aria-labelledby="cite">')[::2]
    assert "政府當局就推動法律科技" in rest
    assert traditional_letters(re.sub(r'="[^"]*"', "", cited)) == ""


def test_simplified_pages_that_lead_to_each_other_are_in_one_script(scene: Scene) -> None:
    waiting, seen, kinds = ["/sc/"], set(), Counter[str]()
    while waiting:
        path = waiting.pop(0)
        answer = scene.ask(path)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        shown = answer.text.partition('<section aria-labelledby="cite">')[0]
        assert traditional_letters(re.sub(r"<[^>]*>", "", shown)) == "", path
        for link in re.findall(r'href="(/sc/[^"#]*)"', answer.text):
            kind = "/".join(link.partition("?")[0].split("/")[:3])
            if link not in seen and kinds[kind] < 3:
                seen.add(link)
                kinds[kind] += 1
                waiting.append(unescape(link))
    assert len(kinds) >= 5


def test_a_feed_is_in_the_script_of_its_language_and_says_so(scene: Scene) -> None:
    shown = scene.ask("/sc/papers.atom").text
    assert "由繁体转换" in shown
    assert 'xml:lang="zh-Hans"' in shown
    assert traditional_letters(re.sub(r"<id>.*?</id>|href=\"[^\"]*\"", "", shown)) == ""
    assert "转换" not in scene.ask("/tc/papers.atom").text


def test_a_paper_says_when_it_came_and_where_the_site_s_own_file_is(scene: Scene) -> None:
    text = scene.ask(LAWTECH).text
    assert "First seen here" in text
    assert re.search(
        r'href="https://www.legco.gov.hk/[^"]+\.pdf" rel="nofollow noopener">English', text
    )
    assert "PDF" in text


def test_a_citation_stands_in_three_styles_and_for_bibtex(scene: Scene) -> None:
    text = scene.ask(LAWTECH).text
    assert all(f"<dt>{name}</dt>" in text for name in ("Plain", "OSCOLA", "Chinese"))
    assert "@report{hk-cb-2-438-2026-03," in text


def test_a_citation_names_the_day_it_was_looked_at_and_what_became_of_the_paper(
    own_scene: Scene,
) -> None:
    before = own_scene.ask(LAWTECH)
    assert "accessed 7 October 2026" in before.text
    assert f"archived at &lt;{BASE}{LAWTECH}&gt;" in before.text, "it was revised"
    own_scene.withdraw()
    own_scene.stage.clock.pass_(hours=24)
    after = own_scene.ask(LAWTECH)
    assert "accessed 8 October 2026" in after.text
    assert "version of 7 October 2026, " in after.text
    assert ", withdrawn 7 October 2026, " in after.text
    assert after.headers["etag"] != before.headers["etag"]
    held = own_scene.ask(f"{LAWTECH}.ris").text
    assert "UR  - https://www.legco.gov.hk/" in held
    assert f"AV  - {BASE}{LAWTECH}" in held


@pytest.mark.parametrize(
    "typed",
    ["cb2-438-2026-03", "CB(2)438/2026(03)", "LC Paper No. CB(2) 438/2026(03)", "cb2-438-3"],
)  # fmt: skip
def test_a_number_in_any_spelling_opens_its_paper(scene: Scene, typed: str) -> None:
    assert scene.ask(f"/r/{typed}").headers["location"] in (LAWTECH, LAWTECH.replace("-03", "-02"))
    assert (
        scene.ask(
            "/en/search",
        ).status_code
        == 200
    )
    assert scene.ask(f"/en/search?q={typed}").status_code == 302


def test_another_key_of_a_paper_leads_to_its_best_one_for_good(scene: Scene) -> None:
    with scene.store.read() as session:
        found = public_papers.with_key(
            session, ["legco:CB(2)438/2026(03)"], scene.stage.desk.sources
        )
        assert found is not None
        urls = [k for k in public_papers.keys_of(session, [found])[found] if k.startswith("url:")]
    assert urls
    for key in urls:
        answer = scene.ask(f"/en/papers/web/{key.removeprefix('url:https://')}")
        assert (answer.status_code, answer.headers["location"]) == (301, LAWTECH)


def test_a_paper_that_proved_to_be_another_is_found_under_both_keys(own_scene: Scene) -> None:
    with own_scene.store.write() as session:
        first = made.store_paper(
            session,
            "one",
            "The pilot began.",
            listed={"source": "legco_panels", "keys": ("gia:P1",)},
        )
        second = made.store_paper(
            session,
            "two",
            "The pilot began.",
            listed={"source": "legco_panels", "keys": ("legco:CB(2)1/2026",)},
        )
        identities.merge(session, first, second)
    answer = own_scene.ask("/en/papers/gia/P1")
    assert (answer.status_code, answer.headers["location"]) == (301, "/en/papers/legco/CB2-1-2026")


def test_a_withdrawn_paper_stays_with_a_banner(own_scene: Scene) -> None:
    own_scene.withdraw()
    answer = own_scene.ask(LAWTECH)
    assert answer.status_code == 200
    assert "Gone from its index and its address since" in answer.text
    assert re.search(r"<h1 [^>]*><s>", answer.text)
    assert 'id="p6"' in answer.text


def test_a_withdrawn_paper_is_struck_out_where_it_is_listed(own_scene: Scene) -> None:
    own_scene.withdraw()
    for place in ("/en/", "/en/search?q=lawtech"):
        found = own_scene.ask(place).text
        assert re.search(r"<h3 [^>]*><s><a [^>]*>Administration&#39;s paper on promoting", found)


def test_a_revision_is_compared_figures_first(scene: Scene) -> None:
    listed = scene.ask(LAWTECH.replace("/papers/", "/versions/")).text
    at = re.search(r'href="(/en/compare/[^"]+)"', listed)
    assert at is not None
    text = scene.ask(at[1].replace("&amp;", "&")).text
    assert re.search(r"<del>.*\$32 million</del> → <ins>.*\$36 million</ins>", text)
    assert text.index("Figures that changed") < text.index("Paragraph by paragraph")
    assert "added:" in text or "is now" in text


def test_versions_named_the_wrong_way_round_are_compared_from_the_earlier(scene: Scene) -> None:
    listed = scene.ask(LAWTECH.replace("/papers/", "/versions/")).text
    found = re.search(r'href="/en/compare/[^"]+from=(\d+)&amp;to=(\d+)"', listed)
    assert found is not None
    at = LAWTECH.replace("/papers/", "/compare/")
    answer = scene.ask(f"{at}?from={found[2]}&to={found[1]}")
    assert answer.headers["location"] == f"{at}?from={found[1]}&to={found[2]}"


def test_a_number_that_several_papers_share_lists_them(scene: Scene) -> None:
    search = scene.ask("/r/cb2-438").headers["location"]
    assert search == "/en/search?q=cb2-438"
    text = scene.ask(search).text
    assert "Several papers fit “cb2-438”. Which one?" in text
    assert f'href="{LAWTECH}"' in text
    assert f'href="{LAWTECH.replace("-03", "-02")}"' in text


@pytest.mark.parametrize("path", ["/en/papers", "/readyz", "/favicon.ico", "/en/compare", "/no/"])
def test_an_address_that_is_not_there_says_so_at_once(scene: Scene, path: str) -> None:
    assert scene.ask(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "meant"),
    [("/en", "/en/"), ("/tc", "/tc/"), ("/en/topics/", "/en/topics"),
     ("/en/search/?q=AI", "/en/search?q=AI"), ("/en/search.atom/?q=AI", "/en/search.atom?q=AI"),
     (f"{REPLY}/", REPLY), (f"{LAWTECH}/?part=2", f"{LAWTECH}?part=2"),
     (LAWTECH.replace("CB2", "cb2"), LAWTECH), (f"{LAWTECH.lower()}.json", f"{LAWTECH}.json"),
     (f"{LAWTECH.replace('/papers/', '/versions/').lower()}/", LAWTECH.replace("/papers/", "/versions/")),
     (LAWTECH.replace("legco", "LegCo"), LAWTECH)],
)  # fmt: skip
def test_a_slash_too_much_or_too_little_leads_to_what_is_there(
    scene: Scene, path: str, meant: str
) -> None:
    assert scene.ask(path).headers["location"] == meant


def test_a_search_quotes_a_paper_in_the_language_of_the_page(scene: Scene) -> None:
    for lang, html in (("en", "en"), ("tc", "zh-Hant-HK")):
        text = scene.ask(f"/{lang}/search?q=2027").text
        quoted = re.findall(r'<p lang="([^"]+)">[^\n]*<mark>', text)
        assert quoted
        assert set(quoted) == {html}


def test_a_search_names_a_committee_as_its_page_does(scene: Scene) -> None:
    for lang in ("en", "tc", "sc"):
        text = scene.ask(f"/{lang}/search?q=AI").text
        links = re.findall(r'href="([^"]*)" rel="nofollow">([^<]*?) <span class="count">', text)
        named = [(unquote_plus(at), name) for at, name in links if "committee%3A" in at]
        assert named
        assert all(name in at for at, name in named if not name.endswith("…"))
        assert all(name.isascii() for _, name in named) == (lang == "en")
        (at, _), *_ = [one for one in links if "committee%3A" in one[0]]
        assert "Nothing found" not in scene.ask(unescape(at)).text


def test_a_citation_on_a_simplified_page_is_in_one_script(scene: Scene) -> None:
    text = scene.ask(LAWTECH.replace("/en", "/sc")).text
    cited = re.findall(r"<code>(.*?)</code>", text, re.DOTALL)
    assert "立法會" in cited[0]
    assert not any("文件" in one and "号" in one for one in cited)


def test_members_stand_by_the_term_in_which_they_are_known(scene: Scene) -> None:
    text = scene.ask("/en/members").text
    now, _, before = text.partition("Last known in term 7")
    assert "SUN Dong" in before
    assert "SUN Dong" not in now
    assert "Maggie CHAN Man-ki" in now


def test_a_name_that_nobody_checked_says_so_beside_the_other(scene: Scene) -> None:
    text = scene.ask("/en/members").text
    assert "張宇人</a>" in text
    assert "Tommy CHEUNG Yu-yan (not checked)" in text


def test_a_search_that_a_filter_empties_says_which(scene: Scene) -> None:
    text = scene.ask("/en/search?q=AI+since%3A2031-01-01").text
    assert "Narrowed to: since Wed 1 Jan 2031." in text
    assert "Narrowed to" not in scene.ask("/en/search?q=AI").text


def test_a_withdrawn_paper_still_shows_what_it_promised(own_scene: Scene) -> None:
    before = own_scene.ask(LAWTECH).text
    assert 'id="promises"' in before
    own_scene.withdraw()
    text = own_scene.ask(LAWTECH).text
    assert "Gone from its index and its address since" in text
    assert 'id="promises"' in text
    assert own_scene.ask(f"{LAWTECH}.json").json()["commitments"]
    assert LAWTECH not in own_scene.ask("/en/commitments").text


def test_a_changed_paragraph_leads_to_where_it_stands_now(scene: Scene) -> None:
    at = re.search(
        r'href="(/en/compare/[^"]+)"', scene.ask(LAWTECH.replace("/papers/", "/versions/")).text
    )
    assert at
    page = scene.ask(unescape(at[1])).text
    assert page.count(f'<a class="place" href="{LAWTECH}#p3">') == 1
    assert f'<p class="context"><a href="{LAWTECH}#p3">' in page


def test_each_style_of_citation_cites_the_text_in_its_own_language(scene: Scene) -> None:
    for path in ("en", "tc"):
        cited = scene.ask(f"/{path}{LAWTECH[3:]}").text.partition('aria-labelledby="cite"')[2]
        oscola, chinese = re.findall(r"<code>(.*?)</code>", cited, re.DOTALL)[1:]
        assert "Administration" in oscola
        assert "-e.pdf" in oscola
        assert chinese.startswith("律政司，《政府當局就推動法律科技採用先導計劃提供的文件》")
        assert "-c.pdf" in chinese


def test_the_site_s_file_is_named_with_its_kind_and_size(scene: Scene) -> None:
    assert re.search(r"PDF(?: · \d+ pages)? · \d+ kB</span>", scene.ask(LAWTECH).text)


def test_what_narrows_a_search_stands_behind_what_it_found(scene: Scene) -> None:
    page = scene.ask("/en/search?q=AI").text
    assert 0 < page.index('href="#narrow"') < page.index('<ul class="papers">')
    assert page.index('<ul class="papers">') < page.index('id="narrow"')


def test_the_words_found_are_said_to_be_in_their_own_language(scene: Scene) -> None:
    page = scene.ask("/tc/search?q=pilot+scheme").text
    assert re.search(r'<h3 lang="zh-Hant-HK"><a[^>]*>政府當局就推動法律科技採用', page)
    assert re.search(r'<p lang="en">[^\n]*<mark>Pilot</mark>', page)


def test_meetings_that_only_papers_name_are_listed_and_lead_to_their_committee(
    scene: Scene,
) -> None:
    page = scene.ask("/en/meetings").text
    assert '<a href="/en/committees/panel-ajls"' in page
    assert (
        "Panel on Administration of Justice and Legal Services"
        in scene.ask("/en/meetings.csv").text
    )


def test_a_file_of_somebody_s_own_names_no_meeting(own_scene: Scene) -> None:
    def own(session: Session) -> list[int]:
        return [one.paper_id for one in meeting_papers.between(session, FIRST, LAST)]

    sources = own_scene.stage.desk.sources
    with own_scene.store.write() as session:
        before = meeting_papers.between(session, FIRST, LAST, sources)
        for one in before:
            identities.add_keys(session, one.paper_id, [f"url:file:///{one.paper_id}.txt"])
        assert len(own(session)) == len(before) > 0
        assert meeting_papers.between(session, FIRST, LAST, sources) == []
    assert "/en/committees/panel-ajls" not in own_scene.ask("/en/meetings").text


def test_versions_of_another_paper_or_language_are_not_compared(scene: Scene) -> None:
    with scene.store.read() as session:
        mine = public_papers.with_key(
            session, ["legco:CB(2)438/2026(03)"], scene.stage.desk.sources
        )
        assert mine is not None
        kept = versions.versions(session, mine)
    english = [one.id for one in kept if one.language == "en"]
    chinese = [one.id for one in kept if one.language != "en"]
    at = LAWTECH.replace("/papers/", "/compare/")
    for pair in ((english[0], chinese[0]), (english[0], english[0]), (english[0], 1)):
        assert scene.ask(f"{at}?from={pair[0]}&to={pair[1]}").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/en/papers/legco/CB9-9-2026", "/en/papers/", "/en/papers/key/", "/en/papers/web/evil.example/x",
     "/fr/", "/en/nothing", "/en/topics/drones", "/en/members/nobody", "/en/search?q=AI&page=49",
     "/en/papers/key/file:abc", "/en/papers/%00",
     "/en/papers/legco/" + "9" * 4000],
)  # fmt: skip
def test_what_is_not_there_is_404_with_the_search(scene: Scene, path: str) -> None:
    answer = scene.ask(path)
    assert answer.status_code == 404
    assert 'role="search"' in answer.text
    assert "noindex" in answer.headers["x-robots-tag"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("x" * 201, "too long"), ("since:someday", "could not be read"), ("kind:ghost AI", "could not be read"),
     ('"', "Type a word"), ("NEAR(a b)", "Nothing found"), ("a* OR b", "without: b"), ("-", "Type a word"),
     ('member:""', "Type a word"), ('committee:"" AI', "Type a word"), ("AI topic:", "Type a word"),
     ("col:x AND", "Nothing found"), ("<script>alert(1)</script>", "Nothing found")],
)  # fmt: skip
def test_a_search_that_cannot_be_done_says_so(scene: Scene, typed: str, said: str) -> None:
    answer = scene.ask(f"/en/search?{urlencode({'q': typed})}")
    assert answer.status_code == 200
    assert said in answer.text
    assert "<script" not in answer.text
    # a feed may be followed of what nothing is found for yet
    assert ("search.atom" in answer.text) == (said in ("Nothing found", "without: b"))


def test_a_search_finds_in_both_scripts_and_shows_the_place(scene: Scene) -> None:
    for typed in ("先導計劃", "先导计划"):
        text = scene.ask(f"/tc/search?q={typed}").text
        assert "CB2-438-2026-03" in text
        assert "<mark>" in text


def test_choices_beside_a_search_are_words_of_its_own_grammar(scene: Scene) -> None:
    text = scene.ask("/en/search?q=AI").text
    narrowed = re.findall(r'href="(/en/search\?q=AI\+kind%3A[^"]+)"', text)
    assert narrowed
    assert scene.ask(narrowed[0]).text.count("<h3") >= 1


@pytest.mark.parametrize(
    "title",
    ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u202eevil\u202c", "A" * 10_000, "{{ 7*7 }}", '" onmouseover="x'],
)  # fmt: skip
def test_a_hostile_title_is_only_words(own_scene: Scene, title: str) -> None:
    with own_scene.store.write() as session:
        made.store_paper(
            session, "bad", f"{title}\nThe pilot began.", topics={"ai": "substantive"},
            now=own_scene.stage.clock(),
            listed={"source": "legco_panels", "title": title, "keys": ("gia:P99",),
                    "url": "javascript:alert(1)"},
        )  # fmt: skip
    for path in ("/en/papers/gia/P99", "/en/", "/en/topics/ai", "/en/search?q=pilot"):
        text = own_scene.ask(path).text
        assert "<script" not in text
        assert "\u202e" not in text
        assert "javascript:" not in text
        assert ' onmouseover="' not in text
        assert "49" not in text or "{{" in text
        assert len(text) < 60_000


def test_a_long_paper_comes_in_parts_and_its_places_are_found(own_scene: Scene) -> None:
    text = "\n".join(f"Paragraph {n} of the pilot. " + "Words of it. " * 30 for n in range(1, 301))
    with own_scene.store.write() as session:
        made.store_paper(
            session, "long", text, listed={"source": "legco_panels", "keys": ("gia:P98",)}
        )
    first = own_scene.ask("/en/papers/gia/P98")
    assert len(first.content) < 40_000
    parts = re.findall(r'href="([^"]+\?part=\d+)#text"', first.text)
    last = own_scene.ask(parts[-1])
    assert 'id="p300"' in last.text
    assert 'id="p1"' not in last.text
    whole = own_scene.ask("/en/papers/gia/P98?part=all").text
    assert 'id="p1"' in whole
    assert 'id="p300"' in whole


def test_nothing_of_either_language_is_left_out_side_by_side() -> None:
    left = made.document("one\ntwo\nthree")
    right = Document(
        "panel_paper", "zh-Hant", "乙",
        sections=(Section("頭", (Paragraph("二", "2"), Paragraph("九", "9"), Paragraph("無", None), Paragraph("三", "3"))),),
    )  # fmt: skip
    pairs = side_by_side(blocks(left, "en"), blocks(right, "en"))
    assert [b.text for p in pairs for b in p.left] == ["one", "two", "three"]
    assert sorted(b.text for p in pairs for b in p.right) == sorted(["頭", "二", "九", "無", "三"])
    together = [({b.label for b in p.left}, {b.label for b in p.right}) for p in pairs]
    assert ({"2"}, {"", "2"}) in together  # with its heading
    assert ({"3"}, {"3"}) in together


def test_a_page_that_was_not_changed_is_not_drawn_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.web.archive import page_routes

    etags = {path: scene.ask(path).headers["etag"] for path in (LAWTECH, "/en/", "/en/search?q=AI")}

    def refuse(*given: object) -> str:
        raise AssertionError("it was drawn")

    monkeypatch.setattr(page_routes, "draw", refuse)
    for path, etag in etags.items():
        assert scene.ask(path, **{"if-none-match": etag}).status_code == 304


def test_a_revision_is_another_state_of_its_page(own_scene: Scene) -> None:
    before = own_scene.ask(LAWTECH).headers["etag"]
    own_scene.withdraw()
    answer = own_scene.ask(LAWTECH, **{"if-none-match": before})
    assert answer.status_code == 200
    assert answer.headers["etag"] != before


def test_times_are_from_publication_to_the_store(scene: Scene) -> None:
    text = scene.ask("/en/sources").text
    assert re.search(r"p50 \d+ (?:s|min|h)", text)
    assert "Last read" in text


def test_search_engines_are_told_what_to_read(scene: Scene) -> None:
    assert "Disallow: /en/search" in scene.ask("/robots.txt").text
    assert f"<loc>{BASE}{LAWTECH}</loc>" in scene.ask("/sitemap.xml").text
    assert scene.ask("/en/search?q=AI").headers["x-robots-tag"] == "noindex"


def test_words_that_changed_stand_apart_from_those_beside_them(scene: Scene) -> None:
    listed = scene.ask(LAWTECH.replace("/papers/", "/versions/")).text
    at = re.search(r'href="(/en/compare/[^"]+)"', listed)
    assert at is not None
    text = re.sub(r"<span class=\"unseen\"[^>]*>[^<]*</span>", "", scene.ask(unescape(at[1])).text)
    assert "Pilot Scheme is <del>$32</del> <ins>$36</ins> million." in text


def test_several_places_stand_with_a_comma_each_at_its_own(own_scene: Scene) -> None:
    lines = [f"{n}. Paragraph {n} says what the pilot is to do next." for n in range(1, 10)]
    with own_scene.store.write() as session:
        paper = made.store_paper(
            session,
            "places",
            "\n".join(lines),
            listed={"source": "legco_panels", "keys": ("gia:P96",)},
        )
        bullets = [Bullet("The pilot is to do much next.", ("3", "6"))]
        judgements.save_summary(session, paper, "en", None, bullets, (), own_scene.stage.clock())
    text = own_scene.ask("/en/papers/gia/P96").text
    seen = re.sub(r"\s+", " ", text)
    assert re.search(r'#p3">¶3</a>, <a class="place" href="[^"]*#p6">¶6</a> ', seen), seen
    chinese = re.sub(r"\s+", " ", own_scene.ask("/tc/papers/gia/P96").text)
    assert "第3段</a>、 <a" in chinese


def test_a_revised_paper_leads_straight_to_what_changed(scene: Scene) -> None:
    for lang in ("en", "tc"):
        page = scene.ask(LAWTECH.replace("/en/", f"/{lang}/")).text
        at = re.search(r'<a href="([^"]+)">(?:See what changed|查看改動)</a>', page)
        assert at is not None
        assert scene.ask(unescape(at[1])).text.count("<del>") > 0


def test_a_list_of_nothing_says_so(scene: Scene) -> None:
    keys = re.findall(r'href="(/en/members/[^".]+)"', scene.ask("/en/members").text)
    pages = [scene.ask(key).text for key in keys[:20]]
    assert any("No paper read so far is by" in page for page in pages)
    assert not any('<ul class="papers">\n</ul>' in page for page in pages)


def test_the_page_of_a_list_shows_what_a_committee_waits_for(scene: Scene) -> None:
    page = scene.ask("/en/papers/legco/CB2-438-2026-02").text
    assert 'id="matters"' in page
    assert 'id="matters"' not in scene.ask(LAWTECH).text


def test_a_person_s_name_that_no_text_holds_leads_to_what_they_asked(scene: Scene) -> None:
    name = "Fong Wing-yan"
    page = scene.ask(f"/en/search?{urlencode({'q': name})}").text
    assert f"Papers that {name} asked or answered: 1" in page
    (at,) = re.findall(r'href="([^"]*member%3A[^"]*)"', page)
    assert "1 paper for" in scene.ask(unescape(at)).text


def test_what_narrows_a_search_is_said_and_can_be_taken_off(scene: Scene) -> None:
    page = scene.ask("/en/search?q=lawtech+topic:AI").text
    assert "Narrowed to: topic AI." in page
    assert 'href="/en/search?q=lawtech"' in page


def test_a_committee_is_named_by_no_letters_within_another_s_name(scene: Scene) -> None:
    page = scene.ask("/en/committees/panel-se").text
    assert "0 papers" in page
    assert "No paper read so far is by Panel on Security" in page
    assert 'href="/en/search?q=Panel+on+Security"' in page


def test_commitments_of_withdrawn_papers_are_counted_and_stand_in_the_table(
    own_scene: Scene,
) -> None:
    before = own_scene.ask("/en/commitments").text
    assert "Left out" not in before
    own_scene.withdraw()
    assert re.search(r"Left out: \d+ commitments? of", own_scene.ask("/en/commitments").text)
    rows = list(csv.DictReader(io.StringIO(own_scene.ask("/en/commitments.csv").text)))
    gone = [row for row in rows if row["withdrawn_at"]]
    assert gone
    assert all(row["number"] == "CB(2)438/2026(03)" for row in gone)
    assert LAWTECH not in own_scene.ask("/en/commitments.ics").text


@pytest.mark.parametrize("path", ["/en/", "/en/meetings"])
def test_an_archive_of_nothing_read_says_that_it_does_not_know(
    sqlite_store: Store, path: str
) -> None:
    text = Scene(sqlite_store).ask(path).text
    assert "Not known: no source was read yet." in text
    assert "Nothing is announced" not in text
    assert "so far today" not in text
