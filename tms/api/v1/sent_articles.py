"""Articles that a site sends by an id of its own: created, or brought up to what the site says now."""

import json
from typing import Any, Literal

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field, model_validator

from tms.adapters.formats.sent_article import SentFormat, read_sent_blocks, read_sent_text
from tms.api.answering import Reply
from tms.api.languages import locale_of, source_language_of, tag_of
from tms.api.moments import Day
from tms.api.operation import Operation, serve
from tms.api.v1.article_examples import ARTICLE_EXAMPLE
from tms.api.v1.articles import ArticleAnswer, Language, RowNumber, article_answer
from tms.api.v1.links import TO_ARTICLE, TO_RELEASED, TO_SEND, TO_SENT_ARTICLE
from tms.api.v1.sent_article_examples import PUT_BODY_EXAMPLE, PUT_EXAMPLE
from tms.domain.imported_article import ImportedArticle
from tms.domain.permissions import Action
from tms.domain.token_scopes import Scope
from tms.http.context import actor, container, reading, unit_of_work
from tms.http.token_gate import API
from tms.services.articles.article_status import article_status
from tms.services.authorize import authorize
from tms.services.sites.put_article import SAID, PutArticle, SentArticle, article_of_site, put_article
from tms.services.source.preview_revision import VersionPreview

blueprint = Blueprint("api_sent_articles", __name__, url_prefix=API + "articles/by-external-id")

MOST_BYTES_OF_ARTICLE = 8_000_000
"""Bytes of a whole request: a page of HTML is several times as long as its words."""

MOST_BLOCKS = 5_000


class ArticleBody(BaseModel):
    """An article as the site has it: its text in one of three formats. What is left out stays as it is here."""

    model_config = ConfigDict(extra="forbid")

    language: Language
    format: SentFormat
    text: str | None = Field(None, description="As `html` or `markdown`: all of it is the article")
    blocks: list[dict[str, Any]] | None = Field(
        None, max_length=MOST_BLOCKS, description="As `blocks`: as a released version has them"
    )
    title: str | None = Field(None, description="Without it the first top heading, or what the front matter says")
    author: str | None = None
    author_title: str | None = None
    section: str | None = Field(None, description="The section's name in any language; null: none")
    published_on: Day | None = Field(None, description="The day that it is printed or came out elsewhere")
    tags: list[str] | None = Field(None, description="Names in any language; the ones that are new are added")
    source_address: str | None = Field(None, description="Where it stands on the web; kept when it is created")
    slugs: dict[str, str] = Field(default_factory=dict, description="By tag, the end of its address")
    based_on: RowNumber | None = Field(
        None, description="The revision that the site has seen, to replace what was changed here since"
    )
    note: str | None = Field(None, description="What changed, for the people who go on with the work")
    as_new: bool = Field(False, description="Create it though one that is the same is here already")

    @model_validator(mode="after")
    def _has_its_text(self) -> "ArticleBody":
        given, other = (self.blocks, self.text) if self.format == "blocks" else (self.text, self.blocks)
        if given is None or other is not None:
            raise ValueError("the text stands in `blocks` for the format blocks, and in `text` for the others")
        return self


class VersionReopened(BaseModel):
    """What a new source means for a version: ``reopened`` segments need work again; people wrote ``by_people`` of them.

    ``goes_back``: it returns to translation; ``follows``: it is derived anew; ``behind``: readers have an older text.
    """

    language: str
    role: Literal["source", "direct", "derived"]
    reopened: int
    by_people: int
    stays: int
    goes_back: bool
    follows: bool
    behind: bool


class PartLeftOut(BaseModel):
    """Something of the text that the article does not have, and why."""

    text: str
    why: str


class ArticlePut(BaseModel):
    """What became of it. ``changed`` names what is another now; ``revision`` is that of the source as it stands."""

    id: int
    external_id: str
    outcome: Literal["created", "updated", "unchanged"]
    revision: int
    changed: list[str] = Field(description="`source`, `section`, `published_on`, `tags`, `slugs`")
    versions: list[VersionReopened] = Field(description="Where the source was changed: what that means for each")
    left_out: list[PartLeftOut]


PUT = Operation(
    summary="Send an article by the site's own id",
    about=(
        "Created the first time (201); then brought up to what the site says now (200). The same again changes nothing"
        " and says so. A changed text is a revision of the source: work that is open goes on from it, and the answer"
        " says what opened again. What an editor changed meanwhile is replaced only by who names it in `based_on`."
        " The id is the token's own: another person's or machine's same id is another article."
    ),
    answer=ArticlePut,
    scope=Scope.ARTICLES_WRITE,
    tag="articles",
    body=ArticleBody,
    body_example=PUT_BODY_EXAMPLE,
    example=PUT_EXAMPLE,
    may_create=True,
    refuses=(409, 410),
    most_bytes=MOST_BYTES_OF_ARTICLE,
    links={"article": TO_ARTICLE, "article_by_external_id": TO_SENT_ARTICLE},
)

BY_EXTERNAL_ID = Operation(
    summary="The article that the site calls by this id, and where each of its versions stands",
    answer=ArticleAnswer,
    scope=Scope.ARTICLES_READ,
    tag="articles",
    example=ARTICLE_EXAMPLE,
    refuses=(410, 422),
    links={"released": TO_RELEASED, "send": TO_SEND},
)


@serve(blueprint, "PUT", "/<site_id:external_id>", PUT)
def send_article(external_id: str, body: ArticleBody) -> Reply:
    """Create it, or bring it up to date."""
    # Before a long text is read.
    authorize(actor(), Action.ARTICLE_IMPORT)
    page = _page(body)
    said = {name for name in SAID if name in body.model_fields_set or getattr(page, name)}
    sent = SentArticle(
        page=page,
        original=body.text if body.text is not None else json.dumps(body.blocks, ensure_ascii=False),
        said=frozenset(said),
        slugs={locale_of(tag, "body.slugs"): slug for tag, slug in body.slugs.items()},
        based_on=body.based_on,
        note=body.note,
        as_new=body.as_new,
    )
    done = put_article(unit_of_work(), actor(), external_id, sent)
    return Reply(_put(done, external_id.strip(), page), status=201 if done.outcome == "created" else 200)


@serve(blueprint, "GET", "/<site_id:external_id>", BY_EXTERNAL_ID)
def read_article_of_site(external_id: str) -> ArticleAnswer:
    """Read the status of the article that has the id."""
    loaded, _ = article_of_site(reading(), actor(), external_id)
    return article_answer(article_status(reading(), actor(), loaded.article.id))


def _page(body: ArticleBody) -> ImportedArticle:
    fields = ImportedArticle(
        language=source_language_of(body.language, "body.language"),
        title=body.title,
        blocks=[],
        section=body.section,
        author=body.author,
        author_title=body.author_title,
        published_on=body.published_on,
        source_address=body.source_address,
        tags=body.tags or [],
    )
    if body.format == "blocks":
        return read_sent_blocks(body.blocks or [], fields=fields)
    return read_sent_text(body.text or "", container().settings.max_upload_bytes, format=body.format, fields=fields)


def _put(done: PutArticle, external_id: str, page: ImportedArticle) -> ArticlePut:
    return ArticlePut(
        id=done.article_id,
        external_id=external_id,
        outcome="updated" if done.outcome == "changed" else "created" if done.outcome == "created" else "unchanged",
        revision=done.revision,
        changed=list(done.changed),
        versions=[_version(one) for one in done.versions],
        left_out=[PartLeftOut(text=one.text, why=one.why) for one in page.left_out],
    )


def _version(one: VersionPreview) -> VersionReopened:
    return VersionReopened.model_validate(
        {
            "language": tag_of(one.locale),
            "role": one.role,
            "reopened": len(one.reopened),
            "by_people": one.human,
            "stays": one.stays,
            "goes_back": one.goes_back,
            "follows": one.follows,
            "behind": one.will_lag,
        }
    )
