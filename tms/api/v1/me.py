"""Whose token it is that a request comes with, and what it is for."""

from datetime import datetime
from typing import Literal

from flask import Blueprint
from pydantic import BaseModel

from tms.api.languages import tag_of
from tms.api.operation import Operation, serve
from tms.http.context import actor, reading
from tms.http.token_gate import API, token_in_use
from tms.services.page_header import masthead

blueprint = Blueprint("api_me", __name__, url_prefix=API + "me")


class NamedPublication(BaseModel):
    """The publication that the token is bound to."""

    id: int
    name: str


class TokenOfCaller(BaseModel):
    """The token itself, as far as it is no secret."""

    name: str
    scopes: list[str]
    expires_at: datetime


class MeAnswer(BaseModel):
    """Who acts with the token: a person with the roles that they have now, or a machine, which has none."""

    kind: Literal["person", "machine"]
    id: int
    name: str
    publication: NamedPublication
    roles: list[str]
    languages: list[str]
    token: TokenOfCaller


ME = Operation(
    summary="Whose token it is, and what it is for",
    about="`languages` are those that the person translates and reviews in; an empty list means all.",
    answer=MeAnswer,
    scope=None,
    tag="me",
    example={
        "kind": "machine",
        "id": 12,
        "name": "Website",
        "publication": {"id": 1, "name": "The Meridian"},
        "roles": [],
        "languages": [],
        "token": {"name": "Website", "scopes": ["articles:read"], "expires_at": "2027-11-30T20:00:00Z"},
    },
)


@serve(blueprint, "GET", "", ME)
def read_me() -> MeAnswer:
    """Say who asks."""
    who, token = actor(), token_in_use()
    return MeAnswer(
        kind="machine" if who.is_machine else "person",
        id=who.person_id,
        name=who.name,
        publication=NamedPublication(id=who.publication_id, name=masthead(reading(), who).name),
        roles=sorted(who.roles),
        languages=sorted(map(tag_of, who.languages)),
        token=TokenOfCaller(name=token.name, scopes=sorted(who.scopes or ()), expires_at=token.expires_at),
    )
