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
