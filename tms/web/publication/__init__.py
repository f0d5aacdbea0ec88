"""What the publication is set to be."""

from tms.web.publication import default_people, publication, tags

blueprints = (publication.blueprint, default_people.blueprint, tags.blueprint)
