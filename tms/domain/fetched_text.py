"""The article of a web page, as it was read after it was fetched: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchedText:
    """``address`` is where the page was at last; ``format`` is text or markdown, ``encoding`` what it was read in."""

    address: str
    text: str
    format: str
    encoding: str
    title: str
    language: str
