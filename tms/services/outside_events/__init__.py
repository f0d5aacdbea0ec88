"""The log of outside events: writing them, reading them by a cursor, and how long they are kept."""
