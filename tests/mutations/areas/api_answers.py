"""What the API takes, and what each of its answers is known by."""

from tests.mutations.mutation import Mutation

_ANSWERING = "tests/api/test_answering.py"
_RELEASED = "tests/api/test_released.py"
_SENT = "tests/api/test_sent_articles.py"

MUTATIONS = (
    Mutation(
        "a cursor names only what the database can hold",
        "tms/api/paging.py",
        "if not all(0 <= one < _MOST for one in found if isinstance(one, int)):",
        "if False:",
        (f"{_ANSWERING}::test_a_cursor_of_no_place_is_refused",),
    ),
    Mutation(
        "a site's id is what the site writes",
        "tms/api/site_id.py",
        'regex = "(?s:.+)"',
        'regex = "[^/].*?"',
        (f"{_SENT}::test_an_id_is_kept_as_the_site_writes_it",),
    ),
    Mutation(
        "a body is read as it is written",
        "tms/api/operation.py",
        "model.model_validate_json(sent, strict=True)",
        "model.model_validate_json(sent)",
        (f"{_SENT}::test_what_is_no_article_creates_nothing",),
    ),
    Mutation(
        "an answer is known by all that it says",
        "tms/api/answering.py",
        'tag = hashlib.sha256(body + (b"gzip" if packs else b"")).hexdigest()[:16]',
        'tag = hashlib.sha256(b"" if reply.tag else body).hexdigest()[:16]',
        (f"{_RELEASED}::test_what_is_written_in_another_way_is_sent_again",),
    ),
)
