"""This file tests that whoever runs us is told in their language: by the doctor, by `sources`, and of trouble."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.care import assumptions, doctor, forms, sitevisits, watch
from bot.care.handshakes import Handshake
from bot.settings import Settings, read_settings
from bot.wiring import CHATS
from scrapers.items import Language
from scrapers.replica.site import Site
from scrapers.replica.story import STORY
from scrapers.source import all_sources
from storage.database import Store
from storage.people import channels
from storage.watched import source_runs, source_troubles
from tests.bot.answering.test_one_language import foreign
from tests.story.stage import SiteDoor, Stage

LANGUAGES: tuple[Language, ...] = ("zh-Hant", "zh-Hans")
# What is written the same in Chinese: settings, files and protocols by their names, kinds in code.
SAME = {
    "smtp", "dns", "spf", "dkim", "dmarc", "tamar_contact", "tamar_keys", "tamar_archive", "on",
    "toml", "sources", "recess", "console", "mb", "http", "socket", "mode", "deploy", "runbook", "md",
    "contact", "keys", "archive", "url", "db", "sqlite", "none", "ocr",
}  # fmt: skip


def other(text: str, language: Language) -> set[str]:
    return {word for word in foreign(text, language) if word.casefold() not in SAME}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_doctor_speaks_chinese_of_what_is_wrong_and_what_is_well(
    language: Language, tmp_path: Path
) -> None:
    bare = Settings(store=f"sqlite:///{tmp_path}/none.db", mail_from="t@x.hk")
    for settings in (bare, Settings(store=f"sqlite:///{tmp_path}/none.db")):
        findings = doctor.examine(settings, CHATS, language)
        said = [doctor.summed_up(findings, settings, CHATS, language)]
        said += [f"{one.label(language)}：{one.said}" for one in findings]
        text = "\n".join(said).replace(str(tmp_path), "")
        assert other(text, language) == set(), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_doctor_speaks_chinese_of_how_settings_are_written(language: Language) -> None:
    wrong = dict.fromkeys(forms.FORMS, "%")
    said = doctor.written(read_settings(**wrong), ("TAMAR_STORRE", "TAMAR_WHATEVER"), language)
    text = re.sub(
        r"TAMAR_[A-Z_]+|`[^`]+`|xoxb|xapp|https|base64|0至9及a至f",
        "",
        " ".join(one.said for one in said),
    )
    assert {one.casefold() for one in other(text, language)} <= {"slack", "entra"}


def test_the_doctor_speaks_simplified_where_the_shell_does() -> None:
    findings = doctor.examine(Settings(), CHATS, "zh-Hans")
    assert "语言模型" in [one.label("zh-Hans") for one in findings]


def _health(stage: Stage, language: Language) -> list[str]:
    """Give what the health channel is told of a trouble, and of its end."""
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", language=language)
    stage.publish("morning")
    stage.check()
    stage.site.misbehave("wall", "info.gov.hk")
    for _ in range(4):
        stage.check(60)
        watch.keep(stage.desk)
    stage.site.behave()
    stage.check(60)
    watch.keep(stage.desk)
    stage.send()
    return [one.text for one in stage.channel.posts() if "問題" in one.text or "问题" in one.text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_trouble_and_its_end_are_told_in_the_language_of_the_health_channel(
    sqlite_store: Store, language: Language
) -> None:
    begun, *_, over = _health(Stage(sqlite_store), language)
    assert begun.startswith("出現問題：" if language == "zh-Hant" else "出现问题：")
    assert "`BotWall`" in begun, "the runbook is found by that name"
    for text in (begun, over):
        assert other(text, language) == set(), text


def test_a_silent_source_is_told_in_chinese_alone(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store)
    now = stage.clock.now
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", language="zh-Hant")
        source_runs.set_source(session, "info_gov_hk", last_ok_at=now, baseline_at=now)
        found = {("info_gov_hk", source_troubles.SILENT): "Nothing new since Monday."}
        source_troubles.suspect(session, "info_gov_hk", found, now - timedelta(days=2))
    watch.keep(stage.desk)
    stage.send()
    (post,) = stage.channel.posts()
    assert other(post.text, "zh-Hant") == set(), post.text


def _toured(language: Language, fault: str | None) -> str:
    """Give what a visit to the replica says: findings, certificates, and the table."""
    site = Site(date(2026, 10, 7))
    STORY[0].happen(site)
    if fault is not None:
        for host in ("info.gov.hk", "legco.gov.hk", "doj.gov.hk"):
            site.misbehave(fault, host)
    chains = [
        Handshake("a.hk", alone=True, helped=True, said="chain complete"),
        Handshake("b.hk", alone=False, helped=True, said="-", names="乙", until="2027-01-01"),
        Handshake("c.hk", alone=None, helped=None, said="no connection, so no certificate"),
    ]
    found = [source for source in all_sources() if source.key in VISITED]
    now = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)
    visits = [
        sitevisits.visit(SiteDoor(site).get, one, now, lambda _, page: None, language=language)
        for one in found
    ]
    rows = [
        row
        for one, visit in zip(found, visits, strict=True)
        for row in assumptions.weighed(one, visit)
    ]
    lines = [doctor.finding(one).said for one in visits]
    lines += [doctor.secured(one, language).said for one in chains]
    return "\n".join([*lines, assumptions.table(rows, language)])


VISITED = ("info_gov_hk", "legco_panels", "doj_press")
# What names itself: errors of the program, with the address that they met, and the settings file's own words.
NAMED = re.compile(
    r"https?://\S+: [A-Z]\w+: .*?(?=；|$)|https?://[^\s）]+|\b(?:[A-Z][a-z]+){2,}\b", re.M
)
KEYS = {
    "etag",
    "last",
    "modified",
    "aia",
    "unreachable",
    "robots",
    "txt",
    "toml",
    "sources",
    *"_".join(VISITED).split("_"),
}


@pytest.mark.parametrize("fault", [None, "missing", "empty", "wall", "error"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_to_the_sites_is_told_in_chinese_alone(
    language: Language, fault: str | None
) -> None:
    text = NAMED.sub("", _toured(language, fault))
    assert {word for word in other(text, language) if word.casefold() not in KEYS} == set(), text


def test_a_visits_table_stands_in_columns_in_chinese(  # a Chinese letter takes two of them
) -> None:
    table = assumptions.table(
        [
            assumptions.Assumption("a", "網址", "有回應", "三個", "holds"),
            assumptions.Assumption("a_longer_one", "日期", "b", "c", "not seen"),
        ],
        "zh-Hant",
    )
    head, first, second = table.splitlines()
    assert head.startswith("來源          事項  假定    所見  結果")
    assert first.startswith("a             網址  有回應  三個  成立")
    assert second.startswith("a_longer_one  日期  b       c     未見")
