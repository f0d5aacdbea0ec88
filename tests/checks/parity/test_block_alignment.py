"""Documents without common segments, put beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from tms.checks.parity import VersionText, beside
from tms.domain.locales import EN, ZH_HANS, ZH_HANT

LOCALES = (EN, ZH_HANS, ZH_HANT)
ENGLISH = ["The bridge opened in 1932.", "It carries 160,000 cars a day.", "Trains cross it too.", "A toll is due."]
HANS = ["大桥于1932年通车。", "每天有16万辆汽车通过。", "火车也从桥上驶过。", "过桥要付费。"]
HANT = ["大橋於1932年通車。", "每天有16萬輛汽車通過。", "火車也從橋上駛過。", "過橋要付費。"]


def blocks(texts: list[str]) -> list[VersionText]:
    return [VersionText(text) for text in texts]


def rows(*documents: list[str]) -> list[list[str]]:
    found = beside([blocks(document) for document in documents], LOCALES)
    return [[text.text if text else "-" for text in row.texts] for row in found]


def test_blocks_that_say_the_same_stand_in_one_row() -> None:
    assert rows(ENGLISH, HANS, HANT) == [list(row) for row in zip(ENGLISH, HANS, HANT, strict=True)]


def test_a_block_that_one_version_lacks_leaves_an_empty_place() -> None:
    assert rows(ENGLISH, [HANS[0], *HANS[2:]], HANT)[1] == [ENGLISH[1], "", HANT[1]]


def test_a_block_that_only_one_version_has_is_a_row_of_its_own() -> None:
    found = rows(ENGLISH, [*HANS[:2], "译者注：限速每小时70公里。", *HANS[2:]], HANT)
    assert ["", "译者注：限速每小时70公里。", ""] in found
    assert [ENGLISH[2], HANS[2], HANT[2]] in found


_DOCUMENT = st.lists(st.sampled_from([*ENGLISH, *HANS, *HANT, "⟦1⟧", " "]), max_size=7)


@given(_DOCUMENT, _DOCUMENT, _DOCUMENT)
def test_every_block_stands_in_just_one_row_in_its_order(one: list[str], two: list[str], three: list[str]) -> None:
    found = beside([blocks(document) for document in (one, two, three)], LOCALES)
    for at, document in enumerate((one, two, three)):
        said = [text.text for row in found if (text := row.texts[at]) is not None]
        assert [text for text in said if text] == [text for text in document if text]


def test_a_document_of_two_hundred_blocks_keeps_its_order_where_it_lacks_the_first_thirty() -> None:
    english = [f"Item {number} of the list has {number * 37} parts." for number in range(200)]
    hans = [f"清单第{number}项有{number * 37}个部分。" for number in range(30, 200)]
    found = rows(english, hans, hans)
    assert [row[1] for row in found][-3:] == hans[-3:]
    assert [row[0] for row in found if row[1] == hans[0]] == [english[30]]
