"""Refusals of the API as problem+json (RFC 9457), with the product's codes and remedies."""

import json
from typing import Any

from flask import Response, request
from pydantic import BaseModel, ConfigDict
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from tms.domain.errors import Invalid, NotFound, NotSignedIn, Stale, TmsError, TooLarge, TooMany, Unavailable
from tms.http.context import problem_for_program, status_of

PROBLEM = "application/problem+json"


class ProblemFault(BaseModel):
    """One thing that is wrong about a request: where, and what."""

    at: str
    says: str


class ProblemAnswer(BaseModel):
    """A refusal: ``code`` never changes, ``title`` says what is the matter and what to do, in the caller's language.

    ``base``, ``yours`` and ``theirs`` are the three texts where somebody else was quicker.
    """

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str
    errors: list[ProblemFault] | None = None
    rev: int | None = None
    base: Any = None
    yours: Any = None
    theirs: Any = None


RETRY_SECONDS = 3
_PASSING = frozenset({"revision_not_ready"})
"""Conflicts that end by themselves: a worker prepares what was sent a moment ago."""
_PRECONDITION_FAILED = 412
_STATUS_OF = {"api_if_match_missing": 428}
"""Codes that have a status of their own in HTTP."""
_BROKEN = 500


def refused(error: TmsError, status: int | None = None) -> Response:
    """The response to a request that was refused; ``status`` where it is not that of the error's kind."""
    said = problem_for_program(error)
    status = status or (_PRECONDITION_FAILED if isinstance(error, Stale) and "If-Match" in request.headers else None)
    status = status or _STATUS_OF.get(error.code) or status_of(error)
    said["status"] = status
    if "faults" in error.params:
        said["errors"] = error.params["faults"]
    response = Response(json.dumps(said, ensure_ascii=False, default=str), status, content_type=PROBLEM)
    if isinstance(error, NotSignedIn):
        wrong = "" if error.code == "token_missing" else ', error="invalid_token"'
        response.headers["WWW-Authenticate"] = f'Bearer realm="Sanwen"{wrong}'
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.params.get("seconds", RETRY_SECONDS))
    if isinstance(error, Unavailable) or error.code in _PASSING:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def refused_by_http(error: HTTPException) -> Response:
    """The response where the web framework refuses before any view is asked, or where a view broke."""
    kinds: dict[int, TmsError] = {
        404: NotFound("api_no_such_resource"),
        405: Invalid("api_no_such_method"),
        413: TooLarge(
            "api_too_large", size=f"{request.content_length or 0:,}", most=f"{request.max_content_length or 0:,}"
        ),
        415: Invalid("api_not_json"),
    }
    code = error.code or _BROKEN
    response = refused(kinds.get(code) or Invalid("api_broken" if code >= _BROKEN else "api_request_invalid"), code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response
