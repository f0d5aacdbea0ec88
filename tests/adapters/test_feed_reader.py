"""Feeds asked for over a real network: news only where there is some, and what is hostile is refused."""

from collections.abc import Iterator

import pytest

from tests.fetched_site import lets_the_site_through, site
from tms.adapters import egress
from tms.adapters.egress import Egress
from tms.adapters.feed_reader import ask_feed
from tms.adapters.page_fetcher import PageFetcher
from tms.domain.errors import Invalid


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with site() as running:
        yield running


@pytest.fixture
def fetcher(monkeypatch: pytest.MonkeyPatch) -> PageFetcher:
    monkeypatch.setattr(egress, "is_allowed", lets_the_site_through)
    return PageFetcher(Egress(), "Sanwen")


def test_a_feed_is_read_once_and_not_again_until_it_changes(fetcher: PageFetcher, address: str) -> None:
    first = ask_feed(fetcher, f"{address}/feed", {})
    assert first.read is not None
    assert [one.address for one in first.read.entries] == [f"{address}/own", f"{address}/metadata"]
    assert first.etag == '"one"'
    again = ask_feed(fetcher, f"{address}/feed", {"If-None-Match": first.etag})
    assert again.read is None


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/laughs", "feed_unreadable"),
        ("/own", "feed_unreadable"),
        ("/picture", "feed_unreadable"),
        ("/endless", "fetch_too_large"),
        ("/bomb", "fetch_too_large"),
        ("/metadata", "fetch_not_public"),
        ("/404", "fetch_not_there"),
    ],
)
def test_what_is_no_feed_is_refused(fetcher: PageFetcher, address: str, path: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        ask_feed(fetcher, address + path, {})
    assert refused.value.code == code
