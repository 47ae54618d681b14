"""This file proves what the door brings, and by which manners, on loopback."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from typing import Any

import pytest

from scrapers.fetch import AnswerLimits, Door
from scrapers.source import (
    BotWall,
    NotFound,
    Refused,
    RobotsForbid,
    ScrapeError,
    Unreachable,
)
from tests.scrapers.loopback import FakeClock, Loopback, says, says_raw, sends_on

AGENT = "TamarTest/1.0 (+mailto:desk@tamar.example)"
HERE = frozenset({"127.0.0.1"})
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture
def door_to(site: Loopback, clock: FakeClock) -> Iterator[Callable[..., Door]]:
    with ExitStack() as stack:

        def make(**options: Any) -> Door:
            given: dict[str, Any] = {
                "user_agent": AGENT,
                "clock": clock,
                "sleep": clock.sleep,
                "loopback": frozenset({site.pair}),
                "chance": lambda: 0.0,
                "now": lambda: NOON,
            }
            return stack.enter_context(Door(**(given | options)))

        yield make


@pytest.fixture
def door(door_to: Callable[..., Door]) -> Door:
    return door_to()


def test_a_page_comes_with_its_address_type_and_bytes(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"{}", headers={"Content-Type": "application/json; charset=UTF-8"})
    page = door.get(f"{site.url}/a", hosts=HERE).page
    assert page is not None
    assert (page.url, page.body, page.media_type, page.charset) == (
        f"{site.url}/a",
        b"{}",
        "application/json",
        "utf-8",
    )


def test_the_user_agent_says_who_asks(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"a")
    door.get(f"{site.url}/a", hosts=HERE)
    assert site.headers("/a")["User-Agent"] == AGENT


def test_only_gzip_is_asked_for(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"a")
    door.get(f"{site.url}/a", hosts=HERE)
    assert site.headers("/a")["Accept-Encoding"] == "gzip"


def test_a_user_agent_without_a_contact_is_no_user_agent(clock: FakeClock) -> None:
    with pytest.raises(ValueError, match="how to reach you"):
        Door(
            user_agent="Mozilla/5.0",
            clock=clock,
            sleep=clock.sleep,
            now=lambda: datetime.now(UTC),
            chance=lambda: 0.0,
        )


def test_cookies_are_not_kept(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"a", headers={"Set-Cookie": "visitor=7"})
    door.get(f"{site.url}/a", hosts=HERE)
    door.get(f"{site.url}/a", hosts=HERE)
    assert "Cookie" not in site.headers("/a")


def test_big5_pages_are_text(site: Loopback, door: Door) -> None:
    body = "<p>立法會資訊科技</p>".encode("big5")
    site.answers["/c"] = says(body, headers={"Content-Type": "text/html; charset=Big5"})
    page = door.get(f"{site.url}/c", hosts=HERE).page
    assert page is not None
    assert page.text() == "<p>立法會資訊科技</p>"


def test_a_byte_order_mark_is_no_text(site: Loopback, door: Door) -> None:
    site.answers["/c"] = says("\ufeff[1]".encode())
    page = door.get(f"{site.url}/c", hosts=HERE).page
    assert page is not None
    assert page.text() == "[1]"


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "zlib"])
def test_a_header_cannot_choose_a_codec_that_is_no_charset(
    site: Loopback, door: Door, charset: str
) -> None:
    site.answers["/c"] = says(b"x", headers={"Content-Type": f"text/html; charset={charset}"})
    page = door.get(f"{site.url}/c", hosts=HERE).page
    assert page is not None
    assert page.charset is None


def test_a_page_is_asked_for_only_if_it_changed(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"a", headers={"ETag": '"7"', "Last-Modified": "then"})
    first = door.get(f"{site.url}/a", hosts=HERE)
    site.answers["/a"] = says(status=304)
    door.get(f"{site.url}/a", hosts=HERE, etag=first.etag, last_modified=first.last_modified)
    headers = site.headers("/a")
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"7"', "then")


def test_not_modified_brings_no_page_and_keeps_what_is_known(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(status=304)
    answer = door.get(f"{site.url}/a", hosts=HERE, etag='"7"', known="d" * 64)
    assert (answer.page, answer.unchanged, answer.status, answer.etag, answer.digest) == (
        None,
        True,
        304,
        '"7"',
        "d" * 64,
    )


@pytest.mark.parametrize("tag", ['"caf\xe9"', '"a\nb"', '"' + "x" * 1001 + '"'])
def test_a_tag_that_cannot_be_sent_is_not_sent(site: Loopback, door: Door, tag: str) -> None:
    site.answers["/a"] = says(b"a")
    assert door.get(f"{site.url}/a", hosts=HERE, etag=tag).page
    assert "If-None-Match" not in site.headers("/a")


def test_a_tag_in_odd_letters_comes_and_goes_without_harm(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says_raw([b'HTTP/1.1 200 OK\r\nETag: "\xe9\xff"\r\n\r\na'])
    first = door.get(f"{site.url}/a", hosts=HERE)
    assert door.get(f"{site.url}/a", hosts=HERE, etag=first.etag).page


def test_not_modified_without_a_question_is_a_refusal(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(status=304)
    with pytest.raises(Refused, match="304"):
        door.get(f"{site.url}/a", hosts=HERE)


def test_equal_bytes_are_unchanged(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"same", headers={"ETag": '"of today"'})
    answer = door.get(f"{site.url}/a", hosts=HERE, known=hashlib.sha256(b"same").hexdigest())
    assert (answer.unchanged, answer.page, answer.etag) == (True, None, '"of today"')


def test_other_bytes_are_a_page(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"other")
    answer = door.get(f"{site.url}/a", hosts=HERE, known=hashlib.sha256(b"same").hexdigest())
    assert not answer.unchanged


# -- robots.txt


def test_robots_txt_is_obeyed(site: Loopback, door: Door) -> None:
    site.answers["/robots.txt"] = says(b"User-agent: *\nDisallow: /private/\n")
    with pytest.raises(RobotsForbid):
        door.get(f"{site.url}/private/a", hosts=HERE)
    assert site.asked == ["/robots.txt"]


def test_robots_txt_is_obeyed_where_it_names_us(site: Loopback, door: Door) -> None:
    site.answers["/robots.txt"] = says(
        b"User-agent: TamarTest\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    )
    with pytest.raises(RobotsForbid):
        door.get(f"{site.url}/a", hosts=HERE)


def test_what_robots_txt_allows_is_read(site: Loopback, door: Door) -> None:
    site.answers["/robots.txt"] = says(b"User-agent: *\nDisallow: /private/\n")
    site.answers["/a"] = says(b"a")
    assert door.get(f"{site.url}/a", hosts=HERE).page


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(
    site: Loopback, door: Door
) -> None:
    site.answers["/robots.txt"] = says(b"User-agent: *\nDisallow: /private/\n")
    site.answers["/a"] = sends_on("/private/a")
    with pytest.raises(RobotsForbid):
        door.get(f"{site.url}/a", hosts=HERE)


def test_no_robots_txt_means_all_is_allowed(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"a")
    assert door.get(f"{site.url}/a", hosts=HERE).page


def test_robots_txt_is_asked_for_once_a_day(site: Loopback, door: Door, clock: FakeClock) -> None:
    site.answers["/a"] = says(b"a")
    door.get(f"{site.url}/a", hosts=HERE)
    door.get(f"{site.url}/a", hosts=HERE)
    clock.now += 86_401
    door.get(f"{site.url}/a", hosts=HERE)
    assert site.asked == ["/robots.txt", "/a", "/a", "/robots.txt", "/a"]


def test_nothing_is_read_while_robots_txt_is_out_of_order(site: Loopback, door: Door) -> None:
    site.answers["/robots.txt"] = says(status=503)
    with pytest.raises(Unreachable, match=r"robots\.txt: answers 503"):
        door.get(f"{site.url}/a", hosts=HERE)


def test_the_last_robots_txt_holds_while_there_is_no_new_one(
    site: Loopback, door: Door, clock: FakeClock
) -> None:
    site.answers["/robots.txt"] = says(b"User-agent: *\nDisallow: /private/\n")
    site.answers["/a"] = says(b"a")
    door.get(f"{site.url}/a", hosts=HERE)
    clock.now += 86_401
    site.answers["/robots.txt"] = says(status=503)
    assert door.get(f"{site.url}/a", hosts=HERE).page
    with pytest.raises(RobotsForbid):
        door.get(f"{site.url}/private/a", hosts=HERE)


def test_a_crawl_delay_lengthens_the_pause(site: Loopback, door: Door, clock: FakeClock) -> None:
    site.answers["/robots.txt"] = says(b"User-agent: *\nCrawl-delay: 7\n")
    site.answers["/a"] = says(b"a")
    door.get(f"{site.url}/a", hosts=HERE)
    door.get(f"{site.url}/a", hosts=HERE)
    assert clock.slept == [1.0, 7.0]


# -- pace


def test_a_host_is_given_a_pause_between_two_questions(
    site: Loopback, door: Door, clock: FakeClock
) -> None:
    site.answers["/a"] = says(b"a")
    for _ in range(3):
        door.get(f"{site.url}/a", hosts=HERE)
    assert clock.slept == [1.0, 1.0, 1.0]  # the first of them after robots.txt


def test_chance_stretches_the_pause(
    site: Loopback, door_to: Callable[..., Door], clock: FakeClock
) -> None:
    site.answers["/a"] = says(b"a")
    door_to(chance=lambda: 0.5).get(f"{site.url}/a", hosts=HERE)
    assert clock.slept == [1.25]


@pytest.mark.parametrize("status", [403, 429, 503])
@pytest.mark.parametrize("said", ["120", "Fri, 20 Nov 2026 04:02:00 GMT"])
def test_a_host_is_left_alone_for_as_long_as_it_asks(
    site: Loopback, door: Door, status: int, said: str
) -> None:
    site.answers["/a"] = says(status=status, headers={"Retry-After": said})
    with pytest.raises((Refused, Unreachable)) as caught:
        door.get(f"{site.url}/a", hosts=HERE)
    assert caught.value.retry_after == 120.0


def test_nothing_is_sent_before_the_host_said_so(
    site: Loopback, door: Door, clock: FakeClock
) -> None:
    site.answers["/a"] = says(status=429, headers={"Retry-After": "120"})
    with pytest.raises(Refused):
        door.get(f"{site.url}/a", hosts=HERE)
    clock.now += 30
    with pytest.raises(Refused, match="left alone") as caught:
        door.get(f"{site.url}/a", hosts=HERE)
    assert (caught.value.retry_after, site.asked) == (90.0, ["/robots.txt", "/a"])


def test_a_short_wait_is_waited_for(site: Loopback, door: Door, clock: FakeClock) -> None:
    site.answers["/a"] = says(status=429, headers={"Retry-After": "20"})
    with pytest.raises(Refused):
        door.get(f"{site.url}/a", hosts=HERE)
    site.answers["/a"] = says(b"a")
    assert door.get(f"{site.url}/a", hosts=HERE).page
    assert clock.slept == [1.0, 20.0]


def test_a_host_that_goes_on_refusing_is_left_alone_ever_longer(
    site: Loopback, door: Door, clock: FakeClock
) -> None:
    site.answers["/a"] = says(status=403)
    waits = []
    for _ in range(8):
        with pytest.raises(Refused) as caught:
            door.get(f"{site.url}/a", hosts=HERE)
        waits.append(caught.value.retry_after)
        clock.now += 1000
    assert waits == [5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0, 300.0]


def test_one_good_answer_ends_the_longer_waits(
    site: Loopback, door: Door, clock: FakeClock
) -> None:
    for answer in (says(status=503), says(status=503), says(b"a"), says(status=503)):
        site.answers["/a"] = answer
        clock.now += 1000
        try:
            door.get(f"{site.url}/a", hosts=HERE)
        except Unreachable as error:
            last = error.retry_after
    assert last == 5.0


def test_a_retry_after_that_nobody_can_read_is_our_own_wait(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(status=429, headers={"Retry-After": "soon"})
    with pytest.raises(Refused) as caught:
        door.get(f"{site.url}/a", hosts=HERE)
    assert caught.value.retry_after == 5.0


# -- one connection


def test_a_connection_is_kept_and_used_again(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"a")
    for _ in range(4):
        door.get(f"{site.url}/a", hosts=HERE)
    assert site.opened == 1


@pytest.mark.parametrize("status", [304, 404, 410])
def test_a_connection_is_kept_when_there_is_no_page(
    site: Loopback, door: Door, status: int
) -> None:
    site.answers["/a"] = says(b"words", status=status)
    for _ in range(3):
        with suppress(NotFound):
            door.get(f"{site.url}/a", hosts=HERE, etag='"7"')
    assert site.opened == 1


def test_threads_never_open_two_connections_to_one_host(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"a" * 100_000)
    site.answers["/b"] = says(status=500, headers={"Retry-After": "1"})
    failures: list[BaseException] = []

    def ask(path: str) -> None:
        try:
            door.get(f"{site.url}{path}", hosts=HERE)
        except Unreachable as error:
            if "500" not in str(error):
                failures.append(error)

    threads = [threading.Thread(target=ask, args=(p,)) for p in ["/a", "/b"] * 8]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failures, site.most_open, len(site.asked)) == ([], 1, 17)  # robots.txt is one


def test_a_kept_connection_that_was_hung_up_is_opened_anew(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says_raw([b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"])
    for _ in range(3):
        assert door.get(f"{site.url}/a", hosts=HERE).page
    assert site.opened >= 3


def test_a_door_that_is_closed_breaks_off_what_is_under_way(
    site: Loopback, door_to: Callable[..., Door]
) -> None:
    door = door_to(limits=AnswerLimits(pause=0.0))

    def drip(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        threading.Thread(target=door.close).start()
        while not site.released.wait(0.01):
            handler.wfile.write(b".")

    site.answers["/a"] = drip
    with pytest.raises(Unreachable):
        door.get(f"{site.url}/a", hosts=HERE)


def test_a_closed_door_brings_nothing(site: Loopback, door: Door) -> None:
    door.close()
    with pytest.raises(Unreachable, match="closed"):
        door.get(f"{site.url}/a", hosts=HERE)


# -- what answers mean


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, Refused),
        (401, Refused),
        (403, Refused),
        (404, NotFound),
        (408, Unreachable),
        (410, NotFound),
        (429, Refused),
        (451, Refused),
        (500, Unreachable),
        (502, Unreachable),
        (503, Unreachable),
    ],
)
def test_every_status_has_its_error(
    site: Loopback, door: Door, status: int, error: type[ScrapeError]
) -> None:
    site.answers["/a"] = says(b"words", status=status)
    with pytest.raises(error, match=str(status)):
        door.get(f"{site.url}/a", hosts=HERE)


WALLS = [
    b"<html><h1>ERROR</h1>The request could not be satisfied. Generated by cloudfront</html>",
    b"<html><title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></html>",
    b"<html>Request unsuccessful. Incapsula incident ID: 7</html>",
    b"\xef\xbb\xbf\r\n <html>The requested URL was rejected. Your support ID is: 9</html>",
]


@pytest.mark.parametrize("body", WALLS)
def test_a_wall_with_status_200_is_no_page(site: Loopback, door: Door, body: bytes) -> None:
    site.answers["/a"] = says(body, headers={"Content-Type": "text/html"})
    with pytest.raises(BotWall):
        door.get(f"{site.url}/a", hosts=HERE)


def test_an_article_about_walls_is_a_page(site: Loopback, door: Door) -> None:
    body = b"<html><p>Just a moment, the Secretary said of Cloudflare.</p></html>"
    site.answers["/a"] = says(body, headers={"Content-Type": "text/html"})
    assert door.get(f"{site.url}/a", hosts=HERE).page


def test_a_long_page_that_quotes_a_wall_is_a_page(site: Loopback, door: Door) -> None:
    body = WALLS[0] + b"<p>" + b"words " * 10_000
    site.answers["/a"] = says(body, headers={"Content-Type": "text/html"})
    assert door.get(f"{site.url}/a", hosts=HERE).page


def test_a_challenge_with_its_own_status_is_named(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"", status=403, headers={"cf-mitigated": "challenge"})
    with pytest.raises(BotWall):
        door.get(f"{site.url}/a", hosts=HERE)


def test_a_message_never_holds_the_query(site: Loopback, door: Door) -> None:
    site.answers["/a?token=s3cret"] = says(status=404)
    with pytest.raises(NotFound) as caught:
        door.get(f"{site.url}/a?token=s3cret", hosts=HERE)
    assert "127.0.0.1/a:" in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_a_message_is_one_line_whatever_the_address(site: Loopback, door: Door) -> None:
    site.answers["/a%0A%1B[31mforged"] = says(status=404)
    with pytest.raises(NotFound) as caught:
        door.get(f"{site.url}/a%0A%1B[31mforged", hosts=HERE)
    assert str(caught.value).isprintable()


# -- the copy of the sites on this machine


def copied(site: Loopback) -> Callable[[str], str]:
    return lambda url: url.replace("https://", f"{site.url}/", 1)


PRESS = frozenset({"press.example"})


def test_a_copy_answers_under_the_original_address(
    site: Loopback, door_to: Callable[..., Door]
) -> None:
    site.answers["/press.example/a?b=1"] = says(b"a")
    page = door_to(rewrite=copied(site)).get("https://press.example/a?b=1", hosts=PRESS).page
    assert page is not None
    assert page.url == "https://press.example/a?b=1"


@pytest.mark.parametrize(
    "location",
    ["/b", "https://press.example/b", "{copy}/press.example/b", "http://press.example/b"],
)
def test_a_redirect_of_the_copy_leads_to_the_original(
    site: Loopback, door_to: Callable[..., Door], location: str
) -> None:
    site.answers["/press.example/a"] = sends_on(location.format(copy=site.url))
    site.answers["/press.example/b"] = says(b"b")
    page = door_to(rewrite=copied(site)).get("https://press.example/a", hosts=PRESS).page
    assert page is not None
    assert page.url == "https://press.example/b"


def test_an_address_is_rewritten_to_nowhere_but_the_pair(
    site: Loopback, door_to: Callable[..., Door]
) -> None:
    door = door_to(rewrite=lambda url: "http://127.0.0.1:1/stolen")
    with pytest.raises(Refused, match="loopback pair"):
        door.get("https://press.example/a", hosts=PRESS)


def test_a_copy_obeys_the_robots_txt_of_its_host(
    site: Loopback, door_to: Callable[..., Door]
) -> None:
    site.answers["/press.example/robots.txt"] = says(b"User-agent: *\nDisallow: /a\n")
    with pytest.raises(RobotsForbid):
        door_to(rewrite=copied(site)).get("https://press.example/a", hosts=PRESS)


# -- time


def test_a_body_that_drips_is_broken_off(site: Loopback, door_to: Callable[..., Door]) -> None:
    def drip(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not site.released.wait(0.02):
            handler.wfile.write(b".")

    site.answers["/a"] = drip
    door = door_to(
        clock=time.monotonic, sleep=time.sleep, limits=AnswerLimits(seconds=0.2, pause=0.0)
    )
    with pytest.raises(Unreachable, match="timed out"):
        door.get(f"{site.url}/a", hosts=HERE)


def test_headers_that_drip_are_broken_off(site: Loopback, door_to: Callable[..., Door]) -> None:
    def drip(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not site.released.wait(0.02):
            handler.wfile.write(b".")

    site.answers["/a"] = drip
    door = door_to(
        clock=time.monotonic, sleep=time.sleep, limits=AnswerLimits(seconds=0.2, pause=0.0)
    )
    with pytest.raises(Unreachable, match="timed out"):
        door.get(f"{site.url}/a", hosts=HERE)


def test_waiting_for_its_turn_takes_nothing_from_an_answers_time(
    site: Loopback, door_to: Callable[..., Door]
) -> None:
    site.answers["/a"] = sends_on("/b")
    site.answers["/b"] = says(b"b")
    door = door_to(limits=AnswerLimits(seconds=5.0, pause=10.0))
    assert door.get(f"{site.url}/a", hosts=HERE).page


def test_redirects_share_the_time_of_one_answer(
    site: Loopback, door_to: Callable[..., Door], clock: FakeClock
) -> None:
    def late(handler: Any) -> None:
        clock.now += 3.0
        sends_on("/a")(handler)

    site.answers["/a"] = late
    with pytest.raises(Unreachable, match="timed out"):
        door_to(limits=AnswerLimits(seconds=5.0, pause=0.0)).get(f"{site.url}/a", hosts=HERE)
    assert site.asked == ["/robots.txt", "/a", "/a"]


def test_a_server_that_says_nothing_is_left(site: Loopback, door_to: Callable[..., Door]) -> None:
    def silent(handler: Any) -> None:
        site.released.wait(5)

    site.answers["/a"] = silent
    door = door_to(limits=AnswerLimits(silence=0.1, pause=0.0))
    with pytest.raises(Unreachable, match="timed out"):
        door.get(f"{site.url}/a", hosts=HERE)
