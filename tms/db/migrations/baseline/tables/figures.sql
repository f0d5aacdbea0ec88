CREATE TABLE step_figure (
  article_id bigint NOT NULL,
  job_id bigint NOT NULL,
  position smallint NOT NULL,
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  kind text NOT NULL,
  approves boolean NOT NULL,
  words integer NOT NULL,
  active_since timestamptz NOT NULL,
  begun_at timestamptz NOT NULL,
  done_at timestamptz NOT NULL,
  CONSTRAINT pk_step_figure PRIMARY KEY (article_id, job_id, position),
  CONSTRAINT ck_step_figure_in_order CHECK (active_since <= begun_at AND begun_at <= done_at)
);
CREATE INDEX step_figure_done ON step_figure (publication_id, done_at);

CREATE TABLE draft_effort (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  draft_rev integer NOT NULL,
  rev integer NOT NULL,
  publication_id bigint NOT NULL,
  person_id bigint NOT NULL,
  origin text NOT NULL,
  similarity smallint,
  engine_id bigint,
  edits integer NOT NULL,
  length integer NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_draft_effort PRIMARY KEY (article_id, version_id, segment_id, draft_rev),
  CONSTRAINT ck_draft_effort_share CHECK (edits BETWEEN 0 AND length AND length > 0),
  CONSTRAINT ck_draft_effort_after_the_draft CHECK (rev >= draft_rev)
);
CREATE INDEX draft_effort_at ON draft_effort (publication_id, at);
