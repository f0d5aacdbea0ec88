"""Live news: nobody hears of what they may not see."""

from tests.mutations.mutation import Mutation

_HUB = "tms/adapters/live.py"
_STREAM = ("tests/http/test_live.py",)

MUTATIONS = (
    Mutation(
        "live news without its audience",
        "tms/bootstrap.py",
        "LiveHub(live_url, audience)",
        "LiveHub(live_url)",
        ("tests/http/test_live.py::test_of_an_article_for_its_own_people_nobody_else_hears_nor_who_is_in_it",),
    ),
    Mutation(
        "whether who listens may see the article",
        "tms/http/live.py",
        "return may(who, Action.ARTICLE_VIEW, subject)",
        "return subject is not None",
        ("tests/http/test_live.py::test_of_an_article_for_its_own_people_nobody_else_hears_nor_who_is_in_it",),
    ),
    Mutation(
        "articles of live news are those that are seen",
        _HUB,
        "for n in news.get(one.publication_id, ()) if n in seen]",
        "for n in news.get(one.publication_id, ())]",
        ("tests/http/test_live.py::test_of_an_article_for_its_own_people_nobody_else_hears_nor_who_is_in_it",),
    ),
    Mutation(
        "places of live news are those that are seen",
        _HUB,
        '.values() if place["article"] in seen]',
        ".values()]",
        ("tests/adapters/test_people_presence.py", *_STREAM),
    ),
    Mutation(
        "places of live news are told at once with the last of each page",
        "tms/adapters/news_buffer.py",
        'self.places.setdefault(publication_id, {})[here["person"], here["page"]] = here',
        'self.places.setdefault(publication_id, {}).setdefault((here["person"], here["page"]), here)',
        (
            "tests/adapters/test_people_presence.py::test_moves_are_told_to_whoever_sees_the_article_and_of_one_page_the_last",
        ),
    ),
    Mutation(
        "listeners of other publications hear nothing",
        _HUB,
        "articles = [n for n in news.get(one.publication_id, ())",
        "articles = [n for those in news.values() for n in those",
        (*_STREAM, "tests/adapters/test_live.py"),
    ),
    Mutation(
        "places of other publications are not told",
        _HUB,
        "for place in places.get(one.publication_id, {}).values()",
        "for those in places.values() for place in those.values()",
        ("tests/http/test_live.py::test_of_another_publications_articles_nobody_hears",),
    ),
    Mutation(
        "live news of another installation on the same broker",
        "tms/adapters/dispatch.py",
        "tms:live:{broker.get_connection_kwargs().get('db') or 0}",
        "tms:live",
        ("tests/adapters/test_live.py", "tests/adapters/test_people_presence.py"),
    ),
    Mutation(
        "who asks is not told of their own pages",
        "tms/adapters/people_presence.py",
        "[one for one in there.values() if one.person != mine.person]",
        "list(there.values())",
        ("tests/adapters/test_people_presence.py::test_pages_see_those_of_others_and_not_their_own_persons",),
    ),
    Mutation(
        "the page of decisions hears what others decide",
        "templates/worklist/worklist.html",
        ' data-article="{{ article_id }}"',
        "",
        (
            "tests/browser/test_live_decisions.py::test_what_another_decides_goes_and_comes_back_and_ones_own_place_stays",
        ),
    ),
    Mutation(
        "a place of the list that is the same stays with its focus and what was chosen in it",
        "tms/web/static/js/lib/keyed-parts.js",
        "&& sameWords(old) !== sameWords(child)",
        "",
        (
            "tests/browser/test_live_decisions.py::test_what_another_decides_goes_and_comes_back_and_ones_own_place_stays",
        ),
    ),
    Mutation(
        "a place whose reach was said is the same place",
        "tms/web/static/js/lib/keyed-parts.js",
        "csrf_token|key|seen",
        "csrf_token|key",
        (
            "tests/browser/test_live_decisions.py::test_what_another_decides_goes_and_comes_back_and_ones_own_place_stays",
        ),
    ),
    Mutation(
        "what the page asks about a rule stays in the list",
        "tms/web/static/js/controllers/worklist.js",
        ".notice:not(#waived), dialog[open]",
        ".notice:not([id]), dialog[open]",
        ("tests/browser/test_live_decisions.py::test_what_the_page_asks_about_a_rule_stays_while_others_decide",),
    ),
    Mutation(
        "a reason that is being written stays in the list",
        "tms/web/static/js/controllers/worklist.js",
        '(child.matches(".notice:not(#waived), dialog[open]") ||'
        ' child.querySelector("form.dirty, textarea:focus") !== null)',
        "false",
        ("tests/browser/test_live_decisions.py::test_a_reason_that_is_being_written_stays_while_others_decide",),
    ),
)
