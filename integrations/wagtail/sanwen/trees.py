"""Where pages stand: a tree for each language, below the same parent."""

from django.conf import settings
from wagtail.models import Locale, Page, Site

from sanwen.installation import InstallationError


def locale_of(tag: str, called: dict[str, str]) -> Locale:
    """The locale for a version's tag; ``called`` are those whose names say nothing of it. Raises InstallationError."""
    known = [code for code, _ in getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", settings.LANGUAGES)]
    wanted = called.get(tag, tag).lower()
    parts = wanted.split("-")
    for length in range(len(parts), 0, -1):
        code = "-".join(parts[:length])
        if code in known:
            return Locale.objects.get_or_create(language_code=code)[0]
    raise InstallationError(
        f"no language of WAGTAIL_CONTENT_LANGUAGES is {tag}: add it, or say in SANWEN's “languages” which one it is"
    )


def parent_of(path: str, locale: Locale) -> Page:
    """The page below which articles of that locale stand; made of the one in another language where it is missing.

    ``path`` leads from the site's first page to it, by slugs; empty: that page itself. Raises InstallationError.
    """
    page = Site.objects.get(is_default_site=True).root_page
    for slug in filter(None, path.split("/")):
        page = page.get_children().filter(slug=slug).first()
        if page is None:
            raise InstallationError(f"there is no page “{slug}” on the way to SANWEN's “parent” {path}")
    if page.locale_id == locale.id:
        return page.specific
    there = page.get_translation_or_none(locale)
    if there is None:
        there = page.specific.copy_for_translation(locale, copy_parents=True)
        there.save_revision().publish()
    return there.specific


def free_slug(wanted: str, parent: Page, article: int) -> str:
    """The slug, or with the article's number where another page has it."""
    safe = "".join(char if char.isalnum() or char in "-_" else "-" for char in wanted).strip("-") or "article"
    safe = safe[:200]
    return safe if Page._slug_is_available(safe, parent) else f"{safe}-{article}"  # noqa: SLF001  # no other asks it
