"""A search engine's program: it follows robots.txt and sitemaps by itself, and asks this application."""

from urllib.parse import urlsplit

from flask.testing import FlaskClient
from usp.objects.page import SitemapPage
from usp.tree import sitemap_tree_for_homepage
from usp.web_client.abstract_client import (
    AbstractWebClient,
    AbstractWebClientResponse,
    AbstractWebClientSuccessResponse,
    WebClientErrorResponse,
)
from werkzeug.test import TestResponse


class _Answer(AbstractWebClientSuccessResponse):
    def __init__(self, address: str, answer: TestResponse) -> None:
        self._address, self._answer = address, answer

    def status_code(self) -> int:
        return self._answer.status_code

    def status_message(self) -> str:
        return self._answer.status

    def header(self, case_insensitive_name: str) -> str | None:
        return self._answer.headers.get(case_insensitive_name)

    def raw_data(self) -> bytes:
        return self._answer.get_data()

    def url(self) -> str:
        return self._address


class _Asks(AbstractWebClient):
    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self.asked: list[str] = []

    def set_max_response_data_length(self, max_response_data_length: int | None) -> None:
        """Takes all."""

    def get(self, url: str) -> AbstractWebClientResponse:
        path = urlsplit(url).path
        self.asked.append(path)
        answer = self._client.get(path)
        return _Answer(url, answer) if answer.status_code == 200 else WebClientErrorResponse(answer.status, False)


def crawl(client: FlaskClient) -> tuple[dict[str, SitemapPage], list[str]]:
    """Every page that the sitemaps name, by its path; and the sitemaps that were asked for."""
    asks = _Asks(client)
    tree = sitemap_tree_for_homepage("http://localhost/", web_client=asks, use_known_paths=False)
    pages = list(tree.all_pages())
    found = {urlsplit(page.url).path: page for page in pages}
    assert len(found) == len(pages), "an address is told twice"
    return found, asks.asked
