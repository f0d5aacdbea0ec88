"""Passwords: argon2id hashes, never anything else."""

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tms.domain.errors import Invalid
from tms.domain.storable import require_storable

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1024
FEWEST_GUESSES = 1_000_000
_MOST_LOOKED_AT = 72
"""Characters that are looked at: what follows makes no password worse, and the time grows with the square."""

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id


class Cost(NamedTuple):
    """What a guess costs whoever tries passwords: RFC 9106's second recommendation, if nothing else is said."""

    iterations: int = 3
    lanes: int = 4
    memory_kib: int = 65536


_cost = Cost()


@cache
def _nobody() -> str:
    """A hash to verify when nobody has the address, so that the time of the answer doesn't tell who has an account."""
    return _hash("nobody has this password")


def _hash(password: str) -> str:
    return _argon2id()(
        salt=os.urandom(16), length=32, iterations=_cost.iterations, lanes=_cost.lanes, memory_cost=_cost.memory_kib
    ).derive_phc_encoded(password.encode())


def _argon2id() -> "type[Argon2id]":
    # Imported where it is used: workers, which check no passwords, do without it.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id


def hash_password(password: str) -> str:
    """The hash to store for a new password.

    Raises Invalid (``password_length``, ``password_common``, ``text_not_text``).
    """
    require_storable(password)
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Invalid("password_length", shortest=SHORTEST_PASSWORD)
    if _is_common(password):
        raise Invalid("password_common")
    return _hash(password)


def _is_common(password: str) -> bool:
    """Whether it is on the lists of passwords that are tried first, or made of them in the ways that everybody uses."""
    # Fifteen megabytes that few processes ever need.
    from zxcvbn import zxcvbn

    return int(zxcvbn(password[:_MOST_LOOKED_AT])["guesses"]) < FEWEST_GUESSES


def is_password(stored: str | None, password: str) -> bool:
    """Whether that is the password; without a stored one the answer is no, and takes as long."""
    from cryptography.exceptions import InvalidKey

    looked_at = password[: LONGEST_PASSWORD + 1].encode("utf-8", "surrogatepass")
    try:
        _argon2id().verify_phc_encoded(looked_at, _nobody() if stored is None else stored)
    except (InvalidKey, ValueError):  # The latter for what looks like a hash and has numbers that none has.
        return False
    return stored is not None


def renewed(stored: str, password: str) -> str:
    """The hash as it would be made today; the stored one if it is as good."""
    as_today = f"$argon2id$v=19$m={_cost.memory_kib},t={_cost.iterations},p={_cost.lanes}$"
    return stored if stored.startswith(as_today) else _hash(password)
