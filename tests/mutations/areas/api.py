"""What programs may do: their tokens, and what keeps machines from what takes a person."""

from tests.mutations.mutation import Mutation

_TOKENS = "tests/services/people/test_tokens.py"
_SCOPES = "tests/domain/test_token_scopes.py"
_GATE = "tests/http/test_token_gate.py"
_MACHINES = "tests/db/test_machines.py"
_PAGES = "tests/web/people/test_tokens.py"
_ARTICLES = "tests/api/test_articles.py"
_JOBS = "tests/api/test_jobs.py"
_PEOPLE = "tests/api/test_people.py"
_SEGMENTS = "tests/api/test_segments.py"
_SAVE = "tms/services/translating/save_segment.py"
_ASKING = "tms/services/people/asking_with_token.py"
_MAKE = "tms/services/people/make_token.py"
_MIGRATION = "tms/db/migrations/versions/0074_access_tokens.py"

MUTATIONS = (
    Mutation(
        "a token narrows what its person may do",
        "tms/domain/token_scopes.py",
        'return None if scopes & (actor.scopes or frozenset()) else "not_in_scope"',
        "return None",
        (f"{_SCOPES}::test_a_person_s_token_does_what_one_of_its_scopes_is_for",),
    ),
    Mutation(
        "a token gives nothing that its person may not do",
        "tms/domain/permissions.py",
        "if not (actor.is_machine or permission.roles & actor.roles):",
        "if not (actor.is_machine or actor.scopes or permission.roles & actor.roles):",
        (f"{_SCOPES}::test_a_token_gives_nothing_that_its_person_may_not_do",),
    ),
    Mutation(
        "a machine does only what is listed for machines",
        "tms/domain/token_scopes.py",
        '    if actor.is_machine and action not in MACHINE_MAY:\n        return "not_for_machines"\n',
        "",
        (f"{_SCOPES}::test_a_machine_does_what_is_for_machines_and_what_its_token_is_for",),
    ),
    Mutation(
        "a machine sees no article that must not leave the house",
        "tms/domain/permissions.py",
        "if actor.is_machine and subject.confidential:",
        "if False:",
        (
            "tests/services/test_article_visibility.py::test_a_machine_sees_what_all_members_see_and_may_leave_the_house",
        ),
    ),
    Mutation(
        "no list tells a machine of an article that must not leave the house",
        "tms/services/article_visibility.py",
        "~Article.confidential if kind.is_machine else true()",
        "true()",
        (
            "tests/services/test_article_visibility.py::test_a_machine_sees_what_all_members_see_and_may_leave_the_house",
        ),
    ),
    Mutation(
        "a revoked token opens nothing",
        _ASKING,
        '    if row.is_revoked:\n        raise NotSignedIn("token_revoked")\n',
        "",
        (f"{_TOKENS}::test_each_sees_and_revokes_their_own_and_an_administrator_any",),
    ),
    Mutation(
        "an expired token opens nothing",
        _ASKING,
        '    if row.is_over:\n        raise NotSignedIn("token_expired")\n',
        "",
        (f"{_TOKENS}::test_a_token_ends_with_its_day",),
    ),
    Mutation(
        "nobody who has left asks with a token",
        _ASKING,
        '    if row.has_left:\n        raise NotSignedIn("access_ended")\n',
        "",
        (f"{_TOKENS}::test_nobody_asks_with_a_token_whose_person_is_no_member_any_more",),
    ),
    Mutation(
        "leaving ends tokens for good",
        "tms/services/people/leaving.py",
        "    revoke_tokens_of(uow, membership.publication_id, person.id, by=by)\n",
        "",
        (f"{_TOKENS}::test_a_token_ends_with_the_access_of_its_person_for_good",),
    ),
    Mutation(
        "whoever makes a token says their password",
        _MAKE,
        '    if not is_password(known, password):\n        raise Invalid("password_wrong")\n',
        "",
        (f"{_TOKENS}::test_who_makes_one_says_their_password_once_more",),
    ),
    Mutation(
        "nobody revokes another's token as their own",
        "tms/services/people/revoke_token.py",
        "_revoke(uow, actor, token_id, AccessToken.person_id == actor.person_id)",
        "_revoke(uow, actor, token_id, true())",
        (f"{_TOKENS}::test_each_sees_and_revokes_their_own_and_an_administrator_any",),
    ),
    Mutation(
        "a session opens nothing of the API",
        "tms/http/sign_in_gate.py",
        "    if asks_api():\n",
        "    if False:\n",
        (f"{_GATE}::test_a_session_opens_nothing_of_the_api",),
    ),
    Mutation(
        "a token that asks too often waits",
        "tms/http/token_gate.py",
        '        counted[f"api:token:{hash_secret(secret).hex()[:32]}"] = times\n',
        "        pass\n",
        (f"{_GATE}::test_a_token_that_asks_too_often_waits",),
    ),
    Mutation(
        "an operation is for tokens that have its scope",
        "tms/api/operation.py",
        "            authorize_scope(actor(), operation.scope)\n",
        "",
        (f"{_ARTICLES}::test_only_its_scope_opens_it",),
    ),
    Mutation(
        "the database keeps machines from what takes a person",
        _MIGRATION,
        "IF EXISTS (SELECT FROM person WHERE id = who AND kind = 'machine') THEN",
        "IF false THEN",
        (
            f"{_MACHINES}::test_a_machine_neither_signs_nor_decides_nor_releases",
            f"{_MACHINES}::test_a_machine_has_no_account_and_no_roles",
        ),
    ),
    Mutation(
        "a machine confirms nothing",
        _SAVE,
        "    action = Action.SEGMENT_CONFIRM if save.confirm else Action.SEGMENT_EDIT\n",
        "    action = Action.SEGMENT_EDIT\n",
        (f"{_SEGMENTS}::TestMachines::test_it_neither_confirms_nor_claims",),
    ),
    Mutation(
        "a machine writes over nothing that a person has worked on",
        _SAVE,
        "    if row.touched_by is not None or row.state != SegmentState.INITIAL:\n",
        "    if False:\n",
        (f"{_SEGMENTS}::TestMachines::test_what_a_person_has_worked_on_is_theirs",),
    ),
    Mutation(
        "a machine drafts nothing that is derived",
        _SAVE,
        '    if version.role != "direct":\n        raise Conflict("draft_of_derived")\n',
        "",
        (f"{_SEGMENTS}::TestMachines::test_what_is_derived_follows_its_parent",),
    ),
    Mutation(
        "what a machine saves is a draft",
        _SAVE,
        "(Act.DRAFT, Origin.MT) if actor.is_machine else (Act.EDIT, Origin.HUMAN)",
        "(Act.EDIT, Origin.HUMAN)",
        (f"{_SEGMENTS}::TestMachines::test_what_it_saves_is_a_draft_that_a_person_confirms",),
    ),
    Mutation(
        "a save by the API says what it is based on",
        "tms/api/conditions.py",
        '        raise Invalid("api_if_match_missing")\n',
        "        named = '\"1\"'\n",
        (f"{_SEGMENTS}::test_a_save_says_what_it_is_based_on_and_which_it_is",),
    ),
    Mutation(
        "a cursor of segments ends with its revision",
        "tms/services/workspace/read_segments.py",
        "    if after is not None and after.revision_id != revision_id:\n",
        "    if False:\n",
        (f"{_SEGMENTS}::test_a_cursor_ends_with_the_revision_that_it_is_of",),
    ),
    Mutation(
        "a job is changed as it was read",
        "tms/services/board/version_jobs.py",
        "    if _tag(loaded, version) != seen:\n",
        "    if False:\n",
        (f"{_JOBS}::test_a_job_that_somebody_changed_meanwhile_is_read_again",),
    ),
    Mutation(
        "another's open work is for who sees the board",
        "tms/services/board/open_work.py",
        "Action.WORK_VIEW if person_id == actor.person_id else Action.BOARD_VIEW",
        "Action.WORK_VIEW",
        (f"{_PEOPLE}::test_who_sees_assigned_work_only_sees_their_own",),
    ),
    Mutation(
        "open work names no article that the asker may not see",
        "tms/services/board/open_work.py",
        "            visible_to(actor),\n",
        "",
        (f"{_PEOPLE}::test_what_the_asker_may_not_see_is_left_out",),
    ),
    Mutation(
        "a scope that opens nothing is not offered",
        "tms/http/open_scopes.py",
        'return nothing.union(*(getattr(view, "needed_scopes", nothing) for view in app.view_functions.values()))',
        "return frozenset(Scope)",
        (
            f"{_PAGES}::test_the_scopes_to_choose_from_are_those_that_operations_ask_for",
            f"{_PAGES}::test_what_is_not_offered_is_not_taken",
        ),
    ),
    Mutation(
        "a scope that is not offered is not taken from a form",
        "tms/web/people/tokens.py",
        '    if not offered.issuperset(new.scopes):\n        raise Invalid("token_scopes_missing")\n',
        "",
        (f"{_PAGES}::test_what_is_not_offered_is_not_taken",),
    ),
)
