"""The reading site: pages, feeds and sitemap of what was published."""

from tms.web.reader import feeds, pages, sitemap

blueprints = (
    feeds.blueprint,
    pages.blueprint,
    sitemap.blueprint,
)
