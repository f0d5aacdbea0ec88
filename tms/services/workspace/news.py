"""What has changed in one version's workspace since its page last asked."""

import re
from collections.abc import Collection

from tms.checks.brackets import has_mark
from tms.db.models import Version
from tms.db.queries import texts
from tms.db.queries.changed_segments import Moment, beside_changed, changed_since
from tms.db.queries.picture_choices import chosen_in
from tms.db.queries.state_counts import state_counts
from tms.db.queries.text_rows import derivations_of_versions
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.articles.article_status import outline
from tms.services.authorize import LoadedArticle, authorize_version
from tms.services.checking.texts_to_check import near_blocks
from tms.services.conversion.questions import open_in_each
from tms.services.reviewing.sent_back import sent_back_in
from tms.services.versions.segment_counts import counts_by_version
from tms.services.workspace.workspace import Workspace, around_rows, cursor_of, may_do, rows_of

_CURSOR = re.compile(r"([0-9]{1,18})-([0-9.]{1,40})-([0-9a-f]{16})-([0-9a-f]{16})")
MOST_CHANGED = 250
"""The most rows that are told one by one; with more, the whole page is as quick."""


def workspace_since(
    uow: UnitOfWork,
    actor: Actor,
    article_id: int,
    locale: str,
    cursor: str,
    *,
    shown: Collection[int] = (),
    found: Collection[int] | None = None,
) -> Workspace | None:
    """The version's page with those rows only that may have changed since ``cursor``, a page's that was sent before.

    ``shown``: segments at which that page shows what goes without a trace, a lease or a text that is being typed; they
    are among the rows. ``found``: segments at which it shows that a check found something; if the termbase or the house
    style changed, they are too, and those with something now. None if the whole page has to be sent: the source, the
    versions or this one's pictures are others, very many rows changed, ``found`` is missing, or the cursor is none of
    this database's. Raises NotFound, Denied.
    """
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    since = _moment_of(cursor)
    told_of = changed_since(uow.session, article_id, version.id, actor.person_id, since) if since else None
    if since is None or told_of is None:
        return None
    now, changed = told_of
    chosen = chosen_in(uow.session, article_id, version.id)
    said, said_now = cursor.split("-"), cursor_of(loaded, since, chosen).split("-")
    is_checked_anew = said[-1] != said_now[-1]
    if said[:-1] != said_now[:-1] or len(changed) > MOST_CHANGED or (is_checked_anew and found is None):
        return None
    around = around_rows(uow, actor, loaded, version, places := texts.places(uow.session, article_id), chosen)
    told = _with_twins(uow, loaded, version, since, (changed | set(shown)) & around.places.keys())
    # Whether a mark has its partner, the rest of its paragraph says, and how the next begins.
    beside = {place.segment_id for place in near_blocks(places, told, behind=1)}
    looked_at = beside | _with_twins(uow, loaded, version, since, told)
    wanted = places if is_checked_anew else near_blocks(places, looked_at, behind=0)
    ids = [version.id, *(other.id for other in loaded.others(version))]
    placed = texts.at_places(uow.session, article_id, [loaded.source.id, *ids], wanted)
    some = [place.segment_id for place in wanted]
    derivations = derivations_of_versions(uow.session, article_id, ids, whole=ids, segment_ids=some)
    status = outline(uow, loaded, counts_by_version(state_counts(uow.session, [article_id])))
    sent_back = sent_back_in(uow, version) if status.version(locale).counts.sent_back else {}
    rows = rows_of(uow, actor, loaded, version, around, placed, derivations, sent_back)
    told |= {row.segment_id for row in rows if row.segment_id in beside and has_mark(row.target.text)}
    if is_checked_anew:
        told |= {*(found or ()), *(row.segment_id for row in rows if row.findings or row.dismissed)}
    if len(rows := [row for row in rows if row.segment_id in told]) > MOST_CHANGED:
        return None
    return Workspace(
        article=status,
        version=status.version(locale),
        rows=rows,
        may=may_do(uow, actor, loaded, version, own=around.own_here is not None),
        total=len(places),
        own=around.own_here,
        cursor=cursor_of(loaded, now, chosen),
        agreeing=around.agreeing(uow, actor, loaded, version),
        other_locales=[other.locale for other in loaded.others(version)],
        sent_back=around.in_order(sent_back),
        undecided=open_in_each(uow, [version]).get(version.id, 0),
    )


def _with_twins(
    uow: UnitOfWork, loaded: LoadedArticle, version: Version, since: Moment, segment_ids: Collection[int]
) -> set[int]:
    key = {"source_version_id": loaded.source.id, "version_id": version.id}
    twins = beside_changed(uow.session, version.article_id, **key, segment_ids=segment_ids, since=since)
    return {*segment_ids, *twins}


def _moment_of(cursor: str) -> Moment | None:
    """The moment of a cursor; None if it is not a cursor."""
    found = _CURSOR.fullmatch(cursor)
    return Moment(int(found[1]), found[2]) if found else None
