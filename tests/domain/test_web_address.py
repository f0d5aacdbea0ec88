"""What people type as a web address, and what servers send as one."""

import pytest

from tms.domain.errors import Invalid
from tms.domain.same_article import plain_address
from tms.domain.web_address import encoded_address, host_of, web_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("  http://news.example/a#part \n", "http://news.example/a"),
        ("<https://news.example/a>", "https://news.example/a"),
        ("news.example/a?b=c&d", "https://news.example/a?b=c&d"),
        ("news.example:8080/a", "https://news.example:8080/a"),
        ("https://news.example/新闻/1?页=一", "https://news.example/%E6%96%B0%E9%97%BB/1?%E9%A1%B5=%E4%B8%80"),
        ("https://news.example/%E6%96%B0", "https://news.example/%E6%96%B0"),
        ("https://中文.example/", "https://xn--fiq228c.example/"),
        ("https://[2606:4700::1111]:8443/a", "https://[2606:4700::1111]:8443/a"),
        ("https://news.example/a b", "https://news.example/a%20b"),
    ],
)
def test_what_is_typed_becomes_an_address_that_can_be_asked_for(typed: str, address: str) -> None:
    assert web_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "", "ferries", "file:///etc/passwd", "javascript:alert(1)", "ftp://news.example/", "http://", "https:///a",
        "http://news example/", "http://[::1", "https://me:secret@news.example/", "http://news.example:99999/",
        "http://news.example:0/", f"https://news.example/{'a' * 2000}", "mailto:mara@news.example",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        web_address(typed)
    assert refused.value.code == "fetch_address_wrong"


def test_a_host_is_told_as_people_read_it() -> None:
    assert host_of("https://www.news.example:80/a") == "www.news.example"
    assert host_of("no address") == "no address"
    assert host_of("http://[") == "http://["


def test_a_relative_address_stays_one() -> None:
    assert encoded_address("/新?a=b#c") == "/%E6%96%B0?a=b"


def test_where_a_reader_came_from_is_no_part_of_an_address_that_is_compared() -> None:
    assert plain_address("http://News.example/a/?utm_source=x&id=3&fbclid=y#z") == "https://news.example/a?id=3"
    assert plain_address("https://news.example/a?id=3") == "https://news.example/a?id=3"
    assert plain_address("https://news.example/a?my_utm_x=3") == "https://news.example/a?my_utm_x=3"
