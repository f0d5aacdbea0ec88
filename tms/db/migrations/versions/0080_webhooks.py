"""Webhooks: addresses to which outside events are sent, what became of each, and who is told when one is switched off."""

from alembic import op

revision = "0080"
down_revision = "0079"
branch_labels = None
depends_on = None

_KINDS = (
    "'assigned', 'by_default', 'sent_back', 'returned', 'resubmitted', 'acceptance_gone', 'corrected', 'mention',"
    " 'reply', 'query', 'source_changed', 'overdue', 'reset_offered', 'reset_used'"
)
_OF_NO_ARTICLE = "'reset_offered', 'reset_used'"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE webhook (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            address text NOT NULL,
            kinds text[] NOT NULL,
            secret bytea NOT NULL,
            former_secret bytea,
            former_until timestamptz,
            active boolean DEFAULT true NOT NULL,
            stopped_why text,
            number integer DEFAULT 1 NOT NULL,
            created_by bigint NOT NULL,
            created_at timestamptz DEFAULT now() NOT NULL,
            read_number bigint NOT NULL,
            failures smallint DEFAULT 0 NOT NULL,
            rests_until timestamptz,
            failing_since timestamptz,
            delivered_at timestamptz,
            next_at timestamptz,
            token uuid,
            lease_until timestamptz,
            CONSTRAINT pk_webhook PRIMARY KEY (publication_id, id),
            CONSTRAINT webhook_once UNIQUE (publication_id, address),
            CONSTRAINT fk_webhook_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
            CONSTRAINT fk_webhook_publication_id_created_by FOREIGN KEY (publication_id, created_by)
                REFERENCES membership (publication_id, person_id),
            CONSTRAINT ck_webhook_address CHECK (char_length(address) BETWEEN 1 AND 2000),
            CONSTRAINT ck_webhook_kinds CHECK (kinds <> '{}'),
            CONSTRAINT ck_webhook_former_secret_ends CHECK ((former_secret IS NULL) = (former_until IS NULL)),
            CONSTRAINT ck_webhook_stopped_why CHECK (stopped_why IN ('gone', 'failing', 'secret')),
            CONSTRAINT ck_webhook_stopped_is_off CHECK (NOT (active AND stopped_why IS NOT NULL)),
            CONSTRAINT ck_webhook_lease_has_owner_and_end CHECK ((token IS NULL) = (lease_until IS NULL))
        )
        """
    )
    _deliveries()
    _notices(f"{_KINDS}, 'webhook_stopped'", f"{_OF_NO_ARTICLE}, 'webhook_stopped'")


def _deliveries() -> None:
    op.execute(
        """
        CREATE TABLE webhook_delivery (
            publication_id bigint NOT NULL,
            id bigint GENERATED ALWAYS AS IDENTITY,
            webhook_id bigint NOT NULL,
            event_id bigint,
            article_id bigint,
            number bigint,
            state text DEFAULT 'waiting' NOT NULL,
            attempts smallint DEFAULT 0 NOT NULL,
            not_before timestamptz DEFAULT now() NOT NULL,
            queued_at timestamptz DEFAULT now() NOT NULL,
            tried_at timestamptz,
            status smallint,
            ms integer,
            answer text,
            error_code text,
            error_params jsonb,
            CONSTRAINT pk_webhook_delivery PRIMARY KEY (publication_id, id),
            CONSTRAINT fk_webhook_delivery_publication_id_webhook_id FOREIGN KEY (publication_id, webhook_id)
                REFERENCES webhook (publication_id, id) ON DELETE CASCADE,
            CONSTRAINT fk_webhook_delivery_publication_id_event_id FOREIGN KEY (publication_id, event_id)
                REFERENCES outside_event (publication_id, id) ON DELETE CASCADE,
            CONSTRAINT fk_webhook_delivery_publication_id_article_id FOREIGN KEY (publication_id, article_id)
                REFERENCES article (publication_id, id),
            CONSTRAINT ck_webhook_delivery_state
                CHECK (state IN ('waiting', 'taken', 'given_up', 'withheld', 'failed_test')),
            CONSTRAINT ck_webhook_delivery_of_event_or_test CHECK (
                num_nonnulls(event_id, article_id, number) IN (0, 3)
                AND (event_id IS NOT NULL OR state IN ('taken', 'failed_test'))
            )
        )
        """
    )
    # Begins with the event, so that one that is too old is deleted with what was sent of it.
    op.execute("CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (publication_id, event_id, webhook_id)")
    op.execute("CREATE INDEX webhook_delivery_newest ON webhook_delivery (publication_id, webhook_id, id DESC)")
    op.execute(
        "CREATE INDEX webhook_delivery_waiting ON webhook_delivery (publication_id, webhook_id, number)"
        " WHERE state = 'waiting'"
    )
    op.execute(
        "CREATE INDEX webhook_delivery_of_article ON webhook_delivery (publication_id, webhook_id, article_id, number)"
        " WHERE state = 'waiting'"
    )


def _notices(kinds: str, of_no_article: str) -> None:
    op.execute(
        "ALTER TABLE notification DROP CONSTRAINT ck_notification_kind,"
        " DROP CONSTRAINT ck_notification_of_article_or_account,"
        f" ADD CONSTRAINT ck_notification_kind CHECK (kind IN ({kinds})),"
        " ADD CONSTRAINT ck_notification_of_article_or_account CHECK ("
        f"(kind IN ({of_no_article})) = (article_id IS NULL)"
        " AND (article_id IS NOT NULL OR num_nonnulls(version_id, segment_id, thread_id, letter_id) = 0))"
    )


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE kind = 'webhook_stopped'")
    _notices(_KINDS, _OF_NO_ARTICLE)
    op.execute("DELETE FROM work_item WHERE kind = 'webhooks'")
    op.execute("DROP TABLE webhook_delivery, webhook")
