"""A notification in words: one line, the same on the page and in a letter."""

from tms.domain.locales import NAMES
from tms.domain.notices import OF_ACCOUNT, Notice
from tms.domain.translatable import Words, message
from tms.services.notifications.inbox import InboxLine

_ONCE = {
    Notice.ASSIGNED: message("{who} assigned {version} to you"),
    Notice.BY_DEFAULT: message("{version} is yours by default"),
    Notice.SENT_BACK: message("{who} sent back a segment of {version}"),
    Notice.RETURNED: message("{who} returned {version} to you"),
    Notice.RESUBMITTED: message("{who} submitted {version} again, unchanged since it was sent back"),
    Notice.ACCEPTANCE_GONE: message("{who} changed a segment of {version} that you had accepted"),
    Notice.CORRECTED: message("{who} asks you to agree to corrections in {version}"),
    Notice.MENTION: message("{who} mentioned you"),
    Notice.REPLY: message("{who} commented"),
    Notice.QUERY: message("{who} asks about {version}, which waits for the answer"),
    Notice.SOURCE_CHANGED: message("{who} changed the source under {version}"),
    Notice.OVERDUE: message("{version} is overdue"),
    Notice.RESET_OFFERED: message("{who} made a password reset link for you"),
    Notice.RESET_USED: message("Your password was changed through a link that {who} made"),
    Notice.WEBHOOK_STOPPED: message("A webhook was switched off, because its receiver takes nothing"),
    Notice.RIGHT_ENDED: message("Readers see a picture although its last day is over"),
}
_OFTEN = {
    Notice.BY_DEFAULT: message("{times} steps are yours by default, the last of them in {version}"),
    Notice.SENT_BACK: message("{who} sent back {times} segments of {version}"),
    Notice.ACCEPTANCE_GONE: message("{who} changed {times} segments of {version} that you had accepted"),
    Notice.MENTION: message("{who} mentioned you, {times} times"),
    Notice.REPLY: message("{times} new comments, the last by {who}"),
    Notice.SOURCE_CHANGED: message("{who} changed the source under {version}, {times} times"),
}
_SENT_BACK = {
    True: message("{who} returned {version} to you, with a segment sent back"),
    False: message("{who} returned {version} to you, with {sent_back} segments sent back"),
}
_RESUBMITTED = {
    True: message("{who} submitted {version} again: a segment changed since it was sent back"),
    False: message("{who} submitted {version} again: {changed} segments changed since it was sent back"),
}
_TOGETHER = {
    Notice.ASSIGNED: message("{who} assigned {together} steps to you"),
    Notice.SOURCE_CHANGED: message("{who} changed the source under {together} versions of yours"),
    Notice.OVERDUE: message("{together} versions are overdue"),
}


def line(told: InboxLine) -> Words:
    """Who did what, without the article: ``Lin Wei mentioned you``, ``Lin Wei sent back 3 segments of 简体``."""
    if told.together > 1:
        return Words(_TOGETHER[told.kind], who=told.who or Words("Someone"), together=told.together)
    said = _ONCE[told.kind] if told.times == 1 else _OFTEN.get(told.kind, _ONCE[told.kind])
    if told.sent_back:
        said = _SENT_BACK[told.sent_back == 1]
    if told.changed:
        said = _RESUBMITTED[told.changed == 1]
    nobody = Words("Whoever runs this installation") if told.kind in OF_ACCOUNT else Words("Someone")
    who, version = told.who or nobody, NAMES.get(told.locale or "", "")
    return Words(said, who=who, version=version, times=told.times, sent_back=told.sent_back, changed=told.changed)
