"""Sending letters by SMTP, after a commit and from a thread of its own, so that no page waits for a mail server."""

import queue
import smtplib
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import structlog

from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Unavailable
from tms.domain.letter import Letter, Message

log = structlog.get_logger(__name__)

TIMEOUT_SECONDS = 20.0
STARTTLS = "smtp+starttls"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}

Told = Callable[[int, str | None], None]
"""Called with a letter's link and, if it could not be sent, the reason in words."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in. ``smtps`` is TLS from the start; ``smtp`` begins it if the server offers it.

    ``smtp+starttls`` sends nothing to a server that does not: whoever stands between could have taken the offer away.
    """

    url: str
    sender: str

    def send(self, letter: Message) -> None:
        """Hand one letter in. Raises what ``smtplib`` raises, OSError and ValueError."""
        message = self._written(letter)
        with self._signed_in() as server:
            server.send_message(message)

    def hand_in_once(self, letter: Message) -> None:
        """Hand in one letter that must not be sent twice.

        Raises Unavailable (``mail_away``) where the server has certainly not taken it, and what ``smtplib`` raises or
        OSError where nobody knows.
        """
        try:
            message, server = self._written(letter), self._signed_in()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise Unavailable("mail_away", reason=in_words(error)) from error
        with server:
            try:
                server.send_message(message)
            except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
                raise Unavailable("mail_away", reason=in_words(error)) from error

    def _written(self, letter: Message) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self.sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = formatdate(localtime=False)
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2].strip("> ") or None)
        message["Auto-Submitted"] = "auto-generated"
        if letter.unsubscribe:
            # RFC 8058: a mail program offers it as a button of its own.
            message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(letter.text)
        if letter.html:
            message.add_alternative(letter.html, subtype="html")
        return message

    def _signed_in(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        host = parts.hostname or "localhost"
        server = self._connect(parts.scheme, host, parts.port)
        if not parts.username:
            return server
        if not isinstance(server.sock, ssl.SSLSocket) and host not in _LOOPBACK:
            server.close()
            raise smtplib.SMTPNotSupportedError("the server offers no TLS, so the password was not sent")
        try:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        except BaseException:
            server.close()
            raise
        return server

    def _connect(self, scheme: str, host: str, port: int | None) -> smtplib.SMTP:
        secure = ssl.create_default_context()
        if scheme == "smtps":
            return smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT_SECONDS, context=secure)
        server = smtplib.SMTP(host, port or 25, timeout=TIMEOUT_SECONDS)
        try:
            server.ehlo()
            if scheme == STARTTLS or server.has_extn("starttls"):
                server.starttls(context=secure)
        except BaseException:
            server.close()
            raise
        return server


class Postman:
    """Hands on the letters of a unit of work. ``close`` waits for what is in hand, at most ``patience`` seconds.

    A letter holds a link that the database doesn't know, so it lives in this process only: when that ends before it
    was sent, the link's letter stays "waiting" and an administrator makes another one.
    """

    def __init__(self, server: MailServer, told: Told) -> None:
        self._server = server
        self._told = told
        self._waiting: queue.Queue[Letter | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def after_commit(self, uow: UnitOfWork) -> None:
        """For Database: returns at once."""
        for letter in uow.letters:
            self._start()
            self._waiting.put(letter)

    def close(self, patience: float = 30.0) -> None:
        """Send what is left; for commands that end."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(patience)

    def _start(self) -> None:
        # Started with the first letter and not before, so that a server which forks after building the app is safe.
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="postman", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (letter := self._waiting.get()) is not None:
            error = self._send(letter)
            try:
                if letter.link_id is not None:
                    self._told(letter.link_id, error)
            except Exception as failure:  # noqa: BLE001  the next letter is sent all the same
                log.warning("letter_not_recorded", link=letter.link_id, error=type(failure).__name__)

    def _send(self, letter: Letter) -> str | None:
        try:
            self._server.send(letter.message)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            log.warning("letter_failed", link=letter.link_id)
            return in_words(error)
        log.info("letter_sent", link=letter.link_id)
        return None


def in_words(error: Exception) -> str:
    """What the mail server said, or why it could not be asked."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f"{error.smtp_code} {said}"[:500]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = [f"{code} {words.decode('utf-8', 'replace')}" for code, words in error.recipients.values()]
        return "; ".join(answers)[:500]
    return (str(error) or type(error).__name__)[:500]
