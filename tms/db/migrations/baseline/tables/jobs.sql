CREATE TABLE job (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  version_id bigint NOT NULL,
  revision_id bigint NOT NULL,
  reason text DEFAULT 'new' NOT NULL,
  state text DEFAULT 'open' NOT NULL,
  priority smallint DEFAULT '0' NOT NULL,
  due timestamptz DEFAULT '9999-12-31 00:00:00+00' NOT NULL,
  words jsonb,
  superseded_by bigint,
  created_at timestamptz DEFAULT now() NOT NULL,
  shelved boolean DEFAULT false NOT NULL,
  CONSTRAINT pk_job PRIMARY KEY (article_id, id),
  CONSTRAINT uq_job_publication_id_article_id_id UNIQUE (publication_id, article_id, id),
  CONSTRAINT ck_job_superseded_by_what CHECK ((state = 'superseded') = (superseded_by IS NOT NULL)),
  CONSTRAINT ck_job_reason CHECK (reason IN ('new', 'source changed', 'correction', 'review after urgent')),
  CONSTRAINT ck_job_state CHECK (state IN ('open', 'done', 'superseded', 'cancelled'))
);
CREATE UNIQUE INDEX job_one_open ON job (article_id, version_id) WHERE state = 'open';
CREATE INDEX job_board ON job (publication_id, due, article_id DESC) WHERE state = 'open' AND NOT shelved;

CREATE TABLE sign_off (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  version_id bigint NOT NULL,
  kind text NOT NULL,
  job_id bigint,
  step smallint,
  segment_id bigint,
  rev integer,
  fingerprint bytea,
  person_id bigint NOT NULL,
  reason text,
  at timestamptz DEFAULT now() NOT NULL,
  waives text,
  places jsonb,
  faults text[] DEFAULT '{}' NOT NULL,
  CONSTRAINT pk_sign_off PRIMARY KEY (article_id, id),
  CONSTRAINT ck_sign_off_kind
    CHECK (kind IN ('confirm', 'accept', 'send_back', 'submit', 'return', 'approve', 'waive', 'consent')),
  CONSTRAINT ck_sign_off_on_segment CHECK (kind NOT IN ('confirm', 'accept') OR segment_id IS NOT NULL),
  CONSTRAINT ck_sign_off_on_fingerprint CHECK (kind NOT IN ('submit', 'approve', 'consent') OR fingerprint IS NOT NULL),
  CONSTRAINT ck_sign_off_segment_has_rev CHECK ((segment_id IS NULL) = (rev IS NULL)),
  CONSTRAINT ck_sign_off_on_something CHECK (num_nonnulls(segment_id, fingerprint) > 0),
  CONSTRAINT ck_sign_off_places CHECK (places IS NULL OR waives IS NOT NULL),
  CONSTRAINT ck_sign_off_faults
    CHECK (faults <@ ARRAY['terminology', 'mistranslation', 'omission', 'addition', 'untranslated', 'linguistic-conventions', 'style', 'locale-conventions', 'audience-appropriateness', 'design-and-markup']),
  CONSTRAINT ck_sign_off_faults_of_what CHECK (faults = '{}' OR kind IN ('send_back', 'return')),
  CONSTRAINT ck_sign_off_has_reason
    CHECK (kind NOT IN ('send_back', 'return', 'waive') OR coalesce(reason, '') <> '' OR faults <> '{}'),
  CONSTRAINT ck_sign_off_waives
    CHECK (waives IN ('ambiguities', 'parity', 'approval') AND kind = 'waive' OR waives IS NULL)
);
CREATE INDEX ix_sign_off_segment ON sign_off (article_id, version_id, segment_id, rev);
CREATE INDEX ix_sign_off_faults ON sign_off (article_id, version_id) WHERE faults <> '{}';

CREATE TABLE job_step (
  article_id bigint NOT NULL,
  job_id bigint NOT NULL,
  position smallint NOT NULL,
  publication_id bigint NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  assignee_id bigint,
  accepted boolean,
  due timestamptz,
  state text DEFAULT 'waiting' NOT NULL,
  sign_off_id bigint,
  active_since timestamptz,
  handed_back_at timestamptz,
  job_state text DEFAULT 'open' NOT NULL,
  job_due timestamptz DEFAULT '9999-12-31 00:00:00+00' NOT NULL,
  job_shelved boolean DEFAULT false NOT NULL,
  CONSTRAINT pk_job_step PRIMARY KEY (article_id, job_id, position),
  CONSTRAINT ck_job_step_kind CHECK (kind IN ('translate', 'review', 'author')),
  CONSTRAINT ck_job_step_done_by_sign_off CHECK (state <> 'done' OR sign_off_id IS NOT NULL),
  CONSTRAINT ck_job_step_state CHECK (state IN ('waiting', 'active', 'done', 'skipped'))
);
CREATE UNIQUE INDEX step_one_active ON job_step (article_id, job_id) WHERE state = 'active';
CREATE INDEX step_handed_back
  ON job_step (publication_id, article_id)
  WHERE handed_back_at IS NOT NULL AND assignee_id IS NULL AND state = 'active';
CREATE INDEX step_of_person
  ON job_step (publication_id, assignee_id, article_id) WHERE assignee_id IS NOT NULL AND job_state = 'open';
CREATE INDEX step_active
  ON job_step (publication_id, kind, job_due, article_id, job_id, assignee_id)
  WHERE state = 'active' AND job_state = 'open' AND NOT job_shelved;
CREATE INDEX step_untaken
  ON job_step (publication_id, active_since)
  WHERE state = 'active' AND job_state = 'open' AND NOT job_shelved AND assignee_id IS NULL;
