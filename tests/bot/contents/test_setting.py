"""This file tests that what stands beside the point of a paper is told from the point."""

from __future__ import annotations

import pytest

from bot.contents.summaries.setting import is_contact, is_of_others, is_setting, is_wished
from scrapers.text import fold


@pytest.mark.parametrize(
    "text",
    [
        "全港書店逾150間。",
        "去年全港共發生約一萬七千宗借閱紛爭。",
        "本港現有檔案員約930名，其中九成在政府任職。",
        "本港65歲或以上的讀者約有17萬。",
        "There are some 11 600 archivists in Hong Kong.",
        "Small libraries make up over 98 per cent of libraries in Hong Kong.",
    ],
)
def test_a_count_of_all_hong_kong_is_what_a_paper_is_set_in(text: str) -> None:
    assert is_setting(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "香港檔案館公司將有16間夥伴。",
        "香港園區由西至東分兩期發展，涉及8座大樓。",
        "本港首間電子檔案館於2027年啟用。",
        "There are 14 archives under the Department.",
    ],
)
def test_what_one_body_has_is_no_count_of_all_hong_kong(text: str) -> None:
    assert not is_setting(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "有商會建議把資助比率提高至一半。",
        "香港檔案學會計劃於明年上半年舉辦展覽。",
        "The Archivists Society will hold a fair by December.",
        "One union has asked that fees be lowered.",
    ],
)
def test_what_others_plan_or_want_is_theirs(text: str) -> None:
    assert is_of_others(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "我們已向商會表示會檢討收費。",
        "檔案館公司將於明年推出新計劃。",
        "The Company will open the archive in 2027.",
        "The Government will consult trade associations.",
    ],
)
def test_what_the_government_and_its_companies_do_is_no_plan_of_others(text: str) -> None:
    assert not is_of_others(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "如有查詢，請致電2788 0000。",
        "市民如欲查詢展覽詳情，可致電2788 0000。",
        "Enquiries can be made on 2788 0000.",
        "For details of the archive, please visit its website.",
    ],
)
def test_where_to_ask_is_known_by_how_it_opens(text: str) -> None:
    assert is_contact(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "For information technology projects, departments can be exempted.",
        "More information will be released in 2027.",
        "查詢服務將於2027年三月停辦。",
    ],
)
def test_what_speaks_of_information_is_not_where_to_ask(text: str) -> None:
    assert not is_contact(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "According to a survey by a teachers' union, 400 schools had applied.",
        "According to the latest survey conducted by the Archivists Association, readers are fewer.",
        "As a newspaper report put it, the archive is full.",
        "It has been reported that the archive will close.",
        "Some media reported that fees would rise.",
        "The number of rooms had been put at five in a newspaper report, which is incorrect.",
        "據報檔案館將會關閉。",
        "有報章指閱覽室有五間，並不正確。",
        "根據教師工會的調查，有400間學校申請。",
        "有網上報道稱收費將會增加。",
        "全球檔案服務市場規模預計在2030年達到120億元。",
        "The local archive market is projected to be worth $31 billion by 2030.",
        "A recent poll conducted by a think tank showed that 71 per cent of readers agree.",
        "The room is full, and a chip maker said that it would hire 400 archivists.",
        "The operator, eArc, has indicated that the annual fee will be kept at $3,600 until the end of 2027.",
        "營辦商表示，年費在2027年年底前會維持3,600元。",
    ],
)
def test_what_others_have_counted_or_written_is_theirs(text: str) -> None:
    assert is_of_others(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "According to the survey conducted by the Census and Statistics Department, readers are fewer.",
        "According to the Archives Ordinance, records are kept for 30 years.",
        "According to eBRAM, which operates the service, there were 1 147 readers.",
        "據報告所載，閱覽室有五間。",
        "根據政府統計處的調查，讀者人數下跌。",
        "根據《檔案條例》，紀錄須保存30年。",
    ],
)
def test_what_the_government_counts_is_its_own(text: str) -> None:
    assert not is_of_others(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Archivists Society has asked for more time, and the scheme is therefore suspended.",
        "According to a newspaper, readers are afraid, and the room is therefore closed.",
        "有商會建議延期，計劃因此押後至明年。",
    ],
)
def test_what_comes_of_the_wishes_of_others_is_told(text: str) -> None:
    assert not is_of_others(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "早前已有大型企業舉行檔案人才培育活動。",
        "不少機構已自行整理檔案。",
    ],
)
def test_what_firms_do_by_themselves_is_what_a_paper_is_set_in(text: str) -> None:
    assert is_setting(fold(text))


@pytest.mark.parametrize(
    "text", ["已有120家企業獲批資助。", "不少機構參與檔案展。", "已有40間公司進駐檔案園區。"]
)
def test_what_firms_do_in_a_scheme_is_no_setting(text: str) -> None:
    assert not is_setting(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Members requested the Administration to extend the pilot.",
        "Deputations called on the Government to waive the fee.",
        "業界人士要求延長試用期。",
        "議員促請政府取消收費。",
    ],
)
def test_what_members_and_trades_wish_is_theirs(text: str) -> None:
    assert is_wished(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Members of the public may request a copy.",
        "業界已登記的檔案員有930名。",
        "The Government requested a report from the contractor.",
    ],
)
def test_what_is_done_by_others_is_no_wish(text: str) -> None:
    assert not is_wished(fold(text))
