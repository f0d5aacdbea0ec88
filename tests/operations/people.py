"""People at a running product, over HTTP: what a browser without a window would send."""

import http.cookiejar
import json
import re
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup, Tag

from tests.web.forms import values


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, where redirects led to."""

    status: int
    url: str
    text: str
    headers: Mapping[str, str]

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html.parser")


@dataclass(frozen=True, slots=True)
class Row:
    """A segment as the workspace shows it."""

    id: int
    rev: int
    source_rev: int
    source: str
    text: str


class Person:
    """One browser, signed in as somebody."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._token = ""
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def sign_in(self, email: str, password: str) -> "Person":
        self.send(self.get("/login"), "/login", {"email": email, "password": password})
        return self

    def get(self, path: str, **headers: str) -> Answer:
        return self._open(urllib.request.Request(self.url + path, headers=headers))

    def post(self, path: str, form: Any, **headers: str) -> Answer:
        return self._open(urllib.request.Request(self.url + path, urlencode(form, doseq=True).encode(), headers))

    def send(self, answer: Answer, action: str, changes: Mapping[str, str] | None = None) -> Answer:
        """Send a form of a page that was just read, with some fields changed."""
        form = answer.page.find("form", action=action)
        assert isinstance(form, Tag), f"no form for {action}: {' '.join(answer.page.get_text(' ').split())}"
        data = values(form)
        for name, value in (changes or {}).items():
            data.setlist(name, [value])
        return self.post(action, list(data.items(multi=True)))

    def call(self, path: str, form: Mapping[str, object], **headers: str) -> Answer:
        """Send it as the pages' scripts do."""
        if not self._token:
            meta = self.get("/articles/new").page.find("meta", attrs={"name": "csrf-token"})
            token = meta if isinstance(meta, Tag) else self.get("/work").page.find("meta", attrs={"name": "csrf-token"})
            assert isinstance(token, Tag)
            self._token = str(token["content"])
        return self.post(path, form, **{"Accept": "application/json", "X-CSRFToken": self._token, **headers})

    def rows(self, article_id: int, locale: str) -> list[Row]:
        return [
            Row(
                int(str(li["data-segment"])),
                int(str(li["data-rev"])),
                int(str(li["data-source-rev"])),
                _data_text(li, "[data-source]"),
                _data_text(li, "[data-target]"),
            )
            for li in self.get(f"/articles/{article_id}/versions/{locale}").page.select("li.seg")
        ]

    def save(self, article_id: int, locale: str, row: Row, text: str) -> dict[str, Any] | None:
        """Confirm a text: what the server answered, or None when it refused or did not answer."""
        form = {"text": text, "rev": row.rev, "source_rev": row.source_rev, "key": uuid.uuid4(), "confirm": 1}
        try:
            answer = self.call(f"/articles/{article_id}/versions/{locale}/segments/{row.id}", form)
        except OSError:
            return None
        found: dict[str, Any] | None = json.loads(answer.text) if answer.status == 200 else None
        return found

    def _open(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=60) as got:
                return Answer(got.status, got.url, got.read().decode(), got.headers)
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, refused.url, refused.read().decode(), dict(refused.headers))


def _data_text(li: Tag, selector: str) -> str:
    found = li.select_one(selector)
    return str(found.get("data-text", found.get_text())) if found is not None else ""


def bring_in(editor: Person, pasted: str, language: str = "en") -> int:
    """Paste an article and create it as it was understood; its id."""
    form = {"text": pasted, "language": language}
    preview = editor.send(editor.get("/articles/new"), "/articles/preview", form)
    created = editor.send(preview, "/articles")
    found = re.fullmatch(r".*/articles/(\d+)", created.url)
    assert found, created.text
    return int(found[1])


def wait_for_version(editor: Person, article_id: int, locale: str, words: str) -> None:
    """Until the article's page says so of the version; the limit is for hangs."""
    end = time.monotonic() + 120
    while True:
        section = editor.get(f"/articles/{article_id}").page.select_one(f"#version-{locale}")
        said = " ".join(section.get_text(" ").split()) if section else ""
        if words in said:
            return
        assert time.monotonic() < end, f"{words!r} was never said of {locale}: {said}"
        time.sleep(0.2)


def hand_over(person: Person, version: str, act: str) -> None:
    """Submit or approve the version, whose sentences say next to nothing of their sources: the person was told so."""
    answer = person.send(person.get(version), f"{version}/{act}")
    if answer.page.find("h1", string=re.compile("Before you")):
        answer = person.send(answer, f"{version}/{act}", {"reason": "These are sentences of a test."})
    assert answer.status == 200, answer.text
    assert not answer.page.find("h1", string=re.compile("Before you")), answer.text


def publish_all(editor: Person, translator: Person, reviewer: Person, article_id: int, mark: str) -> None:
    """From ready to published: every sentence confirmed, both versions reviewed, all three public."""
    wait_for_version(editor, article_id, "zh-Hans", "waits for a translator")
    wait_for_version(editor, article_id, "zh-Hant", "follows")
    for row in translator.rows(article_id, "zh-Hans"):
        assert translator.save(article_id, "zh-Hans", row, f"{mark}{'句' * row.id}"), row
    for locale in ("zh-Hans", "zh-Hant"):
        version = f"/articles/{article_id}/versions/{locale}"
        hand_over(translator, version, "submit")
        reviewer.call(f"{version}/accept-all", {})
        for row in reviewer.rows(article_id, locale):
            reviewer.call(f"{version}/segments/{row.id}/accept", {"rev": row.rev})
        hand_over(reviewer, version, "approve")
    page = editor.get(f"/articles/{article_id}")
    publish = f"/articles/{article_id}/publish"
    form = page.page.find("form", action=publish)
    assert isinstance(form, Tag), page.text
    locales = [str(box["value"]) for box in form.find_all("input", attrs={"name": "locales"})]
    assert len(locales) == 3, page.text
    done = editor.post(publish, {"csrf_token": values(form)["csrf_token"], "locales": locales})
    assert done.status == 200, done.text
