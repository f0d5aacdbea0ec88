"""Letters, handed to a real mail server after the commit."""

import smtplib
import socket
import threading

import pytest

from tests.chaos.processes import wait_until
from tests.mailbox import Inbox, inbox, server
from tms.adapters.mail import MailServer, Postman
from tms.db.unit_of_work import UnitOfWork
from tms.domain.letter import Letter

__all__ = ["inbox", "server"]

SENDER = "Sanwen <desk@meridian.example>"
LETTER = Letter(
    7, "lin@example.org", "Your invitation to The Meridian 子午线", "Welcome, 林以安.\n\nhttps://x.example/y\n"
)


class Told:
    """What the postman said of each link."""

    def __init__(self) -> None:
        self.said: dict[int, str | None] = {}

    def __call__(self, link_id: int, error: str | None) -> None:
        self.said[link_id] = error


def posted(postman: Postman, *letters: Letter) -> None:
    unit = UnitOfWork(None)  # type: ignore[arg-type]  # a postman looks at the letters only
    for letter in letters:
        unit.post(letter)
    postman.after_commit(unit)


def test_a_letter_arrives_as_it_was_written(server: str, inbox: Inbox) -> None:
    MailServer(f"smtp://{server}", SENDER).send(LETTER.message)
    (letter,) = inbox.letters
    assert (letter["To"], letter["From"], letter["Subject"]) == (LETTER.to, SENDER, LETTER.subject)
    assert letter.get_content().replace("\r\n", "\n") == LETTER.text
    assert letter["Message-ID"].endswith("@meridian.example>")
    assert letter["Date"]


def test_name_and_password_are_given_where_the_address_has_them(server: str, inbox: Inbox) -> None:
    MailServer(f"smtp://desk:s3cret%2Fword@{server}", SENDER).send(LETTER.message)
    assert len(inbox.letters) == 1
    with pytest.raises(smtplib.SMTPAuthenticationError):
        MailServer(f"smtp://desk:guess@{server}", SENDER).send(LETTER.message)


def test_a_password_does_not_travel_in_the_clear(server: str, inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tms.adapters.mail._LOOPBACK", set())
    with pytest.raises(smtplib.SMTPNotSupportedError, match="no TLS"):
        MailServer(f"smtp://desk:s3cret%2Fword@{server}", SENDER).send(LETTER.message)
    assert not inbox.letters


def test_where_tls_is_asked_for_nothing_is_sent_without_it(server: str, inbox: Inbox) -> None:
    with pytest.raises(smtplib.SMTPNotSupportedError):
        MailServer(f"smtp+starttls://{server}", SENDER).send(LETTER.message)
    assert not inbox.letters


def test_a_subject_of_two_lines_adds_no_header(server: str, inbox: Inbox) -> None:
    told = Told()
    postman = Postman(MailServer(f"smtp://{server}", SENDER), told)
    posted(postman, Letter(1, LETTER.to, "Hello\nBcc: all@example.org", "x"))
    postman.close()
    assert told.said[1]
    assert not inbox.letters


def test_the_postman_sends_and_tells_and_goes_on_after_a_failure(server: str, inbox: Inbox) -> None:
    told = Told()
    postman = Postman(MailServer(f"smtp://{server}", SENDER), told)
    posted(postman, Letter(1, "nobody@refused.example", "a", "b"), LETTER)
    postman.close()
    assert told.said == {1: "550 no such box here", 7: None}
    assert [letter["To"] for letter in inbox.letters] == [LETTER.to]


def test_a_server_that_is_not_there_is_an_error_in_words() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        told = Told()
        postman = Postman(MailServer(f"smtp://127.0.0.1:{nobody.getsockname()[1]}", SENDER), told)
        posted(postman, LETTER)
        postman.close()
    assert told.said[7]
    assert "refused" in str(told.said[7])


def test_nobody_waits_for_a_server_that_does_not_answer() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        told = Told()
        postman = Postman(MailServer(f"smtp://127.0.0.1:{silent.getsockname()[1]}", SENDER), told)
        posted(postman, LETTER)
        # The letter is being sent, and this goes on.
        wait_until(lambda: any(t.name == "postman" for t in threading.enumerate()), seconds=10, what="a postman")
        assert told.said == {}
