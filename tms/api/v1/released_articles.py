"""Which articles readers have, for sites that begin anew: what each version says is asked for by itself."""

from datetime import datetime

from flask import Blueprint, url_for
from pydantic import BaseModel, ConfigDict, Field

from tms.api.languages import TAG, tag_of
from tms.api.operation import Operation, serve
from tms.api.paging import cursor_of, place_of
from tms.api.v1.articles import RowNumber
from tms.api.v1.links import TO_FIRST_RELEASED, TO_NEXT_RELEASED
from tms.domain.token_scopes import Scope
from tms.http.allowed_hosts import public_address
from tms.http.context import actor, reading
from tms.http.token_gate import API
from tms.services.publishing.listings import PublicAddress
from tms.services.publishing.public_articles import FEWEST, public_articles

blueprint = Blueprint("api_released_articles", __name__, url_prefix=API + "released")


class ReleasedPlace(BaseModel):
    """A released version: where readers find it, and since when it says what it says."""

    tag: str = Field(description=TAG)
    slug: str
    address: str
    modified: datetime
    is_source: bool


class ReleasedArticle(BaseModel):
    """An article with all of its released versions."""

    id: int
    versions: list[ReleasedPlace]


class ReleasedArticlesAnswer(BaseModel):
    """A part of the list; ``next`` is the ``cursor`` of the part after it, null at the end."""

    articles: list[ReleasedArticle]
    next: str | None


class ReleasedArticlesQuery(BaseModel):
    """Where to go on, or which article alone."""

    model_config = ConfigDict(extra="forbid")

    article: RowNumber | None = Field(None, description="Of this article alone")
    cursor: str | None = Field(None, description="The `next` of the part before", max_length=200)
    limit: int = Field(
        300, ge=FEWEST, le=1_000, description="How many versions a part has at most; an article’s are in one part"
    )


EXAMPLE = {
    "articles": [
        {
            "id": 41,
            "versions": [
                {
                    "tag": "en",
                    "slug": "night-trains-return",
                    "address": "https://news.example/en/night-trains-return",
                    "modified": "2026-11-26T08:30:00Z",
                    "is_source": True,
                }
            ],
        }
    ],
    "next": "WzQxXQ",
}

RELEASED_ARTICLES = Operation(
    summary="Which articles readers have, by their numbers",
    about=(
        "For a site that begins anew: take a cursor of the events with `now`, read this list and each version, then go"
        " on with the events. With `article` it says which versions of one article are out: none, if it is empty."
    ),
    answer=ReleasedArticlesAnswer,
    scope=Scope.RELEASES_READ,
    tag="releases",
    query=ReleasedArticlesQuery,
    example=EXAMPLE,
    links={"version": TO_FIRST_RELEASED, "next": TO_NEXT_RELEASED},
)


@serve(blueprint, "GET", "", RELEASED_ARTICLES)
def list_released(query: ReleasedArticlesQuery) -> ReleasedArticlesAnswer:
    """List what is out now."""
    (after,) = place_of(query.cursor, (int,)) or (0,)
    part = public_articles(reading(), actor().publication_id, after=after, only=query.article, most=query.limit)
    return ReleasedArticlesAnswer(
        articles=[
            ReleasedArticle(id=article_id, versions=[_place(one) for one in versions])
            for article_id, versions in part.articles.items()
        ],
        next=None if part.next is None else cursor_of(part.next),
    )


def _place(one: PublicAddress) -> ReleasedPlace:
    return ReleasedPlace(
        tag=tag_of(one.locale),
        slug=one.slug,
        address=public_address(url_for("reader.page", locale=one.locale, slug=one.slug)),
        modified=one.changed_at,
        is_source=one.is_source,
    )
