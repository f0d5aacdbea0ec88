"""Passwords: argon2id hashes, never anything else."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tms.domain.errors import Invalid
from tms.domain.storable import require_storable

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1024
FEWEST_GUESSES = 1_000_000
_MOST_LOOKED_AT = 72
"""Characters that are looked at: what follows makes no password worse, and the time grows with the square."""

_hasher = PasswordHasher()


@cache
def _nobody() -> str:
    """A hash to verify when nobody has the address, so that the time of the answer doesn't tell who has an account."""
    return _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """The hash to store for a new password.

    Raises Invalid (``password_length``, ``password_common``, ``text_not_text``).
    """
    require_storable(password)
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Invalid("password_length", shortest=SHORTEST_PASSWORD)
    if _is_common(password):
        raise Invalid("password_common")
    return _hasher.hash(password)


def _is_common(password: str) -> bool:
    """Whether it is on the lists of passwords that are tried first, or made of them in the ways that everybody uses."""
    # Fifteen megabytes that few processes ever need.
    from zxcvbn import zxcvbn

    return int(zxcvbn(password[:_MOST_LOOKED_AT])["guesses"]) < FEWEST_GUESSES


def is_password(stored: str | None, password: str) -> bool:
    """Whether that is the password; without a stored one the answer is no, and takes as long."""
    try:
        _hasher.verify(_nobody() if stored is None else stored, password[: LONGEST_PASSWORD + 1])
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def renewed(stored: str, password: str) -> str:
    """The hash as it would be made today; the stored one if it is as good."""
    return _hasher.hash(password) if _hasher.check_needs_rehash(stored) else stored
