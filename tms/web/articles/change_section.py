"""The section of an article, as an editor changes it on the article's page."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.services.articles.change_section import change_section
from tms.services.articles.section_effect import section_effect
from tms.services.conversion.effect import RuleEffect
from tms.web.articles import article_page
from tms.web.conversion.rule_words import FATES, by_article

blueprint = Blueprint("sections", __name__)


@blueprint.post("/articles/<int:article_id>/section")
def change(article_id: int) -> ResponseReturnValue:
    """Put the article into another section; if that is refused, its page comes back with what was typed.

    Where sentences would change with that, the page shows them first, and the form is sent once more.
    """
    name = request.form.get("section", "")
    try:
        effect = section_effect(unit_of_work(), actor(), article_id, name)
        if effect is not None and effect.n and effect.digest != request.form.get("seen"):
            return _asked(article_id, name, effect)
        change_section(unit_of_work(), actor(), article_id, name, anew="anew" in request.form)
    except Invalid as error:
        shown = article_page.page_facts(article_id)
        page = render_template(
            "articles/article.html",
            error=rolled_back(error),
            asked="section",
            typed_section=name,
            typed_anew="anew" in request.form,
            **shown,
        )
        return page, status_of(error)
    return article_page.done(
        article_id, _("The article is in that section now.") if name.strip() else _("The article is in no section now.")
    )


def _asked(article_id: int, name: str, effect: RuleEffect) -> str:
    shown = article_page.page_facts(article_id)
    sentences = [one for article in by_article(effect) for one in article.sentences]
    return render_template(
        "articles/article.html",
        asked="section",
        typed_section=name,
        typed_anew="anew" in request.form,
        effect=effect,
        would=sentences,
        fates=FATES,
        **shown,
    )
