-- A mark that changes with a publication's terms, profile and rules, so that processes can keep what they have read.
CREATE FUNCTION mark_knowledge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE publication SET knowledge = gen_random_uuid() WHERE id IN (SELECT publication_id FROM changed);
  RETURN NULL;
END $$;

-- A rule of one article changes what processes keep of that article only.
CREATE FUNCTION mark_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE publication SET knowledge = gen_random_uuid()
    WHERE id IN (SELECT publication_id FROM changed WHERE article_id IS NULL);
  UPDATE article SET knowledge = gen_random_uuid()
    WHERE id IN (SELECT article_id FROM changed WHERE article_id IS NOT NULL);
  RETURN NULL;
END $$;

-- An update marks what it makes, and that is enough: a term never changes its publication.
CREATE TRIGGER knowledge_of_inserts AFTER INSERT ON term REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_knowledge();
CREATE TRIGGER knowledge_of_updates AFTER UPDATE ON term REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_knowledge();
CREATE TRIGGER knowledge_of_deletes AFTER DELETE ON term REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_knowledge();
CREATE TRIGGER knowledge_of_updates AFTER UPDATE ON concept REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_knowledge();
CREATE TRIGGER knowledge_of_inserts AFTER INSERT ON conversion_rule REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_rules();
CREATE TRIGGER knowledge_of_updates AFTER UPDATE ON conversion_rule REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_rules();
CREATE TRIGGER knowledge_of_inserts AFTER INSERT ON house_profile REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_knowledge();
