"""What scripts show within the workspace, and browsers without them as a page that names the article."""

from flask import render_template, request

from tms.http.context import actor, reading
from tms.services.versions.headlines import headlines


def fragment_or_page(name: str, article_id: int, locale: str, **shown: object) -> str:
    """The template ``workspace/_name.html`` for a script that asks, else ``workspace/name.html`` around it."""
    if "X-Fragment" in request.headers:
        return render_template(f"workspace/_{name}.html", article_id=article_id, locale=locale, **shown)
    headline = headlines(reading(), actor().publication_id, [article_id]).get(article_id)
    return render_template(f"workspace/{name}.html", headline=headline, article_id=article_id, locale=locale, **shown)
