"""What machines may not do to what people wrote."""

from tests.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        "rev predicate",
        "tms/db/queries/texts.py",
        "and_(SegmentText.rev == read_rev, SegmentText.touched_by.is_(None),",
        "and_(SegmentText.touched_by.is_(None),",
        (
            "tests/services/stages/test_drafting.py::test_a_draft_that_is_late_does_not_take_back_what_another_machine_act_has_written_since",
        ),
    ),
    Mutation(
        "human fence",
        "tms/db/queries/texts.py",
        "SegmentText.rev == read_rev, SegmentText.touched_by.is_(None),",
        "SegmentText.rev == read_rev,",
        ("tests/db/test_machine_texts.py",),
    ),
    Mutation(
        "token check",
        "tms/db/queries/work_items.py",
        "WorkItem.id == item_id, WorkItem.token == token,",
        "WorkItem.id == item_id,",
        ("tests/db/test_work_items.py",),
    ),
)
