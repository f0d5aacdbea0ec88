"""Kinds of outside events: what a site, a CMS or an assistant is told of an article and its versions."""

from enum import StrEnum


class OutsideKind(StrEnum):
    """What happened; named as receivers get it."""

    ARTICLE_RECEIVED = "article.received"
    ARTICLE_UPDATED = "article.updated"
    ARTICLE_ARCHIVED = "article.archived"
    ARTICLE_UNARCHIVED = "article.unarchived"
    ARTICLE_DISCARDED = "article.discarded"
    ARTICLE_RESTORED = "article.restored"
    VERSION_READY = "version.ready_for_review"
    VERSION_SENT_BACK = "version.sent_back"
    VERSION_APPROVED = "version.approved"
    VERSION_REOPENED = "version.reopened"
    VERSION_CANCELLED = "version.cancelled"
    VERSION_PUBLISHED = "version.published"
    VERSION_CORRECTED = "version.corrected"
    VERSION_WITHDRAWN = "version.withdrawn"
    VERSION_LAGGING = "version.lagging"
    COMMENT_ADDED = "comment.added"
    QUERY_ASKED = "query.asked"


OF_READERS = frozenset({OutsideKind.VERSION_PUBLISHED, OutsideKind.VERSION_CORRECTED, OutsideKind.VERSION_WITHDRAWN})
"""What readers see anyway, so that it is told of every article, confidential ones included."""

KEPT_DAYS = 90
"""How long a publication keeps events that has not said so."""

DAYS_TO_KEEP = range(7, 3_651)
"""For how many days events can be kept: a week for whoever was away, ten years at most."""

NAMED = frozenset(
    {
        OutsideKind.VERSION_READY,
        OutsideKind.VERSION_SENT_BACK,
        OutsideKind.VERSION_APPROVED,
        OutsideKind.COMMENT_ADDED,
        OutsideKind.QUERY_ASKED,
    }
)
"""Kinds that say by name who did it, as the article's pages do; the others give the person's number alone."""
