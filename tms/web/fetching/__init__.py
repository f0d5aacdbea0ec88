"""What is fetched from the web: pages that an editor gives the address of, and watched feeds."""

from tms.web.fetching import feeds, pages

blueprints = (feeds.blueprint, pages.blueprint)
