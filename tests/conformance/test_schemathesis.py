"""Schemathesis finds nothing that the document does not say, whoever asks; and which operations are granted."""

import json
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conformance.served import Served, served
from tests.conformance.trial import Found, by_status, never_granted, try_operations
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES

SEED = 20261201
EXAMPLES = 3
CHAINS = 15
"""For each person; a machine with one scope goes no way from one operation to the next."""
AT_ONCE = 2


@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.part(2)
def test_nothing_is_answered_that_the_document_does_not_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def ask(who: str) -> Found:
        chains = 1 if who.startswith("machine") else CHAINS
        return try_operations(product, who, tmp_path / who, examples=EXAMPLES, chains=chains, seed=SEED)

    with served() as product, ThreadPoolExecutor(AT_ONCE) as pool:
        assert set(product.secrets) == {*map(str, Role), *(f"machine {scope}" for scope in MACHINE_SCOPES)}
        documented = operations(product)
        found = dict(zip(product.secrets, pool.map(ask, product.secrets), strict=True))
    with capsys.disabled():
        for who, one in found.items():
            print(f"\n{who}: {dict(sorted(by_status(one.counts).items()))}", end="")
        print(f"\nnever granted: {never_granted(found.values()) or 'none'}", end="")
    for who, one in found.items():
        assert {name for name, _ in one.counts} >= documented, who
        # Something is granted to each of them, and nothing to whoever has no token.
        assert {200, 401} <= set(by_status(one.counts)), who
        assert 403 in by_status(one.counts) or not who.startswith("machine"), who
    objections = {who: one.objections for who, one in found.items() if one.objections}
    assert not objections, "\n".join(f"{who}: {words}" for who, words in objections.items())


def operations(product: Served) -> set[str]:
    """Every operation of the document, as Schemathesis calls it."""
    with urllib.request.urlopen(f"{product.url}/api/v1/openapi.json") as answer:
        paths = json.loads(answer.read())["paths"]
    found = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    assert len(found) >= 30
    return found
