"""The session's cookie: which answers may renew it, and how often."""

import time
from copy import deepcopy
from functools import lru_cache
from typing import Any

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature

from tms.http.context import SESSION_PERSON

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

RENEWED_AFTER_SECONDS = 60
"""A younger cookie is left as it is: signing one with every save takes longer than a statement."""


class AgedSession(SecureCookieSession):
    """A session that knows when its cookie was signed, in seconds since 1970; 0 for one that begins now."""

    signed_at = 0.0


class SessionCookie(SecureCookieSessionInterface):
    """Flask's cookie, renewed by what a person does and never by what a page asks for by itself.

    An answer to a script's request can arrive after the person signed out, and its renewed cookie would sign them in
    again.
    """

    session_class = AgedSession

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session as Flask opens it, with the time at which its cookie was signed."""
        try:
            content, signed_at = self._read(app, request.cookies.get(self.get_cookie_name(app), ""))
        except BadSignature:
            return AgedSession()
        if not 0 <= time.time() - signed_at <= app.permanent_session_lifetime.total_seconds():
            return AgedSession()
        session = AgedSession(deepcopy(content))
        session.signed_at = signed_at
        return session

    @lru_cache(maxsize=1000)  # noqa: B019  one interface per application, which lives as long as the process
    def _read(self, app: Flask, value: str) -> tuple[dict[str, Any], float]:
        """What a cookie of ours says, and when it was signed; cached, since a minute's requests bring the same one."""
        signer = self.get_signing_serializer(app)
        if signer is None:
            raise BadSignature("there is no secret")
        content, signed_at = signer.loads(value, return_timestamp=True)
        return content, signed_at.timestamp()

    def should_set_cookie(self, _app: Flask, session: SessionMixin) -> bool:
        if session.modified:
            # What a page asks for after its person signed out leads to the sign-in, whose token would take the place of
            # the token of the sign-in that stands on the screen.
            return SESSION_PERSON in session or not _by_a_script(request)
        age = time.time() - getattr(session, "signed_at", 0.0)
        return session.permanent and age >= RENEWED_AFTER_SECONDS and _by_a_person(request)


def _by_a_script(asked: Request) -> bool:
    return asked.method in _SAFE and asked.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"


def _by_a_person(asked: Request) -> bool:
    if asked.method not in _SAFE:
        return True
    # Browsers say it on every address but plain http of another machine.
    mode = asked.headers.get("Sec-Fetch-Mode")
    if mode is not None:
        return mode == "navigate"
    return asked.accept_mimetypes["text/html"] > 0 and "X-Fragment" not in asked.headers
