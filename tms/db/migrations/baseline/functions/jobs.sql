-- Steps have a copy of their job's state, due date and shelf, and jobs of their article's shelf, so that one index holds
-- what a list asks for and the order that it has. The database keeps it.
CREATE FUNCTION job_follows_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.shelved := EXISTS (SELECT FROM article WHERE id = NEW.article_id
    AND (archived_at IS NOT NULL OR discarded_at IS NOT NULL));
  RETURN NEW;
END $$;
CREATE FUNCTION article_tells_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE job SET shelved = (NEW.archived_at IS NOT NULL OR NEW.discarded_at IS NOT NULL) WHERE article_id = NEW.id;
  RETURN NULL;
END $$;
CREATE FUNCTION step_follows_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its job;
BEGIN
  SELECT * INTO its FROM job WHERE article_id = NEW.article_id AND id = NEW.job_id;
  IF FOUND THEN
    NEW.job_state := its.state;
    NEW.job_due := its.due;
    NEW.job_shelved := its.shelved;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION job_tells_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE job_step SET job_state = NEW.state, job_due = NEW.due, job_shelved = NEW.shelved
    WHERE article_id = NEW.article_id AND job_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER follows_article BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION job_follows_article();
CREATE TRIGGER tells_jobs AFTER UPDATE ON article FOR EACH ROW
  WHEN (NEW.archived_at IS DISTINCT FROM OLD.archived_at OR NEW.discarded_at IS DISTINCT FROM OLD.discarded_at)
  EXECUTE FUNCTION article_tells_jobs();
CREATE TRIGGER copied_by_the_database BEFORE UPDATE ON job FOR EACH ROW
  WHEN (pg_trigger_depth() < 1 AND NEW.shelved <> OLD.shelved)
  EXECUTE FUNCTION refuse('shelved with its article');
CREATE TRIGGER follows_job BEFORE INSERT ON job_step FOR EACH ROW EXECUTE FUNCTION step_follows_job();
CREATE TRIGGER tells_steps AFTER UPDATE ON job FOR EACH ROW
  WHEN (NEW.state <> OLD.state OR NEW.due <> OLD.due OR NEW.shelved <> OLD.shelved)
  EXECUTE FUNCTION job_tells_steps();
CREATE TRIGGER copied_by_the_database BEFORE UPDATE ON job_step FOR EACH ROW
  WHEN (pg_trigger_depth() < 1 AND (NEW.job_state <> OLD.job_state OR NEW.job_due <> OLD.job_due
    OR NEW.job_shelved <> OLD.job_shelved))
  EXECUTE FUNCTION refuse('state, due date and shelf are those of the job');
