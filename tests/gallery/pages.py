"""Every page, with an example to look at; a new page without one fails ``missing_pages``."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import Flask
from playwright.sync_api import FilePayload, Page

from tests.gallery.newsroom import ENGINE, REVISED, Gallery
from tests.gallery.pictured import bring_with_pictures
from tms.api.operation import operation_of
from tms.cli.demo.load import PASSWORD
from tms.domain.permissions import Role

READER = "/<language:locale>"
ARTICLE = "/articles/<int:article_id>"
VERSION = f"{ARTICLE}/versions/<locale>"
TRANSLATOR, REVIEWER, EDITOR, ADMINISTRATOR = Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR

NO_PAGES = {
    "/healthz", "/readyz", "/metrics", "/static/<path:filename>", "/live", "/words.js", "/", "/terms/export.<ending>",
    f"{VERSION}/export.<ending>", f"{READER}/feed.atom", f"{ARTICLE}/stages",
    f"{READER}/tags/<int:tag_id>-<words>/feed.atom",
    f"{VERSION}/segments/<int:segment_id>/row", f"{VERSION}/segments/<int:segment_id>/beside",
    f"{VERSION}/changes", f"{VERSION}/decisions/segments/<int:segment_id>",
    f"{VERSION}/decisions/segments/<int:segment_id>/places/<int:start>-<int:end>/reach",
    f"{VERSION}/segments/<int:segment_id>/gone", f"{VERSION}/segments/<int:segment_id>/threads",
    f"{ARTICLE}/mentionable", "/notifications/bell", "/notifications/<int:notification_id>",
    "/gallery/broken", "/gallery/setup",
    f"{READER}/<slug>/",
    "/pictures/<int:article_id>/<int:picture_id>/<name>", f"{ARTICLE}/pictures/<int:picture_id>/<name>",
    "/robots.txt", "/favicon.ico", "/sitemap.xml", "/sitemap-<int:part>.xml", "/sitemap-lists.xml",
    "/memory/memory.tmx", "/api/v1/openapi.json", "/mcp",
}  # fmt: skip
"""Answers to programs and scripts, files, and addresses that only lead elsewhere."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as somebody sees it: Flask's rule, what fills its places, and the form that it answers, if it does."""

    name: str
    person: str | None
    rule: str
    values: Mapping[str, object] = field(default_factory=dict)
    query: str = ""
    form: Mapping[str, str | Sequence[str]] | None = None
    is_main: bool = False
    """One of those that people have open all day."""
    status: int = 200
    then: Callable[[Page], object] | None = None
    """What is done on the page, to come into the state that is shown."""
    company: str | None = None
    theirs: Callable[[Page], object] | None = None
    """Who has the same page open beside, and what they do there before."""

    def address(self, gallery: Gallery) -> str:
        """Where it is in this gallery; a value in braces names one of its numbers."""

        def fill(match: re.Match[str]) -> str:
            value = self.values.get(match[1], "{%s}" % match[1])  # noqa: UP031
            return str(value).format_map(gallery.numbers)

        return re.sub(r"<(?:[^<>]*:)?(\w+)>", fill, self.rule) + self.query.format_map(gallery.numbers)


def of(state: str, locale: str | None = None) -> Mapping[str, object]:
    return {"article_id": f"{{{state}_id}}"} | ({"locale": locale} if locale else {})


_PASTED = """Economy

Ferries stay in the harbour

By Mara Lindqvist
3/4/2026

The ferry left at noon, and it was the last one of the year. Nobody was on board but the crew, who had packed already.

It will come back in May, if the contract is signed by then. The company says that it will be, and the town waits.

Tags: ferries, harbours

Related articles

A bridge for the northern islands"""
_FILES = {
    "harbour.md": f"# Ferries stay in the harbour\n{_PASTED.partition('harbour')[2]}".encode(),
    "夜车.html": "<html><meta charset=gbk><h1>夜车恢复开行</h1><p>第一班夜车晚上十点开出，他们来自各地。</p>".encode(
        "gbk"
    ),
    "photograph.jpg": b"\xff\xd8\xff\xe0 and so on",
}
_SOURCE_HTML = """<h1>The ferry waits</h1>
<p>The ferry left <em>at noon</em>, says <a href="https://example.org/harbour">the harbour</a>.</p>
<figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry at noon. Photo: Li Wen</figcaption></figure>
<p>Nobody was on board.</p>"""
_LEFT_OUT = """# The ferry\u200b waits

The ferry\u202e left \u2066at noon\u2069. ![The ferry](javascript:alert(1))

![The harbour](https://example.org/harbour.jpg)

<script>count("ferries")</script>

Nobody was on board: see (b) below.

1. The crew
2. The mail

<!-- number of a list as it was shown: (a) The crew … (b) The mail -->

<!-- comment: Mara Lindqvist: is the mail still on board? -->

<!-- around the article: Weather · Timetables · More lines -->"""


def choose_files(page: Page) -> None:
    """Choose several files, and wait until each was read."""
    files: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in _FILES.items()
    ]
    page.locator("#file").set_input_files(files)
    page.locator("[data-files-create]:enabled").wait_for()
    page.locator("[data-files]").scroll_into_view_if_needed()


_SOURCE = {
    **REVISED,
    "based_on": "2",
    "text": ["The first night train left at nine, and it carried 240 people.", "It was full. Nobody asked why."],
}
_RULE = {"profile": "zh-Hant-TW", "source": "首班", "target": "頭班", "scope": "publication", "do": "preview"}

PAGES: tuple[Shown, ...] = (
    Shown("login", None, "/login"),
    Shown("forgotten", None, "/forgot-password"),
    Shown("login-wrong", None, "/login", form={"email": "who@sanwen.example", "password": "no"}, status=401),
    Shown("welcome", None, "/welcome/<token>", {"token": "{token}"}),
    Shown("welcome-gone", None, "/welcome/<token>", {"token": "no-such-token"}, status=404),
    Shown("account", TRANSLATOR, "/account"),
    Shown("tokens-none", TRANSLATOR, "/account/tokens"),
    Shown(
        "tokens-made",
        TRANSLATOR,
        "/account/tokens",
        form={
            "name": "Script of the night desk",
            "scopes": ["articles:read", "knowledge:read"],
            "days": "90",
            "present": PASSWORD,
        },
        status=201,
    ),
    Shown("tokens", EDITOR, "/account/tokens"),
    Shown("api-access", ADMINISTRATOR, "/api-access"),
    Shown("webhooks", ADMINISTRATOR, "/webhooks"),
    Shown("webhook-secret", ADMINISTRATOR, "/webhooks/<int:webhook_id>/secret", form={"again": "1"}, status=201),
    Shown("webhook-refused", ADMINISTRATOR, "/webhooks", form={"address": "cms", "kinds": []}, status=422),
    Shown("webhook", ADMINISTRATOR, "/webhooks/<int:webhook_id>"),
    Shown("webhook-stopped", ADMINISTRATOR, "/webhooks/<int:webhook_id>", {"webhook_id": "{stopped_id}"}),
    Shown("sites", ADMINISTRATOR, "/sites"),
    Shown(
        "site-refused",
        ADMINISTRATOR,
        "/sites",
        form={"address": "news", "user_name": "sanwen", "password": "x"},
        status=422,
    ),
    Shown("site", ADMINISTRATOR, "/sites/<int:site_id>"),
    Shown("site-closed", ADMINISTRATOR, "/sites/<int:site_id>", {"site_id": "{closed_site_id}"}),
    Shown("notifications-webhook", ADMINISTRATOR, "/notifications"),
    Shown("api-reference", None, "/api/docs"),
    Shown("signed-in-again", TRANSLATOR, "/session"),
    Shown("board", EDITOR, "/board", is_main=True),
    Shown("board-views", EDITOR, "/board/views"),
    Shown("board-views-nothing", ADMINISTRATOR, "/board/views"),
    Shown("board-nothing", EDITOR, "/board", query="?only=untaken"),
    Shown(
        "bulk",
        EDITOR,
        "/board/bulk",
        form={
            "article": ["1", "2", "3", "4", "5"],
            "locale": ["zh-Hans", "zh-Hant"],
            "person": "nobody",
            "due": "2030-01-31T18:00",
            "do": "preview",
        },
    ),
    Shown("assign", EDITOR, f"{ARTICLE}/assign", of("translating")),
    Shown("figures", EDITOR, "/figures"),
    Shown("work", TRANSLATOR, "/work", is_main=True),
    Shown("work-reviewer", REVIEWER, "/work"),
    Shown("notifications", EDITOR, "/notifications", is_main=True),
    Shown("notifications-nothing", "newcomer", "/notifications"),
    Shown("unsubscribe", None, "/unsubscribe/<token>", {"token": "{told_token}"}),
    Shown("unsubscribe-wrong", None, "/unsubscribe/<token>", {"token": "1.1.no"}, status=404),
    Shown("people", ADMINISTRATOR, "/people"),
    Shown("person", ADMINISTRATOR, "/people/<int:person_id>"),
    Shown("new-article", EDITOR, "/articles/new"),
    Shown("feeds", EDITOR, "/feeds"),
    Shown("fetching", EDITOR, "/articles/fetched/<int:page_id>", {"page_id": "{waiting_page_id}"}),
    Shown("fetching-failed", EDITOR, "/articles/fetched/<int:page_id>", {"page_id": "{inside_page_id}"}),
    Shown("fetched-preview", EDITOR, "/articles/fetched/<int:page_id>/article", {"page_id": "{here_page_id}"}),
    Shown("new-article-files", EDITOR, "/articles/new", then=choose_files),
    Shown("new-article-preview", EDITOR, "/articles/preview", form={"language": "en", "text": _PASTED}),
    Shown("new-article-source", EDITOR, "/articles/preview", form={"language": "en", "text": _SOURCE_HTML}),
    Shown("new-article-left-out", EDITOR, "/articles/preview", form={"language": "en", "text": _LEFT_OUT}),
    Shown("new-article-pictures", EDITOR, "/articles/new", then=bring_with_pictures),
    Shown("article", EDITOR, ARTICLE, of("translating"), is_main=True),
    Shown("article-published", EDITOR, ARTICLE, of("published")),
    Shown("article-pictures", EDITOR, ARTICLE, of("pictured")),
    Shown("article-failed", EDITOR, ARTICLE, of("failed")),
    Shown("article-new", EDITOR, ARTICLE, of("new")),
    Shown("article-withdrawn", EDITOR, ARTICLE, of("withdrawn")),
    Shown("article-archived", EDITOR, ARTICLE, of("archived")),
    Shown("discarded", ADMINISTRATOR, "/articles/discarded"),
    Shown("source", EDITOR, f"{ARTICLE}/source", of("conflict")),
    Shown("source-markdown", EDITOR, f"{ARTICLE}/source", of("conflict"), query="?way=markdown"),
    Shown("source-pictures", EDITOR, f"{ARTICLE}/source", of("pictured")),
    Shown("source-preview", EDITOR, f"{ARTICLE}/source/preview", of("conflict"), form=_SOURCE),
    Shown("revisions", EDITOR, f"{ARTICLE}/revisions", of("conflict")),
    Shown("revision", EDITOR, f"{ARTICLE}/revisions/<int(max=999_999_999):number>", {**of("conflict"), "number": 1}),
    Shown("revisions-compared", EDITOR, f"{ARTICLE}/revisions/compare", of("conflict")),
    Shown("make-source", EDITOR, f"{VERSION}/make-source", of("published", "zh-Hans")),
    Shown("parity", EDITOR, f"{ARTICLE}/parity", of("reviewing")),
    Shown("decisions", REVIEWER, f"{VERSION}/decisions", of("reviewing", "zh-Hant")),
    Shown("workspace", TRANSLATOR, VERSION, of("translating", "en"), is_main=True),
    Shown("workspace-derived", TRANSLATOR, VERSION, of("translating", "zh-Hans")),
    Shown("workspace-comments", TRANSLATOR, VERSION, of("conflict", "zh-Hans"), "?segment={segment_id}"),
    Shown("article-comments", EDITOR, ARTICLE, of("conflict")),
    Shown("workspace-conflict", TRANSLATOR, VERSION, of("conflict", "zh-Hant"), "?segment={segment_id}", is_main=True),
    Shown("workspace-approved-before", TRANSLATOR, VERSION, of("repeated", "zh-Hant")),
    Shown("workspace-review", REVIEWER, VERSION, of("reviewing", "en"), is_main=True),
    Shown("accept-clean", REVIEWER, f"{VERSION}/accept-clean", of("reviewing", "en")),
    Shown("before-submit", TRANSLATOR, f"{VERSION}/submit", of("translating", "en")),
    Shown("before-approve", REVIEWER, f"{VERSION}/approve", of("reviewing", "en")),
    Shown("workspace-rich", TRANSLATOR, VERSION, of("rich", "zh-Hans")),
    Shown("workspace-pictures", TRANSLATOR, VERSION, of("pictured", "zh-Hans")),
    Shown("workspace-source", TRANSLATOR, VERSION, of("translating", "zh-Hant")),
    Shown("workspace-approved", REVIEWER, VERSION, of("published", "zh-Hans")),
    Shown("workspace-empty", EDITOR, VERSION, of("new", "zh-Hans")),
    Shown("metadata", EDITOR, f"{ARTICLE}/metadata", of("published")),
    Shown("draft-again", EDITOR, f"{VERSION}/draft", of("translating", "en")),
    Shown("segment-history", TRANSLATOR, f"{VERSION}/segments/<int:segment_id>/history", of("conflict", "zh-Hant")),
    Shown("terms", EDITOR, "/terms", is_main=True),
    Shown("terms-nothing", EDITOR, "/terms", query="?q=nowhere"),
    Shown("term", EDITOR, "/terms/<int:concept_id>"),
    Shown("term-edit", EDITOR, "/terms/<int:concept_id>/edit"),
    Shown("term-new", EDITOR, "/terms/new"),
    Shown("term-texts", EDITOR, "/terms/<int:concept_id>/open-texts"),
    Shown("terms-import", EDITOR, "/terms/import"),
    Shown("term-suggestions", EDITOR, "/terms/suggestions"),
    Shown("memory", EDITOR, "/memory", query="?q=sea", is_main=True),
    Shown("memory-import", ADMINISTRATOR, "/memory/import"),
    Shown("memory-nothing", EDITOR, "/memory", query="?q=nowhere"),
    Shown("rules", EDITOR, "/conversion-rules"),
    Shown("rule-preview", EDITOR, "/conversion-rules", form=_RULE),
    Shown("rule-change", EDITOR, "/conversion-rules/changes/<int:change_id>"),
    Shown("log", ADMINISTRATOR, "/log"),
    Shown("log-of-editors", EDITOR, "/log"),
    Shown("log-nothing", ADMINISTRATOR, "/log", query="?from=2001-01-01&to=2001-01-01"),
    Shown("publication", EDITOR, "/publication"),
    Shown("default-people", EDITOR, "/publication/defaults"),
    Shown("default-people-section", EDITOR, "/publication/defaults", query="?section={section_id}"),
    Shown("tags", EDITOR, "/publication/tags"),
    Shown("tag", EDITOR, "/publication/tags/<int:tag_id>"),
    Shown("house-style", EDITOR, "/house-style"),
    Shown("house-style-read", REVIEWER, "/house-style"),
    Shown("house-style-names", EDITOR, "/house-style/names/<base>", {"base": "zh-Hant-TW"}),
    Shown("search", EDITOR, "/search", query="?q=夜车"),
    Shown("search-nothing", EDITOR, "/search", query="?q=nowhere"),
    Shown("picture-rights", EDITOR, f"{ARTICLE}/pictures", of("pictured")),
    Shown("picture-rights-nothing", EDITOR, f"{ARTICLE}/pictures", of("conflict")),
    Shown("ended-rights", EDITOR, "/pictures"),
    Shown("ended-rights-nothing", "newcomer", "/pictures"),
    Shown("search-begin", EDITOR, "/search"),
    Shown("style-guide", EDITOR, "/style-guide"),
    Shown("style-guide-read", TRANSLATOR, "/style-guide"),
    Shown("style-guide-changes", EDITOR, "/style-guide/<locale>/changes", {"locale": "zh-Hans"}),
    Shown("preview", TRANSLATOR, f"{VERSION}/preview", of("translating", "en")),
    Shown("preview-rich", EDITOR, f"{VERSION}/preview", of("rich", "zh-Hans")),
    Shown("preview-pictures", EDITOR, f"{VERSION}/preview", of("pictured", "zh-Hant")),
    Shown("preview-nothing", EDITOR, f"{VERSION}/preview", of("new", "zh-Hans")),
    Shown("guidance", TRANSLATOR, f"{VERSION}/guidance", of("translating", "zh-Hans")),
    Shown("guidance-nothing", TRANSLATOR, f"{VERSION}/guidance", of("conflict", "zh-Hant")),
    Shown("segmentation", EDITOR, "/segmentation"),
    Shown("engines", ADMINISTRATOR, "/engines"),
    Shown("engine-new", ADMINISTRATOR, "/engines/new/<kind>", {"kind": "openai"}),
    Shown("engine", ADMINISTRATOR, "/engines/<int:engine_id>"),
    Shown("engine-refused", ADMINISTRATOR, "/engines", form=ENGINE, status=409),
    Shown("drafts", EDITOR, "/drafts"),
    Shown("drafts-people", EDITOR, "/drafts/people"),
    Shown("reader-list", None, f"{READER}/", {"locale": "zh-Hans"}),
    Shown("reader-found", None, f"{READER}/", {"locale": "zh-Hant"}, query="?q=网络"),
    Shown("reader-found-nothing", None, f"{READER}/", {"locale": "en"}, query="?q=dirigibles"),
    Shown("reader-section", None, f"{READER}/sections/<int:section_id>-<words>", {"locale": "en", "words": "business"}),
    Shown("reader-tag", None, f"{READER}/tags/<int:tag_id>-<words>", {"locale": "zh-Hant", "words": "undersea-cables"}),
    Shown("reader-en", None, f"{READER}/<slug>", {"locale": "en"}, is_main=True),
    Shown("reader-hant", None, f"{READER}/<slug>", {"locale": "zh-Hant"}, is_main=True),
    Shown("reader-rich", None, f"{READER}/<slug>", {"locale": "en", "slug": "{rich_slug}"}),
    Shown("reader-pictures", None, f"{READER}/<slug>", {"locale": "en", "slug": "{pictured_slug}"}),
    Shown("reader-pictures-hans", None, f"{READER}/<slug>", {"locale": "zh-Hans", "slug": "{pictured_slug}"}),
    Shown("reader-pictures-hant", None, f"{READER}/<slug>", {"locale": "zh-Hant", "slug": "{pictured_slug}"}),
    Shown("reader-gone", None, f"{READER}/<slug>", {"locale": "en", "slug": "{gone_slug}"}, status=410),
    Shown("error-not-found", EDITOR, ARTICLE, {"article_id": 999_999_999}, status=404),
    Shown("error-denied", TRANSLATOR, "/people", status=403),
)


def missing_pages(app: Flask) -> set[str]:
    """Rules of pages without an example; the API has its own. (That of the first start is a state.)"""
    rules = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.methods and "GET" in rule.methods and operation_of(app.view_functions[rule.endpoint]) is None
    }
    return rules - NO_PAGES - {page.rule for page in PAGES} - {"/setup"}


def strangers(app: Flask) -> Iterable[str]:
    """What is listed as no page, and is no address at all."""
    return NO_PAGES - {rule.rule for rule in app.url_map.iter_rules()}
