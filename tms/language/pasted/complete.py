"""Whether a page has what an article needs, once a person has corrected it."""

from tms.domain.errors import Invalid
from tms.domain.imported_article import ImportedArticle


def check_complete(page: ImportedArticle) -> None:
    """Raises Invalid: ``import_no_title``, or ``import_no_body`` where no block has text."""
    if not (page.title or "").strip():
        raise Invalid("import_no_title")
    if not any(block.text.strip() for block in page.blocks):
        raise Invalid("import_no_body")
