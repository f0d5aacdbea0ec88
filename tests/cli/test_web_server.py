"""What gunicorn is told: to believe nobody, and to say nothing of itself."""

import socket
from types import SimpleNamespace

from gunicorn.http import wsgi

from tms.cli.web_server import WebServer


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
