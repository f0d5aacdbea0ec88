"""Guessing of passwords is slowed down, without giving strangers a way to keep the owner of an account out.

Attempts count per account *and* network, with waits that grow; per network; and per account from everywhere. A browser
that has signed in to the account before, which its cookie shows, has a count of its own and waits for nobody else.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

import structlog
from flask import Response, after_this_request, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from tms.domain.errors import TooMany
from tms.http.context import container

log = structlog.get_logger(__name__)

TRIES = 10
FIRST_WAIT = 300
LONGEST_WAIT = 3600
_NETWORK_TRIES, _NETWORK_SECONDS = 50, 300
_ACCOUNT_TRIES, _ACCOUNT_SECONDS = 100, 3600
_KNOWN_SECONDS = 180 * 86_400
_MOST_ACCOUNTS = 5


def account_key(email: str) -> str:
    """What an account is counted under: a hash of its address that nobody makes without our secret."""
    name = email.strip().lower().encode("utf-8", "replace")
    return hmac.new(container().secret_key.encode(), b"account:" + name, hashlib.sha256).hexdigest()[:32]


class Attempt:
    """One attempt to sign in. Its account is never written down, only a hash that nobody makes without our secret."""

    def __init__(self, email: str) -> None:
        self.account = account_key(email)
        self.network = request.remote_addr or "unknown"
        self._known = _read()
        self._device = self._known.get(self.account)

    def begin(self) -> None:
        """Count the attempt, before the password is looked at. Raises TooMany (``too_many_attempts``)."""
        limit = container().rate_limit
        allowed = [limit.allows(key, times=times, seconds=seconds) for key, times, seconds in self._shared]
        allowed.append(limit.takes_turn(self._own, times=TRIES, first=FIRST_WAIT, longest=LONGEST_WAIT))
        if not all(allowed):
            log.warning("sign_in_refused", network=self.network, account=self.account)
            raise TooMany("too_many_attempts")

    def fail(self) -> None:
        """Log the failure, for people who watch the log."""
        log.warning("sign_in_failed", network=self.network, account=self.account)

    def succeed(self) -> None:
        """Remember that the account knows this browser. Others' attempts stay counted."""
        limit = container().rate_limit
        limit.forget(self._own)
        for key, _, seconds in self._shared:
            limit.give_back(key, seconds=seconds)
        others = [(account, device) for account, device in self._known.items() if account != self.account]
        self._known = dict([*others[1 - _MOST_ACCOUNTS :], (self.account, self._device or secrets.token_hex(8))])
        after_this_request(self._remember)

    @property
    def _shared(self) -> Sequence[tuple[str, int, int]]:
        """The counts that many people may share: key, attempts and seconds."""
        if self._device is not None:
            return ()
        return (
            (f"login:network:{self.network}", _NETWORK_TRIES, _NETWORK_SECONDS),
            (f"login:account:{self.account}", _ACCOUNT_TRIES, _ACCOUNT_SECONDS),
        )

    @property
    def _own(self) -> str:
        return f"login:{self._device or self.network}:{self.account}"

    def _remember(self, response: Response) -> Response:
        response.set_cookie(
            _cookie_name(),
            _signer().dumps(self._known),
            max_age=_KNOWN_SECONDS,
            secure=container().settings.secure_cookies,
            httponly=True,
            samesite="Lax",
        )
        return response


def _cookie_name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known"


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(container().secret_key, salt="known browser")


def _read() -> dict[str, str]:
    try:
        return dict(_signer().loads(request.cookies.get(_cookie_name(), ""), max_age=_KNOWN_SECONDS))
    except BadSignature:
        return {}
