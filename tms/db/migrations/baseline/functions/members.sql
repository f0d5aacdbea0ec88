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
