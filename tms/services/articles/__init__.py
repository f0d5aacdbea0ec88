"""Articles as wholes: how they come in, where they stand, what their page tells, and how they leave."""
