"""Asking a provider over HTTP: the same failures of all of them, told apart by status."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tms.adapters.egress import Egress, EgressError, HttpAnswer
from tms.adapters.egress_policy import Purpose
from tms.adapters.retry_after import retry_after
from tms.language.engines.interface import (
    AddressRefused,
    BadAnswer,
    Busy,
    EngineError,
    KeyRefused,
    QuotaUsedUp,
    Unreachable,
    Unsupported,
)
from tms.language.engines.kinds import EngineSettings

MOST_COUNTED = 1_000_000_000
MOST_SECONDS = 600.0
"""No longer than this a provider is left alone because it asks for that."""

_BY_STATUS: Mapping[int, type[EngineError]] = {
    401: KeyRefused,
    402: QuotaUsedUp,
    403: KeyRefused,
    408: Unreachable,
    409: Unreachable,
    425: Unreachable,
    429: Busy,
    456: QuotaUsedUp,
    529: Busy,
}


class Provider:
    """A provider's address, and how we show who we are."""

    def __init__(self, egress: Egress, settings: EngineSettings, address: str, headers: Mapping[str, str]) -> None:
        self._egress = egress
        self._purpose = Purpose.LOCAL_ENGINE if settings.local else Purpose.ENGINE
        self._headers = dict(headers)
        self._key = settings.key
        self.address = address.rstrip("/")

    def get(self, path: str, *, seconds: float = 15.0) -> Any:
        """Ask for a JSON document. Raises EngineError."""
        return self._document(self._ask("GET", path, None, seconds))

    def post(self, path: str, payload: Any, *, seconds: float) -> Any:
        """Send a JSON document; what the provider answers, as JSON. Raises EngineError."""
        return self._document(self._ask("POST", path, payload, seconds))

    def put(self, path: str, payload: Any, *, seconds: float = 15.0) -> Any:
        """Put a JSON document in the place of what is there; what the provider answers, as JSON. Raises EngineError."""
        return self._document(self._ask("PUT", path, payload, seconds))

    def delete(self, path: str, *, seconds: float = 15.0) -> None:
        """Take it away. Raises EngineError."""
        answer = self._ask("DELETE", path, None, seconds)
        if answer.status >= 300:
            raise failure(answer, self._key)

    def _ask(self, method: str, path: str, payload: Any, seconds: float) -> HttpAnswer:
        url, headers, body = f"{self.address}{path}", self._headers, None
        if payload is not None:
            headers = {"Content-Type": "application/json", "Accept": "application/json", **headers}
            body = json.dumps(payload, ensure_ascii=False).encode()
        try:
            return self._egress.request(method, url, purpose=self._purpose, headers=headers, body=body, seconds=seconds)
        except EgressError as error:
            kind = AddressRefused if error.refused else Unreachable
            raise kind(str(error), may_have_cost=error.sent and method == "POST") from error

    def _document(self, answer: HttpAnswer) -> Any:
        if answer.status >= 300:
            raise failure(answer, self._key)
        try:
            return answer.json()
        except ValueError as error:
            raise BadAnswer("the answer is no JSON", may_have_cost=True) from error


def failure(answer: HttpAnswer, key: str | None = None) -> EngineError:
    """What an answer that is no success means. A provider that repeats the ``key`` is not repeated."""
    kind = _BY_STATUS.get(answer.status)
    if kind is None:
        kind = Unreachable if answer.status >= 500 else Unsupported
    if key:
        # Before the words are cut, so that no part of it is left at the cut.
        answer = replace(answer, body=answer.body.replace(key.encode(), "…".encode()))
    said = said_by(answer)
    if key:
        said = said.replace(key, "…")
    if kind is Busy and "insufficient_quota" in said:
        kind = QuotaUsedUp
    return kind(
        f"{answer.status}: {said}", retry_after=retry_after(answer.headers.get("retry-after", ""), most=MOST_SECONDS)
    )


def said_by(answer: HttpAnswer) -> str:
    """The words of an error answer, in one of the forms that providers give them."""
    try:
        found = answer.json()
    except ValueError:
        return answer.body[:200].decode("utf-8", "replace")
    for _ in range(3):
        if not isinstance(found, dict):
            break
        found = next((found[key] for key in ("error", "message", "detail", "details") if found.get(key)), "")
    return " ".join([str(found)[:250], *(_codes(answer))]).strip()


def _codes(answer: HttpAnswer) -> list[str]:
    error = answer.json().get("error") if isinstance(answer.json(), dict) else None
    return [str(error["code"])] if isinstance(error, dict) and error.get("code") else []


def counted(value: Any) -> int:
    """A count that a provider states. Raises ValueError for what no bill can say, so that nobody reckons with it."""
    if isinstance(value, float) and value.is_integer() and abs(value) < MOST_COUNTED:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < MOST_COUNTED:
        raise ValueError("that is no count")
    return value
