"""The regions are those of Unicode's CLDR, of which whoever only runs the program has no copy."""

from babel import Locale

from tms.domain.regions import REGIONS

NONE_OF_THE_WORLD = {"ZZ", "XA", "XB", "QO", "UN", "EU", "EZ"}


def test_they_are_those_that_cldr_knows() -> None:
    assert set(Locale("en").territories) - NONE_OF_THE_WORLD == REGIONS
