"""What terms and rules say, and what versions say alike."""

from tests.mutations.mutation import Mutation

_MEMORY = "tests/services/memory/test_at_once.py"

MUTATIONS = (
    Mutation(
        "texts that go are held with those that come",
        "tms/db/queries/memory.py",
        "add_sources(session, publication_id, texts, leaving=leaving)",
        "add_sources(session, publication_id, texts)",
        (f"{_MEMORY}::test_texts_that_two_articles_exchange",),
    ),
    Mutation(
        "entries before their texts",
        "tms/db/queries/memory.py",
        "    session.execute(_HOLD_UNITS, these)\n    gone =",
        "    gone =",
        (f"{_MEMORY}::test_an_entry_that_one_corrects_and_the_other_takes_back",),
    ),
    Mutation(
        "entries that are merged in one order",
        "tms/services/memory/entries.py",
        "_entry(uow, actor, unit_id, *alike)",
        "_entry(uow, actor, unit_id)",
        (f"{_MEMORY}::test_doubles_that_two_merge",),
    ),
    Mutation(
        "a text that another added is held",
        "tms/db/queries/memory_sources.py",
        "if not new or _added(session, publication_id, new) == len(new):",
        "if not new or _added(session, publication_id, new) >= 0:",
        (f"{_MEMORY}::test_a_text_that_another_added_just_before_stays",),
    ),
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
        "tms/services/termbase/import_terms.py",
        "        elif found[0] in taken:",
        "        elif found[0] in taken and one.line < 0:",
        (
            "tests/services/termbase/test_import_terms.py::test_of_two_in_a_file_that_are_one_here_the_second_overwrites_nothing",
        ),
    ),
    Mutation(
        "small numbers in figures are missed",
        "tms/checks/parity/quantities.py",
        "_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 10, 2",
        "_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 10, 10",
        (
            "tests/checks/parity/test_compare.py::test_a_small_number_may_be_left_unsaid_in_words_up_to_ten_in_figures_up_to_two",
        ),
    ),
    Mutation(
        "small numbers in words are missed",
        "tms/checks/parity/quantities.py",
        "_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 10, 2",
        "_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 20, 2",
        (
            "tests/checks/parity/test_compare.py::test_a_small_number_may_be_left_unsaid_in_words_up_to_ten_in_figures_up_to_two",
        ),
    ),
    Mutation(
        "figures that changed places are not looked for",
        "tms/checks/parity/quantities.py",
        "    found += exchanged(row, texts, groups, locales)\n",
        "",
        ("tests/checks/parity/test_turned.py::TestFiguresExchanged::test_in_any_version_it_is_told_once",),
    ),
    Mutation(
        "another order of figures is a mistake",
        "tms/checks/parity/exchanged_figures.py",
        "    return len(between) <= _SIDE_BY_SIDE and joined.fullmatch(between) is not None",
        "    return len(between) <= _SIDE_BY_SIDE and joined is not None",
        ("tests/checks/parity/test_turned.py::TestFiguresExchanged::test_another_order_is_no_mistake",),
    ),
    Mutation(
        "seven of the nine are counted like others",
        "tms/checks/parity/exchanged_figures.py",
        " and _PART_OF.fullmatch(between) is None",
        "",
        ("tests/checks/parity/test_turned.py::TestFiguresExchanged::test_another_order_is_no_mistake",),
    ),
    Mutation(
        "less leans up",
        "tms/checks/parity/limits.py",
        '-1 if name in ("down", "lower") else 1',
        "1",
        ("tests/checks/parity/test_turned.py::TestMoreAndLess::test_the_opposite_is_told",),
    ),
    Mutation(
        "no fewer than is fewer than",
        "tms/checks/parity/limits.py",
        "(?P<up>(?:no|not) {_COMPARED_DOWN} than|",
        "(?P<up>",
        ("tests/checks/parity/test_turned.py::TestMoreAndLess::test_another_word_for_it_or_none_is_not",),
    ),
    Mutation(
        "autumn falls",
        "tms/checks/parity/directions.py",
        " or _AUTUMN.search(plain, max(0, word.start() - 8), word.start())",
        "",
        ("tests/checks/parity/test_turned.py::TestUpAndDown::test_another_word_for_it_or_none_is_not",),
    ),
    Mutation(
        "rises and falls of one text are not told apart",
        "tms/checks/parity/leanings.py",
        "    return apart[0] if len(apart) == 1 else None",
        "    return None",
        ("tests/checks/parity/test_turned.py::TestUpAndDown::test_the_opposite_is_told",),
    ),
    Mutation(
        "a small number that all others say is not missed",
        "tms/checks/parity/quantities.py",
        "    return _is_left_out(camp,",
        "    return camp is None and _is_left_out(camp,",
        ("tests/checks/parity/test_compare.py::test_a_small_number_that_all_others_say_is_missed",),
    ),
    Mutation(
        "a small number is missed where words hint at it",
        "tms/checks/parity/quantities.py",
        "(hint is None or hint.search(text) is None)",
        "(hint is None or text is not None)",
        ("tests/checks/parity/test_compare.py::test_a_small_number_that_all_others_say_is_missed",),
    ),
    Mutation(
        "who changes rules is asked for their role under the lock",
        "tms/services/conversion/change_sets.py",
        "    authorize(as_now(actor, roles, languages, assigned_only=assigned_only), action)\n",
        "",
        ("tests/services/conversion/test_role_taken_away.py",),
    ),
)
