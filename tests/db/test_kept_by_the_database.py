"""The rules of `docs/data-model.md`, attacked with raw SQL: "Kept by the database". Joins: test_nothing_joins_two."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.db.attempts import Attempts
from tms.db.unit_of_work import Database

OWN_TEXT = " WHERE article_id = {a} AND version_id = {a_hans} AND segment_id = {a_segment}"
VERSION = "INSERT INTO version (slug, article_id, publication_id, locale, role, parent_version_id) VALUES "
NEW_ARTICLE = "INSERT INTO article (publication_id, external_id, slug, source_version_id) VALUES ({p}, 'x', 'x', 0)"
ITS_SOURCE = VERSION + "('x', (SELECT id FROM article WHERE slug = 'x'), {p}, 'en', 'source', NULL)"
HAS_SOURCE = "UPDATE article SET source_version_id = (SELECT max(id) FROM version) WHERE slug = 'x'"


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (VERSION + "('new', {a}, {p}, 'zh-Hans', 'direct', NULL)", "uq_version_article_id_locale"),
        (VERSION + "('new', {a}, {p}, 'zh-Hant-HK', 'source', NULL)", "version_one_source"),
        ("UPDATE version SET role = 'source' WHERE id = {a_hans}", "version_one_source"),
        ("UPDATE version SET role = 'direct' WHERE id = {a_en}", "article_has_source"),
        ("UPDATE article SET source_version_id = {a_hans} WHERE id = {a}", "article_has_source"),
        ("UPDATE article SET source_version_id = NULL WHERE id = {a}", "null value in column"),
        ("UPDATE article SET source_role = 'direct' WHERE id = {a}", "can only be updated to DEFAULT"),
        (NEW_ARTICLE, "article_has_source"),
        (VERSION + "('new', {a}, {p}, NULL, 'direct', NULL)", "null value in column"),
        (VERSION + "('new', {a}, {p}, 'fr', 'direct', NULL)", "fk_version_publication_id_locale"),
        (VERSION + "('new', {a}, {p}, 'zh-Hant-HK', 'derived', NULL)", "ck_version_derived_has_parent"),
        (VERSION + "('new', {a}, {p}, 'zh-Hant-HK', 'direct', {a_hans})", "ck_version_derived_has_parent"),
        ("UPDATE version SET parent_version_id = id WHERE id = {a_hant}", "ck_version_not_its_own_parent"),
        ("UPDATE version SET role = NULL WHERE id = {a_hans}", "null value in column"),
    ],
)
def test_an_article_has_one_version_per_locale_and_exactly_one_source(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


DEFAULT = "INSERT INTO default_person (publication_id, source_locale, locale, position, person_id) VALUES "
STEP = " WHERE job_id = {a_job} AND position = 0"


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (DEFAULT + "({p}, 'en', 'en', 0, {editor})", "fk_default_person_publication_id_source_locale_locale"),
        (DEFAULT + "({p}, 'en', 'zh-Hans', 7, {editor})", "fk_default_person_publication_id_position"),
        (DEFAULT + "({p}, 'en', 'zh-Hans', 0, NULL)", "ck_default_person_somebody_or_section"),
        (
            DEFAULT + "({p}, 'en', 'zh-Hans', 0, {editor}), ({p}, 'en', 'zh-Hans', 0, {translator})",
            "default_person_once",
        ),
        ("UPDATE job_step SET by_default = true, assignee_id = NULL" + STEP, "ck_job_step_default_is_somebody"),
        ("UPDATE job_step SET passed_over = 'left'" + STEP, "ck_job_step_passed_over_whom"),
        ("UPDATE job_step SET passed_over = 'x', passed_over_id = {editor}" + STEP, "ck_job_step_passed_over"),
    ],
)
def test_a_default_is_one_member_for_a_step_that_is_made(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


RULE = (
    "INSERT INTO due_rule (publication_id, translate_amount, translate_unit, review_amount, review_unit)"
    " VALUES ({p}, 1, 'hours', "
)


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (RULE + "0, 'hours')", "ck_due_rule_amounts"),
        (RULE + "1, 'years')", "ck_due_rule_units"),
        (RULE + "1, 'hours'), ({p}, 2, 'hours', 2, 'hours')", "due_rule_once"),
        ("UPDATE job SET due_by_rule = true WHERE id = {a_job}", "ck_job_rule_has_date"),
        ("UPDATE publication SET days_off = '{{1,2,3,4,5,6,7}}'", "ck_publication_days_off"),
        ("UPDATE publication SET days_off = '{{0}}'", "ck_publication_days_off"),
        ("UPDATE publication SET ends_at = 1440", "ck_publication_ends_at"),
    ],
)
def test_a_rule_has_real_spans_and_a_week_a_working_day(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


NAMED = "INSERT INTO tag_name (publication_id, tag_id, locale, name) VALUES ({p}, {p_tag}, "


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (NAMED + "'fr', 'Rail')", "ck_tag_name_locale"),
        (NAMED + "'zh-Hans', '')", "ck_tag_name_short"),
        (NAMED + "'zh-Hans', ' Rail')", "ck_tag_name_short"),
        (NAMED + "'zh-Hans', repeat('x', 61))", "ck_tag_name_short"),
        ("INSERT INTO tag (publication_id, named_in) VALUES ({p}, 'en')", "tag_has_name"),
        ("DELETE FROM tag_name WHERE tag_id = {p_tag}", "tag_has_name"),
        (
            (
                "WITH made AS (INSERT INTO tag (publication_id, named_in) VALUES ({p}, 'en') RETURNING *)"
                " INSERT INTO tag_name SELECT publication_id, id, named_in, 'KEPT' FROM made"
            ),
            "tag_name_once",
        ),
        ("INSERT INTO article_tag VALUES ({a}, 21, {p}, {p_tag})", "ck_article_tag_so_many"),
        ("INSERT INTO article_tag VALUES ({a}, 1, {p}, {p_tag}), ({a}, 2, {p}, {p_tag})", "article_tag_once"),
    ],
)
def test_a_tag_has_a_name_that_no_other_has_and_an_article_has_it_once(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


SENT = "INSERT INTO site_article (publication_id, client_id, external_id, article_id, revision_id) VALUES "


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (SENT + "({p}, {editor}, 'x', {a}, {a_revision}), ({p}, {editor}, 'x', {b}, {b_revision})", "pk_site_article"),
        (
            SENT + "({p}, {editor}, 'x', {a}, {a_revision}), ({p}, {editor}, 'y', {a}, {a_revision})",
            "uq_site_article_publication_id_article_id_client_id",
        ),
        (SENT + "({p}, {editor}, ' x', {a}, {a_revision})", "ck_site_article_external_id_bare"),
        (SENT + "({p}, {editor}, '', {a}, {a_revision})", "ck_site_article_external_id_length"),
        (SENT + "({p}, {editor}, repeat('x', 201), {a}, {a_revision})", "ck_site_article_external_id_length"),
    ],
)
def test_a_sites_id_is_one_articles_and_an_article_has_one_of_a_site(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


def test_a_source_version_cannot_be_taken_away(attempts: Attempts) -> None:
    made = (NEW_ARTICLE, ITS_SOURCE, HAS_SOURCE)
    attempts.accepted(*made, VERSION + "('new', {a}, {p}, 'zh-Hant-HK', 'direct', NULL)")
    attempts.refused(*made, "DELETE FROM version WHERE id = (SELECT max(id) FROM version)", by="article_has_source")


def test_an_article_without_a_source_version_is_refused_at_commit(own_database: Database) -> None:
    with pytest.raises(DBAPIError, match="article_has_source"), own_database.begin() as uow:
        uow.session.execute(text(NEW_ARTICLE.format(p=1)))
    with own_database.begin() as uow:
        assert not uow.session.scalar(text("SELECT count(*) FROM article WHERE slug = 'x'"))


COPY_OF_HISTORY = (
    "INSERT INTO text_history (article_id, version_id, segment_id, rev, text, presence, state, origin, act, person_id)"
    " VALUES ({a}, {a_hans}, {a_segment}, 2, 'x', 'present', 'final', 'human', 'edit', {translator})"
)
NEW_TEXT = "INSERT INTO segment_text (article_id, version_id, segment_id, text, act, person_id, rev) VALUES "
ALL_OR_NOTHING = "rev rises by one with the text and only with it"


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (COPY_OF_HISTORY, "written by the database only"),
        (COPY_OF_HISTORY + " ON CONFLICT DO NOTHING", "written by the database only"),
        ("INSERT INTO text_history SELECT * FROM text_history WHERE false", "written by the database only"),
        ("UPDATE segment_text SET text = text || '!'" + OWN_TEXT, ALL_OR_NOTHING),
        ("UPDATE segment_text SET codes = '[1]'" + OWN_TEXT, ALL_OR_NOTHING),
        ("UPDATE segment_text SET presence = 'omitted'" + OWN_TEXT, ALL_OR_NOTHING),
        ("UPDATE segment_text SET rev = rev + 1" + OWN_TEXT, ALL_OR_NOTHING),
        ("UPDATE segment_text SET rev = rev + 1, state = 'final'" + OWN_TEXT, ALL_OR_NOTHING),
        ("UPDATE segment_text SET rev = rev + 2, text = 'x'" + OWN_TEXT, ALL_OR_NOTHING),
        ("UPDATE segment_text SET rev = rev - 1, text = 'x'" + OWN_TEXT, ALL_OR_NOTHING),
        ("UPDATE segment_text SET rev = NULL, text = 'x'" + OWN_TEXT, "null value in column"),
        ("UPDATE segment_text SET text = NULL, rev = rev + 1" + OWN_TEXT, "null value in column"),
        ("UPDATE segment_text SET segment_id = {n}" + OWN_TEXT, "the key never changes"),
        (NEW_TEXT + "({a}, {a_hans}, {n}, 'x', 'edit', {translator}, 2)", "the first rev is 1"),
        (NEW_TEXT + "({a}, {a_hans}, {n}, 'x', 'edit', {translator}, 0)", "the first rev is 1"),
        (NEW_TEXT + "({a}, {a_hans}, {n}, 'x', 'edit', NULL, 1)", "ck_segment_text_somebody_did_it"),
        (
            NEW_TEXT + "({a}, {a_hans}, {a_segment}, 'x', 'edit', {translator}, 1)"
            " ON CONFLICT (article_id, version_id, segment_id) DO UPDATE SET text = 'x'",
            ALL_OR_NOTHING,
        ),
        (
            (
                "MERGE INTO segment_text t USING (SELECT {a_hans} AS v, {a_segment} AS s) n"
                " ON t.version_id = n.v AND t.segment_id = n.s WHEN MATCHED THEN UPDATE SET text = 'x'"
            ),
            ALL_OR_NOTHING,
        ),
        ("DELETE FROM segment_text" + OWN_TEXT, "texts are retired, never deleted"),
        ("TRUNCATE segment_text CASCADE", "texts are retired, never deleted"),
        ("UPDATE segment_text SET state = 'approved'" + OWN_TEXT, "ck_segment_text_state"),
        ("UPDATE segment_text SET origin = 'machine'" + OWN_TEXT, "ck_segment_text_origin"),
        ("UPDATE segment_text SET similarity = 102" + OWN_TEXT, "ck_segment_text_similarity"),
    ],
)
def test_the_current_text_is_the_last_row_of_its_history(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


def test_a_retired_text_stays_until_it_is_taken_back(attempts: Attempts) -> None:
    attempts.run("UPDATE segment_text SET retired = true" + OWN_TEXT)
    change = "UPDATE segment_text SET text = 'x', rev = rev + 1" + OWN_TEXT
    attempts.refused(change, by="this segment is not in the current revision")
    attempts.accepted("UPDATE segment_text SET retired = false" + OWN_TEXT, change)


def test_history_cannot_be_switched_off(attempts: Attempts) -> None:
    if attempts.one("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        pytest.skip("the tests' role is a superuser here")
    attempts.refused("SET LOCAL session_replication_role = replica", by="permission denied")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE segment_text SET text = 'x', rev = rev + 1, act = 'edit', person_id = {translator}" + OWN_TEXT,
        "UPDATE segment_text SET presence = 'omitted', rev = rev + 1, reason = 'why' WHERE article_id = {a}",
        NEW_TEXT + "({a}, {a_hans}, {n}, 'x', 'edit', {translator}, 1), ({a}, {a_hant}, {n}, 'y', 'edit', {editor}, 1)",
        NEW_TEXT + "({a}, {a_hans}, {a_segment}, 'x', 'edit', {translator}, 1) ON CONFLICT DO NOTHING",
        "UPDATE segment_text SET state = 'reviewed', touched_by = {reviewer}" + OWN_TEXT,
    ],
)
def test_whatever_writes_texts_the_history_follows(attempts: Attempts, sql: str) -> None:
    attempts.run(sql)
    last = "DISTINCT ON (article_id, version_id, segment_id) * FROM text_history"
    same = ("rev", "text", "codes", "presence")
    columns = ", ".join(("article_id", "version_id", "segment_id", *same))
    current = f"SELECT {columns} FROM segment_text"
    history = f"SELECT {columns} FROM (SELECT {last} ORDER BY article_id, version_id, segment_id, rev DESC) h"
    assert attempts.one(f"SELECT count(*) FROM ({current} EXCEPT ({history})) gone") == 0
    assert attempts.one("SELECT count(*) = sum(1) AND count(*) = (SELECT sum(rev) FROM segment_text) FROM text_history")


APPEND_ONLY = (
    "text_history",
    "sign_off",
    "source_revision",
    "source_block",
    "revision_segment",
    "segment_ancestry",
    "snapshot",
    "snapshot_segment",
    "event",
)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_happened_is_never_changed(attempts: Attempts, table: str) -> None:
    for statement in (
        f"UPDATE {table} SET article_id = article_id",
        f"UPDATE {table} SET article_id = NULL WHERE false",
        f"DELETE FROM {table}",
        f"DELETE FROM {table} WHERE false",
        f"TRUNCATE {table} CASCADE",
    ):
        attempts.refused(statement, by=f"{table} is append only")


def test_what_happened_is_not_changed_on_conflict_either(attempts: Attempts) -> None:
    attempts.refused(
        "INSERT INTO source_block (article_id, revision_id, position, kind, text)"
        " VALUES ({a}, {a_revision}, 0, 'title', 'x') ON CONFLICT (article_id, revision_id, position)"
        " DO UPDATE SET text = 'x'",
        by="source_block is append only",
    )


@pytest.fixture
def eraser(attempts: Attempts) -> Attempts:
    """The same statements, as the role that erases a person's words."""
    if not attempts.one("SELECT count(*) FROM pg_roles WHERE rolname = 'tms_eraser'"):
        pytest.skip("this server does not let the tests make roles")
    attempts.run("GRANT tms_eraser TO CURRENT_USER", "SET LOCAL ROLE tms_eraser")
    return attempts


@pytest.mark.parametrize(
    ("table", "column", "others"),
    [
        ("text_history", "reason", ("text", "person_id", "rev", "at")),
        ("sign_off", "reason", ("kind", "person_id", "fingerprint", "rev")),
        ("source_revision", "note", ("author_id", "kind", "number")),
        ("event", "data", ("person_id", "act", "article_id")),
    ],
)
def test_the_eraser_blanks_its_column_and_nothing_else(
    eraser: Attempts, table: str, column: str, others: tuple[str, ...]
) -> None:
    eraser.accepted(f"UPDATE {table} SET {column} = NULL WHERE article_id = {{a}}")
    for other in others:
        eraser.refused(f"UPDATE {table} SET {other} = {other}", by=f"permission denied for table {table}")
    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        eraser.refused(statement, by=f"permission denied for table {table}")


@pytest.mark.parametrize("table", ["snapshot", "source_block", "segment_text", "release", "address", "person"])
def test_the_eraser_reads_nothing_else(eraser: Attempts, table: str) -> None:
    eraser.refused(f"SELECT count(*) FROM {table}", by="permission denied")


REQUEST = "INSERT INTO request (person_id, key, body_hash, answer) VALUES "
KEY = "'00000000-0000-4000-8000-000000000001'"


def test_a_request_is_done_once_per_person(attempts: Attempts) -> None:
    first = REQUEST + f"({{translator}}, {KEY}, '\\x01', '[]')"
    attempts.refused(first, first, by="pk_request")
    attempts.refused(first, REQUEST + f"({{translator}}, {KEY}, '\\x02', '[1]')", by="pk_request")
    attempts.accepted(first, REQUEST + f"({{reviewer}}, {KEY}, '\\x01', '[]')")
    attempts.refused(REQUEST + "({translator}, NULL, '\\x01', '[]')", by="null value in column")
    attempts.refused(REQUEST + f"(NULL, {KEY}, '\\x01', '[]')", by="null value in column")
    attempts.refused(REQUEST + f"({{translator}}, {KEY}, NULL, '[]')", by="null value in column")


JOB = "INSERT INTO job (article_id, publication_id, version_id, revision_id, state, superseded_by) VALUES "
CLOSED = "UPDATE job SET state = 'done' WHERE version_id = {a_hans}"


def test_a_version_has_one_open_job(attempts: Attempts) -> None:
    second = JOB + "({a}, {p}, {a_hans}, {a_revision}, 'open', NULL)"
    attempts.refused(second, by="job_one_open")
    attempts.accepted(CLOSED, second)
    attempts.refused(CLOSED, second, "UPDATE job SET state = 'open' WHERE version_id = {a_hans}", by="job_one_open")
    attempts.accepted(JOB + "({a}, {p}, {a_hans}, {a_revision}, 'done', NULL)")


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (JOB + "({a}, {p}, {a_hans}, {a_revision}, 'superseded', NULL)", "ck_job_superseded_by_what"),
        ("UPDATE job SET superseded_by = {a_job} WHERE version_id = {a_hant}", "ck_job_superseded_by_what"),
        ("UPDATE job SET state = 'superseded', superseded_by = 0 WHERE version_id = {a_hant}", "fk_job_article_id"),
        ("UPDATE job SET state = 'closed' WHERE version_id = {a_hans}", "ck_job_state"),
        ("UPDATE job SET due = NULL WHERE version_id = {a_hans}", "null value in column"),
        ("UPDATE job_step SET state = 'active' WHERE job_id = {a_job}", "step_one_active"),
        ("UPDATE job_step SET state = 'active' WHERE job_id = {a_job} AND position = 1", "step_one_active"),
        ("UPDATE job_step SET state = 'done' WHERE job_id = {a_job} AND position = 0", "ck_job_step_done_by_sign_off"),
        ("UPDATE job_step SET state = NULL WHERE job_id = {a_job}", "null value in column"),
    ],
)
def test_a_job_has_one_active_step_and_says_how_it_ended(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


def test_a_step_is_given_up_before_the_next_is_taken(attempts: Attempts) -> None:
    step = "UPDATE job_step SET state = '{}', sign_off_id = {} WHERE job_id = {{a_job}} AND position = {}"
    attempts.accepted(step.format("done", "{a_sign}", 0), step.format("active", "NULL", 1))


def test_a_step_says_what_its_job_is_and_nothing_else(attempts: Attempts) -> None:
    attempts.refused("UPDATE job_step SET job_state = 'done' WHERE job_id = {a_job}", by="those of the job")
    attempts.refused("UPDATE job_step SET job_due = now() WHERE job_id = {a_job}", by="those of the job")
    attempts.run("UPDATE job SET due = '2027-01-01 00:00:00+00', state = 'cancelled' WHERE id = {a_job}")
    attempts.run(
        "INSERT INTO job_step (article_id, job_id, position, publication_id, name, kind)"
        " VALUES ({a}, {a_job}, 9, {p}, 'x', 'review')"
    )
    said = "SELECT string_agg(DISTINCT job_state || job_due::date, ' ') FROM job_step WHERE job_id = {a_job}"
    assert attempts.one(said) == "cancelled2027-01-01"


@pytest.mark.parametrize("shelf", ["archived_at", "discarded_at"])
def test_jobs_are_shelved_with_their_article_and_steps_with_their_job(attempts: Attempts, shelf: str) -> None:
    attempts.refused("UPDATE job SET shelved = true WHERE id = {a_job}", by="shelved with its article")
    attempts.refused("UPDATE job_step SET job_shelved = true WHERE job_id = {a_job}", by="those of the job")
    said = "SELECT bool_and(shelved AND job_shelved) FROM job JOIN job_step ON job_id = id WHERE job.article_id = {a}"
    attempts.run(f"UPDATE article SET {shelf} = now() WHERE id = {{a}}")
    assert attempts.one(said)
    attempts.run(
        "UPDATE job SET state = 'cancelled' WHERE id = {a_job}",
        "INSERT INTO job (article_id, publication_id, version_id, revision_id)"
        " SELECT article_id, publication_id, version_id, revision_id FROM job WHERE id = {a_job}",
    )
    assert attempts.one("SELECT bool_and(shelved) FROM job WHERE article_id = {a}")
    attempts.run(f"UPDATE article SET {shelf} = NULL WHERE id = {{a}}")
    assert not attempts.one(said.replace("bool_and", "bool_or"))


def test_readers_see_a_snapshot_of_the_version_itself(attempts: Attempts) -> None:
    live = "UPDATE version SET live_snapshot_id = {} WHERE id = {{a_en}}"
    attempts.refused(live.format("{a_hant_snapshot}"), by="live_is_ours")
    attempts.refused(live.format("{b_hans_snapshot}"), by="live_is_ours")
    attempts.refused(live.format("0"), by="live_is_ours")
    attempts.accepted(live.format("{a_en_snapshot}"), live.format("NULL"))


ADDRESS = "INSERT INTO address (publication_id, locale, slug, article_id, version_id) VALUES "
OLD_ADDRESS = ADDRESS.replace(")", ", status)")


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (OLD_ADDRESS + "({p}, 'zh-Hant', 'x', {a}, {a_hans}, 'redirect')", "fk_address_article_id_version_id_locale"),
        (OLD_ADDRESS + "({p}, 'fr', 'x', {a}, {a_hans}, 'redirect')", "fk_address_article_id_version_id_locale"),
        (ADDRESS + "({p}, 'zh-Hant', 'x', {b}, {a_hant})", "fk_address_article_id_version_id_locale"),
        (ADDRESS + "({p}, 'zh-Hans', 'trains', {b}, {b_hans})", "pk_address"),
        (ADDRESS + "({p}, 'zh-Hans', 'other', {a}, {a_hans})", "address_one_current"),
        ("UPDATE address SET version_id = {a_hant}", "an address belongs to its version for ever"),
        ("UPDATE address SET article_id = {b}, version_id = {b_hans}", "an address belongs to its version for ever"),
        ("UPDATE address SET slug = 'y'", "an address belongs to its version for ever"),
        ("UPDATE address SET locale = 'zh-Hant', version_id = {a_hant}", "an address belongs to its version for ever"),
        ("UPDATE address SET status = 'gone'", "ck_address_status"),
        ("DELETE FROM address", "an address is never deleted"),
        ("DELETE FROM address WHERE slug = 'trains'", "an address is never deleted"),
        ("TRUNCATE address", "an address is never deleted"),
        ("UPDATE version SET locale = 'zh-Hant-HK' WHERE id = {a_hans}", "fk_address_article_id_version_id_locale"),
        ("UPDATE publication_locale SET locale = 'zh-CN' WHERE locale = 'zh-Hans'", "a version keeps its tag"),
        ("DELETE FROM publication_locale WHERE locale = 'zh-Hans' AND publication_id = {p}", "fk_"),
    ],
)
def test_an_address_belongs_to_a_version_of_its_own_locale_for_ever(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


def test_an_address_can_become_a_redirect_and_the_next_one_current(attempts: Attempts) -> None:
    attempts.accepted(
        "UPDATE address SET status = 'redirect' WHERE slug = 'trains'",
        ADDRESS + "({p}, 'zh-Hans', 'other', {a}, {a_hans})",
    )


DERIVATION = (
    "INSERT INTO derivation (article_id, version_id, segment_id, parent_version_id, parent_rev, status, profile,"
    " rules, dictionary, base_text, other_text, other_parent_rev) VALUES ({{a}}, {}, {{a_segment}}, {}, {}, '{}',"
    " 'zh-Hant-TW', 1, 1, '', {}, {})"
)


def derivation(
    version: str = "{a_hant}", parent: str = "{a_hans}", rev: str = "1", status: str = "follows", other: str = "NULL",
    other_rev: str = "NULL",
) -> str:  # fmt: skip
    return DERIVATION.format(version, parent, rev, status, other, other_rev)


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (derivation(parent="{a_en}"), "parent_is_the_versions_parent"),
        (derivation(parent="{b_hans}"), 'table "derivation" violates foreign key constraint'),
        (derivation(version="{a_hans}", parent="{a_en}"), "parent_is_the_versions_parent"),
        (derivation(version="{a_hans}", parent="{a_hans}"), "ck_derivation_not_its_own_parent"),
        (derivation(rev="7"), "parent_text"),
        (derivation(rev="NULL"), "null value in column"),
        (derivation(status="conflict"), "ck_derivation_conflict_has_sides"),
        (derivation(status="conflict", other="'x'"), "ck_derivation_conflict_has_sides"),
        (derivation(status="conflict", other_rev="1"), "ck_derivation_conflict_has_sides"),
        (derivation(other="'x'", other_rev="1"), "ck_derivation_conflict_has_sides"),
        (derivation(status="conflict", other="'x'", other_rev="7"), "other_text"),
        (derivation(status="gone"), "ck_derivation_status"),
    ],
)
def test_a_derivation_comes_from_its_versions_parent(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


def test_a_parent_is_not_changed_under_its_derivations(attempts: Attempts) -> None:
    attempts.accepted(derivation(status="conflict", other="'x'", other_rev="1"))
    attempts.run(derivation())
    attempts.refused(
        "UPDATE version SET parent_version_id = {a_en} WHERE id = {a_hant}", by="parent_is_the_versions_parent"
    )


ITEM = "INSERT INTO work_item (kind, dedup_key, state, token, lease_until) VALUES "


def test_one_item_waits_per_key(attempts: Attempts) -> None:
    waiting = ITEM + "('draft', 'one', 'waiting', NULL, NULL)"
    attempts.refused(waiting, by="work_one_waiting")
    running = "UPDATE work_item SET state = 'running', token = gen_random_uuid(), lease_until = now() WHERE id = {item}"
    attempts.accepted(running, waiting)
    back = "UPDATE work_item SET state = 'waiting', token = NULL, lease_until = NULL WHERE id = {item}"
    attempts.refused(running, waiting, back, by="work_one_waiting")
    attempts.accepted(running, back)
    attempts.accepted(ITEM + "('draft', 'two', 'waiting', NULL, NULL)")


HOLD = "INSERT INTO hold (publication_id, article_id, kind, until, reason, owner_id) VALUES ({p}, {a}, "
SIGN = (
    "INSERT INTO sign_off (article_id, publication_id, version_id, person_id, kind, segment_id, rev, fingerprint,"
    " reason) VALUES ({a}, {p}, {a_hans}, {reviewer}, "
)
CLAIM = "INSERT INTO claim (article_id, version_id, segment_id, person_id, until) VALUES ({a}, {a_hans}, {a_segment}, "


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (ITEM + "('x', 'y', 'running', NULL, NULL)", "ck_work_item_lease_has_owner_and_end"),
        (ITEM + "('x', 'y', 'running', gen_random_uuid(), NULL)", "ck_work_item_lease_has_owner_and_end"),
        (ITEM + "('x', 'y', 'running', NULL, now())", "ck_work_item_lease_has_owner_and_end"),
        (ITEM + "('x', 'y', 'waiting', gen_random_uuid(), now())", "ck_work_item_lease_has_owner_and_end"),
        (ITEM + "('x', 'y', 'done', NULL, now())", "ck_work_item_lease_has_owner_and_end"),
        (ITEM + "('x', 'y', 'failed', NULL, NULL)", "ck_work_item_failed_says_why"),
        (ITEM + "('x', 'y', NULL, NULL, NULL)", "null value in column"),
        (ITEM + "('x', 'y', 'lost', NULL, NULL)", "ck_work_item_state"),
        (CLAIM + "NULL, now())", "person <NULL> is not of this publication"),
        (CLAIM + "{translator}, NULL)", "null value in column"),
        (HOLD + "'legal', NULL, '', {editor})", "ck_hold_has_reason"),
        (HOLD + "'legal', NULL, NULL, {editor})", "null value in column"),
        (HOLD + "'legal', NULL, 'why', NULL)", "null value in column"),
        (HOLD + "'embargo', NULL, 'why', {editor})", "ck_hold_embargo_ends"),
        (HOLD + "'legal', now(), 'why', {editor})", "ck_hold_embargo_ends"),
        (HOLD + "'mood', NULL, 'why', {editor})", "ck_hold_kind"),
        ("UPDATE hold SET released_at = now()", "ck_hold_released_by_somebody"),
        ("UPDATE hold SET released_by = {editor}", "ck_hold_released_by_somebody"),
        (SIGN + "'send_back', {a_segment}, 1, NULL, NULL)", "ck_sign_off_has_reason"),
        (SIGN + "'send_back', {a_segment}, 1, NULL, '')", "ck_sign_off_has_reason"),
        (SIGN + "'waive', NULL, NULL, '\\x01', NULL)", "ck_sign_off_has_reason"),
        (SIGN + "'return', NULL, NULL, '\\x01', '')", "ck_sign_off_has_reason"),
        (SIGN + "'confirm', NULL, NULL, '\\x01', NULL)", "ck_sign_off_on_segment"),
        (SIGN + "'accept', {a_segment}, NULL, '\\x01', NULL)", "ck_sign_off_segment_has_rev"),
        (SIGN + "'accept', {a_segment}, 7, NULL, NULL)", "fk_sign_off_article_id_version_id_segment_id_rev"),
        (SIGN + "'approve', {a_segment}, 1, NULL, NULL)", "ck_sign_off_on_fingerprint"),
        (SIGN + "'return', NULL, NULL, NULL, 'why')", "ck_sign_off_on_something"),
        (SIGN + "'like', {a_segment}, 1, NULL, NULL)", "ck_sign_off_kind"),
        ("UPDATE version SET detached_at = now() WHERE id = {a_hant}", "ck_version_detached_by_somebody"),
        ("UPDATE version SET detached_at = now(), detached_by = {editor} WHERE id = {a_hant}", "detached_by_somebody"),
    ],
)
def test_who_holds_ends_or_refuses_something_says_who_and_why(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


@pytest.mark.parametrize(
    "sql",
    [
        ITEM + "('x', 'y', 'running', gen_random_uuid(), now())",
        CLAIM + "{translator}, now())",
        HOLD + "'legal', NULL, 'why', {editor})",
        HOLD + "'embargo', now(), 'why', {editor})",
        "UPDATE hold SET released_at = now(), released_by = {editor}",
        SIGN + "'send_back', {a_segment}, 1, NULL, 'why')",
        SIGN + "'approve', NULL, NULL, '\\x01', NULL)",
        "UPDATE version SET detached_at = now(), detached_by = {editor}, detached_why = 'x' WHERE id = {a_hant}",
    ],
)
def test_who_says_who_and_why_may(attempts: Attempts, sql: str) -> None:
    attempts.accepted(sql)


_TOLD = (
    "INSERT INTO notification (publication_id, person_id, kind, about, article_id, version_id, segment_id)"
    " VALUES ({{p}}, {{translator}}, '{kind}', 'x', {article}, {version}, {segment})"
)


@pytest.mark.parametrize(
    ("kind", "article", "version", "segment"),
    [
        ("mention", "NULL", "NULL", "NULL"),
        ("reset_offered", "{a}", "NULL", "NULL"),
        ("reset_used", "{a}", "NULL", "NULL"),
        ("reset_used", "NULL", "{a_en}", "NULL"),
        ("reset_offered", "NULL", "NULL", "{a_segment}"),
    ],
)
def test_what_is_told_is_of_an_article_or_of_the_account(
    attempts: Attempts, kind: str, article: str, version: str, segment: str
) -> None:
    wrong = _TOLD.format(kind=kind, article=article, version=version, segment=segment)
    attempts.refused(wrong, by="ck_notification_of_article_or_account")
    attempts.accepted(_TOLD.format(kind="reset_used", article="NULL", version="NULL", segment="NULL"))
    attempts.accepted(_TOLD.format(kind="mention", article="{a}", version="NULL", segment="NULL"))
