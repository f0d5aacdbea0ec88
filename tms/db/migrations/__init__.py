"""Alembic migrations. Each is one transaction; see ``env.py`` for the time limits."""
