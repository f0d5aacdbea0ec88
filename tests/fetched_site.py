"""A web site in a process of its own: pages that are good, odd, and hostile. A hole in the policy is for it alone.

``python -m tests.fetched_site PORT`` serves.
``python -m tests.fetched_site --worker`` is a worker that may fetch there.
"""

import gzip
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tms.adapters import egress, egress_policy

HOST = "127.81.7.3"
"""All of 127.0.0.0/8 is this machine: this address is let through by tests, the others never."""

METADATA = "http://169.254.169.254/latest/meta-data/"
_SENTENCES = (
    "The ferry left at noon, and it was the last one of the year.",
    "Nobody was on board but the crew, who had packed already.",
    "It will come back in May, if the contract is signed by then.",
)
_CHINESE = (
    "渡轮中午开出，这是今年的最后一班。",
    "船上除了船员没有别人，他们已经收拾好了行李。",
    "如果合同签好，它五月会回来。",
)


def article(title: str, sentences: tuple[str, ...], head: str = "", lang: str = "en") -> str:
    body = "".join(f"<p>{one} {one}</p>" for one in sentences)
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}<title>{title}</title></head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{title}</h1>'
        f'<p class="byline">By <a rel="author" href="/people/mara">Mara Lindqvist</a></p>'
        f'<time datetime="2026-03-04">4 March 2026</time>{body}'
        f'<p>More in <a href="../harbour?at=noon#top">the harbour’s report</a>.</p></article>'
        f"<footer>All rights reserved</footer></body></html>"
    )


FERRY = article("Ferries stay in the harbour", _SENTENCES, '<link rel="canonical" href="https://news.example/ferries">')
FERRY_HANS = article("渡轮留在港口", _CHINESE, lang="zh-Hans")

_ITEM = "<item><title>{0}</title><link>{1}</link><guid>{1}</guid><description>{0}.</description></item>"


def rss(*items: str) -> bytes:
    listed = "".join(_ITEM.format(f"News of {path}", path) for path in items)
    return f"<rss version='2.0'><channel><title>The Harbour</title>{listed}</channel></rss>".encode()


Reply = tuple[int, Mapping[str, str], bytes]
HTML = {"Content-Type": "text/html"}
REPLIES: Mapping[str, Reply] = {
    "/news/2026/03/04/ferries": (200, {"Content-Type": "text/html; charset=utf-8"}, FERRY.encode()),
    "/own": (200, HTML, article("A page of its own", _SENTENCES).encode()),
    "/front": (200, HTML, FERRY.replace("https://news.example/ferries", "https://news.example/").encode()),
    "/gb": (200, {"Content-Type": "text/html; charset=GB2312"}, FERRY_HANS.encode("gb18030")),
    "/big5": (
        200,
        {"Content-Type": "text/html; charset=big5"},
        FERRY_HANS.replace("渡轮", "渡輪").replace("这", "這").encode("big5hkscs", "replace"),
    ),
    "/western-said": (
        200,
        {"Content-Type": "text/html; charset=ISO-8859-1"},
        FERRY_HANS.replace("<head>", "<head><meta charset=gbk>").encode("gb18030"),
    ),
    "/western-utf8": (200, {"Content-Type": "text/html; charset=ISO-8859-1"}, FERRY_HANS.encode()),
    "/unknown-charset": (200, {"Content-Type": "text/html; charset=x-klingon"}, FERRY_HANS.encode("gb18030")),
    "/text": (
        200,
        {"Content-Type": "text/plain; charset=utf-8"},
        ("Ferries stay\n\n" + "\n\n".join(_SENTENCES)).encode(),
    ),
    "/packed": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(FERRY.encode())),
    "/cut": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(FERRY.encode())[:-20]),
    "/brotli": (200, HTML | {"Content-Encoding": "br"}, b"\x0b\x02\x80"),
    "/script": (200, HTML, b"<!doctype html><html><body><div id=app></div><script src=/app.js></script></body></html>"),
    "/wait": (200, HTML, b"<!doctype html><html><body><p>Please wait</p></body></html>"),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
    "/sent-as-page": (200, HTML, b"%PDF-1.7 and so on"),
    "/feed": (200, {"Content-Type": "application/rss+xml", "ETag": '"one"'}, rss("/own", "/metadata")),
    "/laughs": (
        200,
        {"Content-Type": "text/xml"},
        b"<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss>&b;</rss>",
    ),
    "/401": (401, HTML, b"who are you?"),
    "/403": (403, HTML, b"no"),
    "/404": (404, HTML, b"nothing"),
    "/410": (410, HTML, b"gone"),
    "/429": (429, HTML, b"later"),
    "/500": (500, HTML, b"broken"),
    "/inside": (302, {"Location": "http://127.0.0.1:1/secret"}, b""),
    "/metadata": (302, {"Location": METADATA}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/there": (301, {"Location": "/news/2026/03/04/ferries"}, b""),
    "/circle": (302, {"Location": "/circle"}, b""),
    "/%E6%96%B0%E9%97%BB?%E9%A1%B5=1": (200, {"Content-Type": "text/html; charset=utf-8"}, FERRY_HANS.encode()),
    "/to-chinese": (302, {"Location": "/新闻?页=1".encode().decode("latin-1")}, b""),
}


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        """What stands in the table, or what never ends."""
        endless = _ENDLESS.get(self.path)
        if endless is not None:
            with suppress(OSError):
                endless(self)
            return
        status, headers, body = (
            REPLIES.get(self.path) or REPLIES.get(self.path.partition("?")[0]) or (404, HTML, b"nothing")
        )
        if self.headers["If-None-Match"] == headers.get("ETag", "-"):
            status, body = 304, b""
        if self.path == "/who":
            body = article(f"I saw {self.headers['User-Agent']}", _SENTENCES).encode()
            status = 200
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _drip(handler: _Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><html>")
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def _endless(handler: _Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><body>")
    while True:
        handler.wfile.write(b"<p>More and more.</p>" * 5_000)


def _bomb(handler: _Handler) -> None:
    packed = gzip.compress(b"<p>More.</p>" * 5_000_000, 9)
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + packed)


_ENDLESS: Mapping[str, Callable[[_Handler], None]] = {"/drip": _drip, "/endless": _endless, "/bomb": _bomb}


@contextmanager
def site() -> Iterator[str]:
    """The running site's address."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", __name__, str(port)])
    try:
        for _ in range(200):
            try:
                socket.create_connection((HOST, port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://{HOST}:{port}"
    finally:
        process.kill()
        process.wait()


_as_it_is = egress_policy.is_allowed


def lets_the_site_through(address: egress_policy.Address, purpose: egress_policy.Purpose) -> bool:
    """The policy, with a hole for the site's own address."""
    return str(address) == HOST or _as_it_is(address, purpose)


def main(arguments: list[str]) -> None:
    """Serve, or be a worker for which the site is on the public web."""
    if arguments[0] != "--worker":
        server = ThreadingHTTPServer((HOST, int(arguments[0])), _Handler)
        server.daemon_threads = True
        server.serve_forever()
        return
    egress.is_allowed = lets_the_site_through  # type: ignore[attr-defined]  # it is imported there
    from tms.cli.main import main as product

    sys.argv = ["tms", "worker"]
    product()


if __name__ == "__main__":
    main(sys.argv[1:])
