"""Translation engines, as their administrators set them up and watch them."""

from tms.web.engines import engines

blueprints = (engines.blueprint,)
