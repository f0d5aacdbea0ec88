"""For the people who run the service: health, metrics, a line per request."""

from tms.web.operations import health

blueprints = (health.blueprint,)
