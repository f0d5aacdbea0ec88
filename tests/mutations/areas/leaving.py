"""What leaves an article, and the house."""

from tests.mutations.mutation import Mutation

_UNTOLD = "            Notification.letter_id.is_(None),\n"
_NEW = "            Notification.at > now - NEWS_FOR,\n"

MUTATIONS = (
    Mutation(
        "a confidential article is guarded",
        "tms/services/withhold_guarded.py",
        "return or_(Article.confidential, Article.visibility",
        "return or_(Article.visibility",
        (
            "tests/services/engines/test_confidential_examples.py::test_an_example_leaves_the_house_only_if_its_article_may",
        ),
    ),
    Mutation(
        "what is withheld of a lookup",
        "tms/services/memory/lookup.py",
        "if row.unit_id not in hidden:",
        "if hidden is not None:",
        (
            "tests/services/engines/test_confidential_examples.py::test_an_example_leaves_the_house_only_if_its_article_may",
        ),
    ),
    Mutation(
        "a guarded article in drafts of others",
        "tms/services/drafting/from_memory.py",
        "withheld = withheld_from_article(uow, whole.article.id)",
        "withheld = set if whole else withheld_from_article(uow, 0)",
        (
            "tests/services/engines/test_confidential_examples.py::test_no_panel_and_no_draft_tells_it_to_who_does_not_see_the_article",
        ),
    ),
    Mutation(
        "suggested terms of a guarded article",
        "tms/services/withhold_guarded.py",
        "or_(not_(guarded()), seen_by(actor)))",
        "or_(guarded(), not_(guarded())))",
        ("tests/services/termbase/test_suggestions.py::test_the_words_of_a_guarded_article_wait_for_those_who_see_it",),
    ),
    Mutation(
        "the title of a confidential article in letters",
        "tms/services/notifications/digest_letter.py",
        'Words("An article")) if article.is_guarded else article.title',
        'Words("An article")) if not article.title else article.title',
        ("tests/services/notifications/test_digest.py::test_nothing_of_a_guarded_article_leaves_the_house",),
    ),
    Mutation(
        "the faults of a confidential article in letters",
        "tms/services/notifications/digest_letter.py",
        "if article.is_guarded or not told.faults:",
        "if not told.faults:",
        ("tests/services/notifications/test_digest.py::test_nothing_of_a_guarded_article_leaves_the_house",),
    ),
    Mutation(
        "what was said of a confidential article in letters",
        "tms/services/notifications/digest_letter.py",
        "if article.is_guarded or not told.words:",
        "if not told.words:",
        ("tests/services/notifications/test_digest.py::test_nothing_of_a_guarded_article_leaves_the_house",),
    ),
    Mutation(
        "news that a letter told is not told by the next",
        "tms/services/notifications/digest.py",
        "        Notification.letter_id.is_(None),\n        Notification.at > now - NEWS_FOR,\n    )\n",
        "        Notification.at > now - NEWS_FOR,\n    )\n",
        ("tests/services/notifications/test_digest.py::test_a_letter_tells_what_no_letter_told",),
    ),
    Mutation(
        "news that a letter told makes none",
        "tms/services/notifications/digest.py",
        f"{_UNTOLD}{_NEW}            Membership",
        f"{_NEW}            Membership",
        ("tests/services/notifications/test_digest.py::test_a_letter_tells_what_no_letter_told",),
    ),
    Mutation(
        "overdue news to former members",
        "tms/services/notifications/overdue.py",
        ", Membership.ended_at.is_(None))",
        ")",
        ("tests/services/notifications/test_notify.py::test_who_has_left_is_not_told_of_what_is_overdue",),
    ),
    Mutation(
        "formulas in a spreadsheet",
        "tms/adapters/formats/spreadsheet_cells.py",
        'return f"\'{value}" if _FORMULA.match(value) else value',
        "return value",
        ("tests/adapters/formats/termbase/test_tables.py::test_what_we_write_as_a_table_is_read_as_it_was",),
    ),
    Mutation(
        "metadata services of clouds",
        "tms/adapters/egress_policy.py",
        "    if real in _METADATA:\n        return False\n",
        "",
        ("tests/adapters/test_egress.py::test_nobodys_engine_is_at_a_cloud_machines_own_secrets",),
    ),
    Mutation(
        "a remembered piece of a guarded article is told to who sees it",
        "tms/services/memory/fragments.py",
        "if row.unit_id not in hidden and text",
        "if text",
        ("tests/services/workspace/test_side_panel.py::test_a_piece_of_a_guarded_article_is_told_to_who_sees_it",),
    ),
)
