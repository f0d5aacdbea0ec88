"""A statement of a module that is found among the compiled ones by a name of its own, not by all that it says."""

from itertools import count
from typing import Any, TypeVar, cast

from sqlalchemy import Executable, lambda_stmt

Statement = TypeVar("Statement", bound=Executable)

_numbers = count(1)


def made_once(statement: Statement) -> Statement:
    """The same statement, for a module to keep, itself or in a cache of its own, and to execute as it is.

    SQLAlchemy keeps what it has compiled under a key of everything that the statement says, and hashes that key anew
    each time: of a long one that takes longer than the rest of executing it. This one's key is a name. Whoever would
    add to it adds before.
    """

    def itself() -> Any:
        return statement

    # Code that is equal is one key to SQLAlchemy, wherever it stands.
    itself.__code__ = itself.__code__.replace(co_name=f"statement_{next(_numbers)}")
    return cast("Statement", lambda_stmt(itself, enable_tracking=False))
