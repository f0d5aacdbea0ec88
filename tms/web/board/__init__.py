"""The board, and many articles assigned in one act."""

from tms.web.board import assign_many, board

blueprints = (
    assign_many.blueprint,
    board.blueprint,
)
