"""The words of each error code, in English. Each names the remedy. A test finds codes without words and words without code."""

MESSAGES: dict[str, str] = {
    "locale_unknown": "“{tag}” is not a language of this product. Use one of: {known}.",
    "address_unusable": "The web server can't listen on {host}:{port} ({reason}). Choose another TMS_HOST or TMS_PORT.",
    "addresses_incomplete": "{given} is set and {missing} is not. Set both to use servers of your own, or neither.",
    "data_folder_forbidden": "The data folder {path} can't be used ({reason}). Run as the user who owns it, or choose "
    "another folder with TMS_DATA_DIR.",
    "data_folder_foreign": "The data folder {path} belongs to user {owner}. Run as that user, or choose another folder "
    "with TMS_DATA_DIR.",
    "data_folder_not_empty": "The folder {path} holds other things. Choose an empty or new folder with TMS_DATA_DIR.",
    "database_of_other_version": "The data were made by PostgreSQL {made_by}; this installation has {needs}. Start "
    "them with the release that made them and move them with pg_dump.",
    "instance_not_running": "Nothing runs on the data folder {path}. Start it with `tms up`, or set "
    "TMS_DATABASE_URL and TMS_BROKER_URL.",
    "instance_running": "The data folder {path} is in use by process {pid} ({where}). Use that one, stop it, or choose "
    "another folder with TMS_DATA_DIR.",
    "no_account_for_servers": "No user is free for the servers, which don't run as root. Run as an ordinary user, or "
    "set TMS_DATABASE_URL and TMS_BROKER_URL.",
    "no_short_folder": "Sockets need a short path, and none of {places} can be used for them. Choose a data folder "
    "with a shorter path in TMS_DATA_DIR.",
    "server_not_starting": "The private {server} did not start. The end of its log {log}:\n{words}",
    "servers_not_installed": "This platform has no PostgreSQL or Valkey in its packages. Set TMS_DATABASE_URL and "
    "TMS_BROKER_URL to use servers of your own.",
    "settings_invalid": "A setting can't be used: {reason}. Correct it and start again.",
    "web_not_starting": "The web server ends as soon as it starts. What it printed above says why.",
}
