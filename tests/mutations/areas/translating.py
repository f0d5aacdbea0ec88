"""A person's text is never lost nor overwritten in silence."""

from tests.mutations.mutation import Mutation

_TAKING = "tests/services/translating/test_take_approved.py"
_BEFORE = "tests/services/memory/test_approved_before.py"

MUTATIONS = (
    Mutation(
        "a step is taken from nobody else",
        "tms/domain/permissions.py",
        "Action.STEP_TAKE: _row(_T, _R, when=(speaks, active_step_is_theirs))",
        "Action.STEP_TAKE: _row(_T, _R, when=(speaks,))",
        ("tests/services/jobs/test_take_step.py::test_a_review_is_taken_by_who_reviews",),
    ),
    Mutation(
        "the rev of a save",
        "tms/services/translating/save_segment.py",
        "if row.rev != save.rev and not",
        "if row.rev < save.rev and not",
        ("tests/services/translating/test_save_segment.py::test_a_stale_save_is_refused_with_base_yours_and_theirs",),
    ),
    Mutation(
        "the body of a repeated request",
        "tms/services/idempotency.py",
        "if first.body_hash != body_hash:",
        "if not first.body_hash:",
        ("tests/services/translating/test_save_segment.py::test_a_key_with_another_body_is_an_error",),
    ),
    Mutation(
        "what was approved before is taken at the rev that was shown",
        "tms/services/translating/take_approved.py",
        "        and rows[row.segment_id].rev == seen.get(row.segment_id)\n",
        "        and row.segment_id in seen\n",
        (f"{_TAKING}::test_one_that_moved_on_and_is_offered_again_is_left",),
    ),
    Mutation(
        "what people did with a text that was taken over stays",
        "tms/services/translating/take_approved.py",
        "return row.state == SegmentState.TRANSLATED and row.look is None and row.touched_by == change.person_id",
        "return row.look is None",
        (f"{_TAKING}::test_what_was_accepted_since_stays_and_is_named",),
    ),
    Mutation(
        "a text that was put back is nobody's",
        "tms/db/queries/authors.py",
        ", now.c.act == inline_literal(Act.PUT_BACK))",
        ", now.c.act == inline_literal(Act.SPLIT))",
        (f"{_TAKING}::test_all_of_it_is_put_back_and_is_nobodys",),
    ),
    Mutation(
        "a text of an older parent is no evidence",
        "tms/db/queries/approved_before.py",
        ' AND b.text = a.text"',
        " AND b.text <> ''\"",
        (f"{_BEFORE}::test_a_text_of_an_older_parent_was_never_a_pair_with_the_new_one",),
    ),
    Mutation(
        "another source is another pair",
        "tms/db/queries/approved_before.py",
        "(a.source IS NULL OR s.text IS NULL OR s.text = a.source)",
        "(a.source IS NULL OR s.text IS NULL OR s.text <> '')",
        (f"{_BEFORE}::test_another_source_for_the_same_chinese_is_another_pair",),
    ),
    Mutation(
        "a guarded article's approved words are told to who sees it",
        "tms/services/memory/approved_before.py",
        "if one.unit_id not in hidden",
        "if one.unit_id or hidden",
        (f"{_BEFORE}::test_a_guarded_article_tells_nothing_to_whom_does_not_see_it",),
    ),
)
