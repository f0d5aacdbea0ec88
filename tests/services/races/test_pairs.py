"""Two acts on one article at once: each is done or refused, some order explains what both were told, nothing breaks."""

from collections.abc import Callable, Iterator

import pytest

from tests.lanes import sample_seed
from tests.services.desk import Desk
from tests.services.races.outcome import Outcome
from tests.services.races.pairs import FAMILIES, ROUNDS, ROWS, SAMPLE, Case, left_out, pairs, rounds_of
from tests.services.races.rounds import ALONE, Template, drop, make_template, meeting
from tests.services.races.table import PROPERTY, row_of

Tell = Callable[[str, object], None]
Templates = Callable[[str, int], Template]
PAIRS = dict(pairs())
DANGEROUS = (
    Case("accepted", "correct", "approve"),
    Case("accepted", "send back", "approve"),
    Case("translating", "save", "submit"),
)
"""One of each kind: what approving and submitting may not overlook."""

HOLDING_BOTH = (
    Case("marked", "attach version", "accept zh-Hant"),
    Case("marked", "attach version", "correct zh-Hant"),
)
"""Acts that hold a text and a version each: whoever took them in the other order would be waited for forever."""


@pytest.fixture(scope="module")
def templates(desk_template: tuple[str, Desk]) -> Iterator[Templates]:
    """Databases of articles that stand alike, made when they are first asked for."""
    name, desk = desk_template
    made: dict[tuple[str, int], Template] = {}

    def of(state: str, rounds: int) -> Template:
        if (state, rounds) not in made:
            made[state, rounds] = make_template(name, desk.newsroom, {state: rounds + ALONE + 1})
        return made[state, rounds]

    yield of
    for template in made.values():
        drop(template)


def judged(outcomes: list[Outcome]) -> list[str]:
    return [line for outcome in outcomes for line in outcome.bad]


@pytest.mark.full
@pytest.mark.part(8)
@pytest.mark.timeout(600)
@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_leaves_what_one_order_of_its_acts_leaves(
    templates: Templates, pair: str, record_property: Tell
) -> None:
    cases = PAIRS[pair]
    rounds = -(-rounds_of(cases) // len(cases))
    outcomes = []
    for case in cases:
        with meeting(templates(case.state, ROUNDS), case) as met:
            outcomes.append(met.run(rounds, turn=sample_seed()))
        assert outcomes[-1].possible == [True, True], f"{case}: {outcomes[-1].answers}"
    record_property(PROPERTY, row_of(pair, outcomes))
    assert judged(outcomes) == []


@pytest.mark.parametrize("case", DANGEROUS, ids=str)
def test_the_worst_pairs_leave_what_one_order_leaves(templates: Templates, case: Case) -> None:
    with meeting(templates(case.state, SAMPLE), case) as met:
        outcome = met.run(SAMPLE, earliest=True)
    assert outcome.possible == [True, True]
    assert judged([outcome]) == []


@pytest.mark.parametrize("case", HOLDING_BOTH, ids=str)
def test_texts_are_held_before_their_version(templates: Templates, case: Case) -> None:
    with meeting(templates(case.state, ROUNDS), case) as met:
        outcome = met.run(ROUNDS)
    assert outcome.possible == [True, True]
    assert judged([outcome]) == []


def test_every_act_meets_every_family_or_it_is_said_why_not() -> None:
    for act, row in ROWS.items():
        assert set(row) == set(FAMILIES), act
    reasons = {(act, family): why for act, family, why in left_out()}
    assert len(reasons) + sum(1 for name in PAIRS if name.partition(" × ")[2] in FAMILIES) >= len(ROWS) * len(FAMILIES)
    assert all(reasons.values())
