"""This file furnishes the replica with the two speeches of the year: their pages, and the whole of each as a file."""

from __future__ import annotations

from scrapers.items import Language
from scrapers.replica.printing import printed
from scrapers.replica.site import Site
from scrapers.sources.budget_speech import of_year, stands

_PDF = "application/pdf"
_PAGE = "<!DOCTYPE html><html><meta charset='utf-8'><body>{}</body></html>"
_ADDRESS = "https://www.policyaddress.gov.hk"
_BUDGET = "https://www.budget.gov.hk"
# In each language: the folders, what the whole is called, and what its paragraphs say, six times.
_SPOKEN: tuple[tuple[Language, str, str, str, str, str], ...] = (
    ("en", "en", "eng", "The Chief Executive's {} Policy Address", "The {} Budget Speech", "Lamps stay."),
    ("zh-Hant", "tc", "chi", "行政長官{}年施政報告", "{}年度財政預算案演辭", "燈照舊亮。"),
)  # fmt: skip
_PARAGRAPHS = 6


def furnish(site: Site) -> None:
    """Publish this year's two speeches in both languages, on nothing that anybody follows."""
    year = site.today.year
    for language, folder, money, address, budget, said in _SPOKEN:
        root = f"{_ADDRESS}/{year}/{folder}"
        file = f"/{year}/public/pdf/policy/policy-full_{folder}.pdf"
        _links(site, f"{root}/index.html", "policy.html", "highlight.html")
        _links(site, f"{root}/policy.html", file, "p1.html")
        _text(site, _ADDRESS + file, address.replace("{}", str(year)), said, language)
        _links(site, f"{_BUDGET}/{year}/{money}/budget01.html", "budget02.html")
        spoken = budget.replace("{}", of_year(year))
        _text(site, _BUDGET + stands(year, money), spoken, said, language)


def _links(site: Site, url: str, *hrefs: str) -> None:
    rows = "".join(f'<p><a href="{href}">{href}</a></p>' for href in hrefs)
    site.serve(url, _PAGE.replace("{}", rows).encode())


def _text(site: Site, url: str, title: str, said: str, language: Language) -> None:
    lines = [title, *(f"{no}. {said}" for no in range(1, _PARAGRAPHS + 1))]
    site.serve(url, printed("\n\n".join(lines), language), _PDF)
