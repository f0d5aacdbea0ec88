"""What versions disagree about can be waived too, as open decisions can."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_NAME = "ck_sign_off_waives"


def upgrade() -> None:
    _allow("'ambiguities', 'parity'")


def downgrade() -> None:
    _allow("'ambiguities'")


def _allow(what: str) -> None:
    op.drop_constraint(op.f(_NAME), "sign_off")
    op.create_check_constraint(op.f(_NAME), "sign_off", f"waives IN ({what}) AND kind = 'waive' OR waives IS NULL")
