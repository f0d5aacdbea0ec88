"""How a version stands on the sites of its publication, as a column of a statement that reads versions."""

from sqlalchemy import BindParameter, ScalarSelect, SQLColumnExpression, and_, case, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from tms.db.base import Json
from tms.db.models import ConnectedSite, SiteVersion
from tms.db.statements.literals import inline_literal


def on_sites_of(
    publication_id: BindParameter[int], article_id: SQLColumnExpression[int], version_id: SQLColumnExpression[int]
) -> ScalarSelect[Json]:
    """State and address (NULL: readers find none there) on each site that is switched on; NULL if there is no site.

    One that waits, and that was tried in vain, is ``failing``.
    """
    in_vain = and_(
        SiteVersion.state == inline_literal("waiting"),
        or_(SiteVersion.error_code.is_not(None), ConnectedSite.error_code.is_not(None)),
    )
    state = case((in_vain, inline_literal("failing")), else_=SiteVersion.state)
    stands = func.json_build_array(state, SiteVersion.address)
    return (
        select(func.json_agg(aggregate_order_by(stands, SiteVersion.site_id)))
        .join(
            ConnectedSite,
            and_(
                ConnectedSite.publication_id == SiteVersion.publication_id,
                ConnectedSite.id == SiteVersion.site_id,
                ConnectedSite.active,
            ),
        )
        .where(
            SiteVersion.publication_id == publication_id,
            SiteVersion.article_id == article_id,
            SiteVersion.version_id == version_id,
        )
        .scalar_subquery()
    )
