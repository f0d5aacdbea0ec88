"""What can go wrong, by kind and stable code. ``tms.http`` turns kinds into HTTP statuses; codes never change.

The words for a code stand in ``MESSAGES``: each says what to do next.
"""

from collections.abc import Mapping

from tms.domain.messages import MESSAGES


class TmsError(Exception):
    """An expected failure. ``code`` is stable; ``str(error)`` is for people; ``params`` fill the words.

    ``hint`` is a sentence that is known only here, such as who can help; it follows the code's own words.
    """

    kind = "invalid"

    def __init__(self, code: str, *, hint: str = "", **params: object) -> None:
        self.code = code
        self.hint = hint
        self.params: Mapping[str, object] = params
        super().__init__(" ".join(filter(None, (MESSAGES[code].format(**params), hint))))


class Invalid(TmsError):
    """The input can't be used as it is; correcting it helps."""

    kind = "invalid"


class TooLarge(TmsError):
    """The input is larger than the product accepts."""

    kind = "too_large"


class NotFound(TmsError):
    """No such thing, or none that this person may know of."""

    kind = "not_found"


class Gone(TmsError):
    """What was asked for was there and was taken away for good reason; asking again does not help."""

    kind = "gone"


class Denied(TmsError):
    """The person is known and may not do this."""

    kind = "denied"


class NotSignedIn(TmsError):
    """Nobody is signed in, or the name and the password do not match."""

    kind = "not_signed_in"


class Conflict(TmsError):
    """The thing is not in a state that allows this."""

    kind = "conflict"


class Stale(TmsError):
    """The text has changed since the person read it; ``params`` carries base, yours and theirs."""

    kind = "stale"


class Unavailable(TmsError):
    """A part that everything needs is away for a moment; the same request, sent again, may well succeed."""

    kind = "unavailable"


class TooMany(TmsError):
    """Asked too often; waiting helps."""

    kind = "too_many"
