"""Who may approve what, and what approving looks at."""

from tests.mutations.mutation import Mutation

_REVIEW_PAGE = "tests/browser/test_reviewing.py"
_TAKEN_BACK = "tests/services/reviewing/test_taken_back.py"
_SECOND_ROUND = "tests/services/notifications/test_second_round.py"
_SINCE = "tests/services/reviewing/test_changes_since.py"
_OPEN = "tests/services/reviewing/test_open_points.py"
_MANY = "tests/services/reviewing/test_accept_many.py"

MUTATIONS = (
    Mutation(
        "four eyes",
        "tms/domain/permissions.py",
        'return "own_work" if subject.four_eyes and',
        'return "own_work" if not subject.four_eyes and',
        ("tests/services/reviewing/test_accept_segment.py::TestFourEyes::test_nobody_accepts_their_own_work",),
    ),
    Mutation(
        "who takes a correction back confirms nothing",
        "tms/services/translating/save_segment.py",
        "and not (changed and _is_brought_back(uow, locked)):",
        "and changed is not None:",
        (f"{_TAKEN_BACK}::test_who_takes_their_correction_back_accepts_what_another_wrote",),
    ),
    Mutation(
        "one's own older text stays own",
        "tms/db/queries/authors.py",
        "or_(wrote.rev == back.c.first, wrote.rev <= back.c.decided)",
        "wrote.rev <= back.c.decided",
        (f"{_TAKEN_BACK}::test_ones_own_older_text_stays_own_also_where_another_confirmed_it",),
    ),
    Mutation(
        "a draft that nobody confirmed is no translation to go back to",
        "tms/db/queries/authors.py",
        ".having(or_(func.bool_or(was_translated), ",
        ".having(or_(func.count() > 0, ",
        (f"{_TAKEN_BACK}::test_a_draft_that_nobody_confirmed_is_the_choice_of_who_brings_it_back",),
    ),
    Mutation(
        "a text goes back to what translated the same source",
        "tms/db/queries/authors.py",
        "            _is_for_its_source(same, now),\n",
        "            same.rev.is_not(None),\n",
        (f"{_TAKEN_BACK}::test_what_was_a_translation_of_another_source_is_the_claim_of_who_brings_it_back",),
    ),
    Mutation(
        "who returned a version is told when it comes again",
        "tms/services/reviewing/submit.py",
        "    tell_of_another_round(uow, actor, loaded, locale)\n",
        "",
        (f"{_SECOND_ROUND}::test_who_returned_it_is_told_when_it_comes_again",),
    ),
    Mutation(
        "whose acceptance is gone is told",
        "tms/services/translating/save_segment.py",
        "            tell_of_lost_acceptance(uow, actor, locked.texts, accepted)\n",
        "            pass\n",
        (f"{_SECOND_ROUND}::test_whose_acceptance_is_gone_is_told_once_a_segment",),
    ),
    Mutation(
        "since it was sent back is after the last return",
        "tms/db/queries/before_texts.py",
        "select(func.max(SignOff.at))",
        "select(func.min(SignOff.at))",
        (f"{_SINCE}::test_since_it_was_sent_back_is_what_came_after_the_last_return",),
    ),
    Mutation(
        "a source that opens a version again is told to who approved it",
        "tms/services/notifications/source_changed.py",
        'JobStep.state.in_(["active", "waiting"])',
        'JobStep.state.in_(["active"])',
        (f"{_SECOND_ROUND}::test_a_source_that_opens_an_approved_version_is_told_to_who_submitted_and_approved_it",),
    ),
    Mutation(
        "what was approved before in other words is not clean",
        "tms/services/reviewing/accept_many.py",
        "frozenset(approved_before(uow, actor, loaded, version, places))",
        "frozenset(())",
        ("tests/services/reviewing/test_accept_many.py::test_what_was_approved_before_in_other_words_is_read_first",),
    ),
    Mutation(
        "what would be refused is told beforehand",
        "tms/services/reviewing/before_going_on.py",
        "return BeforeGoingOn(open_points(uow, loaded, version), refusal, refused)",
        "return BeforeGoingOn(open_points(uow, loaded, version))",
        (f"{_OPEN}::test_what_would_be_refused_is_told_beforehand_with_its_segments",),
    ),
    Mutation(
        "the rev of an acceptance",
        "tms/services/reviewing/accept_segment.py",
        "if locked.row.rev != rev:",
        "if locked.row.rev < rev:",
        ("tests/services/reviewing/test_accept_segment.py::test_a_reviewer_who_saw_an_older_text_is_told",),
    ),
    Mutation(
        "approving with errors of the checks",
        "tms/services/reviewing/approve.py",
        "    found.refuse_errors()\n",
        "",
        (
            "tests/services/reviewing/test_submit.py::test_an_error_of_the_checks_that_came_up_in_the_review_stops_the_approval",
        ),
    ),
    Mutation(
        "handing over what is open only after it was shown",
        "tms/services/reviewing/open_points.py",
        "        if unseen:\n",
        "        if unseen and not self.points:\n",
        ("tests/services/reviewing/test_open_points.py::test_nobody_submits_past_what_they_were_not_shown",),
    ),
    Mutation(
        "an alarm is answered before the approval",
        "tms/services/reviewing/approve.py",
        "    if not reason.strip():\n",
        "    if reason is None:\n",
        ("tests/services/reviewing/test_open_points.py::test_an_alarm_is_answered_before_the_approval",),
    ),
    Mutation(
        "a name that is nearly the termbase's is told",
        "tms/checks/near_names.py",
        '        if 0 < (distance := _apart(parts, whole[start:end].split("·"))) <= most\n',
        '        if 0 > (distance := _apart(parts, whole[start:end].split("·"))) <= most\n',
        ("tests/checks/test_cases.py",),
    ),
    Mutation(
        "only who hands the version over settles another's query",
        "tms/services/threads/settling.py",
        "is_answered and hands_over else",
        "is_answered else",
        ("tests/services/threads/test_threads.py::test_an_answer_does_not_let_settle_who_hands_nothing_over",),
    ),
    Mutation(
        "what parity finds is told at the desk",
        "tms/checks/__init__.py",
        '    "meaning": check_meaning,\n',
        "",
        ("tests/checks/test_cases.py",),
    ),
    Mutation(
        "accepting all without alarms and queries",
        "tms/services/reviewing/accept_many.py",
        "        and (row.segment_id not in holding or named.get(row.segment_id) == row.rev)\n",
        "",
        (
            "tests/services/reviewing/test_open_points.py::test_accepting_all_leaves_out_what_contradicts_the_source",
            "tests/services/reviewing/test_open_points.py::test_accepting_all_leaves_out_what_a_query_is_open_about",
        ),
    ),
    Mutation(
        "only another's agreement counts",
        "tms/services/jobs/corrections.py",
        "or not agreed.get(i, set()) - people)",
        "or not agreed.get(i, set()))",
        (
            "tests/services/reviewing/test_agree.py::test_who_accepted_their_own_correction_while_they_could_does_not_approve_it",
        ),
    ),
    Mutation(
        "a correction in a review is a reviewer's",
        "tms/services/authorize.py",
        "is_in_review(seen, version) and may_by_role(actor, Action.SEGMENT_CORRECT)",
        "is_in_review(seen, version)",
        ("tests/services/reviewing/test_submit.py::test_submitting_hands_the_version_to_the_reviewers",),
    ),
    Mutation(
        "the role of a correction",
        "tms/domain/permissions.py",
        "Action.SEGMENT_CORRECT: _row(_R, ",
        "Action.SEGMENT_CORRECT: _row(_T, _R, ",
        ("tests/services/reviewing/test_submit.py::test_submitting_hands_the_version_to_the_reviewers",),
    ),
    Mutation(
        "agreeing says nothing of an override",
        "tms/services/jobs/agree_effect.py",
        'if how.status != "follows" or',
        "if",
        ("tests/services/reviewing/test_agree_anywhere.py::test_a_correction_is_asked_about_once_and_wherever_it_is",),
    ),
    Mutation(
        "agreeing says nothing of a language that one doesn't have",
        "tms/services/jobs/agree_effect.py",
        "        if not may(actor, Action.CORRECTION_AGREE, subject):\n            continue\n",
        "",
        (
            "tests/services/reviewing/test_agree_anywhere.py::test_agreeing_says_nothing_of_a_language_that_the_person_does_not_have",
        ),
    ),
    Mutation(
        "a confirmation for another source is no agreement",
        "tms/services/translating/save_segment.py",
        "return bool(is_anothers) and not source_moved_on(uow, source, row.source_rev or 0)",
        "return bool(is_anothers)",
        (
            "tests/services/reviewing/test_agree_anywhere.py::test_a_confirmation_for_a_source_that_the_reviewer_has_not_seen_is_no_agreement",
        ),
    ),
    Mutation(
        "back in translation one's own is not agreed to",
        "tms/domain/permissions.py",
        "when=(speaks, in_review_or_their_translation, four_eyes)",
        "when=(speaks, in_review_or_their_translation)",
        (
            "tests/services/reviewing/test_agree_anywhere.py::test_nobody_agrees_to_their_own_correction_when_it_came_back",
        ),
    ),
    Mutation(
        "sentences that follow each other have no space in Chinese",
        "tms/http/page_language.py",
        'return "" if locales.is_chinese(language()) else " "',
        'return " "',
        ("tests/web/rendering/test_several.py::test_sentences_stand_apart_as_the_language_writes",),
    ),
    Mutation(
        "articles before the person who works on them",
        "tms/services/people/members.py",
        "locked_member(uow, actor.publication_id, person_id, with_work=True)",
        "locked_member(uow, actor.publication_id, person_id)",
        ("tests/services/people/test_at_once.py",),
    ),
    Mutation(
        "a stray Enter accepts nothing",
        "tms/web/static/js/workspace/review.js",
        "(onAccept && !button.disabled",
        "(!button.disabled",
        ("tests/browser/test_review_keys.py::test_after_a_jump_enter_accepts_nothing_until_accept_is_reached",),
    ),
    Mutation(
        "what one's own rule decides is nobody else's doing",
        "tms/web/static/js/controllers/worklist.js",
        "if (phrase && isWide)",
        "if (phrase && !isWide)",
        (
            "tests/browser/test_live_decisions.py::test_what_ones_own_rule_decides_is_nobody_elses_and_its_message_goes_with_the_next_act",
        ),
    ),
    Mutation(
        "what was sent back is named as that",
        "tms/services/reviewing/approve.py",
        "if sent_back := [row.segment_id for row in rows if row.look == Look.SENT_BACK]:",
        "if sent_back := []:",
        ("tests/services/reviewing/test_submit.py::test_what_was_sent_back_is_not_approved_and_named_as_that",),
    ),
    Mutation(
        "a return tells of what is sent back still",
        "tms/services/notifications/inbox_statements.py",
        "            SegmentText.look == Look.SENT_BACK,\n",
        "",
        (
            "tests/services/notifications/test_notify.py::test_a_return_tells_how_many_are_sent_back_still_and_the_first_reason",
        ),
    ),
    Mutation(
        "a review that nobody has needs someone",
        "tms/services/board/filter_indexes.py",
        'is_ready = or_(JobStep.kind == inline_literal("review"), ~follows)',
        'is_ready = and_(JobStep.kind != inline_literal("review"), ~follows)',
        ("tests/services/board/test_narrowing.py::test_every_open_step_that_nobody_has_needs_someone_reviews_too",),
    ),
    Mutation(
        "a narrowed board asks whether a person may see what it finds by its steps",
        "tms/services/board/narrowing.py",
        "        articles = articles.where(*seen_one_by_one(article_id, sight))\n",
        "        pass\n",
        ("tests/services/board/test_narrowing.py::test_who_may_not_see_an_article_finds_it_by_no_choice",),
    ),
    Mutation(
        "a narrowed board finds no step of what is archived",
        "tms/services/board/narrowing.py",
        "        ~_step.job_shelved,\n",
        "",
        ("tests/services/board/test_narrowing.py::test_what_is_not_at_work_is_found_by_no_choice",),
    ),
    Mutation(
        "midnight is the end of a day",
        "tms/services/board/filter_indexes.py",
        "Job.due <= END_OF_DAY",
        "Job.due < END_OF_DAY",
        ("tests/services/board/test_narrowing.py::test_midnight_is_due_at_the_end_of_a_day",),
    ),
    Mutation(
        "one's own work asks nobody to agree",
        "tms/services/translating/correction_told.py",
        "if waits_for_agreement(locked.row, by, correctors(uow, locked.version.article_id)):",
        "if by:",
        ("tests/services/reviewing/test_agree.py::test_a_reviewers_own_translation_asks_nobody_to_agree",),
    ),
    Mutation(
        "a translator's page opens at what came back",
        "tms/web/workspace/workspace.py",
        'if page.sent_back and mode == "edit" else None',
        "if False else None",
        (
            "tests/web/workspace/test_workspace.py::test_what_was_sent_back_is_returned_with_its_reasons_and_opens_first",
        ),
    ),
    Mutation(
        "changes since the review begin with what was handed over",
        "tms/services/reviewing/changes_since.py",
        "stood = handed_over(session, article_id, version.id) | judged.accepted | judged.sent_back",
        "stood = judged.accepted | judged.sent_back",
        (f"{_SINCE}::test_a_reviewers_own_correction_is_compared_with_what_was_handed_over",),
    ),
    Mutation(
        "changes since the review begin with what was sent back",
        "tms/services/reviewing/changes_since.py",
        " | judged.accepted | judged.sent_back",
        " | judged.accepted",
        (f"{_SINCE}::test_what_was_sent_back_is_compared_with_what_came_of_it",),
    ),
    Mutation(
        "why approving waits is said in the row where one is",
        "tms/web/static/js/workspace/rows.js",
        "  if (why) tellInRow(",
        "  if (false) tellInRow(",
        (f"{_REVIEW_PAGE}::test_why_approving_has_to_wait_is_said_at_once_and_who_can_end_it_is_asked",),
    ),
)
