"""What a row says with marks: many warnings are one, so that a row full of them is no heavier than another."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from tms.checks import Finding, Severity
from tms.domain.translatable import Words
from tms.web.rendering.templates import chips
from tms.web.workspace.rows import warned


def finding(n: int, *, severity: Severity = Severity.WARNING) -> Finding:
    words = Words("“{what}” is not Simplified <here>.", what=str(n))
    return Finding(1, "script.form", "characters", severity, words, start=n, end=n + 1)


@pytest.mark.parametrize(
    ("count", "title", "label"),
    [
        (1, "“0” is not Simplified <here>.", "Warning: “0” is not Simplified <here>."),
        (
            2,
            "“0” is not Simplified <here>.\n“1” is not Simplified <here>.",
            "2 warnings: “0” is not Simplified <here>.; “1” is not Simplified <here>.",
        ),
    ],
)
def test_one_mark_stands_for_all_warnings_and_says_them(app: Flask, count: int, title: str, label: str) -> None:
    with app.test_request_context("/"):
        html = warned([finding(n) for n in range(count)] + [finding(9, severity=Severity.ERROR)], "en")
    (mark,) = BeautifulSoup(html, "html.parser").select(".warns")
    assert (mark["title"], mark["aria-label"], mark.get("data-n")) == (title, label, None if count == 1 else str(count))


def test_of_more_than_three_the_rest_is_counted(app: Flask) -> None:
    with app.test_request_context("/"):
        html = warned([finding(n) for n in range(12)], "en")
    (mark,) = BeautifulSoup(html, "html.parser").select(".warns")
    assert str(mark["title"]).splitlines()[2:] == ["“2” is not Simplified <here>.", "and 9 more"]
    assert mark["data-n"] == "12"


def test_a_text_without_warnings_has_no_mark(app: Flask) -> None:
    with app.test_request_context("/"):
        assert warned([finding(1, severity=Severity.ERROR)], "en") == ""


def test_places_are_marked_where_they_stand_and_every_text_is_escaped(app: Flask) -> None:
    with app.test_request_context("/"):
        html = chips("<车> & 車", None, [finding(1), finding(1), finding(6)])
    found = BeautifulSoup(html, "html.parser")
    assert found.get_text() == "<车> & 車"
    assert [(one.get_text(), one["title"]) for one in found.select(".found.warning")] == [
        ("车", "“1” is not Simplified <here>."),
        ("車", "“6” is not Simplified <here>."),
    ]
