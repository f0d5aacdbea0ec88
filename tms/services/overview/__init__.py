"""What pages show: the board, my work, an article's status, the workspace."""
