"""One trial: a small article comes in, something breaks while it is drafted and people save, and it heals by itself."""

import contextlib
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select, update

from tests.chaos.history import Operation, Outcome, Violation, judge
from tests.chaos.kept import read_kept
from tests.chaos.stack import Stack
from tests.factories import make_article
from tms.db.models import Job, JobStep, SegmentText, Version, WorkItem
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role

SEGMENTS = 30
PIPELINE = ["check", "check", "derive", "draft", "segment"]
PIPELINE_OF_NEW = [*PIPELINE, "open", "open"]

Fault = Callable[["Trial"], int]
"""Injects itself and returns how many faults that were."""


@dataclass(slots=True)
class Result:
    """What one trial showed."""

    injected: int
    healed_after: float
    acked: int
    violations: list[Violation]


@dataclass(slots=True)
class Trial:
    """What a fault may look at: the stack, the article, a source of chance."""

    stack: Stack
    chance: random.Random
    is_new: bool = False
    number: int = 0
    article: int = 0
    broken_at: float = 0.0
    after: list[Callable[[], None]] = field(default_factory=list)

    def states(self) -> list[tuple[str, str]]:
        """Kind and state of every stage so far."""
        with self.stack.database.begin() as uow:
            rows = uow.session.execute(
                select(WorkItem.kind, WorkItem.state).where(WorkItem.article_id == self.article).order_by(WorkItem.id)
            ).all()
        return [(kind, state) for kind, state in rows]

    def is_done(self) -> bool:
        """Whether every stage is."""
        states = self.states()
        return not self.missing(states) and all(state == "done" for _, state in states)

    def missing(self, states: list[tuple[str, str]]) -> Counter[str]:
        """The stages that there is nothing of yet."""
        return Counter(PIPELINE_OF_NEW if self.is_new else PIPELINE) - Counter(kind for kind, _ in states)

    def superfluous(self) -> Counter[str]:
        """The stages that there are too many of."""
        expected = Counter(PIPELINE_OF_NEW if self.is_new else PIPELINE)
        return Counter(kind for kind, _ in self.states()) - expected

    def wait_for(self, stage: str, *, seconds_more: float = 0.0) -> None:
        """Until the stage has begun; a moment later it is in the middle."""
        self.stack.let_go()
        self.stack.wait_until(
            lambda: any(kind == stage and state != "waiting" for kind, state in self.states()), what=f"{stage} begins"
        )
        self.stack.supervise(seconds_more)

    def breaks_now(self) -> None:
        """The time from which healing is counted."""
        self.broken_at = time.monotonic()


def page(chance: random.Random) -> ImportedArticle:
    """A small article of its own."""
    title = f"Report {chance.getrandbits(40):x}"
    sentences = [Block("paragraph", f"Sentence number {n} says something new.") for n in range(SEGMENTS)]
    return ImportedArticle(language="en", title=title, blocks=sentences)


def let_people_in(stack: Stack, article_id: int) -> None:
    """Before drafting has ended, as into a version that is drafted again."""
    with stack.database.begin() as uow:
        targets = update(Version).where(Version.article_id == article_id, Version.role != "source")
        uow.session.execute(targets.values(status="translating"))
        jobs = select(Job.id).where(Job.article_id == article_id)
        first = update(JobStep).where(JobStep.job_id.in_(jobs), JobStep.position == 0)
        uow.session.execute(first.values(state="active"))


def places_of(stack: Stack, article_id: int) -> list[tuple[int, str, tuple[int, int]]]:
    """What people can save of an article now; the derived version a quarter of the time."""
    with stack.database.begin() as uow:
        rows = uow.session.execute(
            select(Version.locale, SegmentText.version_id, SegmentText.segment_id)
            .join(Version, (Version.article_id == SegmentText.article_id) & (Version.id == SegmentText.version_id))
            .where(SegmentText.article_id == article_id, Version.role != "source")
        ).all()
    places = [(article_id, locale, (version_id, segment_id)) for locale, version_id, segment_id in rows]
    return [place for place in places for _ in range(3 if place[1] == "zh-Hans" else 1)]


def run_trial(stack: Stack, fault: Fault, chance: random.Random, *, is_new: bool = False, number: int = 0) -> Result:
    """Bring an article in, break something, wait until all is done and answered, and judge."""
    stack.calm()
    began = time.monotonic()
    trial = Trial(stack, chance, is_new, number)
    # Before the worker is held: it may have taken a stage of it.
    parlour = stack.parlour or _furnish(stack)
    stack.hold()
    article_id = trial.article = make_article(stack.database, stack.newsroom[Role.EDITOR], page(chance), run=False)
    if not is_new:
        let_people_in(stack, article_id)
    trial.breaks_now()
    with people_at_work(stack, trial, parlour):
        injected = fault(trial)
        stack.wait_until(trial.is_done, what="all stages")
        stack.wait_until(lambda: answered_since(stack, trial.broken_at), what="a save is answered again")
        healed_after = time.monotonic() - trial.broken_at
        for step in trial.after:
            step()
    with contextlib.suppress(AssertionError):  # the judge says what is not done
        stack.wait_until(trial.is_done, what="all stages, still", seconds=30.0)
    operations = stack.desk.operations.pop(article_id, [])
    violations = judge(operations, read_kept(stack.database, article_id))
    violations += judge(stack.desk.operations.get(parlour, []), read_kept(stack.database, parlour))
    if more := trial.superfluous():
        violations.append(Violation("no stage is run again", str(more)))
    violations += [Violation("no request breaks", words) for words in stack.desk.broken]
    stack.desk.broken.clear()
    meanwhile = [o for o in stack.desk.operations.get(parlour, []) if o.invoked > began]
    acked = sum(operation.outcome is Outcome.ACKED for operation in [*operations, *meanwhile])
    return Result(injected, healed_after, acked, violations)


def answered_since(stack: Stack, moment: float) -> bool:
    """Whether nothing from before is unanswered, and something sent later is acknowledged."""
    if any(operation.invoked < moment for operation in unanswered(stack)):
        return False
    return any(o.outcome is Outcome.ACKED and o.invoked > moment for o in all_operations(stack))


@contextlib.contextmanager
def people_at_work(stack: Stack, trial: Trial, parlour: int) -> Iterator[None]:
    """Twenty people save this article's segments as soon as it has some; at the end each has an answer."""
    elsewhere = places_of(stack, parlour)

    def seat() -> None:
        stack.desk.places = (None if trial.is_new else places_of(stack, trial.article)) or elsewhere

    seat()
    stack.on_look = seat
    try:
        yield
    finally:
        stack.on_look = lambda: None
        stack.desk.places = ()
    stack.wait_until(lambda: not unanswered(stack), what="every save is answered")


def _furnish(stack: Stack) -> int:
    """An article that is ready, for people to save while the trial's has no segments yet."""
    stack.parlour = make_article(stack.database, stack.newsroom[Role.EDITOR], page(random.Random()))
    return stack.parlour


def all_operations(stack: Stack) -> list[Operation]:
    """What everybody did in articles that are not judged for good."""
    return [operation for every in list(stack.desk.operations.values()) for operation in list(every)]


def unanswered(stack: Stack) -> list[Operation]:
    """What somebody still waits for."""
    return [operation for operation in all_operations(stack) if operation.answered is None]
