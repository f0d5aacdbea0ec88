"""The worst pairs over HTTP: two requests at once, each to its own web process, judged as the pairs of services."""

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.chaos.callers import Caller, Fields, Said
from tests.conftest import broker_database
from tests.operations.conftest import running
from tests.services.desk import *  # noqa: F403  pytest finds fixtures by their names
from tests.services.desk import Desk
from tests.services.races.acts import ACTS, WHY
from tests.services.races.interleaving import Answer, Schedule
from tests.services.races.outcome import Outcome
from tests.services.races.pairs import ROUNDS, WORST, Case
from tests.services.races.places import CARRIED, CHINESE, EVERY, LEFT, OTHERWISE, Place
from tests.services.races.rounds import ALONE, Meeting, Template, drop, make_template
from tests.services.races.table import PROPERTY, row_of
from tms.services.conversion.questions import questions

OFFSETS = (0.0, 1.0, -1.0, 2.0, -2.0, 4.0, -4.0, 8.0, -8.0, 0.0)
"""By how many milliseconds the second request comes later than the first."""

Tell = Callable[[str, object], None]
Ask = Callable[[Place], tuple[str, Fields]]


def _to_version(locale: str, act: str, **fields: object) -> Ask:
    return lambda place: (f"/articles/{place.id}/versions/{locale}/{act}", fields)


def _to_article(act: str, **fields: object) -> Ask:
    return lambda place: (f"/articles/{place.id}/{act}", fields)


def _to_segment(place: Place, locale: str, source: str, act: str = "") -> str:
    return f"/articles/{place.id}/versions/{locale}/segments/{place.segment(source)}{act}"


def _saving(text: str, confirm: int) -> Ask:
    def ask(place: Place) -> tuple[str, Fields]:
        rev, source_rev = place.text("zh-Hans", LEFT).rev, place.text("en", LEFT).rev
        fields = {"text": text, "rev": rev, "source_rev": source_rev, "key": uuid.uuid4(), "confirm": confirm}
        return _to_segment(place, "zh-Hans", LEFT), fields

    return ask


def _sending_back(place: Place) -> tuple[str, Fields]:
    rev = place.text("zh-Hans", CARRIED).rev
    return _to_segment(place, "zh-Hans", CARRIED, "/send-back"), {"rev": rev, "reason": WHY}


def _deciding(place: Place) -> tuple[str, Fields]:
    with place.database.begin() as uow:
        asked = questions(uow, place.version("zh-Hant"))[0]
    fields = {
        "segment": asked.segment_id,
        "parent_rev": asked.parent_rev,
        "start": asked.asked.start,
        "end": asked.asked.end,
        "choice": "后",
        "scope": "here",
        "key": uuid.uuid4(),
    }
    return f"/articles/{place.id}/versions/zh-Hant/decisions", fields


ASK: dict[str, Ask] = {
    "save": _saving("首列夜车", 0),
    "confirm": _saving(OTHERWISE, 1),
    "correct": _saving(OTHERWISE, 1),
    "send back": _sending_back,
    "decide": _deciding,
    "detach version": _to_version("zh-Hant", "detach", reason=WHY),
    "submit": _to_version("zh-Hans", "submit"),
    "recall": _to_version("zh-Hans", "recall", reason=WHY),
    "approve": _to_version("zh-Hans", "approve"),
    "approve zh-Hant": _to_version("zh-Hant", "approve"),
    "withdraw approval": _to_version("zh-Hans", "withdraw-approval", reason=WHY),
    "withdraw approval zh-Hant": _to_version("zh-Hant", "withdraw-approval", reason=WHY),
    "cancel": _to_version("zh-Hans", "cancel", reason=WHY),
    "publish": _to_article("publish", locales=EVERY),
    "publish zh-Hant": _to_article("publish", locales=["zh-Hant"]),
    "withdraw": _to_article("withdraw", locales=CHINESE, reason=WHY),
}
"""Acts as their requests."""


@dataclass(frozen=True, slots=True)
class Served:
    """Articles of every state that is asked for, and two web processes beside each other."""

    template: Template
    ports: tuple[int, int]


@pytest.fixture(scope="module")
def served(
    desk_template: tuple[str, Desk], worker_number: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    name, desk = desk_template
    counts: dict[str, int] = {}
    for case in WORST:
        counts[case.state] = counts.get(case.state, 0) + ROUNDS + ALONE + 1
    template = make_template(name, desk.newsroom, counts)
    folder: Path = tmp_path_factory.mktemp("pairs")
    with ExitStack() as open_until_the_end:
        broker = broker_database(1 + worker_number)
        urls = [
            open_until_the_end.enter_context(running(template.url, broker, folder / str(n), names=["web"])).url
            for n in range(2)
        ]
        one, other = (int(url.rpartition(":")[2]) for url in urls)
        yield Served(template, (one, other))
    drop(template)


class Requests(Meeting):
    """Two acts that meet as requests; what each order leads to is learnt from the services."""

    def __init__(self, served: Served, case: Case, left: list[int]) -> None:
        super().__init__(served.template.url, served.template, case)
        self.left = left
        self.callers = [
            Caller("127.0.0.1", port, served.template.email(ACTS[name].by))
            for port, name in zip(served.ports, self.names, strict=True)
        ]
        for caller in self.callers:
            caller.sign_in()

    def meet_over_http(self, rounds: int) -> Outcome:
        self.learn()
        for n in range(rounds):
            place = self.place()
            asked = [ASK[name](place) for name in self.names]
            self.judge(place, Schedule(0, 0), self._sent(asked, OFFSETS[n % len(OFFSETS)] / 1000))
        return self.outcome

    def _sent(self, asked: list[tuple[str, Fields]], later: float) -> tuple[Answer, Answer]:
        both = threading.Barrier(2)
        said: list[Said] = [Said(0), Said(0)]

        def send(n: int) -> None:
            both.wait(30)
            if (later > 0) == bool(n) and later:
                threading.Event().wait(abs(later))
            said[n] = self.callers[n].send(*asked[n])

        threads = [threading.Thread(target=send, args=(n,)) for n in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        one, other = map(_answer, said)
        return one, other

    def close(self) -> None:
        for caller in self.callers:
            caller.hang_up()
        super().close()


def _answer(said: Said) -> Answer:
    if said.done:
        return Answer(done=True)
    return Answer(refused=said.code) if said.refused else Answer(broken=f"{said.status} {said.code}")


@pytest.mark.full
@pytest.mark.part(3)
@pytest.mark.timeout(600)
@pytest.mark.parametrize("case", WORST, ids=str)
def test_requests_at_once_leave_what_one_order_leaves(served: Served, case: Case, record_property: Tell) -> None:
    """Each case has articles of its own."""
    before = sum(ROUNDS + ALONE + 1 for other in WORST[: WORST.index(case)] if other.state == case.state)
    left = list(served.template.articles[case.state][before : before + ROUNDS + ALONE + 1])
    met = Requests(served, case, left)
    try:
        outcome = met.meet_over_http(ROUNDS)
    finally:
        met.close()
    record_property(PROPERTY, row_of(f"HTTP: {case.first} × {case.second}", [outcome]))
    assert outcome.bad == []
    assert outcome.done["A"] + outcome.done["B"] >= ROUNDS
