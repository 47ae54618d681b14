"""This file tests what is imported as one: folders and ZIPs, whatever they hold."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.watching import bundles
from bot.watching.bundles import BadBundle, Member, members


def packed(folder: Path, files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "pages.zip"
    with zipfile.ZipFile(path, "w", how) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return path


def read(given: Path) -> list[tuple[str, bytes | None, str | None]]:
    """Give every member's name, its bytes while it is there, and its problem."""
    return [
        (one.name, None if one.problem else one.path.read_bytes(), one.problem)
        for one in members(given)
        if not one.passed
    ]


def passed(given: Path) -> list[str]:
    """Give what is passed over, as it is shown."""
    return [one.shown for one in members(given) if one.passed]


PAGE = b"<!DOCTYPE html><html><title>Lampposts</title></html>"
MIXED = {
    "b/two.html": b"x",
    "one.pdf": b"x",
    "b/picture.png": b"\x89PNG",
    "figures.csv": b"a,b",
    ".hidden/three.html": b"x",
    "list.aspx": PAGE,
    "saved": b"%PDF-1.7",
    "old.doc": b"x",
}


def laid(folder: Path) -> Path:
    for name, data in MIXED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("lay", [laid, lambda folder: packed(folder, MIXED)], ids=["folder", "ZIP"])
def test_a_page_is_read_by_its_name_or_its_first_bytes(
    lay: Callable[[Path], Path], tmp_path: Path
) -> None:
    found = sorted(name for name, _, _ in read(lay(tmp_path)))
    assert found == ["b/two.html", "list.aspx", "old.doc", "one.pdf", "saved"]


def test_what_a_folder_holds_beside_papers_is_passed_over_by_name(tmp_path: Path) -> None:
    names = (".hidden/three.html", "b/picture.png", "figures.csv")
    assert passed(laid(tmp_path)) == [str(tmp_path / name) for name in names]


def test_what_a_zip_holds_beside_papers_is_passed_over_by_name(tmp_path: Path) -> None:
    archive = packed(tmp_path, MIXED)
    names = ("b/picture.png", "figures.csv", ".hidden/three.html")
    assert passed(archive) == [f"{archive}: {name}" for name in names]


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").symlink_to(tmp_path / "gone.pdf")
    ((_, _, problem),) = read(tmp_path)
    assert problem == "a link that leads to no file; not followed"


def test_a_link_that_leads_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "paper.txt").symlink_to(tmp_path / "secret.txt")
    (one,) = members(folder)
    assert one.problem is not None
    assert "leads out" in one.problem


def test_a_zip_gives_its_pages_each_under_an_address_of_its_own(tmp_path: Path) -> None:
    archive = packed(tmp_path, {"a/one.html": b"1", "two.txt": b"2", "x.png": b"3"})
    assert read(archive) == [("a/one.html", b"1", None), ("two.txt", b"2", None)]
    addresses = [one.address for one in members(archive) if not one.passed]
    assert addresses == [f"{archive.as_uri()}#a/one.html", f"{archive.as_uri()}#two.txt"]


@pytest.mark.parametrize(
    "name", ["../up.txt", "/etc/up.txt", "a/../../up.txt", "..\\up.txt", "C:\\up.txt"]
)
def test_a_name_that_leads_out_of_a_zip_writes_nothing(tmp_path: Path, name: str) -> None:
    archive = packed(tmp_path, {name: b"bad"})
    before = set(tmp_path.parent.rglob("*"))
    (found,) = read(archive)
    assert found[1] is None
    assert "leads out" in (found[2] or "")
    assert set(tmp_path.parent.rglob("*")) == before


def test_a_file_that_unpacks_to_more_than_is_allowed_is_left_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "MOST_BYTES", 2**20)
    archive = packed(tmp_path, {"bomb.txt": bytes(8 * 2**20), "good.txt": b"good"})
    bomb, good = read(archive)
    assert "unpacked" in (bomb[2] or "")
    assert good == ("good.txt", b"good", None)


def test_all_files_together_unpack_to_no_more_than_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "MOST_OF_ALL", 3 * 2**20)
    archive = packed(tmp_path, {f"{at}.txt": bytes(2**20) for at in range(6)})
    assert sum(1 for one in members(archive) if one.problem is None) == 3


def test_a_zip_in_a_zip_is_said_and_not_opened(tmp_path: Path) -> None:
    inner = packed(tmp_path, {"a.txt": b"a"}).read_bytes()
    ((_, data, problem),) = read(packed(tmp_path, {"inner.zip": inner}))
    assert data is None
    assert "import it by itself" in (problem or "")


def test_too_many_files_are_refused_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "MOST_FILES", 2)
    archive = packed(tmp_path, {f"{at}.txt": b"" for at in range(3)})
    with pytest.raises(BadBundle, match="over 2 files"):
        list(members(archive))


def test_what_is_no_zip_says_so(tmp_path: Path) -> None:
    (tmp_path / "pages.zip").write_bytes(b"no zip")
    with pytest.raises(BadBundle, match="no ZIP"):
        list(members(tmp_path / "pages.zip"))


def test_a_damaged_file_of_a_zip_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    archive = packed(tmp_path, {"one.txt": b"first words", "two.txt": b"two"}, zipfile.ZIP_STORED)
    archive.write_bytes(archive.read_bytes().replace(b"first words", b"other words"))
    first, second = read(archive)
    assert "damaged" in (first[2] or "")
    assert second[1] == b"two"


def test_a_file_is_itself(tmp_path: Path) -> None:
    assert list(members(tmp_path / "a.pdf")) == [Member(tmp_path / "a.pdf", "a.pdf")]


def test_nothing_of_a_zip_stays_behind(tmp_path: Path) -> None:
    archive = packed(tmp_path, {"one.txt": b"1", "two.txt": b"2"})
    places = [one.path for one in members(archive)]
    assert not any(path.exists() or path.parent.exists() for path in places)
