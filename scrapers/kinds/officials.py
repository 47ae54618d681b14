"""This file says how papers in Chinese name whoever acts for the Government or the Judiciary, for patterns to take."""

from __future__ import annotations

# Who is called by what they are; every other body's name ends as they do.
CALLED = "政府當局|當局|司法機構(?:政務處)?|律政司"
_BODY = "[\u4e00-\u9fff]{2,12}?(?:局|署|處|辦公室)"
ACTING = f"(?:{CALLED}|{_BODY})"
# And who works for the Council, of whom papers are asked, too.
ASKED = f"(?:{CALLED}|秘書處|{_BODY})"
