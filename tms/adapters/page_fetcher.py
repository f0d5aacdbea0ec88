"""What people name by a web address, asked for where everybody can reach it; a refusal says what to do."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from tms.adapters.egress import Egress, EgressError, EgressFault, HttpAnswer
from tms.adapters.egress_policy import Purpose
from tms.domain.errors import Invalid
from tms.domain.web_address import host_of

SECONDS = 20.0
"""For all of it: several redirects, and the page's last byte."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_TYPE = re.compile(r"\s*([\w.+-]{1,60}/[\w.+-]{1,80})")
_LONGEST_KEPT = 500
_ENCODINGS = {"gzip", "x-gzip", "deflate"}
_STATUSES = {
    401: "fetch_sign_in",
    403: "fetch_sign_in",
    404: "fetch_not_there",
    407: "fetch_sign_in",
    410: "fetch_not_there",
}


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """What an address led to: where it was at last, its type and character set as the server says, and what to ask it
    with the next time so that only news is sent. ``content`` is None where it has not changed."""

    address: str
    content: bytes | None
    type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""


class PageFetcher:
    """Asks for pages and feeds on the public web. ``agent`` says who we are."""

    def __init__(self, egress: Egress, agent: str) -> None:
        self._egress = egress
        self._agent = agent

    def fetch(self, address: str, most: int, accept: str, known: Mapping[str, str] | None = None) -> WebAnswer:
        """At most so many bytes of what is there. ``known`` are headers that ask for it only if it has changed.

        Raises Invalid (``fetch_not_public``, ``fetch_name_unknown``, ``fetch_too_slow``, ``fetch_no_connection``,
        ``fetch_certificate``, ``fetch_circles``, ``fetch_sign_in``, ``fetch_not_there``, ``fetch_turned_away``,
        ``fetch_site_broken``, ``fetch_too_large``, ``fetch_unreadable``).
        """
        asked = {"User-Agent": self._agent, "Accept": accept, "Accept-Language": "en, zh;q=0.9", **(known or {})}
        try:
            answer = self._egress.request(
                "GET", address, purpose=Purpose.PUBLIC, headers=asked, seconds=SECONDS, follow=True, most_bytes=most
            )
        except EgressError as error:
            raise _refusal(error, most) from error
        return _read(answer, most)


def _refusal(error: EgressError, most: int) -> Invalid:
    host = host_of(error.url)
    if error.refused:
        return Invalid("fetch_not_public", host=host)
    if error.fault is EgressFault.LONG:
        return _too_large(most)
    if error.fault is EgressFault.LATE:
        return Invalid("fetch_too_slow", host=host, seconds=int(SECONDS))
    if error.fault is EgressFault.CERTIFICATE:
        return Invalid("fetch_certificate", host=host)
    if error.fault is EgressFault.UNKNOWN:
        return Invalid("fetch_name_unknown", host=host)
    return Invalid("fetch_circles" if error.fault is EgressFault.CIRCLES else "fetch_no_connection", host=host)


def _too_large(most: int) -> Invalid:
    return Invalid("fetch_too_large", most=f"{most / 1_000_000:g}")


def _read(answer: HttpAnswer, most: int) -> WebAnswer:
    host = host_of(answer.url)
    if answer.status == 304:
        return WebAnswer(answer.url, None)
    if answer.status != 200:
        code = _STATUSES.get(answer.status, "fetch_site_broken" if answer.status >= 500 else "fetch_turned_away")
        raise Invalid(code, host=host, status=answer.status)
    said = answer.headers.get("content-type", "")
    charset, kind = _CHARSET.search(said), _TYPE.match(said)
    return WebAnswer(
        answer.url,
        _unpacked(answer, most),
        type=kind[1].lower() if kind else "",
        charset=charset[1] if charset else "",
        etag=_kept(answer, "etag"),
        modified=_kept(answer, "last-modified"),
    )


def _kept(answer: HttpAnswer, name: str) -> str:
    """A header that is handed back the next time; none that is longer than any, or can't be kept."""
    value = answer.headers.get(name, "")
    return value if len(value) <= _LONGEST_KEPT and value.isprintable() else ""


def _unpacked(answer: HttpAnswer, most: int) -> bytes:
    """The content, also of a server that packs it without being asked; no more of it than is wanted is unpacked."""
    packed = answer.headers.get("content-encoding", "").strip().lower()
    if packed in {"", "identity"}:
        return answer.body
    unreadable = Invalid("fetch_unreadable", host=host_of(answer.url))
    if packed not in _ENCODINGS:
        raise unreadable
    # Some send “deflate” without the head that it should have.
    is_raw = packed == "deflate" and not _has_head(answer.body)
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS if is_raw else zlib.MAX_WBITS | 32)
    try:
        content = unpacking.decompress(answer.body, most + 1)
    except zlib.error as error:
        raise unreadable from error
    if len(content) > most:
        raise _too_large(most)
    if not unpacking.eof:
        raise unreadable
    return content


def _has_head(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
