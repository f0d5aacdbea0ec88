"""A pair of acts, met in every way: what each alone and one after the other leads to, and then both at once."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.conftest import _execute, _url_of
from tests.factories import Newsroom, make_article
from tests.services.races.acts import Several, act_named
from tests.services.races.copies import copy_article
from tests.services.races.interleaving import Answer, Deed, Ring, Schedule, schedules
from tests.services.races.invariants import violations
from tests.services.races.outcome import Outcome
from tests.services.races.pairs import Case
from tests.services.races.places import EMAILS, FINISHING, PAGE, STATES, People, Place, hire
from tests.services.races.standing import Standing, differences, standing
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

ALONE = 6
"""Articles that are used up before the first round: each act alone, both in either order, one in two parts."""


@dataclass(frozen=True, slots=True)
class Template:
    """A database in which many articles stand alike: those of each state."""

    name: str
    newsroom: Newsroom
    people: People
    articles: Mapping[str, Sequence[int]]

    def email(self, name: str) -> str:
        """Of whoever acts, by their word."""
        return EMAILS.get(name) or self.newsroom.email(Role(name))

    @property
    def url(self) -> str:
        return _url_of(self.name)


def make_template(desk_database: str, newsroom: Newsroom, counts: Mapping[str, int]) -> Template:
    """A copy of the desk with so many articles in each of these states."""
    name = f"races_{uuid.uuid4().hex[:12]}"
    _execute(f"CREATE DATABASE {name} TEMPLATE {desk_database}")
    engine = create_engine(_url_of(name), poolclass=NullPool)
    database = Database(engine)
    people = hire(database, newsroom)
    articles = {state: _alike(database, newsroom, people, state, count) for state, count in counts.items()}
    engine.dispose()
    return Template(name, newsroom, people, articles)


def _alike(database: Database, newsroom: Newsroom, people: People, state: str, count: int) -> list[int]:
    first = make_article(database, people.editor, PAGE)
    STATES[state](Place(database, newsroom, people, first))
    articles = copy_article(database.engine, first, count)
    if finish := FINISHING.get(state):
        for article_id in articles:
            finish(Place(database, newsroom, people, article_id))
    return articles


def drop(template: Template) -> None:
    _execute(f"DROP DATABASE {template.name} WITH (FORCE)")


class Meeting:
    """Two acts, and articles that stand alike to let them meet over."""

    def __init__(self, url: str, template: Template, case: Case) -> None:
        first, second = case.first, case.second
        self.ring = Ring(url)
        self.engine = create_engine(url, pool_size=1)
        self.database = Database(self.engine)
        self.template = template
        self.names = first, second
        self.acts = act_named(first, second), act_named(second, first)
        self.left = list(template.articles[case.state])
        self.outcome = Outcome()
        self.explained: dict[tuple[bool, bool], list[Standing]] = {}

    def close(self) -> None:
        self.ring.close()
        self.engine.dispose()

    def place(self) -> Place:
        return Place(self.database, self.template.newsroom, self.template.people, self.left.pop())

    def ready(self, place: Place) -> tuple[Deed, Deed]:
        one, other = self.acts
        return one.ready(place), other.ready(place)

    def learn(self) -> tuple[int, int]:
        """What each order leads to; how many statements each act has."""
        statements = [0, 0]
        before = self.place()
        self.explained[False, False] = [standing(self.database, before.id)]
        self.left.append(before.id)
        for order in ((0,), (1,), (0, 1), (1, 0)):
            place = self.place()
            deeds = self.ready(place)
            done = [False, False]
            for n in order:
                answer = self.ring.alone(deeds[n])
                done[n] = answer.done
                statements[n] = max(statements[n], answer.statements)
                self.outcome.possible[n] |= answer.done
                if answer.broken:
                    self.outcome.bad.append(f"alone — {self.names[n]} breaks: {answer.broken}")
            self._explain(place, done[0], done[1])
        self._learn_between()
        return statements[0], statements[1]

    def _learn_between(self) -> None:
        """What comes of an act of several requests if the other is done after the first of them."""
        for n, act in enumerate(self.acts):
            if isinstance(act, Several):
                place = self.place()
                parts, other = act.parts(place), self.acts[1 - n].ready(place)
                answers = [self.ring.alone(deed) for deed in (parts[0], other, *parts[1:])]
                is_done = answers[0].done and all(answer.done for answer in answers[2:])
                done = {n: is_done, 1 - n: answers[1].done}
                self._explain(place, done[0], done[1])

    def _explain(self, place: Place, one: bool, other: bool) -> None:
        self.explained.setdefault((one, other), []).append(standing(self.database, place.id))
        self.restore()

    def run(self, rounds: int, *, earliest: bool = False, turn: int = 0) -> Outcome:
        """So many rounds; ``earliest``: those in which one waits as soon as it has read something."""
        for schedule in schedules(self.learn(), rounds, earliest=earliest, turn=turn):
            place = self.place()
            answers = self.ring.meet(self.ready(place), schedule)
            self.judge(place, schedule, answers)
            self.restore()
        return self.outcome

    def judge(self, place: Place, schedule: Schedule, answers: tuple[Answer, Answer]) -> None:
        outcome = self.outcome
        outcome.rounds += 1
        one, other = answers
        outcome.done["A"] += one.done
        outcome.done["B"] += other.done
        outcome.done["both"] += one.done and other.done
        outcome.after += (one, other)[schedule.first].went_on_alone and one.done and other.done
        outcome.answers[str(one), str(other)] += 1
        where = f"round {outcome.rounds} ({schedule}; A {one}, B {other})"
        for name, answer in zip(self.names, answers, strict=True):
            if answer.broken or not (answer.done or answer.refused):
                outcome.bad.append(f"{where} — {name} breaks: {answer.broken}")
        for violation in violations(self.database, [place.id]):
            outcome.bad.append(f"{where} — {violation}")
        now = standing(self.database, place.id)
        may_be = self.explained.get((one.done, other.done), [])
        if now not in may_be:
            nearest = min((differences(now, expected) for expected in may_be), key=len, default=["no order does both"])
            outcome.bad.append(f"{where} — no order explains it: {'; '.join(nearest[:6])}")

    def restore(self) -> None:
        """Whoever lost a role has it again."""
        if not {"role taken away", "deactivate"} & set(self.names):
            return
        with self.database.begin() as uow:
            for person in self.template.people.everybody():
                uow.session.execute(
                    text("UPDATE membership SET roles = :roles, ended_at = NULL WHERE person_id = :person"),
                    {"roles": sorted(person.roles), "person": person.person_id},
                )


@contextmanager
def meeting(template: Template, case: Case) -> Iterator[Meeting]:
    """On a copy of the template."""
    name = f"{template.name}_{uuid.uuid4().hex[:6]}"
    _execute(f"CREATE DATABASE {name} TEMPLATE {template.name}")
    made = Meeting(_url_of(name), template, case)
    try:
        yield made
    finally:
        made.close()
        _execute(f"DROP DATABASE {name} WITH (FORCE)")
