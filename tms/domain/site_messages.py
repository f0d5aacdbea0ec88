"""The words of what is wrong about sites to which released versions are sent, in English."""

SITE_MESSAGES: dict[str, str] = {
    "site_address_wrong": "That is not a web address. Write the address of the site’s first page, beginning with https://.",
    "site_user_missing": "Write the name of the user there, of 60 characters at most.",
    "site_password_missing": "Write the application password that WordPress showed.",
    "site_known": "This site is set up already. Change that one, or delete it first.",
    "sites_too_many": "A publication has {most} sites at most. Delete one that you no longer need.",
    "site_not_found": "There is no such site any more. Go back to the list of sites.",
    "site_stale": "Someone else changed this site in the meantime. Look at it as it is now, then change it.",
    "site_password_unreadable": "The password of this site can’t be read with the present key. Make a new one in WordPress, and write it here.",
    "site_version_not_found": "This version was never sent to that site. Reload the page to see what was.",
    "site_off": "This site is switched off. An administrator can switch it on again.",
    "site_too_slow": "{host} did not answer within {seconds} seconds. Look whether the site works.",
    "site_name_unknown": "There is no host called {host}. Look for a typing mistake in the address.",
    "site_certificate": "{host} has no certificate that can be trusted. Have it renewed.",
    "site_not_allowed": "{host} is at an address to which nothing is sent. Choose another one.",
    "site_no_connection": "{host} could not be reached, or ended the connection before its answer. Look whether the site runs.",
    "site_not_wordpress": "{host} does not answer like a WordPress. Look whether the address is that of the site’s first page.",
    "site_without_plugin": "WordPress at {host} has no active plug-in “Sanwen”. Install it there, and activate it.",
    "site_leads_elsewhere": "{host} leads to {target}. Write that address instead, without what follows the site’s own.",
    "site_password_wrong": "The site does not know “{user}” with this application password. Write both anew; if they are right, its server does not hand them on to WordPress.",
    "site_user_may_not_write": "“{user}” may not publish posts and make categories there. Give that user the role Editor.",
    "site_busy": "{host} had no time (status {status}).",
    "site_refused": "{host} did not take it (status {status}): {words}",
    "site_changed_there": "Someone changed this post on the site. It was not overwritten.",
    "site_has_newer": "The site has a newer version than this one, of another installation perhaps. Send ours instead, if that is right.",
}
"""The words of each error code; each names the remedy."""
