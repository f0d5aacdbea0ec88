"""A person's text is never lost nor overwritten in silence."""

from tests.mutations.mutation import Mutation

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
)
