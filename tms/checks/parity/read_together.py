"""What an English and a Chinese version say otherwise, read clause by clause: of how many, by whom, if or unless."""

from collections.abc import Iterator, Sequence

from tms.checks.parity.conditions import turned_conditions
from tms.checks.parity.excepted import excepted
from tms.checks.parity.how_many import turned_quantities
from tms.checks.parity.language_pairs import language_pairs
from tms.checks.parity.lost_clauses import lost_clauses
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.titles import other_titles
from tms.language.conversion.engine import run


def compare_read_together(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one of each sort."""
    for one, other in language_pairs(plains, locales):
        mine, plain = plains[one] or "", plains[other] or ""
        theirs = run(plain, ("t2s",))
        if len(theirs) != len(plain):
            continue
        for family, code, look in (
            (Family.OPPOSITES, "opposites.turned", turned_quantities),
            (Family.OPPOSITES, "opposites.turned", other_titles),
            (Family.OPPOSITES, "opposites.turned", excepted),
            (Family.DENIALS, "denials.missing", turned_conditions),
        ):
            for place, its in look(mine, theirs):
                sides: list[Side | None] = [None] * len(plains)
                sides[one] = Side(mine[slice(*place)], *place, 0)
                sides[other] = Side(plain[slice(*its)], *its, 1)
                yield Disagreement(row, family, code, tuple(sides))
                break
        for start, end in lost_clauses(mine, theirs):
            sides = [None] * len(plains)
            sides[one], sides[other] = Side(mine[start:end], start, end, 0), Side()
            yield Disagreement(row, Family.TEXT, "text.missing", tuple(sides))
