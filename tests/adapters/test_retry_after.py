"""What a Retry-After header says."""

import time
from email.utils import formatdate

import pytest

from tms.adapters.retry_after import retry_after


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7), ("0.5", 0.5), ("99999", 600), ("9" * 400, 600), ("soon", None), ("", None), ("-3", None), ("²", None)],
)
def test_in_seconds(header: str, seconds: float | None) -> None:
    assert retry_after(header, most=600) == seconds


def test_a_date_of_the_past_is_now() -> None:
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT", most=600) == 0


def test_a_date_that_comes() -> None:
    found = retry_after(formatdate(time.time() + 3_600, usegmt=True), most=7_200)
    assert found is not None
    assert 0 < found <= 3_600
    assert retry_after("Fri, 31 Dec 9999 23:59:59 GMT", most=600) == 600
