"""Putting a version that has just been released into the lists that readers, feeds and search walk."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Article, Listing, ListingTag, Publication, Snapshot, Term, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.inline import plain
from tms.domain.locales import memory_locale
from tms.language.terms import TermIndex, TermPair


def list_release(uow: UnitOfWork, publication: Publication, article: Article, version: Version, live: Snapshot) -> None:
    """Put a version that has just been released into the lists, with the terms that its text mentions."""
    issued_on = article.published_on or live.at.astimezone(ZoneInfo(publication.time_zone)).date()
    kept = {"section_id": article.section_id, "concepts": _mentioned(uow, publication, version.locale, live.content)}
    # Without a printed day, the first release's stays, however often the version is released again.
    again = kept | ({"issued_on": issued_on} if article.published_on else {})
    statement = insert(Listing).values(
        article_id=version.article_id,
        version_id=version.id,
        publication_id=publication.id,
        locale=version.locale,
        first_released_at=live.at,
        issued_on=issued_on,
        **kept,
    )
    uow.session.execute(statement.on_conflict_do_update(index_elements=["article_id", "version_id"], set_=again))
    _list_tags(uow, version, live)


def _list_tags(uow: UnitOfWork, version: Version, live: Snapshot) -> None:
    """List a version under the tags that it goes out with, and no others."""
    of_it = ListingTag.article_id == version.article_id, ListingTag.version_id == version.id
    uow.session.execute(delete(ListingTag).where(*of_it))
    key = {
        "article_id": version.article_id,
        "version_id": version.id,
        "publication_id": version.publication_id,
    }
    rows = [key | {"tag_id": tag["id"]} for tag in live.content["tags"]]
    if rows:
        uow.session.execute(insert(ListingTag), rows)


def _mentioned(uow: UnitOfWork, publication: Publication, locale: str, content: dict[str, Any]) -> Sequence[int]:
    """Concepts of the termbase that a text mentions, by any of their terms that aren't deprecated."""
    terms = uow.session.execute(
        select(Term.text, Term.concept_id).where(
            Term.publication_id == publication.id,
            Term.locale.in_({locale, memory_locale(locale, publication.region)}),
            Term.administrative_status != "deprecated",
        )
    )
    index = TermIndex((TermPair(text, str(concept)) for text, concept in terms), inflected=locale == locales.EN)
    said = [content["title"], *(plain(block["text"], block["codes"] or {}) for block in content["blocks"])]
    return sorted({int(match.term.target) for text in said for match in index.find(text)})
