"""What the publication's termbase would call a tag in the languages in which it has no name yet."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from tms.db.models import Publication, Term
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import SOURCE_LANGUAGES, holding_in
from tms.domain.permissions import Action, Actor
from tms.domain.tags import LONGEST_TAG, split_tags
from tms.language.terms import PREFERRED
from tms.services.authorize import authorize
from tms.services.publication.tags import TagInUse


def proposed_names(uow: UnitOfWork, actor: Actor, tag: TagInUse) -> dict[str, str]:
    """Per language without a name, the preferred term of the concept that is called like the tag. Raises Denied.

    Nothing is saved. Of several concepts the oldest counts; a term that could be no tag's name is not proposed.
    """
    authorize(actor, Action.TERMS_VIEW)
    missing = [locale for locale in SOURCE_LANGUAGES if locale not in tag.names]
    if not missing:
        return {}
    region = uow.session.get_one(Publication, actor.publication_id).region
    known, wanted = aliased(Term), aliased(Term)
    called_so = [
        known.locale.in_(holding_in(locale, region)) & (func.lower(known.text) == func.lower(name))
        for locale, name in tag.given.items()
    ]
    rows = uow.session.execute(
        select(wanted.locale, wanted.text)
        .join(known, (known.publication_id == wanted.publication_id) & (known.concept_id == wanted.concept_id))
        .where(
            wanted.publication_id == actor.publication_id, wanted.administrative_status == PREFERRED, or_(*called_so)
        )
        .order_by(wanted.concept_id, wanted.id)
    ).all()
    found: dict[str, str] = {}
    for locale in missing:
        tags = holding_in(locale, region)
        fitting = [row for row in rows if row.locale in tags and _may_be_name(row.text)]
        for row in sorted(fitting, key=lambda one: tags.index(one.locale))[:1]:
            found[locale] = row.text
    return found


def _may_be_name(text: str) -> bool:
    return len(text) <= LONGEST_TAG and split_tags(text) == [text]
