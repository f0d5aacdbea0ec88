"""Taking a backup while everything runs: one snapshot of the database, in which every table stands at one moment.

Files of pictures never change and are never named anew, so that those which the snapshot names are as they were then.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import IsolationLevel, sql

from tms.db.backup import archive, catalogue
from tms.db.backup.manifest import Manifest
from tms.domain.errors import Conflict, NotFound
from tms.domain.pictures import PictureStore

# Of what was taken out nobody is given anything any more, and a backup of it would keep what was to go.
_PICTURES = """
SELECT DISTINCT rendition.digest FROM picture_rendition AS rendition
JOIN picture ON picture.article_id = rendition.article_id AND picture.id = rendition.picture_id
WHERE picture.taken_out_at IS NULL ORDER BY rendition.digest
"""


def take(address: str, path: Path, pictures: PictureStore) -> Manifest:
    """Write a backup of the database at ``address`` (as libpq takes it), and of its pictures, to ``path``.

    What was committed before the call is in it; nobody waits for it. A picture whose file is gone or damaged is counted
    as lost, and the rest is in it. Errors: ``nothing_to_back_up``, those of
    ``archive.writing``; ``psycopg.Error`` when the database fails, and then no file is left.
    """
    with archive.writing(path) as writer, psycopg.connect(address, application_name="tms backup") as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        with connection.transaction():
            catalogue.speak_plainly(connection)
            revision = catalogue.revision(connection)
            if revision is None:
                raise Conflict("nothing_to_back_up")
            taken_at = datetime.now(UTC).isoformat(timespec="seconds")
            for table in catalogue.tables(connection):
                columns = catalogue.columns(connection, table)
                writer.table(table, columns, _rows(connection, table, columns))
            lost = _write_pictures(connection, writer, pictures)
            # Sequences stand outside of the snapshot: read last, they are past every row in it.
            numbers = catalogue.sequences(connection)
            return writer.finish(revision=revision, taken_at=taken_at, sequences=numbers, lost_pictures=lost)


def _write_pictures(connection: catalogue.Asked, writer: archive.Writer, pictures: PictureStore) -> int:
    """Write the files of all pictures; how many are lost."""
    if "picture_rendition" not in catalogue.tables(connection):
        return 0
    lost = 0
    for (digest,) in connection.execute(_PICTURES).fetchall():
        try:
            content = pictures.read(digest)
        except NotFound:
            lost += 1
        else:
            writer.picture(digest, content)
    return lost


def _rows(connection: catalogue.Asked, table: str, columns: tuple[str, ...]) -> Iterator[bytes]:
    copying = sql.SQL("COPY {} ({}) TO STDOUT").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(copying) as copy:
        for row in copy:
            yield bytes(row)
