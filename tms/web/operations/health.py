"""Whether this process answers, and whether the installation can be used; for supervisors, load balancers, monitors."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tms.http.context import container

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> dict[str, str]:
    """Say that the process is up, and nothing about the database."""
    return {"status": "ok"}


@blueprint.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Whether people's work gets done: 503 names the part that can't be used. Answers in two seconds whatever hangs."""
    parts = container().readiness.parts()
    ready = all(said == "ok" for said in parts.values())
    return {"status": "ok" if ready else "not ready", "parts": parts}, 200 if ready else 503
