"""What the pages do where something is refused, late or in the way."""

from tests.mutations.mutation import Mutation

_JS = "tms/web/static/js/workspace"
_SAVES = "tests/browser/test_refused_saves.py"
_REVIEW = "tests/browser/test_review_keys.py"
_BOUNDARIES = "tests/browser/test_refused_boundaries.py"
_BESIDE = "tests/browser/test_beside_the_text.py"
_CLAIMS = "tests/browser/test_claims.py"

MUTATIONS = (
    Mutation(
        "a refused text is sent again",
        f"{_JS}/refused-saves.js",
        "    saves.add({ segment, text, rev, sourceRev, confirm, resolves });\n",
        "",
        (f"{_SAVES}::test_what_is_forbidden_is_sent_again_when_it_is_allowed_again",),
    ),
    Mutation(
        "a discarded text is forgotten",
        f"{_JS}/refused-saves.js",
        "    saves.forget(save.segment);\n    restore(row);",
        "    restore(row);",
        (f"{_SAVES}::test_a_text_that_is_discarded_gives_the_row_back_to_what_the_server_has",),
    ),
    Mutation(
        "a refusal says why",
        f"{_JS}/refused-saves.js",
        'panel.querySelector("[data-why]").replaceChildren(...withChineseMarked(save.problem.title ??',
        'panel.querySelector("[data-why]").replaceChildren(...withChineseMarked(null ??',
        (f"{_SAVES}::test_a_text_that_is_no_translation_stays_with_the_reason_and_is_gone_on_with",),
    ),
    Mutation(
        "the line of what was not saved leads to what can be done",
        f"{_JS}/refused-saves.js",
        'button:not([hidden])") ?? row?.querySelector(".n");',
        'button:not([hidden]), .n");',
        (f"{_SAVES}::test_a_text_that_is_no_translation_stays_with_the_reason_and_is_gone_on_with",),
    ),
    Mutation(
        "who has begun a reason accepts nothing",
        f"{_JS}/review.js",
        'if (row.querySelector("[data-back]")?.open) sendBack(row);',
        "if (false) sendBack(row);",
        (f"{_REVIEW}::test_a_reason_that_is_begun_is_sent_and_never_an_acceptance",),
    ),
    Mutation(
        "a text that changed is read before it is accepted",
        f"{_JS}/review.js",
        "      open(renewed.row);\n      say(",
        "      say(",
        (f"{_REVIEW}::test_a_text_that_changed_meanwhile_is_shown_and_not_accepted",),
    ),
    Mutation(
        "one's own text says why it is not accepted",
        f"{_JS}/review.js",
        'if ("own" in row.dataset) return',
        "if (false) return",
        (f"{_REVIEW}::test_what_one_wrote_oneself_says_why_it_is_not_accepted",),
    ),
    Mutation(
        "a decision without an answer can be made again",
        f"{_JS}/review.js",
        "    deciding.delete(segment);\n",
        "",
        (f"{_REVIEW}::test_without_an_answer_nothing_is_accepted_and_the_key_works_again",),
    ),
    Mutation(
        "a split that is sent again is the same one",
        f"{_JS}/resegment.js",
        "    key,\n  };",
        "    key: newKey() + key.slice(36),\n  };",
        (f"{_BOUNDARIES}::test_a_split_without_an_answer_is_one_split_when_it_is_sent_again",),
    ),
    Mutation(
        "from a split that was not made one comes back into the text",
        f"{_JS}/resegment.js",
        'box.addEventListener("close", () => wish && back());',
        "",
        (f"{_BOUNDARIES}::test_a_split_that_is_refused_keeps_its_box_with_the_reason_and_leads_back",),
    ),
    Mutation(
        "a merge that is refused says why",
        f"{_JS}/resegment.js",
        '    open(rowOf(segment));\n    editor.say(answer.words, null, "conflict");\n    return;',
        "    open(rowOf(segment));\n    return;",
        (f"{_BOUNDARIES}::test_a_merge_that_is_refused_changes_no_row_and_says_why",),
    ),
    Mutation(
        "a term that the text has is passed over",
        f"{_JS}/terms.js",
        "buttons.find(({ dataset }) => !editor.text.includes(dataset.useTerm)) ?? buttons[0]",
        "buttons[0]",
        (f"{_BESIDE}::test_the_term_that_the_text_has_is_passed_over_and_a_suggestion_is_kept_until_it_has_gone",),
    ),
    Mutation(
        "what was found in another text is not said",
        f"{_JS}/checks.js",
        "editor.row === row && editor.text === text",
        "editor.row === row",
        (f"{_BESIDE}::test_what_was_found_in_a_text_of_before_is_not_said_of_the_present_one",),
    ),
    Mutation(
        "after the last warning comes the first",
        f"{_JS}/checks.js",
        '[...all.slice(from), ...all.slice(0, from)].find((one) => "warnings"',
        '[...all.slice(from)].find((one) => "warnings"',
        (f"{_BESIDE}::test_warnings_are_gone_through_and_begin_again_after_the_last",),
    ),
    Mutation(
        "a filter that finds nothing is not offered",
        f"{_JS}/filter.js",
        'button.hidden = n === 0 && name !== (kind ?? "");',
        "button.hidden = false;",
        (f"{_BESIDE}::test_a_row_that_fits_no_longer_stays_until_the_next_choice_and_esc_shows_all",),
    ),
    Mutation(
        "words are replaced in what was shown",
        f"{_JS}/replace.js",
        "one.row && textIn(one.row) === says(one)",
        "one.row",
        (f"{_BESIDE}::test_words_are_replaced_only_in_texts_that_still_say_what_was_shown",),
    ),
    Mutation(
        "a claim that is given back goes from an open row",
        f"{_JS}/rows.js",
        '["warnings", "errors", "holder", "until", "takenWhy"]',
        '["warnings", "errors", "until", "takenWhy"]',
        (f"{_CLAIMS}::test_a_claim_comes_to_the_row_and_goes_again_as_its_person_does",),
    ),
    Mutation(
        "a claim that was not taken over is still another's",
        f"{_JS}/claims.js",
        "  if (words) return;\n",
        "",
        (f"{_CLAIMS}::test_a_claim_that_is_not_taken_over_says_why_and_keeps_the_reason",),
    ),
)
