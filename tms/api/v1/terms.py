"""Terms: what the publication calls people, places and things in each language."""

from typing import Any, Literal

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from tms.api.languages import TAG, tag_of
from tms.api.operation import Operation, serve
from tms.domain.token_scopes import Scope
from tms.http.context import actor, reading
from tms.http.token_gate import API
from tms.services.termbase.listing import ConceptQuery, Listed, list_concepts

blueprint = Blueprint("api_terms", __name__, url_prefix=API + "terms")


class TermAnswer(BaseModel):
    """A word for a concept in one language."""

    language: str = Field(description=TAG)
    text: str
    status: str = Field(description="preferred, admitted or deprecated")
    note: str | None


class ConceptAnswer(BaseModel):
    """A concept with its words; `keep` says that its name is not translated."""

    id: int
    name: str
    kind: str
    note: str | None
    keep: bool
    terms: list[TermAnswer]


class ConceptsAnswer(BaseModel):
    """A page of concepts in the order of their names, and how many pages there are."""

    concepts: list[ConceptAnswer]
    total: int
    page: int
    pages: int


class ConceptsQuery(BaseModel):
    """What is looked for."""

    model_config = ConfigDict(extra="forbid")

    search: str = Field("", description="What a term has in it, in any language", max_length=200)
    status: Literal["", "preferred", "admitted", "deprecated"] = Field(
        "", description="Only with a term of this status"
    )
    page: int = Field(1, ge=1, le=100_000, description="Which page, of 50 concepts")


EXAMPLE: dict[str, Any] = {
    "concepts": [
        {
            "id": 7,
            "name": "night train",
            "kind": "term",
            "note": None,
            "keep": False,
            "terms": [
                {"language": "en", "text": "night train", "status": "preferred", "note": None},
                {"language": "zh-Hans", "text": "夜班列车", "status": "preferred", "note": None},
            ],
        }
    ],
    "total": 1,
    "page": 1,
    "pages": 1,
}

TERMS = Operation(
    summary="Concepts and their terms",
    answer=ConceptsAnswer,
    scope=Scope.KNOWLEDGE_READ,
    tag="knowledge",
    query=ConceptsQuery,
    example=EXAMPLE,
)


@serve(blueprint, "GET", "", TERMS)
def list_terms(query: ConceptsQuery) -> ConceptsAnswer:
    """List what has these words."""
    found = list_concepts(reading(), actor(), ConceptQuery(search=query.search, status=query.status, page=query.page))
    return ConceptsAnswer(
        concepts=[_concept(one) for one in found.concepts], total=found.total, page=found.page, pages=found.pages
    )


def _concept(one: Listed) -> ConceptAnswer:
    entry = one.entry
    return ConceptAnswer(
        id=one.id,
        name=entry.name,
        kind=entry.kind,
        note=entry.note,
        keep=entry.do_not_translate,
        terms=[
            TermAnswer(language=tag_of(term.locale), text=term.text, status=term.status, note=term.note)
            for term in entry.terms
        ],
    )
