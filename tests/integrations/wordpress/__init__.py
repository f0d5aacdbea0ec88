"""WordPress as it is: Debian's, with its database and PHP, and our plug-in in it."""
