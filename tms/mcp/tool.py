"""A tool: what it is for, what it takes and answers, which scope a token needs, and the one function behind it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from tms.api.languages import WRONG_ARGUMENTS
from tms.domain.errors import Invalid, TmsError
from tms.domain.token_scopes import Scope
from tms.http.context import actor, problem_for_program
from tms.http.rollback import rolled_back
from tms.mcp.messages import faults
from tms.services.authorize import authorize_scope

Asked = TypeVar("Asked", bound=BaseModel)

_FOR_PEOPLE = frozenset({"type", "status"})


@dataclass(frozen=True)
class Tool(Generic[Asked]):
    """What the list of tools says of it, and what is done when it is called.

    ``changes``: it does more than read; nothing that a person wrote is ever replaced by it. ``repeatable``: the same
    call again changes nothing more.
    """

    name: str
    title: str
    about: str
    scope: Scope
    asked: type[Asked]
    answer: type[BaseModel]
    run: Callable[[Asked], BaseModel]
    changes: bool = False
    repeatable: bool = True

    @cached_property
    def described(self) -> Mapping[str, Any]:
        """The tool as ``tools/list`` answers it."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.about,
            "inputSchema": self.asked.model_json_schema(),
            "outputSchema": self.answer.model_json_schema(mode="serialization"),
            "annotations": {
                "title": self.title,
                "readOnlyHint": not self.changes,
                "destructiveHint": False,
                "idempotentHint": self.repeatable,
                "openWorldHint": False,
            },
        }

    def call(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """The result of a call; what is refused is a result too, and nothing of the call stays.

        Wrong arguments are one: assistants read results, and call again with better ones.
        """
        try:
            authorize_scope(actor(), self.scope)
            found = self.run(self._asked(arguments)).model_dump(mode="json")
        except TmsError as error:
            return _result(_refusal(rolled_back(error))) | {"isError": True}
        return _result(found) | {"structuredContent": found}

    def _asked(self, arguments: Mapping[str, Any]) -> Asked:
        try:
            return self.asked.model_validate(arguments)
        except ValidationError as error:
            raise Invalid(WRONG_ARGUMENTS, faults=faults(error)) from None


def _result(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"content": [{"type": "text", "text": json.dumps(said, ensure_ascii=False, default=str)}]}


def _refusal(error: TmsError) -> dict[str, Any]:
    """The code, which never changes, what to do, in the language of the token's person, and what is wrong where."""
    said = {name: value for name, value in problem_for_program(error).items() if name not in _FOR_PEOPLE}
    return said | ({"errors": error.params["faults"]} if "faults" in error.params else {})
