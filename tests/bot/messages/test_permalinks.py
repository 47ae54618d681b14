"""This file tests that a paper's address is made from its key, and gives it back."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.permalinks import canonical, key_at, path_of


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("legco:CB(2)438/2026(03)", "legco/CB2-438-2026-03"),
        ("legco:CB(2)1292/2025", "legco/CB2-1292-2025"),
        ("legco:CB(2)727/04-05", "legco/CB2-727-04-05"),
        ("legco:FCR(2025-26)51", "legco/FCR-2025-26-51"),
        ("legco:LS12/2025", "legco/LS12-2025"),
        ("legco:FC34/2026(01)", "legco/FC34-2026-01"),
        ("gia:P2026100700129", "gia/P2026100700129"),
        ("lcq:2026-10-07:9", "lcq/2026-10-07/9"),
        ("estimates:2025-26:ITIB152", "estimates/2025-26/ITIB152"),
        ("url:https://www.example.hk/a/b.pdf", "web/www.example.hk/a/b.pdf"),
    ],
)
def test_an_address_reads_like_the_number(key: str, path: str) -> None:
    assert path_of(key) == path
    assert key_at(path) == key


KEYS = st.one_of(
    st.builds("url:https://www.example.hk/{}".format, st.text(max_size=60)),
    st.builds("url:http://www.example.hk/{}".format, st.text(max_size=60)),
    st.builds("legco:{}".format, st.text("CBFR()/-0123456789", max_size=30)),
    st.builds("gia:{}".format, st.text(max_size=30)),
    st.builds("estimates:2025-26:S-{}".format, st.text("ITIB()012", max_size=12)),
)


@given(KEYS)
def test_every_key_comes_back_from_its_address(key: str) -> None:
    path = path_of(key)
    assert path.isascii()
    assert not set(path) & set('?#"<>() \n\\')
    assert key_at(unquote(path)) == key


def test_a_number_is_a_better_name_than_an_address() -> None:
    keys = ("url:https://a.hk/x.pdf", "file:abc", "gia:P1", "legco:CB(2)1/2026")
    assert canonical(keys) == "legco:CB(2)1/2026"
    assert canonical(("file:abc",)) is None
    assert (
        canonical(("url:https://a.hk/longer.pdf", "url:https://a.hk/x.pdf"))
        == "url:https://a.hk/x.pdf"
    )
