"""Raw SQL against the rules that the database keeps: what it must refuse, and what it must let through beside it."""

from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from tests.services.desk import Desk
from tests.services.story import LEFT
from tms.domain.permissions import Role

Ids = dict[str, Any]


class Attempts:
    """Runs statements in savepoints of one transaction; ``{name}`` in them stands for the id of that name."""

    def __init__(self, connection: Connection, ids: Ids) -> None:
        self.connection = connection
        self.ids = ids

    def run(self, *statements: str) -> None:
        for statement in statements:
            self.connection.exec_driver_sql(statement.format(**self.ids))

    def one(self, statement: str) -> Any:
        return self.connection.exec_driver_sql(statement.format(**self.ids)).scalar_one()

    def refused(self, *statements: str, by: str) -> None:
        """The last statement, or the deferred constraints after it, must fail; ``by`` names what refuses."""
        savepoint = self.connection.begin_nested()
        self.run(*statements[:-1])
        with pytest.raises(DBAPIError) as caught:
            self.run(statements[-1], "SET CONSTRAINTS ALL IMMEDIATE")
        savepoint.rollback()
        said = _said(caught.value)
        assert by in said, said

    def accepted(self, *statements: str) -> None:
        """All of it goes through, deferred constraints included, and is undone."""
        savepoint = self.connection.begin_nested()
        self.run(*statements, "SET CONSTRAINTS ALL IMMEDIATE")
        savepoint.rollback()


def _said(error: DBAPIError) -> str:
    diagnosis: Any = getattr(error.orig, "diag", None)
    return f"{diagnosis.constraint_name or ''} {diagnosis.message_primary or error}" if diagnosis else str(error)


def ids_of(connection: Connection, desk: Desk) -> Ids:
    """Two articles of one publication (a, b) and one of another (c), their versions, a segment of each, their jobs."""
    room = desk.newsroom
    ids: Ids = {
        "p": room.publication_id,
        "p2": desk.foreign_editor.publication_id,
        "a": desk.english,
        "b": desk.chinese,
        "c": desk.foreign_article,
        "translator": room[Role.TRANSLATOR].person_id,
        "reviewer": room[Role.REVIEWER].person_id,
        "editor": room[Role.EDITOR].person_id,
        "stranger": desk.foreign_editor.person_id,
    }
    for name in ("a", "b", "c"):
        versions = desk.versions[ids[name]]
        ids |= {f"{name}_{tag.removeprefix('zh-').lower()}": version for tag, version in versions.items()}
        ids[f"{name}_source"] = ids["b_hans"] if name == "b" else ids[f"{name}_en"]
        ids |= _of_article(connection, name, ids)
    return ids


def _of_article(connection: Connection, name: str, ids: Ids) -> Ids:
    def one(sql: str, **more: Any) -> Any:
        return connection.execute(
            text(sql), {"article": ids[name], "version": ids[f"{name}_source"]} | more
        ).scalar_one()

    segment = (
        "SELECT segment_id FROM segment_text WHERE article_id = :article AND version_id = :version"
        " ORDER BY text <> :text, segment_id LIMIT 1"
    )
    return {
        f"{name}_segment": one(segment, text=LEFT),
        f"{name}_revision": one("SELECT id FROM source_revision WHERE article_id = :article AND version_id = :version"),
        f"{name}_job": one("SELECT min(id) FROM job WHERE article_id = :article AND version_id <> :version"),
    }


SETUP = (
    # What the desk's articles lack, in article a and for what needs an equal elsewhere also in b or publication p2.
    (
        "hk",
        (
            "INSERT INTO publication_locale (publication_id, locale, position, tag, word)"
            " VALUES ({p}, 'zh-Hant-HK', 3, 'zh-Hant-HK', 'hk') RETURNING position"
        ),
    ),
    ("n", "INSERT INTO segment (article_id, kind) VALUES ({a}, 'paragraph') RETURNING id"),
    (
        "n_rev",
        (
            "INSERT INTO segment_text (article_id, version_id, segment_id, text, act, person_id)"
            " VALUES ({a}, {a_en}, {n}, 'New.', 'edit', {editor}) RETURNING rev"
        ),
    ),
    *(
        (
            f"{name}_sign",
            (
                "INSERT INTO sign_off (article_id, publication_id, version_id, kind, segment_id, rev, person_id)"
                f" VALUES ({{{name}}}, {{p}}, {{{name}_source}}, 'confirm', {{{name}_segment}}, 1, {{translator}})"
                " RETURNING id"
            ),
        )
        for name in ("a", "b")
    ),
    *(
        (
            f"{version}_snapshot",
            (
                "INSERT INTO snapshot (article_id, version_id, revision_id, fingerprint, content)"
                f" VALUES ({{{version[0]}}}, {{{version}}}, {{{version[0]}_revision}}, '\\x01', '[]') RETURNING id"
            ),
        )
        for version in ("a_en", "a_hans", "a_hant", "b_hans")
    ),
    *(
        (
            f"{name}_release",
            (
                "INSERT INTO release (article_id, publication_id, kind, at, state, person_id)"
                f" VALUES ({{{name}}}, {{p}}, 'publish', now(), 'planned', {{editor}}) RETURNING id"
            ),
        )
        for name in ("a", "b")
    ),
    *(
        (
            f"{name}_set",
            (
                "INSERT INTO change_set (publication_id, person_id, kind, what)"
                f" VALUES ({{{publication}}}, {{{person}}}, 'replace', '[]') RETURNING id"
            ),
        )
        for name, publication, person in (("p", "p", "editor"), ("p2", "p2", "stranger"))
    ),
    *(
        (
            f"{name}_concept",
            f"INSERT INTO concept (publication_id, kind, name) VALUES ({{{name}}}, 'section', 'Kept') RETURNING id",
        )
        for name in ("p", "p2")
    ),
    *(
        (
            f"{name}_tag",
            (
                f"WITH made AS (INSERT INTO tag (publication_id, named_in) VALUES ({{{name}}}, 'en') RETURNING *)"
                " INSERT INTO tag_name SELECT publication_id, id, named_in, 'Kept' FROM made RETURNING tag_id"
            ),
        )
        for name in ("p", "p2")
    ),
    *(
        (
            f"{name}_token",
            (
                "INSERT INTO access_token (publication_id, person_id, created_by, name, prefix, secret_hash, scopes,"
                f" expires_at) VALUES ({{{name}}}, {{{person}}}, {{{person}}}, 'x', 'x', sha256('{name}'),"
                " '{{articles:read}}', now() + interval '1 day') RETURNING id"
            ),
        )
        for name, person in (("p", "editor"), ("p2", "stranger"))
    ),
    (
        "listed",
        (
            "INSERT INTO listing (article_id, version_id, publication_id, locale, issued_on, first_released_at)"
            " VALUES ({a}, {a_hant}, {p}, 'zh-Hant', now(), now()) RETURNING version_id"
        ),
    ),
    *(
        (
            f"{name}_picture",
            (
                "INSERT INTO picture (article_id, publication_id, digest, added_by)"
                f" VALUES ({{{name}}}, {{p}}, repeat('a', 64), {{editor}}) RETURNING id"
            ),
        )
        for name in ("a", "b")
    ),
    *(
        (f"{name}_unit", f"INSERT INTO memory_unit (publication_id) VALUES ({{{name}}}) RETURNING id")
        for name in ("p", "p2")
    ),
    (
        "slug",
        (
            "INSERT INTO address (publication_id, locale, slug, article_id, version_id)"
            " VALUES ({p}, 'zh-Hans', 'trains', {a}, {a_hans}) RETURNING slug"
        ),
    ),
    (
        "hold",
        (
            "INSERT INTO hold (publication_id, article_id, kind, reason, owner_id)"
            " VALUES ({p}, {a}, 'legal', 'ask the lawyer', {editor}) RETURNING id"
        ),
    ),
    (
        "item",
        (
            "INSERT INTO work_item (kind, article_id, version_id, dedup_key) VALUES ('draft', {a}, {a_hans}, 'one')"
            " RETURNING id"
        ),
    ),
)
