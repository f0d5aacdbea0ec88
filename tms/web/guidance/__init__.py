"""Style guides and briefs, as editors write them."""

from tms.web.guidance import guidance

blueprints = (guidance.blueprint,)
