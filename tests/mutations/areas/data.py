"""Backups that are whole and safe to read, and migrations that take along what is there."""

from tests.mutations.mutation import Mutation

_BACKUP = "tests/db/backup/test_backup.py"
_HOSTILE = "tests/db/backup/test_hostile.py"
_BACKFILLS = ("tests/db/test_backfills.py",)
_SALTED = '    op.execute("UPDATE memory_source SET grams = memory_salted(grams, nr)")\n'
_INDEX = """    op.create_index(
        "memory_source_grams", "memory_source", ["grams"], postgresql_using="gin", postgresql_with={"fastupdate": "off"}
    )
    op.create_index("memory_source_nr", "memory_source", ["nr"])
"""


def _migration(name: str, there: str, instead: str) -> Mutation:
    """What moves rows is taken out of a migration."""
    return Mutation(f"rows of {name}", f"tms/db/migrations/versions/{name}.py", there, instead, _BACKFILLS)


MUTATIONS = (
    Mutation(
        "a backup of one moment",
        "tms/db/backup/take.py",
        "IsolationLevel.REPEATABLE_READ",
        "IsolationLevel.READ_COMMITTED",
        (f"{_BACKUP}::test_all_tables_stand_at_one_moment",),
    ),
    Mutation(
        "hashes before all else",
        "tms/db/backup/restore.py",
        "        reader.check()\n",
        "",
        (f"{_BACKUP}::test_a_damaged_backup_is_known_before_the_database_is_looked_at",),
    ),
    Mutation(
        "nobody's row in a refusal",
        "tms/db/backup/restore.py",
        "    except psycopg.Error:\n        raise reader.damaged(part) from None",
        "    except psycopg.errors.ForeignKeyViolation:\n        raise reader.damaged(part) from None",
        (f"{_HOSTILE}::test_it_is_refused_in_words[a row of too few fields]",),
    ),
    Mutation(
        "numbers that begin again",
        "tms/db/backup/restore.py",
        "if one.last < catalogue.highest(",
        "if one.last < 0 * catalogue.highest(",
        (f"{_HOSTILE}::test_it_is_refused_in_words[a sequence that begins again]",),
    ),
    Mutation(
        "backups replace backups of ours",
        "tms/db/backup/archive.py",
        "            _manifest_of(packed)\n    except LaterFormatError:",
        "            packed.getinfo(MANIFEST)\n    except LaterFormatError:",
        (f"{_BACKUP}::test_a_backup_is_for_its_owner_and_replaces_older_backups_only",),
    ),
    _migration("0002_listing", '" WHERE v.live_snapshot_id IS NOT NULL"', '" WHERE v.live_snapshot_id IS NULL"'),
    _migration("0009_same_articles", "    _hash_what_is_there()\n\n\ndef", "    pass\n\n\ndef"),
    _migration(
        "0011_lists",
        '" WHERE j.article_id = s.article_id AND j.id = s.job_id"\n    )',
        '" WHERE j.article_id = s.article_id AND j.id = s.job_id AND false"\n    )',
    ),
    _migration("0014_shelved", 'j.id = s.job_id AND j.shelved"', 'j.id = s.job_id AND false"'),
    _migration("0015_derive_again", "    op.execute(_DERIVE_AGAIN)\n", "    pass\n"),
    _migration("0018_memory_sources", "    _index_what_is_there()\n    op.", "    op."),
    _migration("0019_termbase", "first.id < term.id)", "first.id > term.id)"),
    _migration("0024_concordance", "column)\n    _fill()\n", "column)\n"),
    _migration("0032_memory_keys_apart", "WHERE s.keys <> '{}'\"", "WHERE s.keys = '{}'\""),
    _migration("0033_concordance_by_age", _SALTED + _INDEX, _INDEX),
    _migration(
        "0034_pieces_across_spaces", "        _fill(op.get_bind())\n    op.create", "        pass\n    op.create"
    ),
    _migration("0037_step_figures", "    op.execute(_DONE)\n", "    pass\n"),
)
