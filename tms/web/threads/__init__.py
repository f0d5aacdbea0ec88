"""Comments and queries, on an article's page and beside its segments."""

from tms.web.threads import threads

blueprints = (threads.blueprint,)
