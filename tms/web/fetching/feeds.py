"""Watched feeds and what is new in them, for editors: add, try, pause, remove; take an entry, or dismiss it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import TmsError
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within
from tms.http.rollback import rolled_back
from tms.services.fetching.candidates import candidates, dismiss_candidate, dismiss_candidates, take_candidate
from tms.services.fetching.feeds import pause_feed, remove_feed, try_feed, watch_feed, watched_feeds

blueprint = Blueprint("watched_feeds", __name__)

_NOT_ON_THE_PAGE = {"denied", "not_signed_in"}


@blueprint.get("/feeds")
def feeds() -> ResponseReturnValue:
    """The candidates, and the feeds that they come from."""
    return _page(None)


@blueprint.post("/feeds")
def add() -> ResponseReturnValue:
    """Watch another feed."""
    try:
        watch_feed(unit_of_work(), actor(), request.form.get("address", ""))
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(rolled_back(error)), status_of(error)
    flash(_("The feed is watched. What is new in it is listed as soon as a worker has asked it."))
    return _back()


@blueprint.post("/feeds/<int:feed_id>/try")
def try_now(feed_id: int) -> ResponseReturnValue:
    """Ask a feed now."""
    try_feed(unit_of_work(), actor(), feed_id)
    return _back()


@blueprint.post("/feeds/<int:feed_id>/pause")
def pause(feed_id: int) -> ResponseReturnValue:
    """Ask a feed no more until it is watched again."""
    pause_feed(unit_of_work(), actor(), feed_id, paused=True)
    return _back()


@blueprint.post("/feeds/<int:feed_id>/resume")
def resume(feed_id: int) -> ResponseReturnValue:
    """Watch a feed again."""
    pause_feed(unit_of_work(), actor(), feed_id, paused=False)
    return _back()


@blueprint.post("/feeds/<int:feed_id>/remove")
def remove(feed_id: int) -> ResponseReturnValue:
    """Watch a feed no more, and forget its entries."""
    remove_feed(unit_of_work(), actor(), feed_id)
    flash(_("The feed is no longer watched. Articles that were made of its entries stay."))
    return _back()


@blueprint.post("/feeds/entries/<int:entry_id>/take")
def take(entry_id: int) -> ResponseReturnValue:
    """Have an entry's page fetched, and shown in the preview."""
    try:
        page_id = take_candidate(unit_of_work(), actor(), entry_id)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(rolled_back(error)), status_of(error)
    return redirect(url_for("fetching.page", page_id=page_id), 303)


@blueprint.post("/feeds/entries/<int:entry_id>/dismiss")
def dismiss(entry_id: int) -> ResponseReturnValue:
    """Show an entry no more."""
    try:
        dismiss_candidate(unit_of_work(), actor(), entry_id)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(rolled_back(error)), status_of(error)
    return _back()


@blueprint.post("/feeds/entries/dismiss")
def dismiss_all() -> ResponseReturnValue:
    """Show no more of what was there when the page was."""
    try:
        seen = number_within(request.form.get("seen", ""))
    except ValueError:
        seen = 0
    dismiss_candidates(unit_of_work(), actor(), seen)
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(url_for("watched_feeds.feeds"), 303)


def _page(error: TmsError | None) -> str:
    found = candidates(unit_of_work(), actor())
    return render_template(
        "fetching/feeds.html",
        candidates=found,
        seen=max((one.id for one in found.shown), default=0),
        feeds=watched_feeds(unit_of_work(), actor()),
        address=request.form.get("address", ""),
        error=error,
    )
