"""This file proposes words for collides.txt, from the segmenter's dictionary and the real titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import rjieba

from bot.topics.borders import Neighbours, is_short, standing
from bot.topics.shipped import shipped
from bot.topics.terms import SIGN, haystack, needle
from bot.topics.vocabulary import collisions
from tests.evaluation.replies import replies
from tests.evaluation.rows import records

_LISTS = (
    ("info-gov-hk", "listing_records.jsonl"),
    ("legco-site", "legco_records_2026.jsonl"),
    ("legco-site", "odd_urls_titles.jsonl"),
)


def short_terms() -> list[str]:
    """Give, folded, the short Chinese words that can make a headline an alert."""
    words = {needle(t.text) for topic in shipped() for t in topic.terms if t.weight >= SIGN}
    return sorted(word for word in words if is_short(word))


def texts() -> Iterator[str]:
    """Give the real titles and answers at hand, folded."""
    for parts in _LISTS:
        for record in records("real", *parts) or []:
            yield haystack(str(record.get("title", "")))[0]
    for document in replies().values():
        for exchange in document.exchanges:
            yield haystack(exchange.answer)[0]


def cut_out(term: str, found: Iterable[str]) -> Counter[str]:
    """Count the surroundings in which a term is no word, or stands in a word that is listed."""
    around: Counter[str] = Counter()
    for text in found:
        start = text.find(term)
        while start >= 0:
            end = start + len(term)
            if standing(text, start, end) is not Neighbours.WORD:
                around[text[max(0, start - 3) : end + 3]] += 1
            start = text.find(term, end)
    return around


def neighbours(term: str, letters: Iterable[str]) -> list[str]:
    """Give the dictionary's words of two letters that a term's first or last letter can be part of."""
    both = ((letter + term[0], term[-1] + letter) for letter in letters)
    known = {word for pair in both for word in pair if rjieba.has_word(word)}
    return sorted(known - collisions())


def main() -> None:
    """Print what is cut in the texts at hand, then the dictionary's words, by term."""
    found = list(texts())
    letters = sorted({one for text in found for one in text if "\u4e00" <= one <= "\u9fff"})
    for term in short_terms():
        cut = ", ".join(f"{words} ({times})" for words, times in cut_out(term, found).most_common())
        print(f"{term}\n  in texts:      {cut or '-'}")
        print(f"  in dictionary: {' '.join(neighbours(term, letters)) or '-'}")


if __name__ == "__main__":
    main()
