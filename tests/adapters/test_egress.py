"""What goes out: only to where the purpose allows, at exactly the address that was checked, within its time."""

import ipaddress
from collections.abc import Iterator, Sequence

import pytest

from tests.adapters.engines.providers import KEY, Loopback, provider
from tms.adapters.egress import Egress, EgressError
from tms.adapters.egress_policy import Purpose, is_allowed

NOWHERE = str(ipaddress.IPv4Address(0))
"""Where connections go to this machine."""


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with provider() as running:
        yield running


class Names:
    """A resolver that says what it is told, one answer after the other."""

    def __init__(self, **known: Sequence[Sequence[str]]) -> None:
        self._known = {name.replace("_", "."): list(answers) for name, answers in known.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        del port
        self.asked.append(host)
        answers = self._known.get(host)
        if answers is None:
            return [host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", NOWHERE, "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "::127.0.0.1",
        "2001:0:7f00:1::", "240.0.0.1",
    ],
)  # fmt: skip
def test_what_an_article_names_may_not_be_inside(address: str) -> None:
    assert not is_allowed(ipaddress.ip_address(address), Purpose.PUBLIC)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"])
def test_what_everybody_reaches_is_public_and_no_local_engine(address: str) -> None:
    assert is_allowed(ipaddress.ip_address(address), Purpose.PUBLIC)
    assert is_allowed(ipaddress.ip_address(address), Purpose.ENGINE)
    assert not is_allowed(ipaddress.ip_address(address), Purpose.LOCAL_ENGINE)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "fd12::7", "172.20.0.5"])
def test_an_administrators_engine_may_be_in_the_local_network(address: str) -> None:
    assert is_allowed(ipaddress.ip_address(address), Purpose.ENGINE)
    assert is_allowed(ipaddress.ip_address(address), Purpose.LOCAL_ENGINE)


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254", "fe80::1", NOWHERE, "224.0.0.1", "::ffff:169.254.169.254", "fd00:ec2::254",
        "fd00:0ec2:0:0:0:0:0:0254", "fd20:ce::254", "100.100.100.200", "::ffff:100.100.100.200", "192.0.0.192",
        "64:ff9b::c000:c0", "2002:6464:64c8::",
    ],
)  # fmt: skip
def test_nobodys_engine_is_at_a_cloud_machines_own_secrets(address: str) -> None:
    for purpose in Purpose:
        assert not is_allowed(ipaddress.ip_address(address), purpose)


def test_a_name_is_checked_by_what_it_resolves_to(loopback: Loopback) -> None:
    names = Names(news_example=[["127.0.0.1"]])
    url = loopback.address.replace("127.0.0.1", "news.example") + "/languages"
    with pytest.raises(EgressError) as caught:
        Egress(names).request("GET", url, purpose=Purpose.PUBLIC)
    assert caught.value.refused
    assert Egress(names).request("GET", url, purpose=Purpose.ENGINE).status == 200


def test_one_address_inside_among_others_is_enough_to_refuse() -> None:
    names = Names(news_example=[["8.8.8.8", "10.0.0.1"]])
    with pytest.raises(EgressError) as caught:
        Egress(names).request("GET", "http://news.example/", purpose=Purpose.PUBLIC)
    assert caught.value.refused


def test_the_connection_goes_to_the_address_that_was_checked(loopback: Loopback) -> None:
    """A name that says something else the second time is not asked a second time."""
    names = Names(model_example=[["127.0.0.1"], ["192.0.2.1"]])
    url = loopback.address.replace("127.0.0.1", "model.example") + "/languages"
    assert Egress(names).request("GET", url, purpose=Purpose.LOCAL_ENGINE).status == 200
    assert names.asked == ["model.example"]


def test_a_redirect_is_checked_like_any_address(loopback: Loopback) -> None:
    """It leads to an address that nobody's purpose allows; without following, it is only an answer."""
    names = Names(start_example=[["127.0.0.1"]])
    url = loopback.address.replace("127.0.0.1", "start.example")
    loopback.redirects["/from"] = "http://169.254.169.254/latest/meta-data/"
    with pytest.raises(EgressError) as caught:
        Egress(names).request("GET", f"{url}/from", purpose=Purpose.ENGINE, follow=True)
    assert caught.value.refused
    assert Egress(names).request("GET", f"{url}/from", purpose=Purpose.ENGINE).status == 302


def test_a_key_does_not_follow_to_another_host(loopback: Loopback) -> None:
    names = Names(one_example=[["127.0.0.1"]], two_example=[["127.0.0.1"]])
    one, two = (loopback.address.replace("127.0.0.1", f"{name}.example") for name in ("one", "two"))
    headers = {"Authorization": f"Bearer {KEY}"}
    loopback.redirects["/from"] = f"{two}/v1/models"
    answer = Egress(names).request("GET", f"{one}/from", purpose=Purpose.ENGINE, headers=headers, follow=True)
    assert answer.status == 401
    loopback.redirects["/from"] = f"{one}/v1/models"
    answer = Egress(names).request("GET", f"{one}/from", purpose=Purpose.ENGINE, headers=headers, follow=True)
    assert answer.status == 200


def test_going_round_in_circles_ends(loopback: Loopback) -> None:
    loopback.redirects["/from"] = "/from"
    with pytest.raises(EgressError, match="more than"):
        Egress().request("GET", f"{loopback.address}/from", purpose=Purpose.ENGINE, follow=True)


def test_an_answer_that_is_too_long_is_not_read(loopback: Loopback) -> None:
    # The end of its length is not there: it was left where it is.
    with pytest.raises(EgressError, match="cut off or too long"):
        Egress().request("GET", f"{loopback.address}/languages", purpose=Purpose.ENGINE, most_bytes=10)


def test_a_name_that_nobody_knows() -> None:
    def nobody(host: str, port: int) -> Sequence[str]:
        raise OSError(host, port)

    with pytest.raises(EgressError, match="not known"):
        Egress(nobody).request("GET", "http://nowhere.example/", purpose=Purpose.ENGINE)


def test_nothing_listens() -> None:
    with pytest.raises(EgressError, match="nothing listens"):
        Egress().request("GET", "http://127.0.0.1:1/", purpose=Purpose.ENGINE)
