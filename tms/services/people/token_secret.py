"""The secret of a token: made here once, shown once, and found again by its hash."""

import hashlib
import secrets

BEGINS = "sanwen_"
"""How every token of this product begins, so that people and scanners know one where they find it."""

_BYTES = 32
_SHOWN = 5
LONGEST_SECRET = 100


def new_secret() -> str:
    """A secret of 256 random bits."""
    return BEGINS + secrets.token_urlsafe(_BYTES)


def shown_prefix(secret: str) -> str:
    """What is shown of a secret ever after, to tell it from others."""
    return secret[: len(BEGINS) + _SHOWN]


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret. A slow hash would protect nothing: so many random bits can't be guessed."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
