"""The page of one article, and what an editor does there."""

from tms.web.articles import articles, decisions, drafting, importing, parity, sections, threads

blueprints = (
    articles.blueprint,
    decisions.blueprint,
    drafting.blueprint,
    importing.blueprint,
    parity.blueprint,
    sections.blueprint,
    threads.blueprint,
)
