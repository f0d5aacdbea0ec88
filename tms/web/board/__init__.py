"""The board, many articles assigned in one act, and the next piece of work."""

from tms.web.board import assign_article, assign_many, board, saved_views, take_next

blueprints = (
    assign_article.blueprint,
    assign_many.blueprint,
    board.blueprint,
    saved_views.blueprint,
    take_next.blueprint,
)
