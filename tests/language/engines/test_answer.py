"""A model's answer is read by its ids, with suspicion."""

import pytest

from tms.language.engines.answer import read_items

IDS = {"1", "2"}
RIGHT = {"1": "一", "2": "二"}


@pytest.mark.parametrize(
    "text",
    [
        '{"items": [{"id": "1", "target": "一"}, {"id": "2", "target": "二"}]}',
        '{"items": [{"id": "2", "target": "二"}, {"id": 1, "target": "一"}]}',
        'Sure {here} it is:\n```json\n{"items": [{"id": "1", "target": "一"}, {"id": "2", "target": "二"}]}\n```',
        '{"1": "一", "2": "二"}',
        '{"items": [{"id": "1", "target": "一"}, {"id": "1", "target": "一"}, {"id": "2", "target": "二"}]}',
        '{"items": [{"id": "3", "target": "三"}, {"id": "1", "target": "一"}, {"id": "2", "target": "二"}, 7, null]}',
    ],
)
def test_the_same_answer_in_the_forms_that_models_give_it(text: str) -> None:
    assert read_items(text, IDS) == RIGHT


@pytest.mark.parametrize(
    "text",
    [
        '{"items": [{"id": "2", "target": "二"}]}',
        '{"items": [{"id": "1", "target": "一"}, {"id": "1", "target": "壹"}, {"id": "2", "target": "二"}]}',
        '{"items": [{"id": "1", "target": "  "}, {"id": "2", "target": "二"}]}',
        '{"items": [{"id": "1"}, {"id": "2", "target": "二"}]}',
        '{"items": [{"id": "1", "target": ["一"]}, {"id": "2", "target": "二"}]}',
    ],
)
def test_what_is_missing_or_doubtful_is_left_out(text: str) -> None:
    assert read_items(text, IDS) == {"2": "二"}


@pytest.mark.parametrize("text", ["", "I cannot do that.", "[1, 2]", '{"items": [{"id": "1", "target": "一"'])
def test_no_json_object_is_no_answer(text: str) -> None:
    with pytest.raises(ValueError, match="no JSON"):
        read_items(text, IDS)
