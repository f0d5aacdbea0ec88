"""Setting up an installation from elsewhere takes the token that was shown where it was started."""

import hashlib
import hmac


def setup_token(secret: str) -> str:
    """The token for a secret: every process that has the secret makes the same one, so nothing needs to be stored."""
    return hmac.new(secret.encode(), b"setup", hashlib.sha256).hexdigest()[:32]


def is_setup_token(secret: str, given: str) -> bool:
    """Whether that is the token; the time of the answer tells nothing about it."""
    return hmac.compare_digest(setup_token(secret).encode(), given.strip().encode("utf-8", "replace"))
