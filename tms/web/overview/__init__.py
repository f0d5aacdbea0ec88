"""What concerns many articles: the board, figures, search, and what people are told."""

from tms.web.overview import board, bulk, effort, figures, notifications, search

blueprints = (
    board.blueprint,
    bulk.blueprint,
    effort.blueprint,
    figures.blueprint,
    notifications.blueprint,
    search.blueprint,
)
