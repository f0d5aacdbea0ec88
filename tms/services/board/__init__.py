"""All articles at once: the board, its filters, everybody's own work, and assigning many steps together."""
