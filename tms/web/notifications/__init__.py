"""What somebody was told: the list, and how often letters gather it."""

from tms.web.notifications import notifications

blueprints = (notifications.blueprint,)
