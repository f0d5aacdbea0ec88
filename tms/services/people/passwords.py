"""Passwords: argon2id hashes, never anything else."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tms.domain.errors import Invalid
from tms.domain.storable import require_storable

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1024

_hasher = PasswordHasher()


@cache
def _nobody() -> str:
    """Verified when nobody has the address, so that the time of the answer doesn't tell who has an account."""
    return _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """What is stored of a new password. Raises Invalid (``password_length``, ``text_not_text``)."""
    require_storable(password)
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Invalid("password_length", shortest=SHORTEST_PASSWORD)
    return _hasher.hash(password)


def is_password(stored: str | None, password: str) -> bool:
    """Whether that is the password; without one the answer is no, and takes as long."""
    try:
        _hasher.verify(_nobody() if stored is None else stored, password[: LONGEST_PASSWORD + 1])
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def renewed(stored: str, password: str) -> str:
    """The hash as it would be made today; the stored one if it is as good."""
    return _hasher.hash(password) if _hasher.check_needs_rehash(stored) else stored
