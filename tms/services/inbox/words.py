"""A notification in words: one line, the same on the page and in a letter."""

from tms.domain.locales import NAMES
from tms.domain.notices import Notice
from tms.services.inbox.listing import Told


def line(told: Told) -> str:
    """Who did what, without the article: ``Lin Wei mentioned you``, ``3 segments of 简体 were sent back by Lin``."""
    who, version = told.who or "Somebody", NAMES.get(told.locale or "", "")
    many = told.times
    match told.kind:
        case Notice.ASSIGNED:
            return f"{who} assigned {version} to you"
        case Notice.SENT_BACK:
            return f"{who} sent back {'a segment' if many == 1 else f'{many} segments'} of {version}"
        case Notice.RETURNED:
            return f"{who} returned {version} to you"
        case Notice.MENTION:
            return f"{who} mentioned you" + ("" if many == 1 else f", {many} times")
        case Notice.REPLY:
            return f"{who} commented" if many == 1 else f"{many} new comments, the last by {who}"
        case Notice.SOURCE_CHANGED:
            return f"{who} changed the source under {version}" + ("" if many == 1 else f", {many} times")
        case Notice.OVERDUE:
            return f"{version} is overdue"
