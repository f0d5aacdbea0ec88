"""Every route, for every kind of person, with each of its fields as nobody would send it: refused, and never broken.

FUZZ_SEED in the environment is the seed, FUZZ_TIMES how many values each field gets, FUZZ_SECONDS how long it goes on.
"""

import os
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import pytest
from sqlalchemy import text as sql_text

from tests.web.permissions import files
from tests.web.permissions.asking import BROWSER, SCRIPT, World, Worlds
from tests.web.permissions.exhibits import Exhibit
from tests.web.permissions.requests import EXAMPLES, FORMS, WORKSPACE
from tests.web.permissions.table import CALL, TABLE

SEED = int(os.environ.get("FUZZ_SEED", "20261128"))
SECONDS = float(os.environ.get("FUZZ_SECONDS", "120"))
FILES_FIRST = 40
TIMES = int(os.environ.get("FUZZ_TIMES", "2"))

HOSTILE: Sequence[bytes] = [
    b"",
    b" ",
    b"-1",
    b"0",
    b"9" * 4400,
    b"9" * 18,
    b"9" * 19,
    str(2**31).encode(),
    str(2**63).encode(),
    b"1e999",
    b"NaN",
    b"Infinity",
    b"1.5",
    "١٢٣".encode(),
    "１２".encode(),
    "²".encode(),
    b"\0",
    b"a\0b",
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"\xf4\x90\x80\x80",
    b"x" * 20_001,
    "字".encode() * 3000,
    b"[" * 5000,
    b'{"a":' * 3000,
    b'{"blocks": [[null, 1e999]]}',
    b"[1, 2]",
    b"null",
    b"true",
    b"2026-02-30",
    b"0000-00-00T00:00",
    b"9999-12-31T23:59:59.999999+23:59",
    b"24:61",
    b"00000000-0000-0000-0000-00000000000",
    b"zh-Hant",
    b"en\n",
    b"../../etc/passwd",
    b"%00",
    b"%s%n{0}",
    b"' OR 1=1 --",
    b"<script>",
    "⟦1⟧".encode() * 400,
    "⟦/1⟧⟦1⟧".encode(),
    "\u202e\u200b\ufeff".encode(),
    "🏳️‍🌈".encode() * 50,
    b"\r\n\r\n",
    b"a" * 300 + b"@example.org",
    b"//elsewhere.example",
    b"\\\\elsewhere",
    b"1,2,3," * 500,
    b"1:1 " * 500,
]

ARGUMENTS = (
    "page",
    "q",
    "days",
    "since",
    "segment",
    "after",
    "from",
    "to",
    "retire",
    "article",
    "kind",
    "status",
    "language",
    "next",
    "person",
    "section",
    "state",
    "due",
    "way",
    "before",
    "in",
    "period",
    "all",
    "shown",
    "found",
    "profile",
    "only",
    "locale",
    "words",
    "v",
    "filter",
)
PEOPLE = ("nobody", "transl", "review", "editor", "admin", "given", "abroad")
READERS = ("editor", "admin")
"""Those whose files are read; the others are refused before anybody looks at them."""
STATES = ("translating", "conflict", "reviewing", "published", "missing")
URLENCODED = "application/x-www-form-urlencoded"

BODIES: Sequence[tuple[str, bytes]] = [
    ("application/json", b'{"text": ["a"], "rev": {"a": 1}}'),
    ("application/json", b"[" * 5000),
    ("multipart/form-data", b"--x\r\n"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nno end'),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--x--',
    ),
    ("multipart/form-data; boundary=\xff", b"--\xff--"),
    ("text/plain; charset=no-such", b"text=a"),
    (URLENCODED + "; charset=utf-16", b"text=%ff%fe"),
    (URLENCODED, b"&".join(b"text=%d" % n for n in range(1200))),
    (URLENCODED, b"=&&=%&%zz=%"),
    (URLENCODED, b""),
]


@dataclass(frozen=True, slots=True)
class Shot:
    """One request, as it can be made again."""

    person: str
    route: str
    path: str
    kind: str | None
    body: bytes | None

    def __str__(self) -> str:
        sent = "" if self.body is None else f" {self.kind}: {self.body[:300]!r}"
        return f"{self.person}: {self.route.split()[0]} {self.path[:300]}{sent}"


def in_path(rule: str, exhibit: Exhibit, instead: Mapping[str, bytes] = {}) -> str:
    """The address, with hostile values in the places of some of its parameters."""
    values = asdict(exhibit) | EXAMPLES
    path = rule
    for part in [part for part in rule.split("<")[1:] if ">" in part]:
        whole, _, _ = part.partition(">")
        name = whole.rpartition(":")[2]
        value = instead.get(name)
        path = path.replace(f"<{whole}>", quote_from_bytes(value, safe="") if value else str(values.get(name, "x")))
    return path


def names_in(rule: str) -> list[str]:
    return [part.partition(">")[0].rpartition(":")[2] for part in rule.split("<")[1:]]


def shots(chance: random.Random, route: str, exhibits: Mapping[str, Exhibit]) -> Iterator[Shot]:
    """Each person with each field, argument and parameter of the route."""
    method, rule = route.split()
    for person in PEOPLE:
        exhibit = exhibits.get(chance.choice(STATES), Exhibit())
        path = in_path(rule, exhibit)
        for name in names_in(rule):
            for value in chance.sample(HOSTILE, TIMES):
                yield Shot(person, route, in_path(rule, exhibit, {name: value}), None, None)
        if method == "GET":
            for name in chance.sample(ARGUMENTS, 4 * TIMES):
                query = f"{name}={quote_from_bytes(chance.choice(HOSTILE))[:20_000]}"
                yield Shot(person, route, f"{path}?{query}", None, None)
            continue
        fields = [
            (name, value)
            for name, many in FORMS[route](exhibit).items()
            for value in (many if isinstance(many, list) else [many])
            if not isinstance(value, tuple)
        ]
        for at, (name, _) in enumerate(fields):
            for value in chance.sample(HOSTILE, TIMES):
                sent: list[tuple[str, object]] = [*fields[:at], (name, value), *fields[at + 1 :]]
                if chance.random() < 0.1:
                    sent.append((name, value))
                yield Shot(person, route, path, URLENCODED, urlencode(sent).encode())
        for kind, body in chance.sample(BODIES, TIMES):
            yield Shot(person, route, path, kind, body)


def files_shot(chance: random.Random) -> Iterator[Shot]:
    """Damaged files for each route that takes one, from those whose files are read."""
    for route in files.FIELDS:
        for person in READERS:
            for kind, body in files.bodies(chance, route, TIMES):
                yield Shot(person, route, route.split()[1], kind, body)


class Watch:
    """What the database holds: every row of every table, as one number."""

    def __init__(self, worlds: Worlds) -> None:
        self._database = worlds.newsroom.database
        with self._database.engine.connect() as connection:
            tables = connection.scalars(sql_text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        parts = [f"SELECT sum(hashtextextended(t::text, 0)) AS n FROM {table} t" for table in sorted(tables)]
        self._sql = sql_text(f"SELECT sum(n) FROM ({' UNION ALL '.join(parts)}) every")
        with self._database.nothing_stays():
            self.before = self.now()

    def now(self) -> object:
        with self._database.begin() as uow:
            return uow.session.scalar(self._sql)


def answered(newsroom: World, shot: Shot, accept: Mapping[str, str], watch: Watch | None = None) -> int:
    """The status; 0 if it was refused and something of it stayed."""
    method = shot.route.split()[0]
    cookies = {} if shot.person == "nobody" else {"Cookie": newsroom._cookies[shot.person]}
    how: dict[str, Any] = {"content_type": shot.kind, "data": shot.body} if shot.kind else {}
    with newsroom.database.nothing_stays():
        answer = newsroom.app.test_client(use_cookies=False).open(
            shot.path, method=method, headers={**accept, **cookies}, **how
        )
        if not answer.is_streamed:
            answer.get_data()
        answer.close()
        if watch is not None and 400 <= answer.status_code < 500 and watch.now() != watch.before:
            return 0
        return answer.status_code


def test_every_field_that_takes_a_file_gets_damaged_ones() -> None:
    assert files.places_that_take_files() == len(files.FIELDS)
    assert set(files.FIELDS) <= set(TABLE)


@pytest.mark.full
@pytest.mark.timeout(600)
@pytest.mark.part(3)
def test_nothing_that_a_browser_can_send_breaks_a_route_or_is_half_done(
    worlds: Worlds, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(SEED)  # noqa: S311  chance needs a seed that is told
    watch, newsroom = Watch(worlds), worlds.newsroom
    broken, changed, asked, with_file = list[str](), list[str](), 0, 0
    routes = [route for route in TABLE if not route.startswith(CALL)]
    every = [shot for route in routes for shot in shots(chance, route, newsroom.exhibits)]
    chance.shuffle(every)
    with_files = list(files_shot(chance))
    chance.shuffle(with_files)
    # A slow machine sends few requests in its time: files among them, and those whatever time they take.
    every = with_files[:FILES_FIRST] + every + with_files[FILES_FIRST:]
    until = time.monotonic() + SECONDS
    for shot in every:
        if asked > FILES_FIRST and time.monotonic() > until:
            break
        accept = SCRIPT if shot.route in WORKSPACE or chance.random() < 0.2 else BROWSER
        status = answered(newsroom, shot, accept, watch if shot.body is not None and chance.random() < 0.1 else None)
        asked += 1
        with_file += shot.body is not None and b"filename=" in shot.body
        if status >= 500 and not shot.path.startswith("/readyz"):
            broken.append(f"{status} {shot}")
        if status == 0:
            changed.append(str(shot))
    with capsys.disabled():
        tally = (
            f"{asked} of {len(every)} requests, {with_file} with a file, {len(broken)} broken, {len(changed)} half done"
        )
        print(f"\nfuzz: seed {SEED}, {tally}")  # noqa: T201
    assert asked > FILES_FIRST
    assert not broken, f"seed {SEED}\n" + "\n".join(broken)
    assert not changed, f"seed {SEED}\n" + "\n".join(changed)
