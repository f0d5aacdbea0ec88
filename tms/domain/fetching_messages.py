"""The words of what goes wrong with pages that are fetched from the web, in English; each says what to do."""

from collections.abc import Mapping

FETCHING_MESSAGES: Mapping[str, str] = {
    "fetch_address_wrong": "That is not a web address. Copy the whole address from your browser, beginning with https://.",
    "fetch_not_public": "{host} is not on the public web. Sanwen fetches only what everybody can reach: save the page in "
    "your browser, and bring the file in.",
    "fetch_name_unknown": "There is no site called {host}. Look for a typing mistake in the address.",
    "fetch_too_slow": "{host} did not answer within {seconds} seconds. Try again later, or save the page in your browser and "
    "bring the file in.",
    "fetch_no_connection": "{host} could not be reached. Look whether the page opens in your browser, then try again.",
    "fetch_certificate": "{host} has no certificate that can be trusted, so nobody knows whether it is that site. Look at the "
    "page in your browser, and bring it in as a file.",
    "fetch_circles": "{host} leads from one address to the next without end. Open the page in your browser, and copy the "
    "address at which you arrive.",
    "fetch_sign_in": "{host} shows this page only to those who are signed in. Save the page in your browser, and bring the "
    "file in.",
    "fetch_not_there": "{host} has no page at this address. Look for a typing mistake, or find the article there again.",
    "fetch_turned_away": "{host} does not hand this page to programs (it answered {status}). Save the page in your browser, "
    "and bring the file in.",
    "fetch_site_broken": "{host} has a fault of its own (it answered {status}). Try again later.",
    "fetch_too_large": "What is at this address is larger than {most} MB. Save the page in your browser, and bring the file "
    "in.",
    "fetch_no_page": "What is at this address is not a web page but {type}. Open it, copy the article, and paste it.",
    "fetch_unreadable": "What {host} sent can’t be unpacked. Save the page in your browser, and bring the file in.",
    "fetch_no_article": "No article was found on this page. If you see one in your browser, select the whole page there, "
    "copy it, and paste it.",
    "fetch_gave_up": "The page could not be fetched in time. Try again.",
    "fetch_unknown": "This page is no longer kept, or someone else fetched it. Give the address again.",
    "feed_unreadable": "That is neither an Atom or RSS feed nor a JSON Feed or a list of ninjs. Look for the feed’s own address "
    "on the site.",
    "feed_watched": "This feed is watched already. Look for it in the list below.",
    "feeds_too_many": "A publication watches {most} feeds at most. Remove one that you no longer need.",
    "feed_not_found": "This feed is no longer watched. Reload the page to see those that are.",
    "candidate_not_found": "There is no such entry any more. Reload the page to see what is new.",
    "candidate_decided": "Someone else has taken or dismissed this entry in the meantime. Look at the others.",
    "fetch_too_many": "{n} addresses are being fetched for you already. Wait until one of them is there.",
}
