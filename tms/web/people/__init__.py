"""Signing in, one's own account, and the people of the publication."""

from tms.web.people import account, members, signing_in

blueprints = (
    account.blueprint,
    members.blueprint,
    signing_in.blueprint,
)
