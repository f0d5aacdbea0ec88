"""Released versions: exactly what readers have, for sites that show it themselves, in four formats."""

import json
from datetime import date, datetime
from typing import Literal

from flask import Blueprint, request, url_for
from pydantic import BaseModel, ConfigDict, Field

from tms.adapters.formats import to_html, to_markdown
from tms.adapters.formats.write_ninjs import to_canceled_ninjs, to_ninjs
from tms.adapters.formats.write_public_json import to_public_json
from tms.api.answering import Reply
from tms.api.operation import Operation, serve
from tms.api.v1.links import TO_ARTICLE_OF_PATH
from tms.api.v1.released_examples import RELEASED_EXAMPLE, RELEASED_OTHERWISE
from tms.domain.public_version import PublicVersion
from tms.domain.token_scopes import Scope
from tms.http.allowed_hosts import public_address
from tms.http.context import actor, reading
from tms.http.picture_address import address_for_readers
from tms.http.public_names import public_names
from tms.http.token_gate import API
from tms.services.publishing.public_article import public_article, public_version

blueprint = Blueprint("api_released", __name__, url_prefix=API + "articles")

MEDIA_TYPES = {
    "application/json": "json",
    "text/html": "html",
    "text/markdown": "markdown",
    "application/ninjs+json": "ninjs",
}


class ReleasedCode(BaseModel):
    """What a number in a block's text means: the link, emphasis or mark that stands there."""

    type: str
    href: str | None = None
    title: str | None = None


class ReleasedBlock(BaseModel):
    """A block: `text` has `⟦1⟧…⟦/1⟧` around words and `⟦2/⟧` in one place, for the numbers in `codes` and no others."""

    kind: str = Field(
        description="Leave out kinds that you don't know. A `picture` has its caption as text, and an asset"
    )
    level: int | None
    text: str
    codes: dict[str, ReleasedCode]
    asset: str | None = Field(None, description="Of a picture: the `id` of its asset")


class AssetRendition(BaseModel):
    """A picture in one size."""

    href: str
    media_type: str
    width: int
    height: int


class AssetRights(BaseModel):
    """What a picture may be used for."""

    licence: str | None
    territories: list[str]
    expires_on: date | None


class ReleasedAsset(BaseModel):
    """A picture where it stands in the version. Its files are there as long as the version is released."""

    id: str
    picture: int = Field(description="The picture’s number in the article: the same number is the same picture")
    alt: str
    caption: str | None = Field(description="Without the codes that it has in its block")
    credit: str | None
    rights: AssetRights
    renditions: list[AssetRendition] = Field(description="By width, the widest last")
    card: AssetRendition | None = Field(description="Cut for a page that is shared")


class ReleasedDates(BaseModel):
    """`first_published` is the printed day where the article is older than its release here."""

    printed_on: date | None
    first_published: datetime
    published_here: datetime
    modified: datetime
    released: datetime
    corrected: datetime | None


class ReleasedOf(BaseModel):
    """The article, by its number here and by its id where it comes from."""

    id: int
    external_id: str


class ReleasedTranslation(BaseModel):
    """Another released version of the article."""

    uri: str
    tag: str
    title: str
    address: str
    is_source: bool


class ReleasedAnswer(BaseModel):
    """A version exactly as it was released. Its `tag` is compared and never taken apart."""

    uri: str
    article: ReleasedOf
    tag: str
    address: str
    slug: str
    fingerprint: str = Field(description="Of the text: the same as long as no word of it changes")
    is_source: bool
    title: str
    author: str | None
    author_title: str | None
    section: str | None
    tags: list[str]
    dates: ReleasedDates
    blocks: list[ReleasedBlock]
    assets: list[ReleasedAsset]
    translations: list[ReleasedTranslation]


class ReleasedQuery(BaseModel):
    """The format, where `Accept` does not say it."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["json", "html", "markdown", "ninjs"] | None = Field(None, description="Instead of `Accept`")


RELEASED = Operation(
    summary="A version exactly as readers have it",
    about=(
        "As JSON, HTML, Markdown or ninjs 3.1, by `Accept` or `format`. What was never released is not found; what was"
        " withdrawn is gone (410), and as ninjs a cancelled item. The ETag begins with the text's fingerprint."
    ),
    answer=ReleasedAnswer,
    scope=Scope.RELEASES_READ,
    tag="releases",
    query=ReleasedQuery,
    example=RELEASED_EXAMPLE,
    otherwise=RELEASED_OTHERWISE,
    refuses=(410,),
    links={"article": TO_ARTICLE_OF_PATH},
)


@serve(blueprint, "GET", "/<int:article_id>/versions/<locale>/released", RELEASED)
def read_released(article_id: int, locale: str, query: ReleasedQuery) -> Reply:
    """Read a released version; a tag that was in use before leads to the same."""
    wanted = query.format or MEDIA_TYPES.get(request.accept_mimetypes.best_match(MEDIA_TYPES, "") or "", "json")
    uow = reading()
    publication_id = actor().publication_id
    article = public_article(uow, publication_id, article_id, public_names(publication_id), only=locale)
    if wanted == "ninjs" and locale in article.withdrawn:
        return _ninjs(to_canceled_ninjs(article.withdrawn_version(locale)), "withdrawn")
    return _written(public_version(article, locale, _address, address_for_readers), wanted)


def _address(locale: str, slug: str) -> str:
    return public_address(url_for("reader.page", locale=locale, slug=slug))


def _written(version: PublicVersion, wanted: str) -> Reply:
    if wanted == "html":
        return Reply(to_html(version.text), version.fingerprint, media_type="text/html; charset=utf-8")
    if wanted == "markdown":
        return Reply(to_markdown(version.text), version.fingerprint, media_type="text/markdown; charset=utf-8")
    if wanted == "ninjs":
        return _ninjs(to_ninjs(version), version.fingerprint)
    return Reply(ReleasedAnswer.model_validate(to_public_json(version)), version.fingerprint)


def _ninjs(item: dict[str, object], tag: str) -> Reply:
    return Reply(json.dumps(item, ensure_ascii=False), tag, media_type="application/ninjs+json")
