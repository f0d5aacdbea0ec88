"""What the acts of a day cost: each of them no more keys, clicks and pages than it did when this was written."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.benchmarks.acts import ACTS, Act, count
from tests.browser.conftest import Product

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.mark.parametrize("act", ACTS, ids=[act.name for act in ACTS])
@pytest.mark.part(2)
def test_an_act_costs_no_more_than_it_did(act: Act, product: Product, context: Callable[[], BrowserContext]) -> None:
    cost = count(act, product, context().new_page())
    most = act.most
    assert (cost.keys <= most.keys, cost.clicks <= most.clicks, cost.loads <= most.loads) == (True, True, True), cost
