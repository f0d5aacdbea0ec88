"""Two installations, or a file, row by row; read without any code of the backup."""

import json
import zipfile
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

NAMES = text(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
)
KEPT_OF_LOGS = text(
    "SELECT publication_id, gone_number, kept_days FROM outside_log WHERE (gone_number, kept_days) <> (0, 90)"
)
RULES = {
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated "
    "FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
    "triggers": "SELECT tgrelid::regclass::text, tgname, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger "
    "WHERE NOT tgisinternal ORDER BY 1, 2",
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    "sequences": "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
}


def everything(url: str) -> dict[str, list[Any]]:
    """Every row of every table, and the rules that the database keeps."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        found: dict[str, list[Any]] = {
            name: sorted(connection.scalars(text(f'SELECT t::text FROM "{name}" t')))
            for name in connection.scalars(NAMES)
        }
        for name, question in RULES.items():
            found[name] = [tuple(row) for row in connection.execute(text(question))]
    engine.dispose()
    return found


def what_comes_back(url: str) -> dict[str, list[Any]]:
    """Everything but where numbers and ids of outside events go on, which a restore says anew."""
    found = everything(url)
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        found["outside_log"] = sorted(tuple(row) for row in connection.execute(KEPT_OF_LOGS))
    engine.dispose()
    found["sequences"] = [one for one in found["sequences"] if one[0] != "outside_event_id_seq"]
    return found


def contents(path: Path) -> dict[str, Any]:
    """The rows of each table in a backup, and where the numbers stand."""
    with zipfile.ZipFile(path) as packed:
        found: dict[str, Any] = {
            name: sorted(packed.read(name).splitlines()) for name in packed.namelist() if name.endswith(".copy")
        }
        found["sequences"] = json.loads(packed.read("manifest.json"))["sequences"]
    return found


def contents_that_come_back(path: Path) -> dict[str, Any]:
    """The same without where numbers and ids of outside events go on, which a restore says anew."""
    found = contents(path)
    found["sequences"] = [one for one in found["sequences"] if one["table"] != "outside_event"]
    kept = (line.split(b"\t") for line in found["outside_log.copy"])
    found["outside_log.copy"] = [(publication, gone, days) for publication, _, gone, days in kept]
    return found


def is_empty(url: str) -> bool:
    """Whether no table of ours has a row."""
    found = everything(url)
    return not any(found[name] for name in found.keys() - RULES.keys() - {"alembic_version"})
