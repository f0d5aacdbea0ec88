"""Who translates and reviews, and what each has in hand."""

from pydantic import Field

from tms.api.v1.articles import RowNumber
from tms.api.v1.people import OpenWorkAnswer, PeopleAnswer, PeopleQuery, WorkQuery, list_people, list_work
from tms.domain.token_scopes import Scope
from tms.http.context import actor
from tms.mcp.tool import Tool


class WorkOfPerson(WorkQuery):
    """Whose work, and which part of it."""

    person_id: RowNumber | None = Field(None, description="From list_people; yourself, if you leave it out")


def read_work(asked: WorkOfPerson) -> OpenWorkAnswer:
    """Read what somebody has in hand."""
    return list_work(asked.person_id or actor().person_id, asked)


LIST_PEOPLE = Tool(
    name="list_people",
    title="List the people",
    about="Who translates and reviews in this publication, by name, with the number that open_work asks for.",
    scope=Scope.PEOPLE_READ,
    asked=PeopleQuery,
    answer=PeopleAnswer,
    run=list_people,
)

OPEN_WORK = Tool(
    name="open_work",
    title="Read what somebody has in hand",
    about=(
        "The open steps that are assigned to somebody, the first due ones first: which article, in which language, what"
        " is to be done, and by when. Without a person these are your own. Only articles that you may see are named."
    ),
    scope=Scope.PEOPLE_READ,
    asked=WorkOfPerson,
    answer=OpenWorkAnswer,
    run=read_work,
)
