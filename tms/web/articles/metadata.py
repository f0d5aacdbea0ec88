"""The page of what is known of an article beside its text, as an editor changes it."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, Invalid, Stale, TmsError
from tms.domain.locales import NAMES
from tms.domain.tags import LONGEST_TAG, MOST_TAGS
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import row_numbers
from tms.http.rollback import rolled_back
from tms.services.articles.slugs import LONGEST_SLUG
from tms.services.publication.tags import tags_known
from tms.services.publishing.metadata import ArticleMetadata, change_metadata, read_metadata
from tms.services.tags import unnamed_tags, written_tags
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
        wanted = ArticleMetadata(date_from_field(form.get("published_on", "")), slugs, _numbers("tag"))
        new = written_tags(form.get("new_tags", ""))
        change_metadata(unit_of_work(), actor(), article_id, wanted, based_on=form.get("based_on", ""), new_tags=new)
    except (Conflict, Invalid, Stale) as error:
        return _page(article_id, rolled_back(error), form), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("metadata.metadata", article_id=article_id), 303)


def _page(article_id: int, error: TmsError | None = None, typed: Mapping[str, str] | None = None) -> str:
    present = read_metadata(unit_of_work(), actor(), article_id)
    day = present.metadata.published_on
    stands = {"published_on": day.isoformat() if day else ""}
    stands |= {_slug(locale): slug for locale, slug in present.metadata.slugs.items()}
    # A tag that somebody else gave meanwhile stays, unless it is taken away where it is seen.
    unseen = [one for one in present.metadata.tags if one not in _numbers("tag_shown")]
    return render_template(
        "articles/metadata.html",
        present=present,
        unnamed=unnamed_tags(present.tags, list(present.metadata.slugs)),
        chosen_tags=present.metadata.tags if typed is None else (*_numbers("tag"), *unseen),
        new_tags="" if typed is None else typed.get("new_tags", ""),
        known_tags=tags_known(unit_of_work(), actor()),
        most_tags=MOST_TAGS,
        longest_tag=LONGEST_TAG,
        stands=stands,
        written={name: (typed or stands).get(name, "") for name in stands},
        longest_slug=LONGEST_SLUG,
        error=error,
    )


def _numbers(name: str) -> tuple[int, ...]:
    """The tags that a field of the form names; what is no number is none."""
    return tuple(row_numbers(",".join(request.form.getlist(name))))


def _slug(locale: str) -> str:
    """The name of a slug's field."""
    return f"slug-{locale}"
