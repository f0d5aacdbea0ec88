"""Where a publication's sentences end, as a page."""

from tms.web.segmentation import segmentation

blueprints = (segmentation.blueprint,)
