"""Kinds of outside events in words, in the groups in which they are chosen."""

from collections.abc import Mapping

from tms.domain.outside_events import OutsideKind
from tms.domain.translatable import Words
from tms.http.context import translated

KIND_WORDS: Mapping[OutsideKind, Words] = {
    OutsideKind.VERSION_READY: Words("A version is ready for review"),
    OutsideKind.VERSION_SENT_BACK: Words("A version is sent back"),
    OutsideKind.VERSION_APPROVED: Words("A version is approved"),
    OutsideKind.VERSION_PUBLISHED: Words("Versions are published"),
    OutsideKind.VERSION_CORRECTED: Words("A published version is corrected"),
    OutsideKind.VERSION_WITHDRAWN: Words("A version is withdrawn"),
    OutsideKind.VERSION_LAGGING: Words("A published version lags behind its source"),
    OutsideKind.VERSION_REOPENED: Words("A version is reopened"),
    OutsideKind.VERSION_CANCELLED: Words("Work on a version is cancelled"),
    OutsideKind.COMMENT_ADDED: Words("Someone comments"),
    OutsideKind.QUERY_ASKED: Words("Someone asks a query"),
    OutsideKind.ARTICLE_RECEIVED: Words("An article comes in"),
    OutsideKind.ARTICLE_UPDATED: Words("An article is changed"),
    OutsideKind.ARTICLE_ARCHIVED: Words("An article is archived"),
    OutsideKind.ARTICLE_UNARCHIVED: Words("An article is taken out of the archive"),
    OutsideKind.ARTICLE_DISCARDED: Words("An article is discarded"),
    OutsideKind.ARTICLE_RESTORED: Words("A discarded article is restored"),
}

USUAL = (*tuple(KIND_WORDS)[:7], OutsideKind.COMMENT_ADDED)
"""What is ticked at first."""


def kind_choices() -> list[tuple[str, str]]:
    """All kinds with their words, in the language of this request."""
    return [(kind.value, translated(words)) for kind, words in KIND_WORDS.items()]


def kind_words(kind: str | None) -> str:
    """What happened, in the language of this request; without a kind it is a test."""
    return translated(KIND_WORDS[OutsideKind(kind)] if kind else Words("Test"))
