"""What a span says about who decided."""

from tms.language.conversion.spans import Decided


def test_people_decide_by_places_terms_and_rules() -> None:
    assert [decided for decided in Decided if decided.is_by_people] == [Decided.PLACE, Decided.TERM, Decided.RULE]
