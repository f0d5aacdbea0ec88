"""What goes out is what was read, and is compared with what is out."""

from tests.mutations.mutation import Mutation

_FIRST = "tests/services/publishing/test_first_slug.py"
_WAIVERS = "tms/services/parity/gate.py"
_NAMES = "tests/services/publication/test_public_names.py"
_OUTSIDE_NAMES = "tests/web/reader/test_public_names.py"

MUTATIONS = (
    Mutation(
        "a source corrected alone is its own lag",
        "tms/services/versions/public_content.py",
        "is_live and (version.id in derived or _differs_from_live(uow, loaded, version))",
        "is_live",
        (
            "tests/services/source/test_revised_work.py::TestPublished::test_a_source_corrected_alone_is_older_only_where_readers_have_it",
        ),
    ),
    Mutation(
        "what is withdrawn is told nowhere",
        "tms/services/publishing/listings.py",
        ".where(*conditions, _is_read())",
        ".where(*conditions)",
        (
            "tests/web/reader/test_sitemap.py::test_what_is_withdrawn_is_told_nowhere",
            "tests/web/reader/test_outside.py::test_every_output_has_what_was_released[withdrawn]",
        ),
    ),
    Mutation(
        "a release of the same text is no correction",
        "tms/services/publishing/listings.py",
        "        other.fingerprint != Snapshot.fingerprint,\n",
        "",
        ("tests/web/reader/test_sitemap.py::test_a_page_has_changed_when_its_text_has",),
    ),
    Mutation(
        "what is approved already is beside what goes out",
        "tms/services/parity/gate.py",
        'if version.status in _FINISHED or version.role == "source"}',
        'if version.role == "source"}',
        ("tests/services/parity/test_gate.py::TestTheRelease::test_what_is_approved_already_is_beside_what_goes_out",),
    ),
    Mutation(
        "a name is waived by an editor also beside a number",
        "tms/services/parity/waive.py",
        "names = any(one.family is Family.NAMES for one in found)",
        "names = all(one.family is Family.NAMES for one in found)",
        (
            "tests/services/parity/test_gate.py::TestTheWaiver::test_beside_a_number_a_name_is_waived_by_an_editor_only_too",
        ),
    ),
    Mutation(
        "a waiver is of one finding in a sentence",
        _WAIVERS,
        '(was["says"].get(locale), texts.get(locale)) == (words, place["texts"][locale])',
        'texts.get(locale) == place["texts"][locale]',
        ("tests/services/parity/test_waivers.py::test_a_waiver_of_one_finding_covers_no_other_in_the_same_sentence",),
    ),
    Mutation(
        "a waiver is of the sentence as it stood",
        _WAIVERS,
        '(was["says"].get(locale), texts.get(locale)) == (words, place["texts"][locale])',
        'was["says"].get(locale) == words',
        (
            "tests/services/parity/test_waivers.py::test_what_was_waived_is_asked_about_again_if_its_own_sentence_is_another",
        ),
    ),
    Mutation(
        "a waiver says nothing of an override",
        _WAIVERS,
        'derivation is not None and derivation.status == "follows" and text',
        "derivation is not None and text",
        (
            "tests/services/parity/test_waivers.py::test_what_was_waived_is_asked_about_again_if_its_own_sentence_is_another",
        ),
    ),
    Mutation(
        "every version that goes out has the waiver",
        _WAIVERS,
        "    if len(signed) < len(versions):",
        "    if not signed:",
        ("tests/services/parity/test_waivers.py::test_a_version_without_the_waiver_is_not_let_out",),
    ),
    Mutation(
        "a dismissal is of the source that was read",
        "tms/checks/identity.py",
        "else [source, text]",
        "else [text]",
        (
            "tests/services/checking/test_dismiss.py::TestInWhatFollows::test_it_holds_through_other_edits_of_the_source_and_not_of_its_sentence",
        ),
    ),
    Mutation(
        "a dismissal is of the text that was read",
        "tms/checks/identity.py",
        "else [source, text]",
        "else [source]",
        (
            "tests/services/checking/test_dismiss.py::TestInWhatFollows::test_it_is_in_both_once_the_sentence_says_otherwise",
        ),
    ),
    Mutation(
        "a dismissal says nothing of an override",
        "tms/services/checking/texts_to_check.py",
        "if parent is not None and _follows(says, parent, derivation)",
        "if parent is not None",
        ("tests/services/checking/test_dismiss.py::TestInWhatFollows::test_it_is_where_the_text_is_anothers",),
    ),
    Mutation(
        "readers' pages carry no cookie",
        "tms/web/reader/pages.py",
        '        """Leave it out."""',
        "        super().set_cookie(*args, **kwargs)",
        ("tests/web/reader/test_pages.py::test_a_moved_address_leads_to_the_present_one",),
    ),
    Mutation(
        "no code goes out before its article is cut",
        "tms/services/publishing/publish.py",
        "if not blocks or not placed:",
        "if not blocks:",
        (
            "tests/services/publishing/test_publish.py::test_an_article_that_is_still_cut_into_segments_is_not_published_empty",
        ),
    ),
    Mutation(
        "an empty feed says when its last article went",
        "tms/services/publishing/reading.py",
        "return uow.session.scalar(withdrawn) or publication.created_at",
        "return publication.created_at",
        (
            "tests/web/reader/test_feeds.py::test_an_empty_feed_says_when_the_last_article_went_and_before_there_was_one_when_the_publication_began",
        ),
    ),
    Mutation(
        "another day waits for a release",
        "tms/services/publishing/metadata.py",
        "            version.live_behind = version.live_snapshot_id is not None\n",
        "            version.live_behind = False\n",
        (
            "tests/web/articles/test_metadata.py::test_another_day_is_saved_told_and_with_readers_once_it_is_published_again",
        ),
    ),
    Mutation(
        "an article that is moved is due by the new section's rule",
        "tms/services/articles/change_section.py",
        "    date_anew(uow, loaded)\n",
        "",
        (
            "tests/services/articles/test_change_section.py::test_dates_that_nobody_set_are_those_of_the_new_sections_rule",
        ),
    ),
    Mutation(
        "a date that somebody took away stays away",
        "tms/services/jobs/due_by_rule.py",
        "(job.due == NO_DATE and not _set(uow, job))",
        "job.due == NO_DATE",
        (
            "tests/services/articles/test_change_section.py::test_dates_that_nobody_set_are_those_of_the_new_sections_rule",
        ),
    ),
    Mutation(
        "a part of the map has changed with an address",
        "tms/services/publishing/sitemap.py",
        "max(at, last_moved.get(one, at))",
        "at",
        ("tests/web/reader/test_sitemap.py::test_a_part_has_changed_when_only_an_address_has",),
    ),
    Mutation(
        "other tags wait for a release",
        "tms/services/publishing/list_release.py",
        "    uow.session.execute(delete(ListingTag).where(*of_it))\n",
        "",
        (
            "tests/web/articles/test_tags.py::test_what_is_taken_away_stays_with_readers_until_the_article_is_published_again",
        ),
    ),
    Mutation(
        "a tag that somebody else gave meanwhile is not lost",
        "tms/web/articles/metadata.py",
        '(*_numbers("tag"), *unseen)',
        '_numbers("tag")',
        ("tests/web/articles/test_tags.py::test_of_two_who_give_tags_at_once_the_second_loses_none_of_the_firsts",),
    ),
    Mutation(
        "who publishes is told which readers miss a tag",
        "tms/web/articles/article_page.py",
        "    if ready and publishes:\n",
        "    if not ready:\n",
        (
            "tests/web/articles/test_tags.py::test_who_publishes_and_who_gives_tags_is_told_which_readers_will_not_see_them",
        ),
    ),
    Mutation(
        "a term is proposed for a tag only where it has no name",
        "tms/services/publication/proposed_tag_names.py",
        "if locale not in tag.names]",
        "if locale in tag.names]",
        (
            "tests/web/articles/test_tags.py::test_the_term_for_a_tag_is_proposed_where_it_has_no_name_and_saved_only_by_somebody",
        ),
    ),
    Mutation(
        "no two tags have one name",
        "tms/services/publication/tags.py",
        "    _refuse_taken(uow, actor, tag_id, names)\n",
        "",
        ("tests/web/articles/test_tags.py::test_a_tag_is_found_by_any_of_its_names_and_no_two_share_one",),
    ),
    Mutation(
        "a tag is found by the letters that the database thinks small",
        "tms/services/tags.py",
        "in_([func.lower(one) for one in sorted(alike)])",
        "in_([one.lower() for one in sorted(alike)])",
        ("tests/web/articles/test_tags.py::test_a_name_is_found_again_by_the_letters_that_the_database_thinks_small",),
    ),
    Mutation(
        "the map of the site names no page of a tag that is not there",
        "tms/services/publishing/sitemap.py",
        " and locales.base_language(one) in tag.languages]",
        "]",
        ("tests/web/articles/test_tags.py::test_search_engines_are_told_of_the_pages_of_tags_that_readers_have",),
    ),
    Mutation(
        "who is no editor by then names no tag",
        "tms/services/publication/tags.py",
        "    authorize_locked_publication(uow, actor, Action.TAG_NAME)\n",
        "    authorize(actor, Action.TAG_NAME)\n",
        ("tests/services/conversion/test_role_taken_away.py::test_an_editor_who_is_none_by_then[a tag]",),
    ),
    Mutation(
        "more tags than an article may have make no rows",
        "tms/services/tags.py",
        '    if len(names) > MOST_TAGS:\n        raise Invalid("tags_too_many", most=MOST_TAGS)\n    return [name',
        "    return [name",
        ("tests/web/articles/test_tags.py::test_more_tags_than_an_article_may_have_are_refused_before_any_is_made",),
    ),
    Mutation(
        "a tag of an article that one does not see is told to nobody",
        "tms/services/publication/tags.py",
        ".where(Tag.publication_id == actor.publication_id, visible_to(actor))",
        ".where(Tag.publication_id == actor.publication_id)",
        ("tests/web/articles/test_tags.py::test_only_editors_name_tags_and_only_those_of_articles_they_see",),
    ),
    Mutation(
        "readers see no tag without a name in their language",
        "tms/services/publishing/reading.py",
        "        if language in names.get(one, ())\n",
        "",
        ("tests/web/articles/test_tags.py::test_the_page_of_a_tag_lists_what_was_released_with_it_and_has_a_feed",),
    ),
    Mutation(
        "nobody saves over what they have not seen of an article",
        "tms/services/publishing/metadata.py",
        "if based_on != _state(present):",
        "if False:",
        (
            "tests/web/articles/test_metadata.py::test_of_two_who_change_it_at_once_the_second_sees_what_the_first_saved",
        ),
    ),
    Mutation(
        "an address is never taken over by another article",
        "tms/services/articles/slugs.py",
        "    if uow.session.scalar(select(has | had)):",
        "    if uow.session.scalar(select(has)):",
        (
            "tests/services/publishing/test_addresses.py::test_a_slug_of_another_article_is_refused_in_its_language_only",
        ),
    ),
    Mutation(
        "English is first released under its own title",
        "tms/services/publishing/publish.py",
        "= _slug_of_title(uow, version, snapshot)",
        "= version.slug",
        (f"{_FIRST}::test_it_is_made_of_the_title_that_goes_out",),
    ),
    Mutation(
        "who names an English version waits before the article",
        "tms/services/publishing/publish.py",
        "        lock_publication(uow, actor.publication_id)\n",
        "        pass\n",
        (f"{_FIRST}::test_what_an_editor_writes_while_it_waits_to_go_out_stays",),
    ),
    Mutation(
        "what an editor wrote meanwhile is seen",
        "tms/services/publishing/publish.py",
        "version.locale == EN and waits_for_title(uow, version.article_id):",
        "version.locale == EN:",
        (f"{_FIRST}::test_what_an_editor_writes_while_it_waits_to_go_out_stays",),
    ),
    Mutation(
        "a title that changes once it was read changes no address",
        "tms/services/articles/slugs.py",
        "Address.version_id == Version.id)",
        "Address.version_id == -1)",
        (f"{_FIRST}::test_nor_does_it_where_the_slug_came_in_with_the_article",),
    ),
    Mutation(
        "versions of one article share a slug",
        "tms/services/articles/slugs.py",
        ", whose.is_distinct_from(article_id)",
        "",
        (f"{_FIRST}::test_another_version_of_the_article_is_in_nobodys_way",),
    ),
    Mutation(
        "the database keeps an address for its version",
        "tms/db/migrations/versions/0063_slugs_of_versions.py",
        " AND slug = NEW.slug AND (article_id, version_id) <> (NEW.article_id, NEW.id)) THEN",
        " AND slug = NEW.slug AND false) THEN",
        (
            "tests/services/publishing/test_addresses.py::test_a_slug_of_another_article_is_refused_in_its_language_only",
        ),
    ),
    Mutation(
        "a slug of what is not released is told to nobody",
        "tms/services/publishing/metadata.py",
        "        if version.live_snapshot_id is not None:\n            put_at_slug",
        "        if True:\n            put_at_slug",
        ("tests/services/publishing/test_addresses.py::test_what_is_not_released_is_found_under_none_of_its_slugs",),
    ),
    Mutation(
        "what is withdrawn is gone from its old addresses too",
        "tms/services/publishing/reading.py",
        "    if version is None:\n        raise Gone(",
        '    if version is None and address.status == "current":\n        raise Gone(',
        (
            "tests/services/publishing/test_addresses.py::test_what_is_withdrawn_is_gone_from_every_address_and_comes_back_to_all",
        ),
    ),
    Mutation(
        "a standfirst is told whole",
        "tms/web/reader/blocks.py",
        '_LONGEST = {"standfirst": 1_000,',
        '_LONGEST = {"standfirst": 200,',
        ("tests/web/reader/test_linked_data.py::test_a_standfirst_stands_under_the_title_and_is_what_others_are_told",),
    ),
    Mutation(
        "another publication's articles are not public here",
        "tms/services/publishing/public_article.py",
        '        Listing.publication_id == bindparam("publication_id"),\n',
        "",
        ("tests/web/reader/test_outside.py::test_another_publication_has_nothing_of_it",),
    ),
    Mutation(
        "what is out again is not said to be withdrawn",
        "tms/services/publishing/public_article.py",
        "gone = {row.locale: row.at for row in withdrawn if row.locale not in here}",
        "gone = {row.locale: row.at for row in withdrawn}",
        ("tests/web/reader/test_outside.py::test_what_is_out_again_is_not_withdrawn",),
    ),
    Mutation(
        "a released version is pulled with the scope for it",
        "tms/api/v1/released.py",
        "scope=Scope.RELEASES_READ",
        "scope=None",
        ("tests/api/permissions/test_answers.py::test_every_token_is_answered_as_the_table_says",),
    ),
    Mutation(
        "a name of a language that was in use leads on",
        "tms/services/publication/public_names.py",
        "insert(FormerPublicName).values(publication_id=publication_id, kind=kind, name=old, locale=locale)",
        "select(FormerPublicName.name)",
        (f"{_NAMES}::test_what_was_in_use_leads_on_and_is_no_other_language_s",),
    ),
    Mutation(
        "a name of a language is never another's",
        "tms/services/publication/public_names.py",
        "    if leading.get(name.lower(), locale) != locale:",
        "    if leading.get(name, locale) is None:",
        (f"{_NAMES}::test_what_was_in_use_leads_on_and_is_no_other_language_s",),
    ),
    Mutation(
        "events say what the publication calls its languages",
        "tms/services/outside_events/read_events.py",
        "            **_with_tags(event),",
        "            **event.data,",
        (f"{_OUTSIDE_NAMES}::test_no_output_says_an_old_name",),
    ),
    Mutation(
        "an old address leads on with the words of now",
        "tms/web/reader/pages.py",
        "    if isinstance(found, Moved) or not _is_present_word(locale):",
        "    if isinstance(found, Moved):",
        (f"{_OUTSIDE_NAMES}::test_readers_addresses_begin_with_the_words_and_old_ones_lead_there",),
    ),
)
