"""Plans that PostgreSQL may choose on another day, asked for now."""

from sqlalchemy import text
from sqlalchemy.orm import Session

_OTHERS = (
    "hashjoin",
    "mergejoin",
    "hashagg",
    "sort",
    "material",
    "memoize",
    "indexscan",
    "indexonlyscan",
    "bitmapscan",
)


def only_nested_loops(session: Session) -> None:
    """Until the transaction ends a condition with a query of its own is asked once more with each row."""
    for one in _OTHERS:
        session.execute(text(f"SET LOCAL enable_{one} = off"))
