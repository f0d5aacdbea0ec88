"""Sites to which released versions are sent: one post each, its state as it is, and a password where it belongs."""

from tests.mutations.mutation import Mutation

_SENDING = "tests/integrations/wordpress/test_sending.py"
_ROUNDS = "tms/services/sites/rounds.py"
_PICTURES = "tests/integrations/wordpress/test_pictures.py"
_PLUGIN = "integrations/wordpress/sanwen/includes"

MUTATIONS = (
    Mutation(
        "a worker that lost a site records nothing of it",
        _ROUNDS,
        "            ConnectedSite.token == held.token,\n",
        "",
        (f"{_SENDING}::test_a_worker_that_is_late_records_nothing",),
    ),
    Mutation(
        "what happened while a version was sent waits",
        _ROUNDS,
        "is_last = row.number == put.number",
        "is_last = row.number >= put.number",
        (f"{_SENDING}::test_what_is_published_while_it_is_sent_is_sent_once_more",),
    ),
    Mutation(
        "articles of two publications have posts of their own",
        _ROUNDS,
        'names = (f"publication {site.publication_id}", moment(row.created_at), row.external_id)',
        "names = (row.external_id,)",
        (f"{_SENDING}::test_two_publications_on_one_site_have_a_post_each_of_the_same_id",),
    ),
    Mutation(
        "a password goes to no other address",
        "tms/services/sites/connect.py",
        "if not password and address != site.address:",
        "if not password and not site.address:",
        (f"{_SENDING}::test_only_administrators_set_sites_up_and_only_editors_send_again",),
    ),
    Mutation(
        "a withdrawn version's pictures leave the site with it",
        f"{_PLUGIN}/write.php",
        "\tkeep_pictures( $post->ID, array() );\n",
        "",
        (f"{_PICTURES}::test_what_is_withdrawn_leaves_no_picture_behind",),
    ),
    Mutation(
        "what a post of the site's own shows stays there",
        f"{_PLUGIN}/pictures.php",
        "if ( is_used_elsewhere( $attachment ) ) {",
        "if ( false ) {",
        (f"{_PICTURES}::test_what_a_post_of_the_site_s_own_shows_stays",),
    ),
    Mutation(
        "what a killed request left of a picture goes",
        f"{_PLUGIN}/pictures.php",
        "\t\t\twp_delete_file( $file );\n",
        "",
        (f"{_PICTURES}::test_killed_while_it_deletes_a_picture_it_has_none",),
    ),
)
