"""Nothing unread goes out: who locks what before deciding, what a release looks at, what the database refuses."""

from tests.mutations.mutation import Mutation

_LOCKED = "tms/services/authorize_locked.py"
_RACES = "tests/services/test_authorize_locked.py"
_GATE = "tests/services/publishing/test_last_gate.py"
_SQL = "tms/db/migrations/baseline/functions/last_gate.sql"
_DATABASE = "tests/db/test_last_gate.py"
_JOINS = "tms/db/migrations/baseline/functions/joins_approved.sql"

_OF_THE_PUBLICATION = "tests/services/test_roles_of_the_publication.py"

MUTATIONS = (
    Mutation(
        "what the publication is, is changed by what the actor is now",
        _LOCKED,
        "    authorize(now, action)\n    return now\n",
        "    return now\n",
        (
            f"{_OF_THE_PUBLICATION}::test_who_has_the_role_does_it_and_who_lost_it_meanwhile_does_not[erase]",
            f"{_OF_THE_PUBLICATION}::test_who_is_no_member_any_more_does_nothing_of_it",
            "tests/services/conversion/test_role_taken_away.py",
        ),
    ),
    Mutation(
        "a role is read after the publication is locked",
        _LOCKED,
        "    lock_publication(uow, actor.publication_id)\n    return _authorize_now(uow, actor, action, _MEMBER)\n",
        "    now = _authorize_now(uow, actor, action, _MEMBER)\n"
        "    lock_publication(uow, actor.publication_id)\n    return now\n",
        (f"{_OF_THE_PUBLICATION}::test_who_comes_behind_a_change_of_their_role_finds_it[add a concept]",),
    ),
    Mutation(
        "a long act keeps the role of who does it",
        _LOCKED,
        "_MEMBER_HELD = _MEMBER.with_for_update(read=True)",
        "_MEMBER_HELD = _MEMBER",
        (f"{_OF_THE_PUBLICATION}::test_a_change_of_their_role_waits_for_what_they_do[import memory]",),
    ),
    Mutation(
        "a text is locked before anybody looks",
        _LOCKED,
        """    locked = one_segment.lock(
        uow.session, actor.publication_id, article_id, locale, segment_id, with_derived=with_derived
    )
    seen, version = authorize_writing(uow, actor, in_translation, article_id, locale, locked=locked)
""",
        """    nobody = one_segment.Locked(None, {})
    seen, version = authorize_writing(uow, actor, in_translation, article_id, locale, locked=nobody)
    locked = one_segment.lock(
        uow.session, actor.publication_id, article_id, locale, segment_id, with_derived=with_derived
    )
""",
        ("tests/services/test_authorize_locked.py::TestWhoComesSecond::test_what_comes_behind_an_approval_finds_it",),
    ),
    Mutation(
        "a text is locked before a reviewer looks",
        _LOCKED,
        """    locked = one_segment.lock(
        uow.session, actor.publication_id, article_id, locale, segment_id, with_derived=with_derived
    )
    seen, version = authorize_for_reading(uow, actor, action, article_id, locale, locked=locked)
""",
        """    nobody = one_segment.Locked(None, {})
    seen, version = authorize_for_reading(uow, actor, action, article_id, locale, locked=nobody)
    locked = one_segment.lock(
        uow.session, actor.publication_id, article_id, locale, segment_id, with_derived=with_derived
    )
""",
        ("tests/services/test_authorize_locked.py::TestWhoComesSecond::test_what_comes_behind_an_approval_finds_it",),
    ),
    Mutation(
        "a text's lock",
        "tms/db/queries/one_segment.py",
        ".with_for_update(key_share=True, of=SegmentText)",
        "",
        ("tests/services/test_authorize_locked.py::TestWhoComesSecond::test_what_comes_behind_an_approval_finds_it",),
    ),
    Mutation(
        "an act on a segment reads its actor anew",
        "tms/services/authorize.py",
        "return replace(actor, roles=frozenset(roles), languages=frozenset(languages),",
        "return replace(actor,",
        (
            "tests/services/test_authorize_locked.py::TestWhoActs::test_who_lost_their_role_meanwhile_does_nothing_of_it",
        ),
    ),
    Mutation(
        "an act on a segment holds its actor",
        "tms/services/authorize.py",
        "holds = locked is not None",
        "holds = False",
        (
            "tests/services/test_authorize_locked.py::TestWhoComesSecond::test_who_writes_behind_an_administrator_is_what_that_one_made_of_them",
        ),
    ),
    Mutation("an act on a version locks its actor", _LOCKED, " FOR SHARE OF membership", "", (_RACES,)),
    Mutation("an act on a version locks the article", _LOCKED, " FOR NO KEY UPDATE OF article", "", (_RACES,)),
    Mutation("an act on a version holds its texts", _LOCKED, " FOR NO KEY UPDATE OF t", "", (_RACES,)),
    Mutation(
        "a query is asked under the article's lock",
        "tms/services/threads/comment.py",
        "    loaded, version = authorize_locked_version(",
        "    from tms.services.authorize import authorize_version\n\n    loaded, version = authorize_version(",
        (
            "tests/services/test_authorize_locked.py::TestWhoComesSecond::test_a_submission_behind_one_who_asks_sees_the_query",
        ),
    ),
    Mutation(
        "the release looks at the texts",
        "tms/services/publishing/publish.py",
        "    refuse_unread(uow, actor, loaded, versions)\n",
        "",
        (
            "tests/services/publishing/test_last_gate.py::TestWhatNobodyAccepted::test_a_text_that_slipped_in_stops_the_release_and_is_named",
        ),
    ),
    Mutation(
        "the release asks for acceptance of just these texts",
        "tms/services/jobs/accepted_texts.py",
        "if text.segment_id in unread or text.state",
        "if text.state",
        (
            "tests/services/publishing/test_last_gate.py::TestWhatNobodyAccepted::test_a_state_that_says_it_was_accepted_is_not_believed",
        ),
    ),
    Mutation(
        "the release asks for final texts",
        "tms/services/jobs/accepted_texts.py",
        "text.state not in settled or ",
        "",
        (
            "tests/services/publishing/test_last_gate.py::TestWhatNobodyAccepted::test_a_text_whose_acceptance_was_taken_back_stops_it_too",
        ),
    ),
    Mutation(
        "an approval looks at the sign-offs",
        "tms/services/reviewing/approve.py",
        "    refuse_not_accepted(uow, version, is_final=False)\n",
        "",
        ("tests/services/publishing/test_last_gate.py::TestWhatNobodyAccepted::test_nor_by_an_approval",),
    ),
    Mutation(
        "a whole that nobody approved is waived on record",
        "tms/services/publishing/last_gate.py",
        "        if not accepted_texts.is_approved(",
        "        if False and not accepted_texts.is_approved(",
        (
            "tests/services/publishing/test_last_gate.py::TestWhatTheSourceAloneChanged::test_a_sentence_that_the_source_lost",
        ),
    ),
    Mutation(
        "a corrected typo says so in what follows",
        "tms/services/following/apply_parent_change.py",
        "        child.act = Act.TYPO\n",
        "        pass\n",
        (
            "tests/services/publishing/test_last_gate.py::TestWhatTheSourceAloneChanged::test_a_typo_that_an_editor_corrected_in_a_chinese_source",
        ),
    ),
    Mutation(
        "what was accepted before a change is accepted no more",
        _SQL,
        "h.act <> 'typo'))",
        "false))",
        ("tests/db/test_last_gate.py::test_a_text_of_an_approved_version_stays",),
    ),
    Mutation("an approved text stays", _SQL, "(NEW.rev <> OLD.rev AND NEW.act <> 'typo') OR ", "", (_DATABASE,)),
    Mutation(
        "an approved acceptance stays",
        _SQL,
        "OR (NEW.state <> OLD.state AND NEW.state <> 'final')",
        "",
        ("tests/db/test_last_gate.py::test_a_text_of_an_approved_version_stays",),
    ),
    Mutation(
        "no version is approved over an unread text",
        _SQL,
        "AND NOT t.retired AND t.presence = 'present' AND t.state <> 'final'",
        "AND false",
        ("tests/db/test_last_gate.py::test_no_version_is_approved_that_holds_a_text_which_is_not",),
    ),
    Mutation(
        "the database asks who approved what goes out",
        _SQL,
        "      AND s.fingerprint = p.fingerprint AND (s.kind",
        "      AND (s.kind",
        ("tests/db/test_last_gate.py::test_nothing_goes_out_that_nobody_approved",),
    ),
    Mutation(
        "a waiver of something else is no approval",
        _SQL,
        "s.waives = 'approval'",
        "s.waives IS NOT NULL",
        ("tests/db/test_last_gate.py::test_a_recorded_waiver_stands_for_the_approval",),
    ),
    Mutation(
        "the database asks who accepted what goes out",
        _SQL,
        "IF EXISTS (SELECT FROM texts_not_accepted(",
        "IF false AND EXISTS (SELECT FROM texts_not_accepted(",
        ("tests/db/test_last_gate.py::test_no_text_goes_out_that_nobody_accepted",),
    ),
    Mutation(
        "the source goes out as its revision has it",
        _SQL,
        "AND r.segment_id = t.segment_id AND r.rev = t.rev)) THEN",
        "AND r.segment_id = t.segment_id)) THEN",
        ("tests/db/test_last_gate.py::test_a_source_goes_out_as_its_current_revision_has_it",),
    ),
    Mutation("no text joins an approved version", _JOINS, "IF NOT listed.final\n    OR", "IF false AND", (_DATABASE,)),
    Mutation(
        "what joins is asked for its acceptance",
        _JOINS,
        "IF NOT listed.final\n    OR EXISTS",
        "IF NOT listed.final\n    OR false AND EXISTS",
        ("tests/db/test_last_gate.py::test_no_text_joins_an_approved_version",),
    ),
    Mutation(
        "no text leaves while its source lists it",
        _JOINS,
        "CASE WHEN t.retired THEN EXISTS",
        "CASE WHEN t.retired THEN false AND EXISTS",
        ("tests/db/test_last_gate.py::test_no_text_leaves_an_approved_version_while_its_source_lists_it",),
    ),
    Mutation(
        "what comes back was accepted",
        _JOINS,
        "(t.state <> 'final'\n          OR EXISTS",
        "false AND (EXISTS",
        ("tests/db/test_last_gate.py::test_a_text_that_comes_back_was_accepted_as_it_stands",),
    ),
    Mutation(
        "the watch looks at what is released",
        "tms/services/publishing/release_watch.py",
        "self._faulty |= {one.id: one.not_accepted for one in found if one.not_accepted}",
        "self._faulty |= {}",
        ("tests/services/publishing/test_last_gate.py::TestWhatNobodyAccepted::test_the_watch_finds_what_readers_got",),
    ),
    Mutation(
        "an upgrade puts back what nobody accepted",
        "tms/cli/database.py",
        "            put_back = put_back_unread(uow)",
        "            put_back: list[tuple[int, str]] = []",
        ("tests/cli/test_put_back.py::test_what_nobody_accepted_is_found_and_put_back",),
    ),
    Mutation(
        "a typo is not by other rules",
        "tms/services/following/follow_parent.py",
        "            and _is_made_alike(uow, parent, derivation, derive)\n",
        "",
        (f"{_GATE}::TestWhatTheSourceAloneChanged::test_a_typo_lets_no_rule_in_that_was_made_since",),
    ),
)
