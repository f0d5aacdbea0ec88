CREATE TABLE memory_unit (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  created_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_memory_unit PRIMARY KEY (publication_id, id)
);

CREATE TABLE memory_variant (
  publication_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  locale text NOT NULL,
  text text NOT NULL,
  hash bytea NOT NULL,
  previous_hash bytea,
  next_hash bytea,
  article_id bigint,
  version_id bigint,
  segment_id bigint,
  rev integer,
  CONSTRAINT pk_memory_variant PRIMARY KEY (publication_id, unit_id, locale),
  CONSTRAINT ck_memory_variant_came_from CHECK (num_nonnulls(article_id, version_id, segment_id, rev) IN (0, 4))
);
CREATE INDEX memory_of_text ON memory_variant (article_id, version_id, segment_id);
CREATE INDEX memory_exact ON memory_variant (publication_id, locale, hash, unit_id);

CREATE TABLE memory_source (
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  hash bytea NOT NULL,
  text text NOT NULL,
  grams integer[] DEFAULT '{}' NOT NULL,
  nr bigint GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT pk_memory_source PRIMARY KEY (publication_id, locale, hash)
);
CREATE INDEX memory_source_nr ON memory_source (nr);
CREATE INDEX memory_source_grams ON memory_source USING gin (grams) WITH (fastupdate = off);

CREATE TABLE memory_rarity (
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  counts bytea,
  entries integer NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_memory_rarity PRIMARY KEY (publication_id, locale, id),
  CONSTRAINT uq_memory_rarity_publication_id_locale_name UNIQUE (publication_id, locale, name)
);

CREATE TABLE memory_key (
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  hash bytea NOT NULL,
  rarity_id bigint NOT NULL,
  length integer NOT NULL,
  signature bit(256) NOT NULL,
  keys integer[] NOT NULL,
  CONSTRAINT pk_memory_key PRIMARY KEY (publication_id, locale, hash)
);
CREATE INDEX memory_key_keys ON memory_key USING gin (keys) WITH (fastupdate = off);
