"""Keys of engines, secrets of webhooks and passwords of sites at rest: Fernet (AES-128-CBC with HMAC-SHA256).

The key by which they are sealed is not in the database.
"""

import base64
import hashlib
from typing import TYPE_CHECKING

from tms.domain.errors import Conflict

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class FernetVault:
    """``keys`` are texts of any length, the present one first; older ones still open what was sealed with them."""

    def __init__(self, *keys: str) -> None:
        self._keys = keys

    def seal(self, secret: str) -> bytes:
        """With the present key."""
        return self._fernet().encrypt(secret.encode())

    def unseal(self, sealed: bytes) -> str:
        """Raises Conflict (``engine_key_unreadable``)."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet().decrypt(sealed).decode()
        except InvalidToken as error:
            raise Conflict("engine_key_unreadable") from error

    def _fernet(self) -> "MultiFernet":
        """Imported here: few processes ever need it."""
        from cryptography.fernet import Fernet, MultiFernet

        hashed = (hashlib.sha256(b"tms engine keys\0" + key.encode()).digest() for key in self._keys)
        return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in hashed])
