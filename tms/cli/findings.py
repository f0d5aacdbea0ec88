"""What `tms doctor` thinks of what it finds: one line per check, with what to do where something is to be done."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tms.adapters.broker_facts import BrokerFacts
from tms.db.examination import DatabaseFacts, Watch
from tms.settings import Settings

Level = Literal["ok", "warn", "fail"]

SHORTEST_SECRET = 32
OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRES = 150_000
OLDEST_BROKER = (6, 2)
CLOCKS_APART_SECONDS = 2.0
ROOM_BYTES = 2**30
LEAST_ROOM_BYTES = 100 * 2**20
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """``words`` say what is there, ``remedy`` what to do; a finding that is ok has none."""

    check: str
    level: Level
    words: str
    remedy: str | None = None


def about_settings(settings: Settings) -> Iterator[Finding]:
    """Whether what is configured fits together."""
    yield _secret(settings)
    yield _public_url(settings)
    yield _cookies(settings)


def about_python() -> Finding:
    """Whether this Python is new enough."""
    here = sys.version_info[:3]
    words = f"Python {'.'.join(map(str, here))}"
    if here < OLDEST_PYTHON:
        return Finding("python", "fail", words, "Install Python 3.11 or newer.")
    return Finding("python", "ok", words)


def about_room(folder: Path) -> Finding:
    """Whether the disk of the data folder has room; the folder may not be there yet."""
    there = next(
        path for path in (folder.expanduser().absolute(), *folder.expanduser().absolute().parents) if path.exists()
    )
    free = shutil.disk_usage(there).free
    words = f"{free / 2**30:.1f} GB free in {folder}"
    if free < LEAST_ROOM_BYTES:
        return Finding("disk", "fail", words, "Make room now: a full disk stops the database.")
    if free < ROOM_BYTES:
        return Finding("disk", "warn", words, "Make room, or move the data folder (TMS_DATA_DIR) to a larger disk.")
    return Finding("disk", "ok", words)


def about_database(facts: DatabaseFacts, head: str) -> Iterator[Finding]:
    """Whether the database is one that the product works with, and whether work flows."""
    major, minor = divmod(facts.version, 10_000)
    if facts.version < OLDEST_POSTGRES:
        yield Finding("database", "fail", f"PostgreSQL {major}.{minor}", "Upgrade it to PostgreSQL 15 or newer.")
    else:
        yield Finding("database", "ok", f"PostgreSQL {major}.{minor}")
    yield _characters(facts)
    yield _tables(facts, head)
    yield _durability(facts)
    apart = f"the database’s is {facts.clock_ahead:+.1f} s from this machine’s"
    if abs(facts.clock_ahead) > CLOCKS_APART_SECONDS:
        yield Finding("clocks", "warn", apart, "Let both machines take their time from the same NTP servers.")
    else:
        yield Finding("clocks", "ok", apart)
    yield _work(facts)
    if facts.watched is not None:
        yield from _released(facts.watched)


def _released(watched: Watch) -> Iterator[Finding]:
    looked = f"{watched.looked_at} of {watched.released} released versions looked at"
    if watched.live:
        remedy = "Withdraw these, or have them reviewed and publish again: " + _named(watched.live)
        yield Finding("released texts", "fail", f"readers see texts that nobody accepted; {looked}", remedy)
    elif watched.looked_at < watched.released:
        yield Finding("released texts", "ok", f"{looked}: each text in them was accepted")
    else:
        yield Finding("released texts", "ok", f"each text in {watched.released} released versions was accepted")
    if watched.approved is None:
        yield Finding("approved texts", "warn", "too many to look at in the time", "Look again while less runs.")
    elif watched.approved:
        remedy = "Run `tms db upgrade`, which puts these back into review: " + _named(watched.approved)
        yield Finding("approved texts", "fail", "approved versions hold texts that nobody accepted", remedy)
    else:
        yield Finding("approved texts", "ok", "approved versions hold accepted texts only")


def _named(versions: Sequence[tuple[int, int]]) -> str:
    named = ", ".join(f"article {article} (version {version})" for article, version in versions[:_NAMED])
    return named if len(versions) <= _NAMED else f"{named} and {len(versions) - _NAMED} more"


def about_broker(facts: BrokerFacts) -> Iterator[Finding]:
    """Whether the broker is one that loses nothing without saying so."""
    words = f"{facts.name} {facts.version}"
    if facts.compatible < OLDEST_BROKER:
        yield Finding("broker", "fail", words, "Upgrade it to Redis 6.2 or newer, or to Valkey.")
    else:
        yield Finding("broker", "ok", words)
    policy = f"maxmemory-policy {facts.policy}"
    if facts.policy != "noeviction":
        remedy = "Set maxmemory-policy noeviction: a full broker must refuse messages, not drop them silently."
        yield Finding("broker memory", "fail", policy, remedy)
    else:
        yield Finding("broker memory", "ok", policy)
    if facts.appends:
        yield Finding("broker disk", "ok", "appendonly yes")
    else:
        remedy = "Set appendonly yes; without it, what was queued is sent again only after a restart is noticed."
        yield Finding("broker disk", "warn", "appendonly no", remedy)


def about_workers(missing: list[str]) -> Finding:
    """Whether each queue has a worker that was heard."""
    if missing:
        remedy = "Start one: `tms worker`, or `tms up` for everything."
        return Finding("workers", "warn", f"none was heard from for: {', '.join(missing)}", remedy)
    return Finding("workers", "ok", "each queue has one")


def _secret(settings: Settings) -> Finding:
    given = settings.secret_key.get_secret_value() if settings.secret_key else ""
    if not given:
        if settings.database_url:
            remedy = "Set TMS_SECRET_KEY, the same for every web process: `openssl rand -hex 32`."
            return Finding("secret key", "warn", "each machine makes its own", remedy)
        return Finding("secret key", "ok", "made by Sanwen and kept in the data folder")
    if len(given) < SHORTEST_SECRET:
        remedy = "Set a longer TMS_SECRET_KEY: `openssl rand -hex 32`. Everybody signs in again."
        return Finding("secret key", "fail", f"only {len(given)} characters", remedy)
    return Finding("secret key", "ok", f"{len(given)} characters")


def _public_url(settings: Settings) -> Finding:
    url = settings.public_url
    if not url:
        if not settings.database_url:
            return Finding("public address", "ok", "not set; links carry the address of each request")
        remedy = "Set TMS_PUBLIC_URL, so that links between the versions carry the address that readers use."
        return Finding("public address", "warn", "not set", remedy)
    if not url.startswith(("http://", "https://")):
        return Finding("public address", "fail", url, "Write TMS_PUBLIC_URL with https:// in front.")
    if url.startswith("https://") and not settings.trusted_proxies:
        remedy = "Set TMS_TRUSTED_PROXIES to the number of proxies that end HTTPS before the web server."
        return Finding("public address", "warn", f"{url}, and no proxy is trusted", remedy)
    return Finding("public address", "ok", url)


def _cookies(settings: Settings) -> Finding:
    is_https = bool(settings.public_url and settings.public_url.startswith("https://"))
    if settings.secure_cookies:
        return Finding("cookies", "ok", "sent over HTTPS only")
    if is_https:
        return Finding("cookies", "fail", "also sent without HTTPS", "Set TMS_SECURE_COOKIES=true.")
    if settings.host not in {"127.0.0.1", "localhost", "::1"}:
        remedy = "Serve HTTPS through a proxy, and set TMS_SECURE_COOKIES=true."
        return Finding("cookies", "warn", f"sent without HTTPS, and {settings.host} is open to others", remedy)
    return Finding("cookies", "ok", "this machine only")


def _characters(facts: DatabaseFacts) -> Finding:
    words = f"{facts.encoding}, character type {facts.character_type}"
    again = (
        "Make a new database with LOCALE 'C.UTF-8' and ENCODING 'UTF8', and move the data: `tms backup`, `tms restore`."
    )
    if facts.encoding != "UTF8":
        return Finding("characters", "fail", words, again)
    if facts.similarity is None:
        remedy = "Install PostgreSQL’s contrib package, or let an administrator run CREATE EXTENSION pg_trgm."
        return Finding("characters", "warn", f"{words}, no pg_trgm to see whether Chinese texts are alike", remedy)
    if facts.similarity == 0:
        return Finding("characters", "fail", f"{words}: no two Chinese texts are alike in it", again)
    return Finding("characters", "ok", words)


def _tables(facts: DatabaseFacts, head: str) -> Finding:
    if facts.revision == head:
        return Finding("tables", "ok", f"revision {head}")
    if facts.revision is None:
        return Finding("tables", "fail", "none yet", "Run `tms db upgrade`.")
    return Finding("tables", "fail", f"revision {facts.revision}; this release needs {head}", "Run `tms db upgrade`.")


def _durability(facts: DatabaseFacts) -> Finding:
    if facts.durable:
        return Finding("durability", "ok", "a save is on disk before it is answered")
    remedy = "Set fsync = on and synchronous_commit = on in postgresql.conf."
    return Finding("durability", "fail", "a power failure can lose saves that were answered", remedy)


def _work(facts: DatabaseFacts) -> Finding:
    if facts.abandoned or facts.overdue:
        words = f"{facts.overdue} stages wait for more than five minutes, {facts.abandoned} were left by their worker"
        return Finding("work", "fail", words, "Start a worker, or look at its log.")
    if facts.failed:
        remedy = "Open the articles that the board shows as failed: each says why, and can be retried."
        return Finding("work", "warn", f"{facts.failed} stages have failed", remedy)
    return Finding("work", "ok", "nothing is stuck")
