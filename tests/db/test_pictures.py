"""Kept by the database: what is a picture of an article, and that it stays what it shows."""

import pytest

from tests.db.attempts import Attempts

PICTURE = "INSERT INTO picture (article_id, publication_id, digest, added_by, alt) VALUES "
FILE = "INSERT INTO picture_rendition (article_id, picture_id, use, width, height, kind, bytes, digest) VALUES "
OF_IT = "({a}, {a_picture}, "
DIGEST = "repeat('c', 64)"
A_PAGES = f"{FILE}{OF_IT}'page', 480, 320, 'image/webp', 9, {DIGEST})"
A_CARD = f"{FILE}{OF_IT}'card', 1200, 630, 'image/jpeg', 9, {DIGEST})"
ITS = " WHERE id = {a_picture}"
TAKEN_OUT = "UPDATE picture SET taken_out_by = {editor}, taken_out_at = now()" + ITS


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        (PICTURE + "({a}, {p}, '../../etc/passwd', {editor}, '')", "ck_picture_digest"),
        (PICTURE + "({a}, {p}, repeat('A', 64), {editor}, '')", "ck_picture_digest"),
        (PICTURE + "({a}, {p}, NULL, {editor}, '')", "null value in column"),
        (PICTURE + "({a}, {p}, repeat('b', 64), {editor}, repeat('x', 1001))", "ck_picture_lengths"),
        (PICTURE + "({a}, {p}, repeat('a', 64), {editor}, '')", "picture_once"),
        ("UPDATE picture SET taken_out_at = now()" + ITS, "ck_picture_taken_out_by_somebody"),
        ("UPDATE picture SET digest = repeat('b', 64)" + ITS, "stays what it shows"),
        ("UPDATE picture SET article_id = {b}" + ITS, "stays what it shows"),
        (FILE + OF_IT + f"'page', 480, 320, 'image/svg+xml', 9, {DIGEST})", "ck_picture_rendition_use_has_kind"),
        (FILE + OF_IT + f"'card', 480, 320, 'text/html', 9, {DIGEST})", "ck_picture_rendition_use_has_kind"),
        (FILE + OF_IT + f"'original', 480, 320, 'image/jpeg', 9, {DIGEST})", "ck_picture_rendition_use_has_kind"),
        (FILE + OF_IT + "'page', 480, 320, 'image/webp', 9, '../x')", "ck_picture_rendition_digest"),
        (FILE + OF_IT + f"'page', 1601, 320, 'image/webp', 9, {DIGEST})", "ck_picture_rendition_sizes"),
        (FILE + OF_IT + f"'page', 480, 0, 'image/webp', 9, {DIGEST})", "ck_picture_rendition_sizes"),
        (FILE + OF_IT + f"'page', 480, 320, 'image/webp', 0, {DIGEST})", "ck_picture_rendition_sizes"),
    ],
)
def test_a_picture_is_one_that_we_made_and_stays_it(attempts: Attempts, sql: str, by: str) -> None:
    attempts.refused(sql, by=by)


CHOICE = (
    "INSERT INTO picture_choice (article_id, version_id, picture_id, publication_id, shown_id, chosen_by)"
    " VALUES ({a}, {version}, {{a_picture}}, {{p}}, NULL, {{translator}})"
)
OLD_SOURCE = "UPDATE version SET role = 'direct' WHERE id = {a_en}"
IN_WORK = CHOICE.format(a="{a}", version="{a_hans}")


@pytest.mark.parametrize(
    ("sql", "by"),
    [
        ((CHOICE.format(a="{a}", version="{a_en}"),), "is the source"),
        (("UPDATE version SET status = 'approved' WHERE id = {a_hans}", IN_WORK), "is approved"),
        (("UPDATE version SET status = 'published' WHERE id = {a_hans}", IN_WORK), "is approved"),
        ((IN_WORK, "DELETE FROM picture_choice"), "never deleted"),
        ((IN_WORK, IN_WORK), "pk_picture_choice"),
        ((IN_WORK, f"{OLD_SOURCE}; UPDATE version SET role = 'source' WHERE id = {{a_hans}}"), "can't be the source"),
        (
            (
                (
                    "INSERT INTO sign_off"
                    " (article_id, publication_id, version_id, kind, segment_id, rev, person_id, pictures)"
                    " VALUES ({a}, {p}, {a_en}, 'confirm', {a_segment}, 1, {translator}, '[]')"
                ),
            ),
            "ck_sign_off_pictures",
        ),
    ],
)
def test_what_a_version_shows_is_chosen_while_it_is_in_work(attempts: Attempts, sql: tuple[str, ...], by: str) -> None:
    attempts.refused(*sql, by=by)
    attempts.accepted(IN_WORK, "UPDATE picture_choice SET shown_id = picture_id")


def test_what_is_said_of_it_may_change_until_it_is_taken_out(attempts: Attempts) -> None:
    words = "UPDATE picture SET credit = 'Photo: Ida Berg', expires_on = '2027-11-30'" + ITS
    attempts.accepted(words, TAKEN_OUT)
    attempts.refused(TAKEN_OUT, words, by="and taken out")
    attempts.refused(TAKEN_OUT, "UPDATE picture SET taken_out_by = NULL, taken_out_at = NULL" + ITS, by="and taken out")
    attempts.accepted(TAKEN_OUT, PICTURE + "({a}, {p}, repeat('a', 64), {editor}, '')")


def test_a_width_is_there_once_and_one_card_and_files_never_change(attempts: Attempts) -> None:
    attempts.accepted(A_PAGES, A_CARD)
    attempts.refused(A_PAGES, A_PAGES, by="pk_picture_rendition")
    attempts.refused(A_CARD, A_CARD.replace("1200", "1100"), by="picture_one_card")
    attempts.refused(A_PAGES, "UPDATE picture_rendition SET digest = repeat('d', 64)", by="append only")
    attempts.refused(A_PAGES, "DELETE FROM picture_rendition", by="append only")
