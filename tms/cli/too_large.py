"""What a request is answered that is refused for its length while it comes in: the application never sees it."""

import json

from tms.adapters.translations.catalogues import LANGUAGES, text_in
from tms.domain.locales import EN
from tms.domain.messages import MESSAGES

_PROGRAMS = (b"/api/", b"/mcp")
_CODE = "api_too_large"
"""As the application calls it, which reads what is shorter."""
_PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>413</title><body>{}</body></html>'


def too_large_answer(head: bytes, size: int, most: int) -> tuple[str, bytes]:
    """The media type and the body: a problem for programs, for browsers a line in each language of the interface."""
    words = {tag: text_in(tag, MESSAGES["request_too_large"]) for tag in LANGUAGES}
    said = {tag: one.format(size=f"{size:,}", most=f"{most:,}") for tag, one in words.items()}
    address = head.split(b"\r\n", 1)[0].split(b" ")[1:2]
    if address and address[0].startswith(_PROGRAMS):
        problem = {"type": f"urn:tms:error:{_CODE}", "title": said[EN], "status": 413, "code": _CODE}
        return "application/problem+json", json.dumps(problem).encode()
    lines = "".join(f'<p lang="{tag}">{one}</p>' for tag, one in said.items())
    return "text/html; charset=utf-8", _PAGE.format(lines).encode()
