"""This file restores "AI" where a title was typed with a small L, "Al", and the context says so."""

from __future__ import annotations

import re

_AL = re.compile(r"(?<![A-Za-z0-9'’.])Al(?![A-Za-z0-9'’])")
_WORD_AFTER = re.compile(r"[ \-]{0,2}([A-Za-z]+)")
_WORD_BEFORE = re.compile(r"([A-Za-z]{1,20})[ \-]{0,2}$")
_WIDE = re.compile(r"[㐀-鿿豈-﫿]")
_METAL = re.compile(r"\b(?:Cu|Zn|Pb|Fe|Cd|Ni|Mg)\b")

# What is done with or said of artificial intelligence; a person named Al is followed by a surname.
_AFTER = frozenset(
    [
        "adoption",
        "age",
        "agent",
        "agents",
        "algorithm",
        "algorithms",
        "application",
        "applications",
        "assistant",
        "assistants",
        "assisted",
        "based",
        "big",
        "career",
        "careers",
        "chatbot",
        "chatbots",
        "chip",
        "chips",
        "competition",
        "computing",
        "conference",
        "course",
        "courses",
        "development",
        "driven",
        "economy",
        "ecosystem",
        "education",
        "enabled",
        "engine",
        "era",
        "ethics",
        "expert",
        "experts",
        "for",
        "forum",
        "framework",
        "generated",
        "governance",
        "guideline",
        "guidelines",
        "hackathon",
        "hub",
        "industry",
        "industries",
        "infrastructure",
        "innovation",
        "institute",
        "is",
        "lab",
        "law",
        "legislation",
        "literacy",
        "model",
        "models",
        "or",
        "partner",
        "plus",
        "policy",
        "powered",
        "programme",
        "project",
        "projects",
        "regulation",
        "research",
        "research",
        "revolution",
        "risk",
        "risks",
        "robot",
        "robotics",
        "robots",
        "safety",
        "sandbox",
        "scheme",
        "school",
        "science",
        "security",
        "service",
        "services",
        "software",
        "solution",
        "solutions",
        "startup",
        "startups",
        "strategy",
        "subsidy",
        "summit",
        "supercomputing",
        "system",
        "systems",
        "talent",
        "talents",
        "technologies",
        "technology",
        "tech",
        "tool",
        "tools",
        "training",
        "transformation",
        "trend",
        "trends",
        "use",
        "video",
        "and",
        "in",
        "to",
        "will",
        "can",
        "may",
        "on",
        "with",
    ]
)
_BEFORE = frozenset(
    [
        "generative",
        "gen",
        "responsible",
        "trustworthy",
        "ethical",
        "explainable",
        "agentic",
        "sovereign",
        "physical",
        "embodied",
        "legal",
        "about",
        "across",
        "adopt",
        "adopting",
        "apply",
        "applying",
        "artificial",
        "beyond",
        "by",
        "embrace",
        "embracing",
        "for",
        "harness",
        "harnessing",
        "in",
        "into",
        "leverage",
        "leveraging",
        "of",
        "on",
        "or",
        "promote",
        "promoting",
        "regulate",
        "through",
        "to",
        "towards",
        "under",
        "use",
        "using",
        "via",
        "with",
        "and",
        "when",
        "how",
        "the",
    ]
)


def mend(text: str) -> str:
    """Give the text with "Al" made "AI" where it means that; the length never changes."""
    if "Al" not in text:
        return text
    return _AL.sub(lambda found: "AI" if _is_ai(text, found.start(), found.end()) else "Al", text)


def _is_ai(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _METAL.search(before) or _METAL.search(after):
        return False
    if after.startswith("+") or _WIDE.match(before[-1:]) or _WIDE.match(after.lstrip(" +-")[:1]):
        return True
    follower = _WORD_AFTER.match(after)
    if follower and follower.group(1).lower() in _AFTER:
        return True
    leader = _WORD_BEFORE.search(before)
    if not leader or leader.group(1).lower() not in _BEFORE:
        return False
    return follower is None or follower.group(1).islower()
