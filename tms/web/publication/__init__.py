"""What the publication is set to be."""

from tms.web.publication import default_people, log, publication, tags

blueprints = (publication.blueprint, default_people.blueprint, tags.blueprint, log.blueprint)
