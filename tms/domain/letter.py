"""A letter that is to be sent once the change that it tells of is safe."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain text for one reader; ``link_id`` is the one-time link in it, which will know whether it was sent."""

    link_id: int
    to: str
    subject: str
    text: str
