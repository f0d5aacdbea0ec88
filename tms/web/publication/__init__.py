"""What the publication is set to be."""

from tms.web.publication import default_people, publication

blueprints = (publication.blueprint, default_people.blueprint)
