"""WordPress with our plug-in: putting a version there, and asking how the site stands. Whatever happens is an answer.

The address with ``rest_route`` works with every setting of permalinks. A redirect is told, not followed: what is sent
lets one in.
"""

import base64
import json
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from tms.adapters.egress import Egress, EgressError, EgressFault, HttpAnswer
from tms.adapters.egress_policy import Purpose
from tms.adapters.retry_after import retry_after
from tms.adapters.sites.wordpress_post import PictureThere, post_fields
from tms.domain.errors import TmsError
from tms.domain.web_address import host_of
from tms.domain.webhook_retries import LONGEST_ASKED
from tms.services.sites.sending import SiteAccess, SiteAnswer, SitePut, SiteStanding, SiteVerdict

SECONDS = 60.0
"""For all of a version: its pictures, connecting, sending, and the last answer's last byte. Sites write slowly.

What was sent of its pictures by then is there at the next try.
"""

MOST_BYTES = 1_000_000
_SHOWN = 200

_FAULTS = {
    EgressFault.LATE: "site_too_slow",
    EgressFault.UNKNOWN: "site_name_unknown",
    EgressFault.CERTIFICATE: "site_certificate",
    EgressFault.LONG: "site_not_wordpress",
}


class WordPressClient:
    """Asks sites as Sanwen. ``agent`` says who we are."""

    def __init__(self, egress: Egress, agent: str) -> None:
        self._egress = egress
        self._agent = agent

    def put(self, access: SiteAccess, put: SitePut) -> SiteAnswer:
        """Send a version, after those of its pictures that the site has not got; what it came to."""
        until = time.monotonic() + SECONDS
        try:
            there = self._pictures(access, put, until)
            if isinstance(there, SiteAnswer):
                return there
            answer = self._ask(access, "versions", _document(put, there), until)
        except EgressError as error:
            code, params = _failure(error, access)
            return SiteAnswer(SiteVerdict.AWAY, error_code=code, error_params=params)
        said = _said(answer)
        if answer.status == 200 and "outcome" in said:
            address, digest = str(said.get("address") or ""), str(said.get("hash") or "")
            return SiteAnswer(SiteVerdict.TAKEN, address[:2000], digest[:200])
        return _refused(answer, said, access)

    def ask(self, access: SiteAccess, tags: Sequence[str] = ()) -> SiteStanding:
        """How the site stands, for whoever sets it up; ``tags`` are the languages in which versions would go there."""
        wanted = "".join(f"&{urlencode({'languages[]': tag})}" for tag in tags)
        try:
            answer = self._ask(access, f"site{wanted}")
        except EgressError as error:
            code, params = _failure(error, access)
            return SiteStanding(error_code=code, error_params=params)
        said = _said(answer)
        if answer.status != 200 or "plugin" not in said:
            refused = _refused(answer, said, access)
            return SiteStanding(error_code=refused.error_code, error_params=refused.error_params)
        if said.get("lacking"):
            params = {"user": access.user_name}
            return SiteStanding(error_code="site_user_may_not_write", error_params=params)
        if missing := said.get("missing_languages"):
            return SiteStanding(error_code="site_without_language", error_params=_languages(missing, access))
        name, version, user = (str(said.get(one, ""))[:_SHOWN] for one in ("name", "wordpress", "user"))
        return SiteStanding(name, version, user, has_polylang=said.get("polylang") is True)

    def _pictures(self, access: SiteAccess, put: SitePut, until: float) -> Mapping[str, PictureThere] | SiteAnswer:
        """Where the site has the version's pictures, by their digests; or why it takes one of them not."""
        if not put.pictures:
            return {}
        answer = self._ask(access, "pictures/known", {"article": put.article_key}, until)
        known = _said(answer).get("pictures")
        if answer.status != 200 or not isinstance(known, dict):
            return _refused(answer, _said(answer), access)
        there = {digest: found for digest, said in known.items() if (found := _there(said))}
        for one in {one.digest: one for one in put.pictures.values()}.values():
            if one.digest in there:
                continue
            try:
                content = one.read()
            except TmsError as error:
                return SiteAnswer(SiteVerdict.REFUSED, error_code="site_picture_unreadable", error_params=error.params)
            named = urlencode({"article": put.article_key, "digest": one.digest})
            answer = self._send(access, f"pictures&{named}", content, one.kind, until)
            found = _there(_said(answer))
            if answer.status != 200 or found is None:
                return _refused(answer, _said(answer), access)
            there[one.digest] = found
        return there

    def _ask(
        self, access: SiteAccess, route: str, document: Mapping[str, Any] | None = None, until: float | None = None
    ) -> HttpAnswer:
        body = None if document is None else json.dumps(document, ensure_ascii=False).encode()
        return self._send(access, route, body, "application/json", until)

    def _send(
        self, access: SiteAccess, route: str, body: bytes | None, kind: str, until: float | None = None
    ) -> HttpAnswer:
        signed = base64.b64encode(f"{access.user_name}:{access.password}".encode()).decode()
        headers = {"User-Agent": self._agent, "Accept": "application/json", "Authorization": f"Basic {signed}"}
        if body is not None:
            headers["Content-Type"] = kind
        return self._egress.request(
            "GET" if body is None else "POST",
            f"{access.address.rstrip('/')}/?rest_route=/sanwen/v1/{route}",
            purpose=Purpose.SITE,
            headers=headers,
            body=body,
            seconds=SECONDS if until is None else max(until - time.monotonic(), 0.1),
            most_bytes=MOST_BYTES,
        )


def _there(said: object) -> PictureThere | None:
    if not isinstance(said, Mapping):
        return None
    number, address = said.get("picture"), said.get("address")
    return PictureThere(number, address) if isinstance(number, int) and isinstance(address, str) and address else None


def _document(put: SitePut, there: Mapping[str, PictureThere]) -> dict[str, Any]:
    named = {"version": put.key, "article": put.article_key, "language": put.tag, "number": put.number}
    if put.public is None:
        return {**named, "state": "withdrawn", "overwrite": put.overwrite}
    said = {"state": "published", "known": put.known, "overwrite": put.overwrite}
    return {**named, **said, **post_fields(put.public, put.pictures, there)}


def _said(answer: HttpAnswer) -> Mapping[str, Any]:
    """The document of an answer; nothing where there is none, as from what stands before a site."""
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _refused(answer: HttpAnswer, said: Mapping[str, Any], access: SiteAccess) -> SiteAnswer:
    """What an answer means that takes nothing."""
    about = said.get("data")
    details: Mapping[str, Any] = about if isinstance(about, dict) else {}
    code, host = said.get("code"), host_of(access.address)
    if code == "sanwen_changed":
        differs = [str(name)[:40] for name in details.get("differs") or ()][:20]
        params = {"differs": differs, "changed_by": str(details.get("changed_by") or "")[:_SHOWN]}
        return SiteAnswer(SiteVerdict.CHANGED, error_code="site_changed_there", error_params=params)
    if code == "sanwen_older":
        return SiteAnswer(SiteVerdict.REFUSED, error_code="site_has_newer")
    if code == "sanwen_no_language":
        missing = _languages(details.get("languages"), access)
        return SiteAnswer(SiteVerdict.REFUSED, error_code="site_without_language", error_params=missing)
    about_it: Mapping[str, Any] = {"host": host, "user": access.user_name, "status": answer.status}
    if in_the_way := _in_the_way(answer.status, code):
        target = answer.headers.get("location", "")[:_SHOWN]
        asked = retry_after(answer.headers.get("retry-after", ""), most=LONGEST_ASKED.total_seconds())
        return SiteAnswer(
            SiteVerdict.AWAY,
            error_code=in_the_way,
            error_params={**about_it, "target": target},
            come_again=timedelta(seconds=asked) if asked is not None else None,
        )
    words = "".join(sign for sign in str(said.get("message") or "")[:_SHOWN] if sign.isprintable())
    return SiteAnswer(SiteVerdict.REFUSED, error_code="site_refused", error_params={**about_it, "words": words})


def _languages(missing: object, access: SiteAccess) -> Mapping[str, Any]:
    tags = [str(tag)[:40] for tag in missing][:10] if isinstance(missing, list) else []
    return {"host": host_of(access.address), "languages": ", ".join(f"“{tag}”" for tag in tags)}


def _in_the_way(status: int, code: object) -> str | None:
    """What keeps the site as a whole from taking anything, if it is that."""
    if status == 401:
        return "site_password_wrong"
    if status == 403 or code == "sanwen_not_allowed":
        return "site_user_may_not_write"
    if 300 <= status < 400:
        return "site_leads_elsewhere"
    if code == "rest_no_route":
        return "site_without_plugin"
    if status in {200, 404} and not code:
        return "site_not_wordpress"
    return "site_busy" if code == "sanwen_busy" or status in {429, 502, 503, 504} else None


def _failure(error: EgressError, access: SiteAccess) -> tuple[str, Mapping[str, Any]]:
    code = "site_not_allowed" if error.refused else "site_no_connection"
    if error.fault in _FAULTS:
        code = _FAULTS[error.fault]
    return code, {"host": host_of(access.address), "seconds": int(SECONDS)}
