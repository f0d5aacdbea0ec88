"""The page of one article, how an article comes in, and what an editor does there."""

from tms.web.articles import (
    archive_and_discard,
    article,
    article_on_sites,
    change_section,
    draft_again,
    import_article,
    metadata,
)

blueprints = (
    archive_and_discard.blueprint,
    article.blueprint,
    article_on_sites.blueprint,
    change_section.blueprint,
    draft_again.blueprint,
    import_article.blueprint,
    metadata.blueprint,
)
