"""Who may set up an installation from elsewhere: whoever read the token where it was started."""

import hashlib
import hmac


def setup_token(secret: str) -> str:
    """The token for a secret: every process that has the secret makes the same one, so nothing needs to be stored."""
    return hmac.new(secret.encode(), b"setup", hashlib.sha256).hexdigest()[:32]


def is_setup_token(secret: str, given: str) -> bool:
    """Whether that is the token, in a time that tells nothing of it."""
    return hmac.compare_digest(setup_token(secret).encode(), given.strip().encode("utf-8", "replace"))
