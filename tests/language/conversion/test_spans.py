"""What a span says about who decided, and spans that are made when they are asked for."""

from tms.language.conversion.explain import Explained
from tms.language.conversion.spans import ConversionSpan, DecidedBy

TWO = (ConversionSpan(0, 1, 0, 1, DecidedBy.CHARACTER, ("髮",)), ConversionSpan(1, 2, 1, 2, DecidedBy.UNCHANGED))


def test_people_decide_by_places_terms_and_rules() -> None:
    assert [decided for decided in DecidedBy if decided.is_by_people] == [
        DecidedBy.PLACE,
        DecidedBy.TERM,
        DecidedBy.RULE,
    ]


def test_spans_are_made_once_and_only_when_they_are_asked_for() -> None:
    made: list[int] = []

    def make() -> tuple[ConversionSpan, ...]:
        made.append(1)
        return TWO

    explained = Explained("髮a", make)
    assert made == []
    assert explained.spans == TWO
    assert explained.spans is explained.spans
    assert made == [1]
