"""Pictures of articles: their rights; and their files, for readers those of what is released."""

from tms.web.pictures import pictures, rights

blueprints = (pictures.blueprint, rights.blueprint)
