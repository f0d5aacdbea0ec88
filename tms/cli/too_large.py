"""What a request is answered that is refused for its length while it comes in: the application never sees it."""

import json

_PROGRAMS = (b"/api/", b"/mcp")
_CODE = "api_too_large"
"""As the application calls it, which reads what is shorter."""
_SAID = {
    "en": "This has {size} bytes; the limit is {most}. Send less at once.",
    "zh-Hans": "共 {size} 字节，上限为 {most} 字节。请分次发送。",
    "zh-Hant": "共 {size} 位元組，上限為 {most} 位元組。請分次傳送。",
}
_PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>413</title><body>{}</body></html>'


def too_large_answer(head: bytes, size: int, most: int) -> tuple[str, bytes]:
    """The media type and the body: a problem for programs, for browsers a line in each language of the interface."""
    said = {tag: words.format(size=f"{size:,}", most=f"{most:,}") for tag, words in _SAID.items()}
    address = head.split(b"\r\n", 1)[0].split(b" ")[1:2]
    if address and address[0].startswith(_PROGRAMS):
        problem = {"type": f"urn:tms:error:{_CODE}", "title": said["en"], "status": 413, "code": _CODE}
        return "application/problem+json", json.dumps(problem).encode()
    lines = "".join(f'<p lang="{tag}">{words}</p>' for tag, words in said.items())
    return "text/html; charset=utf-8", _PAGE.format(lines).encode()
