CREATE TABLE segmentation_change (
  publication_id bigint NOT NULL,
  number integer NOT NULL,
  abbreviations text[] NOT NULL,
  no_break text[] NOT NULL,
  breaks text[] NOT NULL,
  chinese_semicolon boolean NOT NULL,
  created_by bigint NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_segmentation_change PRIMARY KEY (publication_id, number),
  CONSTRAINT ck_segmentation_change_counted CHECK (number > 0)
);
