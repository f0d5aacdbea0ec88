"""Saved views: what a person asks the board for again and again, under a name of theirs; an editor's may be shared."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, exists, func, or_, select

from tms.db.models import Membership, Person, SavedView
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.permissions import PERMISSIONS, Action, Actor
from tms.domain.storable import require_storable
from tms.services.article_visibility import PERSON, PUBLICATION, of_actor
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_own

MOST_VIEWS = 30
"""The most views of one person."""
LONGEST_VIEW_NAME = 60
LONGEST_QUERY = 2500


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view as its person sees it, or somebody with whom it is shared: ``owner`` is then whose it is.

    ``query`` is that of the board's address; ``opens``: the board opens with it.
    """

    id: int
    name: str
    query: str
    is_shared: bool
    opens: bool
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ViewWish:
    """What a view is to be."""

    name: str
    is_shared: bool = False
    opens: bool = False


_IS_OWN = SavedView.person_id == PERSON
# Whoever left, or may share no more, shares nothing.
_SHARES = Membership.roles.overlap(sorted(PERMISSIONS[Action.SAVED_VIEW_SHARE].roles))
_IS_SHARED = and_(SavedView.is_shared, Membership.ended_at.is_(None), _SHARES)
_VIEWS = made_once(
    select(SavedView.id, SavedView.name, SavedView.query, SavedView.is_shared, SavedView.opens, _IS_OWN, Person.name)
    .join(
        Membership,
        and_(Membership.publication_id == SavedView.publication_id, Membership.person_id == SavedView.person_id),
    )
    .join(Person, Person.id == SavedView.person_id)
    .where(SavedView.publication_id == PUBLICATION, or_(_IS_OWN, _IS_SHARED))
    .order_by(_IS_OWN.desc(), func.lower(Person.name), SavedView.person_id, SavedView.number)
)


def saved_views(uow: UnitOfWork, actor: Actor) -> Sequence[NamedView]:
    """The actor's own views, then those that others share. Raises Denied."""
    authorize(actor, Action.BOARD_VIEW)
    return [
        NamedView(id_, name, query, is_shared, opens and own, None if own else owner)
        for id_, name, query, is_shared, opens, own, owner in uow.session.execute(_VIEWS, of_actor(actor))
    ]


def views_to_change(uow: UnitOfWork, actor: Actor) -> Sequence[NamedView]:
    """The same for the page on which one changes one's own. Raises Denied."""
    authorize(actor, Action.SAVED_VIEW_CHANGE)
    return saved_views(uow, actor)


def save_view(uow: UnitOfWork, actor: Actor, wish: ViewWish, query: str) -> None:
    """Save what the board is asked for under a name.

    Raises Denied, Invalid (``view_name_missing``, ``view_name_length``, ``view_too_long``), Conflict
    (``view_name_taken``, ``too_many_views``).
    """
    own = _own(uow, actor, wish)
    if len(query) > LONGEST_QUERY:
        raise Invalid("view_too_long")
    require_storable(query)
    taken = {view.number for view in own}
    if len(taken) >= MOST_VIEWS:
        raise Conflict("too_many_views", most=MOST_VIEWS)
    name = _free_name(uow, actor, wish.name)
    number = 1 + max(taken, default=0)
    if number > MOST_VIEWS:
        number = min(set(range(1, MOST_VIEWS + 1)) - taken)
    if wish.opens:
        _opens_with_none(uow, own)
    uow.session.add(
        SavedView(
            publication_id=actor.publication_id,
            person_id=actor.person_id,
            number=number,
            name=name,
            query=query,
            is_shared=wish.is_shared,
            opens=wish.opens,
        )
    )
    uow.session.flush()


def change_view(uow: UnitOfWork, actor: Actor, view_id: int, wish: ViewWish) -> None:
    """Rename one of the actor's views, share it or no more, and let the board open with it or no more.

    Raises as ``save_view``, and NotFound (``view_not_found``).
    """
    own = _own(uow, actor, wish)
    view = _one(own, view_id)
    name = _free_name(uow, actor, wish.name, but=view_id)
    if wish.opens:
        _opens_with_none(uow, own)
    view.name, view.is_shared, view.opens = name, wish.is_shared, wish.opens
    uow.session.flush()


def delete_view(uow: UnitOfWork, actor: Actor, view_id: int) -> None:
    """Delete one of the actor's views. Raises Denied, NotFound (``view_not_found``)."""
    uow.session.delete(_one(_own(uow, actor), view_id))
    uow.session.flush()


def _own(uow: UnitOfWork, actor: Actor, wish: ViewWish | None = None) -> Sequence[SavedView]:
    """The actor's views, which nobody changes meanwhile: of two tabs, the second one waits.

    Raises Denied, by what the actor is once they are locked.
    """
    now = authorize_own(uow, actor, Action.SAVED_VIEW_CHANGE)
    if wish is not None and wish.is_shared:
        authorize(now, Action.SAVED_VIEW_SHARE)
    return uow.session.scalars(
        select(SavedView)
        .where(SavedView.publication_id == actor.publication_id, SavedView.person_id == actor.person_id)
        .order_by(SavedView.number)
        .execution_options(populate_existing=True)
    ).all()


def _one(own: Sequence[SavedView], view_id: int) -> SavedView:
    view = next((view for view in own if view.id == view_id), None)
    if view is None:
        raise NotFound("view_not_found")
    return view


def _free_name(uow: UnitOfWork, actor: Actor, said: str, *, but: int = 0) -> str:
    """The name as it is kept, if no view of the actor's but that one has it."""
    name = " ".join(said.split())
    if not name:
        raise Invalid("view_name_missing")
    if len(name) > LONGEST_VIEW_NAME:
        raise Invalid("view_name_length", most=LONGEST_VIEW_NAME)
    require_storable(name)
    # Small and capital letters as the database's index has them.
    same = exists().where(
        SavedView.publication_id == actor.publication_id,
        SavedView.person_id == actor.person_id,
        SavedView.id != but,
        func.lower(SavedView.name) == func.lower(name),
    )
    if uow.session.scalar(select(same)):
        raise Conflict("view_name_taken", name=name)
    return name


def _opens_with_none(uow: UnitOfWork, own: Sequence[SavedView]) -> None:
    """First, because an index allows one at any moment."""
    for view in own:
        view.opens = False
    uow.session.flush()
