"""The words of what goes wrong while a folder is pulled from an installation elsewhere, in English."""

PULL_MESSAGES: dict[str, str] = {
    "pull_url_missing": "Say which installation to ask: set TMS_URL, or give --url, such as https://news.example.",
    "pull_url_wrong": "“{url}” is not the address of an installation. Write it as https://news.example, without a name or password.",
    "pull_token_missing": "A token is needed. Put it into TMS_TOKEN, or into a file that --token-file names; never on the command line.",
    "pull_token_unreadable": "The file {path} has no token that can be read ({reason}). Put the token alone into it.",
    "pull_token_scopes": "This token is not for {missing}. Make one for “events:read” and “releases:read” under “API access”.",
    "pull_refused": "{host} refuses this ({status}, {name}): {words}",
    "pull_away": "{host} can’t be used just now ({reason}). Run the same command again later; it goes on where it stopped.",
    "pull_not_allowed": "{host} can’t be asked: {reason}. Choose another address.",
    "pull_certificate": "{host} has no certificate that can be trusted. Have it renewed, or name the authority that signed it in SSL_CERT_FILE.",
    "pull_moved": "{host} sends on to {where}. Use that address instead.",
    "pull_not_ours": "{host} does not answer as Sanwen does. Check the address, and that its release is not older than this program.",
    "pull_folder_other": "The folder {folder} was pulled from {known}. Choose another folder for this publication.",
    "pull_folder_busy": "Another pull is at work in {folder}. Wait until it has ended.",
    "pull_folder_unusable": "{path} can’t be used ({reason}). Put that right, then run the same command again.",
    "pull_record_unreadable": "The record {path} can’t be read. Delete it and run the same command again: files that say the same are taken over.",
    "pull_outside": "{path} leads out of the folder. Take the link away, then run the same command again.",
    "pull_one_place": "Two released versions want the file {path}. Run the command once with --anew; if that does not help, change the address of one of them.",
}
"""The words of each error code; each names the remedy."""
