CREATE TABLE article_brief (
  article_id bigint NOT NULL,
  number integer NOT NULL,
  publication_id bigint NOT NULL,
  purpose text NOT NULL,
  audience text NOT NULL,
  notes text NOT NULL,
  created_by bigint NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_article_brief PRIMARY KEY (article_id, number),
  CONSTRAINT ck_article_brief_counted CHECK (number > 0)
);

CREATE TABLE style_guide_change (
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  number integer NOT NULL,
  text text NOT NULL,
  created_by bigint NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_style_guide_change PRIMARY KEY (publication_id, locale, number),
  CONSTRAINT ck_style_guide_change_counted CHECK (number > 0)
);
