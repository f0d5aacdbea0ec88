"""What a span says about who decided, and spans that are made when they are looked at."""

from tms.language.conversion.spans import ConversionSpan, Converted, DecidedBy, Spans

TWO = (ConversionSpan(0, 1, 0, 1, DecidedBy.CHARACTER, ("髮",)), ConversionSpan(1, 2, 1, 2, DecidedBy.UNCHANGED))


def test_people_decide_by_places_terms_and_rules() -> None:
    assert [decided for decided in DecidedBy if decided.is_by_people] == [
        DecidedBy.PLACE,
        DecidedBy.TERM,
        DecidedBy.RULE,
    ]


def test_spans_are_made_once_and_only_when_they_are_looked_at() -> None:
    made: list[int] = []

    def make() -> tuple[ConversionSpan, ...]:
        made.append(1)
        return TWO

    spans = Spans(make)
    assert made == []
    assert (spans[0], spans[-1], spans[1:], len(spans), list(spans)) == (TWO[0], TWO[1], TWO[1:], 2, list(TWO))
    assert made == [1]


def test_spans_are_equal_to_the_same_ones_made_already() -> None:
    spans = Spans(lambda: TWO)
    assert spans == Spans(lambda: TWO) == TWO
    assert spans not in (TWO[:1], Spans(lambda: TWO[1:]), None)
    assert Converted("髮a", spans) == Converted("髮a", TWO)
    assert (hash(spans), repr(spans)) == (hash(TWO), repr(TWO))
