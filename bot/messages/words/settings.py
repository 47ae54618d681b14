"""This file holds our words on settings: forms that cannot be right, and names that are none of ours."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "look_settings": ("settings", "設定"),
    "doc_forms_well": (
        "every one that is set is written as it must be",
        "已設定的項目，格式都正確",
    ),
    "doc_form": (
        "{name} cannot be right: write it as {form}",
        "{name}的格式不正確，應寫成{form}",
    ),
    "doc_no_setting": (
        "{name} is no setting and changes nothing",
        "{name}並非設定項目，不會生效",
    ),
    "doc_meant_setting": (
        "{name} is no setting and changes nothing: write {near}",
        "{name}並非設定項目，不會生效，應寫{near}",
    ),
    "doc_idle": (
        "{n} sources, of which {idle} have no address to ask today",
        "{n}個來源，其中{idle}個今日沒有位址可查詢",
    ),
    "form_keys": (
        "32 bytes in base64, as `openssl rand -base64 32` prints them, with commas between",
        "32位元組的base64，即`openssl rand -base64 32`所輸出的，以逗號分隔",
    ),
    "form_addresses": (
        "addresses such as 192.0.2.1, with commas between",
        "如192.0.2.1的位址，以逗號分隔",
    ),
    "form_bot_token": ("Slack's bot token: xoxb-...", "Slack機械人權杖：xoxb-..."),
    "form_app_token": ("Slack's app token: xapp-...", "Slack應用程式權杖：xapp-..."),
    "form_signing_secret": (
        "Slack's signing secret: 32 signs, 0 to 9 and a to f",
        "Slack簽署密鑰：32個字元，0至9及a至f",
    ),
    "form_client_id": (
        "Slack's client id: 1234567890.1234567890",
        "Slack用戶端編號：1234567890.1234567890",
    ),
    "form_web_address": ("a web address: https://...", "網址：https://..."),
    "form_id": (
        "an id of Entra such as 00000000-0000-0000-0000-000000000000",
        "Entra編號，如00000000-0000-0000-0000-000000000000",
    ),
    "form_ids": (
        "ids of Entra such as 00000000-0000-0000-0000-000000000000, with commas between",
        "Entra編號，如00000000-0000-0000-0000-000000000000，以逗號分隔",
    ),
    "form_host": ("an address to listen on, such as 127.0.0.1", "接聽的位址，如127.0.0.1"),
}
