"""Statements that are found by a name are told apart, and take the parameters of each execution."""

from sqlalchemy import Integer, bindparam, literal, select
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import counting
from tms.db.statements.made_once import made_once

N = bindparam("n", type_=Integer)
ONE, OTHER = (made_once(select(literal(word), N + 1)) for word in ("one", "other"))


def test_each_says_what_it_says(engine: Engine) -> None:
    with engine.connect() as connection:
        answers = [connection.execute(one, {"n": n}).one() for n in (1, 2) for one in (ONE, OTHER, ONE)]
    assert [tuple(answer) for answer in answers] == [
        ("one", 2),
        ("other", 2),
        ("one", 2),
        ("one", 3),
        ("other", 3),
        ("one", 3),
    ]


def test_each_execution_is_counted(engine: Engine) -> None:
    with engine.connect() as connection, counting(engine) as counted:
        for n in range(3):
            connection.execute(ONE, {"n": n})
    assert len(counted.statements) == 3
