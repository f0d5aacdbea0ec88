CREATE TABLE digest (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  made_at timestamptz DEFAULT now() NOT NULL,
  state text DEFAULT 'waiting' NOT NULL,
  ended_at timestamptz,
  error text,
  CONSTRAINT pk_digest PRIMARY KEY (publication_id, id),
  CONSTRAINT ck_digest_state CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped'))
);
CREATE INDEX digest_of_person ON digest (publication_id, person_id, made_at);

CREATE TABLE notification (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  kind text NOT NULL,
  about text NOT NULL,
  article_id bigint,
  version_id bigint,
  segment_id bigint,
  thread_id bigint,
  by_id bigint,
  times integer DEFAULT '1' NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  read_at timestamptz,
  letter_id bigint,
  CONSTRAINT pk_notification PRIMARY KEY (publication_id, id),
  CONSTRAINT ck_notification_times CHECK (times > 0),
  CONSTRAINT ck_notification_not_of_ones_own_act CHECK (by_id <> person_id),
  CONSTRAINT ck_notification_kind
    CHECK (kind IN ('assigned', 'sent_back', 'returned', 'corrected', 'mention', 'reply', 'query', 'source_changed', 'overdue', 'reset_offered', 'reset_used')),
  CONSTRAINT ck_notification_of_article_or_account
    CHECK ((kind IN ('reset_offered', 'reset_used')) = (article_id IS NULL) AND (article_id IS NOT NULL OR num_nonnulls(version_id, segment_id, thread_id, letter_id) = 0))
);
CREATE UNIQUE INDEX notification_unread ON notification (publication_id, person_id, kind, about) WHERE read_at IS NULL;
CREATE UNIQUE INDEX notification_overdue_once ON notification (publication_id, person_id, about) WHERE kind = 'overdue';
CREATE INDEX notification_newest ON notification (publication_id, person_id, at DESC);
CREATE INDEX notification_unsent
  ON notification (publication_id, person_id) WHERE read_at IS NULL AND letter_id IS NULL;
CREATE INDEX notification_of_letter ON notification (publication_id, letter_id) WHERE letter_id IS NOT NULL;
