"""Sites to which released versions are sent, as administrators set them up and watch them."""

from tms.web.sites import sites

blueprints = (sites.blueprint,)
