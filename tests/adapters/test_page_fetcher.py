"""Pages fetched from a real server: every way in which one does not come is told in words that say what to do."""

import time
from collections.abc import Iterator, Sequence

import pytest

from tests.fetched_site import HOST, lets_the_site_through, site
from tms.adapters import egress
from tms.adapters.egress import Egress
from tms.adapters.page_fetcher import PageFetcher, WebAnswer
from tms.domain.errors import Invalid

MOST = 10_000_000


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with site() as running:
        yield running


@pytest.fixture
def fetcher(monkeypatch: pytest.MonkeyPatch) -> PageFetcher:
    monkeypatch.setattr(egress, "is_allowed", lets_the_site_through)
    monkeypatch.setattr("tms.adapters.page_fetcher.SECONDS", 2.0)
    return PageFetcher(Egress(), "Sanwen (+https://sanwen.example)")


def fetch(fetcher: PageFetcher, address: str, most: int = MOST) -> WebAnswer:
    return fetcher.fetch(address, most, "text/html")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/401", "fetch_sign_in"),
        ("/403", "fetch_sign_in"),
        ("/404", "fetch_not_there"),
        ("/410", "fetch_not_there"),
        ("/429", "fetch_turned_away"),
        ("/500", "fetch_site_broken"),
        ("/inside", "fetch_not_public"),
        ("/metadata", "fetch_not_public"),
        ("/file", "fetch_not_public"),
        ("/circle", "fetch_circles"),
        ("/endless", "fetch_too_large"),
        ("/bomb", "fetch_too_large"),
        ("/drip", "fetch_too_slow"),
        ("/cut", "fetch_unreadable"),
        ("/brotli", "fetch_unreadable"),
    ],
)
def test_what_does_not_come_is_refused_in_its_own_words(
    fetcher: PageFetcher, address: str, path: str, code: str
) -> None:
    began = time.monotonic()
    with pytest.raises(Invalid) as refused:
        fetch(fetcher, address + path)
    assert refused.value.code == code, str(refused.value)
    assert time.monotonic() - began < 10


def test_who_led_inside_is_told_and_not_who_was_asked(fetcher: PageFetcher, address: str) -> None:
    with pytest.raises(Invalid) as refused:
        fetch(fetcher, f"{address}/metadata")
    assert refused.value.params["host"] == "169.254.169.254"


def test_the_house_itself_is_not_asked(address: str) -> None:
    """Without the hole that tests make the site is one of this machine's own."""
    with pytest.raises(Invalid) as refused:
        fetch(PageFetcher(Egress(), "Sanwen"), f"{address}/own")
    assert (refused.value.code, refused.value.params["host"]) == ("fetch_not_public", HOST)


def test_nobody_listens_and_nobody_is_called_so(fetcher: PageFetcher) -> None:
    with pytest.raises(Invalid) as refused:
        fetch(fetcher, f"http://{HOST}:1/")
    assert refused.value.code == "fetch_no_connection"

    def nobody(host: str, port: int) -> Sequence[str]:
        raise OSError(host, port)

    with pytest.raises(Invalid) as refused:
        fetch(PageFetcher(Egress(nobody), "Sanwen"), "https://nowhere.example/a")
    assert (refused.value.code, refused.value.params["host"]) == ("fetch_name_unknown", "nowhere.example")


def test_a_page_comes_with_where_it_was_found_and_what_its_server_says(fetcher: PageFetcher, address: str) -> None:
    answer = fetch(fetcher, f"{address}/there")
    assert answer.address == f"{address}/news/2026/03/04/ferries"
    assert (answer.type, answer.charset) == ("text/html", "utf-8")
    assert b"The ferry left at noon" in (answer.content or b"")


def test_a_page_is_unpacked_that_was_packed_without_being_asked(fetcher: PageFetcher, address: str) -> None:
    assert b"The ferry left at noon" in (fetch(fetcher, f"{address}/packed").content or b"")


def test_a_redirect_in_chinese_is_followed(fetcher: PageFetcher, address: str) -> None:
    assert fetch(fetcher, f"{address}/to-chinese").address.endswith("/%E6%96%B0%E9%97%BB?%E9%A1%B5=1")


def test_a_site_is_told_who_asks(fetcher: PageFetcher, address: str) -> None:
    assert b"I saw Sanwen (+https://sanwen.example)" in (fetch(fetcher, f"{address}/who").content or b"")
