"""Sending versions to the plug-in as the product does, without it."""

import base64
import http.client
import json
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from tests.integrations.wordpress.site import WordPressSite, missing_packages

wordpress_tests = [
    pytest.mark.full,
    pytest.mark.part(2),
    pytest.mark.xdist_group("wordpress"),
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        bool(missing_packages()), reason=f"needs Debian's packages: {', '.join(missing_packages()) or 'all there'}"
    ),
]
"""The marks of what runs a WordPress."""

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


class Answer(NamedTuple):
    """What the site said: its status, and the JSON document."""

    status: int
    said: Mapping[str, Any]


class SentStory:
    """An article that only the tests know; ``slug`` is that of all its versions."""

    def __init__(self, site: WordPressSite) -> None:
        self.site = site
        self.article = uuid.uuid4()
        self.slug = f"depots-{self.article.hex[:8]}"

    def version(self, language: str = "en", number: int = 1, **said: Any) -> dict[str, Any]:
        """A version as it is sent."""
        return {
            "version": uuid.uuid5(self.article, language).urn,
            "article": self.article.urn,
            "language": language,
            "number": number,
            "state": "published",
            "title": f"Fuel depots in {language}",
            "slug": self.slug,
            "content": "<!-- wp:paragraph -->\n<p>Three \\ opened &amp; <em>closed</em>.</p>\n<!-- /wp:paragraph -->",
            "excerpt": "What happened.",
            "date": "2026-11-01T10:00:00Z",
            "modified": "2026-11-02T11:30:00Z",
            "byline": "王小明",
            "byline_title": "記者",
            "section": "Politics",
            "tags": ["Oil"],
            "revision": f"revision {number}",
            **said,
        }

    def put(self, language: str = "en", number: int = 1, **said: Any) -> Answer:
        """Send it."""
        return ask(self.site, "/sanwen/v1/versions", self.version(language, number, **said))

    def withdraw(self, language: str, number: int) -> Answer:
        """Send that it is withdrawn."""
        said = self.version(language, number)
        named = {name: said[name] for name in ("version", "article", "language", "number")}
        return ask(self.site, "/sanwen/v1/versions", {**named, "state": "withdrawn"})

    def posts(self) -> list[Mapping[str, str]]:
        """The article's posts on the site, by their slugs, which no other article shares."""
        return [post for post in self.site.posts() if post["slug"].startswith(self.slug)]


def ask(site: WordPressSite, route: str, document: Any = None, *, role: str | None = "editor") -> Answer:
    """Ask as that account. Raises OSError and HTTPException if the site dies over it."""
    headers = {"Content-Type": "application/json"}
    if role:
        name = f"sanwen-{role}:{site.passwords[role]}"
        headers["Authorization"] = f"Basic {base64.b64encode(name.encode()).decode()}"
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=120)
    try:
        body = None if document is None else json.dumps(document).encode()
        connection.request("GET" if body is None else "POST", f"/?rest_route={route}", body, headers)
        answer = connection.getresponse()
        return Answer(answer.status, json.loads(answer.read()))
    finally:
        connection.close()
