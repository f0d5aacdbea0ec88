"""Backups that are whole and safe to read, and tables that are taken over only where a way leads from them."""

from tests.mutations.mutation import Mutation

_BACKUP = "tests/db/backup/test_backup.py"
_SORTING = "tests/services/board/test_sorting.py"
_HOSTILE = "tests/db/backup/test_hostile.py"

MUTATIONS = (
    Mutation(
        "a backup of one moment",
        "tms/db/backup/take_backup.py",
        "IsolationLevel.REPEATABLE_READ",
        "IsolationLevel.READ_COMMITTED",
        (f"{_BACKUP}::test_all_tables_stand_at_one_moment",),
    ),
    Mutation(
        "hashes before all else",
        "tms/db/backup/restore_backup.py",
        "        reader.check()\n",
        "",
        (f"{_BACKUP}::test_a_damaged_backup_is_known_before_the_database_is_looked_at",),
    ),
    Mutation(
        "nobody's row in a refusal",
        "tms/db/backup/restore_backup.py",
        "    except psycopg.Error:\n        raise reader.damaged(part) from None",
        "    except psycopg.errors.ForeignKeyViolation:\n        raise reader.damaged(part) from None",
        (f"{_HOSTILE}::test_it_is_refused_in_words[a row of too few fields]",),
    ),
    Mutation(
        "numbers that begin again",
        "tms/db/backup/restore_backup.py",
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
    Mutation(
        "tables that no migration leads from",
        "tms/db/migrations/env.py",
        "    require_known(context.get_context().get_current_revision())\n",
        "",
        ("tests/db/test_migrations.py::test_tables_that_no_migration_leads_from_are_left_alone_and_told_of",),
    ),
    Mutation(
        "what a new installation has and an upgraded one has not",
        "tms/db/migrations/baseline/functions/append_only.sql",
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event FOR",
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON event FOR",
        ("tests/db/test_upgrade.py::test_what_an_upgrade_leads_to_is_what_a_new_installation_has",),
    ),
    Mutation(
        "a last change that no earlier act sets back",
        "tms/db/migrations/versions/0060_last_change_of_an_article.py",
        " AND at < date_trunc('minute', NEW.at, 'UTC'); RETURN NULL",
        "; RETURN NULL",
        (f"{_SORTING}::test_the_article_change_is_the_minute_of_the_latest_act_whichever_comes_in_last",),
    ),
    Mutation(
        "what is archived stands among what is archived",
        "tms/db/migrations/versions/0060_last_change_of_an_article.py",
        "UPDATE article_change SET at_work = NEW.archived_at IS NULL AND NEW.discarded_at IS NULL",
        "UPDATE article_change SET at_work = true",
        (f"{_SORTING}::test_what_is_archived_leaves_the_order_of_what_is_at_work",),
    ),
)
