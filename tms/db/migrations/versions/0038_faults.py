"""What was wrong with a text or a version that was sent back, by the types of MQM."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_FAULTS = (
    "'terminology', 'mistranslation', 'omission', 'addition', 'untranslated', 'linguistic-conventions', 'style',"
    " 'locale-conventions', 'audience-appropriateness', 'design-and-markup'"
)


def upgrade() -> None:
    op.add_column(
        "sign_off",
        sa.Column("faults", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.create_check_constraint(op.f("ck_sign_off_faults"), "sign_off", f"faults <@ ARRAY[{_FAULTS}]")
    op.create_check_constraint(
        op.f("ck_sign_off_faults_of_what"), "sign_off", "faults = '{}' OR kind IN ('send_back', 'return')"
    )
    op.drop_constraint(op.f("ck_sign_off_has_reason"), "sign_off")
    op.create_check_constraint(
        op.f("ck_sign_off_has_reason"),
        "sign_off",
        "kind NOT IN ('send_back', 'return', 'waive') OR coalesce(reason, '') <> '' OR faults <> '{}'",
    )
    op.create_index(
        "ix_sign_off_faults", "sign_off", ["article_id", "version_id"], postgresql_where=sa.text("faults <> '{}'")
    )


def downgrade() -> None:
    op.drop_index("ix_sign_off_faults", "sign_off")
    op.drop_constraint(op.f("ck_sign_off_has_reason"), "sign_off")
    op.create_check_constraint(
        op.f("ck_sign_off_has_reason"),
        "sign_off",
        "kind NOT IN ('send_back', 'return', 'waive') OR coalesce(reason, '') <> ''",
    )
    op.drop_constraint(op.f("ck_sign_off_faults_of_what"), "sign_off")
    op.drop_constraint(op.f("ck_sign_off_faults"), "sign_off")
    op.drop_column("sign_off", "faults")
