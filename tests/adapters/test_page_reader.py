"""The article of a page that was fetched: its character set, its address, its links, and what is none."""

from collections.abc import Iterator

import pytest

from tests.fetched_site import lets_the_site_through, site
from tms.adapters import egress
from tms.adapters.egress import Egress
from tms.adapters.formats.upload import read_upload
from tms.adapters.page_fetcher import PageFetcher
from tms.adapters.page_reader import fetch_article, read_article_at
from tms.domain.errors import Invalid
from tms.domain.fetched_text import FetchedText
from tms.domain.imported_article import ImportedArticle

MOST = 2_000_000


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with site() as running:
        yield running


@pytest.fixture
def fetcher(monkeypatch: pytest.MonkeyPatch) -> PageFetcher:
    monkeypatch.setattr(egress, "is_allowed", lets_the_site_through)
    return PageFetcher(Egress(), "Sanwen")


def read(fetcher: PageFetcher, address: str) -> FetchedText:
    return read_article_at(fetch_article(fetcher, address, MOST), MOST)


def article(found: FetchedText) -> ImportedArticle:
    """As the preview reads it again."""
    return read_upload(found.text, MOST, wanted=found.format).page


def test_an_article_is_read_with_its_canonical_address_and_links_that_lead_on(
    fetcher: PageFetcher, address: str
) -> None:
    found = read(fetcher, f"{address}/news/2026/03/04/ferries")
    page = article(found)
    assert (found.title, page.title, page.author) == (*["Ferries stay in the harbour"] * 2, "Mara Lindqvist")
    assert page.source_address == "https://news.example/ferries"
    assert str(page.published_on) == "2026-03-04"
    assert found.address == f"{address}/news/2026/03/04/ferries"
    links = {code.href for block in page.blocks for code in block.codes.values()}
    assert links == {f"{address}/news/2026/03/harbour?at=noon#top"}
    assert any("All rights reserved" in line.text for line in page.left_out)


@pytest.mark.parametrize("path", ["/own", "/front"])
def test_a_page_that_says_no_address_of_its_own_has_the_one_at_which_it_was(
    fetcher: PageFetcher, address: str, path: str
) -> None:
    assert article(read(fetcher, address + path)).source_address == address + path


@pytest.mark.parametrize(
    ("path", "encoding"),
    [
        ("/gb", "GB18030"),
        ("/big5", "Big5"),
        ("/western-said", "GB18030"),
        ("/western-utf8", "UTF-8"),
        ("/unknown-charset", "GB18030"),
    ],
)
def test_chinese_is_read_in_the_character_set_that_it_is_in(
    fetcher: PageFetcher, address: str, path: str, encoding: str
) -> None:
    found = read(fetcher, address + path)
    assert found.encoding == encoding
    assert found.title in {"渡轮留在港口", "渡輪留在港口"}
    assert article(found).title == found.title


def test_a_plain_text_is_an_article_too(fetcher: PageFetcher, address: str) -> None:
    found = read(fetcher, f"{address}/text")
    assert (found.title, found.format, len(article(found).blocks)) == ("Ferries stay", "text", 3)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/script", "fetch_no_article"),
        ("/wait", "fetch_no_article"),
        ("/picture", "fetch_no_page"),
        ("/sent-as-page", "import_binary"),
    ],
)
def test_what_is_no_article_is_refused(fetcher: PageFetcher, address: str, path: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(fetcher, address + path)
    assert refused.value.code == code
