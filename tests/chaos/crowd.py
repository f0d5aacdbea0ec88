"""Twenty people who do everything that their roles let them, at once, to the same few articles.

What each has before them is a view of the database that is some moments old, as a page is; so that many of their acts
are refused, and the others come close to each other. An article is worked on until it has seen its share of acts.
"""

import random
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from sqlalchemy import text

from tests.chaos.callers import Caller, Fields, Said
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

WHY = "a good reason"
SAYS = tuple(
    f"{when}{who}{what}{mark}"
    for when, who, what, mark in product(
        ("今天", "昨天", "早上", "晚上"), ("火车", "船", "电车"), ("走了", "到了", "停了"), "。！"
    )
)
"""Texts without a number, and without a character that could be two in Traditional Chinese."""


@dataclass(frozen=True, slots=True)
class TextSeen:
    """A segment's text as a person sees it; in a conflict the parent's rev of the other text, which a save names."""

    segment_id: int
    rev: int
    source_rev: int
    state: str
    resolves: int | None


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """One version on the desk."""

    article_id: int
    locale: str
    status: str
    texts: Sequence[TextSeen]
    archived: bool
    live: bool
    assignee: str | None
    """Whose step it is now, by e-mail address."""

    @property
    def path(self) -> str:
        return f"/articles/{self.article_id}/versions/{self.locale}"

    def count(self, *states: str) -> int:
        return sum(one.state in states for one in self.texts)


_SEEN = text(
    "SELECT v.article_id, v.locale, v.status, a.archived_at IS NOT NULL AS archived,"
    " v.live_snapshot_id IS NOT NULL AS live,"
    " (SELECT p.email FROM job_step w JOIN job j ON j.article_id = w.article_id AND j.id = w.job_id"
    " JOIN person p ON p.id = w.assignee_id WHERE j.article_id = v.article_id AND j.version_id = v.id"
    " AND w.state = 'active' LIMIT 1) AS assignee,"
    " array_agg(t.segment_id ORDER BY t.segment_id) AS segments, array_agg(t.rev ORDER BY t.segment_id) AS revs,"
    " array_agg(s.rev ORDER BY t.segment_id) AS source_revs, array_agg(t.state ORDER BY t.segment_id) AS states,"
    " array_agg(d.other_parent_rev ORDER BY t.segment_id) AS others"
    " FROM version v JOIN article a ON a.id = v.article_id"
    " JOIN segment_text t ON t.article_id = v.article_id AND t.version_id = v.id"
    " JOIN segment_text s ON s.article_id = a.id AND s.version_id = a.source_version_id AND s.segment_id = t.segment_id"
    " LEFT JOIN derivation d ON d.article_id = t.article_id AND d.version_id = t.version_id"
    " AND d.segment_id = t.segment_id"
    " WHERE v.article_id = ANY (:articles) AND v.role <> 'source' GROUP BY v.article_id, v.id, a.archived_at"
)


def look_at(database: Database, articles: Sequence[int]) -> list[VersionSeen]:
    """What stands on the desk now."""
    with database.begin() as uow:
        rows = uow.session.execute(_SEEN, {"articles": list(articles)}).all()
    return [
        VersionSeen(
            row.article_id,
            row.locale,
            row.status,
            _texts(row),
            row.archived,
            row.live,
            row.assignee,
        )
        for row in rows
    ]


def _texts(row: Any) -> list[TextSeen]:
    every = zip(row.segments, row.revs, row.source_revs, row.states, row.others, strict=True)
    return [TextSeen(*one) for one in every]


@dataclass(slots=True)
class Desk:
    """What people may work on now, and what they were told so far."""

    seen: Sequence[VersionSeen] = ()
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    why: Counter[tuple[str, str]] = field(default_factory=Counter)
    touched: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, act: str, article_id: int, said: Said) -> None:
        """Count it: done, refused, or not answered; anything else is broken."""
        outcome = "done" if said.done else "refused" if said.refused else "unanswered"
        with self.lock:
            self.told[act, outcome] += 1
            if said.refused:
                self.why[act, said.code] += 1
            self.touched[article_id] += 1
            if not (said.done or said.refused or said.status in {0, 503}):
                self.broken.append(f"{act}: {said.status} {said.code} at article {article_id}")

    @property
    def answered(self) -> int:
        return sum(n for (_, outcome), n in self.told.items() if outcome != "unanswered")


Wish = tuple[str, str, Fields]
"""The act's name, its path and its fields."""

Choose = Callable[[random.Random, VersionSeen], Wish]


def _saving(name: str, confirm: int, *, left_first: bool = False) -> Choose:
    """Of any text; ``left_first``: of one that waits to be confirmed, if any does."""

    def choose(chance: random.Random, version: VersionSeen) -> Wish:
        left = [one for one in version.texts if one.state == "initial" or one.resolves] if left_first else []
        one = chance.choice(left or version.texts)
        fields: dict[str, object] = {
            "text": chance.choice(SAYS),
            "rev": one.rev,
            "source_rev": one.source_rev,
            "key": uuid.uuid4(),
            "confirm": confirm,
        }
        if one.resolves and confirm:
            fields["resolves"] = one.resolves
        return name, f"{version.path}/segments/{one.segment_id}", fields

    return choose


def _on_segment(name: str, end: str, *states: str, **more: object) -> Choose:
    def choose(chance: random.Random, version: VersionSeen) -> Wish:
        one = chance.choice([one for one in version.texts if one.state in states] or version.texts)
        return name, f"{version.path}/segments/{one.segment_id}/{end}", {"rev": one.rev, **more}

    return choose


def _on_version(name: str, end: str, **fields: object) -> Choose:
    return lambda _chance, version: (name, f"{version.path}/{end}", fields)


def _on_article(name: str, end: str, **fields: object) -> Choose:
    return lambda _chance, version: (name, f"/articles/{version.article_id}/{end}", fields)


def _releasing(name: str, **fields: object) -> Choose:
    def choose(chance: random.Random, version: VersionSeen) -> Wish:
        locales = chance.choice((["zh-Hans", "zh-Hant"], [version.locale], ["en", version.locale]))
        return name, f"/articles/{version.article_id}/{name}", {"locales": locales, **fields}

    return choose


_typing = _on_segment("type", "typing", text="半句")
_REOPENED = [_on_version("reopen", "reopen", step=step, reason=WHY) for step in ("translate", "review", "translate")]


def _is_confirmed(version: VersionSeen) -> bool:
    return not version.count("initial") and not any(one.resolves for one in version.texts)


def _is_accepted(version: VersionSeen) -> bool:
    return not version.count("initial", "translated")


def _any(_version: VersionSeen) -> bool:
    return True


def _is_live(version: VersionSeen) -> bool:
    return version.live


Deed = tuple[int, Choose, Callable[[VersionSeen], bool]]

DEEDS: Mapping[Role, Mapping[str, Sequence[Deed]]] = {
    Role.TRANSLATOR: {
        "translating": [
            (3, _saving("save", 0), _any),
            (20, _saving("confirm", 1, left_first=True), lambda version: not _is_confirmed(version)),
            (4, _saving("confirm", 1), _any),
            (20, _on_version("submit", "submit"), _is_confirmed),
            (1, _typing, _any),
            (1, _on_segment("claim", "claim"), _any),
        ],
        "reviewing": [
            (1, _on_version("recall", "recall", reason=WHY), _any),
            (2, _on_segment("agree", "agree", "translated"), lambda version: bool(version.count("translated"))),
            (1, _saving("confirm", 1), _any),
        ],
    },
    Role.REVIEWER: {
        "reviewing": [
            (12, _on_segment("accept", "accept", "translated"), lambda version: not _is_accepted(version)),
            (12, _on_version("accept all", "accept-all"), lambda version: not _is_accepted(version)),
            (3, _saving("correct", 1), _any),
            (2, _on_segment("send back", "send-back", "translated", "reviewed", reason=WHY), _any),
            (1, _on_version("return", "return", reason=WHY), lambda version: bool(version.count("initial"))),
            (24, _on_version("approve", "approve"), _is_accepted),
        ],
        "approved": [
            (1, _on_version("withdraw approval", "withdraw-approval", reason=WHY), _any),
            (2, _saving("correct", 1), _any),
            (1, _on_segment("send back", "send-back", reason=WHY), _any),
        ],
    },
    Role.EDITOR: {
        "approved": [(16, _releasing("publish"), _any), (1, _REOPENED[1], _any)],
        "published": [
            (2, _releasing("withdraw", reason=WHY), _any),
            (6, _REOPENED[0], _any),
            (6, _REOPENED[1], _any),
            (2, _releasing("publish"), _any),
        ],
        "withdrawn": [(4, _REOPENED[1], _any), (2, _releasing("publish"), _any)],
        "cancelled": [(4, _REOPENED[0], _any)],
        "translating": [(1, _releasing("withdraw", reason=WHY), _is_live)],
        "reviewing": [(1, _releasing("publish"), _is_accepted)],
    },
}
"""By role and by where a version stands: what somebody does then, how often, and when it makes sense."""

_NOW_AND_THEN: Sequence[Choose] = (
    _on_version("cancel", "cancel", reason=WHY),
    _on_version("detach version", "detach", reason=WHY),
    _on_version("attach version", "attach"),
    _on_version("attach version", "attach"),
    _on_article("archive", "archive", reason=WHY),
)
_RARELY = 0.02
"""How often an editor does one of these instead."""

_ANOTHERS = 0.05
"""How often somebody tries what is assigned to another."""

_BACK = _on_article("unarchive", "unarchive")


class Person(threading.Thread):
    """Does one thing after the other, until the end."""

    def __init__(self, caller: Caller, role: Role, desk: Desk, seed: int) -> None:
        super().__init__(name=caller.email, daemon=True)
        self._caller = caller
        self._role = role
        self._desk = desk
        self._chance = random.Random(seed)
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            wish = self._wish()
            if wish is None:
                self.ended.wait(0.005)
                continue
            article_id, (name, path, fields) = wish
            said = self._caller.send(path, fields)
            self._desk.note(name, article_id, said)
            if said.status in {0, 503}:
                self.ended.wait(self._chance.uniform(0.02, 0.1))
        self._caller.hang_up()

    def _wish(self) -> tuple[int, Wish] | None:
        """What is chosen at one version; where there is nothing for the role, at another."""
        seen, chance = self._desk.seen, self._chance
        for version in chance.sample(list(seen), len(seen)):
            if self._role is Role.EDITOR:
                if version.archived:
                    return version.article_id, _BACK(chance, version)
                if chance.random() < _RARELY:
                    return version.article_id, chance.choice(_NOW_AND_THEN)(chance, version)
            elif version.assignee not in {None, self._caller.email} and chance.random() > _ANOTHERS:
                continue
            deeds = [one for one in DEEDS[self._role].get(version.status, ()) if one[2](version)]
            if deeds:
                choose = chance.choices([do for _, do, _ in deeds], [weight for weight, _, _ in deeds])[0]
                return version.article_id, choose(chance, version)
        return None
