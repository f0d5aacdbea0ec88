"""What a token can be for, in words."""

from collections.abc import Collection, Mapping

from tms.domain.token_scopes import Scope
from tms.domain.translatable import Words
from tms.http.context import translated

SCOPE_WORDS: Mapping[Scope, Words] = {
    Scope.ARTICLES_READ: Words("See articles, and how far each version has come"),
    Scope.ARTICLES_WRITE: Words("Bring articles in, and update their source"),
    Scope.TEXTS_READ: Words("Read the texts of versions in work"),
    Scope.TEXTS_WRITE: Words("Write texts"),
    Scope.COMMENTS_WRITE: Words("Read comments and queries, and write them"),
    Scope.KNOWLEDGE_READ: Words("Look up terms and memory"),
    Scope.JOBS_WRITE: Words("Assign steps and set due dates"),
    Scope.PEOPLE_READ: Words("See people and their open work"),
    Scope.RELEASES_READ: Words("Fetch what is published"),
    Scope.EVENTS_READ: Words("Follow what happens to articles"),
}


def scope_choices(known: Collection[Scope]) -> list[tuple[str, str]]:
    """The scopes to choose from, each with what it lets a token do, in the language of this request."""
    return [(scope.value, translated(words)) for scope, words in SCOPE_WORDS.items() if scope in known]
