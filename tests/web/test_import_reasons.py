"""Why lines were left out and fields are doubtful, in the language of the page."""

from flask import Flask

from tms.language.pasted.furniture_rules import RULES
from tms.web.rendering.import_reasons import REASONS, reason_words


def test_every_rule_that_leaves_lines_out_has_a_reason_that_pages_can_say() -> None:
    assert {rule.why for rule in RULES} <= REASONS


def test_a_reason_is_said_in_the_language_of_the_page_with_what_it_is_about(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh-Hans"}):
        assert reason_words("tags") == "标签"
        assert reason_words("after “tags”") == "在“标签”之后"
        assert reason_words("day and month may be swapped; two dates found: also 2024-03-05").endswith("2024-03-05")
        assert "two dates" not in reason_words("day and month may be swapped; two dates found: also 2024-03-05")
        assert reason_words("somebody else’s words") == "somebody else’s words"
