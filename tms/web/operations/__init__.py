"""For whoever runs the service: health, metrics, a line per request."""

from tms.web.operations import health

blueprints = (health.blueprint,)
