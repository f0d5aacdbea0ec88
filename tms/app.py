"""The Flask application: composed here, from a container, with the security headers of every answer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from flask import Flask, Response, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from tms import api, mcp
from tms.api.problems import refused, refused_by_http
from tms.bootstrap import Container, build, configure_logs
from tms.db.unit_of_work import is_away
from tms.domain.errors import Denied, Invalid, NotFound, NotSignedIn, TmsError, TooLarge, Unavailable
from tms.http import allowed_hosts, sign_in_gate
from tms.http.context import current_actor, end_unit_of_work, problem, status_of
from tms.http.session_cookie import SessionCookie
from tms.http.token_gate import asks_api
from tms.settings import Settings
from tms.web import register, templates_folder
from tms.web.operations import metrics, request_log

log = structlog.get_logger(__name__)

RETRY_AFTER_SECONDS = 3
"""When a browser whose request found the database away may ask again."""

_HSTS = "max-age=31536000"
"""For this host alone: whoever owns the domain decides about its others."""

_PERMISSIONS = ", ".join(
    f"{name}=()" for name in ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
)

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)

_ALWAYS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": _PERMISSIONS,
}


class TmsFlask(Flask):
    """Flask whose views run in one unit of work, committed before the answer leaves."""

    def dispatch_request(self) -> ResponseReturnValue:
        try:
            answer = super().dispatch_request()
        except BaseException as error:
            end_unit_of_work(error)
            raise
        end_unit_of_work(None)
        return answer

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself: none here is asynchronous, and each request would ask that of all it calls."""
        return func

    def log_exception(self, exc_info: Any) -> None:
        """Flask would log the address, which may hold a title; the request's own line has its route."""
        if exc_info[1] is not None and is_away(exc_info[1]):
            return  # Told where it is answered; to render what was going on would ask the database again.
        log.error("request_failed", exc_info=exc_info)


def create_app(container: Container | None = None) -> Flask:
    """The application for a server to run; without a container it is built from the environment's settings."""
    if container is None:
        settings = Settings()
        configure_logs(settings)
        container = build(settings, pool_size=max(5, settings.web_threads // 2))
    settings = container.settings
    app = TmsFlask("tms", template_folder=str(templates_folder()), static_folder="web/static")
    app.session_interface = SessionCookie()
    app.extensions["tms"] = container
    app.config.update(
        SECRET_KEY=container.secret_key,
        SESSION_COOKIE_NAME="__Host-tms" if settings.secure_cookies else "tms",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=8),
        # A form doubles in size when its Chinese is percent-encoded three bytes at a time.
        MAX_CONTENT_LENGTH=settings.max_upload_bytes * 3 + 100_000,
        # What the server keeps of a request, on disk; only the import reads more than the line above says.
        MOST_BODY=settings.max_document_bytes + settings.max_upload_bytes * 3 + 100_000,
        MAX_FORM_MEMORY_SIZE=settings.max_upload_bytes * 3 + 100_000,
        WTF_CSRF_TIME_LIMIT=None,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(hours=1),
    )
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]  # Flask's way
    request_log.register(app)
    # In this order: what is refused is measured too, and a foreign host is refused before anybody is led to sign in.
    metrics.register(app)
    allowed_hosts.register(app)
    sign_in_gate.register(app)
    forgery = CSRFProtect(app)
    forgery.exempt("tms.web.notifications.notifications.unsubscribe_now")
    app.before_request(_refuse_nameless)
    register(app)
    api.register(app, forgery)
    mcp.register(app, forgery)
    _handle_errors(app)
    app.after_request(_secure)
    app.teardown_appcontext(_drop_unit_of_work)
    return app


def _drop_unit_of_work(error: BaseException | None) -> None:
    """What an error page read is not to be kept."""
    del error
    if "unit_of_work_context" in g:
        try:
            end_unit_of_work(_NotCommittedError())
        except _NotCommittedError:
            return


class _NotCommittedError(Exception):
    """Makes a unit of work roll back."""


def _refuse_nameless() -> None:
    """Refuse a field without a name: no form of ours has one, and whoever goes through all names expects text."""
    # Where there is no such page nobody was asked who it is, and nothing is read.
    if request.endpoint and request.method == "POST" and None in request.form:
        raise Invalid("form_incomplete")


def _secure(response: Response) -> Response:
    wanted = _ALWAYS
    if request.is_secure:
        wanted = {**wanted, "Strict-Transport-Security": _HSTS}
    if not request.path.startswith("/static/"):
        wanted = {**wanted, "Cache-Control": "no-store"}
    # Looked at once: asking for each by itself goes through all headers each time.
    there = {name.lower() for name, _ in response.headers}
    response.headers.extend([(name, value) for name, value in wanted.items() if name.lower() not in there])
    return response


def _handle_errors(app: Flask) -> None:
    @app.errorhandler(TmsError)
    def expected(error: TmsError) -> ResponseReturnValue:
        return _answer(error)

    @app.errorhandler(CSRFError)
    def forged(error: CSRFError) -> ResponseReturnValue:
        del error
        return _answer(Denied("form_expired"))

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
        if asks_api():
            return refused_by_http(error)
        size, limit = request.content_length or 0, request.max_content_length or 0
        return _answer(TooLarge("request_too_large", size=f"{size:,}", most=f"{limit:,}"))

    @app.errorhandler(404)
    def unknown(error: HTTPException) -> ResponseReturnValue:
        return refused_by_http(error) if asks_api() else _answer(NotFound("page_not_found"))

    @app.errorhandler(HTTPException)
    def other(error: HTTPException) -> ResponseReturnValue:
        return refused_by_http(error) if asks_api() else error.get_response()

    _handle_failures(app)


def _handle_failures(app: Flask) -> None:
    """What no request is to blame for."""

    @app.errorhandler(SQLAlchemyError)
    def database_failed(error: SQLAlchemyError) -> ResponseReturnValue:
        if not is_away(error):
            raise error
        return _away(error)

    @app.errorhandler(500)
    def broken(error: Exception) -> ResponseReturnValue:
        # Also an error's page may need the database.
        cause = getattr(error, "original_exception", None)
        if cause is not None and is_away(cause):
            return _away(cause)
        if asks_api():
            return refused_by_http(InternalServerError())
        return render_template("errors/broken.html"), 500


def _away(error: BaseException) -> ResponseReturnValue:
    """The database is away: a page that needs nothing of it and comes back by itself, or the problem as JSON."""
    log.warning("database_away", error=type(getattr(error, "orig", None) or error).__name__)
    away = Unavailable("database_away")
    if asks_api():
        return refused(away)
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
    if _wants_json():
        return problem(away), status_of(away), headers | {"Content-Type": "application/problem+json"}
    if request.method == "GET" and "X-Fragment" not in request.headers:
        headers["Refresh"] = str(RETRY_AFTER_SECONDS)
    return render_template("errors/away.html", error=away), status_of(away), headers


def _wants_json() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _answer(error: TmsError) -> ResponseReturnValue:
    """JSON or a fragment for scripts that ask for it, the login page for strangers, a page for people."""
    if asks_api():
        return refused(error)
    status = status_of(error)
    if _wants_json():
        return problem(error), status, {"Content-Type": "application/problem+json"}
    current_actor()  # whose language the page is in
    if isinstance(error, NotSignedIn) and error.code == "sign_in_first" and request.method == "GET":
        return redirect(url_for("people.login", next=request.full_path.rstrip("?")))
    if "X-Fragment" in request.headers:
        return render_template("errors/_error.html", error=error), status
    context: dict[str, Any] = {"error": error, "status": status}
    return render_template("errors/error.html", **context), status
