"""Notices of a site that it keeps cookies: however long they are, no paragraph of an article."""

import re

_LONGEST = 900
_BEGIN = re.compile(
    r"(?:(?:we|this (?:web)?site|our (?:web)?sites?)\b[^.]{0,80}\buses?\b[^.]{0,80}\bcookies\b|"
    r"[^。]{0,30}(?:本?(?:网|網)(?:站|页|頁)|本站|我们|我們)[^。]{0,40}(?:使用|采用|採用|运用|運用|利用)[^。]{0,16}cookie)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:consent|accept|agree|by (?:continuing|clicking|using)|privacy policy|cookie (?:policy|settings))\b|"
    r"同意|接受|(?:继续|繼續)(?:浏览|瀏覽|使用)|(?:隐私|隱私)(?:权|權)?(?:政策|声明|聲明)|(?:浏览|瀏覽|使用者?|用户)(?:体验|體驗)",
    re.IGNORECASE,
)
"""A text about cookies says that sites use them, and asks for nothing."""


def is_consent_notice(text: str) -> bool:
    """Whether a text says that its site keeps cookies, and asks the reader to agree or tells where to read of it."""
    return len(text) <= _LONGEST and _BEGIN.match(text) is not None and _ASKS.search(text) is not None
