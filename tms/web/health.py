"""Whether the process answers at all; for supervisors and load balancers."""

from flask import Blueprint

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> dict[str, str]:
    """The process is up; says nothing about the database."""
    return {"status": "ok"}
