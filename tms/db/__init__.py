"""Models, queries, session and migrations: what is stored and how it is found. No rules here."""
