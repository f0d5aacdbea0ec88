"""Everything that stands in the database: 51 migrations from before the first release, as one.

It keeps the number of the last of them, so that databases and backups that had come that far are at the baseline. What
changes from here on is a migration of its own. The files of ``baseline`` are read in an order in which each finds what
it names: what indexes are made with, the tables, the keys between them, then rules.
"""

import re
from pathlib import Path

from alembic import op

revision = "0051"
down_revision = None
branch_labels = None
depends_on = None

_FOLDER = Path(__file__).parents[1] / "baseline"
_FIRST = _FOLDER / "functions" / "text_pieces.sql"
_TABLES = sorted((_FOLDER / "tables").glob("*.sql"))
_REFUSE = _FOLDER / "functions" / "refuse.sql"
_RULES = sorted(set((_FOLDER / "functions").glob("*.sql")) - {_FIRST, _REFUSE})

FILES = (_FIRST, *_TABLES, _FOLDER / "foreign_keys.sql", _REFUSE, *_RULES)


def upgrade() -> None:
    for file in FILES:
        op.execute(file.read_text(encoding="utf-8"))


def downgrade() -> None:
    made = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
    tables, functions = (
        ", ".join(match[1] for line in made if (match := re.match(rf"CREATE {what} (\w+)", line)))
        for what in ("TABLE", "FUNCTION")
    )
    op.execute(f"DROP TABLE {tables}")
    op.execute(f"DROP FUNCTION {functions}")
