"""The session's cookie: which answers may renew it, and how often."""

import time

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

RENEWED_AFTER_SECONDS = 60
"""A cookie that is younger is left as it is: to sign one with every save takes longer than a statement."""


class AgedSession(SecureCookieSession):
    """A session that knows when its cookie was signed (seconds since 1970); one that begins now has none yet."""

    signed_at = 0.0


class SessionCookie(SecureCookieSessionInterface):
    """Flask's cookie, renewed by what a person does and never by what a page asks for by itself.

    An answer to a script's request can arrive after the person signed out, and its renewed cookie would sign them in
    again.
    """

    session_class = AgedSession

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """As Flask does, and when the cookie was signed."""
        signer = self.get_signing_serializer(app)
        if signer is None:
            return None
        longest = int(app.permanent_session_lifetime.total_seconds())
        try:
            value = request.cookies.get(self.get_cookie_name(app), "")
            content, signed_at = signer.loads(value, max_age=longest, return_timestamp=True)
        except BadSignature:
            return AgedSession()
        session = AgedSession(content)
        session.signed_at = signed_at.timestamp()
        return session

    def should_set_cookie(self, _app: Flask, session: SessionMixin) -> bool:
        if session.modified:
            return True
        age = time.time() - getattr(session, "signed_at", 0.0)
        return session.permanent and age >= RENEWED_AFTER_SECONDS and _by_a_person(request)


def _by_a_person(asked: Request) -> bool:
    if asked.method not in _SAFE:
        return True
    # Browsers say it on every address but plain http of another machine.
    mode = asked.headers.get("Sec-Fetch-Mode")
    if mode is not None:
        return mode == "navigate"
    return asked.accept_mimetypes["text/html"] > 0 and "HX-Request" not in asked.headers
