"""Who may approve what, and what approving looks at."""

from tests.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        "four eyes",
        "tms/domain/permissions.py",
        'return "own_work" if subject.four_eyes and',
        'return "own_work" if not subject.four_eyes and',
        ("tests/services/reviewing/test_review.py",),
    ),
    Mutation(
        "the rev of an acceptance",
        "tms/services/reviewing/review.py",
        "if locked.row.rev != rev:",
        "if locked.row.rev < rev:",
        ("tests/services/reviewing/test_review.py",),
    ),
)
