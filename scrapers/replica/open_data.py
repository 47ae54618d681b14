"""This file furnishes the replica with the Council's open data, and the pages that those lead to."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from scrapers.items import Language
from scrapers.replica.printing import printed
from scrapers.replica.shelf import chinese, english
from scrapers.replica.site import Site
from scrapers.sources._committee_agendas import meetings_of

_LEGCO = "https://www.legco.gov.hk"
_JSON, _PDF = "application/json", "application/pdf"


def furnish(site: Site, sitting: date, questions: list[dict[str, Any]]) -> None:
    """Publish a sitting with its questions, a bill with its brief, and a subcommittee with its agenda."""
    meeting = {
        "slot_id": f"{sitting:%y%m%d}  ",
        "meet_id": int(f"{sitting:%y%m%d}"),
        "subject_eng": "Council meeting\n(Regular meeting)",
        "subject_chi": "立法會會議 (例行會議)",
        "start_date_time": f"{sitting}T11:00:00",
        "agenda_url_eng": f"http://www.legco.gov.hk/yr{sitting.year}/english/counmtg/agenda/cm{sitting:%Y%m%d}.htm",
    }
    root = "https://app.legco.gov.hk"
    found: dict[str, list[dict[str, Any]]] = {f"{root}/ScheduleDB/odata/Tmeeting": [meeting]}
    for letters, folder in (("Eng", "en"), ("Chi", "tc")):
        for form, wanted in (("Oral", range(1, 7)), ("Written", range(7, 23))):
            found[f"{root}/QuestionsDB/odata/View{form}Questions{letters}"] = [
                {
                    "SubjectName": each[folder][0],
                    "MemberName": each[folder][1],
                    "MeetingDate": f"{sitting}T00:00:00",
                }
                for each in questions
                if each["no"] in wanted
            ]
    friday = site.today - timedelta(days=(site.today.weekday() - 4) % 7 or 7)
    bill = {
        "internal_key": f"b{friday:%Y%m%d}  ",
        "bill_title_eng": "Ferry Piers (Naming) Bill",
        "bill_title_chi": "《渡輪碼頭（命名）條例草案》",
        "bill_gazette_date": f"{friday}T00:00:00",
        "first_reading_date": f"{friday + timedelta(days=12)}T00:00:00",
    }
    for letters, folder in (("eng", "english"), ("chi", "chinese")):
        url = f"{_LEGCO}/yr{friday.year}/{folder}/bills/b{friday:%Y%m%d}1.pdf"
        bill[f"bill_content_url_{letters}"] = url
        language: Language = "en" if letters == "eng" else "zh-Hant"
        site.serve(
            url, printed(f"{bill[f'bill_title_{letters}']}\n\n{_BILLS[letters]}", language), _PDF
        )
        brief = f"{_LEGCO}/yr{friday.year}/{folder}/brief/pier_{friday:%Y%m%d}-{folder[0]}.pdf"
        bill[f"legco_brief_url_{letters}"] = brief
        site.serve(brief, printed(_BRIEFS[letters], language), _PDF)
    found[f"{root}/BillsDB/odata/Vbills"] = [bill]
    found |= _subcommittee(site)
    committees = found[f"{root}/ScheduleDB/odata/Tcommittee"]
    committees.append(_bills_committee(site, bill["bill_title_eng"], bill["bill_title_chi"]))
    for url, rows in found.items():
        reply = {"odata.metadata": f"{url}#", "odata.count": str(len(rows)), "value": rows}
        site.serve(url, json.dumps(reply, ensure_ascii=False).encode(), _JSON)


_BILLS = {
    "eng": (
        "A BILL\n\nTo\n\nProvide for piers to be named by the signs on their gates; and for related matters.\n\n"
        "Enacted by the Legislative Council.\n\nPart 1\n\nPreliminary\n\n1. Short title\n\n"
        "This Ordinance may be cited as the Ferry Piers (Naming) Ordinance.\n\n2. Names\n\n"
        "A pier has the name on its gate."
    ),
    "chi": (
        "本條例草案\n\n旨在\n\n規定碼頭以閘上所示者為名；以及就相關事宜訂定條文。\n\n由立法會制定。"
        "\n\n第1部\n\n導言\n\n"
        "1. 簡稱\n\n本條例可引稱為《渡輪碼頭（命名）條例》。\n\n2. 名稱\n\n碼頭以閘上所示者為名。"
    ),
}
_BRIEFS = {
    "eng": (
        "File Ref.: PIER 1/2\n\nLEGISLATIVE COUNCIL BRIEF\n\nFerry Piers (Naming) Bill\n\nINTRODUCTION\n\n"
        "1. The Ferry Piers (Naming) Bill names every pier by the sign on its gate.\n\nJUSTIFICATIONS\n\n"
        "2. Nine piers have two names, and passengers miss their ferries.\n\nENQUIRY\n\n"
        "3. Any enquiry may be addressed to the Pier Office."
    ),
    "chi": (
        "檔號：PIER 1/2\n\n立法會參考資料摘要\n\n《渡輪碼頭（命名）條例草案》\n\n引言\n\n"
        "1. 《渡輪碼頭（命名）條例草案》規定碼頭以閘上所示者為名。\n\n理據\n\n"
        "2. 現時九個碼頭各有兩個名稱，乘客因而錯過渡輪。\n\n查詢\n\n3. 如有查詢，請與碼頭辦事處聯絡。"
    ),
}


def _bills_committee(site: Site, english_bill: str, chinese_bill: str) -> dict[str, Any]:
    """Publish a bills committee: its meeting, its agenda, and the amendments that it names."""
    day = site.today - timedelta(days=1)
    meeting: dict[str, Any] = {"slot_id": "260061", "start_date_time": f"{day}T08:30:00"}
    names = {"eng": f"Bills Committee on {english_bill}", "chi": f"{chinese_bill}委員會"}
    titles = {
        "eng": "Draft amendments to be moved by the Administration",
        "chi": "政府當局擬動議的修正案擬稿",
    }
    for letters, folder in (("eng", "english"), ("chi", "chinese")):
        language: Language = "en" if letters == "eng" else "zh-Hant"
        place = f"{_LEGCO}/yr{day.year}/{folder}/bc/bc03"
        meeting[f"agenda_url_{letters}"] = f"{place}/agenda/bc03{day:%Y%m%d}.htm"
        file = f"bc03{day:%Y%m%d}cb3-{day:%m%d}-1-{letters[0]}.pdf"
        page = (
            f"<!DOCTYPE html><html><meta charset='utf-8'><body><p>{names[letters]}</p><ul>"
            f'<li><a href="../papers/{file}">{titles[letters]}</a></li></ul></body></html>'
        )
        site.serve(f"{place}/agenda/bc03{day:%Y%m%d}.htm", page.encode())
        site.serve(f"{place}/papers/{file}", printed(titles[letters], language), _PDF)
    rows = {"odata.metadata": "x", "value": [{"Tmeeting": meeting, "committee_id": "4201"}]}
    site.serve(meetings_of("4201"), json.dumps(rows, ensure_ascii=False).encode(), _JSON)
    return {
        "committee_id": "4201", "committee_code": "BC/3/26", "term_id": 8,
        "name_eng": names["eng"], "name_chi": names["chi"],
    }  # fmt: skip


_NAMES = {
    "english": (
        "Subcommittee on Matters Relating to Pier Lamps",
        "Administration's paper on pier lamps",
    ),
    "chinese": ("研究碼頭燈事宜小組委員會", "政府當局就碼頭燈提供的文件"),
}


def _subcommittee(site: Site) -> dict[str, list[dict[str, Any]]]:
    """Publish a subcommittee of the House Committee: its meeting, its agenda and one paper."""
    day, root = site.today - timedelta(days=1), "https://app.legco.gov.hk/ScheduleDB/odata"
    meeting: dict[str, Any] = {
        "slot_id": "260041",
        "start_date_time": f"{day}T14:30:00",
        "subject_eng": f"Meeting of {_NAMES['english'][0]}",
        "subject_chi": f"{_NAMES['chinese'][0]}會議",
    }
    for letters, folder in (("eng", "english"), ("chi", "chinese")):
        language: Language = "en" if letters == "eng" else "zh-Hant"
        name, title = _NAMES[folder]
        place = f"{_LEGCO}/yr{day.year}/{folder}/hc/sub_com/hs07"
        meeting[f"agenda_url_{letters}"] = f"{place}/agenda/hs07{day:%Y%m%d}.htm"
        file = f"hs07{day:%Y%m%d}cb2-{day:%m%d}-1-{letters[0]}.pdf"
        shown = english(day) if language == "en" else chinese(day)
        page = (
            f"<!DOCTYPE html><html><meta charset='utf-8'><body><p>{name}</p><p>{shown}</p><ul>"
            f'<li><a href="../papers/{file}">{title}</a></li></ul></body></html>'
        )
        site.serve(f"{place}/agenda/hs07{day:%Y%m%d}.htm", page.encode())
        site.serve(f"{place}/papers/{file}", printed(f"{name}\n\n{title}", language), _PDF)
    committee = {
        "committee_id": "4102",
        "committee_code": "HS/7/26",
        "name_eng": _NAMES["english"][0],
        "name_chi": _NAMES["chinese"][0],
        "term_id": 8,
    }
    return {
        f"{root}/Tcommittee": [committee],
        f"{root}/Tmeeting_committee": [{"Tmeeting": meeting, "committee_id": "4102"}],
    }
