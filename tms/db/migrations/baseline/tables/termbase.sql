CREATE TABLE concept (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text DEFAULT 'term' NOT NULL,
  name text NOT NULL,
  definition text,
  note text,
  do_not_translate boolean DEFAULT false NOT NULL,
  topic_id bigint,
  rev integer DEFAULT '1' NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT pk_concept PRIMARY KEY (publication_id, id),
  CONSTRAINT ck_concept_kind CHECK (kind IN ('term', 'name', 'section'))
);
CREATE UNIQUE INDEX concept_name ON concept (publication_id, kind, name) WHERE withdrawn_at IS NULL;
CREATE INDEX concept_in_order ON concept (publication_id, lower(name), id) WHERE withdrawn_at IS NULL;

CREATE TABLE term (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  concept_id bigint NOT NULL,
  locale text NOT NULL,
  text text NOT NULL,
  administrative_status text DEFAULT 'preferred' NOT NULL,
  part_of_speech text,
  note text,
  source text,
  CONSTRAINT pk_term PRIMARY KEY (publication_id, id),
  CONSTRAINT uq_term_publication_id_concept_id_locale_text UNIQUE (publication_id, concept_id, locale, text),
  CONSTRAINT ck_term_status CHECK (administrative_status IN ('preferred', 'admitted', 'deprecated')),
  CONSTRAINT ck_term_part_of_speech
    CHECK (part_of_speech IN ('noun', 'proper noun', 'verb', 'adjective', 'adverb', 'other'))
);
CREATE INDEX ix_term_locale ON term (publication_id, locale);
CREATE UNIQUE INDEX term_one_preferred
  ON term (publication_id, concept_id, locale) WHERE administrative_status = 'preferred';
CREATE INDEX term_pairs ON term USING gin (character_pairs(text));

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
