"""Saved views of the board: naming what it is asked for now, and the page on which one's views are changed."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, Invalid, TmsError
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.services.board.saved_views import (
    LONGEST_VIEW_NAME,
    MOST_VIEWS,
    NamedView,
    ViewWish,
    change_view,
    delete_view,
    save_view,
    views_to_change,
)
from tms.web.board.shown_views import address_of, query_of

blueprint = Blueprint("views", __name__)


@blueprint.get("/board/views")
def views() -> str:
    """One's views, each to be renamed, shared, opened with and deleted."""
    return _page()


@blueprint.post("/board/views")
def save() -> ResponseReturnValue:
    """Save what the board is asked for, and go back to it."""
    query = query_of(request.form.get("query", ""))
    try:
        save_view(unit_of_work(), actor(), _wish(), query)
    except (Invalid, Conflict) as error:
        refused = rolled_back(error)
        return _page(error=refused, new=query), status_of(refused)
    flash(_("The view is saved."))
    return redirect(address_of(query), 303)


@blueprint.post("/board/views/<int:view_id>")
def change(view_id: int) -> ResponseReturnValue:
    """Rename, share, open with it: what its form says."""
    try:
        change_view(unit_of_work(), actor(), view_id, _wish())
    except (Invalid, Conflict) as error:
        refused = rolled_back(error)
        return _page(error=refused, changed=view_id), status_of(refused)
    flash(_("The view is changed."))
    return redirect(url_for("views.views"), 303)


@blueprint.post("/board/views/<int:view_id>/delete")
def delete(view_id: int) -> ResponseReturnValue:
    """Delete one; what it showed stays where it is."""
    delete_view(unit_of_work(), actor(), view_id)
    flash(_("The view is deleted."))
    return redirect(url_for("views.views"), 303)


def _wish() -> ViewWish:
    return ViewWish(
        request.form.get("name", "")[: LONGEST_VIEW_NAME * 10],
        is_shared="shared" in request.form,
        opens="opens" in request.form,
    )


def _page(*, error: TmsError | None = None, new: str | None = None, changed: int | None = None) -> str:
    found = views_to_change(unit_of_work(), actor())
    own: list[NamedView] = [view for view in found if view.owner is None]
    return render_template(
        "board/saved_views.html",
        views=own,
        shared=[view for view in found if view.owner is not None],
        address_of=address_of,
        error=error,
        new=new,
        changed=changed,
        wish=_wish(),
        most=MOST_VIEWS,
        longest=LONGEST_VIEW_NAME,
    )
