"""Feeds on the web: asked for what is new, and read in a process of its own."""

from collections.abc import Mapping

from tms.adapters.formats.feeds import read_feed
from tms.adapters.page_fetcher import PageFetcher
from tms.adapters.sandbox import read_apart
from tms.services.fetching.check_feed import FeedAnswer

MOST_BYTES = 20_000_000
"""Of one feed. Ten thousand entries with their texts are hardly as much."""

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/json;q=0.9,"
    " application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
)


def ask_feed(fetcher: PageFetcher, address: str, known: Mapping[str, str]) -> FeedAnswer:
    """What the feed at an address has, or that nothing has changed since ``known``.

    Raises Invalid as ``PageFetcher.fetch`` and ``read_feed`` do.
    """
    answer = fetcher.fetch(address, MOST_BYTES, _ACCEPT, known)
    if answer.content is None:
        return FeedAnswer(None)
    found = read_apart(read_feed, answer.content, answer.address, answer.charset)
    return FeedAnswer(found, answer.etag, answer.modified)
