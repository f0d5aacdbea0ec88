"""Webhooks, as administrators set them up and watch them."""

from tms.web.webhooks import webhooks

blueprints = (webhooks.blueprint,)
