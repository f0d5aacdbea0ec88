"""Queueing work on many versions at once, in one statement."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text as sql
from sqlalchemy.orm import Session


def enqueue_all(
    session: Session, *, kind: str, subject: Mapping[str, Any], versions: Sequence[tuple[int, int]]
) -> list[int]:
    """Queue a new waiting item for each (article, version), all about the same subject; their ids."""
    ids = session.scalars(
        sql(
            "INSERT INTO work_item (kind, article_id, version_id, subject)"
            " SELECT :kind, a, v, CAST(:subject AS jsonb)"
            " FROM unnest(CAST(:articles AS bigint[]), CAST(:versions AS bigint[])) AS of (a, v) RETURNING id"
        ),
        {
            "kind": kind,
            "subject": json.dumps(dict(subject)),
            "articles": [article_id for article_id, _ in versions],
            "versions": [version_id for _, version_id in versions],
        },
    )
    return list(ids)


def enqueue_each(session: Session, *, kind: str, versions: Sequence[tuple[int, int]], keys: Sequence[str]) -> list[int]:
    """Queue an item for each (article, version) with its key, unless one with that key waits; the new items' ids."""
    ids = session.scalars(
        sql(
            "INSERT INTO work_item (kind, article_id, version_id, dedup_key)"
            " SELECT :kind, a, v, k FROM unnest(CAST(:articles AS bigint[]), CAST(:versions AS bigint[]),"
            " CAST(:keys AS text[])) AS of (a, v, k)"
            " ON CONFLICT (dedup_key) WHERE state = 'waiting' DO NOTHING RETURNING id"
        ),
        {
            "kind": kind,
            "articles": [article_id for article_id, _ in versions],
            "versions": [version_id for _, version_id in versions],
            "keys": list(keys),
        },
    )
    return list(ids)
