"""A WordPress for all tests of a worker; each brings articles of its own into it."""

from collections.abc import Iterator

import pytest

from tests.integrations.wordpress.site import WordPressSite


@pytest.fixture(scope="session")
def wordpress() -> Iterator[WordPressSite]:
    site = WordPressSite()
    yield site
    complaints = site.complaints()
    site.close()
    assert complaints == []
