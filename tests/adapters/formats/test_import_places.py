"""Where lines that were left out go back to."""

from tms.adapters.formats.import_places import places_of
from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.domain.inline import Code


def page(blocks: list[str], left_out: list[str]) -> ImportedArticle:
    return ImportedArticle(
        language="en",
        title="A title",
        blocks=[Block("paragraph", text) for text in blocks],
        left_out=[LeftOut(text, "furniture") for text in left_out],
    )


def test_a_line_whose_words_also_stand_in_an_earlier_sentence_goes_to_its_own_place() -> None:
    original = "Share this with your children first.\n\nNobody did.\n\nShare this\n\nThe end."
    found = places_of(
        original, page(["Share this with your children first.", "Nobody did.", "The end."], ["Share this"])
    )
    assert found == [2]


def test_a_line_that_stands_twice_goes_to_both_places_in_order() -> None:
    original = "Advertisement\nOne came.\nAdvertisement\nTwo went.\nAdvertisement\n"
    assert places_of(original, page(["One came.", "Two went."], ["Advertisement"] * 3)) == [0, 1, 2]


def test_a_line_that_is_listed_out_of_order_is_still_found() -> None:
    original = "Economy\nOpinion\nOne came.\nBack to top\n"
    assert places_of(original, page(["One came."], ["Back to top", "Opinion"])) == [1, 0]


def test_a_block_that_begins_like_a_line_before_it_is_not_taken_for_it() -> None:
    original = "Read on\nRead on, said the ferryman.\nRead on\nHe left."
    assert places_of(original, page(["Read on, said the ferryman.", "He left."], ["Read on", "Read on"])) == [0, 1]


def test_a_part_of_a_line_is_placed_by_its_words_and_what_is_nowhere_comes_last() -> None:
    original = "One came.\nBy Ann Bell, for the Courier\nTwo went."
    assert places_of(original, page(["One came.", "Two went."], ["Ann Bell", "never there", " "])) == [1, 2, 2]


def test_codes_are_no_words_of_a_block() -> None:
    one = ImportedArticle(
        language="en",
        title="A title",
        blocks=[Block("paragraph", "One ⟦1⟧came⟦/1⟧.", {"1": Code("emphasis")}), Block("paragraph", "Two went.")],
        left_out=[LeftOut("Menu", "furniture")],
    )
    assert places_of("One came.\nMenu\nTwo went.", one) == [1]
