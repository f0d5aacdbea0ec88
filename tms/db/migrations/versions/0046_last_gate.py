"""The database's own last gate: what is approved stays as it was accepted, and nothing else goes out."""

from pathlib import Path

from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

_TRIGGERS = (
    ("hold_waits_for_release", "hold"),
    ("goes_out_as_accepted", "version"),
    ("approved_as_accepted", "version"),
    ("approved_text_stays", "segment_text"),
)


def upgrade() -> None:
    op.drop_constraint(op.f("ck_sign_off_waives"), "sign_off")
    op.create_check_constraint(
        op.f("ck_sign_off_waives"),
        "sign_off",
        "waives IN ('ambiguities', 'parity', 'approval') AND kind = 'waive' OR waives IS NULL",
    )
    op.create_index("snapshot_in_order", "snapshot", ["id"])
    op.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    for name, table in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name} ON {table}")
        op.execute(f"DROP FUNCTION {name}()")
    op.drop_index("snapshot_in_order", "snapshot")
    op.execute("DROP FUNCTION texts_not_accepted(bigint, bigint, bigint[], integer[])")
    op.drop_constraint(op.f("ck_sign_off_waives"), "sign_off")
    op.create_check_constraint(
        op.f("ck_sign_off_waives"),
        "sign_off",
        "waives IN ('ambiguities', 'parity') AND kind = 'waive' OR waives IS NULL",
    )
