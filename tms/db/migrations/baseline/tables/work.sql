CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz DEFAULT now() NOT NULL,
  publication_id bigint NOT NULL,
  article_id bigint,
  version_id bigint,
  segment_id bigint,
  rev integer,
  person_id bigint,
  act text NOT NULL,
  data jsonb,
  CONSTRAINT pk_event PRIMARY KEY (id),
  CONSTRAINT ck_event_of_article CHECK (num_nonnulls(version_id, segment_id, rev) = 0 OR article_id IS NOT NULL)
);
CREATE INDEX ix_event_article ON event (article_id, id);

CREATE TABLE work_item (
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  article_id bigint,
  version_id bigint,
  subject jsonb,
  dedup_key text,
  state text DEFAULT 'waiting' NOT NULL,
  attempt integer DEFAULT '0' NOT NULL,
  token uuid,
  lease_until timestamptz,
  not_before timestamptz DEFAULT now() NOT NULL,
  sent_at timestamptz,
  progress integer DEFAULT '0' NOT NULL,
  progress_of integer,
  error_code text,
  error_words text,
  created_at timestamptz DEFAULT now() NOT NULL,
  ended_at timestamptz,
  started_at timestamptz,
  request_id text,
  outcome jsonb,
  error_params jsonb,
  CONSTRAINT pk_work_item PRIMARY KEY (id),
  CONSTRAINT ck_work_item_lease_has_owner_and_end
    CHECK ((state = 'running') = (token IS NOT NULL) AND (token IS NULL) = (lease_until IS NULL)),
  CONSTRAINT ck_work_item_failed_says_why CHECK (state <> 'failed' OR error_code IS NOT NULL),
  CONSTRAINT ck_work_item_state CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  CONSTRAINT ck_work_item_version_of_article CHECK (version_id IS NULL OR article_id IS NOT NULL)
) WITH (fillfactor=70);
CREATE INDEX work_due ON work_item (not_before, id) WHERE state = 'waiting';
CREATE INDEX work_lease ON work_item (lease_until) WHERE state = 'running';
CREATE INDEX work_of_article ON work_item (article_id, id);
CREATE UNIQUE INDEX work_one_waiting ON work_item (dedup_key) WHERE state = 'waiting';
CREATE INDEX work_failed ON work_item (kind) WHERE state = 'failed';
CREATE INDEX work_ended ON work_item (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX work_of_change_set ON work_item ((subject ->> 'change_set')) WHERE subject IS NOT NULL;
