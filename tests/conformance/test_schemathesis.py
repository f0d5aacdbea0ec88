"""Schemathesis finds nothing that the document does not say, whoever asks."""

from pathlib import Path

import pytest

from tests.conformance.served import served
from tests.conformance.trial import by_status, try_operations
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES

SEED = 20261201
EXAMPLES = 5


@pytest.mark.full
@pytest.mark.timeout(600)
def test_nothing_is_answered_that_the_document_does_not_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served() as product:
        assert set(product.secrets) == {*map(str, Role), *(f"machine {scope}" for scope in MACHINE_SCOPES)}
        found = {who: try_operations(product, who, tmp_path, examples=EXAMPLES, seed=SEED) for who in product.secrets}
    for who, one in found.items():
        with capsys.disabled():
            print(f"\n{who}: {dict(sorted(by_status(one.counts).items()))}", end="")
        # Something is granted to each of them, and nothing to whoever has no token.
        assert {200, 401} <= set(by_status(one.counts)), who
        assert 403 in by_status(one.counts) or not who.startswith("machine"), who
    objections = {who: one.objections for who, one in found.items() if one.objections}
    assert not objections, "\n".join(f"{who}: {words}" for who, words in objections.items())
