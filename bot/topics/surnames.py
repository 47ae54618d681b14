"""This file tells a person's surname from a short form that is written alike: Mr AI, AI Wing-keung."""

from __future__ import annotations

import re

LONGEST = 4  # letters; a longer word is no short form
_BEFORE = 16  # letters in which a title stands
_AFTER = 20  # letters in which a given name stands
# e.g. chaired by Mr
_TITLED = re.compile(
    r"(?<![A-Za-z])(?i:Mr|Mrs|Ms|Miss|Madam|Dr|Prof|Professor|Sir|Hon|Justice|Judge|Inspector"
    r"|Consul[- ]General|Ambassador|Councillor|Mayor|Governor|Minister)\.? $"
)
# One syllable of a Cantonese given name as Hong Kong spells it.
_SYLLABLE = (
    r"(?:tsz|sze|tse|(?:ch|ts|sh|ng|gw|kw|[bpmfdtnlgkhwjzcsy])?"
    r"(?:eung|euk|aai|aau|uen|uet|ang|ung|ing|ong|eng|ai|ak|am|an|ap|at|au|ee|ei|ek|eu|ik|im|in|ip"
    r"|it|iu|ah|or|oi|ok|on|ot|ou|ow|oo|ue|ui|uk|un|ut|um|up|aa|a|e|i|o|u))"
)
_GIVEN = re.compile(
    rf",? (?=[A-Z][a-z]*-[a-z]|[A-Z]+-[A-Z])(?i:{_SYLLABLE}-{_SYLLABLE})(?![A-Za-z-])",
)
# A given name that begins with the short form, after a surname in capitals: LIU AI-QUN, CHAN Ai-ling.
_SURNAME = re.compile(r"(?<![A-Za-z-])[A-Z]{2,8}, ?$|(?<![A-Za-z-])[A-Z]{2,8} $")
_PINYIN = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|iao|ian|uan|uai|ang|eng|ing|ong|ai|ei|ao|ou|an"
    r"|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u)"
)
_SECOND = re.compile(rf"-(?i:{_SYLLABLE}|{_PINYIN})(?![A-Za-z-])")


def is_surname(text: str, start: int, end: int) -> bool:
    """Say whether what stands from start to end is somebody's name: titled, or with a given name."""
    word = text[start:end]
    if not (1 < len(word) <= LONGEST and word.isascii() and word.isalpha() and word[0].isupper()):
        return False
    after = text[end : end + _AFTER]
    if _GIVEN.match(after):
        return True
    if _SECOND.match(after) and _SURNAME.search(text[max(0, start - _BEFORE) : start]):
        return True
    return not re.match(r"-[a-z]", after) and bool(
        _TITLED.search(text[max(0, start - _BEFORE) : start])
    )
