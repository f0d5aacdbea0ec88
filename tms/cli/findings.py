"""What `tms doctor` thinks of what it finds: one line per check, with what to do where something is to be done."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tms.adapters.broker_facts import BrokerFacts
from tms.db.doctor_facts import DatabaseFacts, Watch
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
class DoctorFinding:
    """``words`` say what is there, ``remedy`` what to do; a finding that is ok has none."""

    check: str
    level: Level
    words: str
    remedy: str | None = None


def about_settings(settings: Settings) -> Iterator[DoctorFinding]:
    """Whether what is configured fits together."""
    yield _secret(settings)
    yield _public_url(settings)
    yield _cookies(settings)


def about_python() -> DoctorFinding:
    """Whether this Python is new enough."""
    here = sys.version_info[:3]
    words = f"Python {'.'.join(map(str, here))}"
    if here < OLDEST_PYTHON:
        return DoctorFinding("python", "fail", words, "Install Python 3.11 or newer.")
    return DoctorFinding("python", "ok", words)


def about_room(folder: Path) -> DoctorFinding:
    """Whether the disk of the data folder has room; the folder may not be there yet."""
    there = next(
        path for path in (folder.expanduser().absolute(), *folder.expanduser().absolute().parents) if path.exists()
    )
    free = shutil.disk_usage(there).free
    words = f"{free / 2**30:.1f} GB free in {folder}"
    if free < LEAST_ROOM_BYTES:
        return DoctorFinding("disk", "fail", words, "Make room now: a full disk stops the database.")
    if free < ROOM_BYTES:
        return DoctorFinding(
            "disk", "warn", words, "Make room, or move the data folder (TMS_DATA_DIR) to a larger disk."
        )
    return DoctorFinding("disk", "ok", words)


def about_pictures(folder: Path) -> DoctorFinding:
    """Whether pictures can be kept; their folder is made when the first one comes."""
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return DoctorFinding("pictures", "ok", f"kept in {folder}")
    remedy = f"Let the account that runs web and workers write in {there}, or set TMS_PICTURES_DIR to another folder."
    return DoctorFinding("pictures", "fail", f"{folder} can’t be written", remedy)


def about_bucket(name: str, in_the_way: str | None) -> DoctorFinding:
    """Whether pictures can be kept in a bucket."""
    if in_the_way is None:
        return DoctorFinding("pictures", "ok", f"kept in the bucket {name}")
    remedy = "Look at TMS_PICTURES_BUCKET, TMS_S3_ENDPOINT and the keys, and let these read and write in the bucket."
    return DoctorFinding("pictures", "fail", f"the bucket {name} keeps none: {in_the_way}", remedy)


def about_database(facts: DatabaseFacts, head: str) -> Iterator[DoctorFinding]:
    """Whether the database is one that the product works with, and whether work flows."""
    major, minor = divmod(facts.version, 10_000)
    if facts.version < OLDEST_POSTGRES:
        yield DoctorFinding("database", "fail", f"PostgreSQL {major}.{minor}", "Upgrade it to PostgreSQL 15 or newer.")
    else:
        yield DoctorFinding("database", "ok", f"PostgreSQL {major}.{minor}")
    yield _characters(facts)
    yield _tables(facts, head)
    yield _durability(facts)
    apart = f"the database’s is {facts.clock_ahead:+.1f} s from this machine’s"
    if abs(facts.clock_ahead) > CLOCKS_APART_SECONDS:
        yield DoctorFinding("clocks", "warn", apart, "Let both machines take their time from the same NTP servers.")
    else:
        yield DoctorFinding("clocks", "ok", apart)
    yield _work(facts)
    if facts.watched is not None:
        yield from _released(facts.watched)


def _released(watched: Watch) -> Iterator[DoctorFinding]:
    looked = f"{watched.looked_at} of {watched.released} released versions looked at"
    if watched.live:
        remedy = "Withdraw these, or have them reviewed and publish again: " + _named(watched.live)
        yield DoctorFinding("released texts", "fail", f"readers see texts that nobody accepted; {looked}", remedy)
    elif watched.looked_at < watched.released:
        yield DoctorFinding("released texts", "ok", f"{looked}: each text in them was accepted")
    else:
        yield DoctorFinding("released texts", "ok", f"each text in {watched.released} released versions was accepted")
    if watched.approved is None:
        yield DoctorFinding("approved texts", "warn", "too many to look at in the time", "Look again while less runs.")
    elif watched.approved:
        remedy = "Run `tms db upgrade`, which puts these back into review: " + _named(watched.approved)
        yield DoctorFinding("approved texts", "fail", "approved versions hold texts that nobody accepted", remedy)
    else:
        yield DoctorFinding("approved texts", "ok", "approved versions hold accepted texts only")


def _named(versions: Sequence[tuple[int, int]]) -> str:
    named = ", ".join(f"article {article} (version {version})" for article, version in versions[:_NAMED])
    return named if len(versions) <= _NAMED else f"{named} and {len(versions) - _NAMED} more"


def about_broker(facts: BrokerFacts) -> Iterator[DoctorFinding]:
    """Whether the broker is one that loses nothing without saying so."""
    words = f"{facts.name} {facts.version}"
    if facts.compatible < OLDEST_BROKER:
        yield DoctorFinding("broker", "fail", words, "Upgrade it to Redis 6.2 or newer, or to Valkey.")
    else:
        yield DoctorFinding("broker", "ok", words)
    policy = f"maxmemory-policy {facts.policy}"
    if facts.policy != "noeviction":
        remedy = "Set maxmemory-policy noeviction: a full broker must refuse messages, not drop them silently."
        yield DoctorFinding("broker memory", "fail", policy, remedy)
    else:
        yield DoctorFinding("broker memory", "ok", policy)
    if facts.appends:
        yield DoctorFinding("broker disk", "ok", "appendonly yes")
    else:
        remedy = "Set appendonly yes; without it, what was queued is sent again only after a restart is noticed."
        yield DoctorFinding("broker disk", "warn", "appendonly no", remedy)


def about_workers(missing: list[str]) -> DoctorFinding:
    """Whether each queue has a worker that was heard."""
    if missing:
        remedy = "Start one: `tms worker`, or `tms up` for everything."
        return DoctorFinding("workers", "warn", f"none was heard from for: {', '.join(missing)}", remedy)
    return DoctorFinding("workers", "ok", "each queue has one")


def _secret(settings: Settings) -> DoctorFinding:
    given = settings.secret_key.get_secret_value() if settings.secret_key else ""
    if not given:
        if settings.database_url:
            remedy = "Set TMS_SECRET_KEY, the same for every web process: `openssl rand -hex 32`."
            return DoctorFinding("secret key", "warn", "each machine makes its own", remedy)
        return DoctorFinding("secret key", "ok", "made by Sanwen and kept in the data folder")
    if len(given) < SHORTEST_SECRET:
        remedy = "Set a longer TMS_SECRET_KEY: `openssl rand -hex 32`. Everyone signs in again."
        return DoctorFinding("secret key", "fail", f"only {len(given)} characters", remedy)
    return DoctorFinding("secret key", "ok", f"{len(given)} characters")


def _public_url(settings: Settings) -> DoctorFinding:
    url = settings.public_url
    if not url:
        if not settings.database_url:
            return DoctorFinding("public address", "ok", "not set; links carry the address of each request")
        remedy = "Set TMS_PUBLIC_URL, so that links between the versions carry the address that readers use."
        return DoctorFinding("public address", "warn", "not set", remedy)
    if not url.startswith(("http://", "https://")):
        return DoctorFinding("public address", "fail", url, "Write TMS_PUBLIC_URL with https:// in front.")
    if url.startswith("https://") and not settings.trusted_proxies:
        remedy = "Set TMS_TRUSTED_PROXIES to the number of proxies that end HTTPS before the web server."
        return DoctorFinding("public address", "warn", f"{url}, and no proxy is trusted", remedy)
    return DoctorFinding("public address", "ok", url)


def _cookies(settings: Settings) -> DoctorFinding:
    is_https = bool(settings.public_url and settings.public_url.startswith("https://"))
    if settings.secure_cookies:
        return DoctorFinding("cookies", "ok", "sent over HTTPS only")
    if is_https:
        return DoctorFinding("cookies", "fail", "also sent without HTTPS", "Set TMS_SECURE_COOKIES=true.")
    if settings.host not in {"127.0.0.1", "localhost", "::1"}:
        remedy = "Serve HTTPS through a proxy, and set TMS_SECURE_COOKIES=true."
        return DoctorFinding("cookies", "warn", f"sent without HTTPS, and {settings.host} is open to others", remedy)
    return DoctorFinding("cookies", "ok", "this machine only")


def _characters(facts: DatabaseFacts) -> DoctorFinding:
    words = f"{facts.encoding}, character type {facts.character_type}"
    again = (
        "Make a new database with LOCALE 'C.UTF-8' and ENCODING 'UTF8', and move the data: `tms backup`, `tms restore`."
    )
    if facts.encoding != "UTF8":
        return DoctorFinding("characters", "fail", words, again)
    if facts.similarity is None:
        remedy = "Install PostgreSQL’s contrib package, or let an administrator run CREATE EXTENSION pg_trgm."
        return DoctorFinding(
            "characters", "warn", f"{words}, no pg_trgm to see whether Chinese texts are alike", remedy
        )
    if facts.similarity == 0:
        return DoctorFinding("characters", "fail", f"{words}: no two Chinese texts are alike in it", again)
    return DoctorFinding("characters", "ok", words)


def _tables(facts: DatabaseFacts, head: str) -> DoctorFinding:
    if facts.revision == head:
        return DoctorFinding("tables", "ok", f"revision {head}")
    if facts.revision is None:
        return DoctorFinding("tables", "fail", "none yet", "Run `tms db upgrade`.")
    return DoctorFinding(
        "tables", "fail", f"revision {facts.revision}; this release needs {head}", "Run `tms db upgrade`."
    )


def _durability(facts: DatabaseFacts) -> DoctorFinding:
    if facts.durable:
        return DoctorFinding("durability", "ok", "a save is on disk before it is answered")
    remedy = "Set fsync = on and synchronous_commit = on in postgresql.conf."
    return DoctorFinding("durability", "fail", "a power failure can lose saves that were answered", remedy)


def _work(facts: DatabaseFacts) -> DoctorFinding:
    if facts.abandoned or facts.overdue:
        words = f"{facts.overdue} stages wait for more than five minutes, {facts.abandoned} were left by their worker"
        return DoctorFinding("work", "fail", words, "Start a worker, or look at its log.")
    if facts.failed:
        remedy = "Open the articles that the board shows as failed: each says why, and can be retried."
        return DoctorFinding("work", "warn", f"{facts.failed} stages have failed", remedy)
    return DoctorFinding("work", "ok", "nothing is stuck")
