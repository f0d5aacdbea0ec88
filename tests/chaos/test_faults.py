"""Nothing is lost, nothing hangs: real processes, faults, and twenty people who save through HTTP meanwhile."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pytest

from tests.chaos.faults import FAULTS, frozen_at, in_the_middle, is_per_stage, of_new_article
from tests.chaos.history import Violation
from tests.chaos.stack import DEFAULT, QUICK, Stack
from tests.chaos.table import PROPERTY, row_of
from tests.chaos.trial import Fault, Result, Trial, run_trial

TRIALS = 6
TRIALS_WITH_DEFAULTS = 3
SAMPLE_SECONDS = 5.0
ATTEMPTS = 8

Tell = Callable[[str, object], None]


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    made = Stack()
    yield made
    made.close()


def trials(stack: Stack, name: str, count: int, chance: random.Random) -> list[Result]:
    fault = FAULTS[name]
    first = chance.randrange(4) if count == 1 else 0
    is_new = of_new_article(name)
    return [run_trial(stack, fault, chance, is_new=is_new, number=first + n) for n in range(count)]


def violations_of(results: list[Result]) -> list[Violation]:
    return [violation for result in results for violation in result.violations]


def run_fault(stack: Stack, name: str, count: int, settings: Mapping[str, str], tell: Tell) -> None:
    stack.use(settings)
    stack.one_worker()
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    results = trials(stack, name, count, random.Random(seed))
    tell(PROPERTY, row_of(name, "quick" if settings else "default", results))
    assert violations_of(results) == [], stack.words()


@pytest.mark.full
def test_a_mix_of_faults_on_a_running_installation(stack: Stack, record_property: Tell) -> None:
    stack.use(QUICK)
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    results: list[Result] = []
    end = time.monotonic() + SAMPLE_SECONDS
    while time.monotonic() < end:
        results += trials(stack, chance.choice(list(FAULTS)), 1, chance)
    record_property(PROPERTY, row_of("a mix", "quick", results))
    assert violations_of(results) == [], stack.words()
    assert sum(result.acked for result in results) > 0


@pytest.mark.full
@pytest.mark.part(5)
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_heals_and_breaks_no_promise(stack: Stack, record_property: Tell, name: str) -> None:
    run_fault(stack, name, TRIALS, QUICK, record_property)


@pytest.mark.full
@pytest.mark.part(5)
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_heals_with_the_default_settings(stack: Stack, record_property: Tell, name: str) -> None:
    count = 1 if is_per_stage(name) else TRIALS_WITH_DEFAULTS
    run_fault(stack, name, count, DEFAULT, record_property)


def nothing(trial: Trial) -> int:
    trial.stack.supervise(1.0)
    return 0


DAMAGE: dict[str, tuple[Fault, str]] = {
    "rev": (in_the_middle(nothing), "a save stands on the text it was based on"),
    "token": (partial(frozen_at, "check", "mid_work"), "every stage is applied once"),
    "key": (FAULTS["COMMIT's answer lost"], "a refused save is absent"),
}


@pytest.mark.full
@pytest.mark.part(5)
@pytest.mark.timeout(900)
@pytest.mark.parametrize("without", DAMAGE)
def test_the_judge_finds_what_the_product_does_without_one_of_its_fences(stack: Stack, without: str) -> None:
    fault, rule = DAMAGE[without]
    stack.use(QUICK, without)
    chance = random.Random(1)
    found: set[str] = set()
    for _ in range(ATTEMPTS):
        found |= {violation.rule for violation in run_trial(stack, fault, chance).violations}
        if rule in found:
            break
    stack.forget()
    assert rule in found
