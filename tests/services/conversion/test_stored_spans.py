"""What is kept of how a text was derived reads back as it was, and leaves out what was left as it is."""

from hypothesis import given
from hypothesis import strategies as st

from tests.services.story import LEFT, Story
from tms.language.conversion import ConversionSpan, DecidedBy
from tms.services.conversion.stored_spans import spans_from, spans_to_store

SPANS = st.builds(
    ConversionSpan,
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from(DecidedBy),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
    st.none() | st.just("rule:7"),
    st.just(False),
)


@given(st.lists(SPANS))
def test_spans_read_back_as_they_were(spans: list[ConversionSpan]) -> None:
    assert spans_from(spans_to_store(spans)) == tuple(s for s in spans if s.decided is not DecidedBy.UNCHANGED)


def test_a_derivation_keeps_what_decided_its_text(story: Story) -> None:
    story.save("zh-Hans", LEFT, "软件在头发里。")
    derivation = story.derivation(LEFT)
    assert derivation is not None
    spans = spans_from(derivation.spans)
    assert [(derivation.base_text[s.target_start : s.target_end], s.decided) for s in spans][:1] == [
        ("軟體", DecidedBy.PHRASE)
    ]
