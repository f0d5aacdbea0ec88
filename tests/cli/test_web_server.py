"""What gunicorn is told: to believe nobody, and to say nothing of itself."""

import socket
from types import SimpleNamespace

import pytest
from gunicorn.http import wsgi
from pydantic import SecretStr

from tms.cli.listening import listen, reached_at, setup_address
from tms.cli.web_server import WebServer
from tms.services.people.setup_token import setup_token
from tms.settings import Settings


@pytest.mark.parametrize(
    ("host", "public", "base"),
    [
        ("0.0.0.0", None, "http://127.0.0.1:{port}"),  # noqa: S104  compared with
        ("10.0.0.7", None, "http://10.0.0.7:{port}"),
        ("127.0.0.1", "https://desk.example/", "https://desk.example"),
        ("127.0.0.1", None, None),
    ],
)
def test_who_can_be_reached_from_elsewhere_prints_where_it_is_set_up(
    host: str, public: str | None, base: str | None
) -> None:
    # The port that is asked for is taken, so that another one is.
    with listen("127.0.0.1", 0) as taken:
        asked = taken.getsockname()[1]
        with listen("127.0.0.1", asked, other_if_taken=True) as listener:
            settings = Settings(host=host, port=asked, public_url=public, secret_key=SecretStr("x" * 40))
            port = listener.getsockname()[1]
            assert port != asked
            expected = base and f"{base.format(port=port)}/setup?token={setup_token('x' * 40)}"
            assert setup_address(settings, reached_at(listener)[1]) == expected


def test_gunicorn_believes_no_header_and_names_no_server() -> None:
    with socket.socket() as listener:
        server = WebServer(listener.fileno(), 4)
    assert list(server.cfg.forwarded_allow_ips) == []
    assert server.cfg.secure_scheme_headers == {}
    request = SimpleNamespace(version=(1, 1), should_close=lambda: True, method="GET")
    answer = wsgi.Response(request, None, server.cfg)
    answer.status = "200 OK"
    lines = answer.default_headers()
    assert any(line.startswith("HTTP/1.1 200") for line in lines)
    assert not any(line.startswith("Server:") for line in lines)
