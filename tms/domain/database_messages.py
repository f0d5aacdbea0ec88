"""The words of what stops a start, an upgrade, a backup or a restore of the database, in English."""

from collections.abc import Mapping

DATABASE_MESSAGES: Mapping[str, str] = {
    "database_of_other_version": "The data were made by PostgreSQL {made_by}; this installation has {needs}. Start them with the release that made them and move them with pg_dump.",
    "database_unreachable": "The database does not answer ({reason}). Check TMS_DATABASE_URL, and that its server runs.",
    "tables_of_other_release": "The tables are those of another release. Stop what runs, run `tms db upgrade` (`tms up` does it at its start), then try again.",
    "backup_damaged": "The backup {path} is damaged ({part}). Nothing was written. Use another copy of it.",
    "backup_newer": "The backup {path} was made by a later release. Install that one, then restore.",
    "backup_not_ours": "{path} exists and is not a backup of Sanwen. Choose another name; a backup replaces older backups only.",
    "backup_not_there": "There is no file {path}. Check the name.",
    "backup_unreadable": "The backup {path} can’t be read ({reason}). Choose a file that you may read.",
    "backup_unwritable": "The backup {path} can’t be written ({reason}). Choose a folder that you may write to, with room in it.",
    "nothing_to_back_up": "The database has no tables of Sanwen. Check TMS_DATABASE_URL, or that the instance has started once.",
    "restore_busy": "Someone is using the database right now. Stop web and workers, then restore.",
    "restore_not_empty": "The installation is not empty: its table {table} has rows. Restore into a new one (another TMS_DATA_DIR, or another database).",
    "restore_other_tables": "The database has tables of another release or another program. Restore into a new database.",
    "tables_older": "The tables are at step {found}, and this release takes over those from {oldest} on. Bring them up to date with an earlier release that reaches {oldest}, then start this one.",
    "tables_newer": "The tables are at step {found}, which a later release has made. Start that one.",
    "backup_older": "The backup {path} has tables at step {found}, and this release takes over those from {oldest} on. Restore it with the release that made it, bring that up to date as far as {oldest}, and take another backup.",
}
