"""What a source revision does to translations, and which segment a sentence is."""

from tests.mutations.mutation import Mutation

_ACTS = "tests/browser/test_acts.py::test_an_act_costs_no_more_than_it_did"

MUTATIONS = (
    Mutation(
        "another figure is no typo",
        "tms/services/source/commit_revision.py",
        "        if typo and not facts_checked and (facts",
        "        if typo and facts_checked is None and (facts",
        ("tests/web/source/test_source_editor.py::test_another_figure_is_no_typo_unless_somebody_says_so",),
    ),
    Mutation(
        "sent back outlives a source revision",
        "tms/db/queries/revised_texts.py",
        "look IN ('conflict', 'sent_back')",
        "look IN ('conflict')",
        ("tests/services/source/test_revised_work.py::TestWhatIsSaidOfATextStays",),
    ),
    Mutation(
        "detached outlives a source revision",
        "tms/services/source/revision_effect.py",
        "version.detached_at is not None or (version.id, segment_id or 0) in detached",
        "version.detached_at is not None",
        ("tests/services/source/test_revised_work.py::TestWhatIsSaidOfATextStays",),
    ),
    Mutation(
        "a version that is detached outlives a source revision",
        "tms/services/source/revision_effect.py",
        "version.detached_at is not None or (version.id, segment_id or 0) in detached",
        "(version.id, segment_id or 0) in detached",
        ("tests/services/source/test_revised_work.py::TestWhatIsSaidOfATextStays",),
    ),
    Mutation(
        "codes are carried over the same set only",
        "tms/db/queries/revised_texts.py",
        "            SegmentText.codes == new.c.old,\n",
        "",
        ("tests/services/source/test_revisions.py::TestATypo::test_a_text_whose_codes_are_its_own_keeps_them",),
    ),
    Mutation(
        "a sentence far away is the same one if it is much alike",
        "tms/domain/lineage/moved.py",
        "_ENOUGH = 0.6",
        "_ENOUGH = 0.35",
        ("tests/domain/lineage/test_edits.py::test_exactly_what_changed_reopens",),
    ),
    Mutation(
        "a short sentence is never another far away",
        "tms/domain/lineage/moved.py",
        "_LONG_ENOUGH = 10",
        "_LONG_ENOUGH = 2",
        ("tests/domain/lineage/test_edits.py::test_exactly_what_changed_reopens",),
    ),
    Mutation(
        "a short Chinese sentence is never another far away",
        "tms/domain/lineage/moved.py",
        "_LONG_ENOUGH_CHINESE = 6",
        "_LONG_ENOUGH_CHINESE = 2",
        ("tests/domain/lineage/test_edits.py::test_exactly_what_changed_reopens",),
    ),
    Mutation(
        "the number of a list's item is in no text",
        "tms/services/source/source_pieces.py",
        'number_apart(block.text) if block.kind == "list_item" else ("", block.text)',
        '("", block.text)',
        ("tests/services/source/test_list_numbers.py::TestAnItemThatIsCutNow",),
    ),
    Mutation(
        "the number of a list's item is put back where it is read",
        "tms/services/versions/as_read.py",
        'number + text if text else ""',
        "text",
        ("tests/services/source/test_list_numbers.py::TestAnItemThatIsCutNow",),
    ),
    Mutation(
        "the number of a list's item is in the block of a new source",
        "tms/services/source/switch_source.py",
        "numbers[at] + text",
        "text",
        ("tests/services/source/test_list_numbers.py::TestAnItemThatIsCutNow",),
    ),
    Mutation(
        "an item that was cut with its number keeps it",
        "tms/services/source/list_numbers.py",
        "if not old_number and number_of(old.text):",
        "if False:",
        ("tests/services/source/test_list_numbers.py::TestAnItemThatWasCutWithItsNumber",),
    ),
    Mutation(
        "an item that was cut with its number is aligned without it",
        "tms/services/source/revision_plan.py",
        "number_apart(text.text)[1]",
        "text.text",
        ("tests/services/source/test_list_numbers.py::TestAnItemThatWasCutWithItsNumber",),
    ),
    Mutation(
        "no draft becomes the source",
        "tms/services/source/switch_source.py",
        "row is None or not row.text or row.state == SegmentState.INITIAL",
        "row is None or not row.text",
        ("tests/services/source/test_switch_source.py::TestRefusals",),
    ),
    Mutation(
        "what a change of the source is, and that it is made, is said by keys",
        "templates/source/review.html",
        "source-commit main-key",
        "source-commit",
        (f"{_ACTS}[correct a typo in a published source]",),
    ),
)
