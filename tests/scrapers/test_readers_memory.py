"""This file shows that a file which takes all the memory of its reader is a named failure, no empty paper."""

from __future__ import annotations

import pytest

from scrapers.items import Block, Reading
from scrapers.readers import Broken, Limits, ReaderLimit, child, read
from tests.scrapers import files


def _drawing_itself() -> bytes:
    """Make a PDF whose one form draws itself, twice."""
    content = b"q /X Do Q q /X Do Q"
    return files.raw_pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 6 0 R /Length %d >>\nstream\n%s\nendstream"
        % (len(content), content),
        b"<< /XObject << /X 5 0 R >> >>",
    ])  # fmt: skip


def test_a_form_that_draws_itself_is_a_named_failure_and_no_empty_paper() -> None:
    with pytest.raises((ReaderLimit, Broken)):
        read(_drawing_itself(), "form.pdf", limits=Limits(memory=512 * 2**20, cpu=20, wall=40))


def test_a_reading_that_took_all_its_memory_for_nothing_is_a_named_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "peak", lambda: 99)
    limits = Limits(memory=100)
    with pytest.raises(ReaderLimit, match="gave no text"):
        child._sated(Reading((), "pdf"), limits)
    kept = child._sated(Reading((Block("甲"),), "pdf"), limits)
    assert "memory" in kept.notes[0]


def test_a_reading_with_memory_to_spare_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "peak", lambda: 50)
    assert child._sated(Reading((), "pdf"), Limits(memory=100)) == Reading((), "pdf")
