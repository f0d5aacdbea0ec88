"""What is fetched from the web: by whom, from where, how much, and how often."""

from tests.mutations.mutation import Mutation

_FETCHER = "tests/adapters/test_page_fetcher.py"
_READER = "tests/adapters/test_page_reader.py"
_PAGES = "tests/services/fetching/test_pages.py"
_READ = "tests/adapters/formats/test_feeds.py"
_FEEDS = "tests/services/fetching/test_feeds.py"

MUTATIONS = (
    Mutation(
        "pages are fetched from the public web only",
        "tms/adapters/page_fetcher.py",
        "purpose=Purpose.PUBLIC",
        "purpose=Purpose.ENGINE",
        (f"{_FETCHER}::test_the_house_itself_is_not_asked",),
    ),
    Mutation(
        "no more of a packed page is unpacked than a page may have",
        "tms/adapters/page_fetcher.py",
        "    if len(content) > most:\n",
        "    if False:\n",
        (f"{_FETCHER}::test_what_does_not_come_is_refused_in_its_own_words",),
    ),
    Mutation(
        "a page that was cut off while it was packed is no page",
        "tms/adapters/page_fetcher.py",
        "    if not unpacking.eof:\n",
        "    if False:\n",
        (f"{_FETCHER}::test_what_does_not_come_is_refused_in_its_own_words",),
    ),
    Mutation(
        "a site's front page is no article's address",
        "tms/adapters/formats/web_page/addresses.py",
        "return fetched if is_front or",
        "return fetched if",
        (f"{_READER}::test_a_page_that_says_no_address_of_its_own_has_the_one_at_which_it_was",),
    ),
    Mutation(
        "the links of a fetched page lead on from it",
        "tms/adapters/formats/web_page/addresses.py",
        'one.attributes["href"] = _joined(start, href)',
        'one.attributes["href"] = href',
        (f"{_READER}::test_an_article_is_read_with_its_canonical_address_and_links_that_lead_on",),
    ),
    Mutation(
        "a page's own word of its character set comes before the western one that its server says of everything",
        "tms/adapters/formats/web_page/saved_page.py",
        "declared = told if told and (told != _WESTERN or declared is None) else declared",
        "declared = told or declared",
        (f"{_READER}::test_chinese_is_read_in_the_character_set_that_it_is_in",),
    ),
    Mutation(
        "a fetched page is its person's alone",
        "tms/services/fetching/pages.py",
        "return FetchedPage.publication_id == actor.publication_id, FetchedPage.person_id == actor.person_id",
        "return (FetchedPage.publication_id == FetchedPage.publication_id,)",
        (f"{_PAGES}::test_nobody_else_sees_it_and_only_an_editor_asks",),
    ),
    Mutation(
        "a worker that comes late changes no page",
        "tms/services/fetching/fetch_page.py",
        "    still_mine(uow, item)\n",
        "",
        (f"{_PAGES}::test_a_worker_that_dies_leaves_it_to_the_next_and_one_that_comes_late_changes_nothing",),
    ),
    Mutation(
        "a page that nobody brought in is kept for a day",
        "tms/services/fetching/pages.py",
        "    uow.session.execute(delete(FetchedPage).where(FetchedPage.created_at < func.now() - KEPT_FOR))\n",
        "    del uow\n",
        (f"{_PAGES}::test_what_no_worker_did_in_time_is_told_and_after_a_day_it_is_gone",),
    ),
    Mutation(
        "nobody has more addresses fetched at once than so many",
        "tms/services/fetching/pages.py",
        "    if n and n >= AT_ONCE:\n",
        "    if False:\n",
        (f"{_PAGES}::test_nobody_has_more_than_so_many_fetched_at_once",),
    ),
    Mutation(
        "a feed's own entities are refused",
        "tms/adapters/formats/feeds/xml_feed.py",
        "    parser.EntityDeclHandler = _refuse\n",
        "",
        (f"{_READ}::test_what_is_no_feed_or_hostile_is_refused_at_once",),
    ),
    Mutation(
        "of a long feed the newest entries are read",
        "tms/adapters/formats/feeds/read_feed.py",
        "key=lambda one: one[0], reverse=True",
        "key=lambda one: one[0]",
        (f"{_READ}::test_of_ten_thousand_entries_the_newest_are_read_in_seconds",),
    ),
    Mutation(
        "one work item at a time asks a feed",
        "tms/services/fetching/feeds.py",
        "    if feed.asking_item_id is not None and not work_items.has_ended(uow.session, feed.asking_item_id):\n",
        "    if False:\n",
        (f"{_FEEDS}::test_it_is_asked_when_it_is_due_and_never_twice_at_once",),
    ),
    Mutation(
        "a worker that comes late adds no entries",
        "tms/services/fetching/check_feed.py",
        "    still_mine(uow, item)\n",
        "",
        (f"{_FEEDS}::test_a_worker_that_dies_leaves_it_to_the_next_and_one_that_comes_late_adds_nothing",),
    ),
    Mutation(
        "a feed that fails is asked more seldom",
        "tms/services/fetching/check_feed.py",
        "min(EVERY * 2 ** (feed.failures - 1), SELDOMEST)",
        "EVERY",
        (f"{_FEEDS}::test_one_that_fails_says_why_and_is_asked_more_and_more_seldom",),
    ),
    Mutation(
        "an entry is decided on once",
        "tms/services/fetching/candidates.py",
        '    if entry.state != "new":\n',
        "    if False:\n",
        (f"{_FEEDS}::test_what_is_taken_is_fetched_for_the_preview_and_decided_once",),
    ),
    Mutation(
        "an entry is the same under an address that only tells where a reader came from",
        "tms/services/fetching/check_feed.py",
        "plain_address(one.address) if one.address else None",
        "one.address or None",
        (f"{_FEEDS}::test_an_entry_comes_once_by_its_number_and_by_its_address_whatever_became_of_it",),
    ),
    Mutation(
        "what came since a person looked is not dismissed with the rest",
        "tms/services/fetching/candidates.py",
        ", FeedEntry.id <= seen",
        "",
        (f"{_FEEDS}::test_all_that_was_seen_is_dismissed_and_what_came_meanwhile_stays",),
    ),
)
