"""What is fetched from the web: pages that an editor gives the address of."""

from tms.web.fetching import pages

blueprints = (pages.blueprint,)
