"""Kept by the database: nothing joins two articles or two publications."""

import pytest

from tests.db.attempts import Attempts
from tests.db.joins import ARTICLES, PUBLICATIONS, Join


def _what(join: Join) -> str:
    return join.what


@pytest.mark.parametrize("join", ARTICLES, ids=_what)
def test_no_row_joins_two_articles(attempts: Attempts, join: Join) -> None:
    attempts.refused(join.sql.replace("THIS", f"{{{join.foreign}}}"), by=join.by)
    attempts.accepted(join.sql.replace("THIS", f"{{{join.own}}}"))


@pytest.mark.parametrize("join", PUBLICATIONS, ids=_what)
def test_no_row_joins_two_publications(attempts: Attempts, join: Join) -> None:
    attempts.refused(join.sql.replace("THIS", f"{{{join.foreign}}}"), by=join.by)
    attempts.accepted(join.sql.replace("THIS", f"{{{join.own}}}"))


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        # A composite key with a NULL in it is not looked at, so that the other column could name anything.
        ("INSERT INTO work_item (kind, version_id) VALUES ('draft', {c_hans})", "ck_work_item_version_of_article"),
        ("INSERT INTO event (publication_id, version_id, act) VALUES ({p}, {c_hans}, 'x')", "ck_event_of_article"),
        ("INSERT INTO event (publication_id, segment_id, act) VALUES ({p}, {c_segment}, 'x')", "ck_event_of_article"),
        (
            (
                "INSERT INTO memory_variant (publication_id, unit_id, locale, text, hash, version_id, segment_id, rev)"
                " VALUES ({p}, {p_unit}, 'en', 'x', '\\x01', {c_en}, {c_segment}, 1)"
            ),
            "ck_memory_variant_came_from",
        ),
        (
            (
                "INSERT INTO memory_variant (publication_id, unit_id, locale, text, hash, article_id, version_id)"
                " VALUES ({p}, {p_unit}, 'en', 'x', '\\x01', {a}, {c_en})"
            ),
            "ck_memory_variant_came_from",
        ),
        (
            "UPDATE segment_text SET source_version_id = {c_en} WHERE version_id = {a_en} AND segment_id = {n}",
            "ck_segment_text_source",
        ),
        ("UPDATE article SET publication_id = {p2} WHERE id = {b}", "fk_"),
        ("UPDATE version SET article_id = {b}, locale = 'zh-Hant-HK' WHERE id = {a_hant}", "fk_"),
        ("UPDATE segment_text SET article_id = {b} WHERE segment_id = {a_segment}", "the key never changes"),
        ("UPDATE membership SET publication_id = {p2} WHERE person_id = {editor}", "fk_"),
    ],
)
def test_neither_a_null_nor_a_move_gets_past_the_keys(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)
