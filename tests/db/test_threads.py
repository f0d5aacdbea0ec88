"""Kept by the database: a thread is about one article, a comment says something or is withdrawn, nothing is deleted."""

from tests.db.attempts import Attempts

THREAD = (
    "INSERT INTO thread (article_id, publication_id, kind, version_id, segment_id, opened_segment_id, opened_by)"
    " VALUES ({a}, {p}, 'remark', {a_hans}, {a_segment}, {a_segment}, {translator})"
)
COMMENT = (
    "INSERT INTO comment (article_id, publication_id, thread_id, person_id, text)"
    " VALUES ({a}, {p}, (SELECT max(id) FROM thread), {translator}, 'Why?')"
)


def test_a_thread_about_a_segment_names_its_version(attempts: Attempts) -> None:
    attempts.refused(THREAD.replace("{a_hans}", "NULL"), by="on_segment_of_version")
    article = THREAD.replace("{a_hans}, {a_segment}, {a_segment}", "NULL, NULL, NULL")
    attempts.refused(article.replace("remark", "query"), by="query_of_version")
    attempts.accepted(article)
    attempts.refused(THREAD, "UPDATE thread SET resolved_at = now()", by="resolved_by_somebody")


def test_what_was_said_is_withdrawn_and_never_deleted(attempts: Attempts) -> None:
    attempts.run(THREAD)
    attempts.run(COMMENT)
    attempts.refused("UPDATE comment SET text = ''", by="says_something_or_withdrawn")
    attempts.refused("UPDATE comment SET withdrawn_at = now()", by="says_something_or_withdrawn")
    attempts.accepted("UPDATE comment SET text = '', withdrawn_at = now()")
    attempts.refused("DELETE FROM comment", by="never deleted")
    attempts.refused("DELETE FROM thread", by="never deleted")
