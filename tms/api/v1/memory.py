"""The memory: how sentences were translated before."""

from typing import Annotated, Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from tms.api.languages import TAG, source_language_of
from tms.api.operation import Operation, serve
from tms.domain.storable import require_storable
from tms.domain.token_scopes import Scope
from tms.http.context import actor, unit_of_work
from tms.http.token_gate import API
from tms.services.memory.exchange import ask_memory

blueprint = Blueprint("api_memory", __name__, url_prefix=API + "memory")

MOST_TEXTS = 50
LONGEST_SENTENCE = 2_000

Way = Annotated[str, Field(min_length=2, max_length=35, description=TAG)]


class MemoryQuestion(BaseModel):
    """Sentences, and from which language into which they were translated."""

    model_config = ConfigDict(extra="forbid")

    source_language: Way
    target_language: Way
    texts: list[Annotated[str, Field(min_length=1, max_length=LONGEST_SENTENCE)]] = Field(
        min_length=1, max_length=MOST_TEXTS, description="Sentences, in the source language"
    )


class MatchAnswer(BaseModel):
    """A sentence that is like the one asked for, with its translation; 100 is equal."""

    similarity: int
    source: str
    target: str


class MatchesAnswer(BaseModel):
    """For each sentence, in the order asked, up to five matches, the most similar first."""

    matches: list[list[MatchAnswer]]


EXAMPLE: dict[str, Any] = {
    "matches": [[{"similarity": 100, "source": "The first night train left at ten.", "target": "第一列夜车十点发出。"}]]
}

MEMORY = Operation(
    summary="Look sentences up in the memory",
    about="It changes nothing; it is a POST because sentences are long.",
    answer=MatchesAnswer,
    scope=Scope.KNOWLEDGE_READ,
    tag="knowledge",
    body=MemoryQuestion,
    body_example={
        "source_language": "en",
        "target_language": "zh-Hans",
        "texts": ["The first night train left at ten."],
    },
    example=EXAMPLE,
)


@serve(blueprint, "POST", "/lookups", MEMORY)
def look_up(body: MemoryQuestion) -> MatchesAnswer:
    """Look each sentence up."""
    for text in body.texts:
        require_storable(text)
    source = source_language_of(body.source_language, "body.source_language")
    target = source_language_of(body.target_language, "body.target_language")
    found = ask_memory(unit_of_work(), actor(), source, target, body.texts)
    return MatchesAnswer(
        matches=[
            [MatchAnswer(similarity=min(one.similarity, 100), source=one.source, target=one.target) for one in of_text]
            for of_text in found
        ]
    )
