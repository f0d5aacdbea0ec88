"""What machines may not do to what people wrote."""

from tests.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        "rev predicate",
        "tms/db/queries/texts.py",
        "and_(SegmentText.rev == read_rev, SegmentText.touched_by.is_(None),",
        "and_(SegmentText.touched_by.is_(None),",
        (
            "tests/services/pipeline/test_drafting.py::test_a_draft_that_is_late_does_not_take_back_what_another_machine_act_has_written_since",
        ),
    ),
    Mutation(
        "human fence",
        "tms/db/queries/texts.py",
        "SegmentText.rev == read_rev, SegmentText.touched_by.is_(None),",
        "SegmentText.rev == read_rev,",
        ("tests/db/test_machine_texts.py::test_the_fence_keeps_the_machine_out",),
    ),
    Mutation(
        "token check",
        "tms/db/queries/work_items.py",
        "WorkItem.id == item_id, WorkItem.token == token,",
        "WorkItem.id == item_id,",
        ("tests/db/test_work_items.py::test_only_the_tokens_holder_extends_ends_or_fails_it",),
    ),
    Mutation(
        "a lease that ends too early",
        "tms/db/queries/work_items.py",
        '            state="running",\n'
        "            token=token,\n"
        "            lease_until=func.now() + timedelta(seconds=lease_seconds),",
        '            state="running",\n'
        "            token=token,\n"
        "            lease_until=func.now() + timedelta(seconds=lease_seconds / 4),",
        (
            "tests/db/test_work_items.py::TestTheSweep::test_a_lease_lasts_as_long_as_was_asked_for_and_is_left_until_then",
        ),
    ),
    Mutation(
        "a lease that is taken back too early",
        "tms/db/queries/work_items.py",
        "WorkItem.lease_until < func.now())\n",
        "WorkItem.lease_until < func.now() + timedelta(seconds=5))\n",
        (
            "tests/db/test_work_items.py::TestTheSweep::test_a_lease_lasts_as_long_as_was_asked_for_and_is_left_until_then",
        ),
    ),
    Mutation(
        "an extension of a lease that ends too early",
        "tms/db/queries/work_items.py",
        "            .values(lease_until=func.now() + timedelta(seconds=lease_seconds))",
        "            .values(lease_until=func.now() + timedelta(seconds=lease_seconds / 4))",
        (
            "tests/db/test_work_items.py::TestTheSweep::test_a_lease_lasts_as_long_as_was_asked_for_and_is_left_until_then",
        ),
    ),
    Mutation(
        "who claims what waits for two waits for the second",
        "tms/db/queries/work_items.py",
        ".with_for_update(read=True)\n        .cte(",
        ".with_for_update(read=True, key_share=True)\n        .cte(",
        (
            "tests/db/test_work_items.py::TestOneThatWaitsForBoth::test_who_claims_it_waits_for_the_commit_of_the_second",
        ),
    ),
    Mutation(
        "what was queued in the same moment is held, too",
        "tms/db/queries/work_items.py",
        "        if new_id is not None or other_id is not None:\n            return",
        "        if True:\n            return",
        (
            "tests/db/test_work_items.py::TestOneThatWaitsForBoth::test_one_that_was_queued_in_the_same_moment_is_held_too",
        ),
    ),
    Mutation(
        "nothing is applied to a discarded article",
        "tms/db/queries/work_items.py",
        "    if session.scalar(article) is not None:\n        return False\n",
        "    session.scalar(article)\n",
        ("tests/db/test_work_items.py::test_nothing_is_applied_to_a_discarded_article",),
    ),
    Mutation(
        "an outage is no attempt",
        "tms/db/queries/work_items.py",
        '    if not counted:\n        values["attempt"] = WorkItem.attempt - 1\n',
        "",
        ("tests/db/test_work_items.py::test_what_was_no_fault_of_the_item_is_no_attempt",),
    ),
    Mutation(
        "the shared budget counts this month",
        "tms/db/queries/engine_budgets.py",
        '    " WHERE m.publication_id = :publication_id"\n'
        "    \" AND m.month = CAST(date_trunc('month', now() AT TIME ZONE p.time_zone) AS date)\"\n"
        ")",
        '    " WHERE m.publication_id = :publication_id"\n)',
        ("tests/services/engines/test_budget.py::test_what_other_months_cost_takes_no_room_from_this_one",),
    ),
    Mutation(
        "the engine's budget counts this month",
        "tms/db/queries/engine_budgets.py",
        '(p.id, :engine_id)"\n'
        "    \" AND m.month = CAST(date_trunc('month', now() AT TIME ZONE p.time_zone) AS date)\"\n"
        '    " AND (e',
        '(p.id, :engine_id)"\n    " AND (e',
        ("tests/services/engines/test_budget.py::test_what_other_months_cost_takes_no_room_from_this_one",),
    ),
    Mutation(
        "texts that a stage writes, in their order",
        "tms/services/pipeline/derive.py",
        "    texts.lock_revs(uow.session, version.article_id, version.id, [p.segment_id for p in batch])\n",
        "",
        ("tests/services/pipeline/test_lock_order.py::test_who_waits_for_the_first_text_holds_none_behind_it",),
    ),
    Mutation(
        "a copy of a process that is ready asks no table again",
        "workers/preload.py",
        "@cache\ndef _load",
        "def _load",
        ("tests/workers/test_preload.py::test_a_copy_of_what_is_ready_writes_into_no_table_to_be_ready_itself",),
    ),
    Mutation(
        "a worker's connections are built once, before its children are made",
        "tms/cli/programs.py",
        "    make_ready(settings)\n",
        "",
        ("tests/workers/test_preload.py::test_a_worker_that_begins_as_a_copy_loads_nothing_and_builds_nothing",),
    ),
)
