"""The words of what is wrong about outside events and their receivers, in English."""

OUTSIDE_MESSAGES: dict[str, str] = {
    "cursor_wrong": "That is no cursor. Use the one that came with the last events, “now”, or none to begin with the oldest.",
    "events_gone": "Events after this cursor were deleted by age. Ask for the cursor “now”, read all articles once, then go on from that cursor.",
    "webhook_address_wrong": "That is not a web address. Write the whole address of the receiver, beginning with https://.",
    "webhook_kinds_missing": "Choose at least one kind of event.",
    "webhook_known": "There is a webhook with this address already. Change that one, or delete it first.",
    "webhooks_too_many": "A publication has {most} webhooks at most. Delete one that you no longer need.",
    "webhook_not_found": "There is no such webhook any more. Go back to the list of webhooks.",
    "webhook_stale": "Someone else changed this webhook in the meantime. Look at it as it is now, then change it.",
    "webhook_secret_unreadable": "The secret of this webhook can’t be read with the present key. Make a new secret, and give it to the receiver.",
    "delivery_not_found": "This event is no longer kept. Reload the page to see what is.",
    "webhook_too_slow": "{host} did not answer within {seconds} seconds. Have it answer first, and do its work afterwards.",
    "webhook_name_unknown": "There is no host called {host}. Look for a typing mistake in the address.",
    "webhook_certificate": "{host} has no certificate that can be trusted. Have it renewed.",
    "webhook_answer_long": "{host} answers with far too much. Have it answer with a status and a few words.",
    "webhook_not_allowed": "{host} is at an address to which nothing is sent. Choose another one.",
    "webhook_no_connection": "{host} could not be reached, or ended the connection before its answer. Look whether the receiver runs.",
}
"""The words of each error code; each names the remedy."""
