"""A whole installation's data in one file, and back: docs/decisions/0008-backups-of-our-own.md says why not pg_dump."""

from tms.db.backup.manifest import Manifest
from tms.db.backup.restore_backup import restore
from tms.db.backup.take_backup import take

__all__ = ["Manifest", "restore", "take"]
