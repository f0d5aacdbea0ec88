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
