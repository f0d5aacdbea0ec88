"""Running the checks over all of a version."""

from collections.abc import Collection

from tms.checks import CheckedText, Finding, check
from tms.db.models import Article, Publication, Version
from tms.db.queries import texts
from tms.db.queries.text_rows import derivations_of_versions
from tms.db.unit_of_work import UnitOfWork
from tms.services.checking.texts_to_check import all_to_check, checking_of, parent_beside, with_parent


def checked_texts(uow: UnitOfWork, publication: Publication, article: Article, version: Version) -> list[CheckedText]:
    """The version's present segments beside the source and the texts that they follow, in reading order."""
    source = uow.session.get_one(Version, (article.id, article.source_version_id))
    order = with_parent(version, [source.id, version.id])
    rows = texts.in_reading_order(uow.session, article.id, order)
    derivations = derivations_of_versions(uow.session, article.id, [version.id], whole=[version.id])[version.id]
    checking = checking_of(uow, publication, source, version)
    return all_to_check(checking, rows, derivations, parent_at=parent_beside(version, order))


def found_in(checked: Collection[CheckedText]) -> list[Finding]:
    """The findings of all families, text by text."""
    return [finding for text in checked for finding in check(text)]
