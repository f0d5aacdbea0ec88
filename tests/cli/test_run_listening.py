"""The web server's socket: which port it gets, and how we ask whether somebody serves there."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tms.cli.listening import is_healthy, listen, web_url
from tms.domain.errors import TmsError


def test_a_free_port_is_taken_as_wished() -> None:
    with listen("127.0.0.1", 0) as somewhere:
        port = somewhere.getsockname()[1]
    with listen("127.0.0.1", port, other_if_taken=True) as listener:
        assert web_url(listener) == f"http://127.0.0.1:{port}"


def test_a_taken_port_gives_way_to_a_free_one_only_if_it_may() -> None:
    with listen("127.0.0.1", 0) as first:
        taken = first.getsockname()[1]
        with listen("127.0.0.1", taken, other_if_taken=True) as second:
            assert second.getsockname()[1] not in {0, taken}
        with pytest.raises(TmsError, match=str(taken)) as refused:
            listen("127.0.0.1", taken)
        assert refused.value.code == "address_unusable"


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(TmsError) as refused:
        listen("192.0.2.1", 0, other_if_taken=True)
    assert refused.value.code == "address_unusable"


def test_a_server_for_every_address_is_opened_at_this_machines_own() -> None:
    with listen("0.0.0.0", 0) as listener:  # noqa: S104 - what is tested
        assert web_url(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.skipif(not socket.has_ipv6, reason="needs IPv6")
def test_an_ipv6_address_stands_in_brackets() -> None:
    try:
        listener = listen("::1", 0)
    except TmsError:
        pytest.skip("this machine has no IPv6 address")
    with listener:
        assert web_url(listener) == f"http://[::1]:{listener.getsockname()[1]}"


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (503, False), (404, False)])
def test_a_server_is_healthy_if_its_health_page_says_so(status: int, *, healthy: bool) -> None:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        assert is_healthy(server.socket, seconds=30) is healthy
        thread.join()
    assert asked == ["/healthz"]


def test_a_socket_that_nobody_serves_is_not_healthy() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert not is_healthy(listener, seconds=0.05)
