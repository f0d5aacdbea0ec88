"""What terms and rules say, and what versions say alike."""

from tests.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        "rules kept from an older mark",
        "tms/services/conversion/rules.py",
        "        _SHARED.forget(lambda one: one[:1] == key[:1] and one[1] != key[1])\n",
        "",
        ("tests/services/conversion/test_rules.py::test_what_an_older_mark_kept_for_all_articles_goes_too",),
    ),
    Mutation(
        "articles' rules kept from an older mark",
        "tms/services/conversion/rules.py",
        "        _KEPT.forget(lambda one: one[0][:1] == key[:1] and one[0][1] != key[1])\n",
        "",
        ("tests/services/conversion/test_rules.py::test_what_an_older_mark_of_the_publication_kept_goes",),
    ),
    Mutation(
        "rules are of the publication's mark",
        "tms/services/conversion/rules.py",
        "    shared_key = (publication.id, publication.knowledge, direction)",
        "    shared_key = (publication.id, uuid.UUID(int=0), direction)",
        ("tests/services/conversion/test_rules.py::test_rules_are_read_once_until_one_changes",),
    ),
    Mutation(
        "an article's second rule holds",
        "tms/services/conversion/rules.py",
        "    key = (shared_key, article.section_id, article.knowledge, own)",
        "    key = (shared_key, article.section_id, None, own)",
        ("tests/services/conversion/test_rules.py::test_each_further_rule_of_an_article_holds_at_once",),
    ),
    Mutation(
        "admitted terms convert nothing",
        "tms/services/conversion/rules.py",
        '            target.administrative_status == "preferred",\n',
        "",
        ("tests/services/conversion/test_rules.py::test_an_admitted_term_is_what_may_be_written_and_no_rule",),
    ),
    Mutation(
        "two concepts of a file do not become one",
        "tms/services/termbase/importing.py",
        "        elif found[0] in taken:",
        "        elif found[0] in taken and one.line < 0:",
        (
            "tests/services/termbase/test_importing.py::test_of_two_in_a_file_that_are_one_here_the_second_overwrites_nothing",
        ),
    ),
    Mutation(
        "small numbers in figures are missed",
        "tms/checks/parity/quantities.py",
        "_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 10, 2",
        "_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 10, 10",
        ("tests/checks/parity/test_compare.py",),
    ),
    Mutation(
        "small numbers in words are missed",
        "tms/checks/parity/quantities.py",
        "_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 10, 2",
        "_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 20, 2",
        ("tests/checks/parity/test_compare.py",),
    ),
)
