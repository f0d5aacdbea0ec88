"""What goes wrong between a pull and its installation is said in a sentence, and waited for where waiting helps."""

import datetime
import ipaddress
import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tms.cli.main import main
from tms.cli.pull.api_caller import LONGEST_WAIT, PAUSES, ApiCaller
from tms.domain.errors import Denied, Invalid, TmsError, Unavailable

TOKEN = "sanwen_secret"
Said = tuple[int, Mapping[str, str], bytes]


class Remote:
    """A server that answers as it is told, one answer after the other and the last one for ever."""

    def __init__(self) -> None:
        self.answers: list[Said] = [(200, {}, b"{}")]
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        remote = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                remote.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                status, headers, body = remote.answers.pop(0) if len(remote.answers) > 1 else remote.answers[0]
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | dict(headers)).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def remote() -> Iterator[Remote]:
    made = Remote()
    yield made
    made.server.shutdown()
    made.server.server_close()


def self_signed(folder: Path) -> Path:
    """A file with a key and a certificate of this machine that nobody has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")]), datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    file = folder / "certificate.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file


Waited = list[float]


@pytest.fixture
def waited() -> Waited:
    return []


@pytest.fixture
def caller(remote: Remote, waited: Waited) -> ApiCaller:
    return ApiCaller(remote.url, TOKEN, say=lambda _: None, sleep=waited.append)


def problem(status: int, code: str, title: str) -> Said:
    return status, {"Content-Type": "application/problem+json"}, json.dumps({"code": code, "title": title}).encode()


def refused(act: Callable[[], Any]) -> TmsError:
    with pytest.raises(TmsError) as error:
        act()
    return error.value


def test_a_request_has_the_token_and_is_for_the_api(remote: Remote, caller: ApiCaller) -> None:
    assert caller.read("/events", cursor="1 2") == {}
    path, headers = remote.asked[0]
    assert (path, headers["authorization"]) == ("/api/v1/events?cursor=1+2", f"Bearer {TOKEN}")


@pytest.mark.parametrize(("said", "seconds"), [("7", 7), ("0", 1), ("99999999", LONGEST_WAIT), ("soon", 5), ("", 5)])
def test_too_many_requests_are_waited_for(
    remote: Remote, caller: ApiCaller, waited: Waited, said: str, seconds: int
) -> None:
    remote.answers = [(429, {"Retry-After": said}, b""), (429, {"Retry-After": said}, b""), (200, {}, b"[1]")]
    assert caller.read("/me") == [1]
    assert waited == [seconds, seconds]


def test_what_passes_is_tried_again(remote: Remote, caller: ApiCaller, waited: Waited) -> None:
    remote.answers = [(503, {"Retry-After": "3"}, b""), (502, {}, b""), (200, {}, b"[1]")]
    assert caller.read("/me") == [1]
    assert waited == [3, PAUSES[1]]


def test_what_does_not_pass_is_told_as_such(remote: Remote, caller: ApiCaller, waited: Waited) -> None:
    remote.answers = [(503, {}, b"")]
    error = refused(lambda: caller.read("/me"))
    assert isinstance(error, Unavailable)
    assert "Run the same command again later" in str(error)
    assert (waited, len(remote.asked)) == ([*PAUSES], len(PAUSES) + 1)


@pytest.mark.parametrize(("status", "code"), [(401, "token_expired"), (403, "not_in_scope"), (422, "cursor_wrong")])
def test_a_refusal_says_what_the_installation_says(remote: Remote, caller: ApiCaller, status: int, code: str) -> None:
    remote.answers = [problem(status, code, "Do this.\x1b[31m\nThen that.")]
    error = refused(lambda: caller.read("/me"))
    assert isinstance(error, Denied if status in {401, 403} else Invalid)
    assert f"refuses this ({status}, {code}): Do this. [31m Then that." in str(error)
    assert TOKEN not in str(error)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_told_and_not_followed_with_the_token(remote: Remote, caller: ApiCaller, status: int) -> None:
    remote.answers = [(status, {"Location": "https://elsewhere.example/x"}, b"")]
    error = refused(lambda: caller.read("/me"))
    assert (error.code, len(remote.asked)) == ("pull_moved", 1)
    assert "https://elsewhere.example/x" in str(error)


@pytest.mark.parametrize(
    "answer", [(200, {}, b"<html>"), (403, {}, b"<html>"), (404, {}, b"[]"), (200, {}, b"[" * 9000)]
)
def test_what_is_not_sanwen_is_told_as_such(remote: Remote, caller: ApiCaller, answer: Said) -> None:
    remote.answers = [answer]
    assert refused(lambda: caller.read("/me")).code == "pull_not_ours"


def test_a_certificate_that_nobody_trusts_is_told_at_once(remote: Remote, waited: Waited, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    remote.server.socket = context.wrap_socket(remote.server.socket, server_side=True)
    secure = ApiCaller(remote.url.replace("http:", "https:"), TOKEN, say=lambda _: None, sleep=waited.append)
    assert refused(lambda: secure.read("/me")).code == "pull_certificate"
    assert (waited, remote.asked) == ([], [])


@pytest.mark.parametrize(
    "url",
    [
        "news.example",
        "ftp://news.example",
        "https://",
        "https://me:pw@news.example",
        "https://a b",
        "https://x:y",
        "https://x?y",
    ],
)
def test_what_is_no_address_is_refused_without_telling_a_password(url: str) -> None:
    error = refused(lambda: ApiCaller(url, TOKEN, say=lambda _: None))
    assert error.code == "pull_url_wrong"
    assert "pw" not in str(error)


def tms(folder: Path, *arguments: str, **environment: str | None) -> Result:
    unset = {"TMS_URL": None, "TMS_TOKEN": None, "TMS_TOKEN_FILE": None}
    return CliRunner().invoke(main, ["pull", str(folder), *arguments], env={**unset, **environment})


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    done = tms(tmp_path / "site")
    assert (done.exit_code, "pull_url_missing" in done.stderr) == (2, True)
    done = tms(tmp_path / "site", TMS_URL="http://127.0.0.1:1")
    assert (done.exit_code, "pull_token_missing" in done.stderr) == (2, True)
    done = tms(tmp_path / "site", "--token-file", str(tmp_path / "none"), TMS_URL="http://127.0.0.1:1")
    assert (done.exit_code, "pull_token_unreadable" in done.stderr) == (2, True)
    (tmp_path / "token").write_text("two words\n")
    done = tms(tmp_path / "site", "--token-file", str(tmp_path / "token"), TMS_URL="http://127.0.0.1:1")
    assert (done.exit_code, "pull_token_unreadable" in done.stderr) == (2, True)
    assert not (tmp_path / "site").exists()


def test_an_installation_that_is_away_is_an_exit_code_of_its_own(
    remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tms.cli.pull.api_caller.PAUSES", ())
    remote.answers = [(503, {}, b"")]
    done = tms(tmp_path / "site", TMS_URL=remote.url, TMS_TOKEN=TOKEN)
    assert (done.exit_code, "pull_away" in done.stderr) == (3, True)


def test_the_token_is_read_from_a_file(remote: Remote, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    remote.answers = [problem(401, "token_unknown", "Make another one.")]
    done = tms(tmp_path / "site", "--token-file", str(tmp_path / "token"), "--url", remote.url)
    assert (done.exit_code, "Make another one." in done.stderr) == (2, True)
    assert remote.asked[0][1]["authorization"] == f"Bearer {TOKEN}"
    assert TOKEN not in done.output


def test_the_token_has_no_option() -> None:
    done = CliRunner().invoke(main, ["pull", "--help"])
    assert done.exit_code == 0
    assert "--token " not in done.output
