-- The history is the database's own: it cannot drift from the current row.
CREATE FUNCTION write_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO text_history (
    article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id,
    source_rev, act, person_id, work_item_id, change_set_id, reason, repaired, same_as)
  SELECT
    article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id,
    source_rev, act, person_id, work_item_id, change_set_id, reason, repaired, same_as
  FROM new_rows;
  RETURN NULL;
END $$;
CREATE FUNCTION write_history_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO text_history (
    article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id,
    source_rev, act, person_id, work_item_id, change_set_id, reason, repaired, same_as)
  VALUES (
    NEW.article_id, NEW.version_id, NEW.segment_id, NEW.rev, NEW.text, NEW.codes, NEW.presence, NEW.state,
    NEW.origin, NEW.similarity, NEW.source_version_id, NEW.source_rev, NEW.act, NEW.person_id, NEW.work_item_id,
    NEW.change_set_id, NEW.reason, NEW.repaired, NEW.same_as);
  RETURN NULL;
END $$;

CREATE TRIGGER history_of_inserts AFTER INSERT ON segment_text REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION write_history();
CREATE TRIGGER history_of_updates AFTER UPDATE ON segment_text FOR EACH ROW WHEN (NEW.rev <> OLD.rev)
  EXECUTE FUNCTION write_history_row();
-- Depth 0 is a direct INSERT; write_history and write_history_row run at depth 1.
CREATE TRIGGER history_by_the_database BEFORE INSERT ON text_history FOR EACH STATEMENT WHEN (pg_trigger_depth() < 1)
  EXECUTE FUNCTION refuse('written by the database only');
