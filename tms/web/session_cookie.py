"""The session's cookie: which answers may renew it."""

from flask import Flask, Request, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class SessionCookie(SecureCookieSessionInterface):
    """Flask's cookie, renewed by what a person does and never by what a page asks for by itself.

    An answer to a script's request can arrive after the person signed out, and its renewed cookie would sign them in
    again.
    """

    def should_set_cookie(self, _app: Flask, session: SessionMixin) -> bool:
        return session.modified or (session.permanent and _by_a_person(request))


def _by_a_person(asked: Request) -> bool:
    if asked.method not in _SAFE:
        return True
    # Browsers say it on every address but plain http of another machine.
    mode = asked.headers.get("Sec-Fetch-Mode")
    if mode is not None:
        return mode == "navigate"
    return asked.accept_mimetypes["text/html"] > 0 and "HX-Request" not in asked.headers
