"""The page of what is known of an article beside its text, as an editor changes it."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, Invalid, Stale, TmsError
from tms.domain.locales import NAMES
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.services.articles.slugs import LONGEST_SLUG
from tms.services.publishing.metadata import ArticleMetadata, change_metadata, read_metadata
from tms.web.rendering.dates import date_from_field

blueprint = Blueprint("metadata", __name__)


@blueprint.get("/articles/<int:article_id>/metadata")
def metadata(article_id: int) -> str:
    """The page of an article's metadata."""
    return _page(article_id)


@blueprint.post("/articles/<int:article_id>/metadata")
def change(article_id: int) -> ResponseReturnValue:
    """Save what stands in the form; if that is refused, the page comes back with what was typed."""
    form = request.form
    try:
        slugs = {locale: form[_slug(locale)] for locale in NAMES if _slug(locale) in form}
        wanted = ArticleMetadata(published_on=date_from_field(form.get("published_on", "")), slugs=slugs)
        change_metadata(unit_of_work(), actor(), article_id, wanted, based_on=form.get("based_on", ""))
    except (Conflict, Invalid, Stale) as error:
        return _page(article_id, rolled_back(error), form), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("metadata.metadata", article_id=article_id), 303)


def _page(article_id: int, error: TmsError | None = None, typed: Mapping[str, str] | None = None) -> str:
    present = read_metadata(unit_of_work(), actor(), article_id)
    day = present.metadata.published_on
    stands = {"published_on": day.isoformat() if day else ""}
    stands |= {_slug(locale): slug for locale, slug in present.metadata.slugs.items()}
    return render_template(
        "articles/metadata.html",
        present=present,
        stands=stands,
        written={name: (typed or stands).get(name, "") for name in stands},
        longest_slug=LONGEST_SLUG,
        error=error,
    )


def _slug(locale: str) -> str:
    """The name of a slug's field."""
    return f"slug-{locale}"
