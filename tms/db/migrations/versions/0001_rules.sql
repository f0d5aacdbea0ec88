-- Rules that the database keeps whoever writes to it. Refusal functions are called only from WHEN clauses that are
-- already violated, so that the usual path runs no PL/pgSQL.

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = '23000';
END $$;

-- Nothing joins two publications: where a row carries no publication to put into a foreign key, these look.
CREATE FUNCTION refuse_strangers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE who bigint;
BEGIN
  IF TG_TABLE_NAME = 'source_revision' THEN who := NEW.author_id; ELSE who := NEW.person_id; END IF;
  IF NOT EXISTS (SELECT FROM article a JOIN membership m ON m.publication_id = a.publication_id
      WHERE a.id = NEW.article_id AND m.person_id = who) THEN
    RAISE EXCEPTION '%: person % is not of this publication', TG_TABLE_NAME, who USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION text_by_members() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE publication bigint := (SELECT publication_id FROM article WHERE id = NEW.article_id);
BEGIN
  IF EXISTS (SELECT FROM unnest(ARRAY[NEW.person_id, NEW.touched_by]) AS p(id) WHERE p.id IS NOT NULL AND NOT EXISTS
      (SELECT FROM membership m WHERE m.publication_id = publication AND m.person_id = p.id)) THEN
    RAISE EXCEPTION 'segment_text: its people are not of this publication' USING ERRCODE = '23503';
  END IF;
  IF NEW.change_set_id IS NOT NULL
      AND publication IS DISTINCT FROM (SELECT publication_id FROM change_set WHERE id = NEW.change_set_id) THEN
    RAISE EXCEPTION 'segment_text: its change set is not of this publication' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;

-- Append only. The eraser (a person's right to be forgotten) may update what its column grants name.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'tms_eraser' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = '23000';
END $$;

-- The history is the database's own: it cannot drift from the current row.
CREATE FUNCTION write_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO text_history (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity,
      source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason)
  SELECT article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity,
      source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason FROM new_rows;
  RETURN NULL;
END $$;
CREATE FUNCTION write_history_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO text_history (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity,
      source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason)
  VALUES (NEW.article_id, NEW.version_id, NEW.segment_id, NEW.rev, NEW.text, NEW.codes, NEW.presence, NEW.state,
      NEW.origin, NEW.similarity, NEW.source_version_id, NEW.source_rev, NEW.act, NEW.person_id, NEW.work_item_id,
      NEW.change_set_id, NEW.reason);
  RETURN NULL;
END $$;

CREATE TRIGGER history_of_inserts AFTER INSERT ON segment_text REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION write_history();
CREATE TRIGGER history_of_updates AFTER UPDATE ON segment_text FOR EACH ROW WHEN (NEW.rev <> OLD.rev)
  EXECUTE FUNCTION write_history_row();
CREATE TRIGGER first_rev_is_one BEFORE INSERT ON segment_text FOR EACH ROW WHEN (NEW.rev <> 1)
  EXECUTE FUNCTION refuse('the first rev is 1');
CREATE TRIGGER rev_rises_with_the_text BEFORE UPDATE ON segment_text FOR EACH ROW WHEN (
  NEW.rev <> OLD.rev + (CASE WHEN (NEW.text, NEW.codes, NEW.presence) IS DISTINCT FROM (OLD.text, OLD.codes, OLD.presence)
    THEN 1 ELSE 0 END)
  OR (NEW.article_id, NEW.version_id, NEW.segment_id) IS DISTINCT FROM (OLD.article_id, OLD.version_id, OLD.segment_id))
  EXECUTE FUNCTION refuse('rev rises by one with the text and only with it; the key never changes');
CREATE TRIGGER retired_text_stays BEFORE UPDATE ON segment_text FOR EACH ROW
  WHEN (OLD.retired AND NEW.retired AND NEW.rev <> OLD.rev)
  EXECUTE FUNCTION refuse('this segment is not in the current revision');
CREATE TRIGGER texts_stay BEFORE DELETE OR TRUNCATE ON segment_text FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('texts are retired, never deleted');
-- A text that the same people change again is not asked again.
CREATE TRIGGER people_of_inserts BEFORE INSERT ON segment_text FOR EACH ROW
  WHEN (num_nonnulls(NEW.person_id, NEW.touched_by, NEW.change_set_id) > 0) EXECUTE FUNCTION text_by_members();
CREATE TRIGGER people_of_updates BEFORE UPDATE ON segment_text FOR EACH ROW
  WHEN ((NEW.person_id, NEW.touched_by, NEW.change_set_id) IS DISTINCT FROM (OLD.person_id, OLD.touched_by, OLD.change_set_id))
  EXECUTE FUNCTION text_by_members();
CREATE TRIGGER by_a_member BEFORE INSERT OR UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION refuse_strangers();
CREATE TRIGGER by_a_member BEFORE INSERT OR UPDATE ON pending_text FOR EACH ROW EXECUTE FUNCTION refuse_strangers();
CREATE TRIGGER by_a_member BEFORE INSERT ON source_revision FOR EACH ROW WHEN (NEW.author_id IS NOT NULL)
  EXECUTE FUNCTION refuse_strangers();
-- Depth 0 is a direct INSERT; the two functions above run at depth 1.
CREATE TRIGGER history_by_the_database BEFORE INSERT ON text_history FOR EACH STATEMENT WHEN (pg_trigger_depth() < 1)
  EXECUTE FUNCTION refuse('written by the database only');

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON text_history FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sign_off FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON source_revision FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON source_block FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revision_segment FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON segment_ancestry FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshot FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshot_segment FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER addresses_stay BEFORE DELETE OR TRUNCATE ON address FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('an address is never deleted');
CREATE TRIGGER address_keeps_its_version BEFORE UPDATE ON address FOR EACH ROW WHEN (
  (NEW.publication_id, NEW.locale, NEW.slug, NEW.article_id, NEW.version_id)
  IS DISTINCT FROM (OLD.publication_id, OLD.locale, OLD.slug, OLD.article_id, OLD.version_id))
  EXECUTE FUNCTION refuse('an address belongs to its version for ever');

-- Tags are part of addresses.
CREATE TRIGGER locale_keeps_its_tag BEFORE UPDATE ON publication_locale FOR EACH ROW WHEN (
  (NEW.publication_id, NEW.locale) IS DISTINCT FROM (OLD.publication_id, OLD.locale))
  EXECUTE FUNCTION refuse('a version keeps its tag');

-- Rows that are updated often leave room for the new tuple on the same page.
ALTER TABLE segment_text SET (fillfactor = 85);
ALTER TABLE derivation SET (fillfactor = 85);
ALTER TABLE claim SET (fillfactor = 50);
ALTER TABLE work_item SET (fillfactor = 70);
ALTER TABLE version SET (fillfactor = 70);
ALTER TABLE article SET (fillfactor = 90);

-- Hosted servers may not let us create roles; then erasing needs an administrator of the server.
DO $$ BEGIN
  CREATE ROLE tms_eraser NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'tms_eraser') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO tms_eraser', current_schema());
    GRANT SELECT, UPDATE (reason) ON text_history TO tms_eraser;
    GRANT SELECT, UPDATE (reason) ON sign_off TO tms_eraser;
    GRANT SELECT, UPDATE (note) ON source_revision TO tms_eraser;
    GRANT SELECT, UPDATE (data) ON event TO tms_eraser;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;
