"""Acting as ``tms_eraser``, the one role that may blank words in what is otherwise never changed."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

ROLE = "tms_eraser"
COLUMNS = {"text_history": "reason", "sign_off": "reason", "source_revision": "note", "event": "data"}


def can_become_eraser(session: Session) -> bool:
    """Whether this connection's user may act as the role; arranges what it can of that by itself."""
    there_and_back = (f"SET LOCAL ROLE {ROLE}", "SET LOCAL ROLE NONE")
    # Whoever made the role may take it on.
    if not _done(session, *there_and_back) and not _done(session, f"GRANT {ROLE} TO CURRENT_USER", *there_and_back):
        return False
    allowed = text(f"SELECT has_column_privilege('{ROLE}', :table, :column, 'UPDATE')")
    if all(session.scalar(allowed, {"table": table, "column": column}) for table, column in COLUMNS.items()):
        return True
    # The role was made after our tables.
    schema = session.scalar(text("SELECT quote_ident(current_schema())"))
    grants = [f"GRANT SELECT, UPDATE ({column}) ON {table} TO {ROLE}" for table, column in COLUMNS.items()]
    return _done(session, f"GRANT USAGE ON SCHEMA {schema} TO {ROLE}", *grants)


def what_is_needed(session: Session) -> tuple[str, str]:
    """Our user's name, and the SQL that lets it erase, for an administrator of the server."""
    user = session.scalar(text("SELECT quote_ident(current_user)"))
    exists = session.scalar(text("SELECT count(*) FROM pg_roles WHERE rolname = :role"), {"role": ROLE})
    grant = f"GRANT {ROLE} TO {user};"
    return str(user), grant if exists else f"CREATE ROLE {ROLE} NOLOGIN; {grant}"


@contextmanager
def as_eraser(session: Session) -> Iterator[None]:
    """Run the statements inside as the eraser. An error inside ends the transaction, and the role with it."""
    session.flush()
    session.execute(text(f"SET LOCAL ROLE {ROLE}"))
    yield
    session.execute(text("SET LOCAL ROLE NONE"))


def _done(session: Session, *statements: str) -> bool:
    """Whether the server executed all of them; if not, none took effect."""
    try:
        with session.begin_nested():
            for statement in statements:
                session.execute(text(statement))
    except DBAPIError:
        return False
    return True
