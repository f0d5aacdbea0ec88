CREATE TABLE concept_change (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  concept_id bigint NOT NULL,
  act text NOT NULL,
  says jsonb NOT NULL,
  reason text,
  person_id bigint NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_concept_change PRIMARY KEY (publication_id, id),
  CONSTRAINT ck_concept_change_act CHECK (act IN ('added', 'changed', 'withdrawn', 'imported'))
);
CREATE INDEX concept_change_of_concept ON concept_change (publication_id, concept_id, id);

CREATE TABLE term_suggestion (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  source_locale text NOT NULL,
  source text NOT NULL,
  locale text NOT NULL,
  target text NOT NULL,
  note text,
  article_id bigint,
  segment_id bigint,
  person_id bigint NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  state text DEFAULT 'open' NOT NULL,
  answered_by bigint,
  answered_at timestamptz,
  reason text,
  concept_id bigint,
  CONSTRAINT pk_term_suggestion PRIMARY KEY (publication_id, id),
  CONSTRAINT ck_term_suggestion_state CHECK (state IN ('open', 'accepted', 'declined')),
  CONSTRAINT ck_term_suggestion_says_something CHECK (source <> '' AND target <> ''),
  CONSTRAINT ck_term_suggestion_from_a_segment CHECK (num_nonnulls(article_id, segment_id) IN (0, 2)),
  CONSTRAINT ck_term_suggestion_answered
    CHECK ((state = 'open') = (answered_at IS NULL) AND (state = 'open') = (answered_by IS NULL)),
  CONSTRAINT ck_term_suggestion_became_a_term CHECK ((state = 'accepted') = (concept_id IS NOT NULL))
);
CREATE UNIQUE INDEX term_suggestion_once
  ON term_suggestion (publication_id, source_locale, source, locale, target) WHERE state = 'open';
CREATE INDEX term_suggestion_newest ON term_suggestion (publication_id, state, id);
