"""Each composite key that keeps two articles or two publications apart, with an attempt to get past it.

THIS stands once for the foreign id, which is refused, and once for one's own, which goes through: so that it is the
key that refuses and nothing else.
"""

from typing import NamedTuple


class Join(NamedTuple):
    """What is tried, with which foreign and which own id, and what has to refuse it."""

    what: str
    sql: str
    foreign: str
    own: str
    by: str


_CHOICE = (
    "INSERT INTO picture_choice (article_id, version_id, picture_id, publication_id, shown_id, chosen_by) VALUES ({a}, "
)

ARTICLES = [
    Join(
        "the version that shows another picture",
        _CHOICE + "THIS, {a_picture}, {p}, NULL, {editor})",
        "b_hant",
        "a_hant",
        "fk_picture_choice_article_id_version_id",
    ),
    Join(
        "the picture of the text that a version doesn't show",
        _CHOICE + "{a_hant}, THIS, {p}, NULL, {editor})",
        "b_picture",
        "a_picture",
        "fk_picture_choice_publication_id_article_id_picture_id",
    ),
    Join(
        "the picture that a version shows instead",
        _CHOICE + "{a_hant}, {a_picture}, {p}, THIS, {editor})",
        "b_picture",
        "a_picture",
        "fk_picture_choice_article_id_shown_id",
    ),
    Join(
        "the picture that a file is of",
        "INSERT INTO picture_rendition (article_id, picture_id, use, width, height, kind, bytes, digest)"
        " VALUES ({a}, THIS, 'page', 480, 320, 'image/webp', 9, repeat('a', 64))",
        "b_picture",
        "a_picture",
        "fk_picture_rendition_article_id_picture_id",
    ),
    Join(
        "the revision that a site's article has from it",
        "INSERT INTO site_article (publication_id, client_id, external_id, article_id, revision_id)"
        " VALUES ({p}, {editor}, 'x', {a}, THIS)",
        "b_revision",
        "a_revision",
        "fk_site_article_article_id_revision_id",
    ),
    Join(
        "the version that waits for a site",
        "WITH made AS (INSERT INTO connected_site (publication_id, created_by, address, user_name, password)"
        " VALUES ({p}, {editor}, 'https://site.example/', 'sanwen', '\\x01') RETURNING id)"
        " INSERT INTO site_version (publication_id, site_id, article_id, version_id, number)"
        " SELECT {p}, id, {a}, THIS, 1 FROM made",
        "b_hans",
        "a_hans",
        "fk_site_version_article_id_version_id",
    ),
    Join(
        "the version that is listed with a tag",
        "INSERT INTO listing_tag (article_id, version_id, publication_id, tag_id) VALUES ({a}, THIS, {p}, {p_tag})",
        "b_hans",
        "listed",
        "fk_listing_tag_article_id_version_id",
    ),
    Join(
        "a version's parent",
        "INSERT INTO version (slug, article_id, publication_id, locale, role, parent_version_id, profile)"
        " VALUES ('new', {a}, {p}, 'zh-Hant-HK', 'derived', THIS, 'zh-Hant-HK')",
        "b_hans",
        "a_hans",
        "fk_version_article_id_parent_version_id",
    ),
    Join(
        "the revision that a version answers to",
        "UPDATE version SET revision_id = THIS WHERE id = {a_hans}",
        "b_revision",
        "a_revision",
        "fk_version_article_id_revision_id",
    ),
    Join(
        "the snapshot that readers see",
        "UPDATE version SET live_snapshot_id = THIS WHERE id = {a_en}",
        "b_hans_snapshot",
        "a_en_snapshot",
        "live_is_ours",
    ),
    Join(
        "an article's source version",
        "UPDATE article SET source_version_id = THIS WHERE id = {a}",
        "b_hans",
        "a_en",
        "article_has_source",
    ),
    Join(
        "an article's current revision",
        "UPDATE article SET current_revision_id = THIS WHERE id = {a}",
        "b_revision",
        "a_revision",
        "article_current_revision",
    ),
    Join(
        "a revision's version",
        "INSERT INTO source_revision (article_id, number, version_id, language, kind, based_on_id)"
        " VALUES ({a}, 2, THIS, 'en', 'edit', {a_revision})",
        "b_en",
        "a_en",
        "fk_source_revision_article_id_version_id",
    ),
    Join(
        "what a revision is based on",
        "INSERT INTO source_revision (article_id, number, version_id, language, kind, based_on_id)"
        " VALUES ({a}, 2, {a_en}, 'en', 'edit', THIS)",
        "b_revision",
        "a_revision",
        "fk_source_revision_article_id_based_on_id",
    ),
    Join(
        "a block's revision",
        "INSERT INTO source_block (article_id, revision_id, position, kind, text) VALUES ({a}, THIS, 99, 'x', 'x')",
        "b_revision",
        "a_revision",
        "fk_source_block_article_id_revision_id",
    ),
    Join(
        "an added segment's home version",
        "INSERT INTO segment (article_id, kind, home_version_id, follows_segment_id, follows_order, space_before)"
        " VALUES ({a}, 'footnote', THIS, {a_segment}, 1, '')",
        "b_hant",
        "a_hant",
        "fk_segment_article_id_home_version_id",
    ),
    Join(
        "the segment that an added one follows",
        "INSERT INTO segment (article_id, kind, home_version_id, follows_segment_id, follows_order, space_before)"
        " VALUES ({a}, 'footnote', {a_hant}, THIS, 1, '')",
        "b_segment",
        "a_segment",
        "fk_segment_article_id_follows_segment_id",
    ),
    Join(
        "the revision that lists a segment",
        "INSERT INTO revision_segment (article_id, revision_id, segment_id, position, block, version_id, rev)"
        " VALUES ({a}, THIS, {n}, 99, 0, {a_en}, 1)",
        "b_revision",
        "a_revision",
        "fk_revision_segment_article_id_revision_id",
    ),
    Join(
        "the text that a revision lists",
        "INSERT INTO revision_segment (article_id, revision_id, segment_id, position, block, version_id, rev)"
        " VALUES ({a}, {a_revision}, THIS, 99, 0, {a_en}, 1)",
        "b_segment",
        "n",
        "fk_revision_segment_article_id_version_id_segment_id_rev",
    ),
    Join(
        "a segment's ancestor",
        "INSERT INTO segment_ancestry VALUES ({a}, {a_revision}, {n}, THIS, 'split')",
        "b_segment",
        "a_segment",
        "fk_segment_ancestry_article_id_ancestor_id",
    ),
    Join(
        "the revision of an ancestry",
        "INSERT INTO segment_ancestry VALUES ({a}, THIS, {n}, {a_segment}, 'split')",
        "b_revision",
        "a_revision",
        "fk_segment_ancestry_article_id_revision_id",
    ),
    Join(
        "a text's version",
        "INSERT INTO segment_text (article_id, version_id, segment_id, text, act, person_id)"
        " VALUES ({a}, THIS, {n}, 'x', 'edit', {translator})",
        "b_en",
        "a_hans",
        "fk_segment_text_article_id_version_id",
    ),
    Join(
        "a text's segment",
        "INSERT INTO segment_text (article_id, version_id, segment_id, text, act, person_id)"
        " VALUES ({a}, {a_hans}, THIS, 'x', 'edit', {translator})",
        "b_segment",
        "n",
        "fk_segment_text_article_id_segment_id",
    ),
    Join(
        "the source text that was confirmed against",
        "UPDATE segment_text SET source_version_id = THIS, source_rev = 1"
        " WHERE version_id = {a_hans} AND segment_id = {a_segment}",
        "b_hans",
        "a_en",
        "confirmed_against",
    ),
    Join(
        "what somebody is typing",
        "INSERT INTO pending_text (article_id, version_id, segment_id, person_id, text, based_on_rev)"
        " VALUES ({a}, THIS, {a_segment}, {translator}, 'x', 1)",
        "b_hans",
        "a_hans",
        "fk_pending_text_article_id_version_id_segment_id",
    ),
    Join(
        "a claim",
        "INSERT INTO claim (article_id, version_id, segment_id, person_id, until)"
        " VALUES ({a}, {a_hans}, THIS, {translator}, now())",
        "b_segment",
        "a_segment",
        "fk_claim_article_id_version_id_segment_id",
    ),
    Join(
        "a derivation's text",
        "INSERT INTO derivation (article_id, version_id, segment_id, parent_version_id, parent_rev, status, profile,"
        " rules, dictionary, base_text) VALUES ({a}, {a_hant}, THIS, {a_hans}, 1, 'follows', 'zh-Hant-TW', 1, 1, '')",
        "b_segment",
        "a_segment",
        'table "derivation" violates foreign key constraint',
    ),
    Join(
        "a decision's text",
        "INSERT INTO conversion_decision (article_id, publication_id, version_id, segment_id, profile, phrase, before,"
        " after, nth, choice, person_id)"
        " VALUES ({a}, {p}, {a_hans}, THIS, 'zh-Hant-TW', '后', '', '', 0, '後', {reviewer})",
        "b_segment",
        "a_segment",
        "fk_conversion_decision_article_id_version_id_segment_id",
    ),
    Join(
        "a dismissal's text",
        "INSERT INTO dismissed_finding (article_id, publication_id, version_id, segment_id, finding, texts, alike,"
        " reason, person_id) VALUES ({a}, {p}, {a_hans}, THIS, 'x:1', 'h', 'x:1', 'As it says.', {reviewer})",
        "b_segment",
        "a_segment",
        "fk_dismissed_finding_article_id_version_id_segment_id",
    ),
    Join(
        "a job's version",
        "INSERT INTO job (article_id, publication_id, version_id, revision_id, state)"
        " VALUES ({a}, {p}, THIS, {a_revision}, 'done')",
        "b_en",
        "a_hans",
        "fk_job_article_id_version_id",
    ),
    Join(
        "a job's revision",
        "INSERT INTO job (article_id, publication_id, version_id, revision_id, state)"
        " VALUES ({a}, {p}, {a_hans}, THIS, 'done')",
        "b_revision",
        "a_revision",
        "fk_job_article_id_revision_id",
    ),
    Join(
        "the job that supersedes another",
        "INSERT INTO job (article_id, publication_id, version_id, revision_id, state, superseded_by)"
        " VALUES ({a}, {p}, {a_hans}, {a_revision}, 'superseded', THIS)",
        "b_job",
        "a_job",
        "fk_job_article_id_superseded_by",
    ),
    Join(
        "a step's job",
        "INSERT INTO job_step (article_id, job_id, position, publication_id, name, kind)"
        " VALUES ({a}, THIS, 9, {p}, 'x', 'review')",
        "b_job",
        "a_job",
        "fk_job_step_publication_id_article_id_job_id",
    ),
    Join(
        "the sign-off that ended a step",
        "UPDATE job_step SET state = 'done', sign_off_id = THIS WHERE job_id = {a_job} AND position = 0",
        "b_sign",
        "a_sign",
        "fk_job_step_article_id_sign_off_id",
    ),
    Join(
        "a sign-off's version",
        "INSERT INTO sign_off (article_id, publication_id, version_id, kind, fingerprint, person_id)"
        " VALUES ({a}, {p}, THIS, 'approve', '\\x01', {reviewer})",
        "b_hans",
        "a_hans",
        "fk_sign_off_article_id_version_id",
    ),
    Join(
        "the text that a sign-off names",
        "INSERT INTO sign_off (article_id, publication_id, version_id, kind, segment_id, rev, person_id)"
        " VALUES ({a}, {p}, {a_hans}, 'confirm', THIS, 1, {translator})",
        "b_segment",
        "a_segment",
        "fk_sign_off_article_id_version_id_segment_id_rev",
    ),
    Join(
        "a sign-off's job",
        "INSERT INTO sign_off (article_id, publication_id, version_id, kind, segment_id, rev, person_id, job_id, step)"
        " VALUES ({a}, {p}, {a_hans}, 'confirm', {a_segment}, 1, {translator}, THIS, 0)",
        "b_job",
        "a_job",
        "fk_sign_off_article_id_job_id",
    ),
    Join(
        "a work item's version",
        "INSERT INTO work_item (kind, article_id, version_id) VALUES ('draft', {a}, THIS)",
        "b_hans",
        "a_hans",
        "fk_work_item_article_id_version_id",
    ),
    Join(
        "an event's version",
        "INSERT INTO event (publication_id, article_id, version_id, act) VALUES ({p}, {a}, THIS, 'x')",
        "b_hans",
        "a_hans",
        "fk_event_article_id_version_id",
    ),
    Join(
        "an event's segment",
        "INSERT INTO event (publication_id, article_id, segment_id, act) VALUES ({p}, {a}, THIS, 'x')",
        "b_segment",
        "a_segment",
        "fk_event_article_id_segment_id",
    ),
    Join(
        "a snapshot's version",
        "INSERT INTO snapshot (article_id, version_id, revision_id, fingerprint, content)"
        " VALUES ({a}, THIS, {a_revision}, '\\x01', '[]')",
        "b_hans",
        "a_hans",
        "fk_snapshot_article_id_version_id",
    ),
    Join(
        "a snapshot's revision",
        "INSERT INTO snapshot (article_id, version_id, revision_id, fingerprint, content)"
        " VALUES ({a}, {a_hans}, THIS, '\\x01', '[]')",
        "b_revision",
        "a_revision",
        "fk_snapshot_article_id_revision_id",
    ),
    Join(
        "the snapshot that lists a text",
        "INSERT INTO snapshot_segment VALUES ({a}, THIS, 0, {a_hans}, {a_segment}, 1)",
        "b_hans_snapshot",
        "a_hans_snapshot",
        "fk_snapshot_segment_article_id_version_id_snapshot_id",
    ),
    Join(
        "the text that a snapshot lists",
        "INSERT INTO snapshot_segment VALUES ({a}, {a_hans_snapshot}, 0, {a_hans}, THIS, 1)",
        "b_segment",
        "a_segment",
        "fk_snapshot_segment_article_id_version_id_segment_id_rev",
    ),
    Join(
        "another version's snapshot that lists a text",
        "INSERT INTO snapshot_segment VALUES ({a}, THIS, 0, {a_hans}, {a_segment}, 1)",
        "a_hant_snapshot",
        "a_hans_snapshot",
        "fk_snapshot_segment_article_id_version_id_snapshot_id",
    ),
    Join(
        "the release that a release replaces",
        "INSERT INTO release (article_id, publication_id, kind, at, state, replaces_id, person_id)"
        " VALUES ({a}, {p}, 'correct', now(), 'planned', THIS, {editor})",
        "b_release",
        "a_release",
        "fk_release_article_id_replaces_id",
    ),
    Join(
        "a released version's release",
        "INSERT INTO release_version VALUES ({a}, THIS, {a_hans}, {a_hans_snapshot}, 'planned')",
        "b_release",
        "a_release",
        "fk_release_version_article_id_release_id",
    ),
    Join(
        "a released version",
        "INSERT INTO release_version VALUES ({a}, {a_release}, THIS, NULL, 'planned')",
        "b_hans",
        "a_hans",
        "fk_release_version_article_id_version_id",
    ),
    Join(
        "a released version's snapshot",
        "INSERT INTO release_version VALUES ({a}, {a_release}, {a_hans}, THIS, 'planned')",
        "a_hant_snapshot",
        "a_hans_snapshot",
        "fk_release_version_article_id_version_id_snapshot_id",
    ),
    Join(
        "an address's version",
        "INSERT INTO address VALUES ({p}, 'zh-Hant', 'x', {a}, THIS)",
        "b_hant",
        "a_hant",
        "fk_address_article_id_version_id_locale",
    ),
    Join(
        "a hold's version",
        "INSERT INTO hold (publication_id, article_id, version_id, kind, reason, owner_id)"
        " VALUES ({p}, {a}, THIS, 'rights', 'x', {editor})",
        "b_hans",
        "a_hans",
        "fk_hold_article_id_version_id",
    ),
    Join(
        "the segment of a suggestion",
        "INSERT INTO term_suggestion (publication_id, source_locale, source, locale, target, person_id,"
        " article_id, segment_id) VALUES ({p}, 'en', 'x', 'zh-Hans', 'y', {reviewer}, {a}, THIS)",
        "b_segment",
        "a_segment",
        "fk_term_suggestion_article_id_segment_id",
    ),
]

_MEMORY = (
    "INSERT INTO memory_variant (publication_id, unit_id, locale, text, hash, article_id, version_id, segment_id, rev)"
    " VALUES ({p}, {p_unit}, 'zh-Hans', 'x', '\\x01', "
)

_DEFAULT = "INSERT INTO default_person (publication_id, section_id, source_locale, locale, position, person_id) VALUES "

PUBLICATIONS = [
    Join(
        "the person who chose what a version shows",
        _CHOICE + "{a_hant}, {a_picture}, {p}, NULL, THIS)",
        "stranger",
        "editor",
        "fk_picture_choice_publication_id_chosen_by",
    ),
    Join(
        "whose article a picture is of",
        "INSERT INTO picture (article_id, publication_id, digest, added_by)"
        " VALUES (THIS, {p}, repeat('b', 64), {editor})",
        "c",
        "a",
        "fk_picture_publication_id_article_id",
    ),
    Join(
        "who added a picture",
        "INSERT INTO picture (article_id, publication_id, digest, added_by) VALUES ({a}, {p}, repeat('b', 64), THIS)",
        "stranger",
        "editor",
        "fk_picture_publication_id_added_by",
    ),
    Join(
        "who took a picture out",
        "UPDATE picture SET taken_out_by = THIS, taken_out_at = now() WHERE id = {a_picture}",
        "stranger",
        "editor",
        "fk_picture_publication_id_taken_out_by",
    ),
    Join(
        "who set a site up",
        "INSERT INTO connected_site (publication_id, created_by, address, user_name, password)"
        " VALUES ({p}, THIS, 'https://site.example/', 'sanwen', '\\x01')",
        "stranger",
        "editor",
        "fk_connected_site_publication_id_created_by",
    ),
    Join(
        "who made a webhook",
        "INSERT INTO webhook (publication_id, created_by, address, kinds, secret, read_number)"
        " VALUES ({p}, THIS, 'https://cms.example/', '{{article.updated}}', '\\x01', 0)",
        "stranger",
        "editor",
        "fk_webhook_publication_id_created_by",
    ),
    Join(
        "who watches a feed",
        "INSERT INTO feed (publication_id, added_by, address) VALUES ({p}, THIS, 'https://news.example/feed')",
        "stranger",
        "editor",
        "fk_feed_publication_id_added_by",
    ),
    Join(
        "whose a fetched page is",
        "INSERT INTO fetched_page (publication_id, person_id, address) VALUES ({p}, THIS, 'https://news.example/a')",
        "stranger",
        "editor",
        "fk_fetched_page_publication_id_person_id",
    ),
    Join(
        "who sends a site's article",
        "INSERT INTO site_article (publication_id, client_id, external_id, article_id, revision_id)"
        " VALUES ({p}, THIS, 'x', {a}, {a_revision})",
        "stranger",
        "editor",
        "fk_site_article_publication_id_client_id",
    ),
    Join(
        "the publication of a site's article",
        "INSERT INTO site_article (publication_id, client_id, external_id, article_id, revision_id)"
        " VALUES (THIS, (SELECT min(person_id) FROM membership WHERE publication_id = THIS), 'x', {a}, {a_revision})",
        "p2",
        "p",
        "fk_site_article_publication_id_article_id",
    ),
    Join(
        "whose a step is by default",
        _DEFAULT + "({p}, NULL, 'en', 'zh-Hans', 0, THIS)",
        "stranger",
        "editor",
        "fk_default_person_publication_id_person_id",
    ),
    Join(
        "the section of a default",
        _DEFAULT + "({p}, THIS, 'en', 'zh-Hans', 0, {editor})",
        "p2_concept",
        "p_concept",
        "fk_default_person_publication_id_section_id",
    ),
    Join(
        "the section of a due rule",
        "INSERT INTO due_rule (publication_id, section_id, translate_amount, translate_unit, review_amount,"
        " review_unit) VALUES ({p}, THIS, 1, 'hours', 1, 'hours')",
        "p2_concept",
        "p_concept",
        "fk_due_rule_publication_id_section_id",
    ),
    Join(
        "whom a step was not given to",
        "UPDATE job_step SET passed_over = 'left', passed_over_id = THIS WHERE job_id = {a_job} AND position = 0",
        "stranger",
        "editor",
        "fk_job_step_publication_id_passed_over_id",
    ),
    Join(
        "whom a one-time link is for",
        "INSERT INTO one_time_link (publication_id, person_id, purpose, token_hash, expires_at)"
        " VALUES ({p}, THIS, 'reset', '\\x01', now())",
        "stranger",
        "editor",
        "fk_one_time_link_publication_id_person_id",
    ),
    Join(
        "who made a one-time link",
        "INSERT INTO one_time_link (publication_id, person_id, purpose, token_hash, expires_at, created_by)"
        " VALUES ({p}, {editor}, 'reset', '\\x01', now(), THIS)",
        "stranger",
        "editor",
        "fk_one_time_link_publication_id_created_by",
    ),
    Join(
        "a version's publication",
        "INSERT INTO version (slug, article_id, publication_id, locale, role)"
        " VALUES ('new', {a}, THIS, 'zh-Hant-HK', 'direct')",
        "p2",
        "p",
        "fk_version_publication_id",
    ),
    Join(
        "an article's section",
        "UPDATE article SET section_id = THIS WHERE id = {a}",
        "p2_concept",
        "p_concept",
        "fk_article_publication_id_section_id",
    ),
    Join(
        "the tag of a name",
        "INSERT INTO tag_name (publication_id, tag_id, locale, name) VALUES ({p}, THIS, 'zh-Hant', 'x')",
        "p2_tag",
        "p_tag",
        "fk_tag_name_publication_id_tag_id",
    ),
    Join(
        "an article's tag",
        "INSERT INTO article_tag (article_id, position, publication_id, tag_id) VALUES ({a}, 1, {p}, THIS)",
        "p2_tag",
        "p_tag",
        "fk_article_tag_publication_id_tag_id",
    ),
    Join(
        "the publication of an article's tag",
        "INSERT INTO article_tag (article_id, position, publication_id, tag_id)"
        " SELECT {a}, 1, publication_id, id FROM tag WHERE publication_id = THIS",
        "p2",
        "p",
        "fk_article_tag_publication_id_article_id",
    ),
    Join(
        "the tag of what readers see",
        "INSERT INTO listing_tag (article_id, version_id, publication_id, tag_id) VALUES ({a}, {listed}, {p}, THIS)",
        "p2_tag",
        "p_tag",
        "fk_listing_tag_publication_id_tag_id",
    ),
    Join(
        "the publication of a tag of what readers see",
        "INSERT INTO listing_tag (article_id, version_id, publication_id, tag_id)"
        " SELECT {a}, {listed}, publication_id, id FROM tag WHERE publication_id = THIS",
        "p2",
        "p",
        "fk_listing_tag_publication_id_article_id",
    ),
    Join(
        "the token with which something was done",
        "INSERT INTO event (publication_id, person_id, act, token_id) VALUES ({p}, {editor}, 'x', THIS)",
        "p2_token",
        "p_token",
        "fk_event_publication_id_token_id",
    ),
    *(
        Join(
            f"{what} a token",
            "INSERT INTO access_token (publication_id, person_id, created_by, revoked_by, revoked_at, name, prefix,"
            f" secret_hash, scopes, expires_at) VALUES ({{p}}, {people}, now(), 'x', 'x', sha256('x'),"
            " '{{articles:read}}', now() + interval '1 day')",
            "stranger",
            "editor",
            f"fk_access_token_publication_id_{column}",
        )
        for what, column, people in (
            ("whose is", "person_id", "THIS, {editor}, NULL"),
            ("who made", "created_by", "{editor}, THIS, NULL"),
            ("who revoked", "revoked_by", "{editor}, {editor}, THIS"),
        )
    ),
    Join(
        "whose a saved view is",
        "INSERT INTO saved_view (publication_id, person_id, number, name, query) VALUES ({p}, THIS, 1, 'x', '')",
        "stranger",
        "editor",
        "fk_saved_view_publication_id_person_id",
    ),
    Join(
        "the publication of an article's last change",
        "UPDATE article_change SET publication_id = THIS WHERE article_id = {a}",
        "p2",
        "p",
        "fk_article_change_publication_id_article_id",
    ),
    Join(
        "who brought an article in",
        "UPDATE article SET created_by = THIS WHERE id = {a}",
        "stranger",
        "editor",
        "fk_article_publication_id_created_by",
    ),
    Join(
        "a revision's author",
        "INSERT INTO source_revision (article_id, number, version_id, language, kind, based_on_id, author_id)"
        " VALUES ({a}, 2, {a_en}, 'en', 'edit', {a_revision}, THIS)",
        "stranger",
        "editor",
        "is not of this publication",
    ),
    Join(
        "who detached a version",
        "UPDATE version SET detached_at = now(), detached_why = 'x', detached_by = THIS WHERE id = {a_hant}",
        "stranger",
        "editor",
        "fk_version_publication_id_detached_by",
    ),
    Join(
        "the author of a new text",
        "INSERT INTO segment_text (article_id, version_id, segment_id, text, act, person_id)"
        " VALUES ({a}, {a_hans}, {n}, 'x', 'edit', THIS)",
        "stranger",
        "translator",
        "its people are not of this publication",
    ),
    Join(
        "the author of a change",
        "UPDATE segment_text SET text = 'x', rev = rev + 1, person_id = THIS"
        " WHERE version_id = {a_hans} AND segment_id = {a_segment}",
        "stranger",
        "translator",
        "its people are not of this publication",
    ),
    Join(
        "who touched a text",
        "UPDATE segment_text SET touched_by = THIS WHERE version_id = {a_hans} AND segment_id = {a_segment}",
        "stranger",
        "translator",
        "its people are not of this publication",
    ),
    Join(
        "the change set of a text",
        "UPDATE segment_text SET change_set_id = THIS WHERE version_id = {a_hans} AND segment_id = {a_segment}",
        "p2_set",
        "p_set",
        "its change set is not of this publication",
    ),
    Join(
        "who is typing",
        "INSERT INTO pending_text (article_id, version_id, segment_id, person_id, text, based_on_rev)"
        " VALUES ({a}, {a_hans}, {a_segment}, THIS, 'x', 1)",
        "stranger",
        "translator",
        "is not of this publication",
    ),
    Join(
        "who claims",
        "INSERT INTO claim (article_id, version_id, segment_id, person_id, until)"
        " VALUES ({a}, {a_hans}, {a_segment}, THIS, now())",
        "stranger",
        "translator",
        "is not of this publication",
    ),
    Join(
        "a change set's person",
        "INSERT INTO change_set (publication_id, person_id, kind, what) VALUES ({p}, THIS, 'replace', '[]')",
        "stranger",
        "editor",
        "fk_change_set_publication_id_person_id",
    ),
    Join(
        "the change set that another undoes",
        "INSERT INTO change_set (publication_id, person_id, kind, what, undoes_id)"
        " VALUES ({p}, {editor}, 'undo', '[]', THIS)",
        "p2_set",
        "p_set",
        "fk_change_set_publication_id_undoes_id",
    ),
    Join(
        "a job's publication",
        "INSERT INTO job (article_id, publication_id, version_id, revision_id, state)"
        " VALUES ({a}, THIS, {a_hans}, {a_revision}, 'done')",
        "p2",
        "p",
        "fk_job_publication_id_article_id",
    ),
    Join(
        "a step's publication",
        "INSERT INTO job_step (article_id, job_id, position, publication_id, name, kind)"
        " VALUES ({a}, {a_job}, 9, THIS, 'x', 'review')",
        "p2",
        "p",
        "fk_job_step_publication_id_article_id_job_id",
    ),
    Join(
        "who has a step",
        "UPDATE job_step SET assignee_id = THIS WHERE article_id = {a}",
        "stranger",
        "translator",
        "fk_job_step_publication_id_assignee_id",
    ),
    Join(
        "a sign-off's person",
        "INSERT INTO sign_off (article_id, publication_id, version_id, kind, fingerprint, person_id)"
        " VALUES ({a}, {p}, {a_hans}, 'approve', '\\x01', THIS)",
        "stranger",
        "reviewer",
        "fk_sign_off_publication_id_person_id",
    ),
    Join(
        "an event's publication",
        "INSERT INTO event (publication_id, article_id, act) VALUES (THIS, {a}, 'x')",
        "p2",
        "p",
        "fk_event_publication_id_article_id",
    ),
    Join(
        "an event's person",
        "INSERT INTO event (publication_id, person_id, act) VALUES ({p}, THIS, 'x')",
        "stranger",
        "editor",
        "fk_event_publication_id_person_id",
    ),
    Join(
        "a release's publication",
        "INSERT INTO release (article_id, publication_id, kind, at, state, person_id)"
        " VALUES ({c}, THIS, 'publish', now(), 'planned', {stranger})",
        "p",
        "p2",
        "fk_release_publication_id",
    ),
    Join(
        "who releases",
        "INSERT INTO release (article_id, publication_id, kind, at, state, person_id)"
        " VALUES ({a}, {p}, 'publish', now(), 'planned', THIS)",
        "stranger",
        "editor",
        "fk_release_publication_id_person_id",
    ),
    Join(
        "an address's publication",
        "INSERT INTO address VALUES (THIS, 'zh-Hant', 'x', {a}, {a_hant})",
        "p2",
        "p",
        "fk_address_publication_id_article_id",
    ),
    Join(
        "a hold's owner",
        "UPDATE hold SET owner_id = THIS WHERE id = {hold}",
        "stranger",
        "reviewer",
        "fk_hold_publication_id_owner_id",
    ),
    Join(
        "who releases a hold",
        "UPDATE hold SET released_at = now(), released_by = THIS WHERE id = {hold}",
        "stranger",
        "editor",
        "fk_hold_publication_id_released_by",
    ),
    Join(
        "a rule's article",
        "INSERT INTO conversion_rule (publication_id, scope, profile, source, target, article_id, change_set_id,"
        " created_by) VALUES ({p}, 'article', 'zh-Hant-TW', '后', '後', THIS, {p_set}, {editor})",
        "c",
        "a",
        "fk_conversion_rule_publication_id_article_id",
    ),
    Join(
        "a rule's topic",
        "INSERT INTO conversion_rule (publication_id, scope, profile, source, target, topic_id, change_set_id,"
        " created_by) VALUES ({p}, 'topic', 'zh-Hant-TW', '后', '後', THIS, {p_set}, {editor})",
        "p2_concept",
        "p_concept",
        "fk_conversion_rule_publication_id_topic_id",
    ),
    Join(
        "the act that made a rule",
        "INSERT INTO conversion_rule (publication_id, scope, profile, source, target, change_set_id, created_by)"
        " VALUES ({p}, 'publication', 'zh-Hant-TW', '后', '後', THIS, {editor})",
        "p2_set",
        "p_set",
        "fk_conversion_rule_publication_id_change_set_id",
    ),
    Join(
        "who made a rule",
        "INSERT INTO conversion_rule (publication_id, scope, profile, source, target, change_set_id, created_by)"
        " VALUES ({p}, 'publication', 'zh-Hant-TW', '后', '後', {p_set}, THIS)",
        "stranger",
        "editor",
        "fk_conversion_rule_publication_id_created_by",
    ),
    Join(
        "who retired a rule",
        "INSERT INTO conversion_rule (publication_id, scope, profile, source, target, change_set_id, created_by,"
        " retired_at, retired_by, retired_in)"
        " VALUES ({p}, 'publication', 'zh-Hant-TW', '后', '後', {p_set}, {editor}, now(), THIS, {p_set})",
        "stranger",
        "editor",
        "fk_conversion_rule_publication_id_retired_by",
    ),
    Join(
        "the act that retired a rule",
        "INSERT INTO conversion_rule (publication_id, scope, profile, source, target, change_set_id, created_by,"
        " retired_at, retired_by, retired_in)"
        " VALUES ({p}, 'publication', 'zh-Hant-TW', '后', '後', {p_set}, {editor}, now(), {editor}, THIS)",
        "p2_set",
        "p_set",
        "fk_conversion_rule_publication_id_retired_in",
    ),
    Join(
        "a decision's publication",
        "INSERT INTO conversion_decision (article_id, publication_id, version_id, segment_id, profile, phrase, before,"
        " after, nth, choice, person_id)"
        " VALUES ({a}, THIS, {a_hans}, {a_segment}, 'zh-Hant-TW', '后', '', '', 0, '後', {reviewer})",
        "p2",
        "p",
        "fk_conversion_decision_publication_id",
    ),
    Join(
        "who decided",
        "INSERT INTO conversion_decision (article_id, publication_id, version_id, segment_id, profile, phrase, before,"
        " after, nth, choice, person_id)"
        " VALUES ({a}, {p}, {a_hans}, {a_segment}, 'zh-Hant-TW', '后', '', '', 0, '後', THIS)",
        "stranger",
        "reviewer",
        "fk_conversion_decision_publication_id_person_id",
    ),
    Join(
        "who retired a decision",
        "INSERT INTO conversion_decision (article_id, publication_id, version_id, segment_id, profile, phrase, before,"
        " after, nth, choice, person_id, retired_at, retired_by)"
        " VALUES ({a}, {p}, {a_hans}, {a_segment}, 'zh-Hant-TW', '后', '', '', 0, '後', {reviewer}, now(), THIS)",
        "stranger",
        "reviewer",
        "fk_conversion_decision_publication_id_retired_by",
    ),
    Join(
        "a dismissal's publication",
        "INSERT INTO dismissed_finding (article_id, publication_id, version_id, segment_id, finding, texts, alike,"
        " reason, person_id) VALUES ({a}, THIS, {a_hans}, {a_segment}, 'x:1', 'h', 'x:1', 'As it says.', {reviewer})",
        "p2",
        "p",
        "fk_dismissed_finding_publication_id",
    ),
    Join(
        "who dismissed a finding",
        "INSERT INTO dismissed_finding (article_id, publication_id, version_id, segment_id, finding, texts, alike,"
        " reason, person_id) VALUES ({a}, {p}, {a_hans}, {a_segment}, 'x:1', 'h', 'x:1', 'As it says.', THIS)",
        "stranger",
        "reviewer",
        "fk_dismissed_finding_publication_id_person_id",
    ),
    Join(
        "who withdrew a dismissal",
        "INSERT INTO dismissed_finding (article_id, publication_id, version_id, segment_id, finding, texts, alike,"
        " reason, person_id, withdrawn_at, withdrawn_by)"
        " VALUES ({a}, {p}, {a_hans}, {a_segment}, 'x:1', 'h', 'x:1', 'As it says.', {reviewer}, now(), THIS)",
        "stranger",
        "reviewer",
        "fk_dismissed_finding_publication_id_withdrawn_by",
    ),
    Join(
        "who made a house profile",
        "INSERT INTO house_profile (publication_id, base, number, name, choices, created_by)"
        " VALUES ({p}, 'zh-Hant-TW', 1, 'Ours', '{{}}', THIS)",
        "stranger",
        "editor",
        "fk_house_profile_publication_id_created_by",
    ),
    Join(
        "who changed the segmentation",
        "INSERT INTO segmentation_change (publication_id, number, abbreviations, no_break, breaks, chinese_semicolon,"
        " created_by) VALUES ({p}, 1, '{{}}', '{{}}', '{{}}', false, THIS)",
        "stranger",
        "editor",
        "fk_segmentation_change_publication_id_created_by",
    ),
    Join(
        "who changed the style guide",
        "INSERT INTO style_guide_change (publication_id, locale, number, text, created_by)"
        " VALUES ({p}, 'en', 1, 'x', THIS)",
        "stranger",
        "editor",
        "fk_style_guide_change_publication_id_created_by",
    ),
    Join(
        "who wrote a brief",
        "INSERT INTO article_brief (article_id, number, publication_id, purpose, audience, notes, created_by)"
        " VALUES ({a}, 1, {p}, 'x', '', '', THIS)",
        "stranger",
        "editor",
        "fk_article_brief_publication_id_created_by",
    ),
    Join(
        "a concept's topic",
        "INSERT INTO concept (publication_id, name, topic_id) VALUES ({p}, 'new', THIS)",
        "p2_concept",
        "p_concept",
        "fk_concept_publication_id_topic_id",
    ),
    Join(
        "the concept of a change",
        "INSERT INTO concept_change (publication_id, concept_id, act, says, person_id)"
        " VALUES ({p}, THIS, 'added', '{{}}', {editor})",
        "p2_concept",
        "p_concept",
        "fk_concept_change_publication_id_concept_id",
    ),
    Join(
        "who changed a concept",
        "INSERT INTO concept_change (publication_id, concept_id, act, says, person_id)"
        " VALUES ({p}, {p_concept}, 'added', '{{}}', THIS)",
        "stranger",
        "editor",
        "fk_concept_change_publication_id_person_id",
    ),
    Join(
        "who suggested a term",
        "INSERT INTO term_suggestion (publication_id, source_locale, source, locale, target, person_id)"
        " VALUES ({p}, 'en', 'x', 'zh-Hans', 'y', THIS)",
        "stranger",
        "reviewer",
        "fk_term_suggestion_publication_id_person_id",
    ),
    Join(
        "who answered a suggestion",
        "INSERT INTO term_suggestion (publication_id, source_locale, source, locale, target, person_id,"
        " state, answered_at, answered_by)"
        " VALUES ({p}, 'en', 'x', 'zh-Hans', 'y', {reviewer}, 'declined', now(), THIS)",
        "stranger",
        "editor",
        "fk_term_suggestion_publication_id_answered_by",
    ),
    Join(
        "the concept that a suggestion became part of",
        "INSERT INTO term_suggestion (publication_id, source_locale, source, locale, target, person_id,"
        " state, answered_at, answered_by, concept_id)"
        " VALUES ({p}, 'en', 'x', 'zh-Hans', 'y', {reviewer}, 'accepted', now(), {editor}, THIS)",
        "p2_concept",
        "p_concept",
        "fk_term_suggestion_publication_id_concept_id",
    ),
    Join(
        "a term's concept",
        "INSERT INTO term (publication_id, concept_id, locale, text) VALUES ({p}, THIS, 'en', 'x')",
        "p2_concept",
        "p_concept",
        "fk_term_publication_id_concept_id",
    ),
    Join(
        "a remembered text's unit",
        "INSERT INTO memory_variant (publication_id, unit_id, locale, text, hash) VALUES ({p}, THIS, 'en', 'x', '')",
        "p2_unit",
        "p_unit",
        "fk_memory_variant_publication_id_unit_id",
    ),
    Join(
        "the article that a text was remembered from",
        _MEMORY + "THIS, (SELECT source_version_id FROM article WHERE id = THIS),"
        " (SELECT min(segment_id) FROM segment_text WHERE article_id = THIS AND NOT retired), 1)",
        "c",
        "a",
        "fk_memory_variant_publication_id_article_id",
    ),
    Join(
        "the segment that a text was remembered from",
        _MEMORY + "{a}, {a_hans}, THIS, 1)",
        "b_segment",
        "a_segment",
        "fk_memory_variant_article_id_version_id_segment_id_rev",
    ),
]
