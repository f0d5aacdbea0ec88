"""Parts of a page that an answer replaces, and what is attached to elements."""

from tests.mutations.mutation import Mutation

_JS = "tms/web/static/js"
_BULK = "tests/web/board/test_assign_many.py"
_SWAPPING = "tests/browser/test_swapping.py"
_CONTROLLERS = "tests/browser/test_controllers.py"

MUTATIONS = (
    Mutation(
        "a question overtakes the one before it",
        f"{_JS}/lib/swap.js",
        "  reading?.abort();\n",
        "",
        (f"{_SWAPPING}::test_a_question_overtakes_the_one_before_it",),
    ),
    Mutation(
        "what is sent goes one after the other",
        f"{_JS}/lib/swap.js",
        "if (wish.body) acts = turn;",
        "",
        (f"{_SWAPPING}::test_what_is_sent_goes_one_after_the_other_and_once",),
    ),
    Mutation(
        "what is sent by a button is sent once",
        f"{_JS}/controllers/swap.js",
        "for (const button of buttons) button.disabled = true;",
        "",
        (f"{_SWAPPING}::test_what_is_sent_goes_one_after_the_other_and_once",),
    ),
    Mutation(
        "news that was asked for later is not put back by a swap",
        f"{_JS}/lib/swap.js",
        " && !isStale(next.dataset.liveUrl ?? `part ${id}`, question)",
        "",
        (f"{_SWAPPING}::test_news_that_was_asked_for_later_is_not_put_back",),
    ),
    Mutation(
        "a refusal is said",
        f"{_JS}/lib/swap.js",
        "else say(ids, fresh.querySelector",
        "else if (false) say(ids, fresh.querySelector",
        (f"{_SWAPPING}::test_a_refusal_is_said_in_the_part_and_the_form_can_be_sent_again",),
    ),
    Mutation(
        "the caret stays where it was when its part comes anew",
        f"{_JS}/lib/parts.js",
        "if (isText) now.setSelectionRange(before.selectionStart, before.selectionEnd);",
        "",
        (f"{_SWAPPING}::test_the_focus_and_the_caret_stay",),
    ),
    Mutation(
        "a controller whose element left hears nothing any more",
        f"{_JS}/lib/controllers.js",
        "this.#presence.abort();",
        "",
        (f"{_CONTROLLERS}::test_one_that_left_hears_nothing_any_more",),
    ),
    Mutation(
        "an element that is moved keeps its controller",
        f"{_JS}/lib/controllers.js",
        "if (element.isConnected) continue;",
        "",
        (f"{_CONTROLLERS}::test_one_that_is_moved_stays_what_it_is",),
    ),
    Mutation(
        "what was said of the act before goes with the next",
        f"{_JS}/lib/swap.js",
        "  showPassing(fresh);\n",
        "",
        (f"{_SWAPPING}::test_what_was_said_of_the_act_before_goes_with_the_next",),
    ),
    Mutation(
        "a passing message waits for its page",
        "templates/_parts.html",
        '{% if "X-News" not in request.headers %}',
        "{% if true %}",
        (f"{_BULK}::test_what_became_of_it_stands_outside_of_what_news_redraws_and_waits_for_the_page",),
    ),
    Mutation(
        "the main key is not the key of another form",
        f"{_JS}/controllers/main-key.js",
        "|| (form && form !== this.element)) return;",
        ") return;",
        ("tests/browser/test_main_key.py::test_another_form_keeps_its_own",),
    ),
    Mutation(
        "the main key sends once while it is held down",
        f"{_JS}/controllers/main-key.js",
        "event.repeat || ",
        "",
        ("tests/browser/test_main_key.py::test_a_key_that_is_held_down_sends_once",),
    ),
    Mutation(
        "the main key presses a button that can be seen",
        f"{_JS}/controllers/main-key.js",
        "button.checkVisibility()",
        "button",
        ("tests/browser/test_main_key.py::test_it_is_pressed_from_a_field_and_from_nowhere",),
    ),
)
