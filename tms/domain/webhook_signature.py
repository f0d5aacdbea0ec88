"""Secrets and signatures of webhooks, as Standard Webhooks 1.0 says: HMAC-SHA256 of id, moment and body."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping

PREFIX = "whsec_"
_BYTES = 32


def new_secret() -> str:
    """A secret that nobody has had, in the form in which receivers' libraries take it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def signed_headers(signing: Iterable[str], message_id: str, at: int, body: bytes) -> Mapping[str, str]:
    """The headers by which a receiver knows the message as ours; ``at`` is the moment of sending, in Unix seconds.

    ``signing`` are the secrets that hold, each of which makes a signature: while one takes the place of another, a
    receiver may know either.
    """
    signed = f"{message_id}.{at}.".encode() + body
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(at),
        "webhook-signature": " ".join(_signature(secret, signed) for secret in signing),
    }


def _signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
