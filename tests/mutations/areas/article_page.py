"""An article's page and its rows: what stays in sight, what is asked, and what is in doubt beside it."""

from tests.mutations.mutation import Mutation

_PAGE = "tests/web/articles/test_article.py"
_WORKLIST = "tests/web/worklist/test_in_segment.py"

MUTATIONS = (
    Mutation(
        "a reason whose dialog is gone is shown again",
        "templates/workspace/_notices.html",
        "{{ parts.reason_kept(error) }}",
        "",
        (
            "tests/web/workspace/test_workspace.py::test_a_reason_whose_dialog_is_gone_with_what_others_did_is_shown_again",
        ),
    ),
    Mutation(
        "what a machine derived is not told as a person's act",
        "templates/workspace/_history.html",
        "        {% if entry.follows %}\n",
        "        {% if not entry.act %}\n",
        (
            "tests/web/workspace/test_workspace.py::test_what_follows_a_persons_change_is_the_machines_and_says_after_whose",
        ),
    ),
    Mutation(
        "a draft with gaps stays in sight",
        "tms/services/articles/stage_status.py",
        'return self.state == "done" and not self.has_gaps',
        'return self.state == "done"',
        (f"{_PAGE}::test_a_draft_with_gaps_is_not_folded_away",),
    ),
    Mutation(
        "who finished a step is read with the article's own sign-offs",
        "tms/services/articles/finished_steps.py",
        "{places[row.id]: Finished(row.name, row.at) for row in signed if row.id in places},",
        "{},",
        (f"{_PAGE}::test_a_step_that_was_handed_over_is_one_line_with_who_and_when",),
    ),
    Mutation(
        "an approval after the release is none that readers have",
        "tms/services/articles/finished_steps.py",
        "(out is not None and row.at <= out.at)",
        "(out is not None)",
        (f"{_PAGE}::test_what_readers_have_is_told_from_what_was_approved_since",),
    ),
    Mutation(
        "versions without figures are told from versions without texts",
        "tms/services/articles/parity_report.py",
        "is_compared=any(sum(bool(text and text.text.strip()) for text in one.texts) >= _TWO for one in now.placed),",
        "is_compared=True,",
        (f"{_PAGE}::test_checks_say_what_was_compared_or_that_there_is_nothing",),
    ),
    Mutation(
        "what was refused is asked again in its dialog",
        "tms/web/articles/article_page.py",
        "error=rolled_back(error), asked=asked, **page_facts(article_id)",
        "error=rolled_back(error), **page_facts(article_id)",
        ("tests/web/articles/test_asked_for_a_reason.py::test_what_was_refused_is_asked_again_with_what_was_typed",),
    ),
    Mutation(
        "a waiver of what versions disagree about that was refused is asked again",
        "tms/web/parity/parity.py",
        'error=rolled_back(error), asked="waive")',
        "error=rolled_back(error))",
        ("tests/web/parity/test_parity.py::test_a_waiver_that_was_refused_is_asked_again_with_its_reason",),
    ),
    Mutation(
        "a waiver of places in doubt that was refused is asked again",
        "tms/web/worklist/worklist.py",
        "error=rolled_back(error), asked=asked)",
        "error=rolled_back(error))",
        ("tests/web/worklist/test_worklist.py::test_a_waiver_that_was_refused_is_asked_again_in_its_dialog",),
    ),
    Mutation(
        "an act on a version that was refused is asked again",
        "tms/web/workspace/workspace.py",
        "segment_id=segment_id, asked=asked)",
        "segment_id=segment_id)",
        ("tests/web/workspace/test_workspace.py::test_acts_on_a_version_that_were_refused_are_asked_again",),
    ),
    Mutation(
        "the versions that were chosen stay chosen when their withdrawal is refused",
        "templates/articles/_article_acts.html",
        'asked != "withdraw" or',
        "true or",
        ("tests/web/articles/test_asked_for_a_reason.py::test_what_was_chosen_in_a_refused_dialog_stays_chosen",),
    ),
    Mutation(
        "news leave a dialog that is open",
        "tms/web/static/js/lib/live.js",
        'part.querySelector("form.dirty, dialog[open]") !== null',
        'part.querySelector("form.dirty") !== null',
        ("tests/browser/test_menus_and_dialogs.py::test_news_leave_a_dialog_that_is_open",),
    ),
    Mutation(
        "a menu that opens moves nothing",
        "tms/web/static/css/guidance.css",
        "details[open]:not(.menu) > .button:is(summary)",
        "details[open] > .button:is(summary)",
        ("tests/browser/test_menus_and_dialogs.py::test_a_menu_that_opens_moves_nothing",),
    ),
    Mutation(
        "what a version comes from has a line of its own",
        "tms/web/static/css/pages.css",
        ".version > header > div:first-child {\n  display: contents;",
        ".version > header > div:first-child {\n  display: block;",
        ("tests/browser/test_menus_and_dialogs.py::test_comments_stand_under_versions_with_badges_in_line",),
    ),
    Mutation(
        "a dialog gives the focus back",
        "tms/web/static/js/lib/dialogs.js",
        'const menu = link?.closest("details:not([open])");',
        "const menu = null;",
        ("tests/browser/test_menus_and_dialogs.py::test_a_dialog_asks_for_the_reason_and_gives_the_focus_back",),
    ),
    Mutation(
        "a version beside shows what is in doubt in it",
        "tms/services/workspace/workspace.py",
        "article_id, ids, whole=ids)",
        "article_id, ids, whole=[version.id])",
        (f"{_WORKLIST}::test_the_places_of_a_version_beside_are_marked_and_lead_to_its_decisions",),
    ),
    Mutation(
        "a column that is not shown asks nothing",
        "tms/web/static/js/workspace/doubts.js",
        ".filter((mark) => mark.checkVisibility())",
        "",
        ("tests/browser/test_doubts_in_rows.py::test_a_place_of_the_version_beside_is_decided_in_its_cell",),
    ),
)
