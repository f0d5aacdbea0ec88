"""Kept by the database: what people decided about conversion is ended and never rewritten, and holds once."""

import pytest

from tests.db.attempts import Attempts

RULE = (
    "INSERT INTO conversion_rule (publication_id, scope, article_id, profile, source, target, change_set_id,"
    " created_by) VALUES ({{p}}, '{}', {}, 'zh-Hant-TW', '{}', '{}', {{p_set}}, {{editor}})"
)
RETIRED = "UPDATE conversion_rule SET retired_at = now(), retired_by = {reviewer}, retired_in = {p_set}"
DECISION = (
    "INSERT INTO conversion_decision (article_id, publication_id, version_id, segment_id, profile, phrase, before,"
    " after, nth, choice, person_id)"
    " VALUES ({a}, {p}, {a_hant}, {a_segment}, 'zh-Hant-TW', '后', '', '', 0, '後', {reviewer})"
)
HOUSE = (
    "INSERT INTO house_profile (publication_id, base, number, name, choices, created_by)"
    " VALUES ({p}, 'zh-Hant-TW', 1, 'Ours', '{{}}', {editor})"
)


def rule(source: str = "后", target: str = "後", *, scope: str = "publication", article: str = "NULL") -> str:
    return RULE.format(scope, article, source, target)


def test_one_rule_for_a_phrase_holds_at_a_time_in_each_scope(attempts: Attempts) -> None:
    attempts.run(rule())
    attempts.refused(rule(target="后"), by="rule_one_holds")
    attempts.accepted(rule(scope="article", article="{a}"), rule(scope="article", article="{b}"))
    attempts.accepted(RETIRED, rule(target="后"))


def test_a_rule_is_retired_once_and_otherwise_stays(attempts: Attempts) -> None:
    attempts.run(rule())
    for change in ("target = '后'", "profile = 'zh-Hant-HK'", "scope = 'article', article_id = {a}"):
        attempts.refused(f"UPDATE conversion_rule SET {change}", by="retired, once")
    attempts.accepted("UPDATE conversion_rule SET note = 'as the style book says'")
    attempts.refused("DELETE FROM conversion_rule", by="never deleted")
    attempts.run(RETIRED)
    attempts.refused("UPDATE conversion_rule SET retired_by = {editor}", by="retired, once")
    attempts.accepted("UPDATE conversion_rule SET note = NULL")


def test_a_decision_is_retired_once_and_otherwise_stays(attempts: Attempts) -> None:
    attempts.run(DECISION)
    attempts.refused("UPDATE conversion_decision SET choice = '后'", by="retired, once")
    attempts.refused("DELETE FROM conversion_decision", by="never deleted")
    attempts.run("UPDATE conversion_decision SET retired_at = now(), retired_by = {editor}")
    attempts.refused("UPDATE conversion_decision SET retired_at = NULL, retired_by = NULL", by="retired, once")


def test_a_house_profile_gets_a_new_number(attempts: Attempts) -> None:
    attempts.run(HOUSE)
    attempts.refused("UPDATE house_profile SET choices = '{{}}'", by="append only")


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (rule(scope="article"), "ck_conversion_rule_scope_of_what"),
        (rule(article="{a}"), "ck_conversion_rule_scope_of_what"),
        (rule(source=" 后"), "ck_conversion_rule_says_something"),
        (rule(target=""), "ck_conversion_rule_says_something"),
        (DECISION.replace("'zh-Hant-TW'", "'zh-Hant'"), "ck_conversion_decision_profile"),
        (DECISION.replace("'后', ''", "'', ''"), "ck_conversion_decision_place"),
        (HOUSE.replace("'Ours'", "''"), "ck_house_profile_named"),
    ],
)
def test_what_says_nothing_is_refused(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


@pytest.mark.parametrize(
    ("sql", "publication", "article"),
    [(rule(), True, False), (rule(scope="article", article="{a}"), False, True), (HOUSE, True, False)],
)
def test_processes_see_by_a_mark_whose_knowledge_changed(
    attempts: Attempts, sql: str, *, publication: bool, article: bool
) -> None:
    asked = ("SELECT knowledge FROM publication WHERE id = {p}", "SELECT knowledge FROM article WHERE id = {a}")
    before = [attempts.one(question) for question in asked]
    attempts.run(sql)
    assert [attempts.one(question) != was for question, was in zip(asked, before, strict=True)] == [
        publication,
        article,
    ]
