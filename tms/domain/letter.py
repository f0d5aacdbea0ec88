"""Letters: one that is sent once the change that it tells of is safe, and what a mail server gets of any."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What a mail server is handed: a text, the same as HTML if there is any, and the address that ends such mail."""

    to: str
    subject: str
    text: str
    html: str | None = None
    unsubscribe: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain text for one reader; ``link_id``: the one-time link in it, if any, which will know whether it was sent."""

    link_id: int | None
    to: str
    subject: str
    text: str

    @property
    def message(self) -> Message:
        return Message(self.to, self.subject, self.text)
