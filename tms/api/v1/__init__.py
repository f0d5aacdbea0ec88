"""Version 1 of the API: a file for each resource."""

from tms.api import document_route
from tms.api.v1 import (
    articles,
    claims,
    events,
    jobs,
    me,
    memory,
    people,
    pictures,
    released,
    released_articles,
    segments,
    sent_articles,
    terms,
    threads,
    version_pictures,
)

resources = (
    document_route.blueprint,
    articles.blueprint,
    claims.blueprint,
    events.blueprint,
    jobs.blueprint,
    me.blueprint,
    memory.blueprint,
    people.blueprint,
    pictures.blueprint,
    released.blueprint,
    released_articles.blueprint,
    segments.blueprint,
    sent_articles.blueprint,
    terms.blueprint,
    threads.blueprint,
    version_pictures.blueprint,
)
