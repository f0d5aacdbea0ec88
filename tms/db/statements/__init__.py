"""How statements are written where somebody waits for them: a save, a confirmation, one row of the workspace.

Of one segment a session of SQLAlchemy takes longer than the database, and each way to the database longer than its
answer. So there, and only there:

- a row is read without a session (``detached_rows``): changing it stores nothing, ``batched_changes`` does;
- all changes of a request go in one statement (``batched_changes``), which sees none of them; what the session holds
  is not flushed by it, so nothing may be in both;
- a statement is made once, at the level of a module, and found among the compiled ones by a name (``made_once``), with
  second names of tables that all threads may use (``shared_alias``) and with constants that the planner must see
  (``literals``).

Everywhere else entities of the session are simpler, and quick enough.
"""
