"""Signing in, one's own account, and the people of the publication."""

from tms.web.people import account, forgotten, members, sign_in, tokens

blueprints = (
    account.blueprint,
    forgotten.blueprint,
    members.blueprint,
    sign_in.blueprint,
    tokens.blueprint,
)
