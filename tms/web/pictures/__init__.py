"""Pictures of articles as files: for readers those of what is released, for members those of what they see."""

from tms.web.pictures import pictures

blueprints = (pictures.blueprint,)
