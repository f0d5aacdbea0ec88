"""A machine signs, decides and releases nothing and has no account, whoever writes it: attacked with raw SQL."""

import pytest

from tests.db.attempts import Attempts

MACHINE = "WITH made AS (INSERT INTO person (name, kind) VALUES ('Website', 'machine') RETURNING id) "
JOINS = MACHINE + "INSERT INTO membership (publication_id, person_id, roles) SELECT {p}, id, '{{}}' FROM made"
ITS = "(SELECT id FROM person WHERE kind = 'machine')"
RELEASE = "INSERT INTO release (article_id, publication_id, kind, at, state, person_id)"
DEFAULT = "INSERT INTO default_person (publication_id, source_locale, locale, position, person_id)"
TOKEN = (
    "INSERT INTO access_token (publication_id, person_id, name, prefix, secret_hash, scopes, created_by, expires_at)"
    " VALUES ({p}, %s, 'x', 'x', sha256('%s'), '{{articles:read}}', %s, now() + interval '1 day')"
)


def signing(kind: str, columns: str, values: str) -> str:
    return (
        f"INSERT INTO sign_off (article_id, publication_id, version_id, kind, {columns}, person_id)"
        f" VALUES ({{a}}, {{p}}, {{a_source}}, '{kind}', {values}, {ITS})"
    )


@pytest.mark.parametrize(
    "sql",
    [
        signing("confirm", "segment_id, rev", "{a_segment}, 1"),
        signing("accept", "segment_id, rev", "{a_segment}, 1"),
        signing("send_back", "segment_id, rev, reason", "{a_segment}, 1, 'x'"),
        signing("submit", "fingerprint", "'\\x01'"),
        signing("return", "fingerprint, reason", "'\\x01', 'x'"),
        signing("approve", "fingerprint", "'\\x01'"),
        signing("waive", "fingerprint, reason", "'\\x01', 'x'"),
        signing("consent", "fingerprint", "'\\x01'"),
        f"{RELEASE} VALUES ({{a}}, {{p}}, 'publish', now(), 'planned', {ITS})",
        f"UPDATE release SET person_id = {ITS} WHERE id = {{a_release}}",
        f"UPDATE hold SET released_at = now(), released_by = {ITS} WHERE id = {{hold}}",
        f"UPDATE job_step SET assignee_id = {ITS} WHERE job_id = {{a_job}} AND position = 0",
        f"{DEFAULT} VALUES ({{p}}, 'en', 'zh-Hans', 0, {ITS})",
        f"UPDATE version SET detached_at = now(), detached_why = 'x', detached_by = {ITS} WHERE id = {{a_hant}}",
        f"UPDATE segment_text SET touched_by = {ITS} WHERE article_id = {{a}} AND segment_id = {{a_segment}}",
        f"INSERT INTO person_session (person_id, number) VALUES ({ITS}, 1)",
    ],
)
def test_a_machine_neither_signs_nor_decides_nor_releases(attempts: Attempts, sql: str) -> None:
    attempts.refused(JOINS, sql, by="is never a machine")
    attempts.accepted(JOINS, sql.replace(ITS, "{editor}"))


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (f"UPDATE membership SET roles = '{{{{editor}}}}' WHERE person_id = {ITS}", "is never a machine"),
        (f"UPDATE person SET kind = 'person', email = 'a@b.example' WHERE id = {ITS}", "never becomes"),
        (f"UPDATE person SET email = 'a@b.example' WHERE id = {ITS}", "ck_person_machine_signs_in_nowhere"),
        (f"UPDATE person SET password_hash = 'x' WHERE id = {ITS}", "ck_person_machine_signs_in_nowhere"),
        ("UPDATE person SET email = NULL WHERE id = {editor}", "ck_person_machine_signs_in_nowhere"),
        ("UPDATE person SET kind = 'robot' WHERE id = {editor}", "never becomes"),
        (TOKEN % (ITS, "a", ITS), "is never a machine"),
    ],
)
def test_a_machine_has_no_account_and_no_roles(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(JOINS, sql, by=by)


MADE = TOKEN % ("{editor}", "a", "{editor}")
REVOKED = "UPDATE access_token SET revoked_at = now(), revoked_by = {editor} WHERE publication_id = {p}"


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (MADE, "uq_access_token_secret_hash"),
        (TOKEN % ("{stranger}", "b", "{editor}"), "fk_access_token_publication_id_person_id"),
        (TOKEN % ("{editor}", "b", "{stranger}"), "fk_access_token_publication_id_created_by"),
        (
            "UPDATE access_token SET revoked_at = now(), revoked_by = {stranger}",
            "fk_access_token_publication_id_revoked",
        ),
        ("UPDATE access_token SET revoked_by = {editor}", "ck_access_token_revoked_then"),
        ("UPDATE access_token SET scopes = '{{articles:write}}'", "stays what it was made for"),
        ("UPDATE access_token SET person_id = {translator}", "stays what it was made for"),
        ("UPDATE access_token SET expires_at = expires_at + interval '1 day'", "stays what it was made for"),
        (MADE.replace("sha256('a')", "'\\x01'"), "ck_access_token_secret_hash"),
        (MADE.replace("sha256('a')", "sha256('b')").replace("articles:read", "all"), "ck_access_token_scopes"),
        (MADE.replace("sha256('a')", "sha256('b')").replace("articles:read", ""), "ck_access_token_scopes"),
        (MADE.replace("sha256('a')", "sha256('b')").replace("'x', 'x'", "' ', 'x'"), "ck_access_token_name"),
    ],
)
def test_a_token_stays_what_it_was_made_for(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(MADE, sql, by=by)


def test_a_token_is_revoked_once_and_for_good(attempts: Attempts) -> None:
    attempts.accepted(MADE, REVOKED, "UPDATE access_token SET last_used_at = now()")
    attempts.refused(MADE, REVOKED, "UPDATE access_token SET revoked_at = NULL, revoked_by = NULL", by="and revoked")
