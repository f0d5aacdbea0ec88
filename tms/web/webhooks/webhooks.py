"""Webhooks, for the publication's administrators: set up, switched, deleted; what was sent, and sending it again."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, TmsError
from tms.domain.webhook_retries import WebhookVerdict
from tms.http.context import actor, container, end_unit_of_work, ngettext, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_or, row_number
from tms.http.rollback import rolled_back
from tms.services.outside_events.read_events import event_name
from tms.services.webhooks.configure import (
    MadeWebhook,
    WebhookInput,
    change_webhook,
    delete_webhook,
    make_webhook,
    renew_secret,
    switch_webhook,
)
from tms.services.webhooks.list_webhooks import delivery_log, list_webhooks, read_webhook
from tms.services.webhooks.replay import replay_one, replay_since
from tms.services.webhooks.trial import prepare_test, send_test
from tms.web.webhooks.kind_words import USUAL, kind_choices, kind_words

blueprint = Blueprint("webhooks", __name__)

_NOT_ON_THE_PAGE = {"denied", "not_signed_in", "not_found"}

SINCE_HOURS = (1, 24, 72, 168)
"""How far back what is sent again may begin; 0 is everything that is kept."""


@blueprint.get("/webhooks")
def webhooks() -> ResponseReturnValue:
    """All webhooks, and the form that makes another."""
    return _list()


@blueprint.post("/webhooks")
def make() -> ResponseReturnValue:
    """Make a webhook, and show its secret this once."""
    try:
        made = make_webhook(unit_of_work(), actor(), container().webhooks.vault, _wish())
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _list(error=rolled_back(error)), status_of(error)
    return _list(made=made), 201


@blueprint.get("/webhooks/<int:webhook_id>")
def webhook(webhook_id: int) -> ResponseReturnValue:
    """One webhook: how it stands, its settings, and the log of what was sent."""
    return _page(webhook_id)


@blueprint.post("/webhooks/<int:webhook_id>")
def change(webhook_id: int) -> ResponseReturnValue:
    """Change where it sends, and which events."""
    based_on = number_or(request.form.get("based_on", ""), 0)
    try:
        change_webhook(unit_of_work(), actor(), webhook_id, _wish(), based_on=based_on)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(webhook_id, error=rolled_back(error)), status_of(error)
    flash(_("Saved. It applies to what happens from now on."))
    return _back(webhook_id)


@blueprint.post("/webhooks/<int:webhook_id>/switch")
def switch(webhook_id: int) -> ResponseReturnValue:
    """Switch it on or off."""
    active = request.form.get("active") == "1"
    switch_webhook(unit_of_work(), actor(), webhook_id, active=active)
    flash(
        _("Switched on. What happened meanwhile is sent now.")
        if active
        else _("Switched off. What happens from now on is sent once it is on again.")
    )
    return _back(webhook_id)


@blueprint.post("/webhooks/<int:webhook_id>/secret")
def secret(webhook_id: int) -> ResponseReturnValue:
    """Make another secret, and show it this once."""
    renewed = renew_secret(unit_of_work(), actor(), container().webhooks.vault, webhook_id)
    return _page(webhook_id, made=MadeWebhook(webhook_id, renewed)), 201


@blueprint.post("/webhooks/<int:webhook_id>/delete")
def delete(webhook_id: int) -> ResponseReturnValue:
    """Delete it with its log."""
    delete_webhook(unit_of_work(), actor(), webhook_id)
    flash(_("Deleted. Nothing is sent there any more."))
    return redirect(url_for("webhooks.webhooks"), 303)


@blueprint.post("/webhooks/<int:webhook_id>/test")
def test(webhook_id: int) -> ResponseReturnValue:
    """Send a test now; the log shows how it went."""
    try:
        prepared = prepare_test(unit_of_work(), actor(), container().webhooks.vault, webhook_id)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(webhook_id, error=rolled_back(error)), status_of(error)
    # No transaction waits for somebody else's server.
    end_unit_of_work(None)
    answer = send_test(container().database.begin, container().webhooks, prepared)
    flash(
        _("The test was taken.")
        if answer.verdict is WebhookVerdict.TAKEN
        else _("The test was not taken. The first line of the log says why.")
    )
    return _back(webhook_id)


@blueprint.post("/webhooks/<int:webhook_id>/replay")
def replay(webhook_id: int) -> ResponseReturnValue:
    """Send everything again that happened since a moment."""
    hours = number_or(request.form.get("hours", ""), -1)
    if hours not in {0, *SINCE_HOURS}:
        raise Invalid("form_incomplete")
    since = datetime.now(UTC) - timedelta(hours=hours) if hours else None
    count = replay_since(unit_of_work(), actor(), webhook_id, since)
    flash(
        ngettext("%(num)s event is sent again.", "%(num)s events are sent again.", count)
        if count
        else _("Nothing happened since then that is not waiting already.")
    )
    return _back(webhook_id)


@blueprint.post("/webhooks/<int:webhook_id>/deliveries/<int:delivery_id>/replay")
def replay_delivery(webhook_id: int, delivery_id: int) -> ResponseReturnValue:
    """Send one event again."""
    replay_one(unit_of_work(), actor(), webhook_id, delivery_id)
    flash(_("The event is sent again within seconds."))
    return _back(webhook_id)


def _wish() -> WebhookInput:
    return WebhookInput(request.form.get("address", ""), request.form.getlist("kinds"))


def _back(webhook_id: int) -> ResponseReturnValue:
    return redirect(url_for("webhooks.webhook", webhook_id=webhook_id), 303)


def _list(*, made: MadeWebhook | None = None, error: TmsError | None = None) -> str:
    return render_template(
        "webhooks/webhooks.html",
        webhooks=list_webhooks(unit_of_work(), actor()),
        address=request.form.get("address", "") if error else "",
        chosen=request.form.getlist("kinds") if error else USUAL,
        **_of_both(made, error),
    )


def _page(webhook_id: int, *, made: MadeWebhook | None = None, error: TmsError | None = None) -> str:
    found = read_webhook(unit_of_work(), actor(), webhook_id)
    try:
        before = row_number(request.args["before"]) if "before" in request.args else None
    except ValueError:
        before = None
    only_failed = request.args.get("show") == "failed"
    return render_template(
        "webhooks/webhook.html",
        webhook=found,
        log=delivery_log(unit_of_work(), actor(), webhook_id, before=before, only_failed=only_failed),
        only_failed=only_failed,
        is_first=before is None,
        since_hours=SINCE_HOURS,
        name_of=event_name,
        address=request.form.get("address", "") if error and "address" in request.form else found.address,
        chosen=request.form.getlist("kinds") if error and "address" in request.form else found.kinds,
        **_of_both(made, error),
    )


def _of_both(made: MadeWebhook | None, error: TmsError | None) -> dict[str, object]:
    return {"made": made, "error": error, "kinds": kind_choices(), "kind_words": kind_words}
