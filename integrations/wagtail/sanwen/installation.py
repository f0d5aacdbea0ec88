"""An installation of Sanwen, asked by its API with a token."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import requests

SECONDS = 60
PAUSES = (1, 2, 4, 8)
"""Before each further try, where the installation is away for a moment."""

MOST_WAITS = 30
LONGEST_WAIT = 300
NEEDED = ("events:read", "releases:read")

_NOT_OUT = frozenset({404, 410})


class InstallationError(Exception):
    """What is to be put right, or that the installation can't be used just now; in a sentence."""


class EventsGoneError(Exception):
    """What stood behind the cursor is no longer kept."""


@dataclass(frozen=True)
class Released:
    """A version as readers have it: its fields, its body as HTML, and its ETag."""

    said: dict[str, Any]
    html: str
    etag: str


class Unchanged:
    """A version that is still the one whose ETag was sent."""


class Installation:
    """Asks with one token. Each method raises InstallationError."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url.rstrip("/")
        self._session = requests.Session()
        self._session.headers.update({"Authorization": f"Bearer {token}", "Accept-Language": "en"})

    def publication(self) -> int:
        """The number of the token's publication."""
        me = self._read("/me")
        missing = [scope for scope in NEEDED if scope not in me["token"]["scopes"]]
        if missing:
            raise InstallationError(
                f"the token lacks {' and '.join(missing)}: make one that has it, on the page API access"
            )
        return int(me["publication"]["id"])

    def present_cursor(self) -> str:
        """The cursor behind everything that has happened so far."""
        return str(self._read("/events", cursor="now")["cursor"])

    def changed_since(self, cursor: str) -> tuple[set[int], str]:
        """The articles of which something happened since then, and the cursor behind it. Raises EventsGoneError."""
        changed: set[int] = set()
        while True:
            answer = self._ask("/events", {"cursor": cursor, "limit": 500})
            if answer.status_code == 410:
                raise EventsGoneError
            part = self._json(answer)
            changed |= {event["data"]["article"]["id"] for event in part["events"]}
            cursor = part["cursor"]
            if not part["has_more"]:
                return changed, cursor

    def articles(self) -> Iterator[tuple[int, list[str]]]:
        """Every article of which readers have something, with the tags of its versions."""
        query: dict[str, Any] = {"limit": 1000}
        while True:
            part = self._read("/released", **query)
            for article in part["articles"]:
                yield article["id"], [one["tag"] for one in article["versions"]]
            if part["next"] is None:
                return
            query["cursor"] = part["next"]

    def tags(self, article: int) -> list[str]:
        """The tags of the versions that readers have of one article."""
        found = self._read("/released", article=article)["articles"]
        return [one["tag"] for one in found[0]["versions"]] if found else []

    def version(self, article: int, tag: str, etag: str) -> Released | Unchanged | None:
        """The version; None if readers don't have it."""
        path = f"/articles/{article}/versions/{tag}/released"
        for _ in range(3):
            answer = self._ask(path, {"format": "json"}, etag)
            if answer.status_code == 304:
                return Unchanged()
            if answer.status_code in _NOT_OUT:
                return None
            said = self._json(answer)
            page = self._ask(path, {"format": "html"})
            if page.status_code in _NOT_OUT:
                return None
            # Another text may have been released between the two.
            if said["fingerprint"] in page.headers.get("ETag", ""):
                page.encoding = "utf-8"
                return Released(said, page.text, answer.headers["ETag"])
        raise InstallationError(f"article {article} is released again and again just now")

    def _read(self, path: str, **query: Any) -> Any:
        answer = self._ask(path, query)
        if answer.status_code != 200:
            raise self._refusal(answer)
        return self._json(answer)

    def _json(self, answer: requests.Response) -> Any:
        try:
            return answer.json()
        except ValueError:
            raise InstallationError(f"{self.url} does not answer as Sanwen does") from None

    def _ask(self, path: str, query: dict[str, Any], etag: str = "") -> requests.Response:
        headers = {"If-None-Match": etag} if etag else {}
        for _ in range(MOST_WAITS):
            answer = self._answer(path, query, headers)
            if answer.status_code != 429:
                break
            time.sleep(min(int(answer.headers.get("Retry-After", "5")), LONGEST_WAIT))
        if answer.status_code in {200, 304, *_NOT_OUT}:
            return answer
        raise self._refusal(answer)

    def _answer(self, path: str, query: dict[str, Any], headers: dict[str, str]) -> requests.Response:
        reason = ""
        for pause in (*PAUSES, 0):
            try:
                answer = self._session.get(
                    f"{self.url}/api/v1{path}", params=query, headers=headers, timeout=SECONDS, allow_redirects=False
                )
                if answer.status_code < 500:
                    return answer
                reason = f"it answers {answer.status_code}"
            except requests.RequestException as error:
                reason = type(error).__name__
            time.sleep(pause)
        raise InstallationError(f"{self.url} can't be reached ({reason}); the next run goes on")

    def _refusal(self, answer: requests.Response) -> InstallationError:
        try:
            words = answer.json()["title"]
        except (ValueError, KeyError, TypeError):
            words = "it does not answer as Sanwen does"
        return InstallationError(f"{self.url} says {answer.status_code}: {words}")
