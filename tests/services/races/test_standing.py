"""How an article stands, for the judge of pairs: copies stand alike, and what is told of one of them is seen."""

from sqlalchemy import select

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.races.copies import copy_article
from tests.services.races.places import PAGE, STATES, Place, hire
from tests.services.races.standing import differences, standing
from tms.db.models import Article, OutsideEvent
from tms.db.unit_of_work import Database
from tms.domain.outside_events import OutsideKind
from tms.services.outside_events.tell_outside import tell_outside


def tell(database: Database, article_id: int, *kinds: OutsideKind) -> None:
    with database.begin() as uow:
        article = uow.session.get_one(Article, article_id)
        for kind in kinds:
            tell_outside(uow, kind, article, by=None)


def test_copies_stand_alike_until_the_outside_is_told_of_one(own_database: Database, desk: Desk) -> None:
    people = hire(own_database, desk.newsroom)
    first = make_article(own_database, people.editor, PAGE)
    STATES["published"](Place(own_database, desk.newsroom, people, first))
    one, other = copy_article(own_database.engine, first, 2)
    with own_database.begin() as uow:
        told = select(OutsideEvent.id).where(OutsideEvent.article_id.in_([one, other]))
        assert uow.session.scalars(told).all() == [], "a log of what happened once"
    assert differences(standing(own_database, one), standing(own_database, other)) == []

    tell(own_database, one, OutsideKind.ARTICLE_ARCHIVED, OutsideKind.ARTICLE_UNARCHIVED)
    tell(own_database, other, OutsideKind.ARTICLE_ARCHIVED)
    assert differences(standing(own_database, one), standing(own_database, other)) == [
        "+outside events: nth 2, kind article.unarchived, data {}"
    ]
    tell(own_database, other, OutsideKind.ARTICLE_UNARCHIVED)
    assert differences(standing(own_database, one), standing(own_database, other)) == []
