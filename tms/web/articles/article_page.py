"""The page of one article, to which several activities return: what it shows, what was done, what was refused."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tms.adapters import formats
from tms.domain.errors import TmsError
from tms.domain.permissions import Action
from tms.domain.translatable import Words
from tms.http.context import actor, status_of, unit_of_work
from tms.http.rollback import rolled_back
from tms.services.articles.article_status import ArticleStatus, VersionStatusView
from tms.services.articles.article_status import status_of as article_as_it_stands
from tms.services.articles.change_section import sections_known
from tms.services.articles.discard import was_published
from tms.services.articles.finished_steps import finished_of_article
from tms.services.articles.parity_report import parity_summary
from tms.services.authorize import LoadedArticle, authorize_article, may
from tms.services.figures.effort import effort_of_article
from tms.services.guidance.brief import brief_of
from tms.services.jobs.assignable import assignable
from tms.services.publishing.publish import may_go_out
from tms.services.reviewing.reopen_and_cancel import REOPENABLE
from tms.services.sites.site_standing import versions_of_article
from tms.services.tags import TagOfArticle, UnnamedTags, shown_tags, unnamed_tags
from tms.services.threads.read_threads import threads_of_article
from tms.web.parity.parity_words import agreed_words
from tms.web.rendering import dates, version_standing
from tms.web.sites.field_words import field_words

EXPORTS = {
    "html": ("HTML", "text/html", formats.to_html),
    "md": (Words("Markdown"), "text/markdown", formats.to_markdown),
    "txt": (Words("Plain text"), "text/plain", formats.to_text),
    "po": ("PO", "text/x-gettext-translation", formats.to_po),
}
"""Per ending: what people call it, its media type, and what writes it."""

_ON_PAGE = {"invalid", "conflict", "too_large"}
"""Refusals that are shown on the page where the act was asked for; others are a page of their own."""


def facts(article_id: int) -> dict[str, Any]:
    """What the part of an article's page that changes while the pipeline runs shows. Raises NotFound, Denied."""
    return _facts_of(authorize_article(unit_of_work(), actor(), Action.ARTICLE_VIEW, article_id))


def _facts_of(loaded: LoadedArticle, tags: Sequence[TagOfArticle] | None = None) -> dict[str, Any]:
    status = article_as_it_stands(unit_of_work(), loaded)
    assigns = may(actor(), Action.STEP_ASSIGN) and not status.archived
    publishes = may(actor(), Action.ARTICLE_PUBLISH) and not status.archived
    people = assignable(unit_of_work(), actor(), loaded) if assigns else {}
    # A source whose sentences were not found yet has nothing that readers could see.
    ready = [v.locale for v in status.versions if _is_ready(v) and v.counts.total]
    unnamed: list[UnnamedTags] = []
    if ready and publishes:
        unnamed = unnamed_tags(shown_tags(unit_of_work(), loaded) if tags is None else tags, ready)
    return {
        "article": status,
        "people": people,
        "finished": finished_of_article(unit_of_work(), loaded),
        "standing": version_standing.on_page,
        "in_field": dates.in_field,
        "time_zone": dates.our_masthead().time_zone,
        "exports": EXPORTS,
        "ready": ready,
        "unnamed": unnamed,
        "chosen": [] if _is_source_alone(status, ready) else ready,
        "reopenable": REOPENABLE,
        "discardable": may(actor(), Action.ARTICLE_DISCARD) and not was_published(unit_of_work(), status.id),
        "out": [v for v in status.versions if v.published_slug],
        "on_sites": versions_of_article(unit_of_work(), loaded) if _was_out(status) else [],
        "field_words": field_words,
    }


def page_facts(article_id: int) -> dict[str, Any]:
    """What the whole page shows: ``facts``, and what stands beside the part that changes while the pipeline runs.

    Raises NotFound, Denied.
    """
    loaded = authorize_article(unit_of_work(), actor(), Action.ARTICLE_VIEW, article_id)
    parity = parity_summary(unit_of_work(), loaded)
    tags = shown_tags(unit_of_work(), loaded)
    return _facts_of(loaded, tags) | {
        "article_id": article_id,
        "parity": parity,
        "agreed": agreed_words(parity.agreed),
        "effort": effort_of_article(unit_of_work(), article_id),
        "threads": threads_of_article(unit_of_work(), actor(), loaded),
        "brief": brief_of(unit_of_work(), article_id),
        "tags": tags,
        "sections": sections_known(unit_of_work(), actor()) if may(actor(), Action.ARTICLE_SECTION) else [],
    }


def _was_out(status: ArticleStatus) -> bool:
    return any(version.published_slug or version.status == "withdrawn" for version in status.versions)


def _is_ready(version: VersionStatusView) -> bool:
    return may_go_out(version.role, version.status) and (version.status != "published" or version.lags)


def _is_source_alone(status: ArticleStatus, ready: Sequence[str]) -> bool:
    """Whether only the source could go out, and others are in work: readers get it by more than one click."""
    others = [version.status for version in status.versions if version.locale not in ready]
    return list(ready) == [status.source_language] and any(one not in {"published", "cancelled"} for one in others)


def done(article_id: int, words: str) -> ResponseReturnValue:
    """Flash a message and return to the article's page."""
    flash(words)
    return redirect(url_for("articles.article", article_id=article_id), 303)


def refused(article_id: int, error: TmsError, *, asked: str = "") -> ResponseReturnValue:
    """The page again with the error's message, if the form can be corrected there; else the error is raised.

    ``asked`` is the dialog in which it was asked for: that is open again, with what was typed in it.
    """
    if error.kind not in _ON_PAGE:
        raise error
    page = render_template("articles/article.html", error=rolled_back(error), asked=asked, **page_facts(article_id))
    return page, status_of(error)
