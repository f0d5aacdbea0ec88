"""The reading site: pages and feeds of what was published."""

from tms.web.reader import feeds, pages

blueprints = (
    feeds.blueprint,
    pages.blueprint,
)
