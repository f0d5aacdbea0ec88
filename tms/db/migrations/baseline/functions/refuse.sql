-- Rules that the database keeps whoever writes to it. Refusal functions are called only from WHEN clauses that are
-- already violated, so that the usual path runs no PL/pgSQL.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = '23000';
END $$;
