"""This file names the Council's committees: their codes, their pages and their names in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from scrapers.items import Language


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee as LegCo writes it: `code` begins its files, `slug` names its pages."""

    code: str
    slug: str
    english: str
    chinese: str

    def name(self, language: Language) -> str:
        """Give its name in a language; Simplified Chinese readers get the Traditional one."""
        return self.english if language == "en" else self.chinese


# Only `development` and `health-services` are slugs that somebody has seen; the others follow the
# same pattern. What the site really calls them goes into sources.toml.
PANELS: tuple[Committee, ...] = (
    Committee(
        "ajls",
        "administration-of-justice-and-legal-services",
        "Panel on Administration of Justice and Legal Services",
        "司法及法律事務委員會",
    ),
    Committee(
        "ci",
        "commerce-industry-innovation-and-technology",
        "Panel on Commerce, Industry, Innovation and Technology",
        "工商及創新科技事務委員會",
    ),
    Committee("ca", "constitutional-affairs", "Panel on Constitutional Affairs", "政制事務委員會"),
    Committee("dev", "development", "Panel on Development", "發展事務委員會"),
    Committee(
        "edev", "economic-development", "Panel on Economic Development", "經濟發展事務委員會"
    ),
    Committee("ed", "education", "Panel on Education", "教育事務委員會"),
    Committee("ea", "environmental-affairs", "Panel on Environmental Affairs", "環境事務委員會"),
    Committee("fa", "financial-affairs", "Panel on Financial Affairs", "財經事務委員會"),
    Committee(
        "fseh",
        "food-safety-and-environmental-hygiene",
        "Panel on Food Safety and Environmental Hygiene",
        "食物安全及環境衞生事務委員會",
    ),
    Committee("hs", "health-services", "Panel on Health Services", "衞生事務委員會"),
    Committee(
        "ha",
        "home-affairs-culture-and-sports",
        "Panel on Home Affairs, Culture and Sports",
        "民政及文化體育事務委員會",
    ),
    Committee("hg", "housing", "Panel on Housing", "房屋事務委員會"),
    Committee(
        "itb",
        "information-technology-and-broadcasting",
        "Panel on Information Technology and Broadcasting",
        "資訊科技及廣播事務委員會",
    ),
    Committee("mp", "manpower", "Panel on Manpower", "人力事務委員會"),
    Committee("ps", "public-service", "Panel on Public Service", "公務員及資助機構員工事務委員會"),
    Committee("se", "security", "Panel on Security", "保安事務委員會"),
    Committee("tp", "transport", "Panel on Transport", "交通事務委員會"),
    Committee("ws", "welfare-services", "Panel on Welfare Services", "福利事務委員會"),
)
HOUSE = Committee("hc", "house-committee", "House Committee", "內務委員會")
SMART_CITY = Committee(
    "hs01",
    "hs01",
    "Subcommittee on Matters Relating to the Development of Smart City",
    "發展智慧城市事宜小組委員會",
)
FINANCE = Committee("fc", "finance-committee", "Finance Committee", "財務委員會")
PUBLIC_WORKS = Committee("pwsc", "public-works", "Public Works Subcommittee", "工務小組委員會")
ESTABLISHMENT = Committee(
    "esc", "establishment", "Establishment Subcommittee", "人事編制小組委員會"
)
COUNCIL = Committee("cm", "council", "Council", "立法會")

ALL: tuple[Committee, ...] = (
    *PANELS,
    HOUSE,
    SMART_CITY,
    FINANCE,
    PUBLIC_WORKS,
    ESTABLISHMENT,
    COUNCIL,
)


def committee(name: str) -> Committee | None:
    """Give the committee that a code, slug or name in either language means, else None."""
    wanted = name.strip().casefold().removeprefix("pl/")
    for known in ALL:
        if wanted in {known.code, known.slug, known.english.casefold(), known.chinese}:
            return known
    return None
