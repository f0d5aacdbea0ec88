"""What a request names is read by one set of readers, which take what a browser sends and nothing else."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from tests.web.forms import alert
from tms.domain.permissions import Role
from tms.http import parameters

WRONG = ["", " 1", "1 ", "-1", "+1", "1.0", "1e3", "1_000", "١٢٣", "１２", "²", "0x10", "9" * 4400, "NaN", "1\0"]
KEY = "6f1f3f0e-7d0a-4a3e-9a58-0c1b6a0c9c2e"


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_number(text: str) -> None:
    for read in (parameters.row_number, parameters.number_within):
        with pytest.raises(ValueError, match="no number"):
            read(text)
    assert parameters.number_or(text, 7) == 7
    assert parameters.row_numbers(f"3,{text},4") == [3, 4]


def test_what_is_one() -> None:
    assert parameters.row_number("9" * 18) == 10**18 - 1
    assert parameters.number_within("007") == 7
    assert parameters.number_or("999999999", 0, most=50) == 50


@pytest.mark.parametrize("text", ["", "x", KEY + "0" * 4000, "６f1f3f0e-7d0a-4a3e-9a58-0c1b6a0c9c2e", KEY[:-1]])
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parameters.key_of(text)
    assert parameters.key_of(KEY) == UUID(KEY)


@pytest.mark.parametrize(
    "text", ["", "２０２６-01-01", "2026-13-01", "9" * 4400, "now", "2026-01-01T00:00:00" + "0" * 99]
)
def test_what_is_no_moment_and_no_day(text: str) -> None:
    for read in (parameters.wall_time, parameters.day_of):
        with pytest.raises(ValueError, match=r".*"):
            read(text)
    assert parameters.wall_time("2030-01-31T18:00") == datetime(2030, 1, 31, 18)  # noqa: DTZ001  as the field has it
    assert parameters.day_of("2030-01-31") == date(2030, 1, 31)


@pytest.mark.parametrize("text", ["[" * 200_000, "[" * 40 + "]" * 40, "NaN", "[Infinity]", "9" * 4400, "", "{"])
def test_what_is_no_document(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parameters.document(text)
    assert parameters.document('{"a": [1, null]}') == {"a": [1, None]}


@pytest.mark.parametrize("value", [1e999, 1.5, True, None, "1", [1]])
def test_what_is_no_whole_number(value: object) -> None:
    with pytest.raises(ValueError, match="no whole number"):
        parameters.whole_number(value, 0, 9)
    assert [parameters.whole_number(one, 0, 9) for one in (-(2**63), 5, 2**63)] == [0, 5, 9]


@pytest.mark.parametrize("at", ["9" * 4400 + ":00", "１２:00", "12:6", "24:00", "12", "12:00\0"])
def test_what_is_no_time_of_day_is_said_in_words(client_of: Callable[[Role], FlaskClient], at: str) -> None:
    answer = client_of(Role.EDITOR).post("/account/letters", data={"how": "daily", "at": at})
    assert answer.status_code == 422
    assert alert(answer)


@pytest.mark.parametrize("page", WRONG)
def test_a_page_that_is_no_number_is_the_first(client_of: Callable[[Role], FlaskClient], page: str) -> None:
    assert client_of(Role.EDITOR).get("/terms", query_string={"page": page}).status_code == 200


@pytest.mark.parametrize("carried", ['{"blocks": [[null, 1e999]]', '{"blocks": [[null, Infinity]]', "[" * 99_999])
def test_a_preview_with_what_is_no_number_is_not_complete(
    client_of: Callable[[Role], FlaskClient], carried: str
) -> None:
    form = {"language": "en", "title": "Ferries", "kind": "paragraph", "block": "Noon.", "carried": carried}
    form["carried"] += ', "left_out": [], "doubtful": {}}' if carried.startswith("{") else ""
    assert client_of(Role.EDITOR).post("/articles", data=form).status_code == 422
