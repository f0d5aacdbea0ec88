"""里 behind a word for a place; whole sentences with it stand in sentences.tsv."""

from tests.processor_time import processor_seconds
from tms.language.conversion.context.inside import inside
from tms.language.conversion.engine import words
from tms.language.conversion.readings import probable_words

STEPS = ("s2t",)


def test_it_is_told_by_the_word_before_it_and_left_alone_in_names_and_measures() -> None:
    for text, places in (
        ("手机里人手不够", [2]),
        ("走了几十里路", []),
        ("他飞往里约热内卢", []),
        ("龙门里开店，故里", [2]),
    ):
        assert [one.start for one in inside(text, words(text, STEPS))] == places, text


def test_a_text_of_nothing_else_is_looked_through_once() -> None:
    text = "手机里人手不够市里" * 20_000
    known = words(text, STEPS)
    probable_words(text)
    with processor_seconds(8):
        assert sum(1 for _ in inside(text, known)) >= 20_000
