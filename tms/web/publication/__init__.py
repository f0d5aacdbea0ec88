"""What the publication is set to be."""

from tms.web.publication import publication

blueprints = (publication.blueprint,)
