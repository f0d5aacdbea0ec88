"""A person's notifications: the bell, the list, where each line leads, and the end of letters."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from tms.domain.errors import Invalid
from tms.domain.notices import OF_ACCOUNT, Notice
from tms.domain.permissions import Action
from tms.http.context import actor, container, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within
from tms.services.authorize import may
from tms.services.notifications.inbox import (
    InboxLine,
    NoticeTarget,
    account_notifications,
    follow_notification,
    notifications,
    read_notifications,
)
from tms.services.notifications.notice_words import line
from tms.services.notifications.preference import unsubscribe, whose_token
from tms.web.rendering.filled_messages import filled
from tms.web.rendering.language_spans import marked, named

blueprint = Blueprint("notifications", __name__)


@blueprint.get("/notifications")
def told() -> str:
    """The list of what is unread, or with ``?all=1`` also of what was read."""
    everything = request.args.get("all") == "1"
    told_of = notifications(unit_of_work(), actor(), unread_only=not everything)
    account = account_notifications(unit_of_work(), actor(), unread_only=not everything)
    return render_template(
        "notifications/notifications.html",
        articles=told_of.articles,
        together=told_of.together,
        account=[one for one in account if one.kind in OF_ACCOUNT],
        webhooks=[one for one in account if one.kind not in OF_ACCOUNT],
        everything=everything,
        line_of=said_line,
    )


@blueprint.get("/notifications/bell")
def bell() -> str:
    """The bell of the bar, a fragment to swap in."""
    actor()
    return render_template("notifications/_bell.html")


@blueprint.get("/notifications/<int:notification_id>")
def follow(notification_id: int) -> ResponseReturnValue:
    """Mark a notification as read, and go to where it leads."""
    together = request.args.get("together") == "1"
    return redirect(_address(follow_notification(unit_of_work(), actor(), notification_id, together=together)), 303)


@blueprint.post("/notifications/read")
def read() -> ResponseReturnValue:
    """Mark one notification as read, or all of them."""
    given = request.form.get("notification", "")
    try:
        notification_id = number_within(given) if given else None
    except ValueError:
        raise Invalid("form_incomplete") from None
    read_notifications(unit_of_work(), actor(), notification_id, together="together" in request.form)
    if notification_id is None:
        flash(_("All are marked as read."))
    return redirect(url_for("notifications.told", all=request.form.get("all") or None), 303)


@blueprint.get("/unsubscribe/<token>")
def unsubscribe_page(token: str) -> str:
    """The page that a letter's link leads to: it asks first, so that programs that look at links change nothing."""
    whose_token(container().secret_key, token)
    return render_template("notifications/unsubscribe.html", token=token, done=False)


@blueprint.post("/unsubscribe/<token>")
def unsubscribe_now(token: str) -> str:
    """End the letters; mail programs send this by themselves, too."""
    unsubscribe(unit_of_work(), container().secret_key, token)
    return render_template("notifications/unsubscribe.html", token=token, done=True)


def _address(place: NoticeTarget) -> str:
    if place.together is Notice.RIGHT_ENDED and may(actor(), Action.ARTICLE_PUBLISH):
        return url_for("pictures.ended")
    if place.together is not None and place.article_id is not None:
        return url_for("articles.article", article_id=place.article_id)
    if place.together is Notice.OVERDUE and may(actor(), Action.BOARD_VIEW):
        # Also what one has brought in and nobody has taken.
        return url_for("board.board", only="mine", due="overdue")
    if place.together is not None:
        return url_for("board.work")
    if place.webhook_id is not None:
        return url_for("webhooks.webhook", webhook_id=place.webhook_id)
    if place.article_id is None:
        return url_for("account.account")
    at = f"#thread-{place.thread_id}" if place.thread_id else ""
    if place.locale is None:
        return url_for("articles.article", article_id=place.article_id) + at
    asked = {"changes": "return", "show": "changed"} if place.is_resubmitted else {"segment": place.segment_id or None}
    where = url_for("workspace.version", article_id=place.article_id, locale=place.locale, **asked)
    return where + (at or ("#now" if place.segment_id else ""))


def said_line(one: InboxLine) -> Markup:
    """The notification's line, with its version's name marked as Chinese where it is."""
    words = line(one)
    said = {name: marked(value) for name, value in words.params.items() if isinstance(value, str)}
    if one.locale is not None:
        said["version"] = named(one.locale)
    return filled(words, **said)
